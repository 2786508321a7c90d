"""Facts as plain values that JSON and MessagePack can hold, and back, without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias, get_type_hints

from .facts import FACT_TABLES, Check, Fact, Facts
from .views.showing import plain_number

Record: TypeAlias = dict[str, list[dict[str, Any]]]
_TABLES: dict[str, type] = {**FACT_TABLES, "checks": Check}
_READ: dict[Any, Any] = {Decimal: Decimal, date: date.fromisoformat, tuple[int, ...]: tuple}


def record_of(facts: Facts) -> Record:
    """The facts by table, each without what is empty: decimals and dates as text.

    >>> from solieu.extract import extract
    >>> record_of(extract("Xã có 12 hộ."))["counts"][0]["value"]
    '12'
    """
    return {name: [_plain(row) for row in getattr(facts, name)] for name in _TABLES}


def facts_of_record(record: Mapping[str, list[dict[str, Any]]], text: str = "") -> Facts:
    """The facts that `record_of` wrote down, of that text."""
    tables = {name: tuple(_made(_TABLES[name], row) for row in record[name]) for name in _TABLES}
    return Facts(**tables, text=text)


def fact_of_record(record: Mapping[str, list[dict[str, Any]]], number: int) -> Fact | None:
    """One fact by its position in `Facts.mentions()`, or None where there are fewer."""
    for name, kind in FACT_TABLES.items():
        if number < len(record[name]):
            fact: Fact = _made(kind, record[name][number])
            return fact
        number -= len(record[name])
    return None


def plain_value(value: object) -> object:
    """The value as JSON holds it: decimals as text in plain notation, dates in ISO."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value


def _plain(row: Any) -> dict[str, Any]:
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    return {name: plain_value(value) for name, value in values.items() if value is not None}


def _made(kind: type, row: Mapping[str, Any]) -> Any:
    readers = _readers(kind)
    return kind(**{name: readers[name](v) if name in readers else v for name, v in row.items()})


@cache
def _readers(kind: type) -> dict[str, Any]:
    """What makes the values of those fields that are no plain ones."""
    return {
        name: read
        for name, hint in get_type_hints(kind).items()
        for to, read in _READ.items()
        if hint in (to, to | None)
    }
