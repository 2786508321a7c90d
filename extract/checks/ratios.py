"""A percentage beside the part and the whole it is computed from: `62/77 đơn, đạt 80,5%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..facts import Check, Count, Facts, Percentage
from .arithmetic import MOST_DECIMALS, compared, decimals, percent_of

_BEYOND = re.compile(r",\s(?:và\s)?(?P<how>vượt|còn)\s$")


def ratio_checks(facts: Facts, text: str) -> Iterator[Check]:
    """A check for each percentage that says what it is computed from."""
    first = len(facts.citations) + len(facts.counts)
    before: dict[tuple[Decimal, Decimal | None], int] = {}  # (value, total) to the last position
    last: tuple[int, Count] | None = None
    counts = enumerate(facts.counts)
    k, c = next(counts, (0, None))
    for position, p in enumerate(facts.percentages):
        while c is not None and c.start <= p.start:
            before[c.value, c.total] = k
            last = (k, c)
            k, c = next(counts, (0, None))
        if p.modifier or p.value_max is not None or decimals(p.surface) > MOST_DECIMALS:
            continue
        if last is not None and (check := _beyond(facts, text, last, first + position, p)):
            yield check
        elif p.numerator is not None and p.denominator:
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


def _beyond(
    facts: Facts, text: str, last: tuple[int, Count], position: int, p: Percentage
) -> Check | None:
    """`54/50 ha, vượt 8%`; `72/80 giấy, còn 10%`: what is above the whole, or left of it."""
    k, c = last
    if not c.total or p.start - c.end > 60 or not _is_exact(c):
        return None
    m = _BEYOND.search(text, c.end, p.start)
    if m is None:
        return None
    share = percent_of(c.value, c.total)
    exact = share - 100 if m["how"] == "vượt" else 100 - share
    positions = (len(facts.citations) + k, position)
    return compared("ratio", positions, p.value, exact, decimals(p.surface))
