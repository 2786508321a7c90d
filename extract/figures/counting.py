"""What a number counts by the noun behind it."""

from __future__ import annotations

import re

from ..counts.nouns import closes, noun_before, read_noun
from ..counts.units import UnitMatch
from ..lexicons import grammar
from ..syntax.actors import PEOPLE
from ..text.document import Sentence
from .names import ADDRESSED, is_quoted, is_titled
from .ones import PLURALS
from .signs import Found
from .single_numbers import Quantity

_SCALED = {"hoạch", "tiết", "kế", "đồ"}  # quy hoạch chi tiết 1/500
_AGE_REACH = 6  # tokens between tuổi and a number
_SEX_REACH = 16  # … and one that is told of men and women
_SEXES = {"nam", "nữ"}
_RATES = {"tỷ lệ", "tỉ lệ"}
_YEARISH = re.compile(r"(?:19|20)\d\d")
_HAVING = grammar("before_yearlike_count")
_OF_THOSE = {"số này", "số đó", "số ấy"}  # `hai phần ba số đó`: of what was counted before
_NEVER_NAMED = (["lần"], ["chỗ"], ["tầng"])  # `xe Transit 16 chỗ`, `tòa Landmark 22 tầng`
_OF_PLACES = (["lượt"], ["vụ"], ["hộ"], ["đơn"])
_PLANS = grammar("plans")
_BODIES = grammar("joined_bodies")
_ADDRESSED = ADDRESSED | {"tôi"}
_MORE_THAN_GROUPS = 10  # so many things make a group, so many groups are seldom numbered
_LEAST_SCALE = 200  # quy hoạch 1/2.000 khu đô thị
_MANY = 100  # `150 các trường`, but `đến 21h 45 các tối`
_BOTH = 3
_TOLD_OF_BOTH = grammar("told_of_both")
_OF_MONEY, _FOR_SURE = 1_000_000_000, 10_000_000_000  # of so many things few are counted
_IN_WORDS = grammar("counted_in_words")
_ACRONYMS = grammar("counted_acronyms")
_PARTS_OF_HOUSES = {"tầng", "lầu", "phòng"}


def read_counted(
    s: Sentence, q: Quantity, modifier: str | None, strength: str | None
) -> Found | None:
    """A number with the noun it counts behind it; `strength` is how surely it is a name."""
    if s.low[q.first - 1 : q.first] == ["tuổi"] or is_year(s, q, modifier):
        return None  # ở tuổi 31 tỷ phú này …
    if q.spelled and s.pair(q.after) in _OF_THOSE:
        return None
    if strength == "strong" and not (s.low[q.first - 1] == "luật" and _counts_people(s, q.after)):
        return None  # ... but `trình độ Luật 12 người`
    if strength == "foreign" and not (q.scaled or _counts_surely(s, q.after)):
        return None  # iPhone 8, but `hơn Clinton 2,9 triệu phiếu`
    sure = strength == "foreign" or (strength == "weak" and modifier is None and not q.scaled)
    noun = read_noun(s, _behind_selection(s, q), sure=sure)
    if noun is None and sure and s.low[q.first - 1] == "nhóm" and q.value >= _MORE_THAN_GROUPS:
        noun = read_noun(s, q.after, sure=False)  # nhóm 17 nguyên tố, but nhóm 2 chính thức
    whole = q.value == q.value.to_integral_value()
    if noun is not None and not whole and not q.scaled and noun.name.lower() in _PLANS:
        return None  # `đạt 98,31 kế hoạch`: the sign of a share is left out
    if noun is not None and q.scaled and noun.name.lower() in _ADDRESSED:
        return None  # `có 70 triệu chị về quê`
    if noun is not None and q.scaled and q.value >= 1000 and _is_money(noun, q):
        return "money", UnitMatch(q.last, q.last, "đồng", "money", "money.noun"), "money.noun"
    if noun is None or (q.spelled and q.first == q.last and not _sure(noun)):
        return None
    if noun.rule == "noun" and (is_age(s, q.first) or _is_told_of_both(s, q, noun)):
        return None  # một phụ nữ tuổi ngoài 60 tự sát
    if q.total is not None and noun.name in _RATES:
        return None  # `104/108 tỷ lệ 96,3%`
    if noun.name in _SEXES and _is_age_of_sex(s, q):
        return None  # độ tuổi dự thi (từ 16 đến 40 nam, từ 16 đến 35 nữ)
    if is_titled(s, q.first) or (noun.rule == "noun" and is_quoted(s, q.first, noun.last + 1)):
        return None
    if q.total is not None and q.total < q.value and not q.spelled and looks_like_date(q):
        return None
    if _is_of_house(s, q, noun, strength):
        return None
    if q.total is not None and q.value == 1 and q.total >= _LEAST_SCALE and _is_scale(s, q, noun):
        return None
    return "count", noun, f"count.{noun.rule}"


def _counts_next_people(s: Sentence, q: Quantity) -> bool:
    """`48 giáo viên, 2050 học sinh`: people behind a comma, and no year behind another one."""
    listed = q.first > 1 and s.raw[q.first - 1] == "," and s.kinds[q.first - 2] == "w"
    noun = read_noun(s, q.after, sure=True) if listed else None
    return noun is not None and noun.name.lower() in PEOPLE


def _is_of_house(s: Sentence, q: Quantity, noun: UnitMatch, strength: str | None) -> bool:
    """`khoa thần kinh 1 Bệnh viện Đa Xuân`, `cháy ở tầng 4 cơ quan này`: a part of that house."""
    part = strength == "weak" and s.low[q.first - 1] in _PARTS_OF_HOUSES
    pointed = part and s.low[noun.last + 1 : noun.last + 2] == ["này"]
    return pointed or (s.raw[q.first] == "1" and noun.name[0].isupper() and _is_named_body(s, noun))


