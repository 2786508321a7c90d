"""`solieu export`: a dataset in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..dataset import ExcelLocale, FileFormatName, MissingExtra, convert
from .app import OK, USAGE_ERROR, out


def export(
    dataset: Annotated[Path, typer.Argument(metavar="DATASET", help="Folder of a dataset.")],
    name: Annotated[FileFormatName, typer.Option("--format", help="What to write.")],
    out_path: Annotated[
        Path,
        typer.Option("--out", metavar="PATH", help="New file; for csv and jsonl a new folder."),
    ],
    excel_locale: Annotated[
        ExcelLocale | None,
        typer.Option(help="CSV that this Excel opens: vi has ; and decimal commas."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Write a dataset in another format, from its Parquet files.

    sqlite has keys, views and full-text search that reads nghi quyet as nghị quyết, with a file
    for Datasette beside it; duckdb and xlsx need pip install 'solieu[duckdb,xlsx]'; croissant and
    dictionary (.html or .md) describe the tables. What did not fit a format is kept in another
    way, and told. Exit code: 0 done, 2 bad usage.

    Example: solieu export build/demo --format sqlite --out build/demo.sqlite
    """
    try:
        notes = convert(dataset, out_path, name, excel_locale=excel_locale)
    except (MissingExtra, ValueError) as error:
        raise USAGE_ERROR(str(error)) from error
    if not quiet:
        for told in [*notes, f"written to {out_path}"]:
            out().print(told, markup=False, soft_wrap=True)
    raise typer.Exit(OK)
