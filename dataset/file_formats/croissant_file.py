"""Croissant metadata (1.0): a dataset's Parquet files as record sets, for machine-learning tools.

The file tells the path of each table from where it stands, with the hash of the table: it belongs
beside the tables and is made anew when they are. Links between tables are in `datapackage.json`
alone: mlcroissant, which reads such files, fails on a table that points to two others.
https://docs.mlcommons.org/croissant/docs/croissant-spec.html
"""

from __future__ import annotations

import hashlib
import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..tables import TABLES, Column, Table, Type
from ..writing.package_file import ABOUT_TABLES, TITLE
from .written import WrittenTables

_CONTEXT = files(__package__) / "croissant_context.json"
_TYPES = {
    Type.ID: "sc:Text",
    Type.TEXT: "sc:Text",
    Type.INTEGER: "sc:Integer",
    Type.DECIMAL: "sc:Float",
    Type.PROBABILITY: "sc:Float",
    Type.DATE: "sc:Date",
}


def write(written: WrittenTables, path: Path) -> list[str]:
    """Write the description of the dataset."""
    told = json.dumps(describe(written), ensure_ascii=False, indent=2) + "\n"
    path.write_text(told, encoding="utf-8", newline="\n")
    return []


def describe(written: WrittenTables) -> dict[str, Any]:
    """The description, with paths from the folder where it will stand."""
    return {
        "@context": json.loads(_CONTEXT.read_text(encoding="utf-8")),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "solieu-dataset",
        "description": f"{TITLE}. {ABOUT_TABLES}",
        "inLanguage": "vi",
        "distribution": [_file(written.path(table), written.place) for table in TABLES],
        "recordSet": [_records(table) for table in TABLES],
    }


def _file(path: Path, place: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "contentUrl": Path(os.path.relpath(path, place)).as_posix(),
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": digest,
    }


def _records(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": {"@id": f"{table.name}/{table.key}"},
        "field": [_field(table, column) for column in table.columns],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[column.type],
        "source": {
            "fileObject": {"@id": f"{table.name}.parquet"},
            "extract": {"column": column.name},
        },
    }
