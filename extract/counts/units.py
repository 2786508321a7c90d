"""The unit of money or measure behind a number, a rate included."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..figures.numerals import SCALES
from ..lexicons import Unit, grammar, units
from ..text.document import Sentence, tokens
from ..text.tokenizer import dictionary
from .abbreviations import is_comrade
from .word_ends import words_ahead

_ONE_LETTER = {"m", "g", "l", "đ", "V", "W", "$", "€", "£", "¥"}
_ACRONYMS = grammar("counted_acronyms")
_OF_POUNDS = {"triệu", "tỷ", "tỉ", "nghìn", "ngàn"}  # `50 triệu bảng`, not `2 bảng`
_PAID = {"giá", "tiền", "phạt", "lương", "phí"}
_SHOWN = {"gồm", "tại", "trên", "ghi"}
_FELLOWS = grammar("fellows")
_TOGETHER = grammar("done_together")
_BEGIN_OTHERS = {"xu", "đô", "đồng", "tuần", "ký"}
_OF_DONG = {"đồng tiền", "đồng bạc", "đồng lương"}
_TIMES = grammar("durations")  # 5 km/năm tới nay
PER = {"24": {"giờ", "h"}, "100": {"ml", "mililít", "mililit", "g", "km", "m2"}}
_ABOUT = {"cả", "hơn", "gần", "khoảng", "mỗi"}


@dataclass(slots=True)
class UnitMatch:
    """A unit at tokens `first` to `last`: its name as written, its kind, how it was known."""

    first: int
    last: int
    name: str
    kind: str
    rule: str


def read_unit(s: Sentence, j: int) -> UnitMatch | None:
    """The unit of money or measure at token j, a rate included, or None.

    >>> from ..text.document import tokens
    >>> read_unit(tokens("6,5 tấn/ha"), 1).name
    'tấn/ha'
    """
    longest = _unit_starts().get(s.low[j], 0) if j < s.size else 0
    if not longest or s.kinds[j] not in "wp" or s.raw[j] in '%,;:.!?()"' or is_comrade(s.low, j):
        return None
    for k in range(min(s.size, j + longest) - 1, j - 1, -1):
        written = s.raw[j] if k == j else s.slice(j, k)
        unit = units().get(written.lower())
        if unit is None or (len(written) == 1 and written not in _ONE_LETTER) or _is_name(s, j, k):
            continue
        if written == "bảng" and not _is_pound(s, j):
            continue
        if _is_other_word(s, j, k, unit):
            continue
        last = rate_end(s, k)
        name = written if last == k and unit.kind != "money" else s.slice(j, last)
        if unit.name == "đồng" and written != "VND":  # the ISO code stays, as that of others
            name = unit.name + s.slice(j, last)[len(written) :]
        name = name.replace("/ ", "/").replace(" /", "/").replace(" - ", "-")
        return UnitMatch(j, last, name, unit.kind, f"unit.{unit.kind}")
    return None


def _is_pound(s: Sentence, j: int) -> bool:
    """`50 triệu bảng`, `giá 25 bảng`, `phạt tiền 250 bảng`, but not `chia 2 bảng`."""
    if s.low[j - 1] in _OF_POUNDS or (j > 1 and s.low[j - 2] == "giá"):
        return True
    near, many = s.low[max(0, j - 4) : j - 1], len(s.raw[j - 1]) > len("99")
    paid = many and not _PAID.isdisjoint(near) and _SHOWN.isdisjoint(near)
    return paid and s.kinds[j + 1 : j + 2] != ["w"]


def _is_other_word(s: Sentence, j: int, k: int, unit: Unit) -> bool:
    """`xu hướng`, `đô thị`, `bốn đồng nghiệp`: the unit's word begins another one; `12 ATM`."""
    if s.raw[j] in _ACRONYMS:
        return True
    if s.low[j] not in _BEGIN_OTHERS or j < k or s.kinds[j + 1 : j + 2] != ["w"]:
        return False
    pair = f"{s.low[j]} {s.low[j + 1]}"
    if pair in _TOGETHER and s.low[j - 1] not in SCALES:
        return True  # cả hai đồng thuận
    if s.low[j] in ("tuần", "ký"):
        return pair in ("tuần dương", "ký túc")  # một tuần dương hạm, nhà tầng 4 ký túc xá
    if pair not in dictionary() or pair in _OF_DONG:
        return False
    if pair == "đồng bào" or (pair in _FELLOWS and s.low[j - 1] not in SCALES):
        return True  # 2 đồng minh, 25 triệu đồng bào
    return unit.name != "đồng" or (s.low[j - 1] not in SCALES and s.kinds[j - 1] != "n")


@cache
def _unit_starts() -> dict[str, int]:
    """How many tokens the longest written form of a unit has, by its first token."""
    longest: dict[str, int] = {}
    for form in map(tokens, units()):
        longest[form.low[0]] = max(form.size, longest.get(form.low[0], 0))
    return longest


def _is_name(s: Sentence, j: int, k: int) -> bool:
    """`44 Yên Phụ`: a unit's word with a capital, another capital behind, is a name."""
    capital = s.raw[j][0].isupper() and not s.raw[j].isupper()
    return capital and k + 1 < s.size and s.raw[k + 1][0].isupper()


def rate_end(s: Sentence, k: int) -> int:
    """The last token of `đồng/người/tháng` whose unit ends at token k."""
    per = s.raw[k + 2] if k + 3 < s.size and s.raw[k + 1] == "/" else ""
    if per in PER and s.low[k + 3] in PER[per]:
        return k + 3  # a day's rain: 100 mm/24 giờ
    while k + 2 < s.size and s.raw[k + 1] == "/" and s.kinds[k + 2] == "w":
        if s.low[k + 2] in _ABOUT:
            break  # 120 triệu / hơn 1 tấn
        ahead = 1 if s.low[k + 2] in _TIMES else words_ahead(s, k + 2)
        k += 1 + ahead
        k -= ahead > 1 and s.low[k] == "cả"  # 40.000 đồng/lượng cả hai chiều
    return k
