"""The shipped tables of units: whole, and the same as the package they are of."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import build_places
import pytest
from solieu.corpus.places.communes import commune_by_id, communes_of, rows
from solieu.corpus.places.gazetteer import former_districts, gazetteer, place_by_id, province_of
from solieu.corpus.text.folding import place_key

DATA = Path(__file__).parents[2] / "corpus" / "data"
COMMUNES = [*rows("communes.csv"), *rows("communes_former.csv")]


def test_communes_agree_with_the_installed_package() -> None:
    data = build_places.folder_of("vietnamadminunits")
    assert data is not None, "a dependency of development"
    found, islands = build_places.units(data)
    shipped = (DATA / "communes.csv").read_text(encoding="utf-8")
    assert build_places.table(found) == shipped
    for place_id, became in islands.items():
        place = place_by_id(place_id)
        assert place is not None and ";".join(place.successor_ids) == became
    assert "vietnamadminunits" not in sys.modules


def test_numbers_of_communes() -> None:
    kinds = Counter((row["place_id"][:2], row["kind"]) for row in rows("communes.csv"))
    assert kinds == {
        ("63", "xã"): 7695, ("63", "phường"): 1724, ("63", "thị trấn"): 616,
        ("34", "xã"): 2621, ("34", "phường"): 687, ("34", "đặc khu"): 13,
    }  # fmt: skip


def test_every_commune_lies_in_known_units_and_became_known_ones() -> None:
    known = {row["place_id"] for row in COMMUNES}
    assert len(known) == len(COMMUNES)
    for row in COMMUNES:
        place = commune_by_id(row["place_id"])
        assert place is not None and place.parent_id is not None
        assert place_by_id(place.parent_id) is not None, row
        assert all(i in known for i in place.successor_ids), row
    assert all(row["successor_ids"] for row in rows("communes.csv") if row["place_id"] > "63")


def test_every_former_district_lies_in_a_province_and_became_districts() -> None:
    for place in former_districts().values():
        assert place.parent_id in gazetteer().by_id
        assert place.place_id.endswith(place.code) and place.place_id not in gazetteer().by_id
        assert place.successor_ids
        assert all(successor in gazetteer().by_id for successor in place.successor_ids)


def test_every_commune_is_found_by_its_name() -> None:
    for row in COMMUNES[::97]:
        assert row["place_id"] in {place.place_id for place in communes_of(place_key(row["name"]))}


@pytest.mark.parametrize(
    ("place_id", "province"),
    [
        ("63:02/034/01171", "63:02"),
        ("64:01/006/00235", "63:01"),
        ("34:08/01171", "34:08"),
        ("64:28/271", "64:28"),
        ("63:31/318", "63:31"),
    ],
)
def test_the_province_of_a_unit(place_id: str, province: str) -> None:
    assert province_of(place_id) == province


def test_a_split_commune_has_several_successors() -> None:
    split = [row for row in rows("communes.csv") if ";" in row["successor_ids"]]
    assert len(split) == 471


def test_communes_are_read_only_where_a_text_names_one() -> None:
    code = (
        "import sys\n"
        "from solieu.corpus import Article\n"
        "from solieu.corpus.places import communes\n"
        "from solieu.extract import extract\n"
        "read = communes._lines.cache_info\n"
        "extract(Article(source='a', place='Hà Giang', text='Huyện Bắc Quang có 5 hộ.'))\n"
        "assert read().currsize == 0\n"
        "extract(Article(source='a', place='Hà Giang', text='Xã Tân Quang có 5 hộ.'))\n"
        "assert read().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_tables_have_no_blank_ends() -> None:
    for name in ("communes.csv", "communes_former.csv", "districts.csv", "districts_former.csv"):
        table = (DATA / name).read_text(encoding="utf-8")
        for row in csv.reader(table.splitlines()):
            assert [cell.strip() for cell in row] == row
