"""The communes of both sets of units, and of former ones: tables that are read only when needed.

Most texts name no commune, so nothing here is read at import or for a province or district.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..bundled import read_data
from ..text.folding import place_key

TABLES = ("communes.csv", "communes_former.csv")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit in one code system: `63:02` is Hà Giang, `34:08` Tuyên Quang since.

    The system `63` holds until 30 June 2025, `34` since; `64` is that of units whose code passed to
    another one before. `kind` is xã, huyện …, None for provinces.

    >>> commune_by_id("63:02/034/01153").name
    'Việt Quang'
    """

    place_id: str
    name: str
    level: str
    parent_id: str | None
    code: str
    vintage: str
    successor_ids: tuple[str, ...] = ()
    kind: str | None = None


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of data/."""
    table = read_data(name)
    yield from csv.DictReader(table.splitlines())


@cache
def _lines() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The line of every id, and the ids of every key of a name; places are made where asked for."""
    by_id, by_key = {}, dict[str, tuple[str, ...]]()
    for name in TABLES:
        text = read_data(name)
        lines = text.splitlines()[1:]
        names = [line.split(",", 2)[1] for line in lines]
        for line, key in zip(lines, place_key("\n".join(names)).split("\n"), strict=True):
            place_id = line[: line.index(",")]
            by_id[place_id] = line
            by_key[key] = (*by_key.get(key, ()), place_id)
    return by_id, by_key


def commune_by_id(place_id: str) -> Place | None:
    """The commune with this id; None for an unknown one.

    >>> commune_by_id("63:02/034/01153").successor_ids
    ('34:08/01153',)
    """
    line = _lines()[0].get(place_id)
    return _place(line) if line else None


def communes_of(key: str) -> tuple[Place, ...]:
    """The communes whose name has this key, in every district and of every time.

    >>> sorted({place.vintage for place in communes_of("tân quang")})
    ['34', '63']
    """
    return _places(_lines()[1].get(key, ()))


@cache
def _places(place_ids: tuple[str, ...]) -> tuple[Place, ...]:
    by_id = _lines()[0]
    return tuple(_place(by_id[place_id]) for place_id in place_ids)


def _place(line: str) -> Place:
    place_id, name, kind, successors = line.split(",")
    above, _, code = place_id.rpartition("/")
    vintage = place_id[:2]
    if vintage == "64":  # its code passed on, its district did not end
        above = f"63{above[2:]}"
    became = tuple(filter(None, successors.split(";")))
    return Place(place_id, name, "commune", above, code, vintage, became, kind)
