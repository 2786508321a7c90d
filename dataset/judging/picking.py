"""Which articles to read next: those whose facts are least sure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..reading.frames import open_dataset

_TABLES = ("citations", "counts", "percentages", "models")
LEAST_FACTS = 3  # an article of one doubtful fact teaches little


@dataclass(frozen=True, slots=True)
class Pick:
    """An article with its facts and how many of them can be expected to be wrong."""

    article_id: str
    source: str
    facts: int
    wrong: float


def pick(folder: str | Path) -> list[Pick]:
    """The articles of a dataset with at least three facts, by the share of facts that can be
    expected to be wrong, the largest first; then by source. Duplicates are passed over, for who
    reads an article has read them, too.

    Raises what `open_dataset` raises.

    >>> from tempfile import TemporaryDirectory
    >>> from solieu.corpus import Article
    >>> from solieu.dataset import build
    >>> with TemporaryDirectory() as folder:
    ...     written = build([Article("a.txt", "12 hộ nghèo, 30 hộ khá, 7 hộ giàu.")], folder)
    ...     [(p.source, p.facts) for p in pick(folder)]
    [('a.txt', 3)]
    """
    data = open_dataset(folder)
    columns = [getattr(data, table)[["article_id", "confidence"]] for table in _TABLES]
    facts = pd.concat(columns, ignore_index=True)
    doubt = 1 - facts["confidence"].astype(float)
    sums = doubt.groupby(facts["article_id"]).agg(["size", "sum"])
    originals = data.articles[data.articles["duplicate_of"].isna()]
    sources = dict(zip(originals["article_id"], originals["source"], strict=True))
    picks = [
        Pick(str(article), str(sources[article]), int(size), round(float(total), 2))
        for article, size, total in sums.itertuples()
        if size >= LEAST_FACTS and article in sources
    ]
    return sorted(picks, key=lambda p: (-p.wrong / p.facts, p.source))
