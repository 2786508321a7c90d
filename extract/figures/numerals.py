"""Vietnamese numerals, in digits, in words and mixed, as exact decimals.

Two entrances: `parse_numeral` for a whole string, `read_numeral` for a position in running text.
The grammar is the everyday one: groups of up to three places, each followed by scale words that
fall from left to right (`1 tỷ 350 triệu`), where a scale after a scale multiplies (`nghìn tỷ`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

DIGIT_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_AFTER_TENS = {**DIGIT_WORDS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_AFTER_LINH = {**DIGIT_WORDS, "tư": 4}
SCALES = {
    "chục": 10,
    "tá": 12,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "k": 1_000,
    "tr": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
_HALF = {"rưỡi", "rưởi"}
_CLOSING = {"đồng", ",", ".", ";", ")", "đến", "tới", "-", "–", "và", "/"}
_LINH = {"linh", "lẻ"}
_AFTER_RATIO = {"lệ", "số", "giá", "trọng", "suất", "mỉ", "phú", "thí"}
_AFTER_MILLION = {"phú", "chứng", "tập", "hồi"}
NUMBER_WORDS = frozenset(DIGIT_WORDS) | {"mười", "nửa"}
NUMBER_BEGINS = NUMBER_WORDS | {"không", "tư"}  # không phẩy năm, thứ tư

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_MISGROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+\.000")  # 44,962.000: one mark is a slip
_TOKENS = re.compile(r"[+-]?[0-9]+(?:[.,\s][0-9]+)*|[^\W0-9_]+|\S")
_SIGN = re.compile(r"(?:âm\s|[-−])\s*(?![-+−])")
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:\s[0-9]{3})+")


def parse_digits(text: str, *, whole: bool = False) -> Decimal | None:
    """The value of a number in digits, or None where its marks make no number.

    The dot groups thousands and the comma marks decimals; a dot before one or two digits, or
    after a leading zero, is a foreign decimal mark; where both stand, the last is the decimal.
    `1,234` is read in the English way only if `whole` says that what it counts comes whole.

    >>> [parse_digits(t) for t in ("1.750", "43,85", "06", "1.5")]
    [Decimal('1750'), Decimal('43.85'), Decimal('6'), Decimal('1.5')]
    >>> parse_digits("1,234", whole=True)
    Decimal('1234')
    """
    dots, commas = text.count("."), text.count(",")
    if not dots and not commas:
        return Decimal(text)
    if dots and commas and _MISGROUPED.fullmatch(text):
        return Decimal(text.replace(",", "").replace(".", ""))
    if dots and commas:
        group, point = (".", ",") if text.rindex(",") > text.rindex(".") else (",", ".")
        head, _, tail = text.rpartition(point)
        grouped = _GROUPED.fullmatch(head)
        if text.count(point) > 1 or not grouped or grouped[1] != group:
            return None
        return Decimal(head.replace(group, "") + "." + tail)
    mark = "." if dots else ","
    head, _, tail = text.rpartition(mark)
    if text.count(mark) > 1 and len(tail) < 3 and _GROUPED.fullmatch(head):
        return Decimal(head.replace(mark, "") + "." + tail)  # 2.552.1: the last mark is a slip
    if _GROUPED.fullmatch(text) and _groups_thousands(text, mark, whole=whole):
        return Decimal(text.replace(mark, ""))
    return Decimal(text.replace(mark, ".")) if dots + commas == 1 else None


@lru_cache(maxsize=1 << 14)
def read_digits(text: str, *, whole: bool) -> Decimal | None:
    """The value of a number in digits that no word goes on, as `read_numeral` gives it."""
    value = parse_digits(text, whole=whole)
    return None if value is None else _tidy(Decimal(0) + value)


def _groups_thousands(text: str, mark: str, *, whole: bool) -> bool:
    if text.count(mark) > 1:
        return True
    if text.startswith("0"):
        return False
    return mark == "." or whole


def parse_numeral(text: str) -> Decimal:
    """The exact value of a Vietnamese numeral, in digits, words or both.

    Raises ValueError, naming the text, where it is no number.

    >>> parse_numeral("một nghìn hai trăm")
    Decimal('1200')
    >>> parse_numeral("2 triệu rưỡi"), parse_numeral("1,5 tỷ"), parse_numeral("âm 2,3")
    (Decimal('2500000'), Decimal('1500000000'), Decimal('-2.3'))
    """
    low = unicodedata.normalize("NFC", text).strip().lower()
    sign = _SIGN.match(low)
    negative = sign is not None
    low = low[sign.end() :] if sign else low
    if low == "không":
        return Decimal(0)
    if low.startswith("nửa ") and low[4:] in SCALES:
        return Decimal(SCALES[low[4:]]) / (-2 if negative else 2)
    tokens = [re.sub(r"\s", "", t) if _SPACED.fullmatch(t) else t for t in _TOKENS.findall(low)]
    found = read_numeral(tokens, 0) if tokens else None
    if found is None or found[1] != len(tokens):
        raise ValueError(f"not a Vietnamese numeral: {text!r} (write e.g. '1.750' or 'hai mươi')")
    return -found[0] if negative else found[0]


def read_numeral(
    low: Sequence[str], start: int, *, whole: bool = False
) -> tuple[Decimal, int] | None:
    """The value of the numeral at `low[start]` and the index after it, or None.

    `low` holds lower-case tokens: numbers in digits, syllables, marks.

    >>> read_numeral(["1", "triệu", "200", "nghìn", "đồng"], 0)
    (Decimal('1200000'), 4)
    >>> read_numeral(["ngày"], 0) is None
    True
    """
    if start < len(low) and low[start] == "nửa":
        return Decimal("0.5"), start + 1
    if start + 1 < len(low) and low[start] in SCALES and low[start + 1] in _HALF:
        return _tidy(Decimal(SCALES[low[start]]) * 3 / 2), start + 2
    total, last, i = Decimal(0), 0, start
    while (group := _group(low, i, whole=whole)) is not None:
        value, scale, after = group
        if last == 1_000 and scale > last and 10 <= value < last:
            return _tidy((total + value) * scale), after  # một nghìn hai trăm tỷ
        if last and (scale >= last or (scale == 1 and not _continues(low, i, after, last))):
            break
        if last and scale == 1:
            value = _short_tail(value, last, low[i], one=after - i == 1)
        total += value * scale
        i, last = after, scale
        if i < len(low) and low[i] in _HALF and scale > 1:
            return _tidy(total + Decimal(scale) / 2), i + 1
        if scale == 1:
            break
        if i < len(low) and low[i] == "tư" and _closes(low, i + 1):
            return total + 4 * _tidy(Decimal(scale) / 10), i + 1
        if i + 1 < len(low) and low[i] in _LINH and low[i + 1] in _AFTER_LINH:
            return total + _AFTER_LINH[low[i + 1]], i + 2
    return (_tidy(total), i) if i > start else None


def _tidy(value: Decimal) -> Decimal:
    """The same number without empty decimals: 1500000000.0 is 1500000000."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _continues(low: Sequence[str], i: int, after: int, last: int) -> bool:
    """Whether a bare group goes on a scaled one: `2 tỷ 350`, `một nghìn hai trăm`."""
    if low[i][0].isdigit():
        if len(low[i]) == 1:
            return low[i] != "0" and _closes(low, after)
        return len(low[i]) == 3 and low[i].isdigit() and last >= 1000
    return after - i > 1 or (low[i] != "năm" and _closes(low, after))


