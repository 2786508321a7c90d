"""Rates of growth that are named and then reached: `tăng trưởng kinh tế cả năm 2023 đạt 6,8%`."""

from __future__ import annotations

from .document import Sentence
from .lexicons import grammar

_REACH = 22  # tokens from the growth to its rate
_REACHED = grammar("growth_reached")
_OTHERWISE = grammar("no_growth_across")
_GROWTH = {"tăng trưởng", "độ tăng", "mức tăng"}


def is_growth_rate(s: Sentence, first: int) -> bool:
    """Whether the percentage at token `first` is the rate of a growth that is named before it.

    >>> from .document import tokens
    >>> s = tokens("tốc độ tăng trưởng kinh tế (GRDP) của tỉnh đạt 8,7%")
    >>> is_growth_rate(s, s.size - 2)
    True
    >>> is_growth_rate(tokens("tăng trưởng nhanh và chiếm khoảng 12%"), 6)
    False
    """
    k = first - 1
    if k < 1 or not (s.low[k] in _REACHED or s.kinds[k] == "d"):
        return False
    stop = max(0, first - _REACH)
    while k > stop:
        if s.raw[k] == ")":
            k = _bracket_start(s, k, stop)
        elif s.low[k] in _OTHERWISE or s.kinds[k] not in "wdn":
            return False
        elif f"{s.low[k - 1]} {s.low[k]}" in _GROWTH:
            return True
        k -= 1
    return False


def _bracket_start(s: Sentence, k: int, stop: int) -> int:
    while k > stop and s.raw[k] != "(":
        k -= 1
    return k
