"""The places that other tables name, as rows, with the units above them and what they became."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...corpus.places.article_place import Place, place_by_id
from ..tables import PLACES
from ..writing.cells import Row, cell


def place_rows(
    named: Iterable[str], find: Callable[[str], Place | None] = place_by_id
) -> Iterator[Row]:
    """A row for each place named, each unit above one and each that took its place, by id.

    A place that is not known keeps its row with the id alone, so that no key points nowhere.
    """
    known: dict[str, Place | None] = {}
    wanted = set(named)
    while wanted:
        place_id = wanted.pop()
        place = known[place_id] = find(place_id)
        if place is not None:
            linked = (place.parent_id, *place.successor_ids)
            wanted.update(other for other in linked if other and other not in known)
    for place_id in sorted(known):
        yield _row(place_id, known[place_id])


def _row(place_id: str, place: Place | None) -> Row:
    if place is None:
        return [place_id, *(None for _ in PLACES.columns[1:])]
    values = {column.name: getattr(place, column.name) for column in PLACES.columns}
    values["successor_ids"] = " ".join(place.successor_ids)
    return [cell(values[column.name], column.type) for column in PLACES.columns]
