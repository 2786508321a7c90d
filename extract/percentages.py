"""Percentages and percentage points: value, direction, what they are of and computed from."""

from __future__ import annotations

from decimal import Decimal

from .document import Document, Sentence
from .facts import Percentage
from .figures import Figure
from .nouns import read_noun
from .periods import period_of
from .predicates import clause_start, read_change, subject

_LINKED = {"đạt", "tỷ", "tỉ", "chiếm", "tương", "bằng", "hay", "khoảng", "ước", "đương", "ứng", "lệ", "gần",
           "hơn", "(", ",", "là", "được", "giảm", "tăng", "–", "-"}  # fmt: skip


def build_percentage(doc: Document, f: Figure, previous: Figure | None) -> Percentage:
    """The fact of a percentage figure; `previous` is the figure before it in its sentence."""
    s, q = f.sentence, f.quantity
    last = _last(f)
    start, end = s.starts[q.first], s.ends[last]
    period = period_of(f.times, start - s.start, doc.default_period)
    linked = previous if previous is not None and _is_linked(s, previous, q.first) else None
    change = read_change(s, f.sign_first, ranged=q.value_max is not None)
    if change is None and linked is not None and _restates(s, linked, q.first):
        change = read_change(s, linked.sign_first)
    numerator, denominator = _computed_from(linked)
    return Percentage(
        start, end, doc.text[start:end], s.text,
        value=q.value, value_max=q.value_max, unit="pp" if f.kind == "pp" else "%",
        of=_of(s, f, last), numerator=numerator, denominator=denominator, change=change,
        base=_base(s, last), modifier=f.modifier,
        period_start=period[0], period_end=period[1], place_id=doc.place_id,
        rule=f.rule, confidence=0.9 if f.rule == "percent.shared" else 0.98,
    )  # fmt: skip


def _last(f: Figure) -> int:
    """The last token of the mention: its sign or words."""
    words = {"percent.sign": 1, "percent.words": 2, "percent.points": 3, "percent.shared": 0}
    n = words[f.rule]
    if f.rule == "percent.points" and f.sentence.raw[f.quantity.after + 1] == "%":
        n = 2
    return f.quantity.last + n


def _is_linked(s: Sentence, previous: Figure, first: int) -> bool:
    """`62/77 đơn, đạt tỷ lệ 80,5%`: only linking words stand between the figure and its share."""
    if previous.kind in ("percent", "pp", "rank", "score") or previous.sentence is not s:
        return False
    unit = previous.unit
    after = previous.quantity.after
    if unit is not None and unit.first >= after:
        after = unit.last + 1
    between = s.low[after:first]
    if "(" in between or previous.quantity.total is not None:
        return len(between) <= 8 and any(w in _LINKED for w in between)
    linking = "lệ" in between or "tương" in between
    return 0 < len(between) <= 5 and all(w in _LINKED for w in between) and linking


def _restates(s: Sentence, previous: Figure, first: int) -> bool:
    """`giảm 63 tỷ đồng (tương đương 7,8%)`: the share says the same change again."""
    between = s.low[previous.quantity.after : first]
    return "tương" in between or ("(" in between and ("hay" in between or between[-1] == "("))


def _computed_from(linked: Figure | None) -> tuple[Decimal | None, Decimal | None]:
    if linked is None or linked.quantity.value_max is not None:
        return None, None
    return linked.quantity.value, linked.quantity.total


def _of(s: Sentence, f: Figure, last: int) -> str | None:
    """What it is a share of: the noun after it to the clause's end, else the subject before it."""
    k = last + 1
    if k < len(s) and s.kinds[k] == "w" and read_noun(s, k, sure=False) is not None:
        stop = k
        while stop < len(s) and (s.kinds[stop] in "wn" or _joins(s, stop)):
            if s.low[stop] == "so" or stop - k > 24:
                break
            stop += 1
        return s.slice(k, stop - 1)
    return subject(s, clause_start(s, f.sign_first) if f.sign_first else 0) or subject(s, f.sign_first)


def _joins(s: Sentence, k: int) -> bool:
    """A comma between nouns of one list: `xã, phường, thị trấn`."""
    return (
        s.raw[k] == ","
        and k + 2 < len(s)
        and s.kinds[k + 1] == "w"
        and read_noun(s, k + 1, sure=False) is not None
        and s.low[k + 1] not in ("tỷ", "tỉ", "tăng", "giảm")
    )


def _base(s: Sentence, last: int) -> str | None:
    """What a change is measured against: `so với cùng kỳ` gives `cùng kỳ`."""
    k = last + 1
    while k < len(s) and k < last + 4 and s.low[k] not in ("so", "cùng", "dự", "kế"):
        k += 1
    if k >= len(s) or s.low[k] != "so":
        return None
    first = k + 2 if k + 1 < len(s) and s.low[k + 1] == "với" else k + 1
    stop = first
    while stop < len(s) and s.kinds[stop] in "wdn" and stop - first < 8 and s.low[stop] not in ("và", "nhưng"):
        stop += 1
    return s.slice(first, stop - 1) if stop > first else None
