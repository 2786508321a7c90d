"""Articles without their texts: who published which when, and which tell one story."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from ...corpus.places.article_place import place_by_id
from ..reading.streams import stream

_COLUMNS = ("article_id", "source", "published_at", "site", "place_id", "duplicate_of")


@dataclass(frozen=True, slots=True)
class Story:
    """What a panel needs of an article. Duplicates share the `story` of their original."""

    story: str
    source: str
    published_at: str | None
    site: str | None
    place_id: str | None

    @property
    def day(self) -> str:
        """The day of publication, empty where it is not known."""
        return (self.published_at or "")[:10]


def stories(folder: Path) -> dict[str, Story]:
    """Every article of a dataset by its id. Texts are not read."""
    return {
        row["article_id"]: Story(
            row["duplicate_of"] or row["article_id"],
            row["source"] or "",
            row["published_at"],
            sys.intern(row["site"]) if row["site"] else None,
            sys.intern(row["place_id"]) if row["place_id"] else None,
        )
        for row in stream(folder, "articles", _COLUMNS)
    }


def place_name(place_id: str | None) -> str | None:
    """The name of a place, None for none.

    >>> place_name("63:02")
    'Hà Giang'
    """
    place = place_by_id(place_id) if place_id else None
    return place.name if place else None
