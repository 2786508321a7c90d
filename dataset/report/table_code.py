"""The columns of a fact table as numbers: places in a dictionary, or spans of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ..judging.facts_of import PHRASES
from ..tables import CITATIONS, COUNTS, MODELS, PERCENTAGES, Column, Table
from ..writing.cells import cell
from .planes import planes, width_of, zigzag
from .spans import PlacedText

Span = tuple[int, int]
_OWN = frozenset({"article_id", "start", "end", "surface", "sentence"})
_IN_TEXT = {
    CITATIONS.name: PHRASES["citation"],
    COUNTS.name: PHRASES["count"],
    PERCENTAGES.name: PHRASES["percentage"],
    MODELS.name: PHRASES["model"],
}


class Values:
    """The distinct values of a column; number 0 is none."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._times: Counter[int] = Counter()

    def number(self, value: str | None) -> int:
        """The number of a value, a new one for a value not yet met."""
        if value is None:
            return 0
        number = self._numbers.setdefault(value, len(self._numbers) + 1)
        self._times[number] += 1
        return number

    def tally(self) -> dict[str, int]:
        """How often each value occurs."""
        return {value: self._times[number] for value, number in self._numbers.items()}

    def ranked(self) -> tuple[list[str], dict[int, int]]:
        """The values, the most frequent first, and what each number becomes in that order."""
        values = sorted(self._numbers, key=lambda v: (-self._times[self._numbers[v]], v))
        return values, {0: 0} | {self._numbers[v]: n for n, v in enumerate(values, start=1)}


class TableCode:
    """A fact table, row by row, each field as one number or, for a phrase of the text, two.

    A phrase is (zigzag of its distance from the fact's start, its length); where the sentence does
    not hold its words, (its number in the dictionary, 0).
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        hidden = _OWN | {table.key}
        self.columns = [column for column in table.columns if column.name not in hidden]
        self._phrases = frozenset(_IN_TEXT[table.name])
        self.values = {column.name: Values() for column in self.columns}

    def row(self, fact: Mapping[str, Any], placed: PlacedText, sentence: Span) -> tuple[int, ...]:
        """The fields of one fact as numbers."""
        numbers: list[int] = []
        for column in self.columns:
            value = _printed(fact[column.name], column)
            if column.name in self._phrases:
                numbers += self._phrase(column.name, value, fact["start"], (placed, sentence))
            else:
                numbers.append(self.values[column.name].number(value))
        return tuple(numbers)

    def _phrase(
        self, name: str, value: str | None, start: int, where: tuple[PlacedText, Span]
    ) -> tuple[int, int]:
        placed, sentence = where
        at = placed.nearest(value, start, sentence) if value else -1
        if value is None or at < 0:
            return self.values[name].number(value), 0
        first, last = placed.unit(at), placed.unit(at + len(value))
        return zigzag(first - placed.unit(start)), last - first

    def described(self, rows: list[tuple[int, ...]]) -> tuple[list[dict[str, Any]], bytes]:
        """Each column with its dictionary and width in bytes, and the bytes of all columns."""
        fields = zip(*rows, strict=True)
        told, out = [], bytearray()
        for column in self.columns:
            values, ranks = self.values[column.name].ranked()
            entry: dict[str, Any] = {"name": column.name, "values": values}
            numbers = next(fields, ())
            if column.name in self._phrases:
                lengths = next(fields, ())
                entry["lengths"] = width_of(lengths)
                out += planes(lengths, entry["lengths"])
                both = zip(numbers, lengths, strict=True)
                numbers = tuple(n if length else ranks[n] for n, length in both)
            else:
                numbers = tuple(ranks[n] for n in numbers)
            entry["width"] = width_of(numbers)
            out += planes(numbers, entry["width"])
            told.append(entry)
        return told, bytes(out)


def _printed(value: object, column: Column) -> str | None:
    """The value as CSV files write it."""
    written = cell(value, column.type)
    if isinstance(written, float):
        return format(Decimal(repr(written)), "f")
    return None if written is None else str(written)
