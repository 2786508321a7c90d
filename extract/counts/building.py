"""Counts, money, measures, scores and ranks, with all that the sentence says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from ..doubts import KINDS
from ..facts import Count
from ..figures.modifiers import PASSING
from ..figures.reading import Figure
from ..lexicons import grammar, unit_code
from ..syntax.actions import read_action
from ..syntax.belonging import explains, names_with
from ..syntax.changes import read_change
from ..syntax.subjects import subject
from ..syntax.without_verbs import is_bare, said_by_signs
from ..text.document import Document, Sentence
from .amount_predicates import of_money
from .amounts import of_amount
from .coordination import counted_names_end
from .doers import deed_start
from .measured import is_elsewhere, of_measure, own_predicate, population, priced, property_of
from .noun_phrases import item_end
from .nouns import closes
from .rankings import place_among
from .said_before import phrase_of, said_before
from .sharing import is_told_later, over_aside, shared_predicate, told_of

_CONFIDENCE = {
    "count.noun.known": 0.97,
    "count.noun": 0.9,
    "count.noun.loan": 0.85,
    "count.before": 0.85,
    "count.carried": 0.8,
    "money.bare": 0.85,
    "money.guess": 0.65,
    "count.listed": 0.75,
    "count.shared": 0.75,
    "count.goal": 0.85,
    "money.carried": 0.8,
    **{f"learned.{kind}": 0.6 for kind in KINDS},
}
_CODED = ("money", "measure")
_MOST_NAMED = 12  # things of one number whose names are listed
_REMEMBERED = 4  # counts among which the one is whose predicate a list shares
_MOVING = grammar("between_shares") | grammar("before_share") | {"và", "so", "với", "cùng", "kỳ"}
_MOVING |= {"đồng", "(", ")", "chỉ", "trước", "thời", "điểm", "mức", "thêm", "đến", "được", "cuối"}
_RESTATES = {"tương đương", "tương ứng"}
_WORTH = "trị giá"
_PROPERTIES = grammar("properties")
_SIZES = (["rộng"], ["dài"], ["cao"], ["nặng"], ["sâu"])
_PRICES = (_WORTH, "có giá trị", "có giá")
_PEOPLE = grammar("units_of_people")
_NEAR = 9  # tokens from what is counted to what it is worth
_RESTATING_LEADS = {"với", "khoảng", "hơn", "gần", "thứ", "bậc", "hạng", "lên", "tới"}
_RESTATING_LEADS |= {"xuống", "mức"}
_TIMES = {"tăng gấp", "giảm gấp"}
_SIDES = grammar("trade_sides")


def build_count(doc: Document, f: Figure, told: Sequence[Count] = ()) -> Count:
    """The fact of a figure that is no percentage; `told` are the counts before it."""
    s, q, unit = f.sentence, f.quantity, f.unit
    before = told[-1] if told else None
    ahead = unit is not None and unit.first >= q.after
    item_last = q.last
    if unit is not None and ahead:
        measured = f.kind == "measure"
        item_last = item_end(s, unit.first, unit.last, measured=measured, number=f.sign_first)
        if not measured and 2 <= q.value <= _MOST_NAMED:
            item_last = counted_names_end(s, item_last, int(q.value))
    last = unit.last + q.halved if unit is not None and ahead else q.last
    start, end = s.starts[f.first], s.ends[last]
    item, action = _item(f, item_last, told), _action(f, item_last, told)
    if unit is not None and action and ahead:
        deed = deed_start(s, f.sign_first, (unit.last, item_last), action, f.kind)
        if deed is not None:
            item = said_before(f, unit, deed - 1) or s.slice(unit.first, deed - 1)
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
        item=item,
        modifier=f.modifier,
        change=read_change(s, f.sign_first, ranged=q.value_max is not None)
        or _shared_change(f, before, item_last + 1),
        action=of_money(s, f.sign_first, action, item) if f.kind == "money" else action,
        period_start=f.period[0],
        period_end=f.period[1],
        place_id=f.place_id,
        unit_code=unit_code(unit.name) if unit is not None and f.kind in _CODED else None,
        rule=f.rule,
        confidence=_CONFIDENCE.get(f.rule, 0.95),
    )


def _action(f: Figure, item_last: int, told: Sequence[Count]) -> str | None:
    """The predicate; for a measure of something, what is measured (`đỉnh triều là 1,58 m`)."""
    s = f.sentence
    ahead = f.unit is not None and f.unit.first >= f.quantity.after
    counted = f.unit.last if f.unit is not None and ahead else f.quantity.last, item_last
    if f.kind == "measure" and (said := of_measure(s, f.sign_first, counted)) is not None:
        return said
    if f.kind == "money" and (said := priced(s, f.sign_first)) is not None:
        return said
    if s.low[f.sign_first] == "có" and s.pair(f.sign_first) == "có thể":
        return said_by_signs(s, f.sign_first, f.quantity.first)
    if s.low[f.sign_first] == PASSING:
        return s.slice(f.sign_first, f.quantity.first - 1)
    if f.kind == "count" and (lives := population(s, f.sign_first)):
        return lives
    before = _listed(f, told)
    if before is not None and before.change and read_change(s, f.sign_first) is None:
        before = before if _goes_on(s, before, f.sign_first) else None
    if f.kind == "money" and names_with(s, f.sign_first):
        before = None
    shared = told_of(s, before)
    if shared is not None and explains(s, f.sign_first, shared.end):
        shared = None
    if f.kind == "measure" and shared is not None and is_elsewhere(s, f.sign_first):
        return shared.action
    action = read_action(s, f.sign_first, counted, shared)
    if action in ("có", None) or is_told_later(s, f.sign_first, item_last, shared):
        action = shared_predicate(s, item_last) or action
    action = action or said_by_signs(s, f.sign_first, f.quantity.first)
    action = action or over_aside(s, item_last + 1)
    if f.kind == "measure" and (action in ("là", None) or is_bare(s, f.sign_first)):
        return property_of(s, f.sign_first) or own_predicate(s, item_last) or action
    return action


def _goes_on(s: Sentence, before: Count, first: int) -> bool:
    """Whether a number can be of the change before it: `tăng 5 vụ, 3 người`, but not `tăng 5 đơn
    vị; 11/44 xã đạt`, `tăng 5 vụ so với năm 2030, 3 người`."""
    between = s.text[before.end - s.start : s.starts[first] - s.start]
    return ";" not in between and "so với" not in between


def _listed(f: Figure, told: Sequence[Count]) -> Count | None:
    """The count before in the same sentence, over those that stand in brackets and over what
    is said only of one thing in it: `10 suất quà trị giá 5 triệu đồng và 3 xe đạp`."""
    s = f.sentence
    stop = s.starts[f.sign_first] - s.start
    for before in reversed(told[-_REMEMBERED:]):
        if before.start < s.start:
            return None
        if _is_aside(before, f):
            continue
        between = s.text[before.end - s.start : stop]
        if between.count(")") <= between.count("("):
            return before
    return None


def _is_aside(before: Count, f: Figure) -> bool:
    """Whether the count before only says what something in the list is worth or how large it is."""
    action = before.action or _WORTH  # `với 5 tỷ đồng`: only named
    if before.kind == "money" != f.kind:
        return action.endswith(_PRICES)
    words = action.removeprefix("có ").split()
    sized = " ".join(words[:2]).lower() in _PROPERTIES or words[:1] in _SIZES
    return sized and before.kind == "measure" != f.kind


def _shared_change(f: Figure, before: Count | None, behind: int) -> str | None:
    """The change of the count that this one is joined to: behind và in the same unit (`tăng 7 tuần
    đối với nam và 5 tuần đối với nữ`), behind a comma where nothing more is said of it at token
    `behind` (`giảm được 48 hộ nghèo, 29 hộ cận nghèo`), or where the sentence holds both against
    another time (`giảm 146 lượt, 127 người so với cùng kỳ`)."""
    s, k = f.sentence, f.sign_first - 1
    if before is None or before.change is None or before.start < s.start:
        return None
    if s.raw[k] == "/" and before.kind == f.kind == "count" and s.index_at(before.end) == k:
        return before.change  # `tăng 25 vụ/153 người`
    joined = s.low[k] == "và"
    alike = f.unit is not None and before.unit == f.unit.name
    if joined and alike:
        based = "so với" in s.text[before.end - s.start : s.starts[k] - s.start]
        return None if based and s.pair(behind) != "so với" else before.change
    if joined and s.pair(behind) == "so với" and (before.kind, f.kind) == ("count", "money"):
        return before.change  # `tăng 19 lượt và 14 tỷ đồng so với cùng kỳ`
    if not (joined or s.raw[k] == ",") or not before.kind == f.kind == "count":
        return None
    plain = all(kind == "w" for kind in s.kinds[s.index_at(before.end - 1) + 1 : k])
    listed = alike and f.kind == "count" and closes(s, behind)
    return before.change if plain and (listed or "so với" in s.text.lower()) else None


def _says_again(f: Figure, before: Count) -> bool:
    """Whether the number is of what the one before is: `799 USD, tương đương 17 triệu đồng`; the
    change of a rank or score just given."""
    s, k = f.sentence, f.sign_first - 1
    while k >= 0 and (s.low[k] in _RESTATING_LEADS or s.raw[k] in ",("):
        k -= 1
    if s.index_at(before.end - 1) == k and s.raw[k + 1] != ",":
        return f.kind == before.kind != "count"  # `600 peso (11 USD)`, `từ 6 lên 8 tỷ đồng`
    lead = " ".join(s.low[max(0, k - 1) : k + 1])
    if lead in _RESTATES and k > 2 and s.pair(k - 3) == _WORTH:
        k, lead = k - 2, _WORTH  # trị giá tương đương 5 tỷ
    counted = before.kind == "count" and lead in _RESTATES
    if lead == _WORTH and before.unit in _PEOPLE:
        return False  # `chuyến đi cho 2 người trị giá 5 triệu đồng`
    if f.kind == "money" and (lead == _WORTH or counted):  # `12 xe (trị giá 5 tỷ đồng)`
        if before.item and s.text[: s.starts[k - 1] - s.start].rstrip().endswith(before.item):
            return True  # `5 giải phụ trị giá 2 triệu đồng`
        near = k - 2 - s.index_at(before.end - 1) < _NEAR
        return k >= 2 and (s.raw[k - 2] == "(" or (near and s.raw[k - 2] == ","))
    if f.kind == "money" and before.kind == "money":
        return _moves_on(f, before)
    if ";" in s.raw[s.index_at(before.end - 1) : k]:
        return False
    changes = f.kind in ("rank", "score") and before.kind == f.kind
    return changes and k >= 0 and s.low[k] in ("tăng", "giảm", "lên", "xuống", "tụt", "xếp", "hạng")


def _in_own_unit(f: Figure, before: Count) -> str | None:
    """What the amount before is of, in the unit of this one: `3 hải lý (hơn 5 km)`."""
    item, unit = before.item, before.unit
    if f.unit is not None and f.kind == before.kind == "money" and item == unit:
        return f.unit.name
    if f.kind != "measure" or f.unit is None or not (item and unit and item.startswith(unit)):
        return item
    return f.unit.name + item[len(unit) :]


def _moves_on(f: Figure, before: Count) -> bool:
    """`lãi 53 tỷ đồng, giảm 33 tỷ đồng so với cùng kỳ`: the change of the amount just given."""
    s, k = f.sentence, f.sign_first
    start = s.index_at(before.end - 1) + 1
    between = s.low[start:k]
    if not between or {"giảm", "tăng", "còn", "lên", "xuống"}.isdisjoint(between):
        return False
    return all(word in _MOVING or s.kinds[n] == "d" for n, word in enumerate(between, start))


def _is_of_same(before: Count | None, f: Figure, found: str | None) -> TypeGuard[Count]:
    """`36,6 triệu đồng/lượng (mua vào) và 36,7 triệu đồng/lượng`: all that stands before the amount
    is the unit of the one before, or the side of the trade."""
    s = f.sentence
    if found is None or before is None or before.start < s.start or before.kind != f.kind:
        return False
    if found.lower() in _SIDES:
        return True
    at = s.text.rfind(found, 0, s.starts[f.sign_first] - s.start)
    return before.start - s.start <= at < before.end - s.start


def _alike(f: Figure, told: Sequence[Count]) -> Count | None:
    """The last amount of the same kind told in the sentence, over what stands in brackets."""
    near = [c for c in told[-_REMEMBERED:] if c.start >= f.sentence.start and c.kind == f.kind]
    return near[-1] if near else None


def _item(f: Figure, item_last: int, told: Sequence[Count]) -> str | None:
    """What is counted; for money, scores and ranks what they are of."""
    s, unit, before = f.sentence, f.unit, told[-1] if told else None
    if before is not None and before.start >= s.start and _says_again(f, before):
        return _in_own_unit(f, before)
    if " ".join(s.low[max(0, f.sign_first - 2) : f.sign_first]) in _TIMES:
        return subject(s, f.sign_first - 1) or "lần"
    if f.rule == "count.shared" and unit is not None:
        same = before is not None and before.unit == unit.name
        return before.item if before is not None and same else unit.name
    if f.rule == "rank.place" and unit is not None:
        return place_among(s, f, unit)
    if f.kind in ("money", "score", "rank"):
        found = of_amount(s, f, _alike(f, told), before)
        if _is_of_same(before, f, found):
            return before.item
        return found or (unit.name if unit is not None else None)
    if unit is None:
        return None
    if unit.first >= f.quantity.after:
        own = unit.name if unit.first == item_last else s.slice(unit.first, item_last)
        return said_before(f, unit, item_last) or own
    return phrase_of(s, unit)
