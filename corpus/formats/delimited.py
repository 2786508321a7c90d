"""CSV and TSV: delimiter and header told by the first rows; a bad row costs only itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from ..article import Reason, Reject
from ..columns import Columns, column_key, plan_of
from ..limits import SAMPLE_ROWS
from ..record import record_of
from .content import Content, Found, TooLarge
from .lines import bounded_lines, open_text
from .sniffing import DELIMITERS
from .tables import Layout, layout_of, report_table

LONGEST_NAME = 60  # characters of a column's name

_DECLARED = "sep="  # a first line by which Excel is told the delimiter


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or why it cannot be read, with the line on which it begins."""

    line: int
    cells: list[str]
    fault: str | None = None


def read_csv(content: Content) -> Found:
    """A record for each row, named by the line on which it begins."""
    csv.field_size_limit(content.options.article_bytes)
    text, encoding = open_text(content)
    lines = bounded_lines(text, content)
    start, delimiter, skipped = _opening(lines)
    rows = _rows(chain(start, lines), delimiter, skipped)
    try:
        sample = list(islice((row for row in rows), SAMPLE_ROWS))
        if not sample:
            yield content.reject(Reason.EMPTY, "it holds no row: nothing to read")
            return
        names, has_header = _names(sample[0].cells, content.options.columns)
        first = sample[1:] if has_header else sample
        layout = layout_of(content, names, [_fields(names, row.cells) for row in first])
        if isinstance(layout, Reject):
            yield layout
            return
        report_table(content, "tsv" if delimiter == "\t" else "csv", encoding, layout)
        if not first:
            yield content.reject(Reason.NO_ARTICLES, "there is no row below the names of columns")
        for row in chain(first, rows):
            yield from _record(content, row, names, layout)
    except TooLarge as error:
        yield content.reject(Reason.TOO_LARGE, f"{error}: is a quote not closed? The rest is lost")


def _record(content: Content, row: Row, names: list[str], layout: Layout) -> Found:
    source = f"{content.name}:{row.line}"
    fault = row.fault
    if fault is None and len(row.cells) != len(names):
        fault = f"it has {len(row.cells)} cells and the first row {len(names)}: is it quoted right?"
    if fault is not None:
        yield Reject(source, Reason.BROKEN_RECORD, fault)
        return
    fields = {name: cell for name, cell in zip(names, row.cells, strict=True) if cell}
    if any("\udc80" <= letter <= "\udcff" for cell in row.cells for letter in cell):
        yield Reject(source, Reason.ENCODING, "the row is no UTF-8: mend it or save it again")
        return
    detail = "its text column is empty"
    record = record_of(source, {name: fields.get(name) for name in layout.names}, layout.columns)
    yield record or Reject(source, Reason.NO_TEXT, detail)


def _fields(names: list[str], cells: list[str]) -> dict[str, str]:
    return dict(zip(names, cells, strict=False))


def _opening(lines: Iterator[str]) -> tuple[list[str], str, int]:
    """The first lines, the delimiter that they use, and how many lines stand before the table."""
    start = list(islice(lines, SAMPLE_ROWS))
    if start and start[0].lower().startswith(_DECLARED) and len(start[0].strip()) == 5:
        return start[1:], start[0][4], 1
    return start, max(DELIMITERS, key=lambda delimiter: _fitness(start, delimiter)), 0


def _fitness(start: list[str], delimiter: str) -> tuple[bool, float, int]:
    """How well a delimiter fits: the header names a text, rows are as wide as it, and wide."""
    rows = [row.cells for row in _rows(iter(start), delimiter, 0)]
    if not rows:
        return False, 0.0, 0
    width = len(rows[0])
    alike = sum(len(row) == width for row in rows) / len(rows)
    has_text = bool(plan_of(tuple(rows[0]), Columns())["text"])
    return has_text and width > 1, alike if width > 1 else 0.0, width


def _rows(lines: Iterator[str], delimiter: str, skipped: int) -> Iterator[Row]:
    """Every filled row; one that the parser refuses has its fault instead of cells."""
    quotes = _Quotes(lines)
    reader = csv.reader(quotes, delimiter=delimiter)
    while True:
        before, quotes.met = reader.line_num, 0
        line = before + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, [], f"the row cannot be read ({error}): mend it")
            continue
        if quotes.met % 2 and reader.line_num > before + 1:
            yield Row(line, [], "a quote in it is not closed, so it swallows what follows: mend it")
        elif any(cell.strip() for cell in cells):
            yield Row(line, cells)


class _Quotes:
    """Lines as they pass, with the number of quotes met in them."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.met = lines, 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.met += line.count('"')
            yield line


def _names(first: list[str], told: Columns) -> tuple[list[str], bool]:
    """The names of the columns, numbers where the first row has none, and whether it has."""
    names = [cell.strip().lstrip("\ufeff") for cell in first]
    plan = plan_of(tuple(names), told)
    is_named = any(name in names for found in plan.values() for name in found) or (
        all(name and len(name) <= LONGEST_NAME and column_key(name) for name in names)
        and len(set(names)) == len(names)
        and not any(name.endswith(".") or name[0].isdigit() for name in names)
    )
    if not is_named:
        return [str(number) for number in range(1, len(first) + 1)], False
    unnamed = [name or f"column {number}" for number, name in enumerate(names, start=1)]
    return _unique(unnamed), True


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    nth: dict[str, int] = {}
    unique = []
    for name in names:
        nth[name] = nth.get(name, 0) + 1
        unique.append(name if nth[name] == 1 else f"{name} ({nth[name]})")
    return unique
