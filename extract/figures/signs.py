"""What a number is by the sign or unit behind it, or the rank before it."""

from __future__ import annotations

from ..counts.nouns import read_noun
from ..counts.units import PER, UnitMatch, read_unit
from ..lexicons import grammar, quantity_words
from ..text.document import Sentence
from .durations import is_duration
from .goals import goal_of
from .mixed_units import PARTS_OF_METRE
from .names import is_quoted, is_titled, name_strength
from .numerals import SCALES
from .scores import score_or_places
from .single_numbers import Quantity

Found = tuple[str, UnitMatch | None, str]  # kind, unit, rule
_YEARS = (1900, 2100)
_PERCENT_WORDS = {"phần", "điểm"}
_AMONG = grammar("ranked_among")  # `quyền lực thứ tám thế giới`
_ORDERED = {"thứ", "số"}
_RIGHT_BEFORE_RANK = {"thứ", "trí", "số", "hạng", "xếp"}
_RANKED = {"xếp", "đứng", "hạng", "giàu", "nghèo", "đẹp"} | (
    grammar("compared") - {"sớm", "muộn", "trẻ"}
)  # lớn thứ hai
_NO_CLASS = 10  # there are hospitals of hạng 3, none of hạng 14
_BEFORE_RANK = {"xếp", "đứng", "từ", "xuống", "lên", "tụt", "vươn"}
_MARKS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_TRAVELS = (["công", "du"], ["công", "tác"], ["công", "cán"])  # 9 ngày công du
_CAMPAIGNS = {"điểm", "dịch", "trào", "đua", "đợt"}  # what stands before their name
_DURATIONS = grammar("durations")
_OVER_MONTHS = 12  # `tiếp dân 38/96 ngày`, but `5/9 ngày` may be a date
_SOUNDS = grammar("sounds")
_MOVED = grammar("moves_in_rank")
_MOVE_REACH = 5  # tokens between a move and how many places
_COORDINATES = (["vĩ"], ["kinh"])
_CAPITAL = (["Bắc"], ["Nam"], ["Đông"], ["Tây"])
_DIRECTIONS = (["bắc"], ["nam"], ["đông"], ["tây"])  # `15 độ bắc`, but `39 độ Bắc Bộ`
_DAYTIMES = (["ngày"], ["sáng"], ["trưa"], ["chiều"], ["tối"], ["đêm"], ["cùng"], ["hôm"])
_AT_HOUR = (["lúc"], ["hồi"])
_OPEN_HOUR = {"đến", "từ", "khoảng"}  # a sentence
_OPENED_AT = (["từ"], ["mở"], ["cửa"])
_PENALTY = 11  # metres
_BEFORE_PENALTY = {
    "sút quả",
    "từ chấm",
    "trên chấm",
    "chấm phạt",
    "phạt đền",
    "luân lưu",
    "loạt đá",
}


def read_percent(s: Sentence, q: Quantity) -> Found | None:
    """A percentage or percentage points, by sign or words, or shared with the number it goes to."""
    j = q.after
    if j < s.size and s.raw[j] == "%":
        return "percent", None, "percent.sign"
    if j < s.size and s.low[j] in _PERCENT_WORDS:
        following = " ".join(s.low[j : j + 3])
        if following.startswith("phần trăm"):
            return "percent", None, "percent.words"
        if following.startswith(("điểm phần trăm", "điểm %")):
            return "pp", None, "percent.points"
    end = goal_of(s, q)
    if end is None or s.raw[end.after] != "%" or s.low[q.after - 1] in SCALES:
        return None  # `370 triệu hoặc 9% giá trị`
    if _YEARS[0] <= q.value <= _YEARS[1] and s.raw[q.first].isdigit():
        return None  # `GDP 2019 xuống 3%`
    return "percent", None, "percent.shared"


