"""What a page's own lines say of it: title, date, author, publisher, section and lead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, filterfalse
from typing import NamedTuple

from .dates import find_stamp
from .folding import fold
from .furniture import can_be_headline, is_body, is_furniture, is_paragraph, is_stub
from .page_bars import bar_lines, menu_end
from .page_parts import furniture_lines
from .signature import (
    Signature,
    find_above_captions,
    find_labelled,
    find_signature,
    parse_signature,
)
from .sites import site_of_footer, site_of_lead

# Thresholds, all in one place.
HEAD_LINES = range(14, 250)  # filled lines above the article, menus among them
BELOW_HEAD = 3  # lines from its first paragraph on in which a date line is still looked for
TAIL_LINES = 6  # ... and a line such as `Cập nhật lúc: …` at the end
DATE_LINE = 90  # characters; a longer line with a date is a sentence
BESIDE_DATE = 45  # characters that may stand beside the stamp: a section, a paper's mark
MAX_TITLE = 250
SECTION_WORDS = 6
LEAD = range(60, 1200)  # characters of a lead paragraph
MENU_LINES = 4  # as many short lines above the headline are a menu
LAST_LINES = 12  # in which a signature above captions can stand
PATH_LINES = 3  # headlines below a path of sections among which its own is
MIN_LEAD_LINES = 3  # where less follows, the first paragraph is the body itself

_CRUMB_SIGNS = "»›>"
_CRUMB = re.compile(f"[{_CRUMB_SIGNS}]")
_SEPARATORS = " \t-–—|:•»>/()[]"
_TIMED = re.compile(r"\d[:hg]\d\d|thứ|chủ nhật|cập nhật|đăng|gmt", re.I)
_LABELLED = re.compile(r"(?:ngày )?(?:cập nhật|đăng|xuất bản|gửi|update)", re.I)


class Masthead(NamedTuple):
    """The metadata that the lines give, and the numbers of the lines that are the article's own."""

    title: str | None
    published_at: str | None
    author: str | None
    site: str | None
    section: str | None
    lead: str | None
    own_lines: tuple[int, ...]
    is_whole: bool  # whether these are all lines


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when the page was published, and the section that stands before."""

    number: int
    published_at: str
    section: str | None = None
    before: str = ""  # the words before the stamp


def read_masthead(text: str, title: str | None = None) -> Masthead:
    """The masthead of a cleaned text; a title that is known already is not looked for.

    >>> page = "Xã Tân Lập họp\\nThứ hai, 04/03/2019 08:15\\nXã có 12 hộ. Ai cũng vui.\\nMai Hoa"
    >>> (head := read_masthead(page)).title, head.published_at, head.author
    ('Xã Tân Lập họp', '2019-03-04T08:15', 'Mai Hoa')
    """
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line]
    head = _head(lines, filled)
    stamps = find_date_lines(lines, filled, head)
    dated = stamps[0] if stamps else None
    at = _line_of(title, lines, head) if title else find_title(lines, head, dated)
    title = title or (lines[at] if at is not None else None)
    dropped = furniture_lines(lines, title)
    if stamps:
        dropped |= {stamp.number for stamp in stamps}
    if at is not None:
        dropped = dropped - {at} | _menu_above(at, lines, filled, dropped)
        if between := _between(at, lines, head):
            dropped |= {i for i in between if is_stub(lines[i])}
            dropped |= bar_lines(lines, between, dropped)
    own: Sequence[int] = range(len(lines))
    below = filled if at is None else filled[bisect_right(filled, at) :]
    if dropped:
        own = [i for i in own if i not in dropped]
        below = [i for i in below if i not in dropped]
    body = [lines[i] for i in below]
    furniture = [lines[i] for i in sorted(dropped)]
    signed = (
        find_labelled(furniture)
        or find_signature(body)
        or find_above_captions([lines[i] for i in own[-LAST_LINES:]])
        or (_byline(at, lines, head, dated) if at is not None and dropped else None)
    )
    site = site_of_footer(chain(furniture, filterfalse(is_body, body[-2:]))) or site_of_lead(body)
    return Masthead(
        title=title,
        published_at=dated.published_at if dated else None,
        author=signed.author if signed else None,
        site=site or (signed.site if signed else None),
        section=dated.section if dated and dated.section else _crumb(text, lines, head),
        lead=_lead(body),
        own_lines=tuple(own),
        is_whole=len(own) == len(lines),
    )


def _head(lines: Sequence[str], filled: Sequence[int]) -> Sequence[int]:
    """The filled lines that stand above the article's first paragraph, and the next few.

    Teasers of other news may stand above the headline.
    """
    paragraphs = (k for k, i in enumerate(filled) if is_paragraph(lines[i]))
    top, first = 0, next(paragraphs, 0)
    teasers, below = _teasers(first, paragraphs, lines, filled)
    if len(teasers) > 1:
        between = filled[teasers[-1] + 1 : below]
        if any(_date_line(i, lines[i]) for i in between):
            top, first = teasers[-1] + 1, below
    return filled[top : min(max(first + BELOW_HEAD, HEAD_LINES.start), HEAD_LINES.stop)]


def _teasers(
    first: int, others: Iterator[int], lines: Sequence[str], filled: Sequence[int]
) -> tuple[list[int], int]:
    """The paragraphs at a page's top that stand each below a headline and evenly apart, and the
    one that follows them."""
    teasers, at = list[int](), first
    while at and not is_body(lines[filled[at]]) and can_be_headline(lines[filled[at - 1]]):
        following = next(others, None)
        if following is None or (teasers and at - teasers[-1] != 2):
            break
        teasers.append(at)
        at = following
    return teasers, at


def _between(at: int, lines: Sequence[str], head: Sequence[int]) -> list[int]:
    """The lines of the head between its headline and the first paragraph."""
    between: list[int] = []
    for i in head[bisect_right(head, at) :]:
        if is_paragraph(lines[i]):
            return between
        between.append(i)
    return []


def _byline(
    at: int, lines: Sequence[str], head: Sequence[int], dated: DateLine | None
) -> Signature | None:
    """The signature between headline and body, by itself or before the date."""
    words = [lines[i] for i in _between(at, lines, head) if not is_furniture(lines[i])]
    if dated and dated.before:
        words.append(dated.before)
    return next((found for line in words if (found := parse_signature(line))), None)


def find_date_lines(
    lines: Sequence[str], filled: Sequence[int], head: Sequence[int]
) -> list[DateLine]:
    """The date stamps of the page's head, that of the article first, or a labelled one at its end.

    A stamp above the headline is the clock of the site: the article's stands nearest the body.

    >>> find_date_lines(["Kinh tế 05/03/2021 07:30"], [0], [0])
    [DateLine(number=0, published_at='2021-03-05T07:30', section='Kinh tế', before='Kinh tế')]
    """
    found: list[DateLine] = []
    nearest = since = 0
    for place in [k for k, i in enumerate(head) if len(lines[i]) <= DATE_LINE and find_stamp(lines[i])]:
        between = [lines[i] for i in head[since:place]]
        if found and any(map(is_body, between)):
            break
        if dated := _date_line(head[place], lines[head[place]]):
            # The article's own words stand between this stamp and the one above.
            if not all(map(is_furniture, between)):
                nearest = len(found)
            since = place + 1
            found.append(dated)
    if found:
        return [found[nearest], *found[:nearest], *found[nearest + 1 :]]
    tail = [i for i in filled[-TAIL_LINES:] if len(lines[i]) <= DATE_LINE]
    labelled = (i for i in tail if _LABELLED.match(lines[i]))
    return [dated for i in labelled if (dated := _date_line(i, lines[i]))][:1]


def _date_line(number: int, line: str) -> DateLine | None:
    if len(line) > DATE_LINE or (stamp := find_stamp(line)) is None:
        return None
    start, end, published_at = stamp
    before, after = line[:start].strip(_SEPARATORS), line[end:].strip(_SEPARATORS)
    if len(before) + len(after) > BESIDE_DATE or after.endswith(".") or before[:7] == "Hôm nay":
        return None  # the last is the clock of the site
    is_stamp = _TIMED.search(line[start:end]) is not None or before.endswith(",")
    if (before and not (is_stamp and before[0].isupper())) or (after and not is_stamp):
        return None  # a sentence or a headline that names a day
    return DateLine(number, published_at, _section(before), before)


def _section(before: str) -> str | None:
    """The words before a stamp, unless a paper's mark (`QTI`) or a place (`Huế, ngày …`)."""
    is_section = before and not before.isupper() and not before.endswith(",")
    is_section = is_section and not is_furniture(before)
    return before if is_section and len(before.split()) <= SECTION_WORDS else None


