"""Treaties and acts of other countries, by name, acronym or number: `Hiệp định CPTPP`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...corpus.text.folding import LOWER, UPPER
from ...corpus.text.word_lists import BLANKS, WordList
from ..lexicons import one_of, read_csv, spellings
from .agreements import read_agreement
from .dates import date_at, date_given
from .plan_names import opens_item, stand_for_many, stands_inside

TREATIES = {"hiệp định", "công ước", "hiệp ước", "đạo luật", "dự luật"}
TREATIES |= {"nghị định thư", "hiến chương", "tuyên bố", "thỏa thuận", "bản ghi nhớ"}
TREATIES |= {"biên bản ghi nhớ"}
_ACRONYM = r"(?!FTA\b|ODA\b)[A-Z]{3,}[0-9]{0,2}(?:\s?/\s?[A-Z]{3,})?"
_NUMBER = re.compile(
    r"\s(?P<n>[0-9]{1,3})(?![\w%/-]|[.,][0-9]|\s(?!(?:và|của|về|có|được|là|đã|sẽ|chính|cũng|để|trong|còn|thì|khi|theo|tại|do)\s)[a-zđ])"
)
# `Tổ chức Hiệp ước …`, `Chính phủ Hiệp định …`
_IN_A_NAME = re.compile(r"(?:(?:Tổ chức|tổ chức|Khối|khối)(?: quân sự)?|minh|[Cc]hính phủ)\s$")
_BLANK = r"[ \xa0]"  # a name does not go on behind a headline
_SHORT = re.compile(rf"\s(?P<name>{_ACRONYM})(?!\w|\s[{UPPER}]{{3}})")
# Behind a comma an acronym may begin a clause: `Theo Đạo luật ABCD, XYZ sẽ …`
_MORE = re.compile(
    rf"(?:(?P<comma>,)|\svà)\s(?P<name>{_ACRONYM})(?!\w)"
    r"(?(comma)(?!\s(?:sẽ|đã|đang|được|là|có|cũng|cho|phải|không)\s))"
)
_NAME = re.compile(
    rf"(?:\scủa|\scấp\s(?:Chính phủ|[Nn]hà nước|[Bb]ộ))?{_BLANK}"
    rf"(?P<name>(?:{one_of('treaty_goes_on')}(?!\w)"
    rf"|(?!{one_of('treaty_ends')}(?!\w)|(?:và|hay)\s)(?:[^\W\d_]+))"
    rf"(?:{_BLANK}{one_of('treaty_goes_on')}(?!\w)"
    rf"|(?:\s[-–]\s|{_BLANK})(?!{one_of('treaty_ends')}(?!\w))(?:[^\W\d_]+)"
    # `Công ước Liên hợp quốc (LHQ) về …`, `Công ước Liên hợp quốc năm 1987 về …`
    rf"|{_BLANK}(?:\([A-ZĐ]{{2,}}\)|(?:năm\s)?(?:19|20)[0-9]{{2}})(?=\svề\s)){{0,22}})"
)
# `(HSB)`, `(Glacier Forces Treaty - GFT)`, `(gọi tắt là HSB)`
_SAID_TOO = re.compile(
    r"\s\((?:[A-Z][A-Za-z ,'-]{5,90}\s?[-–,:]\s|(?:viết|gọi)\stắt\s(?:là\s)?)?"
    rf"(?P<name>{_ACRONYM})\)"
)
# What a treaty is about, as a list: `Hiệp định về thuốc thú y, con giống và vắc xin`
_SMALL = rf"(?!{one_of('treaty_ends')}(?!\w)|và\s)[{LOWER}]+"
_FIRST_SMALL = rf"(?!{one_of('title_ends_before')}(?!\w)){_SMALL}"
_LISTED = re.compile(
    rf"(?:,\s{_FIRST_SMALL}(?:\s{_SMALL}){{0,5}}){{1,5}}"
    rf"\svà\s{_FIRST_SMALL}(?:\s{_SMALL}){{0,6}}(?!\w)"
)
_YEAR = re.compile(
    r",?\s\(?(?:năm\s(?:tài\skh[óo][áa]\s)?)?(?P<y>(?:1[89]|20)[0-9]{2})(?![\w/-])\)?"
)
_YEAR_INSIDE = re.compile(r"\s(?:năm\s)?(?P<y>(?:19|20)[0-9]{2})(?=\svề\s|$)")
# `Đạo luật An toàn thuốc của Mỹ`
_OF_COUNTRY = re.compile(rf"\scủa\s(?:nước\s)?(?P<country>{one_of('countries')})(?!\w)")
# A small word names no treaty by itself, unless it says what treaties are of.
_BEGINS = re.compile(rf"(?:(?:quốc tế )?[{UPPER}]|{one_of('treaty_begins')}(?!\w))")
# `Đạo luật Magnitsky và cố gắng …`, `Thỏa thuận khí hậu Paris`
_PROPER = re.compile(rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*)*(?=\svà\s[{LOWER}])")
_PROPER_AT_END = re.compile(
    rf"(?:[{LOWER}]+\s){{1,2}}[{UPPER}]\w+|(?:[{LOWER}]+\s){{4,9}}[{UPPER}]\w+(?:\s(?:-\s)?[{UPPER}]\w+){{1,4}}"
)
_DATE_WITHIN = 40  # characters behind an agreement within which its date stands
_ACT_BEGINS = re.compile(rf"{one_of('law_topics')}(?!\w)")
_GENERIC = re.compile(
    r"(?:thương mại(?: tự do)?(?: thế hệ)?|song phương|đa phương|vay.*|quốc tế|mới|tự do"
    r"|hòa bình|hoà bình)$",
    re.I,
)
_BOTH = re.compile(r"\sgiữa\shai\s(?:nước|bên|quốc\sgia|chính\sphủ)(?!\w)")
# `Hiệp định thương mại tự do (FTA) Việt Nam - EU`
_PARTIES = re.compile(
    rf"{_BLANK}\(FTA\){_BLANK}(?:giữa\s)?[{UPPER}]\w+(?:\s(?:[-–]\s)?[{UPPER}]\w+)*"
    rf"(?:\s(?:và|với)\s(?!Hiệp|Công|Nghị|Tuyên)[{UPPER}]\w+(?:\s(?:[-–]\s)?(?:[{UPPER}]\w*|minh|kinh|tế|châu)(?!\w))*)?"
)
# `hiệp định mậu dịch tự do Việt - Thái`: between whom is said
_FREE_TRADE = re.compile(
    rf"(?:thương mại|mậu dịch) tự do (?:giữa )?[{UPPER}]\w+(?: [{UPPER}]\w+)?"
    rf" (?:[-–]|và|với) [{UPPER}]"
)
_ACTS = ("ạo luật", "ự luật")  # behind a letter of either case
# mostly not the word of a name
_PLAIN_WORDS = ("hỏa thuận", "hoả thuận", "ản ghi nhớ", "iên bản ghi nhớ")
_DECLARED = re.compile(
    rf"(?:về\s)?(?:cách\s)?ứng\sxử|chung\s(?:[{UPPER}]|về)|tầm\snhìn\schung|về\s[{LOWER}\s]*[{UPPER}]|(?!Báo)[{UPPER}]"
)
_SIGNED_BY = re.compile(
    rf"(?:{one_of('countries')}|FTA|ODA)(?!\w)|Việt Nam|Liên [Hh]i?[ệợ]p [Qq]uốc$|Các nước|Đạo luật"
)


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty named behind its type word; `end` is where its words end."""

    name: str | None
    symbol: str | None
    issued_on: str | None
    start: int
    end: int
    issuer: str | None = None


