"""Rates of growth that are named and then reached: `tăng trưởng kinh tế cả năm 2023 đạt 6,8%`."""

from __future__ import annotations

from ..lexicons import grammar
from ..syntax.predicates import clause_start
from ..text.document import Sentence
from .bases import exceeded_at

_REACH = 22  # tokens from the growth to its rate
_REACHED = grammar("growth_reached")
_OTHERWISE = grammar("no_growth_across")
_GROWTH = {"tăng trưởng", "độ tăng", "mức tăng"}
_NAMED_GROWTHS = ("tăng trưởng", "tốc độ tăng", "mức tăng trưởng", "đà tăng trưởng")
_OTHER_LEADS = {"góp", "chiếm", "cho", "vào", "hơn", "tiêu"}
_TO_LEVELS = {"từ", "lên", "xuống"}
_FAR = 6  # tokens
_MAKES = {"làm", "khiến", "vào", "giúp"}
_LESS = {
    "rẻ",
    "thấp",
    "ít",
    "nhỏ",
    "kém",
    "chậm",
    "giảm",
    "nhẹ",
    "trẻ",
    "yếu",
    "ngắn",
    "mỏng",
    "hẹp",
}
_EXCEEDS = {"vượt kế", "vượt chỉ", "vượt dự"}
_LOWERED = {"lãi", "suất", "thuế", "giá", "phí", "cước", "vé", "cho", "vay", "cơ", "bản"}
_LOWERED |= {"tiếp", "thêm", "khoảng"}
_LEADS = {"với", "tới", "đến"}
_LONGEST_NAMED = 14  # tokens
_YIELDS = {"năng suất", "sản lượng", "số lượng", "công suất"}
_LOST = (["bốc", "hơi"], ["lao", "dốc"], ["tuột", "dốc"], ["mất", "giá"], ["mất", "đi"])
_MOVES = {"tăng": "increase", "giảm": "decrease"}
_LONGEST_OBJECT = 10  # tokens
_AS_FAR = {"tới", "đến", "lên"}
_COMPARED = grammar("compared")
_RATIOS = {"lệ", "trọng", "suất", "thuế", "vay", "phần", "hệ", "phát", "chiếm", "số", "bội", "nợ"}
_AMOUNTS = grammar("money_heads")
_NO_OBJECT = grammar("no_change_across") | {"nếu", "do", "với", "là"}
_BEHIND_LOSS = {"xuống", "trong", "so", "vào", "và", "còn", "hôm", "sau", "khi", "trước", "về"}
_BEHIND_LOSS |= {"lúc", "chỉ"}
_MANNERS = grammar("compared") | {"lần", "lượt", "nhẹ", "đều", "nhất", "đáng", "kể"}


def is_growth_rate(s: Sentence, first: int) -> bool:
    """Whether the percentage at token `first` is the rate of a growth that is named before it.

    >>> from ..text.document import tokens
    >>> s = tokens("tốc độ tăng trưởng kinh tế (GRDP) của tỉnh đạt 8,7%")
    >>> is_growth_rate(s, s.size - 2)
    True
    >>> is_growth_rate(tokens("tăng trưởng nhanh và chiếm khoảng 12%"), 6)
    False
    """
    k = first - 1
    if k > 0 and s.low[k] == "từ" and s.low[first + 2 : first + 3] in (["xuống"], ["lên"], ["còn"]):
        return False  # two levels
    if s.raw[k] == "(" and s.raw[first + 2 : first + 3] == [")"]:
        k -= 1  # `tốc độ tăng trưởng của lương (5,8%)`
    elif k > 1 and s.raw[k] == ":":
        k -= 1  # `Tốc độ tăng trưởng kinh tế: 8,7%`
    elif k < 1 or not (s.low[k] in _REACHED or s.kinds[k] == "d"):
        return False
    stop, joined = max(0, first - _REACH), False
    while k > stop:
        if s.raw[k] == ")":
            k = _bracket_start(s, k, stop)
        elif s.low[k] in ("và", "nợ") and s.low[first - 1] == "là":
            joined = True  # `tốc độ tăng dư nợ trung và dài hạn là 22%`
        elif s.low[k] in _OTHERWISE or s.kinds[k] not in "wdn":
            return False
        elif f"{s.low[k - 1]} {s.low[k]}" in _GROWTH:
            return not joined or s.low[k - 1] == "độ"
        k -= 1
    return False


