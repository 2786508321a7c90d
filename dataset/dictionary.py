"""The data dictionary: every table and column in English and Vietnamese, as Markdown or HTML.

Rendered from the declaration in `tables` and, for what concerns readers only (Vietnamese, examples,
the meaning of values), from `data/dictionary.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from .tables import TABLES, Column, Table

_TITLE = "Data dictionary · Từ điển dữ liệu"
_HEADS = ("column", "type", "description", "mô tả", "example")
_DATA = files(__package__) / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one column; `target` is the table that it points to, if it does."""

    table: str
    name: str
    type: str
    description: str
    vietnamese: str
    example: str
    values: dict[str, str]
    is_key: bool
    target: str | None


def entries() -> Iterator[Entry]:
    """Every column of every table, in written order.

    >>> next(entries()).vietnamese
    'Mã ổn định của bài: cùng đầu vào luôn cho cùng mã'
    """
    for table in TABLES:
        yield from _of(table)


def data_dictionary() -> str:
    """The dictionary in Markdown.

    >>> data_dictionary().splitlines()[0]
    '# Data dictionary · Từ điển dữ liệu'
    """
    lines = [line for table in TABLES for line in _markdown(table)]
    return "\n".join([f"# {_TITLE}", *lines, ""])


def data_dictionary_html() -> str:
    """The dictionary as a page of its own, without script or address of anything else.

    >>> data_dictionary_html()[:15]
    '<!doctype html>'
    """
    links = " ".join(f'<a href="#{table.name}">{table.name}</a>' for table in TABLES)
    style = (_DATA / "dictionary.css").read_text(encoding="utf-8")
    head = f'<meta charset="utf-8"><title>{_TITLE}</title><style>\n{style}</style>'
    body = "\n".join(_html(table) for table in TABLES)
    return (
        f'<!doctype html>\n<html lang="vi"><head>{head}</head>\n'
        f"<body><h1>{_TITLE}</h1><nav>{links}</nav>\n{body}\n</body></html>\n"
    )


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((_DATA / "dictionary.toml").read_text(encoding="utf-8"))


def _entry(table: Table, column: Column) -> Entry:
    told = _told()
    more = told.get(table.name, {}).get(column.name) or told["columns"][column.name]
    targets = {link.column: link.table for link in table.links}
    return Entry(
        table.name, column.name, column.type, column.description, more["vi"], more["example"],
        more.get("values", {}), column.name == table.key, targets.get(column.name),
    )  # fmt: skip


def _of(table: Table) -> list[Entry]:
    return [_entry(table, column) for column in table.columns]


def _type_of(entry: Entry) -> str:
    told: str = _told()["types"][entry.type]
    return f"{told}; key" if entry.is_key else told


def _markdown(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n\n{table.description}. {_told()['tables'][table.name]}.\n"
    yield f"| {' | '.join(_HEADS)} |"
    yield "| --- " * len(_HEADS) + "|"
    for entry in _of(table):
        link = f"; in [{entry.target}](#{entry.target})" if entry.target else ""
        cells = (
            f"`{entry.name}`", _type_of(entry) + link,
            "<br>".join([entry.description, *_valued(entry)]),
            entry.vietnamese, f"`{entry.example}`",
        )  # fmt: skip
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _valued(entry: Entry) -> list[str]:
    return [f"`{value}`: {meaning}" for value, meaning in entry.values.items()]


def _html(table: Table) -> str:
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    rows = "\n".join(_html_row(entry) for entry in _of(table))
    about = f"{escape(table.description)}.<br>{escape(_told()['tables'][table.name])}."
    return (
        f'<h2 id="{table.name}">{table.name}</h2><p>{about}</p>\n'
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    )


def _html_row(entry: Entry) -> str:
    link = f'; in <a href="#{entry.target}">{entry.target}</a>' if entry.target else ""
    values = "".join(
        f"<dt><code>{escape(value)}</code></dt><dd>{escape(meaning)}</dd>"
        for value, meaning in entry.values.items()
    )
    shown = f"<dl>{values}</dl>" if values else ""
    name = f"<code{' class=key' if entry.is_key else ''}>{entry.name}</code>"
    return (
        f'<tr id="{entry.table}.{entry.name}"><td>{name}</td><td>{_type_of(entry)}{link}</td>'
        f"<td>{escape(entry.description)}{shown}</td><td>{escape(entry.vietnamese)}</td>"
        f"<td><code>{escape(entry.example)}</code></td></tr>"
    )
