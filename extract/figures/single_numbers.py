"""One number in a sentence: in digits or words, with its magnitude, told once or twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..lexicons import quantity_words
from ..text.document import Sentence
from .numerals import NUMBER_WORDS, SCALES, opens_other_word, read_digits, read_numeral

_LONGEST_NUMERAL = 16  # tokens of a number in words
_GROUP = re.compile(r"\d{3}(?:,\d+)?")
_HALVED_WEIGHTS = {"tấn", "tạ", "ký", "kg", "km", "mét", "lít"}
_LARGE = (["tỷ"], ["tỉ"], ["triệu"])
_GO_ON = NUMBER_WORDS | {*SCALES, ",", "("}  # with a number before them
_ABOVE = (["hơn"], ["trên"])
_LONGEST_TAIL = 3  # digits
_CARATS = (["vàng"], ["tây"])
_PRICED = {"giá", "vé", "phí", "cước", "tiền", "lương", "cọc", "bán", "trả"}
_PRICE_REACH = 5  # tokens
_LEAST_THOUSANDS = 2  # digits
_SOUNDS = {"siêu", "phát", "thu", "ghi", "bát", "tạp"}
_OF_HEAT = (["độ"], ["°"], ["°c"], ["oc"])
_TO_LEVEL = {"trưởng", "mức", "là", "đạt", "còn"}


@dataclass(slots=True)
class Quantity:
    """A number as read: tokens `first` to `last` hold it, magnitude words included.

    `scaled` says that a magnitude word stands with it, `spelled` that it is written in words,
    `halved` that half a unit more is told behind the unit.
    """

    first: int
    last: int
    value: Decimal
    value_max: Decimal | None = None
    total: Decimal | None = None
    scaled: bool = False
    spelled: bool = False
    halved: bool = False
    after: int = field(init=False)  # the token behind the number

    def __post_init__(self) -> None:
        self.after = self.last + 1


def read_single(s: Sentence, i: int) -> Quantity | None:
    """The number of one value that begins at token i, no range and no part of a whole, or None.

    >>> from ..text.document import tokens
    >>> read_single(tokens("thu 2 tỷ 350 triệu đồng"), 1).value
    Decimal('2350000000')
    """
    spelled = s.kinds[i] == "w"
    if spelled and s.low[i] == "nửa":
        return _half(s, i)
    if spelled and s.low[i] == "tư":
        return Quantity(i, i, Decimal(4), spelled=True)  # thứ tư
    alone = s.kinds[i] == "n" and _stands_alone(s, i)
    last = i if spelled or alone else _parted_by_blank(s, i) or _blank_grouped(s, i)
    said = s.low[i] if last == i else "".join(s.low[i : last + 1])
    whole = "," in said and (_is_round(s, said, last + 1) or _whole_unit(s, last + 1))
    if alone:
        value = read_digits(said, whole=whole)
        return None if value is None else Quantity(i, i, value)
    if s.kinds[i] == "n" and not _scale_follows(s, last + 1):
        plain = read_digits(said, whole=whole)
        if plain is None:
            return None
        end = _said_again(s, last, plain)
        if end == last or not _scale_follows(s, end + 1):
            return Quantity(i, end, plain)
        last = end  # `20 (hai mươi) triệu đồng`
    window = [said, *s.low[last + 1 : last + _LONGEST_NUMERAL]]
    found = read_numeral(window, 0, whole=whole)
    if found is None:
        return None
    value, read = found
    scaled = any(w in SCALES for w in window[:read])
    end = last + read - 1
    if not spelled:
        end = _said_again(s, end, value)
    return Quantity(i, end, value, scaled=scaled, spelled=spelled)


def _stands_alone(s: Sentence, i: int) -> bool:
    """Whether what follows the number in digits at token i goes on with none, as mostly."""
    k = i + 1
    return k >= s.size or (s.kinds[k] != "n" and s.low[k] not in _GO_ON)


def _scale_follows(s: Sentence, k: int) -> bool:
    """Whether a magnitude word stands at token k, and no name (`145 Vạn Xuân`)."""
    if k >= s.size or s.low[k] not in SCALES:
        return False
    if s.low[k] == "k" and not _is_thousand(s, k):
        return False
    return not (s.raw[k].istitle() and k + 1 < s.size and s.raw[k + 1].istitle())


def _is_thousand(s: Sentence, k: int) -> bool:
    """`vé 50k`, but not `tivi 4K`, `nhẫn 24k`, `cự ly 21k`: of thousands prices are told."""
    if s.low[k - 2 : k - 1] in _CARATS:
        return False  # giá vàng 24k
    priced = not _PRICED.isdisjoint(s.low[max(0, k - _PRICE_REACH) : k])
    return s.raw[k] == "k" and len(s.raw[k - 1]) >= _LEAST_THOUSANDS and priced


def _said_again(s: Sentence, last: int, value: Decimal) -> int:
    """The last token of `02 (hai) bản`, where the number stands a second time in words."""
    opened = last + 1 < s.size and s.raw[last + 1] == "("
    k = last + 1 + opened
    if k >= s.size or s.low[k] not in NUMBER_WORDS or (s.low[k] == "năm" and not opened):
        return last  # `5 năm` is five years
    found = read_numeral(s.low[k : k + _LONGEST_NUMERAL], 0)
    if found is None or found[0] != value:
        return last
    end = k + found[1] - 1
    if not opened:
        return end
    return end + 1 if end + 1 < s.size and s.raw[end + 1] == ")" else last


def _half(s: Sentence, i: int) -> Quantity | None:
    """`nửa triệu`, `nửa tấn`."""
    following = s.low[i + 1] if i + 1 < s.size else ""
    if following in _HALVED_WEIGHTS and s.low[i - 1 : i] != ["một"]:
        return Quantity(i, i, Decimal("0.5"), spelled=True)
    scale = SCALES.get(following)
    if scale is None or opens_other_word(s.low, i + 1):
        return None
    return Quantity(i, i + 1, Decimal(scale) / 2, scaled=True, spelled=True)


def _parted_by_blank(s: Sentence, i: int) -> int:
    """The last token of `45, 8 triệu`, where a blank slipped in behind the decimal mark; 0 for
    others: `tháng 9, 2 tỷ đồng`, `5, 6 triệu`."""
    if s.raw[i + 1 : i + 2] != [","] or s.kinds[i + 2 : i + 3] != ["n"] or not s.adjacent(i):
        return 0
    whole, part = s.raw[i], s.raw[i + 2]
    scaled = s.low[i + 3 : i + 4] in _LARGE and whole.isdigit() and part.isdigit()
    if not scaled or len(whole) > 3 or len(part) > 2 or int(part) == int(whole) + 1:
        return 0
    return i + 2


def _blank_grouped(s: Sentence, i: int) -> int:
    """The last token of `1 750 000`, `hơn 37, 38 tỷ`; i itself where blanks group nothing."""
    last = i
    if not s.raw[i].isdigit() or len(s.raw[i]) > 3 or s.raw[i][0] == "0":
        return i
    if _is_torn(s, i):
        return i + 2
    while (
        last + 1 < s.size
        and s.kinds[last + 1] == "n"
        and _GROUP.fullmatch(s.raw[last + 1])
        and s.starts[last + 1] == s.ends[last] + 1
    ):
        last += 1
    return last


def _is_torn(s: Sentence, i: int) -> bool:
    """`hơn 37, 38 tỷ đồng`: one sign before both and a magnitude behind show that a blank slipped
    in behind the comma; `khoảng 20, 30 triệu` are two."""
    if s.raw[i + 1 : i + 2] != [","] or s.kinds[i + 2 : i + 3] != ["n"] or not s.adjacent(i):
        return False
    tail = s.raw[i + 2]
    if s.low[i - 1 : i] not in _ABOVE or not (tail.isdigit() and len(tail) <= _LONGEST_TAIL):
        return False
    in_turn = len(s.raw[i]) == 1 and int(tail) == int(s.raw[i]) + 1  # trên 5, 6 triệu
    return _scale_follows(s, i + 3) and not in_turn


def _is_round(s: Sentence, said: str, j: int) -> bool:
    """`15,000 USD`: no noughts end a decimal, but in `giá vàng 36,000 triệu đồng`."""
    return said.endswith(",000") and s.low[j : j + 1] != ["triệu"]


def _whole_unit(s: Sentence, j: int) -> bool:
    """Whether what follows is counted in whole ones, so that `1,234` is English grouping."""
    if j >= s.size or s.kinds[j] != "w":
        return False
    known = quantity_words().counted
    return s.low[j] in known or (j + 1 < s.size and f"{s.low[j]} {s.low[j + 1]}" in known)


def with_sign(s: Sentence, q: Quantity) -> Quantity:
    """The number below nought where `âm` or a sign of its own stands before it: `âm 5 độ C`,
    `xuống -2°C`, but not `siêu âm 3 km`; both ends of `âm 20 - 25 độ C`.

    >>> from ..text.document import tokens
    >>> with_sign(tokens("là âm 5 tỷ"), Quantity(2, 3, Decimal(5))).value
    Decimal('-5')
    """
    k = q.first - 1
    if k < 0 or q.spelled or not (_is_below(s, k) or _is_minus(s, k, q)):
        return q
    if q.value_max is not None and s.raw[q.first + 1] in "-–—":
        return replace(q, first=k, value=-q.value_max, value_max=-q.value)
    return replace(q, first=k, value=-q.value)


def _is_below(s: Sentence, k: int) -> bool:
    return s.low[k] == "âm" and (k == 0 or s.low[k - 1] not in _SOUNDS)


def _is_minus(s: Sentence, k: int, q: Quantity) -> bool:
    """`xuống -2°C`, `tăng trưởng -2,1%`: a hyphen tied to the number alone; no `từ 2 -5%`."""
    if s.raw[k] not in "-−" or not s.adjacent(k) or k == 0 or s.adjacent(k - 1):
        return False
    behind = s.low[q.after : q.after + 1]
    return behind in _OF_HEAT or (behind == ["%"] and s.low[k - 1] in _TO_LEVEL)