def find_title(lines: Sequence[str], head: Sequence[int], dated: DateLine | None) -> int | None:
    """The number of the headline: that beside the date or the first paragraph, else the first line.

    >>> find_title(["Lâm Đồng:", "Thanh tra tỉnh họp", "Hội nghị bàn 12 việc."], [0, 1, 2], None)
    1
    """
    found = _headline(lines, head, dated)
    return found if found is not None else _first_title(lines, head, dated)


def _headline(lines: Sequence[str], head: Sequence[int], dated: DateLine | None) -> int | None:
    """The line as long as a headline that stands next to the date, or above the first paragraph."""
    until = next((k for k, i in enumerate(head) if is_paragraph(lines[i])), len(head))
    above = [i for i in head[:until] if _date_line(i, lines[i]) is None]
    good = [i for i in above if can_be_headline(lines[i]) and not is_furniture(lines[i])]
    good = [i for k, i in enumerate(good) if not _leads_to(lines[i], lines, good[k + 1 :])]
    if not good:
        return None
    menu = menu_end(lines, [i for i in above if i < good[-1]])
    if dated and dated.number < good[0]:  # above a menu it is the clock of the site
        return next((i for i in good if i > menu > dated.number), good[0])
    if dated is None or dated.number > above[-1]:
        has_menu = menu >= 0 or any(is_furniture(lines[i]) for i in above)
        return good[-1] if has_menu else None
    for number in reversed([i for i in above if i < dated.number]):
        if number in good:
            return number
        if _is_crumb(lines[number]) or not is_furniture(lines[number]):
            break
    return next((i for i in good if i > dated.number), good[-1])


