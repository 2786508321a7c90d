"""Two fingerprints -> whether one text repeats the other, and how much of it.

The words decide how alike two texts are, the figures whether they tell the same: the weekly report
of other figures is another report, however much of its wording stays.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .fingerprint import Fingerprint

LEAST_SEQUENCES = 40  # a line or two may agree by chance
LEAST_RATIO = 0.3  # a digest repeats no brief that stands in it
LEAST_SHARED = 0.8  # a follow-up that tells the story so far again shares less
LEAST_AGREEING = 0.8
MOST_OTHER = 0.25  # of the figures, but one may always be another

_HALF = np.uint64(32)
_NUMBER = np.uint64(0xFFFFFFFF)


def repeats(one: Fingerprint, two: Fingerprint) -> float | None:
    """How similar two texts are of which one repeats the other; None for two stories."""
    short, long = sorted((one, two), key=lambda text: len(text.sequences))
    if len(short.sequences) < max(LEAST_SEQUENCES, LEAST_RATIO * len(long.sequences)):
        return None
    if not same_figures(short, long):
        return None
    shared = similarity(short, long)
    return shared if shared >= LEAST_SHARED else None


def similarity(one: Fingerprint, two: Fingerprint) -> float:
    """The share of the sequences of the shorter text that the longer one has, too."""
    shorter = min(len(one.sequences), len(two.sequences))
    return _n_shared(one.sequences, two.sequences) / shorter if shorter else 0.0


def same_figures(one: Fingerprint, two: Fingerprint) -> bool:
    """Whether the text with fewer figures has those of the other, between the same words."""
    numbers_one, numbers_two = np.unique(one.figures & _NUMBER), np.unique(two.figures & _NUMBER)
    fewer = min(len(numbers_one), len(numbers_two))
    others = fewer - _n_shared(numbers_one, numbers_two)
    return others <= max(1, MOST_OTHER * fewer) and agreement(one, two) >= LEAST_AGREEING


def agreement(one: Fingerprint, two: Fingerprint) -> float:
    """The share of figures that are the same, of those that stand between the same words."""
    around_one, around_two = one.figures >> _HALF, two.figures >> _HALF
    in_both = min(np.isin(around_one, around_two).sum(), np.isin(around_two, around_one).sum())
    return float(_n_shared(one.figures, two.figures) / in_both) if in_both else 1.0


def _n_shared(one: NDArray[np.unsignedinteger], two: NDArray[np.unsignedinteger]) -> int:
    return len(np.intersect1d(one, two, assume_unique=True))
