"""`solieu report`: a dataset as one page that opens anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..dataset import write_report
from .app import OK, err, out

_MEGABYTE = 1_000_000


def report(
    dataset: Annotated[Path, typer.Argument(metavar="DATASET", help="Folder of a dataset.")],
    page: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The page to write, as report.html.")
    ] = Path("report.html"),
    title: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Title of the page, else the folder's name.")
    ] = None,
    panel: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Its panel: show what articles disagree on, too."),
    ] = None,
) -> None:
    """Write one HTML page with every article, every fact in it, charts, filters and search.

    The page needs no network and no other file: open it from disk, or send it by mail. What a
    reader judges right or wrong there is saved as a file that `solieu evaluate` reads.

    Example: solieu report build/demo --out build/demo/report.html
    """
    written = write_report(dataset, page, title=title, panel=panel)
    size = f"{written.n_bytes / _MEGABYTE:.1f} MB"
    told = f"{written.n_facts:,} facts of {written.n_articles:,} articles, {size}"
    out().print(f"{told}: {written.path}", markup=False, soft_wrap=True)
    if written.is_large:
        way_out = "extract fewer articles, a site or a year, into a dataset of their own"
        told = f"solieu: the page is slow to open; for smaller ones {way_out}"
        err().print(told, markup=False, soft_wrap=True)
    raise typer.Exit(OK)
