"""Where what rises begins behind what makes it, or who tells of it: `dự án giúp GDP tăng`."""

from __future__ import annotations

from ..text.document import Sentence
from .predicates import verb_length
from .subject_phrases import CHANGES, SAYING, is_link

_CAUSING = {"giúp", "khiến", "làm", "đẩy", "kéo"}  # what is made to rise stands behind them
_FARTHEST_CAUSE = 60  # tokens
_REASONS = {"do", "khi", "nên"}
_TURNING = {*_CAUSING, *SAYING, *_REASONS, "thì", "định"}  # at one of these it begins
_FREE = {"tự do", "lý do", "lí do", "trong khi", "sau khi", "trước khi", "trở nên", "tạo nên"}


def behind_cause(s: Sentence, start: int, stop: int) -> int:
    """Behind the last word of tokens start to stop that says who tells what follows, or what makes
    it rise or fall.

    >>> from ..text.document import tokens
    >>> behind_cause(tokens("dự án sẽ giúp GDP tăng"), 0, 5)
    4
    """
    farthest = max(start, stop - _FARTHEST_CAUSE)
    if _TURNING.isdisjoint(s.low[farthest : stop - 1]):
        return start
    for k in range(stop - 2, farthest - 1, -1):
        if s.low[k] in _CAUSING and verb_length(s, k, stop) == 1:
            behind = k + 2 if s.low[k + 1] in ("cho", "tăng", "giảm") else k + 1
            behind -= s.pair(k + 1) == "tăng trưởng"
            if behind < stop and (not is_link(s, behind) or s.pair(behind) == "tăng trưởng"):
                return behind
        if s.low[k] in SAYING and s.low[k + 1] in SAYING[s.low[k]] and k + 2 < stop:
            return start if is_link(s, k + 2) else k + 2
        if s.low[k] == "thì":
            return k + 1
        if k == start:
            break
        reason = s.low[k] in _REASONS and s.pair(k - 1) not in _FREE
        orders = s.low[k] == "định" and s.low[k - 1] == "quy"
        if (reason or orders) and _moves(s, k + 1, stop):
            return k + 1
    return start


def _moves(s: Sentence, k: int, stop: int) -> bool:
    """`chậm lại do giá thép giảm`: whether the first link behind token k is a rise or fall."""
    return next((s.low[n] in CHANGES for n in range(k, stop + 1) if is_link(s, n)), False)
