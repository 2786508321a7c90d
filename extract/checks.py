"""The report's own arithmetic: ratios beside their percentages, parts beside their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from .facts import Check, Count, Facts, Percentage

_MOST_DECIMALS = 12  # with which a percentage is printed
_FEWEST_PARTS = 2
_EXACT = Context(prec=60)
_PARTS = re.compile(
    r"(?<!\w)(?:bao gồm|gồm|phân loại|chia ra|chia thành|trong đó|cụ thể)(?!\w)|[(:]"
)
_ALL_PARTS = re.compile(r"(?<!\w)(?:bao gồm|gồm|phân loại|chia ra|chia thành)(?!\w)")


def read_checks(facts: Facts, text: str) -> Iterator[Check]:
    """A check for each percentage computed from a part and its whole, and each total whose parts
    stand behind it.

    A ratio agrees when it gives the printed percentage to the digits printed, rounded or cut.
    Parts that do not add up are a mismatch only where the text says that they are all (`gồm`).
    """
    yield from _ratios(facts)
    yield from _sums(facts, text)


def _ratios(facts: Facts) -> Iterator[Check]:
    first = len(facts.citations) + len(facts.counts)
    before: dict[tuple[Decimal, Decimal | None], int] = {}  # (value, total) to the last position
    counts = enumerate(facts.counts)
    k, c = next(counts, (0, None))
    for position, p in enumerate(facts.percentages):
        while c is not None and c.start <= p.start:
            before[c.value, c.total] = k
            k, c = next(counts, (0, None))
        if p.numerator is None or not p.denominator or p.value_max is not None:
            continue
        if _decimals(p.surface) <= _MOST_DECIMALS:
            of = max(before.get((p.numerator, total), -1) for total in (p.denominator, None))
            linked = [len(facts.citations) + of] if of >= 0 else []
            yield _ratio(p, (*linked, first + position))


def _ratio(p: Percentage, positions: tuple[int, ...]) -> Check:
    assert p.numerator is not None and p.denominator
    exact = _EXACT.divide(p.numerator * 100, p.denominator)
    unit = Decimal(1).scaleb(-_decimals(p.surface))
    expected = exact.quantize(unit, ROUND_HALF_UP, _EXACT)
    agrees = abs(exact - p.value) < unit
    return Check("ratio", positions, f"{p.value:f}", f"{expected:f}", _status(agrees=agrees))


def _status(*, agrees: bool) -> str:
    return "ok" if agrees else "mismatch"


def _decimals(surface: str) -> int:
    """How many decimals a percentage is printed with.

    >>> _decimals("80,5%"), _decimals("100%")
    (1, 0)
    """
    digits = surface.rstrip("% ").replace(".", ",").partition(",")[2]
    return len(digits) if digits.isdigit() else 0


def _sums(facts: Facts, text: str) -> Iterator[Check]:
    """`208 đơn, gồm 2 đơn tố cáo, 3 đơn khiếu nại và 203 đơn kiến nghị`: the parts of a total."""
    counts, first = facts.counts, len(facts.citations)
    k = 0
    while k < len(counts):
        parts = _parts_of(counts, k, text)
        if len(parts) >= _FEWEST_PARTS:
            total = sum((counts[j].value for j in parts), Decimal(0))
            claims_all = _ALL_PARTS.search(text, counts[k].end, counts[parts[0]].start)
            if total == counts[k].value or claims_all:
                positions = tuple(first + j for j in (k, *parts))
                agrees = total == counts[k].value
                stated = f"{counts[k].value:f}"
                yield Check("sum", positions, stated, f"{total:f}", _status(agrees=agrees))
            k = parts[-1]
        k += 1


def _parts_of(counts: Sequence[Count], k: int, text: str) -> list[int]:
    """The counts behind the k-th in its sentence that list its parts, in the same unit; none
    where no word introduces parts."""
    total = counts[k]
    parts: list[int] = []
    for j in range(k + 1, len(counts)):
        part = counts[j]
        same = part.sentence == total.sentence and part.unit == total.unit
        if not same or not _can_add(part) or not _can_add(total) or part.value > total.value:
            break
        if not parts and not _PARTS.search(text, total.end, part.start):
            break
        parts.append(j)
    return parts


def _can_add(c: Count) -> bool:
    return c.kind in ("count", "money", "measure") and not (c.value_max or c.total or c.change)
