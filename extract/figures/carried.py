"""A number that counts what another number counted: the next of a list, a part of those, the same
told of another time (`con số này là 204`), the ones before the last of a list, which names it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..counts.nouns import closes, read_noun
from ..counts.units import UnitMatch
from ..lexicons import grammar, verbs
from ..text.document import Sentence
from .counting import is_year, looks_like_date
from .heads import REACHING, people_before
from .signs import Found
from .single_numbers import Quantity, read_single

_PREDICATES = grammar("carry_before")
_DAMAGED = {"bị hư", "bị tốc", "bị ngập", "bị sập"}
_CASUALTIES = {"mất tích", "thiệt mạng", "tử vong", "hy sinh"}
_SIGNS = {"hơn", "gần", "khoảng", "trên", "dưới", "chừng", "ít", "nhất"}
_NAMED_BY = {"biển", "ngày", "hiệu", "cục", "jackpot", "mục"}
_EMERGENCIES = {112, 113, 114, 115, 911}  # whom to call
_LEVELS = {"cấp", "mức", "bậc"}
_NO_PART = {"dù", "nếu", "khi", "vì", "tuy"} | {"điểm", "độ", "tuổi", "mục", "án"}
_OF_WHICH = ["trong", "đó", "có"]
_OF = ["trong", "số"]
_THOSE = (["đó"], ["này"], ["ấy"], ["họ"], ["chúng"])
_SHARING = {"count", "measure", "money"}
_LEAST_AMOUNT = 1000  # đồng
_POINTING = {"này", "đó", "ấy", "trên"}
_TO_POINTED = REACHING | _SIGNS | {"tới", "đến", "còn", "chỉ", "ngưỡng", "mốc", "bằng"}
_BEHIND_POINTED = {"mỗi", "trong", "vào"}
_POINTED_REACH = 12  # tokens from con số này to what it is
_LONGEST_DEED = 9  # tokens of what is done to some before their number
_MOST_DEEDS = 8
_REMEMBERED = 6  # figures


class Counted(Protocol):
    """The figure before: its kind, its quantity, its unit."""

    kind: str
    sentence: Sentence
    quantity: Quantity
    unit: UnitMatch | None


def last_before(s: Sentence, i: int, here: Sequence[Counted]) -> Counted | None:
    """The last figure with a unit before token i, over those in brackets closed before it.

    >>> from ..text.document import tokens
    >>> last_before(tokens("5 hộ"), 0, ()) is None
    True
    """
    united = [f for f in here[-_REMEMBERED:] if f.unit is not None]
    if not united or s.raw[i - 1] == "(":
        return united[-1] if united else None  # Mỹ (24 người), Canada (8)
    for f in reversed(united):
        between = s.raw[f.quantity.after : i]
        if between.count(")") <= between.count("("):
            return f
    return united[-1]


def read_carried(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """What a bare number counts by the one before, told of another part, place or deed.

    >>> from ..text.document import tokens
    >>> read_carried(s := tokens("cảnh cáo 7, nhắc nhở 9 hộ"), read_single(s, 2), None)[1].name
    'hộ'
    """
    found = _part_carried(s, q, previous) or _carried(s, q, previous) or _of_deeds(s, q)
    if found is None and (own := people_before(s, q)) is not None:
        return "count", own, "count.before"
    return found or _listed(s, q, previous)


def of_those(
    s: Sentence, q: Quantity, previous: Counted | None, told: Sequence[Counted]
) -> Found | None:
    """`2 trong số họ`, `1/4 trong số này`: of those counted before, if need be by the sentence
    before, whose figures are `told`.

    >>> from ..text.document import tokens
    >>> of_those(s := tokens("hai trong số họ"), read_single(s, 0), None, ()) is None
    True
    """
    if s.low[q.after : q.after + 2] != _OF or s.low[q.after + 2 : q.after + 3] not in _THOSE:
        return None
    if previous is not None:
        return ("count", previous.unit, "count.carried") if previous.kind == "count" else None
    counted = (f for f in reversed(told) if f.kind == "count" and f.unit is not None)
    return _shared(q, next(counted, None))


def told_again(
    s: Sentence, q: Quantity, previous: Counted | None, told: Sequence[Counted]
) -> Found | None:
    """`Đến tháng 5, con số này là 204`: what was told just before, of another time or place.

    >>> from ..text.document import tokens
    >>> told_again(s := tokens("con số này là 204"), read_single(s, 4), None, ()) is None
    True
    """
    if q.spelled or q.total is not None or is_year(s, q, None) or not q.first:
        return None
    if s.low[q.first - 1] not in _TO_POINTED:
        return None
    ends = closes(s, q.after) or s.kinds[q.after] == "d" or s.low[q.after] in _BEHIND_POINTED
    k = q.first - 1
    while k > 1 and s.kinds[k] in "wd" and s.low[k] != "số" and q.first - k < _POINTED_REACH:
        k -= 1
    if not ends or s.pair(k - 1) != "con số" or s.low[k + 1] not in _POINTING:
        return None
    before = previous or (told[-1] if told else None)
    amount = before is not None and before.kind == "money"
    return None if amount and not (q.scaled or q.value >= _LEAST_AMOUNT) else _shared(q, before)


def next_rank(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """`đứng thứ 3 và 4`: the place behind và.

    >>> from ..text.document import tokens
    >>> next_rank(s := tokens("3 và 4"), read_single(s, 2), None) is None
    True
    """
    if previous is None or previous.kind != "rank" or s.low[q.first - 1 : q.first] != ["và"]:
        return None
    joined = previous.quantity.after == q.first - 1 and previous.quantity.total is None
    further = q.total is None and not q.scaled and q.value > previous.quantity.value
    return ("rank", previous.unit, "rank.carried") if joined and further else None


def _shared(q: Quantity, before: Counted | None) -> Found | None:
    """A number in the unit of one that stands in another clause or sentence."""
    if before is None or before.unit is None or before.kind not in _SHARING:
        return None
    return _named(q, before.unit, before.kind)


def _named(q: Quantity, unit: UnitMatch, kind: str) -> Found:
    return kind, UnitMatch(q.first, q.first, unit.name, kind, unit.rule), "count.shared"


def _of_deeds(s: Sentence, q: Quantity) -> Found | None:
    """`khiển trách 17, cảnh cáo 4, khai trừ 2 trường hợp`: the last deed says to whom all were
    done."""
    if q.total is not None or q.value_max is not None or s.pair(q.first - 2) not in verbs():
        return None
    k = q.after
    for _ in range(_MOST_DEEDS):
        deed = k + 1
        if s.raw[k : k + 1] not in ([","], [";"]) or s.pair(deed) not in verbs():
            return None
        k = deed
        while k < s.size and s.kinds[k] == "w" and k - deed < _LONGEST_DEED:
            k += 1
        done = read_single(s, k) if s.kinds[k : k + 1] == ["n"] else None
        if done is None:
            return None
        if (noun := read_noun(s, done.after, sure=True)) is not None:
            return _named(q, noun, "count")
        k = done.after
    return None


def _part_carried(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """`12/40 đơn …, 9/40 …`, `bắt 21 người, 11 trong số đó …`: a part of what was just counted."""
    if previous is None or previous.kind not in ("count", "rank"):
        return None
    if q.total is None:
        if is_year(s, q, None):
            return None
        if previous.kind == "count" and _in_turn(s, q, previous):
            return "count", previous.unit, "count.carried"
        kept = previous.kind == "count" and s.pair(q.after) == "trong đó"
        return ("count", previous.unit, "count.carried") if kept else None
    if not 1 < q.value < q.total or looks_like_date(q):
        return None
    return previous.kind, previous.unit, f"{previous.kind}.carried"


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
    if s.low[q.after : q.after + 1] == ["và"] and s.kinds[q.after + 1 : q.after + 2] == ["n"]:
        return None  # `được 7 và 8 tuần tuổi`: what that one is
    if previous.unit.name in _LEVELS:
        return None  # `theo thang 5 mức, mạnh nhất là 5`: one of them
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
    if not _NO_PART.isdisjoint(s.low[k + 1 : q.first]):
        return None  # `nhìn hai bàn tay, dù đã qua 30`, `2 trận, nhiệt độ tăng lên 36`
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


def _carried(s: Sentence, q: Quantity, previous: Counted | None) -> Found | None:
    """`6.800 người …, 3.900 hưởng trợ cấp`, `72 tổ (65 ở xã)`, `5 trạm, trong đó có 2 ở xã`: the
    noun is the one counted just before."""
    if previous is None or previous.kind != "count" or q.first == 0 or q.after >= s.size:
        return None
    k = q.first - 1
    suffered = s.pair(q.after) in _DAMAGED  # phá hủy 9 nhà (41 bị hư hại)
    part = s.raw[k] == "(" and (suffered or q.value < previous.quantity.value)
    while k > 0 and s.low[k] in _SIGNS:
        k -= 1
    part = part or (s.low[k - 2 : k + 1] == _OF_WHICH and q.value < previous.quantity.value)
    if not part and s.raw[k] not in ",;" and s.low[k] != "và":
        return None
    told = s.low[q.after] in _PREDICATES or s.pair(q.after) in _CASUALTIES
    given = s.low[q.after] == "cho" and q.value <= previous.quantity.value and not q.spelled
    told = told or given  # `mua 9 xe, 5 cho đội đường, 4 cho đội cầu`
    if not told or s.raw[q.after] == "%" or is_year(s, q, None):
        return None
    if looks_like_date(q) and q.total is not None and q.total <= q.value:
        return None  # `ngày 10, 11 và 12/11 tại xã`
    if q.value_max is not None and s.kinds[q.first - 2 : q.first - 1] != ["w"]:
        return None  # `họp 2 lần, dịp 30-4 và 1-5 tại`: another day
    return "count", previous.unit, "count.carried"
