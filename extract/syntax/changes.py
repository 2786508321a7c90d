"""Whether a number is a rise or a fall: `giảm 106 đơn vị`, but no level (`giảm còn 106`)."""

from __future__ import annotations

from functools import cache

from ..lexicons import grammar, quantity_words
from ..text.document import Sentence
from .plans import is_planned
from .predicates import clause_start

_BEFORE_NUMBER = grammar("before_number")
_NO_CHANGES = grammar("no_changes")
_OTHER_VERBS = grammar("no_change_across")
_EXCEEDED, _EXCEEDED_PLAN = grammar("exceeded"), grammar("exceeded_plan")
_OF_GROWTH = {"phải", "cần", "và", "có"}  # `tăng trưởng phải đạt 9,5%`
_BOUNDS = set("<>≤≥")
_REASONS = {"sau", "vì", "do", "bởi", "nhờ"}  # `tăng do 5 xã báo cáo muộn`
_LEVEL_NAMES = {"mức", "lệ", "ngưỡng"}  # so với mức, so với tỷ lệ
_LEVELS = (["mục", "tiêu"], ["chỉ", "tiêu"], ["số", "tiền"], ["tiêu", "chuẩn"])
_LEVEL_PAIRS = (["con", "số"], ["giới", "hạn"])
_LEVELED = {"lên", "tới", "đến", "mức", "ở", "bằng"}
_FROM_REACH = 3  # tokens
_ARMOURED = {"tiểu", "trung", "lữ", "sư"}  # đoàn tăng is one of tanks
_DIMENSIONS = {"rộng", "dài", "sâu", "dày"}
_LIMITS = {"trần", "sàn"}
_OF_DIMENSIONS = {"tăng", "giảm", "chiều", "bề", "độ", "mở", "kéo", "thêm", "nâng"}
_LENGTHS = {"m", "mét", "km", "cm", "ha", "m2"}
_RAISES = {"tăng", "giảm", "nâng", "hạ"}
_TURNS, _RISING = {"tăng", "giảm", "rớt", "sụt"}, {"giá", "sút", "mạnh", "thêm", "nhanh", "sâu"}
_DURATIONS = (["năm"], ["tháng"], ["tuần"], ["ngày"], ["giờ"])
_WHERE = {"của", "với", "tại", "ở", "trên", "trong", "vòng"}
_OTHERS_REACH = 5  # tokens
_SHARE_REACH = 5  # tokens from a number to its sign
_REACH = 9  # tokens between a change verb and its number
_HOW_MUCH = {"trong", "với", "từ", "thêm", "nhiều", "cao", "mạnh", "lớn", "nhất"}
_CHANGED = {"tăng", "giảm", "hơn"}
_RATES_OF_CHANGE = (
    "tăng trưởng",
    "tốc độ tăng",
    "mức tăng",
    "mức giảm",
    "tốc độ giảm",
    "tỷ lệ tăng",
    "tỉ lệ tăng",
    "tỷ lệ giảm",
    "tỉ lệ giảm",
)


def read_change(s: Sentence, first: int, *, ranged: bool = False) -> str | None:
    """`increase` or `decrease` where the number at token `first` is a change; its modifier counts.

    A level reached (`tăng lên 5`, `giảm còn 3`, `từ 4,8% lên 5,3%`) is none; with `ranged` the
    number is a range, and `tăng từ 9 đến 10` a rise.

    >>> from ..text.document import tokens
    >>> read_change(tokens("giảm 106 đơn vị"), 1), read_change(tokens("giảm còn 106 đơn vị"), 2)
    ('decrease', None)
    """
    if s.raw[first] in _BOUNDS or s.low[first - 1 : first] == ["thứ"] or _is_of_other(s, first):
        return None
    words, start = quantity_words(), max(clause_start(s, first), first - _REACH)
    if _change_lasts().isdisjoint(s.low[start:first]):
        return None
    by = ranged or s.low[first - 1] == "thêm"  # nâng mức phạt thêm 5 triệu
    for k in range(first - 1, start - 1, -1):
        low = s.low[k]
        if low in _change_lasts() and (verb := _change_at(s, start, k)):
            if s.low[k - 2 : k + 1] == ["lệ", "hao", "hụt"] or _is_disability(s, k):
                return None  # `tỷ lệ hao hụt 40%`
            return verb if not _is_bound(s, start, k) and _is_change(s, k, first) else None
        if s.kinds[k] == "n":
            return None
        raised = low == "mức" and s.low[k - 1] in _RAISES  # tăng mức thưởng từ 5 - 10%
        begun = low == "từ" and (ranged or s.kinds[k + 1] == "d")  # tăng từ 20/3 là 8%
        if begun and "xuống" in s.low[first + 3 : first + 6]:
            return None  # rút ngắn từ 12-14 phút xuống 5 phút
        if low not in words.level or begun or (by and raised) or _as_much_as(s, k):
            continue
        if low == "từ" and first - k > _FROM_REACH and s.low[k - 1] not in _RAISES:
            continue  # giảm thu từ xuất khẩu gạo khoảng 2 tỷ
        if low == "từ" and s.low[first + 2 : first + 3] in (["xuống"], ["lên"], ["còn"]):
            return None  # two levels of a growth
        growth = _is_share(s, first) and _is_growth(s, start, k)
        if low == "chiếm" or not (growth or _is_sum(s, start, k)):
            return None
    return None


