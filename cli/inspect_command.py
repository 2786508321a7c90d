"""`solieu inspect`: what would be read of some sources, and how."""

from __future__ import annotations

from typing import Annotated

import typer

from ..corpus import inspect as inspect_sources
from ..corpus.columns import Columns
from ..corpus.inspection import MOST_RECORDS
from .app import NOTHING_READ, OK, existing, out
from .columns import takes_columns
from .looks import article_lines, layouts_table, records_table


@takes_columns
def inspect(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files or folders to look at; - reads from a pipe."),
    ],
    most: Annotated[
        int, typer.Option(metavar="N", min=1, help="Look at so many records and no more.")
    ] = MOST_RECORDS,
    *,
    columns: Columns,
) -> None:
    """Say what would be read and how, and show three articles; nothing is extracted or written.

    Exit code: 0 done, 1 no article could be read, 2 bad usage.

    Example: solieu inspect corpus/samples --most 100
    """
    met = inspect_sources(existing(sources), columns=columns, most=most)
    out().print(layouts_table(met))
    out().print(records_table(met))
    for line in article_lines(met):
        out().print(line, markup=False, soft_wrap=True)
    raise typer.Exit(OK if met.articles else NOTHING_READ)
