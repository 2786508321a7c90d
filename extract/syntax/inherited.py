"""Where a number has the predicate of the number before it."""

from __future__ import annotations

from typing import NamedTuple

from ..text.document import Sentence
from .governing import MOVES
from .predicates import before_number

_EVENTS = {"lớp", "cuộc", "đợt", "buổi", "khóa", "khoá", "hội nghị", "phiên", "ngày hội"}
_FOR = {"cho", "với", "tại", "ở"}
_AROUND = {"hơn", "gần", "khoảng", "trên", "dưới", "sự", "cả", "chừng"}
_ABOUT = {"hơn", "gần", "khoảng", "mức", "trên", "dưới"}
_LONGEST_UNIT = 3  # tokens of a unit between two numbers
_LONGEST_BRACKET = 6  # tokens


class Told(NamedTuple):
    """The number told before: its `action`, whether that stands before it (`governed`), and the
    token behind what it counts (`end`)."""

    action: str
    governed: bool
    end: int


def is_held_for(s: Sentence, first: int) -> bool:
    """Whether an event counted before is for, with or at those counted from token `first` on: `mở 3
    lớp tập huấn cho 90 người`.

    >>> from ..text.document import tokens
    >>> is_held_for(tokens("mở 3 lớp tập huấn cho 90 người"), 6)
    True
    """
    k = stop = before_bounds(s, first)
    if s.low[stop] not in _FOR:
        return False
    while k > 0 and (s.kinds[k] == "w" or s.raw[k] == ","):
        k -= 1
    return s.kinds[k] == "n" and (s.low[k + 1] in _EVENTS or s.pair(k + 1) in _EVENTS)


def before_bounds(s: Sentence, first: int) -> int:
    """The token before a number and what bounds it (`hơn`).

    >>> from ..text.document import tokens
    >>> before_bounds(tokens("cho hơn 90 người"), 2)
    0
    """
    k = first - 1
    while k > 0 and s.low[k] in _AROUND:
        k -= 1
    return k


def moves_on(s: Sentence, first: int) -> bool:
    """Whether the number at token `first` ends a move that the number before begins: `giảm từ 9 ha
    xuống 5 ha`.

    >>> from ..text.document import tokens
    >>> s = tokens("giảm từ 9 ha xuống 5 ha")
    >>> moves_on(s, 5), moves_on(s, 2)
    (True, False)
    """
    if first == 0 or not (s.low[first - 1] in MOVES or s.low[first - 1] in _ABOUT):
        return False
    start, k = before_number(s, first)[0], first - 1
    if start and s.raw[start - 1] == ")" and (opened := _restated(s, start - 1)):
        return s.low[opened - 1] == "từ"
    while k >= start and (s.low[k] in MOVES or s.low[k] in _ABOUT):
        k -= 1
    if k - start > _LONGEST_UNIT or MOVES.isdisjoint(s.low[k + 1 : first]):
        return False
    k = start - 1
    while k > 0 and s.kinds[k] in "np":
        k -= 1
    return "từ" in s.low[max(0, k - 1) : k + 1]


def _restated(s: Sentence, closing: int) -> int:
    """The number before a bracket that says it again and closes at token `closing`: `giảm từ 9 dặm
    (15 km) còn 5 dặm`; 0 for none."""
    near = range(closing - 1, max(0, closing - _LONGEST_BRACKET), -1)
    opened = next((k for k in near if s.raw[k] == "("), 0)
    units = range(opened - 1, max(0, opened - 1 - _LONGEST_UNIT), -1)
    return next((k for k in units if s.kinds[k] == "n"), 0)
