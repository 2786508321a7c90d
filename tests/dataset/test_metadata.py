"""What describes a dataset: validators accept it, readers use it, every column is explained."""

from __future__ import annotations

import importlib.resources
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import mlcroissant
import polars
import pytest
from jsonschema.validators import validator_for
from solieu.corpus import Article, Reason, load
from solieu.dataset import (
    build,
    convert,
    data_dictionary,
    data_dictionary_html,
    open_dataset,
)
from solieu.dataset.dictionary import entries
from solieu.dataset.tables import TABLES, Type
from solieu.dataset.writing.package_file import describe

TEXT = "Quý I/2024, xã có 62/77 đơn, đạt 75%; chi 5 triệu theo Nghị quyết số 39-NQ/TW, có 4,25 ha."
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mo-ta") / "dataset"
    build([Article("a.txt", TEXT, place="Hà Giang", published_at="2024-07-01")], folder)
    return folder


def problems(description: dict[str, Any]) -> list[Any]:
    """What the official profile, which dplib brings along, finds wrong."""
    path = importlib.resources.files("dplib") / "profiles" / "2.0" / "datapackage.json"
    profile = json.loads(path.read_text(encoding="utf-8"))
    assert profile["title"] == "Data Package"
    return list(validator_for(profile)(profile).iter_errors(description))


def test_the_package_file_fits_the_profile_that_it_names(dataset: Path) -> None:
    description = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    assert description["$schema"] == PROFILE
    assert problems(description) == []
    del description["resources"][0]["name"]
    assert problems(description)


def test_a_vietnamese_csv_folder_is_described_as_it_is(dataset: Path, tmp_path: Path) -> None:
    convert(dataset, tmp_path / "vi", "csv", excel_locale="vi")
    package = tmp_path / "vi" / "datapackage.json"
    assert problems(json.loads(package.read_text(encoding="utf-8"))) == []
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    with frictionless.Package(str(package)).get_resource("counts") as resource:
        values = [row["value"] for row in resource.row_stream]
    assert values == open_dataset(dataset).counts["value"].to_list()


def test_croissant_tools_accept_the_metadata_and_read_the_records(dataset: Path) -> None:
    path = dataset / "croissant.json"
    convert(dataset, path, "croissant")
    read = mlcroissant.Dataset(jsonld=str(path))  # raises for what breaks the specification
    for table in TABLES:
        records = list(read.records(table.name))
        frame = getattr(open_dataset(dataset), table.name)
        keys = [record[f"{table.name}/{table.key}"].decode() for record in records]
        assert sorted(keys) == sorted(frame[table.key])
    values = sorted(record["counts/value"] for record in read.records("counts"))
    assert values == sorted(float(value) for value in open_dataset(dataset).counts["value"])


