"""The number at a place in a sentence: value, range, denominator."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..counts.nouns import read_noun
from ..counts.units import read_unit
from ..text.document import Sentence
from .mixed_units import (
    PARTS_OF_METRE,
    and_half,
    in_centimetres,
    in_smaller,
    metres_to,
    up_to_larger,
)
from .numerals import DIGIT_WORDS, NUMBER_WORDS, SCALES, parse_digits
from .out_of import BARE, LONGEST_NAMED, out_of
from .single_numbers import Quantity, read_single

_RANGE_MARKS = {"-", "–", "—", "÷", "đến", "tới"}
_SIGNS = {"%", "$", "€"}
_OUT_OF_MORE = {*BARE, "("}
_NEXT_BUT_ONE = {*_RANGE_MARKS, *BARE, "/", "rưỡi", "("}
_NEXT = {*_RANGE_MARKS, *BARE, "/", "hoặc", "hay", ",", "phần", *PARTS_OF_METRE}
_NTHS = {**DIGIT_WORDS, "tư": 4, "mười": 10}
_MOST_PARTS = 10
_LONGEST_BRACKET = 16  # tokens
_LEAST_WHOLE = 10  # `1/3 triệu dân` is a third of a million
_OR = (["hoặc"], ["hay"])
_NTH = {"lần", "thứ", "số"}
_MOST_ABOUT = 9
_SOME = (Decimal(5), Decimal(7))
_BEFORE_END = {"dưới", "mốc", "hết", "gần", "hơn"}  # `từ 6 tháng đến dưới 12 tháng`


def read_quantity(s: Sentence, i: int) -> Quantity | None:
    """The number that begins at token i, or None.

    >>> from ..text.document import tokens
    >>> read_quantity(tokens("đạt 62/77 đơn"), 1).total
    Decimal('77')
    """
    q = read_single(s, i)
    if q is None:
        return None
    if _is_alone(s, q):
        return q if q.after + 1 != s.size else in_centimetres(s, q) or q
    whole = _fraction(s, q) or _over_parts(s, q) or _parts(s, q) or _range(s, q) or out_of(s, q)
    if whole is not None:
        return whole
    return metres_to(s, q) or in_smaller(s, q) or and_half(s, q) or in_centimetres(s, q) or q


def _is_alone(s: Sentence, q: Quantity) -> bool:
    """Whether the two tokens behind a number show that nothing more goes with it, as mostly."""
    j = q.after
    if j + 1 >= s.size:
        return True
    ahead = s.low[j + 1]
    if s.low[j] in _NEXT or ahead in _NEXT_BUT_ONE or s.kinds[j + 1] == "n" or q.spelled:
        return False
    return _OUT_OF_MORE.isdisjoint(s.low[j + 2 : j + LONGEST_NAMED + 2])


def _fraction(s: Sentence, q: Quantity) -> Quantity | None:
    """`62/77`, `45,2/60 tỷ`, `19 xã/28 xã`: a part and its whole; three parts are no fraction,
    nor are `86 lượt/94 lượt người`."""
    j = q.after
    united = s.kinds[j : j + 3] == ["w", "p", "n"] and s.raw[j + 1] == "/"
    if united and s.low[j] != "lượt" and (read_unit(s, j) or read_noun(s, j, sure=True)):
        whole = read_single(s, j + 2)
        alike = whole is not None and s.low[whole.after : whole.after + 1] == [s.low[j]]
        if whole is not None and alike and whole.value > q.value:
            return Quantity(q.first, whole.last, q.value, total=whole.value, scaled=q.scaled)
    if not (j + 1 < s.size and s.raw[j] == "/" and s.kinds[j + 1] == "n"):
        return None
    if j + 2 < s.size and s.raw[j + 2] == "/" and s.adjacent(j + 1):
        return None
    whole = read_single(s, j + 1)
    exact = "," in s.raw[q.first] + s.raw[j + 1] and q.value != 1  # `4,2/5 tỷ đồng`
    if whole is not None and whole.scaled and (exact or _said(s, j + 1) >= _LEAST_WHOLE):
        part = q.value if q.scaled else _scaled_alike(q.value, s.low[whole.first : whole.after])
        return Quantity(q.first, whole.last, part, total=whole.value, scaled=True)
    total = parse_digits(s.raw[j + 1], whole=True)
    if total is None or total == 0 or q.scaled:
        return None
    return Quantity(q.first, j + 1, q.value, total=total)


def _over_parts(s: Sentence, q: Quantity) -> Quantity | None:
    """`90 đơn (khiếu nại 59, tố cáo 31)/120 đơn`: the whole behind the bracket of the parts, which
    are read by themselves."""
    opened = q.after + 1
    if s.raw[opened] != "(" or s.kinds[q.after] != "w" or q.scaled:
        return None
    near = range(opened + 1, min(s.size - 3, opened + _LONGEST_BRACKET))
    closed = next((k for k in near if s.raw[k] in "()"), opened)
    if s.raw[closed : closed + 2] != [")", "/"]:
        return None
    first = closed + (4 if s.pair(closed + 2) == "tổng số" else 2)
    whole = read_single(s, first) if s.kinds[first : first + 1] == ["n"] else None
    alike = whole is not None and s.low[whole.after : whole.after + 1] == [s.low[q.after]]
    return replace(q, total=whole.value) if whole and alike and whole.value > q.value else None


def _parts(s: Sentence, q: Quantity) -> Quantity | None:
    """`hai phần ba cử tri`, `3 phần 4 số hộ`: a fraction in words."""
    k = q.after + 1
    if q.first != q.last or k >= s.size or s.low[q.after] != "phần":
        return None
    nth = s.low[k]
    total = Decimal(_NTHS.get(nth, 0) if s.kinds[k] == "w" else _said(s, k))
    if not q.value < total <= _MOST_PARTS:
        return None
    return Quantity(q.first, k, q.value, total=total, spelled=q.spelled)


def _range(s: Sentence, q: Quantity) -> Quantity | None:
    """`10-15`, `từ 5 đến dưới 7 triệu`: the magnitude of the end is the start's, too."""
    j = q.after
    if not (j + 1 < s.size and s.low[j] in _RANGE_MARKS):
        return _about(s, q) or _range_with_units(s, q)
    k = _behind_mark(s, j)
    if s.kinds[k] != "n" and s.low[k] not in NUMBER_WORDS:
        return None
    end = read_single(s, k)
    if end is None:
        return None
    whole = _whole_of_range(s, end) if s.raw[end.after : end.after + 1] == ["/"] else end
    start = _thousands_alike(s, q, end) or scaled_as(s, q, end)
    if whole is None or end.value <= start or _is_chain(s, q.first, end.after):
        return None
    return Quantity(
        q.first, whole.last, start, end.value, whole.total, scaled=end.scaled, spelled=q.spelled
    )


