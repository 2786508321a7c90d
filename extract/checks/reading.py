"""The report's own arithmetic, recomputed: ratios, sums, changes between values, shares."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import Check, Facts
from .changes import change_checks
from .ratios import ratio_checks
from .shares import share_checks
from .sums import sum_checks


def read_checks(facts: Facts, text: str) -> Iterator[Check]:
    """A check for each statement of the text about its own figures.

    `ratio`: a percentage beside the part and the whole it is computed from. `sum`: a total beside
    its parts. `change`: a rise or fall beside the two values. `shares`: the percentages of one
    whole. What is approximate is not held to its digits. A status is ok, mismatch, or incomplete
    where the parts do not claim to be all.

    >>> from ..extractor import extract
    >>> [(c.rule, c.status) for c in extract("Xã giải quyết 62/77 đơn, đạt 80,5%.").checks]
    [('ratio', 'ok')]
    """
    yield from ratio_checks(facts)
    yield from sum_checks(facts, text)
    yield from change_checks(facts, text)
    yield from share_checks(facts, text)