def read_rank(s: Sentence, q: Quantity) -> Found | None:
    """`xếp thứ 15/63 tỉnh`, `vị trí thứ 3`, `tăng 21 bậc`, `hạng 5`."""
    i = q.first
    if not i or s.low[i - 1] not in _RIGHT_BEFORE_RANK:
        return None
    before = s.low[max(0, i - 3) : i]
    pair = " ".join(before[-2:])
    place = before[-3:-1] == ["vị", "trí"] and before[-1] in ("thứ", "số")  # no `Giải trí số 11`
    place = place or pair in ("vị trí", "vị thứ") or "thứ hạng" in pair
    there = pair == "vị trí" and q.total is None
    if there and read_noun(s, q.after, sure=not q.spelled) is not None:
        return None  # vị trí hai ngư dân gặp nạn
    ranked = (
        before[-1:] == ["thứ"]
        and before[-2:-1] != ["lần"]
        and any(w in _RANKED for w in before[:-1])
        and before[-3:-1] != ["mùa", "đông"]
    )
    among = s.pair(q.after) in _AMONG and q.value_max is None
    ranked = ranked or (among and before[-2:-1] != ["lần"] and before[-1] in _ORDERED)
    hanged = before[-1:] == ["hạng"] and (
        q.total is not None
        or among
        or any(w in _BEFORE_RANK for w in before[:-1])
        or (q.value >= _NO_CLASS and (q.after >= s.size or s.kinds[q.after] == "p"))
    )
    said = before[-1:] == ["xếp"] or (before[-1:] == ["thứ"] and "/" in s.raw[i : q.after])
    ranked = ranked or (said and q.total is not None)  # `xếp 9/63 tỉnh`, `đầu tư thứ 9/63 tỉnh`
    whole = q.value == q.value.to_integral_value()
    if not (place or ranked or hanged) or q.scaled or q.value_max is not None or not whole:
        return None
    if hanged and q.total is None and (_is_known(s, q.after) or "bảng" in before):
        return None  # xếp hạng 60 thành phố, bảng xếp hạng 2018
    if place and q.total is None:
        k = max(0, i - 3) + before.index("vị") if "vị" in before else i - 1
        return "rank", UnitMatch(k, k + 1, "vị trí", "rank", "rank.place"), "rank.place"
    unit = read_noun(s, q.after, sure=False) if q.total is not None else None
    if hanged and q.total is None:
        unit = UnitMatch(i - 1, i - 1, "hạng", "rank", "rank.order")
    return "rank", unit, "rank.order"


def _is_known(s: Sentence, k: int) -> bool:
    noun = read_noun(s, k, sure=False)
    return noun is not None and noun.rule == "noun.known"


def unit_of(s: Sentence, q: Quantity) -> UnitMatch | None:
    """The unit of money, measure, score or rank that belongs to a number, or None."""
    k = q.first - 1
    if k >= 0 and s.raw[k] in _MARKS and s.adjacent(k):
        return UnitMatch(k, k, _MARKS[s.raw[k]], "money", "money.mark")
    if q.value_max is not None and not q.spelled and s.low[q.last] in _DURATIONS:
        return read_unit(s, q.first + 1)  # `6 tháng đến 3 năm`
    if q.after < s.size and s.raw[q.after] in PARTS_OF_METRE and s.adjacent(q.last):
        return UnitMatch(q.after, q.after, "m", "measure", "unit.measure")
    unit = read_unit(s, q.after)
    if unit is not None and unit.name == "lượng" and q.total is not None:
        return None  # `3/4 lượng mẫu`
    if unit is None or s.low[q.after + 1 : q.after + 3] in _TRAVELS:
        return unit
    counted = quantity_words().counted
    if s.pair(q.after) in counted or " ".join(s.low[q.after : q.after + 3]) in counted:
        return None  # `ngày công`, `điểm tham quan` are counted
    return unit


def _is_per(s: Sentence, first: int, behind: int, lasting: bool) -> bool:
    """`5 triệu đồng (200 USD) / 3 tháng`, `9 mg / 100 ml`: what a rate is for, but no part of
    `2 ngày / 1 đêm`, `50 triệu đồng / 3 năm tù`."""
    if first < 2 or s.raw[first - 1] != "/" or s.low[first - 2] in _DURATIONS:
        return False
    return (lasting and s.low[behind : behind + 1] != ["tù"]) or s.raw[first] in PER


def _names_event(s: Sentence, first: int, behind: int) -> bool:
    """`đợt cao điểm “30 ngày đêm”`, `triển lãm “40 năm làng biển”`"""
    campaign = s.low[first - 2] in _CAMPAIGNS and is_quoted(s, first, behind)
    return campaign or is_titled(s, first)


