"""How well wordings are merged into indicators: pairs of figures, judged by reading both sentences.

    python tests/tools/indicator_pairs.py

`data/indicator_pairs.csv` holds two wordings a row, from news. `same` says whether their values
belong in one column for the same place and period, `told` whether the sentences around them, which
are not kept, let both figures into a panel now. Three samples were drawn, each of pairs that the
rules of the day merged; the faults of one were mended before the next was drawn:

    first   0.80 (245 of 308), rules written on it
    second  0.90 (148 of 165); half of its faults were looked at, and on the other half it was then
            0.948 (73 of 77)
    third   0.93 (79 of 85); three of its faults are mended since, and none was measured anew
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from solieu.dataset.panels.indicators import unit_of
from solieu.dataset.panels.lexicon import spelled
from solieu.dataset.panels.telling import Told

FILE = Path(__file__).parents[1] / "data" / "indicator_pairs.csv"


class Pair(NamedTuple):
    """Two wordings: of which part, judged one indicator, let in, and merged by the rules."""

    split: str
    same: bool
    told: bool
    merged: bool


def pairs() -> Iterator[Pair]:
    """Every judged pair."""
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one, two = (_key(row, side) for side in ("one", "two"))
            yield Pair(row["split"], row["same"] == "yes", row["told"] == "yes", one == two)


def _key(row: dict[str, str], side: str) -> tuple[object, ...]:
    fact = {name.removeprefix(f"{side}_"): row[name] for name in row if name.startswith(side)}
    told = Told(fact)
    base = "" if "cùng kỳ" in fact["base"] else spelled(fact["base"])
    unit = "" if told.kind == "count" else unit_of(fact).base
    return told.kind, unit, told.item, told.action, bool(fact["change"]), base


def precision(split: str | None = None) -> tuple[int, int]:
    """How many merged pairs are right, and how many there are."""
    merged = [p for p in pairs() if p.told and p.merged and split in (None, p.split)]
    return sum(p.same for p in merged), len(merged)


if __name__ == "__main__":
    for part in ("first", "second", "third", None):
        right, n = precision(part)
        print(f"{part or 'all':<6} {right} of {n} merged pairs are right: {right / n:.3f}")
    same = [p for p in pairs() if p.same]
    print(f"{sum(p.told and p.merged for p in same)} of {len(same)} right pairs are merged")
