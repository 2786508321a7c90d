"""What a page's own lines say of it: title, date, author, publisher, section and lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import find_stamp
from .folding import fold
from .furniture import is_body, is_furniture
from .page_parts import furniture_lines
from .signature import find_above_captions, find_labelled, find_signature
from .sites import site_of_footer, site_of_lead

# Thresholds, all in one place.
HEAD_LINES = 14  # filled lines in which the title and the date line are looked for
TAIL_LINES = 6  # ... and a line such as `Cập nhật lúc: …` at the end
DATE_LINE = 90  # characters; a longer line with a date is a sentence
BESIDE_DATE = 45  # characters that may stand beside the stamp: a section, a paper's mark
MAX_TITLE = 250
SECTION_WORDS = 6
LEAD = range(60, 1200)  # characters of a lead paragraph
MIN_LEAD_LINES = 3  # where less follows, the first paragraph is the body itself

_CRUMB = re.compile(r"[»›>]")
_SEPARATORS = " \t-–—|:•»>/()[]"
_TIMED = re.compile(r"\d[:hg]\d\d|thứ|chủ nhật|cập nhật|đăng|gmt", re.I)
_LABELLED = re.compile(r"(?:ngày )?(?:cập nhật|đăng|xuất bản|gửi|update)", re.I)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The metadata that the lines give, and the numbers of the lines that are the article's own."""

    title: str | None
    published_at: str | None
    author: str | None
    site: str | None
    section: str | None
    lead: str | None
    own_lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when the page was published, and the section that stands before."""

    number: int
    published_at: str
    section: str | None = None


def read_masthead(text: str, title: str | None = None) -> Masthead:
    """The masthead of a cleaned text; a title that is known already is not looked for.

    >>> page = "Xã Tân Lập họp\\nThứ hai, 04/03/2019 08:15\\nXã có 12 hộ. Ai cũng vui.\\nMai Hoa"
    >>> head = read_masthead(page)
    >>> head.title, head.published_at, head.author
    ('Xã Tân Lập họp', '2019-03-04T08:15', 'Mai Hoa')
    """
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line]
    stamps = find_date_lines(lines, filled)
    dated = stamps[0] if stamps else None
    at = _line_of(title, lines, filled) if title else find_title(lines, filled, dated)
    title = title or (lines[at] if at is not None else None)
    dropped = furniture_lines(lines, title) | {stamp.number for stamp in stamps}
    if at is not None:
        dropped = dropped - {at} | _menu_above(at, lines, filled, dropped)
    body = [lines[i] for i in filled if i not in dropped and (at is None or i > at)]
    furniture = [lines[i] for i in sorted(dropped)]
    signed = (
        find_labelled(furniture)
        or find_signature(body)
        or find_above_captions([line for i, line in enumerate(lines) if i not in dropped])
    )
    site = site_of_footer(furniture + _last_short(body)) or site_of_lead("\n".join(body))
    return Masthead(
        title=title,
        published_at=dated.published_at if dated else None,
        author=signed.author if signed else None,
        site=site or (signed.site if signed else None),
        section=dated.section if dated and dated.section else _crumb(lines, filled),
        lead=_lead(body),
        own_lines=tuple(i for i in range(len(lines)) if i not in dropped),
    )


def find_date_lines(lines: Sequence[str], filled: Sequence[int]) -> list[DateLine]:
    """The date stamps of the page's head, that of the article first, or a labelled one at its end.

    A stamp above the headline is the clock of the site: the article's stands nearest the body.

    >>> find_date_lines(["Kinh tế 05/03/2021 07:30"], [0])
    [DateLine(number=0, published_at='2021-03-05T07:30', section='Kinh tế')]
    """
    found: list[DateLine] = []
    nearest = 0
    between = False  # whether the article's own words stand after the last stamp
    for number in filled[:HEAD_LINES]:
        if found and is_body(lines[number]):
            break
        if dated := _date_line(number, lines[number]):
            nearest = len(found) if between else nearest
            between = False
            found.append(dated)
        else:
            between = between or not is_furniture(lines[number])
    if found:
        return [found[nearest], *found[:nearest], *found[nearest + 1 :]]
    tail = (i for i in filled[-TAIL_LINES:] if _LABELLED.match(lines[i]))
    return [dated for i in tail if (dated := _date_line(i, lines[i]))][:1]


def _date_line(number: int, line: str) -> DateLine | None:
    if len(line) > DATE_LINE or (stamp := find_stamp(line)) is None:
        return None
    start, end, published_at = stamp
    before, after = line[:start].strip(_SEPARATORS), line[end:].strip(_SEPARATORS)
    if len(before) + len(after) > BESIDE_DATE or after.endswith("."):
        return None
    is_stamp = _TIMED.search(line[start:end]) is not None or before.endswith(",")
    if (before and not (is_stamp and before[0].isupper())) or (after and not is_stamp):
        return None  # a sentence or a headline that names a day
    return DateLine(number, published_at, _section(before))


def _section(before: str) -> str | None:
    """The words before a stamp, unless a paper's mark (`QTI`) or a place (`Huế, ngày …`)."""
    is_section = before and not before.isupper() and not before.endswith(",")
    return before if is_section and len(before.split()) <= SECTION_WORDS else None


