"""A number without a noun behind it: what it counts was said before, or its words mean money."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from ..counts.nouns import UnitMatch, closes, noun_before, rate_end, read_noun, read_unit
from ..lexicons import grammar, quantity_words
from ..text.document import Sentence
from .counting import is_age, is_year, looks_like_date
from .goals import goal_of, is_more, is_moved, is_reached
from .heads import people_before, under_colon, under_head
from .marks import is_mark, is_next_score, is_score, points
from .signs import Found
from .single_numbers import Quantity

_DURATIONS = grammar("durations")
_PREDICATES = grammar("carry_before")
_NAMED_BY = {"biển", "ngày", "hiệu", "cục", "jackpot", "mục"}
_EMERGENCIES = {112, 113, 114, 115, 911}  # whom to call
_BILLION = 1_000_000_000
_HOW_MUCH = {"hơn", "gần", "khoảng", "trên", "tới", "đến", "lên", "này", "là"}
_SUBORDINATING = {"dù", "nếu", "khi", "vì", "tuy"}


class Counted(Protocol):
    """The figure before: its kind, its quantity, its unit."""

    kind: str
    quantity: Quantity
    unit: UnitMatch | None


def read_alone(
    s: Sentence, q: Quantity, previous: Counted | None, strength: str | None
) -> Found | None:
    """A number without a noun of its own; `strength` is how surely it is a name."""
    if is_mark(s, q):
        return points(q, "score.subject")
    if is_age(s, q.first):
        return None
    if strength is not None and not (strength != "strong" and q.scaled):
        return None
    if q.total is not None and q.scaled and s.raw[q.first] == "1":
        return None  # trúng thưởng với xác suất 1/28,9 triệu
    if q.scaled and q.value >= 1000:
        return _bare_money(s, q, previous)
    if q.spelled:
        return _part_carried(s, q, previous) if q.total is None and _is_picked(s, q) else None
    if (end := goal_of(s, q)) is not None:
        unit = read_unit(s, end.after) or read_noun(s, end.after, sure=False)
        if unit is not None and unit.kind != "age" and s.low[unit.last + 1 :][:1] != ["tuổi"]:
            return unit.kind, unit, "count.goal"
    if previous and previous.kind == "measure" and is_moved(s, q, previous.unit):
        return "measure", previous.unit, "count.carried"
    if is_score(s, q) or is_next_score(s, q, previous.kind if previous else None):
        return points(q, "score.before")
    if (headed := _headed(s, q, previous)) is not None:
        return headed
    counts = previous is not None and previous.kind == "count" and not is_year(s, q, None)
    if previous and counts and (is_reached(s, q, previous.quantity) or is_more(s, q)):
        return "count", previous.unit, "count.carried"
    found = _part_carried(s, q, previous) or _carried(s, q, previous)
    if found is None and (own := people_before(s, q)) is not None:
        return "count", own, "count.before"
    return found or _listed(s, q, previous)


def _headed(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """A number by the head that stands before it: `số hộ nghèo còn 1.204`, `số tiền: 20.000`."""
    before = noun_before(s, q.first) or under_head(s, q)
    named = is_year(s, q, None) or _is_no_part(q) or _is_chained(s, q)
    if before is not None and not named:
        if before.name.lower().split()[0] == "tiền":
            money = replace(before, name="đồng")
            return ("money", money, "money.bare") if q.value >= 1000 else None
        kind = "measure" if before.name.lower() in _DURATIONS else "count"
        return kind, before, "count.before"
    if previous is None and (before := under_colon(s, q)) is not None:
        return "count", before, "count.before"
    return None


def _is_no_part(q: Quantity) -> bool:
    """`số phát sóng là 9/4`: a day, and not nine of four."""
    return q.total is not None and q.total < q.value


def _is_chained(s: Sentence, q: Quantity) -> bool:
    """`bộ số kết quả: 08 – 09 – 36`, `số mẫu tính đến 17-3`: a dash and a number stand behind."""
    dash = s.raw[q.after : q.after + 1]
    if dash not in (["-"], ["–"]) or s.kinds[q.after + 1 : q.after + 2] != ["n"]:
        return False
    chained = s.raw[q.after + 2 : q.after + 3]  # but `có 1.204 – 30 hộ đã thoát nghèo`
    return s.adjacent(q.last) or chained == [] or chained[0] in "-–.,;)"


def _of_number(s: Sentence, q: Quantity) -> Found | None:
    """`Số người có việc làm là 54,6 triệu`: what is no money is counted by its head."""
    before = noun_before(s, q.first) or _times(s, q.first)
    if before is None or not grammar("money_nouns").isdisjoint(before.name.lower().split()):
        return None
    return "count", before, "count.before"


def _times(s: Sentence, first: int) -> UnitMatch | None:
    """`lượt xem trên 2,2 tỷ`: how often, said right before the number."""
    k = next((k for k in range(first - 1, max(-1, first - 5), -1) if s.low[k] == "lượt"), None)
    return None if k is None else UnitMatch(k, k + 1, "lượt", "count", "noun.before")


def _part_carried(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """`12/40 đơn …, 9/40 …`, `bắt 21 người, 11 trong số đó …`: a part of what was just counted."""
    if previous is None or previous.kind not in ("count", "rank"):
        return None
    if q.total is None:
        if is_year(s, q, None):
            return None
        if previous.kind == "count" and _in_turn(s, q, previous):
            return "count", previous.unit, "count.carried"
        kept = previous.kind == "count" and (_is_picked(s, q) or s.pair(q.after) == "trong đó")
        return ("count", previous.unit, "count.carried") if kept else None
    if not 1 < q.value < q.total or looks_like_date(q):
        return None
    return previous.kind, previous.unit, f"{previous.kind}.carried"


def _is_picked(s: Sentence, q: Quantity) -> bool:
    return " ".join(s.low[q.after : q.after + 3]) in ("trong số đó", "trong số này")


def _in_turn(s: Sentence, q: Quantity, previous: Counted) -> bool:
    """`… lần lượt là 4.800 và 1.600; con số này lần lượt là 900 và 300`."""
    first = q.first
    if s.low[first - 1] in ("và", ",") and previous.quantity.after == first - 1:
        first = previous.quantity.first
    said = closes(s, q.after) and "lần lượt" in " ".join(s.low[max(0, first - 4) : first])
    return said and (first != q.first or "con số" in " ".join(s.low[max(0, first - 7) : first]))


def _listed(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """`1.796 dịch vụ, gồm toàn trình 902, một phần 894`: parts named before their numbers."""
    if previous is None or previous.kind != "count" or previous.unit is None or is_year(s, q, None):
        return None
    if looks_like_date(q) or not closes(s, q.after) or s.low[q.first - 1] in _NAMED_BY:
        return None
    if q.total == q.value or q.value in _EMERGENCIES or _is_item(s, q):
        return None
    if s.raw[q.first - 1] == "(":
        alike = s.raw[q.after : q.after + 1] == [")"] and s.raw[previous.quantity.first - 1] == "("
        named = alike and s.raw[q.first - 2][0].isupper()  # Mỹ (24 người), Canada (8)
        return ("count", previous.unit, "count.listed") if named else None
    if s.raw[q.first - 1] == ":":
        return _of_case(s, q, previous.unit)
    k = q.first - 1
    while (
        k >= 0 and (s.kinds[k] == "w" or s.raw[k] in "-–") and s.low[k] != "và" and q.first - k < 9
    ):
        k -= 1
    opened = k >= 0 and (s.raw[k] in ",;(:" or s.low[k] == "và")
    if not opened or k == q.first - 1 or k < previous.quantity.last:
        return None
    if not _SUBORDINATING.isdisjoint(s.low[k + 1 : q.first]):
        return None  # `nhìn hai bàn tay, dù đã qua 30`
    return "count", previous.unit, "count.listed"


def _is_item(s: Sentence, q: Quantity) -> bool:
    """`gồm: 1. Rà soát …`, `tàu tuần dương Leyte (CG - 55)`: a list's numbering, a model."""
    if s.raw[q.first - 1] in "-–":
        return q.first > 1 and s.raw[q.first - 2].isupper()
    return q.value == 1 and s.raw[q.first - 1] == ":" and s.raw[q.after : q.after + 1] == ["."]


