"""The number that another one goes to or is told in turn with, which says what both are."""

from __future__ import annotations

from ..counts.nouns import closes, read_noun
from ..counts.units import UnitMatch, read_unit
from ..lexicons import grammar, verbs
from ..text.document import Sentence
from .quantities import read_quantity
from .single_numbers import Quantity

_TO_GOAL = {"lên", "xuống", "và", "thành", "hoặc", ","}
_MOST_IN_TURN = 12
_LEAST_PRICE = 1000  # đồng
_GOAL_WORDS = grammar("goal_words")
_DURATIONS = grammar("durations")
_TO_LEVEL = {"lên", "xuống", "còn", "tới", "đến", "hơn", "gần", "khoảng", "chỉ"}
_MOVED_TO = (["xuống", "còn"], ["tăng", "lên"], ["giảm", "còn"], ["giảm", "xuống"])
_THEN = {"trong", "vào", "sau", "nhằm"}
_NO_HEADS = {"là", "còn", "đạt", "được", "có"}
_FARTHEST_TURN, _TURN_BEHIND = 60, 15  # tokens


def goal_of(s: Sentence, q: Quantity) -> Quantity | None:
    """The number that `từ 4,8 lên 5,3%` goes to or `lần lượt 4, 5 và 6 hộ` ends with, with a token
    after it."""
    j, joined = q.after, ("và", ",")
    if j >= s.size or s.low[j] not in _TO_GOAL:
        return None
    if s.low[j] == "thành" and s.low[q.first - 1 : q.first] != ["từ"]:
        return None
    if s.raw[j] == "," and s.pair(j + 1) == "thậm chí":
        return _next_number(s, j + 2)  # `20, thậm chí 30 hộ`
    if s.low[j] in joined and not (_is_price(s, q) or _is_in_turn(s, j)):
        return _next_amount(s, q)
    end = _next_number(s, j)
    for _ in range(_MOST_IN_TURN):
        if end is None or s.low[j] not in joined or s.low[end.after] not in joined:
            break
        end = _next_number(s, end.after)
    return end


def _is_in_turn(s: Sentence, j: int) -> bool:
    """Whether `lần lượt` stands near token j, mostly before the list."""
    near = range(max(1, j - _FARTHEST_TURN), min(s.size, j + _TURN_BEHIND))
    return "lượt" in s.low[near.start : near.stop] and any(
        s.low[k] == "lượt" and s.low[k - 1] == "lần" for k in near
    )


def _next_number(s: Sentence, j: int) -> Quantity | None:
    """The number behind the word at token j and few others, with a token after it."""
    for k in range(j + 1, min(j + 5, s.size - 1)):
        if s.kinds[k] == "n":
            end = read_quantity(s, k)
            return end if end is not None and end.after < s.size else None
        if s.low[k] not in _GOAL_WORDS:
            return None
    return None


def _next_amount(s: Sentence, q: Quantity) -> Quantity | None:
    """The number right behind `và` that says of both that they are money or what they count: `20
    và 30 triệu đồng`, `hai tháp 18 và 23 tầng`."""
    k = q.after + 1
    if s.low[q.after] != "và" or q.scaled or s.kinds[k : k + 1] != ["n"]:
        return None
    end = read_quantity(s, k)
    if end is None or end.after >= s.size or end.value_max is not None:
        return None
    unit = read_unit(s, end.after)
    if end.scaled:
        return end if unit is not None and unit.kind == "money" else None
    plain = s.kinds[q.first - 1 : q.first] == ["w"] and q.total is None and end.total is None
    if s.low[q.first - 1] in _NO_HEADS or s.low[q.first - 1] in verbs():
        return None  # `đảng viên mới là 18 và 23 hộ`
    if not plain or s.low[q.first - 1] in _DURATIONS or s.kinds[q.first - 2] == "n":
        return None  # phút 33 và 2 bàn thắng, 5 tờ 500.000 và 2 tờ 200.000
    measured = unit is not None and unit.kind == "measure" and unit.name not in _DURATIONS
    alike = measured or (unit is None and read_noun(s, end.after, sure=True) is not None)
    return end if alike else None


def _is_price(s: Sentence, q: Quantity) -> bool:
    """`giá 150.000 và 200.000 đồng`: an amount right before another one."""
    if s.kinds[q.after + 1 : q.after + 2] != ["n"]:
        return False
    k = q.first - 1
    while k > 1 and (s.kinds[k] == "n" or s.raw[k] == ","):
        k -= 1
    if s.pair(k - 1) == "mệnh giá":
        return True  # `mệnh giá 300, 700 và 1.300 đồng`
    return q.value >= _LEAST_PRICE and s.low[k] in ("giá", "mức")


def is_reached(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """Whether a number is where the one before goes to: `từ 6 lên 29`, `giảm từ 83 đơn vị cấp phòng
    xuống còn 60`.

    >>> from ..text.document import tokens
    >>> s = tokens("số đơn tăng từ 6 lên 29, giảm 3")
    >>> is_reached(s, read_quantity(s, 6), read_quantity(s, 4))
    True
    """
    first, begun = before.first, before.after
    if first == 0 or q.total is not None:
        return False
    moved = s.low[q.first - 2 : q.first] in _MOVED_TO  # `cắt 5 trạm xuống còn 3`
    if s.low[first - 1] != "từ" and not moved:
        return False
    k = q.first - 1
    while k >= begun and s.low[k] in _TO_LEVEL:
        k -= 1
    if k == q.first - 1 or any(kind != "w" for kind in s.kinds[begun : k + 1]):
        return False
    return closes(s, q.after) or s.low[q.after] in _THEN or s.kinds[q.after] == "d"


def is_more(s: Sentence, q: Quantity) -> bool:
    """Whether a bare number is how many more or fewer of what was just counted: `1.810 người, giảm
    16 so với năm 2015`.

    >>> from ..text.document import tokens
    >>> is_more(s := tokens("12 hộ, giảm 3 so với năm trước"), read_quantity(s, 4))
    True
    """
    k = q.first - 1 - (s.low[q.first - 1] in ("thêm", "hơn"))
    whole = not (q.scaled or q.spelled) and q.value == q.value.to_integral_value()
    changed = k >= 0 and s.low[k] in ("tăng", "giảm") and q.total is None and q.value_max is None
    bracketed = ")" in s.raw[max(0, k - 2) : k]  # `12 đảng viên (8 nữ), tăng 2 so với`
    return whole and changed and not bracketed and s.low[q.after : q.after + 1] == ["so"]


def is_moved(s: Sentence, q: Quantity, unit: UnitMatch | None) -> bool:
    """Whether a number says how far the amount in a unit right before it moved, and leaves the unit
    out: `8,5 ha, giảm 1,5 (tương đương 15%)`.

    >>> from ..text.document import tokens
    >>> s = tokens("cháy 8,5 ha, giảm 1,5 (tương đương 15%)")
    >>> is_moved(s, read_quantity(s, 5), read_unit(s, 2))
    True
    """
    if unit is None or s.raw[unit.last + 1 : unit.last + 2] != [","] or q.total is not None:
        return False
    moved = unit.last + 3 == q.first and s.low[q.first - 1] in ("tăng", "giảm")
    return moved and closes(s, q.after)
