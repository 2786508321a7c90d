"""The facts of an article as a pandas frame with the right types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_type_hints

import numpy as np
import pandas as pd

from ..facts import FACT_TABLES, Check, Facts, Mention
from .showing import kind_of

_TABLES: dict[str, type] = {**FACT_TABLES, "checks": Check}
_LAST = ("rule", "confidence")
_CLOSED = {
    "fact": ("citation", "count", "percentage", "model"),
    "kind": (
        *("count", "money", "measure", "score", "rank", "percentage"),
        *("model", "movement", "campaign", "motto"),
    ),
    "change": ("increase", "decrease"),
    "modifier": (">", "<", "~", ">=", "<="),
    "resolution": ("resolved", "ambiguous", "unresolved"),
    "status": ("ok", "mismatch", "incomplete"),
}  # columns that hold one of a few words
_DTYPES: dict[Any, Any] = {str: "string", int: "Int64", float: "float64", Decimal: "object"}


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
        frame.insert(0, "fact", column("fact", [kind_of(fact) for fact in rows], str))
        return frame
    if table not in _TABLES:
        raise ValueError(f"{table!r} is no table of facts: choose one of {', '.join(_TABLES)}")
    return _frame(list(getattr(facts, table)), [table])


def column(name: str, values: Iterable[Any], kind: Any) -> pd.Series[Any]:
    """The values of a column by the Python type of what is not empty.

    A column that holds one of a few words is a category of them in every frame. Dates go by way of
    numpy, for pandas before 3 has no day before 1677.

    >>> [column("x", [None], kind).dtype.name for kind in (str, int, date, Decimal)]
    ['string', 'Int64', 'datetime64[s]', 'object']
    """
    told = list(values)
    if kind is date:
        return pd.Series(np.array(told, dtype="datetime64[s]"))
    dtype = _words(name, told) if name in _CLOSED else _DTYPES.get(kind, "object")
    made: pd.Series[Any] = pd.Series(told, dtype=dtype)
    return made


def _words(name: str, told: list[Any]) -> pd.CategoricalDtype:
    """The words that a column can hold; what another extractor said besides is not lost."""
    known = _CLOSED[name]
    others = {word for word in told if isinstance(word, str)} - set(known)
    return pd.CategoricalDtype([*known, *sorted(others)])


def _frame(rows: list[Any], tables: list[str]) -> pd.DataFrame:
    columns = {
        name: column(name, [getattr(row, name, None) for row in rows], kind)
        for name, kind in _columns(tables).items()
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def _columns(tables: list[str]) -> dict[str, Any]:
    """The names of all columns, each once, with their type: where a fact stands, what it says, and
    at last how it was read."""
    first = [field.name for field in fields(Mention) if field.name not in _LAST]
    found = {
        name: _filled(hint)
        for table in tables
        for name, hint in get_type_hints(_TABLES[table]).items()
    }
    names = [name for name in first if name in found]
    names += [name for name in found if name not in (*first, *_LAST)]
    names += [name for name in _LAST if name in found]
    return {name: found[name] for name in names}


def _filled(hint: Any) -> Any:
    """The type of what is not None: `Decimal` of `Decimal | None`."""
    return get_args(hint)[0] if isinstance(hint, UnionType) else hint
