"""A dataset read for its page: the articles in the page's order, each with its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow.parquet as pq

from ..finishing.replacing import mixture, parquet_of
from ..tables import ARTICLES, CHECKS, DOCUMENTS, FACT_TABLES, PLACES, REJECTS, Table

Row: TypeAlias = dict[str, Any]
_BATCH = 1000
CONFLICTS = "conflicts.parquet"  # of a panel
_LISTED = ("article_id", "source", "title", "published_at", "author", "site", "place_id")
_ALL = (ARTICLES, *FACT_TABLES, CHECKS, DOCUMENTS, PLACES, REJECTS)


@dataclass(frozen=True, slots=True)
class Read:
    """An article with the facts of each table and the checks, as they stand in their files."""

    article_id: str
    text: str
    facts: dict[str, list[Row]]
    checks: list[Row]


class Source:
    """The Parquet files of a dataset, read in batches."""

    def __init__(self, folder: str | Path, panel: str | Path | None = None) -> None:
        self.folder = Path(folder)
        self._conflicts = Path(panel or folder, CONFLICTS)
        if panel and not self._conflicts.is_file():
            raise FileNotFoundError(f"{self._conflicts} is missing: write it with solieu panel")
        if told := mixture(self._conflicts.parent):
            raise OSError(told)
        for table in _ALL:
            self._path(table)

    def listed(self) -> list[Row]:
        """What is told of each article, without its text: the latest first, undated last."""
        found = list(self._rows(ARTICLES, list(_LISTED)))
        found.sort(key=itemgetter("article_id"))
        return sorted(found, key=lambda row: row["published_at"] or "", reverse=True)

    def articles(self) -> Iterator[Read]:
        """Every article with its facts, in the order of the files.

        Raises `ValueError` where a file has its facts in another order than the articles.
        """
        waiting = {table: _Groups(self._rows(table)) for table in (*FACT_TABLES, CHECKS)}
        for row in self._rows(ARTICLES, ["article_id", "text"]):
            of = row["article_id"]
            facts = {table.name: waiting[table].take(of) for table in FACT_TABLES}
            yield Read(of, row["text"] or "", facts, waiting[CHECKS].take(of))
        for table, groups in waiting.items():
            if not groups.is_done:
                told = "its rows are not in the order of articles.parquet: write the dataset anew"
                raise ValueError(f"{self._path(table)}: {told}")

    def documents(self) -> Iterator[Row]:
        """Every cited document."""
        return self._rows(DOCUMENTS)

    def places(self) -> dict[str, Row]:
        """Every place, by its id."""
        return {row["place_id"]: row for row in self._rows(PLACES)}

    def rejects(self) -> Iterator[Row]:
        """Every input that gave no article."""
        return self._rows(REJECTS)

    def conflicts(self) -> Iterator[Row]:
        """Every figure of a panel that articles disagree on; none where there is no panel."""
        return _rows(self._conflicts) if self._conflicts.is_file() else iter(())

    def _path(self, table: Table) -> Path:
        return parquet_of(self.folder, table.name)

    def _rows(self, table: Table, columns: list[str] | None = None) -> Iterator[Row]:
        return _rows(self._path(table), columns)


def _rows(path: Path, columns: list[str] | None = None) -> Iterator[Row]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH, columns=columns):
            yield from batch.to_pylist()


class _Groups:
    """The rows of a table, article by article."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._groups = groupby(rows, key=itemgetter("article_id"))
        self._next = next(self._groups, None)

    @property
    def is_done(self) -> bool:
        return self._next is None

    def take(self, article_id: str) -> list[Row]:
        """The rows of that article, if they come next."""
        if self._next is None or self._next[0] != article_id:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows
