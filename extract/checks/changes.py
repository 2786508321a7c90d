"""A rise or fall beside the two values it lies between: `tăng từ 16 lên 21 hợp tác xã (31%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..facts import Check, Count, Facts, Percentage
from ..text.one_sentence import in_one_sentence
from .arithmetic import compared, decimals, percent_of

_FROM = re.compile(r"(?<!\w)từ(?:\smức)?\s$", re.I)
_TO = re.compile(r"^[^.;\d]{0,40}(?<!\w)(?:lên|xuống|còn|thành)(?:\scòn|\smức)?\s$")
_FIGURE = re.compile(r"^[\d.,]+")  # `từ 120 lên 150 vụ`: the first number has the second's unit
_YEAR = r"(?:[^.;\d]{0,20}năm\s[0-9]{4})?"
_FROM_YEAR_TO = re.compile(rf"^{_YEAR}[^.;\d]{{0,40}}(?<!\w)(?:lên|xuống|còn)(?:\scòn|\smức)?\s$")
_NEXT_YEAR = re.compile(r"^[^.\d]{0,60}năm\s(?P<year>[0-9]{4})[^.;\d]{0,60}$")
_THIS_YEAR = re.compile(r"năm\s(?P<year>[0-9]{4})[^.;\d]{0,60}$", re.I)
_THEN = re.compile(
    r"^(?:\s(?:vào\s)?năm\s[0-9]{4})?[^.;\d]{0,30}(?:\(|,\s|\s)"
    r"(?:tương ứng\s|tức\s|đã\s)?(?:tăng\s|giảm\s)?$"
)
_OF_ANOTHER = re.compile(  # `lên 150 vụ, huyện Bãi Trung giảm 3 vụ`, `(tổng cộng nâng 7 điểm)`
    r"[,(](?!\s?(?:(?:tương ứng|tương đương|tức|là|đã|mức|hay|tăng|giảm|nâng|hạ|thêm|hơn|với)\s)*$)"
    r"[^,(]*$"
)
_AGAINST = re.compile(r"^[^.;\d(]{0,30}so với[^.;(]{0,40}\($")
_BESIDE = re.compile(r"^[^.;\d]{0,30}[,(]\s?(?:tăng|giảm)[^.;\d]{0,12}$")
_IN_BRACKET = re.compile(r"^[^.;\d(]{0,12}\($")
_Said = list[tuple[int, Count | Percentage]]


@dataclass(frozen=True, slots=True)
class _Move:
    """An earlier and a later value, with the positions of their facts."""

    earlier: Decimal
    later: Decimal
    positions: tuple[int, ...]
    unit: str | None


def change_checks(facts: Facts, text: str) -> Iterator[Check]:
    """A check for each stated change whose two values the sentence gives."""
    figures: tuple[Count | Percentage, ...] = (*facts.counts, *facts.percentages)
    said = sorted(enumerate(figures, len(facts.citations)), key=lambda found: found[1].start)
    for k in range(len(said) - 2):
        (_, a), (_, b), (_, c) = said[k : k + 3]
        if a.modifier or b.modifier or c.modifier or not in_one_sentence(text, a, c):
            continue
        three = said[k : k + 3]
        check = _stated_behind(text, three) or _against(text, three) or _beside(text, three)
        if check is not None:
            yield check


def _stated_behind(text: str, three: _Said) -> Check | None:
    """`từ a lên b, tăng c`; `năm 2021 a, năm 2022 b, tăng c`."""
    (i, a), (j, b), (k, c) = three
    if not _alike(a, b) or not (_is_from_to(text, a, b) or _is_next_year(text, a, b)):
        return None
    if c.change is None and not text[b.end : c.start].endswith("("):
        return None
    between = text[b.end : c.start]
    if not _THEN.match(between) or _OF_ANOTHER.search(between):
        return None
    return _compare(_Move(a.value, b.value, (i, j), _unit(b)), k, c)


def _is_from_to(text: str, a: Count | Percentage, b: Count | Percentage) -> bool:
    if not _FROM.search(text[max(0, a.start - 12) : a.start]):
        return False
    between = (
        text[a.end : b.start] if a.end <= b.start else _FIGURE.sub("", text[a.start : b.start])
    )
    return _TO.match(between) is not None or _FROM_YEAR_TO.match(between) is not None


def _is_next_year(text: str, a: Count | Percentage, b: Count | Percentage) -> bool:
    earlier = _THIS_YEAR.search(text[max(0, a.start - 80) : a.start])
    later = _NEXT_YEAR.match(text[a.end : b.start])
    if not (earlier and later and int(later["year"]) == int(earlier["year"]) + 1):
        return False
    return _of_one_thing(a, b)


def _of_one_thing(a: Count | Percentage, b: Count | Percentage) -> bool:
    """Whether the later value does not name another thing: `120 vụ cháy`, `150 vụ tai nạn`."""
    if isinstance(a, Percentage) or isinstance(b, Percentage):
        return True
    return b.item in (a.item, b.unit, None)


def _against(text: str, three: _Said) -> Check | None:
    """`54 vụ, tăng 20% so với cùng kỳ (45 vụ)`: the earlier value in brackets behind."""
    (i, b), (k, c), (j, a) = three
    if not isinstance(c, Percentage) or c.change is None or not _alike(a, b):
        return None
    if not _BESIDE.match(text[b.end : c.start]) or not _AGAINST.match(text[c.end : a.start]):
        return None
    return _compare(_Move(a.value, b.value, (i, j), _unit(b)), k, c)


def _beside(text: str, three: _Said) -> Check | None:
    """`260 đơn, tăng 60 đơn (30%)`: the later value, the difference, and its percentage."""
    (i, b), (j, d), (k, c) = three
    if not isinstance(c, Percentage) or not isinstance(d, Count) or d.change is None:
        return None
    if not _alike(b, d) or b.change is not None:
        return None
    if not _BESIDE.match(text[b.end : d.start]) or not _IN_BRACKET.match(text[d.end : c.start]):
        return None
    earlier = b.value - d.value if d.change == "increase" else b.value + d.value
    return _compare(_Move(earlier, b.value, (i, j), _unit(b)), k, c)


def _compare(move: _Move, position: int, c: Count | Percentage) -> Check | None:
    if c.value_max is not None or not move.earlier:
        return None
    difference = move.later - move.earlier
    if c.change == "decrease" or (c.change is None and difference < 0):
        difference = -difference
    positions = (*move.positions, position)
    if isinstance(c, Count):
        if c.change is None or _unit(c) != move.unit:
            return None
        return compared("change", positions, c.value, difference, _places(c.value))
    points = move.unit == "%"
    exact = difference if points else percent_of(difference, move.earlier)
    return compared("change", positions, c.value, exact, decimals(c.surface.split("điểm")[0]))


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _alike(a: Count | Percentage, b: Count | Percentage) -> bool:
    return type(a) is type(b) and _unit(a) == _unit(b) and not (a.value_max or b.value_max)


def _unit(fact: Count | Percentage) -> str | None:
    return "%" if isinstance(fact, Percentage) else fact.unit
