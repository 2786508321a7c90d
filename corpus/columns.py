"""Which field of a record holds the text, title, date …: as told, else by the usual names."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache, lru_cache

from .bundled import read_data

Plan = Mapping[str, tuple[str, ...]]  # part of an article -> the fields to try for it, in order


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a dump's fields, where they are told rather than guessed.

    `id` puts that field of each record behind its name in the dataset: `tin.csv:2#A17`.
    """

    text: str | None = None
    title: str | None = None
    date: str | None = None
    author: str | None = None
    site: str | None = None
    section: str | None = None
    lead: str | None = None
    url: str | None = None
    id: str | None = None


GUESSED = Columns()


def columns_of(told: Columns | Mapping[str, str | None] | None) -> Columns:
    """The columns that a caller named; `ValueError` for a part no article has.

    >>> columns_of({"text": "noi_dung"}).text
    'noi_dung'
    """
    if told is None or isinstance(told, Columns):
        return told or GUESSED
    known = [field.name for field in fields(Columns)]
    if unknown := sorted(set(told) - set(known)):
        raise ValueError(f"no such part of an article: {unknown[0]}; there are {', '.join(known)}")
    return Columns(**told)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    table = read_data("columns.toml")
    parts: dict[str, list[str]] = tomllib.loads(table)
    return {part: tuple(map(column_key, names)) for part, names in parts.items()}


def column_key(name: str) -> str:
    """The key under which spellings of one column's name meet.

    >>> column_key("Tiêu đề") == column_key("tieu_de") == column_key("tieuDe")
    True
    """
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(c for c in plain if c.isalnum())


@lru_cache(maxsize=512)
def plan_of(names: tuple[str, ...], told: Columns) -> Plan:
    """The fields to try for each part of an article, among those that a record has.

    >>> plan_of(("Tiêu đề", "Nội dung"), GUESSED)["text"]
    ('Nội dung',)
    """
    by_key: dict[str, list[str]] = {}
    for name in names:
        by_key.setdefault(column_key(name), []).append(name)
    plan = {
        part: tuple(name for key in keys for name in by_key.get(key, ()))
        for part, keys in _names().items()
    }
    return plan | {part: (name,) for part, name in asdict(told).items() if name is not None}


def used_columns(plan: Plan, told: Columns) -> dict[str, str]:
    """The field that is tried first for each part of an article; for people to look at."""
    return {part: plan[part][0] for part in asdict(told) if plan.get(part)}
