"""The place a figure is for: the one its sentence names, else the one its article is about."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from ..corpus.places import find_places, place_of


class Whereabouts:
    """The provinces that a text names, by offset, and the one that the article is about.

    >>> Whereabouts("Tỉnh Lào Cai có 5 xã.", "Yên Bái", "2020-01-01").at(0, 21)
    '63:10'
    """

    def __init__(self, text: str, place: str | None, published_at: str | None) -> None:
        self._text, self._published_at = text, published_at
        own = place_of(place, published_at) if place else None
        self._own = own.place_id if own else None

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        found = find_places(self._text, self._published_at)
        return [(start, place.parent_id or place.place_id) for start, _, place in found]

    def at(self, start: int, end: int) -> str | None:
        """The id of the one province of the sentence at start to end; None where it names several,
        or where neither it nor the article is about one."""
        if self._own is None:
            return None
        first = bisect_left(self._named, (start, ""))
        ids = set()
        for offset, place_id in self._named[first:]:
            if offset >= end:
                break
            ids.add(place_id)
        if not ids:
            return self._own
        return ids.pop() if len(ids) == 1 else None
