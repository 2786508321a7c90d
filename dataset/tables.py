"""The one declaration of the dataset's tables: writers, package file, tests and docs read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_DUPLICATE_OF = (
    "The article that this one repeats, whole or cut, with the same figures: of those like it and "
    "no duplicates themselves the one published first, undated last, then the first in this table"
)
_SIMILARITY = (
    "Share of the shorter text's runs of three words that the other has, for a duplicate: 1 for "
    "the same text"
)
_N_CITATIONS = "Citations of it; of an article and its duplicates, those of the one with most"
_N_ARTICLES = "Articles that cite it; an article and its duplicates are one"


class Type(StrEnum):
    """What a column holds. Only `TEXT` is free text; ids and dates never need guarding."""

    ID = "id"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PROBABILITY = "probability"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and what that means."""

    name: str
    type: Type
    description: str


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: `column` holds the key of `table`."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in written order, its key, and the tables it points to."""

    name: str
    key: str
    description: str
    columns: tuple[Column, ...]
    links: tuple[Link, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The column names, in written order.

        >>> table("rejects").names
        ('source', 'reason', 'detail')
        """
        return tuple(column.name for column in self.columns)


def _key(name: str, what: str) -> Column:
    return Column(name, Type.ID, f"Stable id of the {what}: the same input always gives the same")


def _text(name: str, description: str) -> Column:
    return Column(name, Type.TEXT, description)


def _decimal(name: str, description: str) -> Column:
    return Column(name, Type.DECIMAL, description)


_ARTICLE = Column("article_id", Type.ID, "The article that states it")
_PLACE = Column("place_id", Type.ID, "The place it is about, with the code system it is of")
_MENTION = (
    _ARTICLE,
    Column("start", Type.INTEGER, "Where the surface starts in articles.text, in code points"),
    Column("end", Type.INTEGER, "Where the surface ends, so that text[start:end] == surface"),
    _text("surface", "The words as written"),
    _text("sentence", "The sentence they stand in"),
)
_SOURCE_OF_TRUTH = (
    _text("rule", "The rule or learned part that made the fact"),
    Column("confidence", Type.PROBABILITY, "Probability that the fact is right, 0 to 1"),
)
_PERIOD = (
    Column("period_start", Type.DATE, "First day the number is for"),
    Column("period_end", Type.DATE, "Last day the number is for, included"),
)
_MODIFIER = _text("modifier", "> < ~ >= or <= where the text qualifies the number")
_CHANGE = _text("change", "increase or decrease where the number is a change")
_TO_ARTICLE = Link("article_id", "articles")
_TO_PLACE = Link("place_id", "places")

_DOCUMENT_FIELDS = (
    _text("doc_type", "Type of document in lower case, as nghị quyết or thông tư"),
    _text("symbol", "Canonical symbol, as 04/2015/NĐ-CP"),
    _text("name", "Formal name without type and year, where there is no symbol"),
    _text("issuer", "Who issued it, as the text says"),
    _text("issued_on", "Date of issue as exact as the text: a day, a month or a year"),
    Column("term", Type.INTEGER, "Party congress or National Assembly term"),
    _text("title", "Subject of the document as the text gives it"),
)

ARTICLES = Table(
    "articles",
    "article_id",
    "Every article that was read, with its cleaned text",
    (
        _key("article_id", "article"),
        _text("source", "Path or URL as given"),
        _text("title", "Headline"),
        _text("published_at", "ISO date of publication, with the time where the page gives it"),
        _text("author", "Name of the author, without offices"),
        _text("site", "Publisher"),
        _text("section", "Section of the site"),
        _text("place", "The one province the article is about, by its official name then"),
        Column("place_id", Type.ID, "That province, with the code system it is of"),
        _text("lead", "Standfirst"),
        _text("text", "Cleaned NFC text that every offset counts in"),
        Column("n_chars", Type.INTEGER, "Length of the text in code points"),
        Column("content_hash", Type.ID, "SHA-256 of the text in UTF-8"),
        Column("duplicate_of", Type.ID, _DUPLICATE_OF),
        Column("similarity", Type.PROBABILITY, _SIMILARITY),
    ),
    (_TO_PLACE, Link("duplicate_of", "articles")),
)

CITATIONS = Table(
    "citations",
    "citation_id",
    "Every mention of an identifiable document",
    (
        _key("citation_id", "citation"),
        _ARTICLE,
        Column("document_id", Type.ID, "The document cited, in the form of URN:LEX"),
        *_MENTION[1:],
        *_DOCUMENT_FIELDS,
        _text("pinpoint", "Part of the document, smallest unit first, as khoản 3 điều 63"),
        _text("repaired", "What was written where the symbol had a slip"),
        *_SOURCE_OF_TRUTH,
        _text("resolution", "resolved, ambiguous or unresolved: whether the document is known"),
        _text("candidates", "Identifiers of the known documents it can be, blanks between"),
        _text("back_references", "Where bare references to it stand, as start:end, blanks between"),
    ),
    (_TO_ARTICLE, Link("document_id", "documents")),
)

DOCUMENTS = Table(
    "documents",
    "document_id",
    "Every document cited, as the registry knows it or as most citations say",
    (
        Column("document_id", Type.ID, "Derived name in the form of URN:LEX (RFC 9676)"),
        *_DOCUMENT_FIELDS,
        Column("n_citations", Type.INTEGER, _N_CITATIONS),
        Column("n_articles", Type.INTEGER, _N_ARTICLES),
    ),
)

COUNTS = Table(
    "counts",
    "count_id",
    "Every stated number of something",
    (
        _key("count_id", "count"),
        *_MENTION,
        _text("kind", "count, money, measure, score or rank"),
        _decimal("value", "The number, exact"),
        _decimal("value_max", "Upper end of a range"),
        _decimal("total", "Denominator, as 77 in 62/77 đơn"),
        _text("unit", "Head noun, classifier or unit of measure"),
        _text("item", "The whole noun phrase counted"),
        _MODIFIER,
        _CHANGE,
        _text("action", "The predicate the number answers to"),
        *_PERIOD,
        _PLACE,
        *_SOURCE_OF_TRUTH,
        _text("unit_code", "The unit in ISO 4217 (VND) or UCUM (t/har), rates with a slash"),
    ),
    (_TO_ARTICLE, _TO_PLACE),
)

PERCENTAGES = Table(
    "percentages",
    "percentage_id",
    "Every stated share or rate",
    (
        _key("percentage_id", "percentage"),
        *_MENTION,
        _decimal("value", "The percentage, exact: 91.3 for 91,3%"),
        _decimal("value_max", "Upper end of a range"),
        _text("unit", "% or pp (percentage points)"),
        _text("of", "What it is a share of, or what changed"),
        _decimal("numerator", "Count it is computed from, where the text gives it"),
        _decimal("denominator", "Count it is a share of, where the text gives it"),
        _CHANGE,
        _text("base", "What a change is measured against"),
        _MODIFIER,
        *_PERIOD,
        _PLACE,
        *_SOURCE_OF_TRUTH,
    ),
    (_TO_ARTICLE, _TO_PLACE),
)

MODELS = Table(
    "models",
    "model_id",
    "Every named model, movement, campaign or motto",
    (
        _key("model_id", "mention"),
        *_MENTION,
        _text("kind", "model, movement, campaign or motto"),
        _text("name", "Its name without quotes"),
        _text("canonical_name", "One spelling for all mentions of it"),
        _decimal("count", "Number of such models where the sentence gives it"),
        *_SOURCE_OF_TRUTH,
    ),
    (_TO_ARTICLE,),
)

PLACES = Table(
    "places",
    "place_id",
    "Every administrative unit that another table names, the units above it and its successors",
    (
        Column("place_id", Type.ID, "Code with the code system it is of, as 63:02"),
        _text("name", "Official name"),
        _text("level", "Level of the unit"),
        Column("parent_id", Type.ID, "The unit above it"),
        _text("code", "Official code within its code system"),
        _text("vintage", "The code system"),
        _text("successor_ids", "Units that took its place, joined by blanks"),
    ),
    (Link("parent_id", "places"),),
)

CHECKS = Table(
    "checks",
    "check_id",
    "Arithmetic that articles state about their own figures",
    (
        _key("check_id", "check"),
        _ARTICLE,
        _text("rule", "What was compared"),
        _text("fact_ids", "Ids of the facts compared, joined by blanks"),
        _decimal("stated", "The figure the text states"),
        _decimal("expected", "The figure its other figures give"),
        _text("status", "ok, mismatch, or incomplete where parts do not claim to be all"),
    ),
    (_TO_ARTICLE,),
)

REJECTS = Table(
    "rejects",
    "source",
    "Every input that gave no article, with the reason",
    (
        _text("source", "Path or URL as given; a second reject of one source ends in (2)"),
        _text("reason", "Why it gave no article"),
        _text("detail", "What was met"),
    ),
)

TABLES = (
    ARTICLES,
    CITATIONS,
    DOCUMENTS,
    COUNTS,
    PERCENTAGES,
    MODELS,
    PLACES,
    CHECKS,
    REJECTS,
)
FACT_TABLES = (CITATIONS, COUNTS, PERCENTAGES, MODELS)


def table(name: str) -> Table:
    """The table of that name; `KeyError` for none.

    >>> table("counts").key
    'count_id'
    """
    return {entry.name: entry for entry in TABLES}[name]
