"""The administrative units: provinces of both code systems, districts, and their spellings."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .folding import fold

REFORM = "2025-07-01"  # the day 63 provinces became 34 and the districts ended


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit in one code system: `63:02` is Hà Giang, `34:08` Tuyên Quang since.

    >>> place_by_id("63:02").successor_ids
    ('34:08',)
    """

    place_id: str
    name: str
    level: str
    parent_id: str | None
    code: str
    vintage: str
    successor_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All units by id, and by the key of every spelling."""

    by_id: dict[str, Place]
    provinces: dict[str, tuple[Place, ...]]  # key of a spelling -> that province in each vintage
    districts: dict[str, tuple[Place, ...]]
    spellings: tuple[str, ...]  # of provinces, as written in the data
    municipal: frozenset[str]  # ids of the cities that are provinces
    kinds: dict[str, str]  # district id -> huyện, quận, thị xã, thành phố


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = files(__package__).joinpath(f"data/{name}").read_text(encoding="utf-8")
    yield from csv.DictReader(table.splitlines())


@cache
def gazetteer() -> Gazetteer:
    """The tables of data/provinces.csv and data/districts.csv, read once."""
    by_id: dict[str, Place] = {}
    provinces: dict[str, tuple[Place, ...]] = {}
    municipal = set()
    spellings: dict[str, None] = {}  # a set that keeps its order
    for row in _rows("provinces.csv"):
        place = _province(row)
        by_id[place.place_id] = place
        if row["municipal"]:
            municipal.add(place.place_id)
        for spelling in (row["name"], *filter(None, row["variants"].split(";"))):
            spellings[spelling] = None
            key = fold(spelling)
            provinces[key] = (*provinces.get(key, ()), place)
    districts: dict[str, tuple[Place, ...]] = {}
    kinds: dict[str, str] = {}
    for row in _rows("districts.csv"):
        place = Place(row["place_id"], row["name"], "district", row["parent_id"], row["code"], "63")
        by_id[place.place_id] = place
        kinds[place.place_id] = row["kind"]
        key = fold(row["name"]).removeprefix("quận ")
        districts[key] = (*districts.get(key, ()), place)
    return Gazetteer(by_id, provinces, districts, tuple(spellings), frozenset(municipal), kinds)


def _province(row: dict[str, str]) -> Place:
    successors = tuple(filter(None, row["successor_ids"].split(";")))
    place_id, code, vintage = row["place_id"], row["code"], row["vintage"]
    return Place(place_id, row["name"], "province", None, code, vintage, successors)


def place_by_id(place_id: str) -> Place | None:
    """The unit with this id; None for an unknown one.

    >>> place_by_id("34:15").name, place_by_id("63:15").name
    ('Lào Cai', 'Yên Bái')
    """
    return gazetteer().by_id.get(place_id)


def place_of(name: str, published_at: str | None = None) -> Place | None:
    """The province of this name in the set that was valid on a day; the older set without a day.

    >>> place_of("Đắc Lắc", "2012-05-01").place_id, place_of("Cao Bằng", "2026-01-09").place_id
    ('63:66', '34:04')
    """
    known = gazetteer().provinces.get(fold(name.strip()), ())
    vintages = ("34", "63", "64") if published_at and published_at >= REFORM else ("63", "34", "64")
    return next((p for vintage in vintages for p in known if p.vintage == vintage), None)


def district_of(name: str, kind: str | None = None) -> Place | None:
    """The district of this name, where only one unit has it (or only one of this kind).

    >>> district_of("Hữu Lũng").parent_id, district_of("Châu Thành")
    ('63:20', None)
    """
    known, kinds = gazetteer().districts.get(fold(name), ()), gazetteer().kinds
    if len(known) > 1 and kind:
        known = tuple(place for place in known if kinds[place.place_id] == kind)
    return known[0] if len(known) == 1 else None


def is_place_name(name: str) -> bool:
    """Whether a name is a province's.

    >>> is_place_name("Thừa Thiên – Huế"), is_place_name("Lê Hòa")
    (True, False)
    """
    return fold(name) in gazetteer().provinces


def is_municipal(place_id: str) -> bool:
    """Whether a province is a city.

    >>> is_municipal("63:01"), is_municipal("63:02")
    (True, False)
    """
    return place_id in gazetteer().municipal
