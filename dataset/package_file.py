"""`datapackage.json`: the tables described for people and tools (Data Package version 2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .tables import TABLES, Column, Table, Type

FILE_NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {
    Type.ID: "string",
    Type.TEXT: "string",
    Type.INTEGER: "integer",
    Type.DECIMAL: "number",
    Type.PROBABILITY: "number",
    Type.DATE: "date",
}
_ABOUT = (
    "Facts that Vietnamese articles state, each with the words it was read from. In the CSV files "
    "a text that a spreadsheet would run as a formula has an apostrophe in front; offsets count "
    "without it. The Parquet files hold the same rows, typed and unguarded."
)


@dataclass(frozen=True, slots=True)
class Package:
    """What a folder of tables is called, and the tables."""

    name: str
    title: str
    tables: tuple[Table, ...]


DATASET = Package("solieu-dataset", "Facts stated by Vietnamese articles", TABLES)


def describe(package: Package = DATASET) -> dict[str, Any]:
    """The description of all tables of a folder, the whole dataset where none is given.

    >>> describe()["resources"][0]["path"]
    'articles.csv'
    """
    return {
        "$schema": _PROFILE,
        "name": package.name,
        "title": package.title,
        "description": _ABOUT,
        "resources": [_resource(table, package) for table in package.tables],
    }


def write_package(folder: Path, package: Package = DATASET) -> None:
    """Write the description into the folder."""
    text = json.dumps(describe(package), ensure_ascii=False, indent=2) + "\n"
    (folder / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")


def _resource(table: Table, package: Package) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": {
            "fields": [_field(column, is_key=column.name == table.key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": [table.key],
            "foreignKeys": [
                {"fields": [link.column], "reference": _reference(table, link.table, package)}
                for link in table.links
            ],
        },
    }


def _reference(table: Table, target: str, package: Package) -> dict[str, Any]:
    keys = {entry.name: entry.key for entry in package.tables}
    fields = {"fields": [keys[target]]}
    return fields if target == table.name else {"resource": target, **fields}


def _field(column: Column, *, is_key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
    }
    if is_key:
        field["constraints"] = {"required": True, "unique": True}
    return field
