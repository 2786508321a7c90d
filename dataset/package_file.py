"""`datapackage.json`: the tables described for people and tools (Data Package version 2)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .csv_writer import COMMAS, Flavour
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


def describe(flavour: Flavour = COMMAS) -> dict[str, Any]:
    """The description of the whole dataset, its CSV files written in that flavour.

    >>> describe()["resources"][0]["path"]
    'articles.csv'
    """
    return {
        "$schema": _PROFILE,
        "name": "solieu-dataset",
        "title": TITLE,
        "description": f"{ABOUT_TABLES} {_ABOUT_CSV if flavour is COMMAS else _ABOUT_EXCEL}",
        "resources": [_resource(table, flavour) for table in TABLES],
    }


def write_package(folder: Path, flavour: Flavour = COMMAS) -> None:
    """Write the description into the folder."""
    text = json.dumps(describe(flavour), ensure_ascii=False, indent=2) + "\n"
    (folder / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")


def _resource(table: Table, flavour: Flavour) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": flavour.delimiter, "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": _schema(table, flavour),
    }


def _schema(table: Table, flavour: Flavour) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table, flavour) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [link.column], "reference": _reference(table, link.table)}
            for link in table.links
        ]
    return schema


def _reference(table: Table, target: str) -> dict[str, Any]:
    keys = {entry.name: entry.key for entry in TABLES}
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
