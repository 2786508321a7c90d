"""A SQLite file: keys, indexes, views, full-text search; `sqlite_search` says how to search.

A decimal is a number that sorts and sums: an integer where it is whole and fits 64 bits, else the
nearest double, whose shortest spelling is the decimal again. One that neither holds exactly, of
more than some 15 digits, is the nearest double, too, and stands with all its digits in the table
`long_numbers`. Dates are ISO text, which sorts. What is empty is NULL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from ..tables import TABLES, Table, Type
from ..writing.cells import Cell, Row, decimal_text
from . import datasette_file, sqlite_search
from .sql import columns_of, links_of, quoted, views
from .written import WrittenTables

_TYPES = {
    Type.ID: "TEXT",
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.DECIMAL: "NUMERIC",
    Type.PROBABILITY: "REAL",
    Type.DATE: "TEXT",
}
_FILTERED = {  # columns that people look rows up by, besides those that point to other tables
    "articles": ("published_at", "site", "source"),
    "citations": ("symbol", "doc_type"),
    "documents": ("symbol", "n_articles"),
    "counts": ("unit", "kind", "value", "period_start"),
    "percentages": ("value", "period_start"),
    "models": ("canonical_name",),
    "places": ("name",),
    "checks": ("status",),
}
_LONG_NUMBERS = """
CREATE TABLE long_numbers (
  table_name TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL,
  exact TEXT NOT NULL, -- the number with all its digits
  PRIMARY KEY (table_name, row_key, column_name)
)
"""
_BATCH_ROWS = 2_000
_INT64 = 2**63


def write(written: WrittenTables, path: Path) -> list[str]:
    """Write the file, and beside it what Datasette shows about it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
        )
        base.execute("BEGIN")
        base.execute(_LONG_NUMBERS)
        for table in TABLES:
            base.execute(create_table(table))
            for rows in written.batches(table):
                _insert(base, table, rows)
        for statement in _indexes():
            base.execute(statement)
        sqlite_search.add(base)
        base.execute("COMMIT")
        base.executescript(views())
        base.execute("ANALYZE")
        n_long = base.execute("SELECT count(*) FROM long_numbers").fetchone()[0]
    datasette_file.write(path)
    told = "numbers have more digits than SQLite keeps; long_numbers has them whole"
    return [f"{n_long} {told}"] if n_long else []


def read(path: Path, table: Table) -> Iterator[list[Row]]:
    """The rows of a table, in batches."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        exact = dict(base.execute(
            "SELECT row_key || char(31) || column_name, exact FROM long_numbers"
            " WHERE table_name = ?", (table.name,),
        ))  # fmt: skip
        names = ", ".join(map(quoted, table.names))
        rows = base.execute(f"SELECT {names} FROM {table.name} ORDER BY rowid")
        while batch := rows.fetchmany(_BATCH_ROWS):
            yield [_cells(row, table, exact) for row in batch]


def create_table(table: Table) -> str:
    """The statement that makes a table; its comments say what the columns are.

    >>> from solieu.dataset.tables import REJECTS
    >>> print(create_table(REJECTS).splitlines()[2].strip())
    "reason" TEXT, -- Why it gave no article
    """
    columns, links = columns_of(table, _TYPES), links_of(table)
    commas = [","] * (len(columns) + len(links) - 1) + [""]
    told = [f" -- {column.description}" for column in table.columns] + [""] * len(links)
    lines = [
        f"  {line}{comma}{about}"
        for line, comma, about in zip([*columns, *links], commas, told, strict=True)
    ]
    return f"CREATE TABLE {table.name} ( -- {table.description}\n" + "\n".join(lines) + "\n)"


def number_of(text: str) -> int | float:
    """The number that SQLite keeps for a decimal.

    >>> number_of("752370000000000"), number_of("43.85"), number_of("100000000000000000000")
    (752370000000000, 43.85, 1e+20)
    """
    whole = "." not in text and -_INT64 <= int(text) < _INT64
    return int(text) if whole else float(text)


def _insert(base: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    decimals = [at for at, column in enumerate(table.columns) if column.type is Type.DECIMAL]
    key = table.names.index(table.key)
    places = ", ".join("?" * len(table.columns))
    kept, long = [], []
    for row in rows:
        cells = list(row)
        for at in decimals:
            if isinstance(exact := cells[at], str):
                cells[at] = number = number_of(exact)
                if _spelt(number) != exact:
                    long.append((table.name, row[key], table.names[at], exact))
        kept.append(cells)
    base.executemany(f"INSERT INTO {table.name} VALUES ({places})", kept)
    base.executemany("INSERT INTO long_numbers VALUES (?, ?, ?, ?)", long)


def _spelt(number: int | float) -> str | None:
    return str(number) if isinstance(number, int) else decimal_text(Decimal(repr(number)))


def _indexes() -> Iterable[str]:
    for table in TABLES:
        linked = [link.column for link in table.links]
        for column in [*linked, *_FILTERED.get(table.name, ())]:
            yield f"CREATE INDEX {table.name}_{column} ON {table.name} ({quoted(column)})"


def _cells(row: Row, table: Table, exact: dict[str, str]) -> list[Cell]:
    cells = list(row)
    key = str(row[table.names.index(table.key)])
    for at, column in enumerate(table.columns):
        value = cells[at]
        if column.type is Type.DECIMAL and isinstance(value, int | float):
            cells[at] = exact.get(f"{key}\x1f{column.name}") or _spelt(value)
    return cells
