"""A folder of CSV files: as `extract` writes them, or as a Vietnamese Excel opens them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..tables import TABLES, Table, Type
from ..writing.cells import Cell, Row
from ..writing.csv_writer import COMMAS, EXCEL_VI, CsvWriter, Flavour
from ..writing.package_file import DATASET, write_package
from .written import WrittenTables

_LONGEST_CELL = 2**31 - 1
_NUMBERS = (Type.DECIMAL, Type.PROBABILITY)


def write(written: WrittenTables, folder: Path) -> list[str]:
    """Write every table as `extract` does."""
    return _write(written, folder, COMMAS)


def write_for_excel_vi(written: WrittenTables, folder: Path) -> list[str]:
    """Write every table with `;` between cells and decimal commas; says which numbers are text."""
    return _write(written, folder, EXCEL_VI)


def read(folder: Path, table: Table) -> Iterator[list[Row]]:
    """The rows of a table, in one batch; the header tells which flavour it is."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with (folder / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            flavour = EXCEL_VI if ";" in file.readline() else COMMAS
            file.seek(0)
            rows = csv.reader(file, delimiter=flavour.delimiter)
            next(rows)
            yield [_cells(row, table, flavour) for row in rows]
    finally:
        csv.field_size_limit(before)


def _write(written: WrittenTables, folder: Path, flavour: Flavour) -> list[str]:
    notes = []
    for table in TABLES:
        writer = CsvWriter(table, folder / f"{table.name}.csv", flavour)
        for rows in written.batches(table):
            writer.write(rows)
        writer.close()
        if writer.n_long:
            told = "numbers of more than 15 digits are text, or Excel would round them"
            notes.append(f"{table.name}.csv: {writer.n_long} {told}")
    write_package(folder, replace(DATASET, flavour=flavour))
    return notes


def _cells(row: list[str], table: Table, flavour: Flavour) -> list[Cell]:
    return [
        _cell(text, column.type, flavour) for text, column in zip(row, table.columns, strict=True)
    ]


def _cell(text: str, kind: Type, flavour: Flavour) -> Cell:
    if not text:
        return None
    if kind in _NUMBERS:
        number = flavour.unguard(text).replace(flavour.decimal_mark, ".")
        return float(number) if kind is Type.PROBABILITY else number
    if kind is Type.INTEGER:
        return int(flavour.unguard(text))
    return flavour.unguard(text) if kind in flavour.guarded else text
