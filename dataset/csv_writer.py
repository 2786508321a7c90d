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

_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")  # told apart before the pattern, for speed
_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guard(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would run it.

    >>> guard("=1+1"), guard("-5 điểm"), guard("12 hộ")
    ("'=1+1", "'-5 điểm", '12 hộ')
    """
    return "'" + text if text[:1] in _FIRST and _RISKY.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given.

    >>> unguard("'=1+1"), unguard("'tin' hôm nay")
    ('=1+1', "'tin' hôm nay")
    """
    return text[1:] if _GUARDED.match(text) else text


class CsvWriter:
    """One table as a CSV file, header included from the start."""

    def __init__(self, table: Table, path: Path) -> None:
        self._texts = _positions(table, Type.TEXT)
        self._floats = _positions(table, Type.PROBABILITY)
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
        cells = list(row)
        for at in self._texts:
            value = cells[at]
            if isinstance(value, str):
                cells[at] = guard(value)
        for at in self._floats:
            if cells[at] is not None:
                cells[at] = format(Decimal(repr(cells[at])), "f")
        return cells


def _positions(table: Table, kind: Type) -> list[int]:
    return [at for at, column in enumerate(table.columns) if column.type is kind]
