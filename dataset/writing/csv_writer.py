"""Tables as CSV files that spreadsheets open as they are and no spreadsheet runs.

UTF-8 with a byte order mark, RFC 4180 quoting and line ends, ISO dates, empty for null. A text
cell that a spreadsheet would take for a formula gets an apostrophe in front; `unguard` takes it
away again. `COMMAS` has commas between cells and `.` decimals, and never guards a number.
`EXCEL_VI` is what an Excel set to Vietnamese opens: `;` between cells and decimal commas, and an
apostrophe, too, before text that it would take for a number, a time or a date (`'63:02`), and
before a number of more than 15 digits, which it would round.
"""

from __future__ import annotations

import codecs
import re
import shutil
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..tables import Table, Type
from .cells import Cell, Row

_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")  # told apart before the pattern, for speed
_FORMULA = r"[=+\-@\t\r\n＝＋－＠]"
_MARKS = r".,:/%\s()$€£¥₫"
_DAY = r"\d{4}-\d\d-\d\d\Z"  # means the same to a spreadsheet
_NUMBER = rf"(?!{_DAY})(?:[{_MARKS}]*\d[\d{_MARKS}+\-]*(?:e[+\-]?\d+)?(?:[ap]m)?|true|false)\Z"
_EXACT_DIGITS = 15  # what a double, the only number of a spreadsheet, keeps


class Flavour:
    """How cells are told apart and numbers are spelt, and which texts need an apostrophe.

    `taken` is the pattern of the texts, in columns of the types `guarded`, that a spreadsheet would
    take for something else; a number of more than `digits` digits is written as text.
    """

    def __init__(
        self, marks: tuple[str, str], guarded: tuple[Type, ...], taken: str, digits: int | None
    ) -> None:
        self.delimiter, self.decimal_mark = marks
        self.guarded = guarded
        self._risky = re.compile(f"'*(?:{taken})", re.IGNORECASE)
        self._guarded = re.compile(f"'+(?:{taken})", re.IGNORECASE)
        self._digits = digits

    def guard(self, text: str) -> str:
        """The text, with an apostrophe in front if a spreadsheet would make something of it.

        >>> EXCEL_VI.guard("63:02"), EXCEL_VI.guard("12/2015"), EXCEL_VI.guard("63 hộ")
        ("'63:02", "'12/2015", '63 hộ')
        """
        return "'" + text if self._risky.match(text) else text

    def unguard(self, text: str) -> str:
        """The text that `guard` was given.

        >>> EXCEL_VI.unguard("'63:02"), COMMAS.unguard("'63:02")
        ('63:02', "'63:02")
        """
        return text[1:] if self._guarded.match(text) else text

    def spelt(self, number: str) -> str:
        """A number in plain notation as the flavour writes it.

        >>> EXCEL_VI.spelt("-43.85"), EXCEL_VI.spelt("1234567890123456.5")
        ('-43,85', "'1234567890123456,5")
        """
        marked = number.replace(".", self.decimal_mark)
        return "'" + marked if self.is_long(number) else marked

    def is_long(self, number: str) -> bool:
        """Whether a spreadsheet would round the number."""
        if self._digits is None or len(number) <= self._digits:
            return False
        return len(number.replace(".", "").strip("-0")) > self._digits


COMMAS = Flavour((",", "."), (Type.TEXT,), _FORMULA, None)
EXCEL_VI = Flavour((";", ","), (Type.TEXT, Type.ID), f"{_FORMULA}|{_NUMBER}", _EXACT_DIGITS)


def guard(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would run it.

    >>> guard("=1+1"), guard("-5 điểm"), guard("12 hộ")
    ("'=1+1", "'-5 điểm", '12 hộ')
    """
    return COMMAS.guard(text) if text[:1] in _FIRST else text


def unguard(text: str) -> str:
    """The text that `guard` was given.

    >>> unguard("'=1+1"), unguard("'tin' hôm nay")
    ('=1+1', "'tin' hôm nay")
    """
    return COMMAS.unguard(text)


class CsvWriter:
    """One table as a CSV file, header included from the start.

    `n_long` counts the numbers that were written as text because a spreadsheet would round them.
    """

    def __init__(self, table: Table, path: Path, flavour: Flavour = COMMAS) -> None:
        self.n_long = 0
        self._flavour = flavour
        self._kinds = [column.type for column in table.columns]
        self._delimiter = flavour.delimiter.encode()
        self._special = re.compile(rb'["\r\n%b]' % self._delimiter)
        self._file = path.open("wb")
        self._file.write(codecs.BOM_UTF8 + self._delimiter.join(map(str.encode, table.names)))
        self._file.write(b"\r\n")

    def write(self, rows: Iterable[Row]) -> None:
        """Append the rows; a column at a time takes half as long as a `csv.writer`."""
        columns = list(zip(*rows, strict=True))
        if not columns:
            return
        kinds = zip(self._kinds, columns, strict=True)
        printed = [self._quoted(self._printed(kind, cells)) for kind, cells in kinds]
        lines = map(self._delimiter.join, zip(*printed, strict=True))
        self._file.writelines(line + b"\r\n" for line in lines)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _printed(self, kind: Type, cells: tuple[Any, ...]) -> list[str]:
        """The cells of a column as they are spelt."""
        flavour = self._flavour
        if kind is Type.PROBABILITY:
            cells = tuple(None if cell is None else _plain(cell) for cell in cells)
        printed = ["" if cell is None else str(cell) for cell in cells]
        if kind in flavour.guarded:
            if flavour is COMMAS:
                return [flavour.guard(cell) if cell[:1] in _FIRST else cell for cell in printed]
            return list(map(flavour.guard, printed))
        if kind is Type.PROBABILITY:
            return [cell.replace(".", flavour.decimal_mark) for cell in printed]
        if kind in (Type.DECIMAL, Type.INTEGER) and flavour is not COMMAS:
            self.n_long += sum(map(flavour.is_long, printed))
            return list(map(flavour.spelt, printed))
        return printed

    def _quoted(self, cells: Iterable[str]) -> list[bytes]:
        """Cells in UTF-8, in quotes where a reader could not tell their ends without."""
        special = self._special.search
        return [
            b'"%b"' % cell.replace(b'"', b'""') if special(cell) else cell
            for cell in map(str.encode, cells)
        ]


@lru_cache(maxsize=1024, typed=True)
def _plain(probability: Cell) -> str:
    """A probability without an exponent."""
    return format(Decimal(repr(probability)), "f")


def join_csv(table: Table, pieces: Sequence[Path], path: Path) -> None:
    """Write one file of the rows of several, which are of the same table."""
    with path.open("wb") as joined:
        for nth, piece in enumerate(pieces):
            with piece.open("rb") as file:
                header = file.readline()
                joined.write(b"" if nth else header)
                shutil.copyfileobj(file, joined, 2**20)
