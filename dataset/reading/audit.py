"""What the reports of a dataset got wrong in their own arithmetic, worst first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from .frames import Dataset, open_dataset

_TELLING = ("rule", "stated", "expected", "status")
_ORDER = {"mismatch": 0, "incomplete": 1, "ok": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """A check with where it stands: `off` is how far the stated figure is from the expected one,
    as a share of the expected one."""

    source: str
    rule: str
    status: str
    stated: Decimal
    expected: Decimal
    off: Decimal
    sentence: str


def audit(folder: str | Path) -> list[Finding]:
    """Every check of a dataset: mismatches first, the farthest off first, then by source.

    A check of a duplicate is left out where its original or another duplicate of that has the same.
    Raises what `open_dataset` raises.

    >>> from tempfile import TemporaryDirectory
    >>> from solieu.corpus import Article
    >>> from solieu.dataset import build
    >>> with TemporaryDirectory() as folder:
    ...     written = build([Article("a.txt", "Xã đã giải quyết 45/60 đơn, đạt 80%.")], folder)
    ...     [(f.status, f.stated, f.expected) for f in audit(folder)]
    [('mismatch', Decimal('80'), Decimal('75'))]
    """
    data = open_dataset(folder)
    sources = dict(zip(data.articles["article_id"], data.articles["source"], strict=True))
    sentences = _sentences(data)
    found = [_finding(row, sources, sentences) for _, row in _told_once(data).iterrows()]
    return sorted(found, key=lambda f: (_ORDER[f.status], -f.off, f.source, f.sentence))


def statuses(findings: list[Finding]) -> dict[str, int]:
    """How many checks have each status.

    >>> statuses([])
    {'mismatch': 0, 'incomplete': 0, 'ok': 0}
    """
    met = Counter(f.status for f in findings)
    return {status: met[status] for status in _ORDER}


def _told_once(data: Dataset) -> pd.DataFrame:
    """The checks, those that an article and its duplicates share once, as often as one has them."""
    copies = data.articles.dropna(subset="duplicate_of")
    originals = dict(zip(copies["article_id"], copies["duplicate_of"], strict=True))
    own = data.checks["article_id"]
    told = data.checks[["article_id", *_TELLING]]
    nth = told.groupby(list(told.columns), dropna=False).cumcount()
    told = told.assign(article_id=[originals.get(article, article) for article in own], nth=nth)
    originals_first = own.isin(originals).sort_values(kind="stable").index
    return data.checks[~told.loc[originals_first].duplicated().sort_index()]


def _sentences(data: Dataset) -> dict[str, str]:
    found: dict[str, str] = {}
    for frame, key in ((data.counts, "count_id"), (data.percentages, "percentage_id")):
        found.update(zip(frame[key], frame["sentence"], strict=True))
    return found


def _finding(row: Any, sources: dict[str, str], sentences: dict[str, str]) -> Finding:
    stated, expected = Decimal(row["stated"]), Decimal(row["expected"])
    facts = str(row["fact_ids"] or "").split()
    sentence = next((sentences[fact] for fact in reversed(facts) if fact in sentences), "")
    off = abs(stated - expected) / (abs(expected) or Decimal(1))
    source = sources[row["article_id"]]
    return Finding(source, row["rule"], row["status"], stated, expected, off, sentence)
