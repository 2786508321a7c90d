"""The report's own arithmetic: does a ratio give the percentage printed beside it?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal

from .facts import Check, Count, Facts, Percentage

_MOST_DECIMALS = 12  # with which a percentage is printed
_EXACT = Context(prec=60)


def read_checks(facts: Facts) -> Iterator[Check]:
    """A check for each percentage that the text computes from a part and its whole.

    The ratio agrees when it gives the printed percentage to the digits printed, rounded or cut.
    """
    first_percentage = len(facts.citations) + len(facts.counts)
    for k, p in enumerate(facts.percentages):
        if p.numerator is None or not p.denominator or p.value_max is not None:
            continue
        if _decimals(p.surface) > _MOST_DECIMALS:
            continue
        position = _count_of(facts, p)
        linked = () if position is None else (len(facts.citations) + position,)
        yield _ratio(p, (*linked, first_percentage + k))


def _count_of(facts: Facts, p: Percentage) -> int | None:
    """The position of the count that the percentage is computed from: the last one before it."""
    found = None
    for k, c in enumerate(facts.counts):
        if c.start < p.start and _same(c, p):
            found = k
    return found


def _same(c: Count, p: Percentage) -> bool:
    return c.value == p.numerator and c.total == p.denominator


def _ratio(p: Percentage, positions: tuple[int, ...]) -> Check:
    assert p.numerator is not None and p.denominator
    exact = _EXACT.divide(p.numerator * 100, p.denominator)
    unit = Decimal(1).scaleb(-_decimals(p.surface))
    expected = exact.quantize(unit, ROUND_HALF_UP, _EXACT)
    agrees = abs(exact - p.value) < unit
    return Check(
        "ratio", positions, f"{p.value:f}", f"{expected:f}", "ok" if agrees else "mismatch"
    )


def _decimals(surface: str) -> int:
    """How many decimals a percentage is printed with.

    >>> _decimals("80,5%"), _decimals("100%")
    (1, 0)
    """
    digits = surface.rstrip("% ").replace(".", ",").partition(",")[2]
    return len(digits) if digits.isdigit() else 0
