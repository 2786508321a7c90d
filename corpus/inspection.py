"""What would be read of some sources, and how: a look at the first records, without any facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from .article import Article, Reject
from .columns import Columns
from .formats import Layout
from .loading import load
from .sources import Source

MOST_RECORDS = 1000
SHOWN = 3  # articles


@dataclass(slots=True)
class Inspection:
    """What was met: files by their layout, articles, rejects by reason, days of publication."""

    layouts: dict[Layout, int] = field(default_factory=dict)  # the first of its kind -> files
    articles: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    first_rejects: dict[str, Reject] = field(default_factory=dict)
    first_day: str | None = None
    last_day: str | None = None
    examples: list[Article] = field(default_factory=list)
    is_whole: bool = True  # whether nothing was left unread

    @property
    def records(self) -> int:
        """How many records were met."""
        return self.articles + self.rejects.total()

    def _add(self, found: Article | Reject) -> None:
        if isinstance(found, Reject):
            self.rejects[str(found.reason)] += 1
            self.first_rejects.setdefault(str(found.reason), found)
            return
        self.articles += 1
        if len(self.examples) < SHOWN:
            self.examples.append(found)
        if found.published_at:
            day = found.published_at[:10]
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day or day, day)


def inspect(
    sources: Source | Iterable[Source],
    *,
    columns: Columns | Mapping[str, str | None] | None = None,
    most: int = MOST_RECORDS,
) -> Inspection:
    """What loading the sources gives, told from their first records, so many at most.

    >>> inspect("tin/khong-co.txt").rejects
    Counter({'not_found': 1})
    """
    met = Inspection()
    first: dict[Layout, Layout] = {}

    def note(layout: Layout) -> None:
        kind = first.setdefault(replace(layout, source=""), layout)
        met.layouts[kind] = met.layouts.get(kind, 0) + 1

    found = load(sources, columns=columns, report=note)
    for each in islice(found, most):
        met._add(each)
    met.is_whole = next(found, None) is None
    return met
