"""A folder of JSON Lines files: an object a row, every column in each.

Numbers are JSON numbers with all their digits, as many as there are: JSON sets no limit, but a
reader that makes doubles of them keeps 15 to 17. In Python `json.loads(line, parse_float=Decimal)`
reads them as they are. Dates are ISO text, what is empty is null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ..tables import TABLES, Table, Type
from ..writing.cells import Cell, Row
from .written import WrittenTables

_BATCH_ROWS = 2_000
_SPLITTING = re.compile("[\x85\u2028\u2029]")  # ends of lines to readers that split text by them
_SPELLERS: dict[Type, Callable[[Any], str]] = {
    Type.DECIMAL: str,
    Type.INTEGER: str,
    Type.PROBABILITY: repr,
}


def write(written: WrittenTables, folder: Path) -> list[str]:
    """Write every table as NAME.jsonl."""
    for table in TABLES:
        with (folder / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for rows in written.batches(table):
                file.writelines(_lines(rows, table))
    return []


def read(folder: Path, table: Table) -> Iterator[list[Row]]:
    """The rows of a table, in batches."""
    with (folder / f"{table.name}.jsonl").open(encoding="utf-8", newline="\n") as file:
        rows = (_row(json.loads(line, parse_float=str), table) for line in file)
        while batch := list(islice(rows, _BATCH_ROWS)):
            yield batch


def _lines(rows: list[Row], table: Table) -> Iterator[str]:
    heads = [f'"{name}": ' for name in table.names]
    spell = [_SPELLERS.get(column.type, _text) for column in table.columns]
    for row in rows:
        cells = zip(heads, spell, row, strict=True)
        told = ", ".join(h + ("null" if cell is None else s(cell)) for h, s, cell in cells)
        yield "{" + told + "}\n"


def _text(value: Any) -> str:
    quoted = json.dumps(value, ensure_ascii=False)
    return _SPLITTING.sub(lambda m: f"\\u{ord(m[0]):04x}", quoted)


def _row(record: dict[str, Any], table: Table) -> Row:
    return [_cell(record.get(column.name), column.type) for column in table.columns]


def _cell(value: Any, kind: Type) -> Cell:
    if value is None:
        return None
    if kind is Type.DECIMAL:
        return str(value)
    return float(value) if kind is Type.PROBABILITY else value
