"""What readers of a report page judged right or wrong, and what that says of a dataset."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from ..reading.frames import Dataset, open_dataset
from .facts_of import KINDS

_Z = 1.959964  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict on a fact: `is_right` is None where the reader only left a note.

    `sha256` is the hash of the article's text, `kind` the kind of fact.
    """

    fact_id: str
    sha256: str
    kind: str
    start: int
    end: int
    is_right: bool | None
    note: str = ""


@dataclass(slots=True)
class Judged:
    """Facts of a kind by verdict; `lost` were right, `mended` wrong, and are not found any more."""

    right: int = 0
    wrong: int = 0
    lost: int = 0
    mended: int = 0

    @property
    def precision(self) -> float:
        """The share of judged facts that are right, of those that the dataset has."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the precision, if the facts were judged as they came.

        Source: E. B. Wilson, Probable inference (1927).

        >>> low, high = Judged(right=9, wrong=1).interval
        >>> f"{low:.3f} {high:.3f}"
        '0.596 0.982'
        """
        n = self.right + self.wrong
        if not n:
            return 0.0, 1.0
        p, z2 = self.precision, _Z * _Z / n
        middle, half = p + z2 / 2, _Z * sqrt(p * (1 - p) / n + z2 / n / 4)
        return (middle - half) / (1 + z2), (middle + half) / (1 + z2)


def read_reviews(path: str | Path) -> list[Review]:
    """The verdicts of a JSON Lines file that a report page saved.

    Raises `OSError`, which names the line, where there are none.

    >>> read_reviews("/nowhere.jsonl")
    Traceback (most recent call last):
    ...
    FileNotFoundError: ...
    """
    with open(path, encoding="utf-8-sig") as lines:
        return [_review(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]


def _review(line: str, where: str) -> Review:
    try:
        row: dict[str, Any] = json.loads(line)
        verdict = {"right": True, "wrong": False, None: None}[row["verdict"]]
        if row["fact"] not in KINDS:
            raise ValueError(f"{row['fact']!r} is no kind of fact")
        told = (row["fact_id"], row["sha256"], row["fact"], int(row["start"]), int(row["end"]))
        return Review(*told, verdict, row.get("note") or "")
    except (ValueError, KeyError, TypeError) as error:
        wanted = "each line holds fact_id, sha256, fact, start, end and verdict, as a report saves"
        raise OSError(f"{where} is no verdict ({error!r}): {wanted}") from error


def judged_facts(reviews: Iterable[Review], folder: str | Path) -> dict[str, Judged]:
    """The verdicts on the facts of a dataset, by kind; the last on a fact is the one that counts.

    A fact is found by its id, or by its place in the same text. Raises what `open_dataset` raises.

    >>> from tempfile import TemporaryDirectory
    >>> from solieu.corpus import Article
    >>> from solieu.dataset import build
    >>> with TemporaryDirectory() as folder:
    ...     written = build([Article("a.txt", "Xã có 12 hộ.")], folder)
    ...     known = open_dataset(folder)
    ...     fact, text = known.counts["count_id"][0], known.articles["content_hash"][0]
    ...     judged_facts([Review(fact, text, "count", 6, 11, True)], folder)["count"].right
    1
    """
    known = _known(open_dataset(folder))
    tallies = {kind: Judged() for kind in KINDS}
    latest = {review.fact_id: review for review in reviews if review.is_right is not None}
    for review in latest.values():
        place = (review.kind, review.sha256, review.start, review.end)
        there = review.fact_id in known or place in known
        tally = tallies[review.kind]
        tally.right += there and review.is_right is True
        tally.wrong += there and review.is_right is False
        tally.lost += not there and review.is_right is True
        tally.mended += not there and review.is_right is False
    return tallies


def _known(data: Dataset) -> set[Any]:
    hashes = dict(zip(data.articles["article_id"], data.articles["content_hash"], strict=True))
    known: set[Any] = set()
    for kind, table in KINDS.items():
        rows = getattr(data, table.name)[[table.key, "article_id", "start", "end"]]
        for key, article, start, end in rows.itertuples(index=False):
            known |= {key, (kind, hashes[article], int(start), int(end))}
    return known
