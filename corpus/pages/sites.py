"""Publishers: their hosts, the marks that open their leads, the footer lines that name them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cache

from ..bundled import read_data
from ..text.folding import title_case

MAX_SITE_CHARACTERS = 90  # a publisher's name; longer is a sentence

_MARK_END = re.compile(r" ?[-–—/] ?| online")
_BRACKETED = re.compile(r"\( ?([^()\n]{2,30}?) ?\)[.,]? ?[-–—]")
_BRACKET_ENDS = re.compile(r"\)[.,]? ?[-–—]")  # a cheap look for one
_BARE = re.compile(r"(\w[\w.+& ]{0,20}?) ?[-–—] ?(?=\w)")
_PAPER = re.compile(r"[A-ZĐ]{3,6}$|(?:Báo|Tạp chí|Trang|Cổng|Đài) \w")
_COPYRIGHT = re.compile(
    r"(?:bản quyền|copyright|©)[^\n]{0,30}?(?:thuộc về|thuộc|của|bởi|by|©(?: ?\d{4})?)[: ]+", re.I
)
_PUBLISHER = re.compile(
    r"(?:(?:Trang (?:[Tt]hông )?tin|Cổng (?:[Tt]hông tin|TTĐT))(?: [Đđ]iện tử)? [^\W\d_]|"
    r"(?:Tạp chí|Báo(?: điện tử)?|Đài (?:Phát thanh|PT-TH|PTTH|Tiếng nói|Truyền hình)) "
    r"(?:và )?[A-ZĐ])[^\n]*"
)
_SHOUTED = re.compile(r"((?:TRANG|CỔNG) THÔNG TIN(?: ĐIỆN TỬ)?) (\w[\w ,-]{3,60})")
_PUBLISHER_HEADS = re.compile("Trang|Cổng|Tạp chí|Báo|Đài")  # with one of which it begins
_TITLE_PARTS = re.compile(r" ?[|>»] ?| [-–—] ")
_NAME_ENDS = re.compile(r" [-–—|] |[.;|©”]|, | ?(?:giữ bản quyền|all rights|ghi rõ nguồn)", re.I)


@cache
def _sites(kind: str) -> dict[str, str]:
    table = read_data("sites.csv")
    rows = csv.DictReader(table.splitlines())
    return {row["key"]: row["site"] for row in rows if row["kind"] == kind}


@cache
def _mark_heads() -> frozenset[str]:
    """The first letters of all marks: most words of a text begin as none does."""
    return frozenset(mark[:2] for mark in _sites("mark"))


def site_of_host(host: str) -> str | None:
    """The publisher behind a host name, its subdomains included; None for an unknown one.

    >>> site_of_host("www.baochinhphu.vn"), site_of_host("vi-du.example")
    ('Báo điện tử Chính phủ', None)
    """
    if "." not in host:
        return None
    hosts, labels = _sites("host"), host.lower().split(".")
    tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((hosts[tail] for tail in tails if tail in hosts), None)


def site_of_mark(mark: str) -> str | None:
    """The publisher that signs with a mark, as `TTXVN` or `Báo Đất Việt`; None for an unknown one.

    >>> site_of_mark("VOV- Miền Trung"), site_of_mark("Đội 5")
    ('VOV', None)
    """
    if "." not in mark and mark.lstrip()[:2] not in _mark_heads():
        return None
    marks = _sites("mark")
    if known := marks.get(mark.strip()):
        return known
    head = _MARK_END.split(mark, maxsplit=1)[0].strip()
    return marks.get(head) or site_of_host(mark.strip(" ()"))


def site_of_lead(lines: Sequence[str]) -> str | None:
    """The publisher whose mark opens the lead, `(Tổ Quốc) - …`, or a later piece of the page.

    >>> site_of_lead(["(Dân trí) - Sáng nay, xã mở hội."]), site_of_lead(["(5 hộ) - không nêu."])
    ('Dân trí', None)
    """
    has_marks = _BRACKET_ENDS.search("\n".join(lines))
    for number, line in enumerate(lines if has_marks else ()):
        for match in _BRACKETED.finditer(line) if "(" in line else ():
            if known := _sites("mark").get(match[1]) or site_of_host(match[1]):
                return known
            if not number and match.start() == 0 and _PAPER.match(match[1]):
                return match[1]
    bare = _BARE.match(lines[0]) if lines else None
    return _sites("mark").get(bare[1]) if bare else None


def site_of_footer(lines: Iterable[str]) -> str | None:
    """The publisher that a copyright or masthead line names, the copyright line first.

    >>> site_of_footer(["KẾT NỐITrang thông tin điện tử huyện Bình Lục", "Điện thoại: 0226"])
    'Trang thông tin điện tử huyện Bình Lục'
    """
    named = None
    for line in lines:
        if owner := _owned(line):
            if name := _site_name(line[owner.end() :]):
                return name
        elif named is None:
            publisher = _published(line)
            named = _site_name(publisher[0]) if publisher else _in_capitals(line)
    return named


def site_of_title(title: str) -> str | None:
    """The publisher that a page's title names beside the headline.

    >>> site_of_title("Cổng thông tin điện tử tỉnh Hà Nam > Tin tức > Xã Tân Lập có cầu mới")
    'Cổng thông tin điện tử tỉnh Hà Nam'
    """
    parts = (part.strip() for part in _TITLE_PARTS.split(title))
    return next((part for part in parts if is_publisher(part) and _site_name(part)), None)


def is_publisher(name: str) -> bool:
    """Whether a name says by its words that it is a publisher's.

    >>> is_publisher("Báo Hà Nam"), is_publisher("Ủy ban nhân dân tỉnh Hà Nam")
    (True, False)
    """
    return _PUBLISHER.fullmatch(name) is not None


def _owned(line: str) -> re.Match[str] | None:
    low = line.lower()
    may_be = "bản quyền" in low or "copyright" in low or "©" in low
    return _COPYRIGHT.search(line) if may_be else None


def _published(line: str) -> re.Match[str] | None:
    is_short = len(line) <= 2 * MAX_SITE_CHARACTERS
    return _PUBLISHER.search(line) if is_short and _PUBLISHER_HEADS.search(line) else None


def _in_capitals(line: str) -> str | None:
    """The publisher of a line such as `CỔNG THÔNG TIN ĐIỆN TỬ XÃ AN HÒA`."""
    shouted = _SHOUTED.fullmatch(line) if line.isupper() else None
    return f"{shouted[1].capitalize()} {title_case(shouted[2])}" if shouted else None


def _site_name(words: str) -> str | None:
    name = _NAME_ENDS.split(words.strip(" :"), maxsplit=1)[0].strip(" :,-")
    return name if 2 < len(name) <= MAX_SITE_CHARACTERS and name[0].isupper() else None
