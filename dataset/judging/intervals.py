"""How sure a score is: bootstrap intervals of F1 over articles."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .score import Scores, Tally

Counts = tuple[int, int, int]  # right, spurious, missed facts of an article

DRAWS = 1000
LEVEL = 0.95


def intervals(
    scores: Scores, *, draws: int = DRAWS, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """The 95 % interval of the F1 of each fact kind and of `all`: articles are drawn with
    replacement, so that a kind that a few articles hold has a wide one.

    The same scores and seed give the same intervals. Source: B. Efron, Bootstrap methods (1979).

    >>> counts = [{"count": (9, 1, 0)}, {"count": (5, 0, 2)}]
    >>> low, high = intervals(Scores({"count": Tally()}, {}, [], [], counts))["count"]
    >>> round(low, 2), round(high, 2)
    (0.83, 0.95)
    """
    kinds = {kind: [counts[kind] for counts in scores.articles] for kind in scores.kinds}
    kinds["all"] = [_sum(list(counts.values())) for counts in scores.articles]
    return {kind: _interval(counts, draws, random.Random(seed)) for kind, counts in kinds.items()}


def _interval(counts: Sequence[Counts], draws: int, chance: random.Random) -> tuple[float, float]:
    telling = [c for c in counts if any(c)]
    if not telling:
        return 0.0, 0.0
    rates = sorted(Tally(*_sum(chance.choices(telling, k=len(telling)))).f1 for _ in range(draws))
    cut = int(draws * (1 - LEVEL) / 2)
    return rates[cut], rates[-cut - 1]


def _sum(counts: Sequence[Counts]) -> Counts:
    right, spurious, missed = zip(*counts, strict=True)
    return sum(right), sum(spurious), sum(missed)
