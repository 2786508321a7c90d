"""What a share is computed from: the count that stands before it, and its whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .document import Sentence
from .facts import Percentage
from .figures import Figure
from .lexicons import grammar

_LINKING = grammar("linking")
_CHANGED = {"tương", "tức", "hay"}


def linked_figure(s: Sentence, first: int, before: Sequence[Figure | Percentage]) -> Figure | None:
    """The figure that the share at token `first` restates: the one just before it, with a comma or
    bracket and then only linking words between them.

    >>> from .document import tokens
    >>> linked_figure(tokens("62/77 đơn, đạt 80,5%"), 6, []) is None
    True
    """
    previous = before[-1] if before else None
    if not isinstance(previous, Figure) or previous.sentence is not s:
        return None
    if previous.kind in ("percent", "pp", "rank", "score"):
        return None
    after = previous.quantity.after
    k = first - 1
    while k >= after and s.low[k] in _LINKING:
        k -= 1
    if k < after or (k == first - 1 and s.raw[k] != "("):
        return None
    parted = s.raw[after:first]
    if ";" in parted or (s.raw[k] == "(" and ":" in parted):
        return None  # `5/29 nước đạt, gồm: Bỉ (2,4%)`
    return previous if s.raw[k] in ",(–-" else None


def restates(s: Sentence, previous: Figure, first: int) -> bool:
    """Whether the share at token `first` says the change before it again: `giảm 63 tỷ đồng (tương
    đương 7,8%)`."""
    between = s.low[previous.quantity.after : first]
    return not _CHANGED.isdisjoint(between) or (bool(between) and between[-1] == "(")


def computed_from(
    f: Figure, linked: Figure | None, behind_sign: int, before: Sequence[Figure | Percentage]
) -> tuple[Decimal | None, Decimal | None]:
    """The part and the whole of the share whose sign ends before token `behind_sign`: said as a
    fraction, or proved by the arithmetic itself.

    >>> from .figures import read_figures
    >>> from .document import Document
    >>> part, share = read_figures(Document("Đã họp 62/77 thôn, đạt 80,5%."), ())
    >>> computed_from(share, part, share.quantity.after + 1, [part])
    (Decimal('62'), Decimal('77'))
    """
    if linked is None or linked.quantity.value_max is not None or f.quantity.value_max is not None:
        return None, None
    q = linked.quantity
    behind = f.sentence.low[behind_sign : behind_sign + 1]
    if q.total is not None:
        return q.value, None if behind == ["tổng"] else q.total
    for other in reversed(before[:-1]):
        if isinstance(other, Figure) and _gives(q.value, other, linked, f.quantity.value):
            return q.value, other.quantity.value
    return q.value, None


def _gives(part: Decimal, whole: Figure, linked: Figure, share: Decimal) -> bool:
    """Whether part of whole, counted in the same unit, is the share to the digits printed."""
    value = whole.quantity.value
    same = (
        whole.unit is not None and linked.unit is not None and whole.unit.name == linked.unit.name
    )
    if not same or not value or part > value:
        return False
    last_place = Decimal(1).scaleb(int(share.as_tuple().exponent))
    return -last_place / 2 <= part * 100 / value - share < last_place  # rounded or cut off
