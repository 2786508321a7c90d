"""`solieu score`: a dataset against gold annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from ..dataset import Scores, means
from ..dataset import score as score_dataset
from .app import existing, out
from .differences import print_differences


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold JSON files.")],
    tables: Annotated[Path, typer.Argument(metavar="TABLES", help="Folder of a dataset.")],
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all numbers here too.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every missed and spurious fact.")
    ] = False,
) -> None:
    """Print precision, recall and F1 of each fact kind, and how often each field is right.

    Example: solieu score corpus/gold build/demo --errors
    """
    existing([str(gold), str(tables)])
    scores = score_dataset(gold, tables)
    if errors:
        print_differences(out(), scores.differences)
    out().print(_facts(scores))
    for kind, tally in scores.kinds.items():
        _print_means(kind, means(tally.exact) | means(tally.phrase))
    _print_means("metadata", means(scores.metadata))
    if scores.absent:
        out().print(f"not in the dataset: {', '.join(scores.absent)}", markup=False)
    if json_file is not None:
        text = json.dumps(scores.as_dict(), ensure_ascii=False, indent=1) + "\n"
        json_file.write_text(text, encoding="utf-8")


def _facts(scores: Scores) -> Table:
    table = Table("facts", "precision", "recall", "F1", "right", "spurious", "missed")
    for kind, tally in [*scores.kinds.items(), ("all", scores.all)]:
        rates = [f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1)]
        table.add_row(kind, *rates, *map(str, (tally.tp, tally.fp, tally.fn)))
    return table


def _print_means(name: str, shares: dict[str, float]) -> None:
    if shares:
        listed = "  ".join(f"{field} {share:.3f}" for field, share in shares.items())
        out().print(f"{name}: {listed}", markup=False)
