"""The files of a dataset: what spreadsheets, pandas and Data Package tools read."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus import Article, Reason, Reject
from solieu.dataset import build, open_dataset
from solieu.dataset.tables import TABLES
from solieu.dataset.writing.cells import PRECISION, SCALE, decimal_text
from solieu.dataset.writing.csv_writer import COMMAS, EXCEL_VI, CsvWriter, Flavour, guard, unguard
from solieu.extract.facts import Count, Facts

TEXT = '=Thu 752.370 tỷ đồng,\nđạt "vượt" 43,85 điểm.'
FACTS = Facts(
    counts=tuple(
        Count(
            start, start + len(surface), surface, TEXT, kind=kind, value=value, unit=unit,
            change="decrease", period_start=date(2023, 1, 1), period_end=date(2023, 6, 30),
            rule="hand", confidence=confidence,
        )
        for start, surface, kind, value, unit, confidence in (
            (5, "752.370 tỷ đồng", "money", Decimal("752370000000000"), "đồng", 1e-07),
            (33, "43,85 điểm", "score", Decimal("43.85"), "+điểm", 0.5),
        )
    )
)  # fmt: skip
REJECTS = next(table for table in TABLES if table.name == "rejects")
CELLS = ('a"b', '"', "a\rb", "a\nb", " a ", "a\0", "a,b", "a;b", "\u2028\x85", "=1", "\t", "", None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dataset")
    inputs = [
        Article("@xa.txt", TEXT, title="+Tin", published_at="2023-07-01T08:30"),
        Article("ban-sao.txt", TEXT),
        Reject("rong.txt", Reason.EMPTY, "-"),
    ]
    build(inputs, out, extract=lambda _: FACTS)
    return out


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_a_byte_order_mark_and_crlf(folder: Path) -> None:
    raw = (folder / "rejects.csv").read_bytes()
    assert raw == "\ufeffsource,reason,detail\r\nrong.txt,empty,'-\r\n".encode()


@pytest.mark.parametrize("flavour", [COMMAS, EXCEL_VI], ids=("commas", "excel"))
def test_csv_is_quoted_as_a_csv_writer_does_it(flavour: Flavour, tmp_path: Path) -> None:
    rows = [(cell, cell, cell) for cell in CELLS]
    with closing(CsvWriter(REJECTS, tmp_path / "a.csv", flavour)) as writer:
        writer.write(rows)
        writer.write([])
    told = io.StringIO(newline="")
    plain = csv.writer(told, delimiter=flavour.delimiter, lineterminator="\r\n")
    plain.writerow(REJECTS.names)
    kinds = [column.type for column in REJECTS.columns]
    for row in rows:
        cells = zip(row, kinds, strict=True)
        plain.writerow([flavour.guard(c) if c and k in flavour.guarded else c for c, k in cells])
    assert (tmp_path / "a.csv").read_bytes() == f"\ufeff{told.getvalue()}".encode()


@pytest.mark.parametrize("row", [("a", "b"), ("a", "b", "c", "d")])
def test_csv_rows_have_a_cell_for_each_column(row: tuple[str, ...], tmp_path: Path) -> None:
    writer = CsvWriter(REJECTS, tmp_path / "a.csv")
    with closing(writer), pytest.raises(ValueError, match="zip"):
        writer.write([row])


def test_csv_numbers_are_plain(folder: Path) -> None:
    first, second = rows_of(folder, "counts")[:2]
    assert (first["value"], second["value"]) == ("752370000000000", "43.85")
    assert (first["confidence"], second["confidence"]) == ("0.0000001", "0.5")
    assert (first["period_start"], first["period_end"]) == ("2023-01-01", "2023-06-30")
    assert first["value_max"] == first["total"] == ""


def test_csv_cells_never_run_as_formulas(folder: Path) -> None:
    for table in TABLES:
        for row in rows_of(folder, table.name):
            assert not [cell for cell in row.values() if cell.startswith(tuple("=+-@\t\r"))]


def test_csv_guards_come_off_again(folder: Path) -> None:
    article = next(row for row in rows_of(folder, "articles") if row["title"])
    told = (unguard(article["source"]), unguard(article["title"]), unguard(article["text"]))
    assert told == ("@xa.txt", "+Tin", TEXT)
    assert rows_of(folder, "counts")[1]["unit"] == "'+điểm"


@given(st.text(alphabet="'=+-@\t\r\nđơn ") | st.text())
def test_every_guard_is_reversible(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(tuple("=+-@\t\r"))


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_decimals_are_written_exactly_or_rounded_or_not_at_all(number: Decimal) -> None:
    text = decimal_text(number)
    if text is None:
        assert not number.is_finite() or number.adjusted() >= PRECISION - SCALE - 1
    else:
        assert "E" not in text
        assert abs(Decimal(text) - number) <= Decimal(1).scaleb(-SCALE) / 2


def test_frames_keep_exact_values_and_types(folder: Path) -> None:
    counts = open_dataset(folder).counts
    assert counts["value"].to_list()[:2] == [Decimal("752370000000000"), Decimal("43.85")]
    assert str(counts["value"][1]) == "43.85"
    assert counts["period_end"][0] == date(2023, 6, 30)
    assert str(counts["start"].dtype) == "Int64"
    assert str(open_dataset(folder).citations["term"].dtype) == "Int64"


def test_frames_hold_text_unguarded_so_that_offsets_fit(folder: Path) -> None:
    data = open_dataset(folder)
    facts = data.counts.merge(data.articles[["article_id", "text"]], on="article_id")
    assert len(facts) == 4
    for fact in facts.itertuples():
        assert str(fact.text)[fact.start : fact.end] == fact.surface


def test_both_formats_hold_the_same_rows(folder: Path) -> None:
    data = open_dataset(folder)
    for table in TABLES:
        keys = [unguard(row[table.key]) for row in rows_of(folder, table.name)]
        assert keys == list(getattr(data, table.name)[table.key])


def test_a_missing_table_is_named_with_the_way_out(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"counts\.parquet is missing.*solieu extract"):
        _ = open_dataset(tmp_path).counts
    with pytest.raises(FileNotFoundError, match=r"does not exist.*solieu extract"):
        open_dataset(tmp_path / "chua-co")


def test_the_package_file_describes_every_column(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource, table in zip(package["resources"], TABLES, strict=True):
        assert resource["path"] == f"{table.name}.csv"
        assert [field["name"] for field in resource["schema"]["fields"]] == list(table.names)
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["schema"]["primaryKey"] == [table.key]


def test_data_package_tools_find_nothing_wrong(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])


def test_data_package_tools_notice_a_broken_key(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    raw = (tmp_path / "counts.csv").read_text(encoding="utf-8")
    article_id = rows_of(folder, "counts")[0]["article_id"]
    (tmp_path / "counts.csv").write_text(raw.replace(article_id, "a0"), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {error.type for task in report.tasks for error in task.errors} >= {"foreign-key"}
