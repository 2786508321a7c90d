"""A number without a noun behind it: what it counts was said before, or its words mean money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..counts.nouns import UnitMatch, noun_before, rate_end, read_noun, read_unit
from ..lexicons import grammar, quantity_words
from ..text.document import Sentence
from .carried import Counted, next_rank, of_those, read_carried, told_again
from .counting import is_age, is_year
from .goals import goal_of, is_more, is_moved, is_reached
from .heads import under_colon, under_head
from .marks import is_mark, is_next_score, is_score, points
from .signs import Found
from .single_numbers import Quantity

_DURATIONS = grammar("durations")
_BILLION = 1_000_000_000
_HOW_MUCH = {"hơn", "gần", "khoảng", "trên", "tới", "đến", "lên", "này", "là"}


def read_alone(
    s: Sentence,
    q: Quantity,
    previous: Counted | None,
    strength: str | None,
    told: Sequence[Counted],
) -> Found | None:
    """A number without a noun of its own; `strength` is how surely it is a name, `told` are the
    figures of the sentence before."""
    if is_mark(s, q):
        return points(q, "score.subject")
    if is_age(s, q.first):
        return None
    known = of_those(s, q, previous, told) or told_again(s, q, previous, told)
    if (known := known or next_rank(s, q, previous)) is not None:
        return known
    if strength is not None and not (strength != "strong" and q.scaled):
        return None
    if q.total is not None and q.scaled and s.raw[q.first] == "1":
        return None  # trúng thưởng với xác suất 1/28,9 triệu
    if q.scaled and q.value >= 1000:
        return _bare_money(s, q, previous)
    if q.spelled and s.pair(q.after + 1) != "thậm chí":
        return None
    if (end := goal_of(s, q)) is not None:
        unit = read_unit(s, end.after) or read_noun(s, end.after, sure=False)
        if unit is not None and unit.kind != "age" and s.low[unit.last + 1 :][:1] != ["tuổi"]:
            return unit.kind, unit, "count.goal"
    if q.spelled:
        return None
    if previous and previous.kind == "measure" and is_moved(s, q, previous.unit):
        return "measure", previous.unit, "count.carried"
    if is_score(s, q) or is_next_score(s, q, previous.kind if previous else None):
        return points(q, "score.before")
    if (headed := _headed(s, q, previous)) is not None:
        return headed
    counts = previous is not None and previous.kind == "count" and not is_year(s, q, None)
    if previous and counts and (is_reached(s, q, previous.quantity) or is_more(s, q)):
        return "count", previous.unit, "count.carried"
    return read_carried(s, q, previous)


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
