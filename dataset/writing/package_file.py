"""`datapackage.json`: the tables described for people and tools (Data Package version 2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..tables import TABLES, Column, Table, Type
from .csv_writer import COMMAS, Flavour

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
TITLE = "Facts stated by Vietnamese articles"
ABOUT_TABLES = "Facts that Vietnamese articles state, each with the words it was read from."
_ABOUT_CSV = (
    "In the CSV files a text that a spreadsheet would run as a formula has an apostrophe in front; "
    "offsets count without it. The Parquet files hold the same rows, typed and unguarded."
)
_ABOUT_EXCEL = (
    "A text that Excel would take for a formula, number, time or date has an apostrophe in front, "
    "as has a number that it would round; offsets count without it."
)


@dataclass(frozen=True, slots=True)
class Package:
    """What a folder of tables is called, the tables, and how its CSV files are written."""

    name: str
    title: str
    tables: tuple[Table, ...]
    flavour: Flavour = COMMAS


DATASET = Package("solieu-dataset", TITLE, TABLES)


def describe(package: Package = DATASET) -> dict[str, Any]:
    """The description of all tables of a folder, the whole dataset where none is given.

    >>> describe()["resources"][0]["path"]
    'articles.csv'
    """
    about = _ABOUT_CSV if package.flavour is COMMAS else _ABOUT_EXCEL
    return {
        "$schema": _PROFILE,
        "name": package.name,
        "title": package.title,
        "description": f"{ABOUT_TABLES} {about}",
        "resources": [_resource(table, package) for table in package.tables],
    }


def write_package(folder: Path, package: Package = DATASET) -> None:
    """Write the description into the folder."""
    text = json.dumps(describe(package), ensure_ascii=False, indent=2) + "\n"
    (folder / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")


def _resource(table: Table, package: Package) -> dict[str, Any]:
    delimiter = package.flavour.delimiter
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": delimiter, "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": _schema(table, package),
    }


def _schema(table: Table, package: Package) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table, package.flavour) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [link.column], "reference": _reference(table, link.table, package)}
            for link in table.links
        ]
    return schema


def _reference(table: Table, target: str, package: Package) -> dict[str, Any]:
    keys = {entry.name: entry.key for entry in package.tables}
    fields = {"fields": [keys[target]]}
    return fields if target == table.name else {"resource": target, **fields}


def _field(column: Column, table: Table, flavour: Flavour) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
    }
    if field["type"] == "number" and flavour.decimal_mark != ".":
        field["decimalChar"] = flavour.decimal_mark
    if column.name == table.key:
        field["constraints"] = {"required": True, "unique": True}
    return field