def is_of_growth(s: Sentence, first: int, of: str | None) -> bool:
    """Whether what the share at token `first` is of, said before it, is a growth that is told as a
    level: `tăng trưởng kinh tế của vùng trung bình khoảng 5%`.

    >>> from ..text.document import tokens
    >>> s = tokens("tăng trưởng kinh tế của vùng trung bình khoảng 5%")
    >>> is_of_growth(s, 9, "tăng trưởng kinh tế của vùng"), is_of_growth(s, 9, "kinh tế")
    (True, False)
    """
    if of is None or not of.lower().startswith(_NAMED_GROWTHS) or first < 1:
        return False
    if s.text.find(of) > s.starts[first] - s.start or s.low[first - 1] in _OTHER_LEADS:
        return False
    fallen = s.low[max(0, first - 2) : first] == ["%", "còn"]  # tăng trưởng giảm từ 4% còn 2%
    return not fallen and _TO_LEVELS.isdisjoint(s.low[max(0, first - 3) : first])


def moves_by(s: Sentence, first: int, behind: int) -> str | None:
    """Whether the percentage from token `first` to the one before `behind` is how much a price or
    index lost, or tells in a bracket or as a level how far something rises or falls.

    >>> from ..text.document import tokens
    >>> moves_by(tokens("chỉ số Nikkei mất 2,8%"), 4, 6)
    'decrease'
    >>> moves_by(tokens("tăng mạnh ở mức 4%"), 4, 6), moves_by(tokens("tăng nhanh nhất (9%)"), 4, 6)
    ('increase', 'increase')
    """
    k = first - 1
    if k < 0:
        return None
    if k > 0 and (s.low[k] == "mất" or s.low[k - 1 : k + 1] in _LOST):
        plain = behind >= s.size or s.kinds[behind] != "w" or s.low[behind] in _BEHIND_LOSS
        return "decrease" if plain or s.pair(behind) == "giá trị" else None
    if moved := _moved_most(s, k) or _lowered(s, k) or _compared(s, k, behind):
        return moved
    if s.low[k] in ("là", "đến", "tới") and (exceeded := exceeded_at(s, k)):
        if s.low[exceeded + 1 : exceeded + 3] in (["mục", "tiêu"], ["chỉ", "tiêu"]):
            return None  # `thấp hơn mục tiêu đề ra là 72%`: the aim
        return "decrease" if s.low[exceeded - 1] in _LESS else "increase"
    if s.low[k] in _AS_FAR or s.low[k] == "là":
        return _made_to_move(s, k) if s.low[k] == "là" else _moved_as_far(s, k)
    leveled = k > 1 and s.low[k - 1 : k + 1] in (["ở", "mức"], ["với", "mức"])
    if leveled:
        k -= 3 if s.low[k - 2] == "giá" else 2
    elif k > 0 and s.raw[k] == "(":
        if behind < s.size and s.kinds[behind] == "w" and s.low[behind] != "so":
            return None  # `kỳ vọng tăng (88% số cơ sở)`: a share of another
        k -= 1
    else:
        return None
    if leveled and (moved := _moved_before(s, k)):
        return moved
    while k > 0 and s.low[k] in _MANNERS - {"hơn"}:
        k -= 1
    if s.low[k] == "hơn" and k and s.low[k - 1] in _COMPARED:
        return "decrease" if s.low[k - 1] in _LESS else "increase"
    return _MOVES.get(s.low[k])


