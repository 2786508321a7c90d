"""Where a number has the predicate of the number before it."""

from __future__ import annotations

from typing import NamedTuple

from ..text.document import Sentence

_EVENTS = {"lớp", "cuộc", "đợt", "buổi", "khóa", "khoá", "hội nghị", "phiên", "ngày hội"}
_FOR = {"cho", "với", "tại", "ở"}
_AROUND = {"hơn", "gần", "khoảng", "trên", "dưới", "sự"}


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
