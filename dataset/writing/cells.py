"""Values as cells: what every format can hold, checked once, before anything is written.

A cell is a `str`, `int`, `float` or None. Decimals and dates travel as text in the form that
both formats print (`43.85`, `2023-06-30`), so no format can change them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from typing import TypeAlias

from ..tables import Type

Cell: TypeAlias = str | int | float | None
Row: TypeAlias = Sequence[Cell]

PRECISION = 38  # the digits a 128-bit decimal column holds
SCALE = 9  # those of them that stand behind the point
_WHOLE = PRECISION - SCALE  # ... and before it
_STEP = Decimal(1).scaleb(-SCALE)
_ROUNDING = Context(prec=PRECISION + SCALE)
_INT64 = 2**63


def cell(value: object, kind: Type) -> Cell:
    """The value as a cell of that type; None where it is empty or does not fit.

    A decimal is rounded to 9 places and must have at most 29 digits before the point, an integer
    must fit 64 bits: what does not is left empty, and the surface still tells it.

    >>> cell(Decimal("43.850"), Type.DECIMAL), cell(Decimal("1E+40"), Type.DECIMAL)
    ('43.85', None)
    """
    return None if value is None or value == "" else CONVERTERS[kind](value)


def _integer(value: object) -> int | None:
    return value if isinstance(value, int) and -_INT64 <= value < _INT64 else None


def _probability(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _date(value: object) -> str | None:
    return value.isoformat()[:10] if isinstance(value, date) else None


def _words(value: object) -> str:
    return well_formed(str(value))


def decimal_text(value: object) -> str | None:
    """The number in plain notation, without exponent or trailing zeros; None if it cannot fit.

    >>> decimal_text(Decimal("7.5237E+14"))
    '752370000000000'
    """
    if isinstance(value, Decimal) and (plain := str(value)).isdigit() and len(plain) <= _WHOLE:
        return plain  # as most are
    try:
        number = Decimal(value) if isinstance(value, int | str | Decimal) else Decimal("NaN")
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    if number.is_zero():
        return "0"
    if number.adjusted() >= _WHOLE:
        return None
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -SCALE:
        number = number.quantize(_STEP, context=_ROUNDING)
    if number.is_zero() or number.adjusted() >= _WHOLE:
        return "0" if number.is_zero() else None
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def well_formed(text: str) -> str:
    """The text, with code points that UTF-8 cannot write shown as escapes.

    File names hold such code points where their bytes are in no known encoding.

    >>> well_formed("tin-\\udcff.txt")
    'tin-\\\\udcff.txt'
    """
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


# What makes a cell of a value that is not empty, by the type of its column.
CONVERTERS: dict[Type, Callable[[object], Cell]] = {
    Type.ID: _words,
    Type.TEXT: _words,
    Type.INTEGER: _integer,
    Type.DECIMAL: decimal_text,
    Type.PROBABILITY: _probability,
    Type.DATE: _date,
}
