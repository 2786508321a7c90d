"""`solieu extract`: articles in, a dataset out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..corpus import load
from ..corpus.columns import Columns
from ..dataset import Duplicates, build
from .app import NOTHING_READ, OK, existing, known, out
from .columns import Guesses, takes_columns
from .progress import progress_of
from .summary import summary_table


@takes_columns
def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files or folders to read; - reads from a pipe."),
    ],
    out_dir: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder to write the tables to.")
    ],
    registry: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV of documents of your own to resolve citations by."),
    ] = None,
    duplicates: Annotated[
        Duplicates, typer.Option(help="Mark articles of the exact same text, or reprints, too.")
    ] = Duplicates.NEAR,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
    *,
    columns: Columns,
) -> None:
    """Write the facts that articles state as CSV and Parquet tables.

    A dataset that DIR already holds is replaced once the new one is complete. Inputs that give
    no article are listed, with the reason, in DIR/rejects.csv; they do not fail the run. Exit
    code: 0 done, 1 no article could be read, 2 bad usage.

    Example: solieu extract corpus/samples --out build/demo
    """
    paths, documents, guesses = existing(inputs), known(registry), Guesses()
    with progress_of(paths, shown=not quiet) as follow:
        articles = follow(load(paths, columns=columns, report=guesses.note))
        summary = build(articles, out_dir, registry=documents, duplicates=duplicates)
    if not quiet:
        guesses.tell()
        out().print(summary_table(summary))
        out().print(f"written to {summary.out}", markup=False, soft_wrap=True)
    raise typer.Exit(OK if summary.articles else NOTHING_READ)
