"""Lines that say when a page was published, by their stamp and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import find_stamp, may_have_stamp
from .furniture import is_body, is_furniture

# Thresholds, all in one place.
TAIL_LINES = 6  # at the end, among which is a line such as `Cập nhật lúc: …`
DATE_LINE = 90  # characters; a longer line with a date is a sentence
BESIDE_DATE = 45  # characters that may stand beside the stamp: a section, a paper's mark
SECTION_WORDS = 6

_SEPARATORS = " \t-–—|:•»>/()[]"
_TIMED = re.compile(r"\d[:hg]\d\d|thứ|chủ nhật|cập nhật|đăng|gmt", re.I)
_LABELLED = re.compile(r"(?:ngày )?(?:cập nhật|đăng|xuất bản|gửi|update)", re.I)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when the page was published, and the section that stands before."""

    number: int
    published_at: str
    section: str | None = None
    before: str = ""  # the words before the stamp


def find_date_lines(
    lines: Sequence[str], filled: Sequence[int], head: Sequence[int]
) -> list[DateLine]:
    """The date stamps of the page's head, that of the article first, or a labelled one at its end.

    A stamp above the headline is the clock of the site: the article's stands nearest the body.

    >>> find_date_lines(["Kinh tế 05/03/2021 07:30"], [0], [0])
    [DateLine(number=0, published_at='2021-03-05T07:30', section='Kinh tế', before='Kinh tế')]
    """
    short = [lines[i] for i in (*head, *filled[-TAIL_LINES:]) if len(lines[i]) <= DATE_LINE]
    if not may_have_stamp("\n".join(short)):
        return []
    found: list[DateLine] = []
    nearest = since = 0
    for place, number in enumerate(head):
        if dated := date_line(number, lines[number]):
            between = [lines[i] for i in head[since:place]]
            if found and any(map(is_body, between)):
                break
            # The article's own words stand between this stamp and the one above.
            if not all(map(is_furniture, between)):
                nearest = len(found)
            since = place + 1
            found.append(dated)
    if found:
        return [found[nearest], *found[:nearest], *found[nearest + 1 :]]
    tail = [i for i in filled[-TAIL_LINES:] if len(lines[i]) <= DATE_LINE]
    labelled = (i for i in tail if _LABELLED.match(lines[i]))
    return [dated for i in labelled if (dated := date_line(i, lines[i]))][:1]


def date_line(number: int, line: str) -> DateLine | None:
    """What a line says of the date, if it says little else.

    >>> date_line(0, "Ngày 05/03/2021 xã họp.") is None
    True
    """
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
