"""What the checks share: exact division, printed digits, agreement."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from ..facts import Check

MOST_DECIMALS = 12  # with which a percentage is printed
_EXACT = Context(prec=60)


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """Part of whole in percent, exact to sixty digits."""
    return _EXACT.divide(part * 100, whole)


def decimals(surface: str) -> int:
    """How many decimals a percentage is printed with.

    >>> decimals("80,5%"), decimals("100%")
    (1, 0)
    """
    digits = surface.rstrip("% ").replace(".", ",").partition(",")[2]
    return len(digits) if digits.isdigit() else 0


def compared(
    rule: str, positions: tuple[int, ...], stated: Decimal, exact: Decimal, digits: int
) -> Check:
    """The check of a stated figure against the exact one, rounded or cut to the printed digits."""
    unit = Decimal(1).scaleb(-digits)
    rounded = exact.quantize(unit, ROUND_HALF_UP, _EXACT)
    agrees = stated in (rounded, exact.quantize(unit, ROUND_DOWN, _EXACT))
    return Check(rule, positions, f"{stated:f}", f"{rounded:f}", status(agrees=agrees))


def status(*, agrees: bool) -> str:
    """ok or mismatch."""
    return "ok" if agrees else "mismatch"
