"""`solieu documents`: what a symbol or name means, who cites it, when."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column, Table

from ..dataset import find_documents
from ..extract.citations.registry import Entry, bundled
from .app import NOTHING_READ, known, out


def documents(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A symbol or a name.")],
    dataset: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A dataset: show who cites it there, too.")
    ] = None,
    registry: Annotated[
        Path | None, typer.Option(metavar="FILE", help="CSV of documents of your own.")
    ] = None,
) -> None:
    """Look a document up in the registry and, with --dataset, in what articles cite.

    A symbol that was given more than once shows every document that had it. Exit code: 0 found,
    1 not found, 2 bad usage.

    Example: solieu documents 39-NQ/TW --dataset build/demo
    """
    entries = (known(registry) or bundled()).look_up(query)
    if entries:
        out().print(_known(entries))
    cited = find_documents(dataset, query, [e.document_id for e in entries]) if dataset else []
    if cited:
        table = Table("document", "article", "published", "as written")
        for row in cited:
            table.add_row(*row)
        out().print(table)
    if not entries and not cited:
        out().print(f"{query}: not in the registry{' or the dataset' if dataset else ''}")
        raise typer.Exit(NOTHING_READ)


def _known(entries: list[Entry]) -> Table:
    whole = Column("identifier", overflow="fold")  # it is there to be copied
    table = Table("document", "issued on", "issuer", "about", whole)
    for e in entries:
        what = f"{e.doc_type} {e.symbol}" + (f" ({e.name})" if e.name else "")
        table.add_row(what, e.issued_on, e.issuer or "", e.subject or "", e.document_id)
    return table
