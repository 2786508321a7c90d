"""Counts, money, measures, scores and ranks, with all that the sentence says of them."""

from __future__ import annotations

from .actions import read_action
from .amounts import of_amount
from .document import Document, Sentence
from .doubts import KINDS
from .facts import Count
from .figures import Figure
from .lexicons import grammar, unit_code
from .noun_phrases import item_end
from .nouns import UnitMatch, noun_before
from .predicates import read_change
from .subjects import subject

_CONFIDENCE = {
    "count.noun.known": 0.97,
    "count.noun": 0.9,
    "count.noun.loan": 0.85,
    "count.before": 0.85,
    "count.carried": 0.8,
    "money.bare": 0.85,
    "money.guess": 0.65,
    "count.listed": 0.75,
    "count.goal": 0.85,
    "money.carried": 0.8,
    **{f"learned.{kind}": 0.6 for kind in KINDS},
}


_CODED = ("money", "measure")


def build_count(doc: Document, f: Figure, before: Count | None = None) -> Count:
    """The fact of a figure that is no percentage; `before` is the count before it in the list."""
    s, q, unit = f.sentence, f.quantity, f.unit
    ahead = unit is not None and unit.first >= q.after
    item_last = q.last
    if unit is not None and ahead:
        measured = f.kind == "measure"
        item_last = item_end(s, unit.first, unit.last, measured=measured, number=f.sign_first)
    last = unit.last + q.halved if unit is not None and ahead else q.last
    first = unit.first if f.rule == "rank.place" and unit is not None else q.first
    if f.rule == "money.mark":
        first = q.first - 1
    start, end = s.starts[first], s.ends[last]
    return Count(
        start,
        end,
        doc.text[start:end],
        s.text,
        kind=f.kind,
        value=q.value,
        value_max=q.value_max,
        total=q.total,
        unit=unit.name if unit is not None else None,
        item=_item(f, item_last, before),
        modifier=f.modifier,
        change=read_change(s, f.sign_first, ranged=q.value_max is not None)
        or _joined_change(f, before)
        or _listed_change(f, before),
        action=_action(f, item_last, before),
        period_start=f.period[0],
        period_end=f.period[1],
        place_id=doc.place_at(s, start),
        unit_code=unit_code(unit.name) if unit is not None and f.kind in _CODED else None,
        rule=f.rule,
        confidence=_CONFIDENCE.get(f.rule, 0.95),
    )


def _action(f: Figure, item_last: int, before: Count | None) -> str | None:
    """The predicate; for a measure of something, what is measured (`đỉnh triều là 1,58 m`)."""
    s = f.sentence
    ahead = f.unit is not None and f.unit.first >= f.quantity.after
    counted = f.unit.last if f.unit is not None and ahead else f.quantity.last, item_last
    action = read_action(s, f.sign_first, counted, _listed_action(s, before))
    if f.kind == "measure" and action in ("là", None):
        return subject(s, f.sign_first) or action
    return action


def _joined_change(f: Figure, before: Count | None) -> str | None:
    """`tăng 3 tháng đối với nam và 4 tháng đối với nữ`: the change goes on behind và."""
    s, unit = f.sentence, f.unit
    if before is None or unit is None or before.sentence != s.text or before.unit != unit.name:
        return None
    return before.change if s.low[f.sign_first - 1 : f.sign_first] == ["và"] else None


def _listed_change(f: Figure, before: Count | None) -> str | None:
    """`giảm 146 lượt, 127 người so với cùng kỳ`: the change of the count that this is joined to,
    where the clause is held against another time."""
    s = f.sentence
    if (
        before is None
        or before.change is None
        or before.sentence != s.text
        or before.kind != f.kind
    ):
        return None
    k = f.sign_first - 1
    if not (s.raw[k] == "," or s.low[k] == "và") or f.kind != "count":
        return None
    last = s.index_at(before.end - 1)
    plain = all(s.kinds[n] == "w" for n in range(last + 1, k))
    return before.change if plain and "so với" in s.text.lower() else None


def _listed_action(s: Sentence, before: Count | None) -> str | None:
    """The action of the count before, where it stands in the same sentence."""
    return before.action if before is not None and before.sentence == s.text else None


