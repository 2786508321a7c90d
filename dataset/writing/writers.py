"""Every format a table is written in. A format is a class and a line in `WRITERS`, and what it is
joined of, where a table is written in pieces, a line in `JOINED`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from ..tables import TABLES, Table
from .cells import Row
from .csv_writer import CsvWriter, join_csv
from .parquet_writer import ArrowWriter, ParquetWriter, join_arrow

_BATCH_CELLS = 200_000
_BATCH_CHARS = 32 * 2**20
JOINED: dict[str, tuple[str, Callable[[Table, Sequence[Path], Path], None]]] = {
    "csv": ("csv", join_csv),
    "parquet": ("arrow", join_arrow),
}


class Writer(Protocol):
    """One table in one format."""

    def write(self, rows: Sequence[Row]) -> None:
        """Append the rows."""

    def close(self) -> None:
        """Finish the file."""


Make = Callable[[Table, Path], Writer]
WRITERS: dict[str, Make] = {"csv": CsvWriter, "parquet": ParquetWriter}

# Arrow first: it keeps with each text what it is in UTF-8, so CSV need not make that anew.
PIECE_WRITERS: dict[str, Make] = {"arrow": ArrowWriter, "csv": CsvWriter}


def file_names(tables: Sequence[Table] = TABLES) -> list[str]:
    """The name of every file of the tables, those of a dataset where none are given.

    >>> file_names()[:2]
    ['articles.csv', 'articles.parquet']
    """
    return [f"{table.name}.{ending}" for table in tables for ending in WRITERS]


def _long_cells(table: Table) -> list[int]:
    return [at for at, name in enumerate(table.names) if name in ("text", "sentence")]


class TableFiles:
    """Tables in all formats, in one folder. Rows are gathered and written in batches."""

    def __init__(
        self,
        folder: Path,
        tables: Sequence[Table] = TABLES,
        writers: Mapping[str, Make] = WRITERS,
    ) -> None:
        self.n_rows = {table.name: 0 for table in tables}
        self._long = {table.name: _long_cells(table) for table in tables}
        self._pending: dict[str, list[Row]] = {table.name: [] for table in tables}
        self._chars = dict.fromkeys(self._pending, 0)
        self._writers = {
            table.name: [
                make(table, folder / f"{table.name}.{ending}") for ending, make in writers.items()
            ]
            for table in tables
        }

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""
        for row in rows:
            self._pending[table].append(row)
            self._chars[table] += sum(len(str(row[at] or "")) for at in self._long[table])
            if self._full(table, len(row)):
                self._flush(table)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for table, writers in self._writers.items():
            if error is None:
                self._flush(table)
            for writer in writers:
                writer.close()

    def _full(self, table: str, n_columns: int) -> bool:
        n_cells = len(self._pending[table]) * n_columns
        return n_cells >= _BATCH_CELLS or self._chars[table] >= _BATCH_CHARS

    def _flush(self, table: str) -> None:
        rows, self._pending[table], self._chars[table] = self._pending[table], [], 0
        self.n_rows[table] += len(rows)
        for writer in self._writers[table]:
            writer.write(rows)
