"""Tables as typed Parquet files: exact decimals, dates, whole numbers that may be null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ..tables import Table, Type
from .cells import PRECISION, SCALE, Row

_TYPES = {
    Type.ID: pa.string(),
    Type.TEXT: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.DECIMAL: pa.decimal128(PRECISION, SCALE),
    Type.PROBABILITY: pa.float64(),
    Type.DATE: pa.date32(),
}
_GROUP_BYTES = 32 * 2**20  # in one group of rows, at least, where there are so many
_SPELT = {Type.DECIMAL, Type.DATE}  # cells that hold text and are cast


def arrow_schema(table: Table) -> pa.Schema:
    """The table's columns as Arrow types, descriptions as field metadata.

    >>> from solieu.dataset.tables import table
    >>> arrow_schema(table("counts")).field("value").type
    Decimal128Type(decimal128(38, 9))
    """
    return pa.schema(
        [
            pa.field(column.name, _TYPES[column.type], metadata={"description": column.description})
            for column in table.columns
        ]
    )


def arrow_table(rows: Sequence[Row], table: Table) -> pa.Table:
    """The rows as an Arrow table.

    >>> from solieu.dataset.tables import table
    >>> arrow_table([("a.txt", "empty", None)], table("rejects"))["reason"].to_pylist()
    ['empty']
    """
    columns = zip(*rows, strict=True) if rows else ([] for _ in table.columns)
    arrays = [
        _array(list(values), column.type)
        for column, values in zip(table.columns, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(table))


class ParquetWriter:
    """One table as a Parquet file."""

    def __init__(self, table: Table, path: Path) -> None:
        self._table = table
        self._writer = pq.ParquetWriter(path, arrow_schema(table), compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        """Append the rows, as one row group."""
        if rows:
            self._writer.write_table(arrow_table(rows, self._table))

    def close(self) -> None:
        """Finish the file."""
        self._writer.close()


class ArrowWriter:
    """Rows of one table as they are in memory: a piece of a Parquet file, packed only once."""

    def __init__(self, table: Table, path: Path) -> None:
        self._table = table
        self._file = pa.OSFile(str(path), "wb")
        self._writer = pa.ipc.new_stream(self._file, arrow_schema(table))

    def write(self, rows: Sequence[Row]) -> None:
        """Append the rows, as one batch."""
        if rows:
            self._writer.write_table(arrow_table(rows, self._table))

    def close(self) -> None:
        """Finish the file."""
        with self._file:  # which the stream leaves open
            self._writer.close()


def join_arrow(table: Table, pieces: Sequence[Path], path: Path) -> None:
    """Write one Parquet file of the rows of several pieces of a table; batches of rows, which may
    be small, become large groups."""
    schema = arrow_schema(table)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        pending, size = [], 0
        for batch in _batches(pieces):
            pending.append(batch)
            size += batch.nbytes
            if size >= _GROUP_BYTES:
                writer.write_table(pa.Table.from_batches(pending, schema))
                pending, size = [], 0
        if pending:
            writer.write_table(pa.Table.from_batches(pending, schema))


def _batches(pieces: Iterable[Path]) -> Iterator[pa.RecordBatch]:
    for piece in pieces:
        with pa.OSFile(str(piece)) as file, pa.ipc.open_stream(file) as reader:
            yield from reader


def _array(values: list[object], kind: Type) -> pa.Array:
    if kind in _SPELT:
        return pa.array(values, pa.string()).cast(_TYPES[kind])
    return pa.array(values, _TYPES[kind])
