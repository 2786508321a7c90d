"""Where models, movements, campaigns and mottos were met first, province by province."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from ..reading.streams import stream
from ..writing.cells import Row
from .lexicon import spelled
from .rows import stable_id
from .stories import Story, place_name

_COLUMNS = ("article_id", "model_id", "kind", "canonical_name", "sentence")


@dataclass(slots=True)
class _Arrival:
    """A province that has a model: the day and mention it was met first, and who names it."""

    place_id: str
    name: str
    day: str
    mention: list[Any]
    n_articles: int


def spread_lines(folder: Path, known: dict[str, Story]) -> Iterator[bytes]:
    """A line for each mention of a model in an article on one province, sorting by model."""
    for row in stream(folder, "models", _COLUMNS):
        article = known[row["article_id"]]
        if article.place_id and row["canonical_name"]:
            line = [
                row["kind"], spelled(row["canonical_name"]), article.place_id, article.day or "~",
                article.story, row["model_id"], row["canonical_name"], article.source,
                row["sentence"],
            ]  # fmt: skip
            yield json.dumps(line, ensure_ascii=False).encode()


def spread_rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """Rows of `models_spread` from sorted lines: of each model, first arrivals first."""
    for (kind, key), group in groupby(map(json.loads, lines), key=lambda cells: tuple(cells[:2])):
        arrivals = [_arrival(place, told) for place, told in groupby(group, key=lambda c: c[2])]
        arrivals.sort(key=lambda arrival: (arrival.day, arrival.place_id))
        for arrival in arrivals:
            is_dated = arrival.day != "~"
            nth = sum(other.day <= arrival.day for other in arrivals) if is_dated else None
            _, _, _, _, _, model_id, _, source, sentence = arrival.mention
            yield [
                stable_id("s", kind, key, arrival.place_id), kind, arrivals[0].name,
                arrival.place_id, place_name(arrival.place_id),
                arrival.day if is_dated else None, arrival.day[:4] if is_dated else None, nth,
                arrival.n_articles, model_id, source, sentence,
            ]  # fmt: skip


def _arrival(place_id: str, told: Iterable[list[Any]]) -> _Arrival:
    """What is known of a model in a province, from its lines in order of time."""
    first: list[Any] = []
    stories = set()
    for cells in told:
        first = first or cells
        stories.add(cells[4])
    return _Arrival(place_id, first[6], first[3], first, len(stories))
