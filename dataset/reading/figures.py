"""The counts and percentages of a dataset as one frame, for plots and groups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from ...extract.views.facts_frame import column
from ..tables import COUNTS, PERCENTAGES, Table, Type

_PYTHON = {
    Type.ID: str,
    Type.TEXT: str,
    Type.INTEGER: int,
    Type.DECIMAL: Decimal,
    Type.PROBABILITY: float,
    Type.DATE: date,
}
_RENAMED = {"count_id": "figure_id", "percentage_id": "figure_id", "of": "item"}
_OF_ARTICLES = ("article_id", "title", "published_at", "site", "source", "duplicate_of")
_CATEGORIES = ("unit", "unit_code", "place", "site", "rule")
_KIND_OF_SHARES = "percentage"
COLUMNS = (
    *("figure_id", "article_id", "kind", "value", "number", "value_max", "unit", "item"),
    *("total", "numerator", "denominator", "change", "base", "modifier", "action"),
    *("period_start", "period_end", "place", "place_id"),
    *("title", "published_at", "site", "source", "duplicate_of"),
    *("surface", "sentence", "start", "end", "rule", "confidence", "unit_code"),
)
Read = Callable[[str, list[str]], pd.DataFrame]


def figures_of(counts: pd.DataFrame, percentages: pd.DataFrame, read: Read) -> pd.DataFrame:
    """The figures in the order of their articles and texts; `read` gives columns of a table."""
    shares = _typed(percentages, PERCENTAGES)
    shares["kind"] = column("kind", [_KIND_OF_SHARES] * len(shares), str)
    found = pd.concat([_typed(counts, COUNTS), shares], ignore_index=True)
    found["number"] = found["value"].astype("float64")
    articles = read("articles", list(_OF_ARTICLES)).astype("string")
    articles["published_at"] = _moments(articles["published_at"])
    places = read("places", ["place_id", "name"]).astype("string").rename(columns={"name": "place"})
    found = found.merge(articles, on="article_id", how="left", validate="many_to_one")
    found = found.merge(places, on="place_id", how="left", validate="many_to_one")
    found = found.astype(dict.fromkeys(_CATEGORIES, "category"))
    ordered = found.sort_values(["article_id", "start", "end"], kind="stable", ignore_index=True)
    return ordered[list(COLUMNS)]


def _typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The columns of a table in the types of the whole, those that only the other has, too."""
    kinds: dict[str, Any] = {
        c.name: _PYTHON[c.type] for c in (*COUNTS.columns, *PERCENTAGES.columns)
    }
    other = {name: kind for name, kind in kinds.items() if _RENAMED.get(name, name) in COLUMNS}
    own = {name: column(name, frame[name], other.pop(name)) for name in table.names}
    made = pd.DataFrame(own, index=frame.index).rename(columns=_RENAMED)
    for name, kind in other.items():
        if name not in made and _RENAMED.get(name) not in made:
            made[name] = column(name, [None] * len(frame), kind)
    return made


def _moments(written: pd.Series[Any]) -> pd.Series[Any]:
    """Moments of publication, local as in `articles`; what is no ISO date is left empty."""
    moments = pd.to_datetime(written, format="ISO8601", errors="coerce")
    return moments.astype("datetime64[s]")