def _closes(low: Sequence[str], i: int) -> bool:
    """Whether a short tail can end before token i: `giá 4 triệu 3,` but not `2 triệu 3 con`."""
    return i == len(low) or low[i] in _CLOSING


def _short_tail(value: Decimal, last: int, token: str, *, one: bool) -> Decimal:
    """`2 tỷ 350` says 350 of the next scale down, `một triệu hai` two tenths of the million."""
    if token.isdigit() and len(token) > 1:
        return value * last / 1000
    return value * last / 10 if one and value < 10 else value


def _group(low: Sequence[str], i: int, *, whole: bool) -> tuple[Decimal, int, int] | None:
    """One value with its scale words: (value, scale, index after)."""
    small = _small(low, i, whole=whole)
    if small is None:
        return None
    value, i = small
    scale = 1
    while i < len(low) and (step := SCALES.get(low[i])) and step >= scale:
        if (step == 10 and scale > 1) or opens_other_word(low, i):
            break
        scale *= step
        i += 1
    return value, scale, i


def opens_other_word(low: Sequence[str], i: int) -> bool:
    """Whether the scale word at token i begins another word: `tỷ lệ`, `tỷ số`, `triệu phú`.

    >>> opens_other_word(["nửa", "tỷ", "lệ"], 1), opens_other_word(["nửa", "tỷ", "đồng"], 1)
    (True, False)
    """
    behind = low[i + 1] if i + 1 < len(low) else ""
    if low[i] == "triệu":
        return behind in _AFTER_MILLION
    return low[i] in ("tỷ", "tỉ") and behind in _AFTER_RATIO