def read_treaties(text: str, a: int, b: int) -> Iterator[Treaty]:
    """The treaties that the type word at a to b names.

    >>> [t.name for t in read_treaties("Công ước Viên về Luật điều ước (năm 1969)", 0, 8)]
    ['Viên về Luật điều ước']
    """
    if _IN_A_NAME.search(text, max(0, a - 16), a):
        return
    if number := _NUMBER.match(text, b):
        yield Treaty(None, number["n"], None, a, number.end())
    elif (short := _SHORT.match(text, b)) and not (
        _declares(text, a)
        or (text.startswith(" về ", short.end()) and full_name(short["name"]) == short["name"])
    ):
        yield _acronym(text, a, short)
        while short := _MORE.match(text, short.end()):
            yield _acronym(text, short.start("name"), short)
    elif text[a].isupper() and _stands_apart(text, a) and (agreed := read_agreement(text, b)):
        said = date_at(text, agreed[1], agreed[1] + _DATE_WITHIN)
        yield Treaty(agreed[0], None, said and said[0], a, agreed[1])
    elif named := _NAME.match(text, b):
        yield from _named(text, a, named.start("name"), _name_end(text, named))


def _acronym(text: str, start: int, m: re.Match[str]) -> Treaty:
    year = _YEAR.match(text, m.end())
    return Treaty(full_name(m["name"]), None, year and year["y"], start, m.end())


def _name_end(text: str, m: re.Match[str]) -> int:
    end = m.end("name")
    if known := _known().match(text, m.start("name")):
        end = max(end, known.end())
        return end - len(" và") if text.endswith(" và", 0, end) else end
    if " về " in f" {m['name']} " and (listed := _LISTED.match(text, end)):
        return listed.end()
    proper = _PROPER.match(m["name"])
    name = proper[0] if proper else m["name"]
    return m.start("name") + len(re.sub(r" (?:và|về|giữa|với)$", "", name))


def _country(text: str, a: int, end: int) -> re.Match[str] | None:
    """Whose act it is; behind other treaties a country is one of those that signed."""
    return _OF_COUNTRY.match(text, end) if text.startswith("ạo luật", a + 1) else None


def _named(text: str, a: int, begun: int, end: int) -> Iterator[Treaty]:
    said_too = _SAID_TOO.match(text, end)
    if text.startswith("ạo luật", a + 1) and not said_too:
        last = text.rfind(" của ", begun, end)
        of = _OF_COUNTRY.match(text, last) if last > 0 else None
        end = last if of and of.end() == end else end
    if parties := _PARTIES.match(text, end):
        end = parties.end()
    quoted = text[a - 1 : a] in ('"', "“") and text.startswith(_PLAIN_WORDS, a + 1)
    if quoted and text[end : end + 1] not in ('"', "”"):
        return  # what a speaker begins with
    name = " ".join(text[begun:end].split())
    clear = text[a].isupper() or said_too or _is_proper(name, text[a:begun])
    whose = text.startswith(_ACTS, a + 1) and text[a:begun].endswith(" của ")
    if not clear or whose or not _names_one(text, a, name, said_too):
        return  # no `Dự luật của nghị sĩ Lee`
    said = _YEAR_INSIDE.search(name)
    name = _YEAR_INSIDE.sub("", name)
    before = said or _YEAR.match(text, end)
    behind = _YEAR.match(text, said_too.end()) if said_too else None
    year = (before and before["y"]) or (behind and behind["y"])
    of = _country(text, a, max([end, *(m.end() for m in (before, behind, said_too) if m)]))
    behind_all = said_too.end() if said_too else end
    if parties := _BOTH.match(text, behind_all):
        behind_all = parties.end()
    if not year and (given := date_given(text, behind_all, len(text))):
        year = given[0]
    yield Treaty(full_name(name), None, year, a, end, of and of["country"])


def _names_one(text: str, a: int, name: str, said_too: re.Match[str] | None) -> bool:
    """Whether a name is that of one treaty, not what many are of."""
    if _declares(text, a) and not _is_declaration(text, a, name, said_too):
        return False
    if text.startswith(_PLAIN_WORDS, a + 1):
        apart = text[a].isupper() and _stands_apart(text, a)
        named = said_too or _known().fullmatch(name) or _named_so(name)
        return apart and bool(named)
    if stand_for_many(text, a) and name[0].islower() and not said_too:
        return False  # `các Hiệp định thương mại tự do với ASEAN`
    if said_too:
        return text[a].isupper() or _BEGINS.match(name) is not None
    if _known().fullmatch(name):
        return True
    begins = bool(_BEGINS.match(name) or (text[a] in "Đđ" and _ACT_BEGINS.match(name))) or (
        text[a] == "Đ" and stands_inside(text, a) and len(name.split()) > 2
    )
    return begins and _GENERIC.match(name) is None


