"""`solieu extract`: articles in, a dataset out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..corpus.columns import Columns
from ..dataset import Duplicates, Settings, build_from
from .app import NOTHING_READ, OK, existing, known, out
from .columns import takes_columns, tell_guesses
from .progress import follower
from .run_options import RunOptions, takes_run_options
from .summary import summary_table


@takes_columns
@takes_run_options
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
    *,
    columns: Columns,
    run: RunOptions,
) -> None:
    """Write the facts that articles state as CSV and Parquet tables.

    A dataset that DIR already holds is replaced once the new one is complete; a run that was
    stopped goes on with the same command. Inputs that give no article are listed, with the reason,
    in DIR/rejects.csv; they do not fail the run. Exit code: 0 done, 1 no article could be read, 2
    bad usage.

    Example: solieu extract corpus/samples --out build/demo
    """
    paths, documents = existing(inputs), known(registry)
    how = (run.workers, run.engine, run.scheduler, run.limits)
    settings = Settings(columns, documents, duplicates, *how)
    with follower(paths, run) as note:
        summary = build_from(paths, out_dir, settings, note=note)
    if not run.quiet:
        tell_guesses(summary.guessed)
        out().print(summary_table(summary))
        out().print(f"written to {summary.out}", markup=False, soft_wrap=True)
    raise typer.Exit(OK if summary.articles else NOTHING_READ)
