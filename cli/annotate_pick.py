"""`solieu annotate pick`: the articles whose facts are least sure, to be read first."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..dataset import pick
from .app import OK, existing, out


def annotate_pick(
    dataset: Annotated[Path, typer.Argument(metavar="DATASET", help="Folder of a dataset.")],
    most: Annotated[int, typer.Option(min=1, metavar="N", help="How many articles.")] = 20,
) -> None:
    """List the articles from which most is to be learned: those whose facts are least sure.

    `wrong` is how many of the facts can be expected to be wrong, by their confidence. Articles
    with fewer than three facts are passed over.

    Example: solieu annotate pick build/demo --most 5
    """
    existing([str(dataset)])
    out().print(f"{'wrong':>8} {'facts':>6}  source", markup=False)
    for found in pick(dataset)[:most]:
        line = f"{found.wrong:8.2f} {found.facts:6}  {found.source}"
        out().print(line, markup=False, soft_wrap=True)
    raise typer.Exit(OK)