def _says_again(f: Figure, before: Count) -> bool:
    """Whether the number is of what the one before is: `799 USD, tương đương 17 triệu đồng`; the
    change of a rank or score just given."""
    s, k = f.sentence, f.sign_first - 1
    while k >= 0 and (s.low[k] in _RESTATING_LEADS or s.raw[k] in ",("):
        k -= 1
    if s.index_at(before.end - 1) == k and s.raw[k + 1] != ",":
        return f.kind == before.kind != "count"  # `600 peso (11 USD)`, `từ 6 lên 8 tỷ đồng`
    lead = " ".join(s.low[max(0, k - 1) : k + 1])
    if f.kind == "money" and lead == _WORTH:  # `12 xe (trị giá 5 tỷ đồng)`
        near = k - 2 - s.index_at(before.end - 1) < _NEAR
        return k >= 2 and (s.raw[k - 2] == "(" or (near and s.raw[k - 2] == ","))
    if f.kind == "money" and before.kind == "money":
        return lead in _RESTATES or _moves_on(f, before)
    if ";" in s.raw[s.index_at(before.end - 1) : k]:
        return False
    changes = f.kind in ("rank", "score") and before.kind == f.kind
    return changes and k >= 0 and s.low[k] in ("tăng", "giảm", "lên", "xuống", "tụt", "xếp", "hạng")


def _moves_on(f: Figure, before: Count) -> bool:
    """`lãi 53 tỷ đồng, giảm 33 tỷ đồng so với cùng kỳ`: the change of the amount just given."""
    s, k = f.sentence, f.sign_first
    start = s.index_at(before.end - 1) + 1
    between = s.low[start:k]
    if not between or {"giảm", "tăng", "còn", "lên", "xuống"}.isdisjoint(between):
        return False
    return all(word in _MOVING or s.kinds[n] == "d" for n, word in enumerate(between, start))


_MOVING = grammar("between_shares") | grammar("before_share") | {"và", "so", "với", "cùng", "kỳ"}
_MOVING |= {"đồng", "(", ")", "chỉ", "trước", "thời", "điểm", "mức", "thêm", "đến", "được", "cuối"}
_RESTATES = {"tương đương", "tương ứng"}
_WORTH = "trị giá"
_NEAR = 9  # tokens from what is counted to what it is worth
_RESTATING_LEADS = {"với", "khoảng", "hơn", "gần", "thứ", "bậc", "hạng", "lên", "xuống", "mức"}
_RESTATING_LEADS |= {"tới"}


def _said_before(f: Figure, unit: UnitMatch, item_last: int) -> str | None:
    """`Số hộ nghèo còn 1.204 hộ`: the whole noun phrase stands before, only its head behind."""
    s = f.sentence
    if item_last > unit.last:
        return None
    before = noun_before(s, f.sign_first)
    if unit.name in _CLASSIFIERS and s.low[f.sign_first - 1] in ("là", "đạt", ":"):
        if before is not None or unit.name == "người":
            return _phrase_of(s, before)
        return subject(s, f.sign_first)
    if before is None or before.name.lower() != unit.name.lower():
        return None
    return _phrase_of(s, before)


def _phrase_of(s: Sentence, before: UnitMatch | None) -> str | None:
    if before is None:
        return None
    last = before.last
    while last > before.first and s.low[last] in _MOVES:
        last -= 1
    return s.slice(before.first, last)


_CLASSIFIERS = {"chiếc", "cái", "đơn vị", "trường hợp", "đối tượng", "người"}
_TIMES = {"tăng gấp", "giảm gấp"}
_MOVES = {"tăng", "giảm", "còn", "từ", "thêm"}


def _place_among(s: Sentence, f: Figure, unit: UnitMatch) -> str:
    """`vị trí thứ 2 trong danh sách`: the place and among whom."""
    k = f.quantity.after
    if s.low[k : k + 1] != ["trong"] or k + 1 >= s.size or s.kinds[k + 1] != "w":
        return unit.name
    return f"{unit.name} {s.slice(k, item_end(s, k, k + 1))}"


def _item(f: Figure, item_last: int, before: Count | None) -> str | None:
    """What is counted; for money, scores and ranks what they are of."""
    s, unit = f.sentence, f.unit
    if before is not None and before.sentence == s.text and _says_again(f, before):
        return before.item
    if " ".join(s.low[max(0, f.sign_first - 2) : f.sign_first]) in _TIMES:
        return subject(s, f.sign_first - 1) or "lần"
    if f.rule == "rank.place" and unit is not None:
        return _place_among(s, f, unit)
    if f.kind in ("money", "score", "rank"):
        return of_amount(s, f) or (unit.name if unit else None)
    if unit is None:
        return None
    if unit.first >= f.quantity.after:
        return _said_before(f, unit, item_last) or s.slice(unit.first, item_last)
    return s.slice(unit.first, unit.last)
