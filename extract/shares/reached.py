"""The amount that a share is held to a base of, where other shares of it stand between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..facts import AMOUNTS, Percentage
from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.changes import read_change

_LINKING = grammar("linking")


def reached_before(
    f: Figure, before: Sequence[Figure | Percentage], of: str | None, base: str | None
) -> Decimal | None:
    """The amount reached before the share f, which is one of it by its base: `thu 285 tỷ đồng, bằng
    60% kế hoạch tỉnh giao, 58% kế hoạch huyện giao`; None for none.

    >>> from ..extractor import extract
    >>> text = "Thu ngân sách đạt 28 tỷ đồng, tăng 5%, bằng 60% kế hoạch."
    >>> [p.numerator for p in extract(text).percentages]
    [None, Decimal('28000000000')]
    """
    if of is None or base is None:
        return None
    beside = True
    for told in reversed(before):
        if isinstance(told, Percentage):
            if told.start < f.sentence.start or told.of != of:
                return None
            beside = False
        elif not _in_bracket(f, told):
            return told.quantity.value if _is_reached(f, told, of, beside=beside) else None
    return None


def _in_bracket(f: Figure, told: Figure) -> bool:
    """`60 ha (vụ xuân 37 ha, vụ mùa 23 ha) đạt`: parts of what was reached."""
    between = f.sentence.raw[told.quantity.after : f.sign_first]
    return told.sentence is f.sentence and between.count(")") > between.count("(")


def _is_reached(f: Figure, told: Figure, of: str, *, beside: bool) -> bool:
    """Whether the figure `told` is a level, and what the share f is of is not named behind it."""
    s = f.sentence
    if told.sentence is not s or told.kind not in AMOUNTS or told.unit is None:
        return False
    if read_change(s, told.sign_first):
        return False
    behind = range(told.unit.last + 1, f.sign_first)
    if beside:
        return all(s.low[k] in _LINKING for k in behind)
    return of not in s.text[s.ends[told.unit.last] - s.start : s.starts[f.sign_first] - s.start]
