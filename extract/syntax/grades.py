"""Numbers that grade goods and count nothing: `xăng RON 95`, `vàng 9999`."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence

_GRADES = grammar("grades")


def is_graded(s: Sentence, k: int) -> bool:
    """Whether the number at token k grades the goods before it: `xăng RON 95`, `vàng 9999`.

    >>> from ..text.document import tokens
    >>> is_graded(tokens("xăng RON 95 giảm"), 2), is_graded(tokens("GDP 95 tỷ"), 1)
    (True, False)
    """
    return s.kinds[k] == "n" and k > 0 and s.low[k - 1] in _GRADES
