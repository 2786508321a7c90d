"""Every format that holds rows gives them back as they were; none loses a digit or a letter."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from solieu.corpus import Article
from solieu.dataset import FILE_FORMATS, MissingExtra, build, convert, open_dataset
from solieu.dataset.file_formats import rows_in
from solieu.dataset.file_formats.written import WrittenTables
from solieu.dataset.tables import ARTICLES, COUNTS, PERCENTAGES, TABLES, Table
from solieu.dataset.writing.cells import Row
from solieu.dataset.writing.csv_writer import COMMAS, EXCEL_VI
from tables_by_hand import TEXTS, row_of, rows_of, write_tables

HOLDING = {  # a name for the test, the format, the Excel locale
    "csv": ("csv", None),
    "csv-vi": ("csv", "vi"),
    "jsonl": ("jsonl", None),
    "sqlite": ("sqlite", None),
    "duckdb": ("duckdb", None),
    "xlsx": ("xlsx", None),
}
KEEPS_EMPTY_TEXT = {"jsonl", "sqlite", "duckdb", "xlsx"}
SAME_BYTES = ("csv", "csv-vi", "jsonl", "sqlite", "xlsx")
TEXT = "Quý I, xã có 62/77 đơn đã giải quyết, đạt 80,5%; chi 1,5 tỷ đồng theo Nghị quyết 39-NQ/TW."


def made(folder: Path, kind: str, name: str = "so-lieu") -> Path:
    """What `convert` makes of a dataset, beside it."""
    format_name, locale = HOLDING[kind]
    out = folder.parent / f"{name}-{kind}{(*FILE_FORMATS[format_name].endings, '')[0]}"
    convert(folder, out, format_name, excel_locale=locale)
    return out


def rows_back(path: Path, table: Table) -> list[Row]:
    batches = rows_in(path, table)
    assert batches is not None
    return [tuple(row) for rows in batches for row in rows]


@pytest.mark.parametrize("kind", HOLDING)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_rows_come_back_as_they_were(kind: str, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from((ARTICLES, COUNTS, PERCENTAGES)))
    rows = data.draw(rows_of(table))
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_tables(Path(scratch) / "dataset", {table.name: rows})
        assert rows_back(made(folder, kind), table) == rows


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_parquet_rows_come_back_as_they_were(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))
    rows = data.draw(rows_of(table))
    with tempfile.TemporaryDirectory() as scratch:
        written = WrittenTables(write_tables(Path(scratch), {table.name: rows}), Path(scratch))
        assert [row for batch in written.batches(table) for row in batch] == rows


@pytest.mark.parametrize("kind", HOLDING)
def test_edges_come_back_as_they_were(kind: str, tmp_path: Path) -> None:
    most = "99999999999999999999999999999.999999999"
    values = [
        "0", "-5", "0.1", "-0.000000001", "1234567890.123456789", most, f"-{most}",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    ]  # fmt: skip
    days = ["0001-01-01", "1899-12-31", "1900-02-28", "1900-03-01", "2024-02-29", "9999-12-31"]
    counts = [
        row_of(COUNTS, count_id=f"n{at}", value=Decimal(value), surface="=1+1", unit="'12")
        for at, value in enumerate(values)
    ]
    for row, day in zip(counts, days, strict=False):
        row[COUNTS.names.index("period_end")] = day  # type: ignore[index]
    long = "Xã có 12 hộ. " * 20_000 + "😀" * 40_000 + "\r\nhết\t"
    articles = [row_of(ARTICLES, article_id="a1", source="x", text=long, lead="\n", title=" ")]
    folder = write_tables(tmp_path / "dataset", {"counts": counts, "articles": articles})
    out = made(folder, kind)
    assert rows_back(out, COUNTS) == [tuple(row) for row in counts]
    assert rows_back(out, ARTICLES) == [tuple(row) for row in articles]


@pytest.mark.parametrize("kind", HOLDING)
def test_a_text_without_letters_is_null_where_a_format_cannot_tell(
    kind: str, tmp_path: Path
) -> None:
    row = ["a1", "", *[None] * (len(ARTICLES.names) - 2)]
    folder = write_tables(tmp_path / "dataset", {"articles": [row]})
    source = rows_back(made(folder, kind), ARTICLES)[0][1]
    assert source == ("" if kind in KEEPS_EMPTY_TEXT else None)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats") / "dataset"
    articles = [Article(f"{n}.txt", TEXT.replace("62", str(n)), title="Xã họp") for n in range(40)]
    build(articles, folder)
    return folder


@pytest.mark.parametrize("kind", HOLDING)
def test_open_dataset_gives_the_same_frames_of_every_format(kind: str, dataset: Path) -> None:
    expected, found = open_dataset(dataset), open_dataset(made(dataset, kind, "khung"))
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(found, table.name), getattr(expected, table.name))
    assert len(found.counts) and isinstance(found.counts["value"][0], Decimal)


@pytest.mark.parametrize("kind", SAME_BYTES)
def test_the_same_dataset_gives_the_same_bytes(kind: str, dataset: Path) -> None:
    def contents(path: Path) -> list[bytes]:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        return [file.read_bytes() for file in files]

    assert contents(made(dataset, kind, "mot")) == contents(made(dataset, kind, "hai"))


def test_csv_is_what_extract_writes(dataset: Path) -> None:
    out = made(dataset, "csv", "y-nguyen")
    for path in out.iterdir():
        assert path.read_bytes() == (dataset / path.name).read_bytes()


def test_tables_are_read_in_batches(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solieu.dataset.file_formats.written._BATCH_ROWS", 7)
    sizes = [len(rows) for rows in WrittenTables(dataset, dataset).batches(ARTICLES)]
    assert sizes == [7, 7, 7, 7, 7, 5]
    for kind in HOLDING:
        assert rows_back(made(dataset, kind, "tung-phan"), COUNTS) == [
            row for rows in WrittenTables(dataset, dataset).batches(COUNTS) for row in rows
        ]


@given(TEXTS | st.text(alphabet="'=+-@0123456789:/.,%e ", max_size=8))
def test_every_apostrophe_of_every_flavour_comes_off_again(text: str) -> None:
    for flavour in (COMMAS, EXCEL_VI):
        assert flavour.unguard(flavour.guard(text)) == text
        assert not flavour.guard(text).startswith(tuple("=+-@\t\r"))


TAKEN = "63:02 01171 12/2015 3-2024 1.234 75% 24,1% (5) 1e5 7:30pm ,5 ₫12 TRUE"


@pytest.mark.parametrize("taken", TAKEN.split())
def test_an_excel_takes_no_text_for_a_number(taken: str) -> None:
    assert EXCEL_VI.guard(taken) == f"'{taken}"
    assert EXCEL_VI.guard(f"{taken} hộ") == f"{taken} hộ"


@pytest.mark.parametrize("kept", ["2024-06-30", "12 hộ", "39-NQ/TW", "a12", "2024-06-30T08:30"])
def test_texts_that_an_excel_reads_right_have_no_apostrophe(kept: str) -> None:
    assert EXCEL_VI.guard(kept) == kept


def test_what_is_there_is_never_replaced(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "co.sqlite").write_text("của tôi", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"co\.sqlite is there already"):
        convert(dataset, tmp_path / "co.sqlite", "sqlite")
    with pytest.raises(FileExistsError, match="is there already"):
        convert(dataset, dataset, "csv")
    (tmp_path / "moi.metadata.json").write_text("{}", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"moi\.metadata\.json is there already"):
        convert(dataset, tmp_path / "moi.sqlite", "sqlite")
    names = ["co.sqlite", "moi.metadata.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names


def test_a_format_whose_library_is_missing_says_how_to_get_it(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"pip install 'solieu\[duckdb\]'"):
        convert(dataset, tmp_path / "x.duckdb", "duckdb")
    assert not list(tmp_path.iterdir())
