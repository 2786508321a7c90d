"""What a page's own lines say of it: title, date, author, publisher, section and lead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import chain, filterfalse
from typing import NamedTuple

from ..text.folding import fold
from .bars import bar_lines, menu_end
from .date_lines import DateLine, date_line, find_date_lines
from .furniture import can_be_headline, is_body, is_furniture, is_paragraph, is_stub
from .parts import furniture_lines
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
MAX_TITLE = 250
LEAD = range(60, 1200)  # characters of a lead paragraph
MENU_LINES = 4  # as many short lines above the headline are a menu
LAST_LINES = 12  # in which a signature above captions can stand
PATH_LINES = 3  # headlines below a path of sections among which its own is
MIN_LEAD_LINES = 3  # where less follows, the first paragraph is the body itself

_CRUMB_SIGNS = "»›>"
_CRUMB = re.compile(f"[{_CRUMB_SIGNS}]")


class Masthead(NamedTuple):
    """The metadata that the lines give, and the numbers of the lines that are the article's own."""

    title: str | None
    published_at: str | None
    author: str | None
    site: str | None
    section: str | None
    lead: str | None
    own_lines: Sequence[int]
    is_whole: bool  # whether these are all lines


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
    dropped = furniture_lines(lines, title) | {stamp.number for stamp in stamps}
    if at is not None:
        dropped = dropped - {at} | _menu_above(at, lines, filled, dropped)
        dropped |= _bar_below(lines, _between(at, lines, head), dropped)
    own = tuple(i for i in range(len(lines)) if i not in dropped) if dropped else range(len(lines))
    below = filled if at is None else filled[bisect_right(filled, at) :]
    body = [lines[i] for i in below if i not in dropped]
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
        own_lines=own,
        is_whole=not dropped,
    )


def _head(lines: Sequence[str], filled: Sequence[int]) -> Sequence[int]:
    """The filled lines that stand above the article's first paragraph, and the next few.

    Teasers of other news may stand above the headline.
    """
    paragraphs = _paragraphs(lines, filled)
    top, first = 0, next(paragraphs, 0)
    teasers, below = _teasers(first, paragraphs, lines, filled)
    if len(teasers) > 1:
        between = filled[teasers[-1] + 1 : below]
        if any(date_line(i, lines[i]) for i in between):
            top, first = teasers[-1] + 1, below
    return filled[top : min(max(first + BELOW_HEAD, HEAD_LINES.start), HEAD_LINES.stop)]


def _paragraphs(lines: Sequence[str], filled: Sequence[int]) -> Iterator[int]:
    for k, i in enumerate(filled):
        if is_paragraph(lines[i]):
            yield k


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


def _bar_below(lines: Sequence[str], between: Sequence[int], dropped: frozenset[int]) -> Set[int]:
    """The lines of buttons and counters between a headline and its article."""
    if not between:
        return frozenset()
    stubs = {i for i in between if is_stub(lines[i])}
    return stubs | bar_lines(lines, between, dropped | stubs)


def _byline(
    at: int, lines: Sequence[str], head: Sequence[int], dated: DateLine | None
) -> Signature | None:
    """The signature between headline and body, by itself or before the date."""
    words = [lines[i] for i in _between(at, lines, head) if not is_furniture(lines[i])]
    if dated and dated.before:
        words.append(dated.before)
    return next((found for line in words if (found := parse_signature(line))), None)


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
    above = [i for i in head[:until] if date_line(i, lines[i]) is None]
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
    if not ("»" in text or "›" in text or ">" in text):
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