def test_croissant_tools_notice_a_column_that_is_not_there(dataset: Path, tmp_path: Path) -> None:
    convert(dataset, tmp_path / "c.json", "croissant")
    told = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert told["distribution"][0]["contentUrl"].endswith("dataset/articles.parquet")
    told["recordSet"][0]["field"][0]["source"]["fileObject"] = {"@id": "khong-co.parquet"}
    (tmp_path / "c.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(mlcroissant.ValidationError):
        mlcroissant.Dataset(jsonld=str(tmp_path / "c.json"))


def rows_by_reader(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {
        "polars": polars.read_parquet(path).rows(),
        "duckdb": duckdb.sql(f"SELECT * FROM read_parquet('{path}')").fetchall(),
    }


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_polars_and_duckdb_read_what_pandas_reads(dataset: Path, name: str) -> None:
    frame = getattr(open_dataset(dataset), name)
    plain = frame.astype(object).where(frame.notna(), None)
    expected = list(plain.itertuples(index=False, name=None))
    for reader, rows in rows_by_reader(dataset / f"{name}.parquet").items():
        assert rows == expected, reader


def test_parquet_has_decimals_and_dates_to_every_reader(dataset: Path) -> None:
    schema = polars.read_parquet(dataset / "counts.parquet").schema
    assert schema["value"] == polars.Decimal(38, 9) and schema["period_start"] == polars.Date
    types = duckdb.sql(f"DESCRIBE SELECT * FROM read_parquet('{dataset / 'counts.parquet'}')")
    shown = {row[0]: row[1] for row in types.fetchall()}
    assert (shown["value"], shown["period_start"]) == ("DECIMAL(38,9)", "DATE")


def test_a_duckdb_file_has_comments_views_and_a_fold(dataset: Path, tmp_path: Path) -> None:
    convert(dataset, tmp_path / "tin.duckdb", "duckdb")
    with duckdb.connect(str(tmp_path / "tin.duckdb"), read_only=True) as base:
        described = base.execute("SELECT comment FROM duckdb_columns() WHERE table_name = 'counts'")
        assert all(comment for (comment,) in described.fetchall())
        told = base.execute("SELECT value, place_name FROM figures WHERE unit = 'ha'").fetchall()
        assert told == [(Decimal("4.250000000"), "Hà Giang")]
        assert base.execute("SELECT stated FROM mismatches").fetchall() == [(Decimal(75),)]
        query = "SELECT count(*) FROM articles WHERE bare(text) LIKE '%don, dat 75\\%%' ESCAPE '\\'"
        assert base.execute(query).fetchone() == (1,)


def test_every_column_is_explained_in_two_languages_with_an_example() -> None:
    told = list(entries())
    assert [(entry.table, entry.name) for entry in told] == [
        (table.name, name) for table in TABLES for name in table.names
    ]
    for entry in told:
        assert entry.description and entry.vietnamese and entry.example, entry
        assert entry.vietnamese != entry.description
        assert re.search("[ăâđêôơưáàảãạấầếềệểịọộớợụứựỳý%]", entry.vietnamese.lower()), entry


def test_closed_columns_list_every_value_that_is_written() -> None:
    values = {f"{entry.table}.{entry.name}": set(entry.values) for entry in entries()}
    assert values["rejects.reason"] == {str(reason) for reason in Reason}
    for name in ("counts.kind", "models.kind", "checks.status", "citations.resolution"):
        declared = next(e.description for e in entries() if f"{e.table}.{e.name}" == name)
        listed = re.findall(r"[a-z]+", declared.partition(":")[0])
        assert values[name] == set(listed) - {
            "or",
            "where",
            "parts",
            "do",
            "not",
            "claim",
            "to",
            "be",
            "all",
        }
    assert values["counts.modifier"] == values["percentages.modifier"] == set("<>~") | {">=", "<="}


def test_samples_hold_no_value_that_the_dictionary_does_not_list(tmp_path: Path) -> None:
    samples = Path(__file__).parents[2] / "corpus" / "samples"
    build(load([str(samples)]), tmp_path)
    data = open_dataset(tmp_path)
    for entry in entries():
        if entry.values:
            met = set(getattr(data, entry.table)[entry.name].dropna())
            assert met <= set(entry.values), f"{entry.table}.{entry.name}"


def test_the_markdown_has_a_row_a_column_and_links_that_lead_somewhere() -> None:
    text = data_dictionary()
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(table.columns) for table in TABLES)
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}
    headings = set(re.findall(r"^## (\w+)$", text, re.MULTILINE))
    assert set(re.findall(r"\(#(\w+)\)", text)) <= headings


class Page(HTMLParser):
    """The ids, links and cells of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.n_cells = 0
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids.add(str(told.get("id")))
        self.links.add(str(told.get("href", "#counts")).removeprefix("#"))
        self.n_cells += tag == "td"
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_its_links_lead_somewhere() -> None:
    text = data_dictionary_html()
    page = Page(text)
    assert page.n_cells == 5 * sum(len(table.columns) for table in TABLES)
    assert page.links <= page.ids
    assert not re.search(r"<script|https?://", text)
    assert "<code>&lt;=</code>" in text and not page.open


def test_the_dictionary_is_written_as_its_ending_says(dataset: Path, tmp_path: Path) -> None:
    for name, text in (("d.md", data_dictionary()), ("d.html", data_dictionary_html())):
        convert(dataset, tmp_path / name, "dictionary")
        assert (tmp_path / name).read_text(encoding="utf-8") == text


def test_types_of_the_package_are_those_of_the_tables() -> None:
    for resource, table in zip(describe()["resources"], TABLES, strict=True):
        for field, column in zip(resource["schema"]["fields"], table.columns, strict=True):
            assert (field["type"] == "date") == (column.type is Type.DATE)