def _whole_of_range(s: Sentence, end: Quantity) -> Quantity | None:
    """`từ 10 đến 17/19 tiêu chí`: the end of a range with the whole behind its slash, which is
    counted; `10 - 17/9` is a span of days."""
    whole = _fraction(s, end)
    counted = whole is not None and _counts_something(s, whole.after, sure=True)
    if whole is None or whole.total is None or not (counted or whole.scaled):
        return None if s.adjacent(end.last) and not end.scaled else end
    return whole if whole.total > end.value else None


def _thousands_alike(s: Sentence, q: Quantity, end: Quantity) -> Decimal | None:
    """The start of `6-7.000 người`, which are thousands, too; None for none."""
    grouped = end.first == end.last and s.raw[end.last].endswith((".000", ",000"))
    start = q.value * 1000
    near = not q.scaled and not end.scaled and end.value / 10 <= start < end.value
    return start if grouped and near else None


def _about(s: Sentence, q: Quantity) -> Quantity | None:
    """`5 hoặc 6 người`, `ba bốn hộ`: a number and the next one."""
    joined = s.low[q.after : q.after + 1] in _OR
    k = q.after + joined
    comma = s.raw[q.after : q.after + 1] == [","]
    scaled = _about_scaled(s, q, q.after + comma) if comma or q.spelled else None
    if scaled is not None and (comma or scaled.scaled):
        return scaled
    if not (joined or q.spelled) or q.first != q.last or k + 1 >= s.size or q.value > _MOST_ABOUT:
        return None
    if s.low[k] == "ba" and s.low[k + 1] in ("con", "mẹ"):
        return None  # hai ba con: a father and his child
    if s.kinds[k] != s.kinds[q.first] or (q.spelled and s.low[k] not in DIGIT_WORDS):
        return None
    if s.low[k] == "năm" and not (joined or _counts_something(s, k + 1, sure=True)):
        return None  # `bốn năm là ngắn`: four years
    end = read_single(s, k)
    if end is None or not _is_next(q, end.value) or end.first != end.last:
        return None
    if s.kinds[k + 1] != "w" or s.low[k + 1] in DIGIT_WORDS:
        return None
    return Quantity(q.first, end.last, q.value, end.value, spelled=q.spelled)