def _compared(s: Sentence, k: int, behind: int) -> str | None:
    """`nhanh hơn 30% so với`, `lợi nhuận đạt 22% vượt kế hoạch`: what is said behind the share."""
    if s.low[k] == "hơn" and s.pair(behind) == "so với" and s.low[k - 1] in _COMPARED:
        return "decrease" if s.low[k - 1] in _LESS else "increase"
    return "increase" if s.pair(behind) in _EXCEEDS else None


def _moved_most(s: Sentence, k: int) -> str | None:
    """`tăng cao nhất với 1,5%`, `giảm nhiều nhất là hàng ăn với 2%`: the most that moves, and how
    far, which the word at token k leads to."""
    if s.low[k] not in _LEADS:
        return None
    start, n = clause_start(s, k), k - 1
    while n > start and s.low[n] != "nhất" and s.kinds[n] == "w" and k - n < _LONGEST_NAMED:
        n -= 1
    if s.low[n] != "nhất" or (n < k - 1 and s.low[n + 1] != "là"):
        return None
    while n > start and s.low[n] in _MANNERS:
        n -= 1
    return _MOVES.get(s.low[n])


def _lowered(s: Sentence, k: int) -> str | None:
    """`hạ lãi suất 0,25%`, `mất giá đến 20%`: how far a rate or a currency fell."""
    if s.low[k - 2 : k + 1] in (["mất", "giá", "đến"], ["mất", "giá", "tới"]):
        return "decrease"
    n = k
    while n > 0 and s.low[n] in _LOWERED:
        n -= 1
    return "decrease" if n < k and s.low[n] == "hạ" else None


def _moved_before(s: Sentence, k: int) -> str | None:
    """`tăng tín dụng ở mức 7%`, but `tăng lãi suất ở mức 7%` is a level."""
    for n in range(k, max(clause_start(s, k) - 1, k - _FAR), -1):
        if s.low[n] in _MOVES:
            return _MOVES[s.low[n]]
        if s.kinds[n] not in "wd" or s.low[n] in _NO_OBJECT | _RATIOS | {"so"}:
            return None
    return None


def _moved_as_far(s: Sentence, k: int) -> str | None:
    """`giảm giá vé tới 75%`, `sụt mạnh nhất, đến 9%`, `tổng chi phí tăng lên 43%`: how far an
    amount moves; what is told in percent (`tỷ lệ`, `lãi suất`) moves to a level."""
    k -= k > 0 and s.low[k - 1] == "lên"
    start, stop = clause_start(s, k), k
    if start == k > 1 and s.raw[k - 1] == ",":
        stop, start = k - 1, clause_start(s, k - 1)
        if s.low[stop - 1] != "nhất":
            return None
    verb = next((n for n in range(stop - 1, start - 1, -1) if s.low[n] in _MOVES), None)
    yields = verb is not None and s.slice(verb + 1, stop - 1).lower() in _YIELDS
    if verb is None or stop - verb > _LONGEST_OBJECT:
        return None
    if not (yields or _RATIOS.isdisjoint(s.low[start:stop])):
        return None
    if any(s.kinds[n] != "w" or s.low[n] in _NO_OBJECT for n in range(verb + 1, stop)):
        return None
    named = yields or any(
        " ".join(s.low[n : n + size]) in _AMOUNTS for n in range(start, stop) for size in (1, 2, 3)
    )
    return _MOVES[s.low[verb]] if named else None


def _made_to_move(s: Sentence, k: int) -> str | None:
    """`làm tăng giá chung là 0,3%`: what is made to rise is told before the copula at token k."""
    for n in range(k - 1, max(0, k - _FAR), -1):
        if s.low[n] in _MOVES:
            return _MOVES[s.low[n]] if s.low[n - 1] in _MAKES else None
        if s.kinds[n] != "w":
            return None
    return None


def _bracket_start(s: Sentence, k: int, stop: int) -> int:
    while k > stop and s.raw[k] != "(":
        k -= 1
    return k
