"""Whether the words between a figure and the share behind it tell no new subject: `…, đạt 75%`."""

from __future__ import annotations

from ..facts import Count, Percentage
from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.predicates import clause_start
from ..text.document import Sentence, tokens
from .bases import before_base
from .phrases import APPROXIMATE, ONLY_LINKS
from .times import AT_PRESENT, behind_when

_TO_NEXT = grammar("between_shares") | {"từ"}
# `đạt 31% so với chỉ tiêu và bằng 84% so với quý I`
_BEHIND_BASE = _TO_NEXT | {"đạt", "bằng", "vượt"}
_BEFORE_NUMBER = APPROXIMATE | {"từ"}
_FOR_WHOM = {"với", "cho", "ở", "tại", "đối", "khi", "nếu"}
_LONGEST_WHOM = 13  # tokens


def tells_no_subject(s: Sentence, f: Figure, told: Count | Percentage | None) -> bool:
    """Whether only verbs and linking words stand between the figure before and this share.

    >>> from ..extractor import extract
    >>> [p.of for p in extract("Có 174 đơn, tăng 24,1%.").percentages]
    ['đơn']
    """
    if told is None or told.start < s.start:
        return False
    k = s.index_at(told.end - 1) + 1
    if isinstance(told, Count) and told.total and told.item:  # `28/40 lượt tiếp dân chiếm 70%`
        k = max(k, _behind_phrase(s, s.index_at(told.start) + 3, told.item))
    if isinstance(told, Percentage):
        if is_beside(s, k, f.sign_first):
            return True
        k += 2 * (s.pair(k) in AT_PRESENT)
        k = _behind_phrase(s, behind_when(s, _behind_phrase(s, k, told.of)), told.base)
        told_by = _BEHIND_BASE if told.base else _TO_NEXT
        return all(
            s.low[n] in told_by or s.kinds[n] == "d" or s.raw[n] in "();"
            for n in range(k, before_base(s, f.sign_first))
        )
    start = max(k, clause_start(s, f.sign_first))
    dashes = (n for n in range(f.sign_first - 2, start, -1) if s.raw[n] == "-")
    # `140 đơn vị đã đăng ký - tăng 41%`: a dash before a verb of shares ends a clause
    start = next((n for n in dashes if s.low[n + 1] in ONLY_LINKS), start)
    return all(s.low[n] in ONLY_LINKS or s.kinds[n] in "pd-" for n in range(start, f.sign_first))


def is_beside(s: Sentence, k: int, first: int) -> bool:
    """Whether only for whom stands from token k, behind a share, to the next at token `first`.

    >>> from ..text.document import tokens
    >>> is_beside(tokens("phí 23% với gốm và 11% với lụa"), 3, 6)
    True
    """
    k += 2 * (s.raw[k : k + 1] == ["/"])  # `7% / năm với kỳ hạn 6 tháng và 8%`
    while first > k and s.low[first - 1] in _BEFORE_NUMBER:
        first -= 1
    if not 2 < first - k < _LONGEST_WHOM or s.low[k] not in _FOR_WHOM:
        return False
    return s.low[first - 1] in ("và", ",", ";")


def _behind_phrase(s: Sentence, k: int, phrase: str | None) -> int:
    """The token behind a phrase of the share before, where it stands at token k or soon after."""
    if phrase is None:
        return k
    size = tokens(phrase).size
    near = range(k, min(k + 4, s.size))
    at = next((n for n in near if s.slice(n, min(s.size, n + size) - 1) == phrase), None)
    return k if at is None else at + size
