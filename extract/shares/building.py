"""Percentages and percentage points: value, direction, what they are of and computed from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..facts import Count, Percentage
from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.changes import read_change
from ..text.document import Document, Sentence, tokens
from .bases import base_of
from .between import is_beside
from .growth import is_growth_rate, is_of_growth, moves_by
from .lists import is_of_time, owns
from .parts import computed_from, fraction_before, linked_figure, restates
from .proved import named_part, of_proved, proved_parts
from .reached import reached_before
from .subjects import reaches_plan, share_of
from .told import chosen_of, part_of
from .wording import worded

_LINKING = grammar("linking")
_SIGNS = {"+": "increase", "-": "decrease", "–": "decrease", "−": "decrease"}
_LONGEST_UNIT = 3  # tokens
_LONGEST_AGAIN = 4  # tokens: điểm, tương đương
_LONGEST_NAME = 9  # tokens from bracket to bracket


def build_percentage(
    doc: Document,
    f: Figure,
    before: Sequence[Figure | Percentage],
    told: Count | Percentage | None = None,
) -> Percentage:
    """The fact of a percentage figure; `before` are those read before it, `told` the last fact."""
    s, q = f.sentence, f.quantity
    last = _last(f)
    start, end = s.starts[q.first], s.ends[last]
    earlier = before
    change, linked, before = _change_and_part(f, last, before, told)
    of, numerator, denominator = _of_what(f, linked, change, before, told)
    if change is None and is_of_growth(s, f.sign_first, of):
        change = "increase"
    of, base = worded(s, f.sign_first, of, change), base_of(s, f, last, change, earlier)
    if numerator is None and change is None:
        numerator = reached_before(f, before, of, base)
    return Percentage(
        start,
        end,
        doc.text[start:end],
        s.text,
        value=q.value,
        value_max=q.value_max,
        unit="pp" if f.kind == "pp" else "%",
        of=of,
        numerator=numerator,
        denominator=denominator,
        change=change,
        base=base,
        modifier=f.modifier,
        period_start=f.period[0],
        period_end=f.period[1],
        place_id=f.place_id,
        rule=f.rule,
        confidence=0.9 if f.rule == "percent.shared" else 0.98,
    )


def _of_what(
    f: Figure,
    linked: Figure | None,
    change: str | None,
    before: Sequence[Figure | Percentage],
    told: Count | Percentage | None,
) -> tuple[str | None, Decimal | None, Decimal | None]:
    """What a share is of, and the part and whole it is computed from."""
    s, last = f.sentence, _last(f)
    numerator, denominator = computed_from(f, linked, last + 1, before)
    if owns(s, f.sign_first) or is_of_time(
        s, f.sign_first
    ):  # `hai người còn lại nhận được 24%`: told of the votes, not of them
        told = next((p for p in reversed(before) if isinstance(p, Percentage)), told)
    of = chosen_of(s, told, denominator, share_of(s, f, last, told, change))
    of = of if numerator is None else part_of(f, before, denominator, of)
    if denominator is None and change is None and (proved := proved_parts(f, before)):
        numerator, denominator, part = proved
        of = of_proved(of, linked, part)
    return of, numerator, denominator


def _change_and_part(
    f: Figure,
    last: int,
    before: Sequence[Figure | Percentage],
    told: Count | Percentage | None,
) -> tuple[str | None, Figure | None, Sequence[Figure | Percentage]]:
    """Whether a share is a rise or fall, the figure it restates, and those it may be part of."""
    s, q = f.sentence, f.quantity
    linked = _linked(f, before) or (_counted(before) if reaches_plan(s, f, last, told) else None)
    if (again := _said_again(f, before)) is not None:
        return read_change(s, again.sign_first), again, before[-1:]
    ranged = q.value_max is not None or f.modifier == ">="  # `tăng từ 50% trở lên`
    change = read_change(s, f.sign_first, ranged=ranged) or moves_by(s, f.sign_first, last + 1)
    if change is None:
        linked = named_part(s, last + 1, before, linked)
    if change is not None and not (linked and _says_again(s, f, linked, change)):
        linked = None  # a rise is not computed from the level beside it
    elif linked is not None and restates(s, linked, q.first):
        change = read_change(s, linked.sign_first)
        before = before[-1:] if change else before  # the level it led to is not the whole
    return change or _change_around(f, before), linked, before


def _says_again(s: Sentence, f: Figure, linked: Figure, change: str) -> bool:
    """Whether a rise or fall is said again in percent: `giảm 64 vụ (giảm 7,1%)`, `giảm 64 vụ -
    tương ứng giảm 7,1%`."""
    k = f.sign_first
    beside = k > 1 and ("(" in s.raw[k - 2 : k] or "tương" in s.low[linked.quantity.after : k])
    return beside and read_change(s, linked.sign_first) == change


def _linked(f: Figure, before: Sequence[Figure | Percentage]) -> Figure | None:
    """The figure that a share is computed from; none for a bound: `12/15 xã, chiếm 85% trở lên`."""
    if f.modifier == ">=":
        return None
    return linked_figure(f.sentence, f.quantity.first, before) or fraction_before(f, before)


def _counted(before: Sequence[Figure | Percentage]) -> Figure | None:
    return before[-1] if before and isinstance(before[-1], Figure) else None


def _last(f: Figure) -> int:
    """The last token of the mention: its sign or words."""
    words = {"percent.sign": 1, "percent.words": 2, "percent.points": 3, "percent.shared": 0}
    n = words[f.rule]
    if f.rule == "percent.points" and f.sentence.raw[f.quantity.after + 1] == "%":
        n = 2
    return f.quantity.last + n


def _change_around(f: Figure, before: Sequence[Figure | Percentage]) -> str | None:
    """The change that its sign, or what stands before it, says of a share."""
    s = f.sentence
    said = _signed(s, f.sign_first) or _of_score(s, f, before)
    return said or _change_shared(s, f.sign_first, before)


def _signed(s: Sentence, first: int) -> str | None:
    """`xã Bình An (+6,4%)`, `(-26,4%)`: the change that a sign in a bracket says."""
    if first < 2 or s.raw[first - 2] != "(":
        return None
    return _SIGNS.get(s.raw[first - 1])


def _of_score(s: Sentence, f: Figure, before: Sequence[Figure | Percentage]) -> str | None:
    """The change of the score that is said again: `tăng 4,12 điểm (3,55%)`, `giảm 17 điểm, tương
    đương 2,3%`."""
    score = before[-1] if before else None
    if not isinstance(score, Figure) or score.sentence is not s or score.kind != "score":
        return None
    between = s.low[score.quantity.after : f.sign_first]
    beside = between[-1:] == ["("] or between[-2:-1] == ["tương"]
    beside = beside and len(between) <= _LONGEST_AGAIN
    return read_change(s, score.sign_first) if beside else None


def _said_again(f: Figure, before: Sequence[Figure | Percentage]) -> Figure | None:
    """The change in numbers that a share says again: `(tăng 46 việc, 0,9% so với năm 2019)`."""
    s, count = f.sentence, before[-1] if before else None
    if not isinstance(count, Figure) or count.sentence is not s or s.raw[f.sign_first - 1] != ",":
        return None
    words = range(count.quantity.after, f.sign_first - 1)
    beside = 0 < len(words) <= _LONGEST_UNIT and all(s.kinds[k] == "w" for k in words)
    return count if beside and read_change(s, count.sign_first) else None


def _change_shared(s: Sentence, first: int, before: Sequence[Figure | Percentage]) -> str | None:
    """The change of the share that this one is joined to; a rate of growth is a rise."""
    joined = _coordinated(s, first, before)
    if joined is not None and joined.change is not None:
        return joined.change
    return "increase" if is_growth_rate(s, first) else None


def _coordinated(
    s: Sentence, first: int, before: Sequence[Figure | Percentage]
) -> Percentage | None:
    """The share that this one is joined to (`tăng 3,1% về lượng và 40% về giá`, `tăng trưởng gồm
    lúa (5%), ngô (7%)`), or None."""
    previous = before[-1] if before else None
    if not isinstance(previous, Percentage) or previous.start < s.start:
        return None
    k = s.index_at(previous.end - 1) + 1
    if previous.of and s.text.startswith(previous.of, s.starts[k] - s.start if k < s.size else 0):
        k += tokens(previous.of).size  # `tăng 30% số vụ, 32% số người`
    if previous.base and s.pair(k) == "so với":
        k += 2 + tokens(previous.base).size  # `tăng 20% so với năm 2015 và 42% so với năm 2010`
    if _next_in_brackets(s, k, first) or _joined_by_and(s, k, first):
        return previous
    if is_beside(s, k, first) or _is_one_of(s, k, first):
        return previous
    joined = k < first <= k + 2 and s.low[k] in (",", "và")
    alike = joined and all(w in (",", "và") for w in s.low[k:first])
    return previous if alike or _is_of_next_time(s, k, first) else None


def _is_of_next_time(s: Sentence, k: int, first: int) -> bool:
    """`Năm 2016 tăng 8,1%, năm 2017 là 8,3%`: only another time stands between."""
    timed = range(k + 1, first - 1)
    return (
        len(timed) > 0
        and s.raw[k] == ","
        and s.low[first - 1] == "là"
        and all(s.kinds[n] == "d" for n in timed)
    )


def _next_in_brackets(s: Sentence, k: int, first: int) -> bool:
    """Whether only a name stands from `)` at token k to `(` before the number at token first."""
    if s.raw[k : k + 1] != [")"] or s.raw[first - 1] != "(":
        return False
    named = range(k + 1 + (s.low[k + 1] in (",", ";", "và")), first - 1)
    return all(s.kinds[n] == "w" and s.low[n] not in _LINKING for n in named)


def _joined_by_and(s: Sentence, k: int, first: int) -> bool:
    """Whether only what the share before is of and `và`, or `thay vì`, stand from token k on."""
    if s.low[k:first] == ["thay", "vì"]:
        return True
    alike = 0 < first - k <= _LONGEST_NAME and s.low[first - 1] == "và"
    return alike and all(s.kinds[n] == "w" and s.low[n] not in _LINKING for n in range(k, first))


def _is_one_of(s: Sentence, k: int, first: int) -> bool:
    """`tốc độ tăng đạt 16% mỗi năm (riêng hàng rời là 22%)`: the same of a part."""
    near = s.low[max(k, first - _LONGEST_NAME) : first]
    return near[-1:] == ["là"] and "riêng" in near
