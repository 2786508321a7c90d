"""The plans that a share is held to: `đạt 80% kế hoạch`, `bằng 95% dự toán`."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence

_PLANNED = grammar("plans")
_SHORT = (["KH"], ["KHN"], ["DT"], ["CK"])  # kế hoạch (năm), dự toán, cùng kỳ


def is_planned(s: Sentence, k: int) -> bool:
    """Whether a plan stands at token k.

    >>> from ..text.document import tokens
    >>> is_planned(tokens("đạt 80% kế hoạch"), 3)
    True
    """
    return plan_length(s, k) > 0


def plan_length(s: Sentence, k: int) -> int:
    """How many tokens the plan at token k has, 0 for none.

    >>> from ..text.document import tokens
    >>> plan_length(tokens("80% kế hoạch"), 2), plan_length(tokens("80% KH năm"), 2)
    (2, 1)
    """
    return 2 if s.pair(k) in _PLANNED else int(s.raw[k : k + 1] in _SHORT)
