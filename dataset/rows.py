"""An article and its facts as one line of text, and that line as rows of the tables.

Ids are given on the way back, when the lines stand sorted: only then is it known which articles
agree in source name and text and need telling apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from ..corpus.article import Article
from ..corpus.places import place_of
from ..extract.facts import Facts
from . import ids
from .cells import CONVERTERS, Cell, Row, cell, decimal_text, well_formed
from .duplicates import Original
from .tables import ARTICLES, FACT_TABLES, Column, Table, Type

_GIVEN = {"place_id", "n_chars", "content_hash", "duplicate_of", "similarity"}


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of an article or a fact that columns are made of."""

    names: tuple[str, ...]
    values_of: Callable[[object], tuple[Any, ...]]
    converters: tuple[Callable[[object], Cell], ...]


def _fields(columns: Iterable[Column], left_out: Container[str]) -> _Fields:
    kept = [column for column in columns if column.name not in left_out]
    names = tuple(column.name for column in kept)
    return _Fields(names, attrgetter(*names), tuple(CONVERTERS[column.type] for column in kept))


_ARTICLE_FIELDS = _fields(ARTICLES.columns[1:], _GIVEN)
_DATE, _TEXT = map(_ARTICLE_FIELDS.names.index, ("published_at", "text"))
_FACT_FIELDS = {
    table.name: _fields(table.columns, (table.key, "article_id")) for table in FACT_TABLES
}


@dataclass(frozen=True, slots=True)
class Line:
    """An article with its facts, as bytes that sort by its id and then by its content.

    `emptied` counts the values that fit no column and were left out.
    """

    data: bytes
    content_hash: str
    emptied: int


def to_line(article: Article, facts: Facts) -> Line:
    """The article and its facts in one line. Raises where they are not as declared."""
    source = well_formed(article.source)
    emptied = 0
    fact_rows: dict[str, list[list[Cell]]] = {}
    for table in FACT_TABLES:
        rows = [_cells(fact, _FACT_FIELDS[table.name]) for fact in getattr(facts, table.name)]
        emptied += sum(lost for _, lost in rows)
        fact_rows[table.name] = [row for row, _ in rows]
    for check in facts.checks:
        emptied += _unfit(check.stated) + _unfit(check.expected)
    content_hash = ids.content_hash(article.text)
    place = place_of(article.place, article.published_at) if article.place else None
    record = {
        "source": source,
        "article": _cells(article, _ARTICLE_FIELDS)[0],
        "place_id": place.place_id if place else None,
        "facts": fact_rows,
        "checks": _checks(facts),
    }
    payload = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    data = f"{ids.article_id(source, article.text)}\t{content_hash}\t{payload}".encode()
    return Line(data, content_hash, emptied)


def _cells(thing: object, fields: _Fields) -> tuple[list[Cell], int]:
    """The fields of an article or a fact as cells, and how many did not fit."""
    row: list[Cell] = []
    emptied = 0
    for value, convert in zip(fields.values_of(thing), fields.converters, strict=True):
        if value is None or value == "":
            row.append(None)
            continue
        held = convert(value)
        row.append(held)
        emptied += held is None
    return row, emptied


def _unfit(figure: str) -> bool:
    return bool(figure) and decimal_text(figure) is None


def _checks(facts: Facts) -> list[list[Any]]:
    n_facts = sum(1 for _ in facts.mentions())
    rows = []
    for check in facts.checks:
        if any(not 0 <= position < n_facts for position in check.facts):
            raise IndexError(f"check {check.rule!r} names fact {check.facts} of {n_facts}")
        figures = [cell(check.stated, Type.DECIMAL), cell(check.expected, Type.DECIMAL)]
        rows.append([check.rule, check.facts, *figures, check.status])
    return rows


@dataclass(frozen=True, slots=True)
class Rows:
    """What one article adds to the tables; `facts` by table name."""

    article: Row
    facts: dict[str, list[Row]]
    checks: list[Row]


def shared_id(line: bytes) -> str:
    """The id a line sorts by, shared by articles that agree in source name and text."""
    return line.split(b"\t", 1)[0].decode()


def content_hash_of(line: bytes) -> str:
    """The content hash of the article of a line."""
    return line.split(b"\t", 2)[1].decode()


def dated_text_of(line: bytes) -> tuple[str | None, str]:
    """The date of publication and the text of the article of a line."""
    article = json.loads(line.split(b"\t", 2)[2])["article"]
    return article[_DATE], article[_TEXT] or ""


def to_rows(line: bytes, article_id: str, original: Original | None) -> Rows:
    """The rows of one line, under the id that its article was given."""
    record = json.loads(line.split(b"\t", 2)[2])
    fields = dict(zip(_ARTICLE_FIELDS.names, record["article"], strict=True))
    fields |= {
        "article_id": article_id,
        "place_id": record["place_id"],
        "n_chars": len(fields["text"] or ""),
        "content_hash": content_hash_of(line),
        "duplicate_of": original.article_id if original else None,
        "similarity": original.similarity if original else None,
    }
    facts: dict[str, list[Row]] = {}
    fact_ids: list[str] = []
    for table in FACT_TABLES:
        facts[table.name] = list(_fact_rows(table, article_id, record["facts"][table.name]))
        fact_ids += [str(row[0]) for row in facts[table.name]]
    checks = list(_check_rows(article_id, record["checks"], fact_ids))
    return Rows([fields[name] for name in ARTICLES.names], facts, checks)


def _fact_rows(table: Table, article_id: str, rows: list[list[Cell]]) -> Iterator[Row]:
    names = _FACT_FIELDS[table.name].names
    start, end = names.index("start"), names.index("end")
    met: Counter[tuple[Cell, Cell]] = Counter()
    for row in rows:
        span = (row[start], row[end])
        met[span] += 1  # two facts may share a span, as the two laws of one name do
        yield [ids.fact_id(table.name, article_id, *span, met[span]), article_id, *row]


def _check_rows(article_id: str, checks: list[list[Any]], fact_ids: list[str]) -> Iterator[Row]:
    met: Counter[tuple[str, str]] = Counter()
    for rule, positions, *rest in checks:
        joined = " ".join(fact_ids[position] for position in positions)
        met[rule, joined] += 1
        key = ids.fact_id("checks", article_id, rule, joined, met[rule, joined])
        yield [key, article_id, rule, joined or None, *rest]
