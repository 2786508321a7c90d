"""Tables as CSV files that spreadsheets open as they are and no spreadsheet runs.

UTF-8 with a byte order mark, commas, RFC 4180 quoting and line ends, `.` decimals, ISO dates,
empty for null. A text cell that a spreadsheet would take for a formula gets an apostrophe in
front; `unguard` takes it away again. Numbers are never guarded.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from .cells import Cell, Row
from .tables import Table, Type

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guard(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would run it.

    >>> guard("=1+1"), guard("-5 điểm"), guard("12 hộ")
    ("'=1+1", "'-5 điểm", '12 hộ')
    """
    return "'" + text if _RISKY.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given.

    >>> unguard("'=1+1"), unguard("'tin' hôm nay")
    ('=1+1', "'tin' hôm nay")
    """
    return text[1:] if _GUARDED.match(text) else text


class CsvWriter:
    """One table as a CSV file, header included from the start."""

    def __init__(self, table: Table, path: Path) -> None:
        self._guarded = [column.type is Type.TEXT for column in table.columns]
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(table.names)

    def write(self, rows: Iterable[Row]) -> None:
        """Append the rows."""
        self._writer.writerows(map(self._printed, rows))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _printed(self, row: Row) -> list[Cell]:
        return [
            _print(value, guarded=guarded)
            for value, guarded in zip(row, self._guarded, strict=True)
        ]


def _print(value: Cell, *, guarded: bool) -> Cell:
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return guard(value) if guarded and isinstance(value, str) else value
