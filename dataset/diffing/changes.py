"""Facts in a line each, and which of two lists of such lines has more of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from ..reading.frames import Dataset

_TOLD = {
    "citations": ("doc_type", "symbol", "name", "issued_on"),
    "counts": ("kind", "value", "value_max", "unit"),
    "percentages": ("value", "value_max", "change"),
    "models": ("kind", "name"),
}


def told(table: str, row: Mapping[Any, Any]) -> str:
    """The fields that tell a fact of that table, without the empty ones.

    >>> told("counts", {"kind": "count", "value": 12, "value_max": None, "unit": "hộ"})
    'count | 12 | hộ'
    """
    values = [row.get(field) for field in _TOLD[table]]
    return " | ".join(str(value) for value in values if value == value and value)


def fact_lines(data: Dataset) -> Iterator[str]:
    """Each fact as `file  table  surface  fields`, the fields that tell it.

    >>> from tempfile import TemporaryDirectory
    >>> from solieu.corpus import Article
    >>> from solieu.dataset import build, open_dataset
    >>> with TemporaryDirectory() as folder:
    ...     written = build([Article("a.txt", "Xã có 12 hộ.")], folder)
    ...     list(fact_lines(open_dataset(folder)))
    ['a.txt\\tcounts\\t12 hộ\\tcount | 12 | hộ']
    """
    names = {row.article_id: PurePath(str(row.source)).name for row in data.articles.itertuples()}
    for table in _TOLD:
        for row in getattr(data, table).astype(object).to_dict("records"):
            surface = " ".join(row["surface"].split())
            yield "\t".join([names[row["article_id"]], table, surface, told(table, row)])


def changes(before: list[str], after: list[str]) -> list[str]:
    """The facts gained and lost, a line each; one found twice counts twice.

    >>> changes(["a.txt\\tcounts\\t3 đơn"], ["a.txt\\tcounts\\t4 đơn"])
    ['gained  a.txt\\tcounts\\t4 đơn', 'lost    a.txt\\tcounts\\t3 đơn']
    """
    gained, lost = Counter(after) - Counter(before), Counter(before) - Counter(after)
    lines = [f"gained  {line}" for line in gained.elements()]
    return lines + [f"lost    {line}" for line in lost.elements()]