def _small(low: Sequence[str], i: int, *, whole: bool) -> tuple[Decimal, int] | None:
    """A number in digits, or words below one thousand, with `phẩy` and decimals."""
    if i >= len(low):
        return None
    token = low[i]
    if token[0].isdigit() or (token[0] in "+-" and len(token) > 1):
        if not _DIGITS.fullmatch(token.lstrip("+-")):
            return None
        value = parse_digits(token.lstrip("+-"), whole=whole)
        return None if value is None else (-value if token[0] == "-" else value, i + 1)
    words = (0, i + 1) if _is_nought(low, i) else _words(low, i)
    if words is None:
        return None
    number, i = words
    if i + 1 < len(low) and low[i] == "phẩy" and low[i + 1] in DIGIT_WORDS:
        digits = ""
        i += 1
        while i < len(low) and low[i] in _AFTER_TENS:
            digits += str(_AFTER_TENS[low[i]])
            i += 1
        return Decimal(f"{number}.{digits}"), i
    return Decimal(number), i


def _is_nought(low: Sequence[str], i: int) -> bool:
    return low[i] == "không" and low[i + 1 : i + 2] == ["phẩy"]


def _words(low: Sequence[str], i: int) -> tuple[int, int] | None:
    """Words below one thousand: hundreds, then tens, then a digit."""
    following = low[i + 1] if i + 1 < len(low) else ""
    if following == "trăm" and (low[i] in DIGIT_WORDS or low[i] == "không"):
        return _after_hundred(low, i + 2, DIGIT_WORDS.get(low[i], 0) * 100)
    return _tens(low, i)


def _after_hundred(low: Sequence[str], i: int, value: int) -> tuple[int, int]:
    if i < len(low) and low[i] in _HALF:
        return value + 50, i + 1
    if i + 1 < len(low) and low[i] in _LINH and low[i + 1] in _AFTER_LINH:
        return value + _AFTER_LINH[low[i + 1]], i + 2
    tens = _tens(low, i)
    if tens is not None and tens[0] >= 10:
        return value + tens[0], tens[1]
    if i < len(low) and low[i] in _AFTER_LINH and (low[i] != "năm" or _closes(low, i + 1)):
        return value + 10 * _AFTER_LINH[low[i]], i + 1  # một trăm hai
    return value, i


def _tens(low: Sequence[str], i: int) -> tuple[int, int] | None:
    if i >= len(low):
        return None
    following = low[i + 1] if i + 1 < len(low) else ""
    if low[i] == "mười":
        value, i = 10, i + 1
    elif low[i] in DIGIT_WORDS and following in ("mươi", "mười"):
        value, i = DIGIT_WORDS[low[i]] * 10, i + 2
    elif low[i] in DIGIT_WORDS and following in ("mốt", "tư", "lăm", "nhăm"):
        return DIGIT_WORDS[low[i]] * 10 + _AFTER_TENS[following], i + 2
    elif low[i] in DIGIT_WORDS:
        return DIGIT_WORDS[low[i]], i + 1
    else:
        return None
    if i < len(low) and low[i] in _AFTER_TENS and low[i] != "năm" and not _opens(low, i):
        return value + _AFTER_TENS[low[i]], i + 1
    return value, i


def _opens(low: Sequence[str], i: int) -> bool:
    """Whether the digit word at i begins a number of its own: `mười hai trăm` does not count."""
    return i + 1 < len(low) and low[i + 1] in ("trăm", "mươi")
