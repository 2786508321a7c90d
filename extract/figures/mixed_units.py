"""A number told in two units: its rest in a smaller one, half a unit more, its end in a larger."""

from __future__ import annotations

from decimal import Decimal

from ..counts.nouns import closes
from ..text.document import Sentence
from .single_numbers import Quantity, read_single

# how many of the smaller unit make one of the larger
_TIMES_SMALLER = {
    ("năm", "tháng"): 12,
    ("tuần", "ngày"): 7,
    ("ngày", "giờ"): 24,
    ("giờ", "phút"): 60,
    ("tiếng", "phút"): 60,
    ("phút", "giây"): 60,
    ("km", "m"): 1000,
    ("m", "cm"): 100,
    ("tấn", "kg"): 1000,
    ("kg", "g"): 1000,
}
# what may stand glued behind a number of metres (1m72, 1m6); m2 and m3 are units
PARTS_OF_METRE = {f"m{rest}": Decimal(rest) / 100 for rest in range(10, 100)}
PARTS_OF_METRE |= {f"m{rest}": Decimal(rest) / 10 for rest in range(4, 10)}
_TO = (["-"], ["–"], ["đến"], ["tới"])
_HALVED = {larger for larger, _ in _TIMES_SMALLER} | {"tháng", "tuần"}


def in_smaller(s: Sentence, q: Quantity) -> Quantity | None:
    """The number of `2 giờ 33 phút`, 153 minutes, of `3 km 200 m`: a smaller unit holds the rest.

    >>> from ..text.document import tokens
    >>> in_smaller(tokens("2 giờ 33 phút"), Quantity(0, 0, Decimal(2))).value
    Decimal('153')
    """
    value, last, j = q.value, q.last, q.after
    while not (q.scaled or q.spelled) and j + 2 < s.size and s.kinds[j + 1] == "n":
        rest = read_single(s, j + 1)
        if rest is None or rest.after >= s.size:
            break
        factor = _TIMES_SMALLER.get((s.low[j], s.low[rest.after]), 0)
        if rest.value >= factor:
            break
        value, last, j = value * factor + rest.value, rest.last, rest.after
    return Quantity(q.first, last, value) if last > q.last else None


def in_centimetres(s: Sentence, q: Quantity) -> Quantity | None:
    """The metres of `1m72` and `1 m 72`: how tall somebody is, without a word for the rest.

    >>> from ..text.document import tokens
    >>> in_centimetres(tokens("cao 1m72"), Quantity(1, 1, Decimal(1))).value
    Decimal('1.72')
    """
    rest = PARTS_OF_METRE.get(s.raw[q.after])
    if rest is not None and s.adjacent(q.last):  # no rocket 9M96
        return Quantity(q.first, q.last, q.value + rest)
    k = q.after + 1
    if q.scaled or s.low[q.after] != "m" or k == s.size or not closes(s, k + 1):
        return None
    rest = PARTS_OF_METRE.get(f"m{s.low[k]}")
    return None if rest is None else Quantity(q.first, q.last, q.value + rest, halved=True)


def metres_to(s: Sentence, q: Quantity) -> Quantity | None:
    """The range of `1m65 - 1m75`.

    >>> from ..text.document import tokens
    >>> metres_to(tokens("cao 1m65 - 1m75"), Quantity(1, 1, Decimal(1))).value_max
    Decimal('1.75')
    """
    start, k = in_centimetres(s, q), q.after + 2
    if start is None or s.low[q.after + 1 : k] not in _TO or s.kinds[k : k + 1] != ["n"]:
        return None
    end = read_single(s, k)
    most = in_centimetres(s, end) if end is not None and end.after < s.size else None
    if most is None or most.value <= start.value:
        return None
    return Quantity(q.first, most.last, start.value, most.value)


def and_half(s: Sentence, q: Quantity) -> Quantity | None:
    """The number of `2 năm rưỡi`, 2.5 years: half a unit more stands behind the unit.

    >>> from ..text.document import tokens
    >>> and_half(tokens("2 năm rưỡi"), Quantity(0, 0, Decimal(2))).value
    Decimal('2.5')
    """
    if q.scaled or s.low[q.after + 1 : q.after + 2] != ["rưỡi"] or s.low[q.after] not in _HALVED:
        return None
    return Quantity(q.first, q.last, q.value + Decimal("0.5"), spelled=q.spelled, halved=True)


def up_to_larger(s: Sentence, q: Quantity, end: Quantity) -> Quantity | None:
    """The range of `6 tháng đến 3 năm`, 6 to 36 months, whose end is told in a larger unit.

    >>> from ..text.document import tokens
    >>> s = tokens("6 tháng đến 3 năm")
    >>> up_to_larger(s, Quantity(0, 0, Decimal(6)), Quantity(3, 3, Decimal(3))).value_max
    Decimal('36')
    """
    units = s.low[end.after : end.after + 1] + s.low[q.after : q.after + 1]
    most = end.value * _TIMES_SMALLER.get((units[0], units[-1]), 0)
    if q.scaled or most <= q.value:
        return None
    return Quantity(q.first, end.after, q.value, most)
