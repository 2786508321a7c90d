"""Datasets of rows given by hand, for tests of what is made of the written tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import strategies as st
from solieu.dataset.tables import TABLES, Column, Table, Type
from solieu.dataset.writing.cells import PRECISION, SCALE, Row, cell
from solieu.dataset.writing.parquet_writer import ParquetWriter

_MARKS = (
    "'=+-@\t\r\n\x00\x1f\x7f\x85\u2028\u2029\ufeff\ufffe;,\"|_x0041_ 0123456789:/.%đĐ😀Ạ̣e\u0301"
)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1) | st.text(_MARKS, min_size=1)
_DECIMALS = st.decimals(
    min_value=-(10 ** (PRECISION - SCALE - 1)),
    max_value=10 ** (PRECISION - SCALE - 1),
    places=SCALE,
) | st.decimals(min_value=-(10**6), max_value=10**12, places=2)
_VALUES: Mapping[Type, st.SearchStrategy[object]] = {
    Type.ID: TEXTS,
    Type.TEXT: TEXTS,
    Type.INTEGER: st.integers(-(2**63), 2**63 - 1) | st.integers(0, 5000),
    Type.DECIMAL: _DECIMALS,
    Type.PROBABILITY: st.integers(0, 10**15).map(lambda n: n / 10**15),
    Type.DATE: st.dates(),
}


def rows_of(table: Table) -> st.SearchStrategy[list[Row]]:
    """Rows of anything that the columns of a table can hold, each with a key of its own."""
    row = st.tuples(*(_cells(column, table) for column in table.columns))
    key = table.names.index(table.key)
    return st.lists(row, max_size=5, unique_by=lambda cells: cells[key])  # type: ignore[return-value]


def _cells(column: Column, table: Table) -> st.SearchStrategy[object]:
    values = _VALUES[column.type].map(lambda value: cell(value, column.type))
    return values if column.name == table.key else st.none() | values


def write_tables(folder: Path, rows: Mapping[str, Sequence[Row]]) -> Path:
    """The Parquet files of a dataset that has these rows and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        writer = ParquetWriter(table, folder / f"{table.name}.parquet")
        writer.write(rows.get(table.name, []))
        writer.close()
    return folder


def row_of(table: Table, **cells: object) -> Row:
    """A row with these cells, empty elsewhere."""
    assert set(cells) <= set(table.names)
    return [cell(cells.get(column.name), column.type) for column in table.columns]
