"""The administrative units: provinces of both code systems, districts, and their spellings.

The communes are in tables of their own, read where one is asked for: see `communes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ..text.folding import fold, fold_name, place_key
from .communes import Place as Place
from .communes import commune_by_id, rows

REFORM = "2025-07-01"  # the day 63 provinces became 34 and the districts ended


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All units by id, and by the key of every spelling."""

    by_id: dict[str, Place]
    provinces: dict[str, tuple[Place, ...]]  # key of a spelling -> that province in each vintage
    districts: dict[str, tuple[Place, ...]]
    spellings: tuple[str, ...]  # of provinces, as written in the data
    municipal: frozenset[str]  # ids of the cities that are provinces


@cache
def gazetteer() -> Gazetteer:
    """The tables of data/provinces.csv and data/districts.csv, read once."""
    by_id: dict[str, Place] = {}
    provinces: dict[str, tuple[Place, ...]] = {}
    municipal = set()
    spellings: dict[str, None] = {}  # a set that keeps its order
    for row in rows("provinces.csv"):
        place = _province(row)
        by_id[place.place_id] = place
        if row["municipal"]:
            municipal.add(place.place_id)
        for spelling in (row["name"], *filter(None, row["variants"].split(";"))):
            spellings[spelling] = None
            key = fold(spelling)
            provinces[key] = (*provinces.get(key, ()), place)
    districts = [(row, _district(row)) for row in rows("districts.csv")]
    by_id |= {place.place_id: place for _, place in districts}
    by_key = _by_key(districts)
    return Gazetteer(by_id, provinces, by_key, tuple(spellings), frozenset(municipal))


def _by_key(districts: Iterable[tuple[dict[str, str], Place]]) -> dict[str, tuple[Place, ...]]:
    """Districts by the key of their names and of the other ways in which these are written."""
    found: dict[str, tuple[Place, ...]] = {}
    for row, place in districts:
        names = (row["name"], *filter(None, row["variants"].split(";")))
        for key in {place_key(name).removeprefix("quận ") for name in names}:
            found[key] = (*found.get(key, ()), place)
    return found


def _province(row: dict[str, str]) -> Place:
    successors = tuple(filter(None, row["successor_ids"].split(";")))
    place_id, code, vintage = row["place_id"], row["code"], row["vintage"]
    return Place(place_id, row["name"], "province", None, code, vintage, successors)


def _district(row: dict[str, str]) -> Place:
    successors = tuple(filter(None, row["successor_ids"].split(";")))
    place_id, code, kind = row["place_id"], row["code"], row["kind"]
    vintage = place_id[:2]
    return Place(
        place_id, row["name"], "district", row["parent_id"], code, vintage, successors, kind
    )


@cache
def former_districts() -> dict[str, Place]:
    """The districts that ended before 2024, by id; `districts.csv` has those that ended later."""
    return {row["place_id"]: _district(row) for row in rows("districts_former.csv")}


@cache
def districts_of_every_time() -> dict[str, tuple[Place, ...]]:
    """The districts of the last list and the former ones, by the key of their name."""
    tables = ("districts.csv", "districts_former.csv")
    return _by_key((row, _district(row)) for table in tables for row in rows(table))


def place_by_id(place_id: str) -> Place | None:
    """The unit with this id; None for an unknown one.

    >>> place_by_id("34:15").name, place_by_id("63:15").name
    ('Lào Cai', 'Yên Bái')
    >>> place_by_id("63:02/034/01153").parent_id
    '63:02/034'
    """
    known = gazetteer().by_id.get(place_id) or former_districts().get(place_id)
    return known or (commune_by_id(place_id) if "/" in place_id else None)


def province_of(place_id: str) -> str:
    """The id of the province that a unit lies in, which is its own for a province.

    >>> province_of("63:02/034/01153"), province_of("64:26/250"), province_of("34:08")
    ('63:02', '63:26', '34:08')
    """
    while (place := place_by_id(place_id)) and place.parent_id:
        place_id = place.parent_id
    return place_id


def same_province(one: str, other: str) -> bool:
    """Whether two ids are of one province, or of one and what it became.

    >>> same_province("63:02", "34:08"), same_province("63:02", "34:15")
    (True, False)
    """
    if one == other:
        return True
    known = gazetteer().by_id
    return (one in known and other in known[one].successor_ids) or (
        other in known and one in known[other].successor_ids
    )


def place_of(name: str, published_at: str | None = None) -> Place | None:
    """The province of this name in the set that was valid on a day; the older set without a day.

    >>> place_of("Đắc Lắc", "2012-05-01").place_id, place_of("Cao Bằng", "2026-01-09").place_id
    ('63:66', '34:04')
    """
    return _province_named(name, bool(published_at) and str(published_at) >= REFORM)


@lru_cache(maxsize=4096)
def _province_named(name: str, is_new: bool) -> Place | None:
    known = gazetteer().provinces.get(fold(name.strip()), ())
    vintages = ("34", "63", "64") if is_new else ("63", "34", "64")
    return next((p for vintage in vintages for p in known if p.vintage == vintage), None)


def district_of(name: str, kind: str | None = None) -> Place | None:
    """The district of this name, where only one unit has it (or only one of this kind).

    >>> district_of("Hữu Lũng").parent_id, district_of("Châu Thành")
    ('63:20', None)
    >>> district_of("Đăk Mil").name, district_of("Đakrông").name
    ('Đắk Mil', 'Đa Krông')
    """
    key = place_key(name)
    known = gazetteer().districts.get(key) or districts_of_every_time().get(key, ())
    if len(known) > 1 and kind:
        known = tuple(place for place in known if place.kind == kind)
    return known[0] if len(known) == 1 else None


def is_place_name(name: str) -> bool:
    """Whether a name is a province's.

    >>> is_place_name("Thừa Thiên – Huế"), is_place_name("Lê Hòa")
    (True, False)
    """
    return fold_name(name) in gazetteer().provinces


def is_municipal(place_id: str) -> bool:
    """Whether a province is a city.

    >>> is_municipal("63:01"), is_municipal("63:02")
    (True, False)
    """
    return place_id in gazetteer().municipal
