"""Changes between datasets as a CSV file, a row for each column that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from ..tables import Column, Table, Type
from ..writing.cells import Row, cell
from ..writing.csv_writer import CsvWriter
from .diff import Change

CHANGES = Table(
    "changes",
    "change",
    "Facts that another dataset has not, or has otherwise",
    (
        Column("change", Type.ID, "gained, lost or changed"),
        Column("table", Type.ID, "The table of the fact"),
        Column("source", Type.TEXT, "The article"),
        Column("start", Type.INTEGER, "Where the fact starts, in the later dataset if it is there"),
        Column("end", Type.INTEGER, "Where it ends"),
        Column("surface", Type.TEXT, "The words as written"),
        Column("fact", Type.TEXT, "The fields that tell it"),
        Column("column", Type.ID, "The column that changed; empty for a fact gained or lost"),
        Column("before", Type.TEXT, "Its value in the earlier dataset"),
        Column("after", Type.TEXT, "Its value in the later one"),
    ),
)


def write_changes(path: Path, changes: Iterable[Change]) -> Iterator[Change]:
    """Each change again, once it is written to the CSV file `path`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     print(list(write_changes(Path(folder) / "changes.csv", [])))
    []
    """
    with closing(CsvWriter(CHANGES, path)) as writer:
        for change in changes:
            writer.write(_rows(change))
            yield change


def _rows(change: Change) -> Iterator[Row]:
    about = (change.what, change.table, change.source, change.start, change.end)
    for changed in change.columns or (("", "", ""),):
        cells = (*about, change.surface, change.fields, *changed)
        yield [cell(v, c.type) for v, c in zip(cells, CHANGES.columns, strict=True)]