def _about_scaled(s: Sentence, q: Quantity, k: int) -> Quantity | None:
    """`5, 6 triệu đồng`, `ba bốn triệu đồng`, `hai, ba hộ`: two figures that follow each other, the
    second at token k, under one magnitude."""
    if q.first != q.last or q.value > _MOST_ABOUT or s.kinds[k : k + 1] != [s.kinds[q.first]]:
        return None
    end = read_single(s, k)
    if end is None or not (end.scaled or q.spelled) or not _is_next(q, _said(s, k)):
        return None
    if not end.scaled and (end.first != end.last or not _counts_something(s, k + 1)):
        return None
    if q.spelled and q.first and s.low[q.first - 1] in _NTH:
        return None  # `nhắc lần một, hai lần`
    start = _scaled_alike(q.value, s.low[k : end.after])
    return Quantity(q.first, end.last, start, end.value, scaled=end.scaled, spelled=q.spelled)


def _is_next(q: Quantity, value: Decimal) -> bool:
    """Whether a number is the next one, or follows as in `năm bảy người`."""
    return value == q.value + 1 or (q.spelled and (q.value, value) == _SOME)


def _counts_something(s: Sentence, k: int, *, sure: bool = False) -> bool:
    """Whether a unit or a noun, or only one that is surely counted, stands at token k."""
    return read_unit(s, k) is not None or read_noun(s, k, sure=sure) is not None


def _said(s: Sentence, i: int) -> Decimal:
    """The number at token i without the magnitude behind it."""
    if s.kinds[i] != "n":
        return Decimal(DIGIT_WORDS.get(s.low[i], 0))
    return parse_digits(s.raw[i]) or Decimal(0)


def _is_chain(s: Sentence, first: int, after: int) -> bool:
    """`20 - 21 - 39`: numbers strung together are no range."""
    tail = after + 1 < s.size and s.raw[after] in "-–" and s.kinds[after + 1] == "n"
    return tail or (first > 1 and s.raw[first - 1] in "-–" and s.kinds[first - 2] == "n")


def _range_with_units(s: Sentence, q: Quantity) -> Quantity | None:
    """`320 GB tới 750 GB`, `từ 6%/năm đến 7%/năm`: the same unit stands with both ends; `6 tháng
    đến 3 năm` are 6 to 36 months."""
    j = q.after
    if j + 3 >= s.size:
        return None
    mark = j + 3 if s.low[j + 1] == "/" else j + 1
    if mark + 2 >= s.size or s.low[mark] not in _RANGE_MARKS:
        return None
    k = _behind_mark(s, mark)
    unit = s.low[j:mark]
    said = s.kinds[k] == "n" or (q.spelled and s.low[k] in NUMBER_WORDS)  # ba năm đến mười năm
    if not said or (s.kinds[j] != "w" and s.raw[j] not in _SIGNS):
        return None
    end = read_single(s, k)
    if end is None:
        return None
    if mark == j + 1 and (grown := up_to_larger(s, q, end)) is not None:
        return grown
    if end.value <= q.value or s.low[end.after : end.after + len(unit)] != unit:
        return None
    if s.raw[j] not in _SIGNS and s.low[mark] in "-–—" and s.adjacent(mark - 1):
        return None
    return Quantity(q.first, end.last, q.value, end.value, scaled=end.scaled, spelled=q.spelled)


def _behind_mark(s: Sentence, mark: int) -> int:
    """Where the number behind the mark of a range begins."""
    signed = s.low[mark + 1] in _BEFORE_END and s.kinds[mark + 2 : mark + 3] == ["n"]
    return mark + 2 if signed else mark + 1


def scaled_as(s: Sentence, q: Quantity, end: Quantity) -> Decimal:
    """The value of a number without a magnitude under that of the number it goes to, where it has
    about as many digits: of 2 in `từ 2 lên 3 triệu`.

    >>> from ..text.document import tokens
    >>> s = tokens("từ 2 lên 3 triệu")
    >>> scaled_as(s, read_quantity(s, 1), read_quantity(s, 3))
    Decimal('2000000')
    """
    if end.scaled and not q.scaled and q.value < max(Decimal(1000), 10 * _said(s, end.first)):
        return _scaled_alike(q.value, s.low[end.first : end.after])
    return q.value


def _scaled_alike(start: Decimal, end: list[str]) -> Decimal:
    """The start of a range under its end's magnitude: `5 - 7 triệu` starts at 5 million."""
    for word in end:
        if word in SCALES:
            start *= SCALES[word]
    return start.to_integral_value() if start == start.to_integral_value() else start
