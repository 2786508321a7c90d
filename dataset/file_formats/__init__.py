"""A written dataset in other formats, and read back from them. One file a format, one line here.

`convert` reads the Parquet files of a dataset a batch at a time; no table is ever held whole.

>>> [str(name) for name in FILE_FORMATS]
['csv', 'jsonl', 'sqlite', 'duckdb', 'xlsx', 'croissant', 'dictionary']
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from ..tables import Table
from ..writing.cells import Row
from . import (
    croissant_file,
    csv_files,
    dictionary_file,
    duckdb_file,
    jsonl_files,
    sqlite_file,
    xlsx_file,
)
from .written import WrittenTables

Write: TypeAlias = Callable[[WrittenTables, Path], list[str]]
Read: TypeAlias = Callable[[Path, Table], Iterator[list[Row]]]


class FileFormatName(StrEnum):
    """The names of `FILE_FORMATS`."""

    CSV = "csv"
    JSONL = "jsonl"
    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    XLSX = "xlsx"
    CROISSANT = "croissant"
    DICTIONARY = "dictionary"


class ExcelLocale(StrEnum):
    """The settings of an Excel that CSV files are written for."""

    VI = "vi"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How a format is written, and read where it holds rows.

    `write` says what did not fit the format; `endings` are those of its file, or none for a folder.
    `extra` names what has to be installed for it.
    """

    write: Write
    read: Read | None = None
    endings: tuple[str, ...] = ()
    extra: str = ""


_N = FileFormatName
FILE_FORMATS = {
    _N.CSV: FileFormat(csv_files.write, csv_files.read),
    _N.JSONL: FileFormat(jsonl_files.write, jsonl_files.read),
    _N.SQLITE: FileFormat(sqlite_file.write, sqlite_file.read, (".sqlite", ".sqlite3", ".db")),
    _N.DUCKDB: FileFormat(duckdb_file.write, duckdb_file.read, (".duckdb",), "duckdb"),
    _N.XLSX: FileFormat(xlsx_file.write, xlsx_file.read, (".xlsx",), "xlsx"),
    _N.CROISSANT: FileFormat(croissant_file.write, endings=(".json", ".jsonld")),
    _N.DICTIONARY: FileFormat(dictionary_file.write, endings=(".html", ".md")),
}
"""The formats that `convert` writes, by the name that `solieu export --format` takes."""
_EXCEL_CSV = {ExcelLocale.VI: csv_files.write_for_excel_vi}


class MissingExtra(ImportError):
    """What a format needs is not installed; the message says how to get it."""


def convert(
    folder: str | Path,
    out: str | Path,
    name: str,
    *,
    excel_locale: str | None = None,
) -> list[str]:
    """Write the dataset in `folder` as `out` in the format `name`; says what did not fit it.

    `out` is new, or an empty folder for the formats of many files; it appears when it is complete.
    Raises `FileExistsError` where it holds anything, `FileNotFoundError` where there is no dataset,
    `ValueError` for a file whose ending is another format's, `MissingExtra` for a library that is
    not installed. `excel_locale` is for CSV alone.

    >>> convert("build/demo", "demo.db", "xlsx")
    Traceback (most recent call last):
    ...
    ValueError: demo.db: a xlsx file ends in .xlsx
    """
    target, chosen = Path(out), FILE_FORMATS[FileFormatName(name)]
    written = WrittenTables(Path(folder), target.parent)
    _refuse(target, name, chosen)
    write = chosen.write
    if excel_locale:
        if chosen is not FILE_FORMATS[_N.CSV]:
            raise ValueError(f"an Excel locale is for csv: {name} has numbers as they are")
        write = _EXCEL_CSV[ExcelLocale(excel_locale)]
    written.check()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".solieu-", dir=target.parent) as scratch:
        made = Path(scratch) / target.name
        if not chosen.endings:
            made.mkdir()
        with _needing(chosen.extra):
            notes = write(written, made)
        _publish(made, target)
    return notes


def rows_in(path: Path, table: Table) -> Iterator[list[Row]] | None:
    """The rows of a table of a dataset that `convert` wrote, in batches; None where there is none.

    A file is of the format of its ending, a folder of that of its files.
    """
    for name, chosen in FILE_FORMATS.items():
        is_file = path.is_file() and path.suffix.lower() in chosen.endings
        if chosen.read and (is_file or (path / f"{table.name}.{name}").is_file()):
            return _batches(chosen.read(path, table), chosen.extra)
    return None


def _batches(batches: Iterator[list[Row]], extra: str) -> Iterator[list[Row]]:
    with _needing(extra):
        yield from batches


def _refuse(target: Path, name: str, chosen: FileFormat) -> None:
    if chosen.endings and target.suffix.lower() not in chosen.endings:
        raise ValueError(f"{target}: a {name} file ends in {' or '.join(chosen.endings)}")
    is_empty = not chosen.endings and target.is_dir() and not any(target.iterdir())
    if target.exists() and not is_empty:
        raise FileExistsError(f"{target} is there already: remove it, or choose another with --out")


@contextmanager
def _needing(extra: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        told = f"{error.name} is missing: pip install 'solieu[{extra}]'"
        raise MissingExtra(told) from error


def _publish(made: Path, target: Path) -> None:
    """Put what was made where it belongs, with the files that stand beside it."""
    for path in sorted(made.parent.iterdir()):
        place = target.with_name(path.name)
        if place.is_dir():
            place.rmdir()
        elif place.exists():
            raise FileExistsError(f"{place} is there already, and belongs beside {target.name}")
        path.rename(place)