def _is_of_other(s: Sentence, first: int) -> bool:
    """`giảm căng thẳng ở dải đất rộng 15 km`, `giảm sàn 3 phiên`: how large something is, how
    often a price moves as far as it may."""
    if s.low[first - 1] in _DIMENSIONS and not _LENGTHS.isdisjoint(s.low[first + 1 : first + 4]):
        return s.low[first - 2] not in _OF_DIMENSIONS
    return s.low[first - 1] in _LIMITS and s.low[first + 1 : first + 2] == ["phiên"]


def _is_disability(s: Sentence, k: int) -> bool:
    """`suy giảm khả năng lao động 71%`: how disabled somebody is, with the `giảm` at token k."""
    return s.low[k] == "giảm" and s.pair(k + 1) == "khả năng" and s.low[k + 3 : k + 4] == ["lao"]


@cache
def _change_lasts() -> frozenset[str]:
    """The last syllables of the verbs of change."""
    return frozenset(verb.rsplit(" ", 1)[-1] for verb in quantity_words().change)


def _change_at(s: Sentence, start: int, k: int) -> str | None:
    """What the verb of change says that ends at token k."""
    change = quantity_words().change
    pair = f"{s.low[k - 1]} {s.low[k]}" if k > start else s.low[k]
    if pair == "gia tăng" and s.low[k - 2 : k - 1] == ["trị"]:
        return None  # thuế giá trị gia tăng
    if s.low[k] == "tăng" and s.low[k - 1] == "đoàn" and s.low[k - 2] in _ARMOURED:
        return None  # tiểu đoàn tăng 40 chiếc
    if pair in _NO_CHANGES or " ".join(s.low[k : k + 2]) in _NO_CHANGES:
        return None
    return change.get(pair) or change.get(s.low[k])


def _is_bound(s: Sentence, start: int, k: int) -> bool:
    """`không cao hơn 5 triệu`, `không vượt`, `vượt qua`: no change, what is not or is crossed."""
    if s.low[k : k + 2] == ["vượt", "qua"]:
        return True
    if k > start + 1 and s.low[k - 2] == "không" and s.low[k - 1] != "chỉ":
        return True
    if k > start + 2 and s.low[k - 3 : k - 1] == ["không", "được"]:
        return True  # `không được thấp hơn 15%`
    if s.low[k] == "vượt" and s.low[max(0, k - 2) : k] in (["đạt", "và"], ["đạt", ","]):
        return True  # `đạt và vượt 15 chỉ tiêu`: so many are reached
    return k > start and s.low[k - 1 : k + 1] == ["không", "vượt"]


def _is_sum(s: Sentence, start: int, k: int) -> bool:
    """`tăng lần lượt là 47 và 43 đồng`, `giảm nhiều nhất là 12 vụ`, `giảm trong năm 2018 là 260
    người`: the copula tells how much."""
    if s.low[k] != "là":
        return False
    if "lần lượt" in " ".join(s.low[start:k]):
        return True
    while k > start and (s.kinds[k - 1] == "d" or s.low[k - 1] in _HOW_MUCH):
        k -= 2 if k > 1 and s.low[k - 2 : k] == ["so", "với"] else 1
    return k > start and s.low[k] != "là" and s.low[k - 1] in _CHANGED


def _as_much_as(s: Sentence, k: int) -> bool:
    """`giảm tới 9%`, `tăng giá đến 9%`: how far, where no level is named."""
    verb = k - 2 if s.low[k - 1] in _RISING else k - 1
    far = s.kinds[k + 1] == "n" or s.low[k + 1] in ("hơn", "gần", "trên")
    if not (s.low[k] in ("tới", "đến") and far and s.low[verb] in _TURNS):
        return False
    start = clause_start(s, k)  # `từ 3 tỷ năm 2016 đã tăng đến 5 tỷ`: a level
    return not any(s.low[n] == "từ" and "n" in s.kinds[n + 1 : n + 3] for n in range(start, verb))


