"""A DuckDB file: typed tables with what each column is as its comment, and the views.

`bare(text)` folds case, tones and đ, as in `WHERE bare(text) LIKE '%lam dong%'`. There are no
declared keys: DuckDB would hold an index of each in memory, and finds rows as fast without.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..tables import TABLES, Table, Type
from ..writing.cells import PRECISION, SCALE, Row
from .sql import quoted, views
from .written import WrittenTables, rows_of

_TYPES = {
    Type.ID: "VARCHAR",
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.DECIMAL: f"DECIMAL({PRECISION}, {SCALE})",
    Type.PROBABILITY: "DOUBLE",
    Type.DATE: "DATE",
}
_BARE = "CREATE MACRO bare(t) AS replace(strip_accents(lower(t)), 'đ', 'd')"
_QUIET = "SET enable_progress_bar = false"
_BATCH_ROWS = 2_000
_SETTINGS: dict[str, Any] = {"memory_limit": "1GB"}  # more goes through a file beside the new one


def write(written: WrittenTables, path: Path) -> list[str]:
    """Write the file."""
    import duckdb

    with duckdb.connect(str(path), config=_SETTINGS) as base:
        base.execute(_QUIET)
        for table in TABLES:
            columns = ", ".join(f"{quoted(c.name)} {_TYPES[c.type]}" for c in table.columns)
            base.execute(f"CREATE TABLE {table.name} ({columns})")
            names = ", ".join(map(quoted, table.names))
            base.execute(
                f"INSERT INTO {table.name} SELECT {names} FROM read_parquet(?)",
                [str(written.path(table))],
            )
            base.execute("; ".join(_comments(table)))
        base.execute(views())
        base.execute(_BARE)
    return []


def read(path: Path, table: Table) -> Iterator[list[Row]]:
    """The rows of a table, in batches."""
    import duckdb

    with duckdb.connect(str(path), read_only=True) as base:
        base.execute(_QUIET)
        names = ", ".join(map(quoted, table.names))
        found = base.sql(f"SELECT {names} FROM {table.name}")
        for batch in found.to_arrow_reader(_BATCH_ROWS):
            yield rows_of(batch, table)


def _comments(table: Table) -> Iterator[str]:
    yield f"COMMENT ON TABLE {table.name} IS {_literal(table.description)}"
    for column in table.columns:
        of = f"{table.name}.{quoted(column.name)}"
        yield f"COMMENT ON COLUMN {of} IS {_literal(column.description)}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
