"""What the two databases share: their tables' SQL, and the views."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ..tables import TABLES, Table, Type

VIEWS = ("facts", "figures", "cited", "mismatches")


def quoted(name: str) -> str:
    """A name as SQL takes it, reserved word or not.

    >>> quoted("end")
    '"end"'
    """
    return f'"{name}"'


def columns_of(table: Table, types: Mapping[Type, str]) -> list[str]:
    """Each column with its type, the key marked, ready for `CREATE TABLE`.

    >>> from solieu.dataset.tables import REJECTS
    >>> columns_of(REJECTS, {Type.TEXT: "TEXT"})[0]
    '"source" TEXT NOT NULL PRIMARY KEY'
    """
    return [
        f"{quoted(column.name)} {types[column.type]}"
        + (" NOT NULL PRIMARY KEY" if column.name == table.key else "")
        for column in table.columns
    ]


def links_of(table: Table) -> list[str]:
    """The foreign keys of a table, ready for `CREATE TABLE`."""
    keys = {entry.name: entry.key for entry in TABLES}
    return [
        f"FOREIGN KEY ({quoted(link.column)}) REFERENCES {link.table} ({quoted(keys[link.table])})"
        for link in table.links
    ]


@cache
def views() -> str:
    """The statements that make the views."""
    return (files(__package__) / "views.sql").read_text(encoding="utf-8")
