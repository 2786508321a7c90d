"""A percentage beside the part and the whole it is computed from: `62/77 đơn, đạt 80,5%`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..facts import Check, Count, Facts
from .arithmetic import MOST_DECIMALS, compared, decimals, percent_of


def ratio_checks(facts: Facts) -> Iterator[Check]:
    """A check for each percentage that says what it is computed from."""
    first = len(facts.citations) + len(facts.counts)
    before: dict[tuple[Decimal, Decimal | None], int] = {}  # (value, total) to the last position
    counts = enumerate(facts.counts)
    k, c = next(counts, (0, None))
    for position, p in enumerate(facts.percentages):
        while c is not None and c.start <= p.start:
            before[c.value, c.total] = k
            k, c = next(counts, (0, None))
        if p.modifier or p.value_max is not None or decimals(p.surface) > MOST_DECIMALS:
            continue
        if p.numerator is not None and p.denominator:
            of = max(before.get((p.numerator, total), -1) for total in (p.denominator, None))
            if of >= 0 and not _is_exact(facts.counts[of]):
                continue
            linked = [len(facts.citations) + of] if of >= 0 else []
            exact = percent_of(p.numerator, p.denominator)
            yield compared(
                "ratio", (*linked, first + position), p.value, exact, decimals(p.surface)
            )


def _is_exact(c: Count) -> bool:
    """Whether a part can be held to its digits, and is no change, whose whole is another."""
    return c.modifier is None and c.change is None
