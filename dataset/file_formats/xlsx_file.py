"""An Excel workbook: a sheet a table, numbers as numbers, dates as dates, texts never formulas.

Excel holds less than a dataset may: what does not fit is kept whole in another way, and told.
- A text of more than 32,767 characters goes on in the sheet `long_texts`.
- A table of more than 1,048,575 rows goes on in a further sheet, as `counts (2)`.
- A number of more than 15 digits is text; so is a date before March 1900, which Excel counts wrong.
- A probability keeps 16 digits.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..dictionary import entries
from ..tables import TABLES, Table, Type
from ..writing.cells import Cell, Row, decimal_text
from .written import WrittenTables

if TYPE_CHECKING:  # what the extra installs is loaded by what needs it
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_CHARS = 32_767  # in units of UTF-16
MOST_ROWS = 1_048_575  # without the header
_LONG_TEXTS = ("table", "row_key", "column", "text")
_EXACT_DIGITS = 15
_FIRST_DAY = date(1900, 3, 1)
_MADE = datetime(2000, 1, 1)  # the same rows give the same bytes
_BATCH_ROWS = 2_000
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DAY_FORMAT, _HEAD_FORMAT = {"num_format": "yyyy-mm-dd"}, {"bold": True, "bg_color": "#E7EEF4"}


def write(written: WrittenTables, path: Path) -> list[str]:
    """Write the workbook; says what did not fit and where it is."""
    from xlsxwriter import Workbook

    with Workbook(str(path), {"constant_memory": True}) as book:
        book.use_zip64()
        book.set_properties({"created": _MADE})
        sheets = _Sheets(book)
        for table in TABLES:
            for rows in written.batches(table):
                sheets.add(table, rows)
        sheets.finish()
    return sheets.notes()


def read(path: Path, table: Table) -> Iterator[list[Row]]:
    """The rows of a table, in batches."""
    from openpyxl import load_workbook

    with closing(load_workbook(path, read_only=True)) as book:
        rest = _long_texts(book, table)
        names = [n for n in book.sheetnames if n == table.name or n.startswith(f"{table.name} (")]
        width = len(table.names)
        lines = (book[name].iter_rows(2, max_col=width, values_only=True) for name in names)
        rows = (_row(cells, table, rest) for cells in chain.from_iterable(lines))
        while batch := list(islice(rows, _BATCH_ROWS)):
            yield batch


def pieces(text: str) -> list[str]:
    """The text cut into what a cell holds; a letter of two units is never cut.

    >>> [len(piece) for piece in pieces("đ" * 40_000)], pieces("đường")
    ([32767, 7233], ['đường'])
    """
    if len(text) <= MOST_CHARS // 2:
        return [text]
    raw, cut, at = text.encode("utf-16-le"), [], 0
    while at < len(raw):
        end = at + 2 * MOST_CHARS
        if end < len(raw) and 0xDC <= raw[end + 1] <= 0xDF:  # the second half of a letter
            end -= 2
        cut.append(raw[at:end].decode("utf-16-le"))
        at = end
    return cut


class _Sheets:
    """The sheets of one workbook. Each is written downwards, several at a time."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._day, self._head = book.add_format(_DAY_FORMAT), book.add_format(_HEAD_FORMAT)
        self._sheets = {table.name: self._sheet(table.name, table.names) for table in TABLES}
        self._lines: Counter[str] = Counter()
        self._nth: Counter[str] = Counter()
        self._texts: Counter[str] = Counter()
        self._add_columns()
        self._long = self._sheet("long_texts", _LONG_TEXTS)
        self._n_pieces = 0

    def add(self, table: Table, rows: list[Row]) -> None:
        """Append rows to a table."""
        kinds = [column.type for column in table.columns]
        key = table.names.index(table.key)
        for row in rows:
            sheet, line = self._next_line(table)
            for at, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
                if kind in (Type.ID, Type.TEXT) and isinstance(cell, str):
                    first, *more = pieces(cell)
                    sheet.write_string(line, at, first)
                    for piece in more:
                        self._go_on(table.name, str(row[key]), table.names[at], piece)
                elif cell is not None:
                    self._write_value(sheet, (line, at), cell, table.columns[at].type)

    def finish(self) -> None:
        """Give each table its filter; hide the sheet of long texts where there are none."""
        for table in TABLES:
            self._filter(table)
        if not self._n_pieces:
            self._long.hide()

    def notes(self) -> list[str]:
        """What did not fit, and where it is."""
        more = "go on in the sheets"
        told = [
            f"rows of {name} {more} {name} (2) to {name} ({n + 1})" for name, n in self._nth.items()
        ]
        if self._n_pieces:
            where = "too long for a cell are in the sheet long_texts"
            told.append(f"{self._n_pieces} ends of texts {where}")
        changed = "are text, Excel would change them"
        return told + [f"{n} {what} {changed}" for what, n in sorted(self._texts.items())]

    def _sheet(self, name: str, columns: tuple[str, ...]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(columns) - 1, 16)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column, self._head)
        return sheet

    def _add_columns(self) -> None:
        sheet = self._sheet("columns", ("table", "column", "type", "description", "mô tả"))
        for line, entry in enumerate(entries(), start=1):
            told = (entry.table, entry.name, entry.type, entry.description, entry.vietnamese)
            for at, text in enumerate(told):
                sheet.write_string(line, at, text)

    def _next_line(self, table: Table) -> tuple[Worksheet, int]:
        name = table.name
        if self._lines[name] == MOST_ROWS:
            self._filter(table)
            self._nth[name] += 1
            self._lines[name] = 0
            self._sheets[name] = self._sheet(f"{name} ({self._nth[name] + 1})", table.names)
        self._lines[name] += 1
        return self._sheets[name], self._lines[name]

    def _filter(self, table: Table) -> None:
        last = len(table.columns) - 1
        self._sheets[table.name].autofilter(0, 0, self._lines[table.name], last)

    def _go_on(self, *told: str) -> None:
        self._n_pieces += 1
        for at, text in enumerate(told):
            self._long.write_string(self._n_pieces, at, text)

    def _write_value(
        self, sheet: Worksheet, place: tuple[int, int], cell: Cell, kind: Type
    ) -> None:
        if kind is Type.DATE:
            day = date.fromisoformat(str(cell))
            if day >= _FIRST_DAY:
                sheet.write_datetime(*place, datetime(day.year, day.month, day.day), self._day)
                return
            self._texts["dates before March 1900"] += 1
        elif kind is Type.PROBABILITY or _fits(str(cell)):
            sheet.write_number(*place, float(cell or 0))
            return
        else:
            self._texts["numbers of more than 15 digits"] += 1
        sheet.write_string(*place, str(cell))


def _fits(number: str) -> bool:
    return len(number.replace(".", "").strip("-0")) <= _EXACT_DIGITS


def _long_texts(book: Any, table: Table) -> dict[tuple[str, str], str]:
    rest: defaultdict[tuple[str, str], str] = defaultdict(str)
    for name, key, column, text in book["long_texts"].iter_rows(min_row=2, values_only=True):
        if name == table.name:
            rest[_unescaped(key), column] += _unescaped(text)
    return rest


def _row(cells: tuple[Any, ...], table: Table, rest: dict[tuple[str, str], str]) -> Row:
    row = [
        None if value is None else _cell(value, column.type)
        for value, column in zip(cells, table.columns, strict=True)
    ]
    key = str(row[table.names.index(table.key)]) if rest else ""
    for at, name in enumerate(table.names) if rest else ():
        if more := rest.get((key, name)):
            row[at] = f"{row[at]}{more}"
    return row


def _cell(value: Any, kind: Type) -> Cell:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if kind is Type.DECIMAL:
        shown = value if isinstance(value, str) else format(value, ".15g")
        return decimal_text(Decimal(shown))
    if kind is Type.INTEGER:
        return int(value)
    return float(value) if kind is Type.PROBABILITY else _unescaped(str(value))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
