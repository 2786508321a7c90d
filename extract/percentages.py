"""Percentages and percentage points: value, direction, what they are of and computed from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .bases import base_of
from .document import Document, Sentence
from .facts import Count, Percentage
from .figures import Figure
from .lexicons import grammar
from .predicates import read_change
from .share_subjects import share_of

_LINKING = grammar("linking")
_CHANGED = {"tương", "tức", "hay"}


def build_percentage(
    doc: Document,
    f: Figure,
    before: Sequence[Figure | Percentage],
    told: Count | Percentage | None = None,
) -> Percentage:
    """The fact of a percentage figure; `before` are the figures and shares read before it, `told`
    the fact of the last of them."""
    s, q = f.sentence, f.quantity
    last = _last(f)
    start, end = s.starts[q.first], s.ends[last]
    linked = _linked(s, q.first, before)
    change = read_change(s, f.sign_first, ranged=q.value_max is not None)
    if change is not None:
        linked = None  # a rise is not computed from the level beside it
    elif linked is not None and _restates(s, linked, q.first):
        change = read_change(s, linked.sign_first)
    if change is None and (joined := _coordinated(s, f.sign_first, before)) is not None:
        change = joined.change
    numerator, denominator = _computed_from(f, linked, before)
    return Percentage(
        start,
        end,
        doc.text[start:end],
        s.text,
        value=q.value,
        value_max=q.value_max,
        unit="pp" if f.kind == "pp" else "%",
        of=share_of(s, f, last, told),
        numerator=numerator,
        denominator=denominator,
        change=change,
        base=base_of(s, f, last, change, before),
        modifier=f.modifier,
        period_start=f.period[0],
        period_end=f.period[1],
        place_id=doc.place_at(s, start),
        rule=f.rule,
        confidence=0.9 if f.rule == "percent.shared" else 0.98,
    )


def _last(f: Figure) -> int:
    """The last token of the mention: its sign or words."""
    words = {"percent.sign": 1, "percent.words": 2, "percent.points": 3, "percent.shared": 0}
    n = words[f.rule]
    if f.rule == "percent.points" and f.sentence.raw[f.quantity.after + 1] == "%":
        n = 2
    return f.quantity.last + n


def _linked(s: Sentence, first: int, before: Sequence[Figure | Percentage]) -> Figure | None:
    """The figure that a share restates (`62/77 đơn, đạt tỷ lệ 80,5%`): the one just before it, with
    a comma or bracket and then only linking words between them."""
    previous = before[-1] if before else None
    if not isinstance(previous, Figure) or previous.sentence is not s:
        return None
    if previous.kind in ("percent", "pp", "rank", "score"):
        return None
    after = previous.quantity.after
    k = first - 1
    while k >= after and s.low[k] in _LINKING:
        k -= 1
    if k >= after and s.raw[k] == "(":
        return previous if _is_beside(s, after, k) else None
    if k < after and previous.quantity.total is not None:
        return previous  # `là 95/104 đạt 91,3%`
    if k < after or k == first - 1 or s.raw[k] not in ",–-":
        return previous if _has_share(s, previous, k, first) else None
    told = {" ".join(s.low[n : n + 2]) for n in range(after, k)}
    return previous if ";" not in s.raw[after:k] and told.isdisjoint(_SAYING) else None


_SAYING = grammar("saying_before_subject")
_PARTING = {",", ";", ":", "(", ")"}


def _is_beside(s: Sentence, after: int, bracket: int) -> bool:
    """Whether what was counted stands right before the bracket: `34 vụ chậm trễ (77%)`."""
    between = s.low[after:bracket]
    return _PARTING.isdisjoint(between) and not {"và", "là", "gồm"} & set(between)


def _has_share(s: Sentence, previous: Figure, k: int, first: int) -> bool:
    """`3.767 m2 chiếm 40,9%`: no mark stands between what was counted and its share."""
    return s.low[k + 1 : k + 2] == ["chiếm"] and all(
        kind == "w" for kind in s.kinds[previous.quantity.after : first]
    )


def _coordinated(
    s: Sentence, first: int, before: Sequence[Figure | Percentage]
) -> Percentage | None:
    """The share that this one is joined to (`tăng lần lượt 3,1% và 40%`), or None."""
    previous = before[-1] if before else None
    if not isinstance(previous, Percentage) or previous.sentence != s.text:
        return None
    k = s.index_at(previous.end - 1) + 1
    joined = k < first <= k + 2 and s.low[k] in (",", "và")
    return previous if joined and all(w in (",", "và") for w in s.low[k:first]) else None


def _restates(s: Sentence, previous: Figure, first: int) -> bool:
    """`giảm 63 tỷ đồng (tương đương 7,8%)`: the share says the same change again."""
    between = s.low[previous.quantity.after : first]
    return not _CHANGED.isdisjoint(between) or (bool(between) and between[-1] == "(")


def _computed_from(
    f: Figure, linked: Figure | None, before: Sequence[Figure | Percentage]
) -> tuple[Decimal | None, Decimal | None]:
    """The part and the whole: said as a fraction, or proved by the arithmetic itself."""
    if linked is None and (whole := _whole_before(f, before)) is not None:
        return None, whole
    if linked is None or linked.quantity.value_max is not None or f.quantity.value_max is not None:
        return None, None
    q = linked.quantity
    behind = f.sentence.low[_last(f) + 1 : _last(f) + 2]
    if q.total is not None:
        return q.value, None if behind == ["tổng"] else q.total
    if _is_whole(f.sentence, linked):
        part = before[-2] if len(before) > 1 else None
        same = isinstance(part, Figure) and part.sentence is f.sentence
        return (part.quantity.value if same and isinstance(part, Figure) else None), q.value
    if linked.unit is not None and linked.unit.name in _NO_PARTS:
        return None, None
    for other in reversed(before[:-1]):
        if isinstance(other, Figure) and _gives(q.value, other, linked, f.quantity.value):
            return q.value, other.quantity.value
    return q.value, None


def _whole_before(f: Figure, before: Sequence[Figure | Percentage]) -> Decimal | None:
    """`7 triệu euro (trong đó 89% …)`: the figure that the share is said to be in."""
    whole, s, k = before[-1] if before else None, f.sentence, f.sign_first
    if s.low[max(0, k - 2) : k] != ["trong", "đó"] or s.raw[max(0, k - 3)] != "(":
        return None
    if not isinstance(whole, Figure) or whole.sentence is not s or whole.kind in ("rank", "score"):
        return None
    plain = whole.quantity.value_max is None and _PARTING.isdisjoint(
        s.low[whole.quantity.after : k - 3]
    )
    return whole.quantity.value if plain else None


_NO_PARTS = {"lần", "năm", "tháng", "ngày"}
_WHOLE = {"trong tổng số", "trên tổng số", "trong số", "trên số"}


def _is_whole(s: Sentence, linked: Figure) -> bool:
    """`889 chuyến trong tổng số 946 chuyến, chiếm 94%`: the whole stands beside the share."""
    k = linked.sign_first
    return any(" ".join(s.low[max(0, k - n) : k]) in _WHOLE for n in (2, 3))


def _gives(part: Decimal, whole: Figure, linked: Figure, share: Decimal) -> bool:
    """Whether part of whole, counted in the same unit, is the share to the digits printed."""
    value = whole.quantity.value
    same = (
        whole.unit is not None and linked.unit is not None and whole.unit.name == linked.unit.name
    )
    if not same or not value or part > value:
        return False
    exponent = share.as_tuple().exponent
    return abs(part * 100 / value - share) < Decimal(1).scaleb(int(exponent))
