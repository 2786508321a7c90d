"""What readers of a report judged, as numbers."""

from __future__ import annotations

import json
from pathlib import Path

from rich.box import SIMPLE
from rich.table import Column, Table

from ..dataset import judged_facts, read_reviews
from .app import out

_HEADINGS = ("facts", "precision", "95 %", "right", "wrong", "lost", "mended")


def evaluate_reviews(reviews: Path, tables: Path, json_file: Path | None, *, listed: bool) -> None:
    """Print how many judged facts of each kind are right; with `listed`, what was judged wrong."""
    found = read_reviews(reviews)
    tallies = judged_facts(found, tables)
    if listed:
        for review in found:
            if review.is_right is False or review.note:
                what = {True: "right", False: "wrong", None: "note"}[review.is_right]
                told = f"{what:<6} {review.fact_id}  {review.kind}  {review.note}"
                out().print(told.rstrip(), markup=False, soft_wrap=True)
    table = Table(*(Column(name, no_wrap=True) for name in _HEADINGS), box=SIMPLE)
    numbers = {}
    for kind, tally in tallies.items():
        low, high = tally.interval
        counts = (tally.right, tally.wrong, tally.lost, tally.mended)
        if any(counts):
            rates = (f"{tally.precision:.3f}", f"{low:.3f}-{high:.3f}")
            table.add_row(kind, *rates, *map(str, counts))
            named = dict(zip(_HEADINGS[3:], counts, strict=True))
            numbers[kind] = named | {"precision": tally.precision, "interval": [low, high]}
    out().print(table)
    if json_file is not None:
        json_file.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
