"""What Datasette shows about a SQLite file: descriptions, facets, order, search (metadata.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..tables import TABLES
from ..writing.package_file import TITLE
from . import sqlite_search

_ABOUT = (
    "Facts that Vietnamese articles state, each with the words it was read from. Search articles "
    "with tones (đường finds đường alone) or without (nghi quyet finds nghị quyết)."
)
_LONG_NUMBERS = "Numbers of more digits than SQLite keeps, whole"
_VIEWS = {
    "facts": "Every fact of every kind: citations, counts, percentages and named models",
    "figures": "Every count and percentage beside its article and the name of its place",
    "cited": "Every citation beside its article and what is known of the document",
    "mismatches": "Every check that found a figure at odds with the others of its article",
}
_FACETS = {
    "articles": ["site", "place"],
    "citations": ["doc_type", "resolution", "issuer"],
    "documents": ["doc_type", "issuer"],
    "counts": ["kind", "unit", "change"],
    "percentages": ["unit", "change", "modifier"],
    "models": ["kind"],
    "places": ["level", "vintage"],
    "checks": ["status", "rule"],
    "rejects": ["reason"],
    "figures": ["fact", "kind", "unit", "place_name"],
    "cited": ["doc_type", "resolution"],
    "mismatches": ["rule"],
}
_ORDER = {  # the column, largest first
    "articles": "published_at",
    "documents": "n_articles",
    "cited": "published_at",
}
_LABELS = {"articles": "title", "documents": "symbol", "places": "name"}
_SEARCH = {"fts_table": sqlite_search.NAME, "fts_pk": "rowid"}


def write(base: Path) -> None:
    """Write NAME.metadata.json beside the file NAME.sqlite."""
    told = json.dumps(describe(base.stem), ensure_ascii=False, indent=2) + "\n"
    base.with_suffix(".metadata.json").write_text(told, encoding="utf-8", newline="\n")


def describe(name: str) -> dict[str, Any]:
    """The description of a file whose name without suffix is `name`.

    >>> describe("tin")["databases"]["tin"]["tables"]["documents"]["sort_desc"]
    'n_articles'
    """
    tables = {table.name: _table(table.name, table.description) for table in TABLES}
    for table in TABLES:
        tables[table.name]["columns"] = {c.name: c.description for c in table.columns}
    tables["articles"] |= _SEARCH
    views = {view: _table(view, about) for view, about in _VIEWS.items()}
    hidden = {"articles_searched": {"hidden": True}}
    shown = {**tables, **views, "long_numbers": {"description": _LONG_NUMBERS}, **hidden}
    return {"title": TITLE, "description": _ABOUT, "databases": {name: {"tables": shown}}}


def _table(name: str, description: str) -> dict[str, Any]:
    told: dict[str, Any] = {"description": description}
    if name in _FACETS:
        told["facets"] = _FACETS[name]
    if name in _ORDER:
        told["sort_desc"] = _ORDER[name]
    if name in _LABELS:
        told["label_column"] = _LABELS[name]
    return told
