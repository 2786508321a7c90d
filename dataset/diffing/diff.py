"""Two datasets fact by fact: what one has and the other has not, or has otherwise."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import Any

from ..finishing.spool import Spool
from ..reading.streams import stream
from ..tables import FACT_TABLES, Table
from ..writing.cells import decimal_text
from .changes import told
from .counterparts import Fact, Twins, articles_of, pair_articles, pair_facts

GAINED, LOST, CHANGED, SAME = "gained", "lost", "changed", "same"
BEFORE, AFTER = 0, 1
_OF_THE_TEXT = {"start", "end", "sentence", "back_references"}  # differ with the text around a fact
_TABLES = {table.name: table for table in FACT_TABLES}


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that was `gained`, `lost` or `changed`.

    `fields` tell the fact, as it is now if it still is; `columns` are the name, the old and the
    new value of each column that changed.
    """

    what: str
    table: str
    source: str
    start: int
    end: int
    surface: str
    fields: str
    columns: tuple[tuple[str, str, str], ...] = ()

    @property
    def line(self) -> str:
        """The change in one line."""
        changed = "; ".join(
            f"{name}: {old or '–'} → {new or '–'}" for name, old, new in self.columns
        )
        cells = (self.source, self.table, self.surface, changed or self.fields)
        return f"{self.what:<8}" + "\t".join(" ".join(cell.split()) for cell in cells)


@dataclass(slots=True)
class Diff:
    """The changes from one dataset to another.

    `facts`, by table, and `articles` are counted while it is iterated: how many were gained, lost,
    changed, or are the same.
    """

    before: Path
    after: Path
    ignored: frozenset[str]
    facts: dict[str, Counter[str]] = field(default_factory=dict)
    articles: Counter[str] = field(default_factory=Counter)

    @property
    def differs(self) -> bool:
        """Whether an article or fact was gained, lost or changed."""
        return any(set(counts) - {SAME} for counts in (self.articles, *self.facts.values()))

    def __iter__(self) -> Iterator[Change]:
        """The changes by source, table and place in the text. Facts are sorted in files, so that
        memory holds no more of them than one article's."""
        twins = pair_articles(articles_of(self.before), articles_of(self.after))
        self.articles = Counter(map(_fate, twins))
        self.facts = {name: Counter() for name in _TABLES}
        with tempfile.TemporaryDirectory(prefix="solieu-") as scratch:
            spools = [_spool(self, side, twins, Path(scratch)) for side in (BEFORE, AFTER)]
            rows = map(json.loads, merge(*spools))
            for (nth, table), group in groupby(rows, key=lambda row: (row[0], row[1])):
                yield from self._changes(twins[int(nth)], list(_TABLES)[table], list(group))

    def _changes(self, twins: Twins, table: str, rows: list[list[Any]]) -> Iterator[Change]:
        """The changes of one kind of fact in an article."""
        before, after = ([row[-1] for row in rows if row[3] == side] for side in (BEFORE, AFTER))
        compared = [c.name for c in _TABLES[table].columns if c.name not in self._left_out(twins)]
        pairs = pair_facts(before, after, same_text=twins.same_text)
        for old, new in sorted(pairs, key=lambda pair: _place(pair[1] or pair[0])):
            columns = _columns(old, new, compared)
            what = _what(old, new) if old is None or new is None or columns else SAME
            self.facts[table][what] += 1
            if what != SAME:
                fact = new or old or {}
                place = fact["start"], fact["end"]
                yield Change(
                    what, table, twins.source, *place, fact["surface"], told(table, fact), columns
                )

    def _left_out(self, twins: Twins) -> set[str]:
        keys = {table.key for table in FACT_TABLES} | {"article_id"}
        return keys | self.ignored | (set() if twins.same_text else _OF_THE_TEXT)


def diff(before: str | Path, after: str | Path, ignore: Iterable[str] = ()) -> Diff:
    """The facts gained, lost and changed from one dataset to another.

    Articles belong together by text and source, else by text, else by source. Facts of one text
    match by kind and span, then by spans that overlap; where the texts differ, by surface in
    order. Columns named in `ignore` are not compared. Iterating raises `FileNotFoundError` where
    a folder holds no dataset.

    >>> list(diff("/nowhere", "/nowhere"))
    Traceback (most recent call last):
    ...
    FileNotFoundError: /nowhere/articles.parquet is missing: ...
    """
    return Diff(Path(before), Path(after), frozenset(ignore))


def _spool(diff: Diff, side: int, twins: list[Twins], scratch: Path) -> Spool:
    """The facts of one dataset, as lines that sort by article, table and place."""
    nths = {known.article_id: nth for nth, pair in enumerate(twins) if (known := pair[side])}
    spool = Spool(scratch, str(side))
    for at, table in enumerate(FACT_TABLES):
        for row in stream((diff.before, diff.after)[side], table.name):
            place = f"{row['start']:012}", side
            line = [f"{nths[row['article_id']]:012}", at, *place, _plain(row, table)]
            spool.add(json.dumps(line, ensure_ascii=False).encode())
    return spool


def _plain(row: Mapping[str, Any], table: Table) -> Fact:
    return {name: _value(row[name]) for name in table.names if row.get(name) is not None}


def _value(value: object) -> object:
    if isinstance(value, Decimal):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else value


def _columns(
    old: Fact | None, new: Fact | None, compared: list[str]
) -> tuple[tuple[str, str, str], ...]:
    if old is None or new is None:
        return ()
    values = ((name, old.get(name), new.get(name)) for name in compared)
    return tuple((name, _shown(was), _shown(now)) for name, was, now in values if was != now)


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _place(fact: Fact | None) -> tuple[int, int]:
    return (fact["start"], fact["end"]) if fact else (0, 0)


def _what(old: object, new: object) -> str:
    if old is None:
        return GAINED
    return LOST if new is None else CHANGED


def _fate(twins: Twins) -> str:
    what = _what(*twins)
    return SAME if what == CHANGED and twins.same_text else what