def _stands_apart(text: str, a: int) -> bool:
    return stands_inside(text, a) or opens_item(text, a) or text[a - 1 : a] in ('"', "“")


def _named_so(name: str) -> bool:
    """`Thỏa thuận Paris`, `Bản ghi nhớ về hợp tác nghề cá`"""
    return name[0].isupper() or name.startswith("về ") or bool(_PROPER_AT_END.fullmatch(name))


def _declares(text: str, a: int) -> bool:
    return text.startswith("uyên bố", a + 1)


def _is_declaration(text: str, a: int, name: str, said_too: re.Match[str] | None) -> bool:
    """Whether a declaration has a name of its own: `Tuyên bố về … (ABC)`, `Tuyên bố Bogor`."""
    named = _DECLARED.match(name) or said_too
    said_by = text.startswith(" của ", a + len("Tuyên bố")) and not said_too
    return bool(text[a].isupper() and stands_inside(text, a) and named and not said_by)


def _is_proper(name: str, before: str) -> bool:
    """Whether a name begins with a capital and is more than a country or body that signed:
    `hiệp định Paris`, and neither `hiệp ước Mỹ ký` nor `hiệp ước của Liên Hợp Quốc`."""
    name = name.removeprefix("quốc tế ")
    if not name[0].isupper():
        return _FREE_TRADE.match(name) is not None
    about = " về " in f" {name} "
    return about or not (before.endswith(" của ") or _SIGNED_BY.match(name))


@cache
def _full_names() -> dict[str, str]:
    return {row["acronym"]: row["name"] for row in read_csv("treaties.csv") if row["acronym"]}


def _acronym_forms() -> list[str]:
    return [acronym.lower() + blank for acronym in _full_names() for blank in BLANKS]


ACRONYMS = WordList(_acronym_forms)
_EVENT = re.compile(r"(?:[Hh]ội nghị|[Dd]iễn đàn|[Hh]ội thảo|[Kk]ỳ họp|[Pp]hiên họp|COP) $")
_LONGEST_EVENT = len("phiên họp ")
_OF_YEAR = re.compile(r"(?P<acronym>[A-Z]+)[ \xa0](?P<y>(?:19|20)[0-9]{2})(?![\w/-]|[.,][0-9])")


def read_acronym(text: str, at: int) -> tuple[str, Treaty] | None:
    """The treaty, and its type, that its acronym at `at` names by its year alone.

    >>> doc_type, treaty = read_acronym("tuân thủ UNCLOS 1982", 9)
    >>> doc_type, treaty.issued_on, read_acronym("công ước (UNCLOS 1982)", 10)
    ('công ước', '1982', None)
    """
    m = _OF_YEAR.match(text, at)
    acronym = m["acronym"] if m else ""
    if m is None or acronym not in _full_names() or text[at - 1 : at].strip():
        return None
    if _EVENT.search(text, max(0, at - _LONGEST_EVENT), at):
        return None  # Hội nghị CITES 2016
    named = Treaty(_full_names()[acronym], None, m["y"], at, at + len(acronym))
    return _types()[acronym], named


@cache
def _types() -> dict[str, str]:
    return {row["acronym"]: row["doc_type"] for row in read_csv("treaties.csv") if row["acronym"]}


@cache
def _known() -> re.Pattern[str]:
    names = {s for row in read_csv("treaties.csv") for s in spellings(row["name"])}
    pattern = "|".join(map(re.escape, sorted(names))).replace(r"\ \-\ ", r"\s[-–]\s")
    return re.compile(f"(?:{pattern})(?!\\w)", re.I)


def full_name(name: str) -> str:
    """The full name of a treaty that an acronym stands for, however it is written.

    >>> full_name("Nafta"), full_name("Paris")
    ('Thương mại tự do Bắc Mỹ', 'Paris')
    """
    return _full_names().get(name.upper(), name)