def find_title(lines: Sequence[str], filled: Sequence[int], dated: DateLine | None) -> int | None:
    """The number of the headline: the nearest line above the date that can be one, else the first.

    >>> find_title(["Lâm Đồng:", "Thanh tra tỉnh họp", "Hội nghị bàn 12 việc."], [0, 1, 2], None)
    1
    """
    head = [i for i in filled[:HEAD_LINES] if not is_furniture(lines[i])]
    if len(head) < 2:
        return None
    if dated:
        above = [i for i in head if i < dated.number and _can_be_title(lines[i])]
        if above:
            return above[-1]
        head = [i for i in head if i > dated.number]
    first = next((i for i in head if not lines[i].endswith(":")), None)
    return first if first is not None and _can_be_title(lines[first]) else None


def _can_be_title(line: str) -> bool:
    ends_open = line.endswith((":", ";", ",")) or (line.endswith(".") and not line.endswith(".."))
    return len(line) <= MAX_TITLE and not ends_open


def _menu_above(
    at: int, lines: Sequence[str], filled: Sequence[int], dropped: frozenset[int]
) -> set[int]:
    """The lines above the headline where furniture is among them, so menus, but for a kicker."""
    above = [i for i in filled if i < at]
    if above and lines[above[-1]].endswith(":"):
        above.pop()
    is_menu = any(i in dropped for i in above) and not any(is_body(lines[i]) for i in above)
    return set(above) if is_menu else set()


def _line_of(title: str, lines: Sequence[str], filled: Sequence[int]) -> int | None:
    wanted = fold(title)
    near = (i for i in filled[:HEAD_LINES] if len(lines[i]) == len(title))
    return next((i for i in near if fold(lines[i]) == wanted), None)


def _last_short(body: Sequence[str]) -> list[str]:
    return [line for line in body[-2:] if not is_body(line)]


def _crumb(lines: Sequence[str], filled: Sequence[int]) -> str | None:
    """The last entry of a breadcrumb line, `Trang nhất » Tin tức » Xã hội`."""
    for number in filled[:HEAD_LINES]:
        if _CRUMB.search(lines[number]) and is_furniture(lines[number]):
            crumbs = [crumb.strip() for crumb in _CRUMB.split(lines[number]) if crumb.strip()]
            return crumbs[-1] if len(crumbs) > 1 else None
    return None


def _lead(body: Sequence[str]) -> str | None:
    if len(body) < MIN_LEAD_LINES or len(body[0]) not in LEAD:
        return None
    return body[0] if body[0][0].isupper() or not body[0][0].isalpha() else None