def _leads_to(line: str, lines: Sequence[str], below: Sequence[int]) -> bool:
    """Whether a headline below ends this line: a path of sections without marks between them."""
    return any(line.endswith(f" {lines[i]}") for i in below[:PATH_LINES])


def _first_title(lines: Sequence[str], head: Sequence[int], dated: DateLine | None) -> int | None:
    """The nearest line above the date that can be a title, else the first of the page."""
    own = [i for i in head[: HEAD_LINES.start] if not is_furniture(lines[i])]
    if len(own) < 2:
        return None
    if dated:
        above = [i for i in own if i < dated.number and _can_be_title(lines[i])]
        if above:
            return above[-1]
        own = [i for i in own if i > dated.number]
    first = next((i for i in own if not lines[i].endswith(":")), None)
    return first if first is not None and _can_be_title(lines[first]) else None


def _can_be_title(line: str) -> bool:
    ends_open = line.endswith((":", ";", ",")) or (line.endswith(".") and not line.endswith(".."))
    return len(line) <= MAX_TITLE and not ends_open


def _menu_above(
    at: int, lines: Sequence[str], filled: Sequence[int], dropped: frozenset[int]
) -> set[int]:
    """The lines above the headline where furniture is among them, so menus, but for a kicker."""
    above = list(filled[: bisect_left(filled, at)])
    if above and lines[above[-1]].endswith(":"):
        above.pop()
    is_menu = len(above) >= MENU_LINES or any(i in dropped for i in above)
    is_menu = is_menu and not any(is_body(lines[i]) for i in above)
    return set(above) if is_menu else set()


def _line_of(title: str, lines: Sequence[str], head: Sequence[int]) -> int | None:
    near = (i for i in head if len(lines[i]) == len(title))
    return next((i for i in near if lines[i] == title or fold(lines[i]) == fold(title)), None)


def _is_crumb(line: str) -> bool:
    return any(sign in line for sign in _CRUMB_SIGNS) and is_furniture(line)


def _crumb(text: str, lines: Sequence[str], head: Sequence[int]) -> str | None:
    """The last entry of a breadcrumb line, `Trang nhất » Tin tức » Xã hội`."""
    if not any(sign in text for sign in _CRUMB_SIGNS):
        return None
    for number in head:
        if _is_crumb(lines[number]):
            crumbs = [crumb.strip() for crumb in _CRUMB.split(lines[number]) if crumb.strip()]
            return crumbs[-1] if len(crumbs) > 1 else None
    return None


def _lead(body: Sequence[str]) -> str | None:
    if len(body) < MIN_LEAD_LINES or len(body[0]) not in LEAD:
        return None
    return body[0] if body[0][0].isupper() or not body[0][0].isalpha() else None