def _of_case(s: Sentence, q: Quantity, unit: UnitMatch) -> Found | None:
    """`… 84 vụ; năm 2023: 71; trong đó: nữ: 12`: the case a number is for stands before a colon."""
    k = q.first - 2
    while k >= 0 and s.kinds[k] in "wd" and s.low[k] != "là" and q.first - k < 9:
        k -= 1
    opened = 0 <= k < q.first - 2 and (s.raw[k] in ",;(:" or s.low[k] == "là")
    return ("count", unit, "count.listed") if opened else None


def _bare_money(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    money = quantity_words().money
    near = s.low[max(0, q.first - 14) : q.first] + s.low[q.after : q.after + 3]
    pairs = {f"{a} {b}" for a, b in pairwise(near)}
    rate = s.slice(q.after, rate_end(s, q.last)) if s.raw[q.after : q.after + 1] == ["/"] else ""
    if previous is not None and previous.kind == "money" and previous.unit is not None:
        unit = previous.unit
        if rate:  # its own rate
            unit = replace(unit, name=unit.name.split("/")[0] + rate.replace("/ ", "/"))
        return "money", unit, "money.carried"
    said = not money.isdisjoint(near) or not money.isdisjoint(pairs)
    if not said and (counted := _of_number(s, q)) is not None:
        return counted
    if not said and previous is not None and previous.kind == "count" and previous.quantity.scaled:
        return "count", previous.unit, "count.carried"
    if not said and _is_no_money(s, q):
        return None
    unit = UnitMatch(q.last, q.last, f"đồng{rate}".replace("/ ", "/"), "money", "money.bare")
    return "money", unit, "money.bare" if said else "money.guess"


def _is_no_money(s: Sentence, q: Quantity) -> bool:
    """`66 triệu năm trước`, `con số hơn 87 triệu này`: no word of money says what it is."""
    ago = s.low[q.after : q.after + 1] == ["năm"]
    return ago or (q.value < _BILLION and s.pair(_before_signs(s, q.first) - 1) == "con số")


def _before_signs(s: Sentence, k: int) -> int:
    """The token before the words at token k that tell how much: the số of `con số lên tới 5`."""
    k -= 1
    while k > 0 and s.low[k] in _HOW_MUCH:
        k -= 1
    return k


def _carried(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """`6.800 người …, 3.900 hưởng trợ cấp`, `72 tổ (65 ở xã)`: the noun is the one counted just
    before."""
    if previous is None or previous.kind != "count" or q.first == 0 or q.after >= s.size:
        return None
    part = s.raw[q.first - 1] == "(" and q.value < previous.quantity.value
    if not part and s.raw[q.first - 1] not in ",;" and s.low[q.first - 1] != "và":
        return None
    if s.low[q.after] not in _PREDICATES or s.raw[q.after] == "%" or is_year(s, q, None):
        return None
    if looks_like_date(q) and q.total is not None and q.total <= q.value:
        return None  # `ngày 10, 11 và 12/11 tại xã`
    if q.value_max is not None and s.kinds[q.first - 2 : q.first - 1] != ["w"]:
        return None  # `họp 2 lần, dịp 30-4 và 1-5 tại`: another day
    return "count", previous.unit, "count.carried"
