"""An article and its facts as one line of text, and that line as rows of the tables.

Ids are given on the way back, when the lines stand sorted: only then is it known which articles
agree in source name and text and need telling apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from ...corpus.article import Article
from ...corpus.places.article_place import place_of
from ...extract.facts import Fact, Facts
from .. import ids
from ..finishing.duplicates import Original
from ..tables import ARTICLES, FACT_TABLES, Column, Table, Type
from ..writing.cells import CONVERTERS, Cell, Row, cell, decimal_text, well_formed

_GIVEN = ("n_chars", "content_hash", "duplicate_of", "similarity")  # the last columns of articles
_WORDS = dict.fromkeys((Type.ID, Type.TEXT), str)  # sound or not: a line is looked at as a whole
_HALVES = re.compile("[\ud800-\udfff]")  # of characters, which UTF-8 cannot write
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of an article or a fact that columns are made of."""

    names: tuple[str, ...]
    values_of: Callable[[object], tuple[Any, ...]]
    converters: tuple[Callable[[Any], Cell], ...]

    def at(self, *names: str) -> tuple[int, ...]:
        """Where the fields of these names stand."""
        return tuple(map(self.names.index, names))


def _fields(columns: Iterable[Column], left_out: Container[str]) -> _Fields:
    kept = [column for column in columns if column.name not in left_out]
    names = tuple(column.name for column in kept)
    converters = CONVERTERS | _WORDS
    return _Fields(names, attrgetter(*names), tuple(converters[column.type] for column in kept))


_ARTICLE_FIELDS = _fields(ARTICLES.columns[1:], ("place_id", *_GIVEN))
_PLACE_ID, _DATE, _TEXT = (
    ARTICLES.names[1:].index(name) for name in ("place_id", "published_at", "text")
)
_FACT_FIELDS = {
    table.name: _fields(table.columns, (table.key, "article_id")) for table in FACT_TABLES
}
_SENTENCES = {name: fields.at("sentence")[0] for name, fields in _FACT_FIELDS.items()}
_SPANS = {name: fields.at("start", "end") for name, fields in _FACT_FIELDS.items()}


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
    article_id, content_hash = ids.article_ids(well_formed(article.source), article.text)
    told, _ = _cells(article, _ARTICLE_FIELDS)
    place = place_of(article.place, article.published_at) if article.place else None
    told.insert(_PLACE_ID, place.place_id if place else None)
    sentences = _Sentences(article.text)
    emptied = 0
    found: list[list[list[Any]]] = []
    for table in FACT_TABLES:
        rows = []
        for fact in getattr(facts, table.name):
            row, lost = _cells(fact, _FACT_FIELDS[table.name])
            row[_SENTENCES[table.name]] = sentences.number(fact)
            rows.append(row)
            emptied += lost
        found.append(rows)
    for check in facts.checks:
        emptied += _unfit(check.stated) + _unfit(check.expected)
    about = _to_json([*found, _checks(facts), sentences.told()])
    data = _encoded(f"{article_id}\t{content_hash}\t{_to_json(told)}\t{about}")
    return Line(data, content_hash, emptied)


class _Sentences:
    """The sentences of facts, each once, as where they stand in the text: many share one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._numbers: dict[str, int] = {}
        self._told: list[Any] = []

    def number(self, fact: Fact) -> int | None:
        """The number of a fact's sentence."""
        sentence = fact.sentence
        if not sentence:
            return None
        number = self._numbers.setdefault(sentence, len(self._numbers))
        if number == len(self._told):
            first = max(0, fact.end - len(sentence))
            begin = self._text.find(sentence, first, fact.start + len(sentence))
            self._told.append(sentence if begin < 0 else (begin, begin + len(sentence)))
        return number

    def told(self) -> list[Any]:
        """By number, where a sentence stands, or itself where it is not of the text."""
        return self._told


def _encoded(line: str) -> bytes:
    """A line in UTF-8; what that cannot write is shown as escapes, as `well_formed` does."""
    try:
        return line.encode()
    except UnicodeEncodeError:
        return _HALVES.sub(lambda half: f"\\\\u{ord(half[0]):04x}", line).encode()


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
        if held is None:
            emptied += 1
    return row, emptied


def _unfit(figure: str) -> bool:
    return bool(figure) and decimal_text(figure) is None


def _checks(facts: Facts) -> list[list[Any]]:
    if not facts.checks:
        return []
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
    article = json.loads(line.split(b"\t", 3)[2])
    return article[_DATE], article[_TEXT] or ""


def to_rows(line: bytes, article_id: str, original: Original | None) -> Rows:
    """The rows of one line, under the id that its article was given."""
    _, content_hash, told, about = line.split(b"\t", 3)
    cells = json.loads(told)
    *found, checks, spans = json.loads(about)
    text = cells[_TEXT] or ""
    same = (original.article_id, original.similarity) if original else (None, None)
    article = [article_id, *cells, len(text), content_hash.decode(), *same]
    sentences = [span if isinstance(span, str) else text[slice(*span)] for span in spans]
    facts: dict[str, list[Row]] = {}
    fact_ids: list[str] = []
    for table, rows in zip(FACT_TABLES, found, strict=True):
        facts[table.name] = list(_fact_rows(table, article_id, rows, sentences))
        fact_ids += [str(row[0]) for row in facts[table.name]]
    return Rows(article, facts, list(_check_rows(article_id, checks, fact_ids)))


def _fact_rows(
    table: Table, article_id: str, rows: list[list[Any]], sentences: list[str]
) -> Iterator[Row]:
    (start, end), sentence = _SPANS[table.name], _SENTENCES[table.name]
    met: dict[tuple[Cell, Cell], int] = {}
    for row in rows:
        span = (row[start], row[end])
        nth = met[span] = met.get(span, 0) + 1  # as the two laws of one name share a span
        if row[sentence] is not None:
            row[sentence] = sentences[row[sentence]]
        yield [ids.fact_id(table.name, article_id, *span, nth), article_id, *row]


def _check_rows(article_id: str, checks: list[list[Any]], fact_ids: list[str]) -> Iterator[Row]:
    met: dict[tuple[str, str], int] = {}
    for rule, positions, *rest in checks:
        joined = " ".join(fact_ids[position] for position in positions)
        nth = met[rule, joined] = met.get((rule, joined), 0) + 1
        key = ids.fact_id("checks", article_id, rule, joined, nth)
        yield [key, article_id, rule, joined or None, *rest]