def read_measure(s: Sentence, q: Quantity, unit: UnitMatch) -> Found | None:
    """A number with a unit of money or measure; an age or a name is nothing."""
    if unit.kind == "age" or (q.total == q.value and unit.name.lower() in _DURATIONS):
        return None  # mở cửa 24/24 giờ
    if unit.rule == "money.mark":
        return "money", unit, unit.rule
    if unit.kind == "money" and s.raw[q.first - 1 : q.first] == ["/"] and unit.name not in _MARKS:
        return None  # `28.571 đồng / 1 triệu đồng`: what the rate is for
    strength = name_strength(s, q.first, q.after)
    exact = unit.kind == "measure" and "," in s.raw[q.first] and q.total is None
    lasting = unit.name.lower().split()[0] in _DURATIONS
    exact = exact or (lasting and s.pair(q.first - 2) == "nhiệm kỳ")
    if strength == "strong" and unit.kind != "money" and not exact:
        return None  # ... but `hoàn thành phần 8,5 km`, `nhiệm kỳ 2 năm`
    if _is_per(s, q.first, unit.last + 1, lasting) or (
        lasting and _names_event(s, q.first, unit.last + 1)
    ):
        return None
    dated = unit.name in _DURATIONS and s.kinds[unit.last + 1 : unit.last + 2] == ["d"]
    if strength == "weak" and (dated or (lasting and unit.name.istitle())):
        return None  # mở bán đợt 1 ngày 25/1, tập 23 Ngày …
    if unit.kind == "score":
        return score_or_places(s, q, unit)
    if (unit.name == "g" and _is_clock(s, unit)) or _is_named(s, q, unit):
        return None
    if unit.name in ("độ", "phút") and _is_position(s, unit):
        return None
    of_something = unit.name == "bậc" or _is_of_something(s, unit)
    if unit.kind == "rank" and of_something and not _moves(s, q.first):
        return _as_count(unit)  # `cầu thang 120 bậc`, `hai hạng vé`
    if unit.first == unit.last and unit.name.lower() in _DURATIONS:
        if unit.name == "ngày" and q.total is not None and _OVER_MONTHS < q.total > q.value:
            return _as_count(unit)
        if not is_duration(s, q, unit):
            return None
    if unit.name.lower() == "tiếng" and _sounds(s, unit.last + 1):
        if strength == "weak":
            return None  # văn bằng 2 tiếng Anh
        return "count", UnitMatch(unit.first, unit.last, "tiếng", "count", "noun"), "count.noun"
    return unit.kind, unit, unit.rule


def _as_count(unit: UnitMatch) -> Found:
    """The unit of a measure that is counted here: `300/365 ngày`, `hai hạng vé`."""
    return "count", UnitMatch(unit.first, unit.last, unit.name, "count", "noun"), "count.noun"


def _sounds(s: Sentence, k: int) -> bool:
    """`hai tiếng súng`, but not `hai tiếng lái xe`, `9 tiếng hoành hành`."""
    return k < s.size and s.low[k] in _SOUNDS


def _is_of_something(s: Sentence, unit: UnitMatch) -> bool:
    k = unit.last + 1
    return k < s.size and s.kinds[k] == "w" and s.low[k] not in quantity_words().never_counted


def _moves(s: Sentence, first: int) -> bool:
    """`tụt 92 hạng`, but `vé chia ba hạng`: a word of moving stands near before the number."""
    k = first - 1
    while k >= 0 and first - k <= _MOVE_REACH and s.kinds[k] == "w":
        if s.low[k] in _MOVED:
            return True
        k -= 1
    return False


def _is_position(s: Sentence, unit: UnitMatch) -> bool:
    """`17,4 độ vĩ Bắc`, `12 độ 48 phút vĩ bắc`, `kinh tuyến 114 độ`: where something is."""
    if s.low[unit.first - 2 : unit.first - 1] == ["tuyến"]:
        return True
    k = unit.last + 1
    if s.low[k + 1 : k + 2] == ["phút"]:
        k += 2
    if s.raw[k : k + 1] in _CAPITAL and (k + 1 >= s.size or not s.raw[k + 1][0].isupper()):
        return True  # `9,37 độ Bắc và 104 độ Đông`
    return s.low[k : k + 1] in _COORDINATES or s.raw[k : k + 1] in _DIRECTIONS


def _is_clock(s: Sentence, unit: UnitMatch) -> bool:
    """`10g sáng`, `lúc 10g`, `Đến 10g`, `từ 8g-13g`"""
    behind = s.low[unit.last + 1 : unit.last + 2]
    opens = unit.first == 2 and s.low[0] in _OPEN_HOUR
    opened = s.low[max(0, unit.first - 2) : unit.first - 1] in _OPENED_AT
    if opens or (opened and behind in (["-"], ["–"]) and s.low[unit.last + 3 :][:1] == ["g"]):
        return True
    return behind in _DAYTIMES or s.low[max(0, unit.first - 2) : unit.first - 1] in _AT_HOUR


def _is_named(s: Sentence, q: Quantity, unit: UnitMatch) -> bool:
    """Whether a measure only names something: `chấm phạt đền 11 m`, `hạng cân 57 kg`."""
    before = s.low[q.first - 1 : q.first]
    if unit.name in ("m", "mét"):
        return q.value == _PENALTY and s.pair(q.first - 2) in _BEFORE_PENALTY
    return unit.name == "kg" and (
        before == ["hạng"] or s.low[q.first - 2 : q.first] == ["hạng", "cân"]
    )
