"""`solieu extract`: articles in, a dataset out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from ..corpus import load
from ..dataset import Summary, build
from .app import NOTHING_READ, OK, existing, out
from .progress import progress_of


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files or folders to read; - reads from a pipe."),
    ],
    out_dir: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder to write the tables to.")
    ],
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Write the facts that articles state as CSV and Parquet tables.

    A dataset that DIR already holds is replaced once the new one is complete. Inputs that give
    no article are listed, with the reason, in DIR/rejects.csv; they do not fail the run. Exit
    code: 0 done, 1 no article could be read, 2 bad usage.

    Example: solieu extract corpus/samples --out build/demo
    """
    paths = existing(inputs)
    with progress_of(paths, shown=not quiet) as tick:
        summary = build(load(paths), out_dir, progress=tick)
    if not quiet:
        out().print(_table(summary))
        out().print(f"written to {summary.out}", markup=False, soft_wrap=True)
    raise typer.Exit(OK if summary.articles else NOTHING_READ)


def _table(summary: Summary) -> Table:
    table = Table("found", "number", title=None)
    table.columns[1].justify = "right"
    table.add_row("articles", f"{summary.articles:,}", end_section=True)
    for name in [*summary.facts, "documents", "checks"]:
        table.add_row(name, f"{summary.rows[name]:,}")
    table.add_section()
    if summary.duplicates:
        table.add_row("articles with the same text", f"{summary.duplicates:,}")
    if summary.emptied:
        table.add_row("values too large for a column", f"{summary.emptied:,}")
    for reason, number in summary.rejects.items():
        table.add_row(f"rejected: {reason}", f"{number:,}")
    return table
