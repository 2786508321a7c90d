"""`solieu diff`: what one dataset has and another has not, or has otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..dataset import diff as compare
from ..dataset import write_changes
from .app import CHANGES, OK, out
from .differences import print_changes

_MOST = 100


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="Folder of the earlier dataset.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Folder of the later one.")],
    csv_file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write all changes there as CSV.")
    ] = None,
    most: Annotated[int, typer.Option(min=0, help="Print so many changes, 0 for all.")] = _MOST,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="Do not compare this column; give it again for more."),
    ] = None,
) -> None:
    """List the facts gained, lost and changed from one dataset to another.

    Articles belong together by text, else by source, facts by kind and place in the text. Exit
    code: 0 nothing differs, 1 something does, 2 bad usage.

    Example: solieu diff build/demo out --out changes.csv --ignore confidence
    """
    differences = compare(before, after, ignore or ())
    told = differences if csv_file is None else write_changes(csv_file, differences)
    print_changes(out(), differences, told, most)
    raise typer.Exit(CHANGES if differences.differs else OK)
