"""The tables of a written dataset as rows, a batch at a time: what every format is made from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ..finishing.replacing import parquet_of
from ..tables import TABLES, Table, Type
from ..writing.cells import Cell, Row

_BATCH_ROWS = 2_000


class WrittenTables:
    """The Parquet files of a dataset, no table of which is ever held whole.

    `place` is the folder where what is made of them will stand.
    """

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder = folder
        self.place = place

    def check(self) -> None:
        """Raise `FileNotFoundError`, with the way out, where a table is missing."""
        for table in TABLES:
            self.path(table)

    def path(self, table: Table) -> Path:
        """The Parquet file of a table."""
        return parquet_of(self.folder, table.name)

    def batches(self, table: Table) -> Iterator[list[Row]]:
        """The rows of a table as cells, in written order, some thousand at a time."""
        names = list(table.names)
        with pq.ParquetFile(self.path(table)) as file:
            for group in range(file.num_row_groups):  # across groups it would read ahead
                for batch in file.iter_batches(_BATCH_ROWS, [group], names):
                    yield rows_of(batch, table)


def rows_of(batch: pa.RecordBatch | pa.Table, table: Table) -> list[Row]:
    """What Arrow holds as rows of cells: decimals and dates are text, in one form.

    >>> from solieu.dataset.tables import CHECKS
    >>> rows_of(pa.table({"stated": [Decimal("43.850000000")]}), CHECKS)
    [('43.85',)]
    """
    kinds = {column.name: column.type for column in table.columns}
    columns = [_cells(batch.column(name), kinds[name]) for name in batch.schema.names]
    return list(zip(*columns, strict=True))


def _cells(column: pa.Array, kind: Type) -> list[Cell]:
    values: list[Cell] = column.to_pylist()
    if kind is Type.DECIMAL:
        return [plain(value) if isinstance(value, Decimal) else None for value in values]
    if kind is Type.DATE:
        return [None if value is None else str(value) for value in values]
    return values


def plain(number: Decimal) -> str:
    """A decimal of a column without exponent and without the zeros that fill it.

    >>> plain(Decimal("1750.000000000")), plain(Decimal("-0.000000001")), plain(Decimal("0E-9"))
    ('1750', '-0.000000001', '0')
    """
    if number.is_zero():
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
