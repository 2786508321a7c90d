"""The facts of one article as the page holds them: in text order, as numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .. import ids
from ..tables import FACT_TABLES
from .reading import Read, Row
from .spans import PlacedText
from .table_code import TableCode

KIND_OF_TABLE = {"citations": "citation", "percentages": "percentage"}  # others say it by row


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its table, kind and id, where it and its sentence stand, its fields as numbers."""

    table: int
    kind: str
    fact_id: str
    start: int
    length: int
    before: int
    after: int
    numbers: tuple[int, ...]
    odd: dict[str, Any] = field(default_factory=dict)
    """What the page cannot tell from the text: an id of another making, words that are not at
    their offsets."""


def facts_of(read: Read, codes: list[TableCode]) -> list[Fact]:
    """All facts of an article in text order, the longer first where two start together."""
    placed = PlacedText(read.text)
    found = [
        _fact(row, number, placed, codes[number])
        for number, table in enumerate(FACT_TABLES)
        for row in _numbered(read, number)
    ]
    return sorted(found, key=lambda fact: (fact.start, -fact.length, fact.table))


def _numbered(read: Read, number: int) -> list[Row]:
    """The rows of a table, each with the id that its place gives it."""
    table = FACT_TABLES[number]
    met: Counter[tuple[int, int]] = Counter()
    rows = []
    for row in read.facts[table.name]:
        span = (row["start"], row["end"])
        met[span] += 1
        rows.append(row | {"": ids.fact_id(table.name, read.article_id, *span, met[span])})
    return rows


def _fact(row: Row, number: int, placed: PlacedText, code: TableCode) -> Fact:
    table, text = FACT_TABLES[number], placed.text
    start, end, sentence = row["start"], row["end"], row["sentence"] or ""
    odd: dict[str, Any] = {}
    if row[table.key] != row[""]:
        odd["id"] = row[table.key]
    if not 0 <= start < end or text[start:end] != row["surface"]:
        odd = {"id": row[table.key], "surface": row["surface"], "start": start, "end": end}
        start = end = min(max(start, 0), len(text))
    first, last = placed.sentence(start, end, sentence)
    if text[first:last] != sentence:
        odd["sentence"] = sentence
    at, until = placed.unit(start), placed.unit(end)
    return Fact(
        table=number,
        kind=KIND_OF_TABLE.get(table.name) or str(row["kind"]),
        fact_id=row[table.key],
        start=at,
        length=until - at,
        before=at - placed.unit(first),
        after=placed.unit(last) - until,
        numbers=code.row(row | {"start": start}, placed, (first, last)),
        odd=odd,
    )