def _is_share(s: Sentence, first: int) -> bool:
    """Whether a percentage stands at token `first`: no money is a rate of growth."""
    return any(
        s.raw[k] == "%" or s.pair(k) == "phần trăm"
        for k in range(first, min(s.size, first + _SHARE_REACH))
    )


def _is_growth(s: Sentence, start: int, k: int) -> bool:
    """`tăng trưởng nghề rừng dự kiến đạt 6,1%`: a rate of growth is reached and is a rise."""
    before = " ".join(s.low[start:k])
    return any(rate in before for rate in _RATES_OF_CHANGE)


def _is_change(s: Sentence, verb: int, first: int) -> bool:
    """A verb of change far from its number counts only over a plain noun phrase."""
    between = s.low[verb + 1 : first]
    if "so" in between and "với" in between and _names_level(between):
        return False
    if s.low[first] == "tối" and not _LEVELED.isdisjoint(s.low[first + 2 : first + 3]):
        return False  # `tăng tối đa lên tới 5 giờ`
    if s.low[first] == "dưới" and "lệ" in between:
        return False  # `giảm tỷ lệ hộ nghèo dưới 3%`
    leveled = s.low[verb - 2 : verb - 1] == ["mức"] and _BEFORE_NUMBER.issuperset(between)
    if s.low[verb] == "hơn" and (_are_others(s, first) if not between else between[0] == "cả"):
        return False  # `cao hơn hai bác sĩ còn lại`, `cao hơn cả bố 1m92`
    if s.low[verb] == "hơn" and (_is_level(between) or leveled):
        return False  # `ở mức thấp hơn 10%`, `nhiều hơn con số 31.400 người`
    is_compared = between[:2] == ["so", "với"] and _BEFORE_NUMBER.issuperset(between[2:])
    if s.low[verb] == "hơn" and is_compared:
        return False  # ... but `rẻ hơn so với giá thường từ 10%`
    if "trong" in between and s.low[first + 1 : first + 2] in _DURATIONS:
        return False  # `giảm thuế trong lộ trình 6 năm`
    if between[-2:] == ["trở", "lại"]:
        return False  # `tăng nhẹ trở lại 1.410 USD`
    if between[:2] == ["tổng", "số"] or between == ["cả"] or not _REASONS.isdisjoint(between):
        return False  # `nâng tổng số 112 căn`, `giảm cả 3 tiêu chí`, `tăng sau vụ cháy 2 kho`
    exceeded = _EXCEEDED_PLAN if is_planned(s, verb + 1) else _EXCEEDED
    if s.low[verb] == "vượt" and not exceeded.issuperset(between):
        return False  # `vượt mục tiêu 70%`, `vượt liên tiếp 12 rào`
    if s.low[verb - 1 : verb + 1] == ["tăng", "trưởng"]:
        if between and not _is_share(s, first):
            return False  # `tăng trưởng của tốp đầu 40 cửa hàng`
        return _OTHER_VERBS.isdisjoint(set(between) - _OF_GROWTH)
    while between[-1:] in (["cả"], ["các"]):
        between = between[:-1]
    # `hao hụt của 4 bến`, `giảm phí của 39 trạm`, `tăng thuế với 20 mặt hàng`, `giảm ở 5 xã`
    owned = between[:1] == ["của"] or not _WHERE.isdisjoint(between[-1:])
    return not owned and _OTHER_VERBS.isdisjoint(between)


def _are_others(s: Sentence, first: int) -> bool:
    """`cao hơn hai bác sĩ còn lại`: those that somebody is compared with."""
    return any(s.pair(k) == "còn lại" for k in range(first + 2, first + _OTHERS_REACH))


def _names_level(between: list[str]) -> bool:
    pairs = (between[n : n + 2] for n in range(len(between)))
    return not _LEVEL_NAMES.isdisjoint(between) or any(pair in _LEVEL_PAIRS for pair in pairs)


def _is_level(between: list[str]) -> bool:
    """`thấp hơn mức 5%`, `cao hơn con số 3 triệu`: only a level that is compared."""
    named = [word for word in between if word not in _BEFORE_NUMBER or word == "mức"]
    named = named[1:] if named[:1] == ["so"] else named
    return named in (["mức"], ["con"]) or named[:2] in _LEVELS
