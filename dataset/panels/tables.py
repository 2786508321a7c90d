"""The one declaration of a panel's tables, in the same terms as those of a dataset."""

from __future__ import annotations

from ..tables import Column, Link, Table, Type

_PERIOD = (
    Column("period_start", Type.DATE, "First day the value is for"),
    Column("period_end", Type.DATE, "Last day the value is for, included; empty for until today"),
)
_GRANULARITY = (
    "year, half, quarter, month, day, years, since, until, span for any other; report where the "
    "text states no period and period_end is the day it was published"
)
_STATUS = "single, agreed, conflict, or unclear where the values may be of different things"
_WHOSE = "An article and its duplicates are one"


def _id(name: str, description: str) -> Column:
    return Column(name, Type.ID, description)


def _text(name: str, description: str) -> Column:
    return Column(name, Type.TEXT, description)


def _number(name: str, description: str) -> Column:
    return Column(name, Type.DECIMAL, description)


def _count(name: str, description: str) -> Column:
    return Column(name, Type.INTEGER, description)


_INDICATOR = (
    _id("indicator_id", "The indicator: the same words give the same id in every dataset"),
    _text("indicator", "Its label, the item and action that most facts state"),
)
_PLACE = (
    _id("place_id", "The place, with the code system it is of: 63:02, 34:08 since July 2025"),
    _text("place", "Its name"),
)
_STATED = (
    _number("value", "The value, exact, in the unit of the indicator"),
    _number("value_max", "Upper end where the value is a range"),
    _number("total", "The whole of which the value is a part"),
    _text("modifier", "> < ~ >= or <= where the text qualifies the value"),
)
_EVIDENCE = (
    _text("source", "An article that states it"),
    _text("sentence", "The sentence that states it"),
)

INDICATORS = Table(
    "indicators",
    "indicator_id",
    "Every indicator of the panel: what is counted, in which unit, by which action",
    (
        *_INDICATOR,
        _text("nature", "level, change (a decrease is negative) or plan (wished for)"),
        _text("kind", "count, money, measure, score, rank or percentage"),
        _text("unit", "The unit of its values: the one that most facts state"),
        _text("item", "Its item as a key: spellings, synonyms and function words folded"),
        _text("action", "Its action as a key"),
        _text("base", "What a change or rate is measured against"),
        _text("forms", "The wordings it was met in, most frequent first, with | between"),
        _count("n_facts", "Facts of it, with or without a place and period"),
        _count("n_articles", f"Articles that state it. {_WHOSE}"),
        _count("n_cells", "Rows of the panel"),
        _count("n_conflicts", "Those of them that articles disagree on"),
    ),
)

PANEL = Table(
    "panel",
    "cell_id",
    "A value of an indicator for a place and a period, with the facts it was read from",
    (
        _id("cell_id", "Stable id of indicator, place and period"),
        *_INDICATOR,
        _text("unit", "Unit of the values"),
        *_PLACE,
        _text("place_level", "province, district or commune"),
        _id(
            "series_place_id", "The place now, if the reform of 2025 left it whole; else the place"
        ),
        *_PERIOD,
        _text("granularity", _GRANULARITY),
        _count("year", "The year in which the period ends, else starts"),
        *_STATED,
        _number("lowest", "The lowest value stated"),
        _number("highest", "The highest value stated"),
        _count("n_values", "Different statements of the value"),
        _count("n_articles", f"Articles that state a value. {_WHOSE}"),
        _text("status", _STATUS),
        _text("reason", "Why it is unclear"),
        _text("fact_ids", "The facts, joined by blanks"),
        *_EVIDENCE,
    ),
    (Link("indicator_id", "indicators"),),
)

CONFLICTS = Table(
    "conflicts",
    "fact_id",
    "Every value of a cell that articles disagree on, with its evidence",
    (
        _id("fact_id", "The fact in counts or percentages"),
        _id("cell_id", "The cell of the panel"),
        *_INDICATOR,
        *_PLACE,
        *_PERIOD,
        *_STATED,
        _id("article_id", "The article"),
        _text("site", "Its publisher"),
        _text("published_at", "When it was published"),
        *_EVIDENCE,
    ),
    (Link("cell_id", "panel"), Link("indicator_id", "indicators")),
)

CITATIONS_OVER_TIME = Table(
    "citations_over_time",
    "citing_id",
    "How often a document was cited in a year or month, by publisher and province",
    (
        _id("citing_id", "Stable id of document, time, publisher and province"),
        _id("document_id", "The document"),
        _text("doc_type", "Its type"),
        _text("symbol", "Its symbol"),
        _text("name", "Its name, where it has no symbol"),
        _text("period", "Year or month of publication, as 2024 or 2024-05; empty where unknown"),
        _text("site", "Publisher of the citing articles"),
        *_PLACE,
        _count("n_citations", "Citations; of duplicates, those of the one with most"),
        _count("n_articles", f"Articles. {_WHOSE}"),
    ),
)

MODELS_SPREAD = Table(
    "models_spread",
    "spread_id",
    "Where and when a model, movement, campaign or motto was met first",
    (
        _id("spread_id", "Stable id of model and province"),
        _text("kind", "model, movement, campaign or motto"),
        _text("canonical_name", "Its name"),
        *_PLACE,
        _text("first_seen", "Day of the first article on that province that names it"),
        _text("year", "The year of that day"),
        _count("nth_place", "How many provinces had it by that day; empty if undated"),
        _count("n_articles", f"Articles on that province that name it. {_WHOSE}"),
        _id("model_id", "The first mention"),
        *_EVIDENCE,
    ),
)

PANEL_TABLES = (PANEL, CONFLICTS, INDICATORS, CITATIONS_OVER_TIME, MODELS_SPREAD)