def _is_told_of_both(s: Sentence, q: Quantity, noun: UnitMatch) -> bool:
    """`cả hai bất đồng`: what both do, and not two of something."""
    both = s.low[q.first - 1 : q.first] == ["cả"] and q.value <= _BOTH
    return both and noun.name.lower() in _TOLD_OF_BOTH


def _counts_surely(s: Sentence, k: int) -> bool:
    """`Đồng Hới 1 lượt đoàn`: what is told of places, or people."""
    return s.low[k : k + 1] in _OF_PLACES or _counts_people(s, k)


def _counts_people(s: Sentence, k: int) -> bool:
    """`Kon Tum 3 người, Đắk Lắk 1 người`: people, of whom nothing more is said, or times."""
    if s.low[k : k + 1] in _NEVER_NAMED or s.pair(k) == "thành viên":
        return True  # `gặp Malaysia 3 lần`, `nhóm Velvet 5 thành viên`
    return s.low[k : k + 1] in (["người"], ["chiếc"]) and closes(s, k + 1)


def _is_named_body(s: Sentence, noun: UnitMatch) -> bool:
    named = s.raw[noun.last + 1 : noun.last + 2]
    return named != [] and named[0][0].isupper() and noun.name.lower() in _BODIES


def _behind_selection(s: Sentence, q: Quantity) -> int:
    """Where the noun begins: in `23 trong số các tên lửa`, `2 trong những dự án`, `1/3 các trường`
    behind những or các."""
    k = q.after
    if s.low[k : k + 1] == ["trong"]:
        chosen = s.low[k + 1 : k + 2] == ["số"]
        plural = k + 1 + chosen
        selects = s.low[plural : plural + 1] in PLURALS and (chosen or not noun_before(s, q.first))
        return plural + 1 if selects else k  # no `số người chết lên 100 trong các cuộc đụng độ`
    if q.total is not None and s.low[k : k + 1] == ["số"] and read_noun(s, k + 1, sure=True):
        k += 1  # 2/3 số hộ
    many = q.scaled or q.value >= _MANY or q.total is not None
    return k + 1 if many and s.low[k : k + 1] in PLURALS else k


def _is_scale(s: Sentence, q: Quantity, noun: UnitMatch) -> bool:
    """`quy hoạch chi tiết 1/500 công viên`, `tỷ lệ 1/2.000 khu đô thị`: the scale of a plan."""
    return noun.name.split()[0] == "khu" or s.low[q.first - 1] in _SCALED or _is_of_plan(s, q.first)


def _is_of_plan(s: Sentence, first: int) -> bool:
    """`quy hoạch chi tiết tỷ lệ 1/500 dự án`, but `tỷ lệ 1/500 người mắc bệnh`."""
    return s.low[first - 1] == "lệ" and not _SCALED.isdisjoint(s.low[max(0, first - 6) : first])


def _is_money(noun: UnitMatch, q: Quantity) -> bool:
    """`970 triệu tiền mặt`, `203 tỷ Vũ nộp`, `cao tốc 34.500 tỷ hư hỏng`: đồng is left out."""
    huge = noun.rule == "noun" and q.value >= _OF_MONEY
    if huge and (noun.name.istitle() or (q.value >= _FOR_SURE and noun.name not in _IN_WORDS)):
        return True
    return not grammar("money_nouns").isdisjoint((noun.name.lower(), noun.name.lower().split()[0]))


def _sure(noun: UnitMatch) -> bool:
    """A single number word counts only a known noun or a word of more than one syllable."""
    if noun.rule in ("noun.known", "noun.loan") or noun.last > noun.first:
        return True
    return noun.name.lower() in _IN_WORDS or noun.name in _ACRONYMS


def _is_age_of_sex(s: Sentence, q: Quantity) -> bool:
    """Whether a number before nam or nữ tells up to which age: `độ tuổi từ 15 đến 55 nữ`."""
    ranged = q.value_max is not None or s.low[q.first - 1] in ("đến", "tới")
    return ranged and "tuổi" in s.low[max(0, q.first - _SEX_REACH) : q.first]


def is_age(s: Sentence, first: int) -> bool:
    """Whether the number at token `first` is an age: `tuổi từ 51 đến 61`, but not `15 tuổi, đền
    200 triệu`.

    >>> from ..text.document import tokens
    >>> is_age(tokens("tuổi ngoài 60"), 2), is_age(tokens("15 tuổi, đền 200 triệu"), 4)
    (True, False)
    """
    if "tuổi" not in s.low[max(0, first - _AGE_REACH) : first]:
        return False
    for k in range(first - 1, max(-1, first - _AGE_REACH), -1):
        if s.raw[k] == "," or s.kinds[k] == "n":
            return False
        if s.low[k] == "tuổi":
            return k == 0 or s.kinds[k - 1] != "n"
    return False


def looks_like_date(q: Quantity) -> bool:
    """Whether a fraction can be a day and a month, or two years."""
    if q.total is None:
        return False
    return (q.value <= 31 and q.total <= 12) or (q.value > 1900 and q.total == q.value + 1)


def is_year(s: Sentence, q: Quantity, modifier: str | None) -> bool:
    """Whether a number stands where a year would, with no sign or verb of having before it."""
    if q.first != q.last or not _YEARISH.fullmatch(s.raw[q.first]) or modifier is not None:
        return False
    return q.first == 0 or not (s.low[q.first - 1] in _HAVING or _counts_next_people(s, q))
