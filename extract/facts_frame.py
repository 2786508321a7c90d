"""The facts of an article as a pandas frame with the right types."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints

import pandas as pd

from .facts import FACT_TABLES, Check, Facts, Mention
from .showing import kind_of

_TABLES: dict[str, type] = {**FACT_TABLES, "checks": Check}
_LAST = ("rule", "confidence")
CLOSED = {
    "fact": ("citation", "count", "percentage", "model"),
    "kind": (
        *("count", "money", "measure", "score", "rank"),
        *("model", "movement", "campaign", "motto"),
    ),
    "change": ("increase", "decrease"),
    "modifier": (">", "<", "~", ">=", "<="),
    "resolution": ("resolved", "ambiguous", "unresolved"),
    "status": ("ok", "mismatch", "incomplete"),
}
"""Columns that hold one of a few words, with the words: categories in every frame."""
_DTYPES: dict[Any, str] = {
    str: "string",
    int: "Int64",
    float: "float64",
    Decimal: "object",
    date: "datetime64[s]",
}


def frame_of(facts: Facts, table: str | None = None) -> pd.DataFrame:
    """The frame of one table, or of all facts with an offset, those of one kind below another.

    >>> from solieu.extract import extract
    >>> facts = extract("Xã có 12 hộ nghèo, chiếm 1,5%.")
    >>> frame_of(facts)[["fact", "surface", "value", "unit"]].values.tolist()
    [['count', '12 hộ', Decimal('12'), 'hộ'], ['percentage', '1,5%', Decimal('1.5'), '%']]
    """
    if table is None:
        rows: list[Any] = list(facts.mentions())
        frame = _frame(rows, list(FACT_TABLES))
        kinds = pd.Series([kind_of(fact) for fact in rows], dtype=dtype_of("fact", str))
        frame.insert(0, "fact", kinds)
        return frame
    if table not in _TABLES:
        raise ValueError(f"{table!r} is no table of facts: choose one of {', '.join(_TABLES)}")
    return _frame(list(getattr(facts, table)), [table])


def _frame(rows: list[Any], tables: list[str]) -> pd.DataFrame:
    columns = {
        name: pd.Series([getattr(row, name, None) for row in rows], dtype=dtype_of(name, kind))
        for name, kind in _columns(tables).items()
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def _columns(tables: list[str]) -> dict[str, str]:
    """The names of all columns, each once, with their type: where a fact stands, what it says, and
    at last how it was read."""
    first = [field.name for field in fields(Mention) if field.name not in _LAST]
    found = {
        name: kind for table in tables for name, kind in get_type_hints(_TABLES[table]).items()
    }
    names = [name for name in first if name in found]
    names += [name for name in found if name not in (*first, *_LAST)]
    names += [name for name in _LAST if name in found]
    return {name: found[name] for name in names}


def dtype_of(name: str, kind: Any) -> Any:
    """The pandas type of a column by its name and the Python type of its values.

    >>> dtype_of("value", Decimal), dtype_of("period_start", date | None)
    ('object', 'datetime64[s]')
    """
    if name in CLOSED:
        return pd.CategoricalDtype(list(CLOSED[name]))
    for python, dtype in _DTYPES.items():
        if kind == python or kind == python | None:
            return dtype
    return "object"
