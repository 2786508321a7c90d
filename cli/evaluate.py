"""`solieu evaluate`: a dataset against gold annotations, and against an earlier run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ..dataset import diff, intervals, score
from .app import existing, out
from .differences import print_changes, print_differences, print_scores
from .verdicts import evaluate_reviews

File = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write all numbers.")]
Earlier = Annotated[
    Path | None,
    typer.Option(metavar="TABLES", help="Another dataset: list what was gained, lost, changed."),
]


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Folder of gold JSON files, or verdicts of a report."),
    ],
    tables: Annotated[Path, typer.Argument(metavar="TABLES", help="Folder of a dataset.")],
    json_file: File = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List missed and spurious facts.")
    ] = False,
    against: Earlier = None,
) -> None:
    """Print precision, recall and F1 of each fact kind, and how often each field is right.

    Behind F1 stands its 95 % interval, by a bootstrap over articles. Of verdicts that readers
    saved from a report, the precision of each kind is printed with its interval.

    Example: solieu evaluate corpus/gold build/demo --errors
    """
    existing([str(path) for path in (gold, tables, against) if path])
    if gold.is_file():
        return evaluate_reviews(gold, tables, json_file, listed=errors)
    scores = score(gold, tables)
    spread = intervals(scores)
    if errors:
        print_differences(out(), scores.differences)
    if against is not None:
        changes = diff(against, tables)
        print_changes(out(), changes, changes, most=0)
    print_scores(out(), scores, spread)
    if json_file is not None:
        numbers = scores.as_dict() | {"intervals": spread}
        text = json.dumps(numbers, ensure_ascii=False, indent=1) + "\n"
        json_file.write_text(text, encoding="utf-8")
