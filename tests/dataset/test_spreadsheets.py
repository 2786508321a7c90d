"""What spreadsheets make of the files: Vietnamese intact, numbers numeric, nothing runs.

LibreOffice stands for all of them: as Excel does, it evaluates formulas and takes what looks like a
number, a date or a time for one.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from solieu.dataset import convert
from solieu.dataset.file_formats import rows_in, xlsx_file
from solieu.dataset.tables import ARTICLES, COUNTS, TABLES
from tables_by_hand import row_of, write_tables

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="soffice is missing: apt-get install libreoffice-calc-nogui"
)
# Separator, quote, UTF-8, first line, column types, language, no text from quotes, numbers, dates
# and times told from text, and formulas evaluated: what a person gets who clicks OK.
OPENED = {
    "en": "44,34,76,1,,1033,false,true,false,false,false,-1,true",
    "vi": "59,34,76,1,,1066,false,true,false,false,false,-1,true",
}
SENTENCE = "Xã Đường Lâm chi 1,5 tỷ đồng;\nđạt “vượt” 75%, giảm 43,85 điểm."
COUNT_ROWS = [
    row_of(
        COUNTS, count_id="n1", article_id="a1", start=4, end=9, surface="=1+1", sentence=SENTENCE,
        kind="money", value=Decimal("1500000000"), unit="đồng", item="+cmd|' /C calc'!A0",
        period_start=date(2024, 1, 1), confidence=0.97, place_id="63:02",
    ),
    row_of(
        COUNTS, count_id="n2", article_id="a1", start=4, end=9, surface="75%", sentence="@SUM(1)",
        kind="score", value=Decimal("-43.85"), unit="-điểm", item="điểm", place_id="34:08",
        value_max=Decimal("12345678901234567.5"), confidence=0.5,
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bang-tinh") / "dataset"
    write_tables(folder, {"counts": COUNT_ROWS})
    for locale in (None, "vi"):
        convert(folder, folder.parent / str(locale), "csv", excel_locale=locale)
    return folder


def opened(path: Path, options: str, scratch: Path) -> list[dict[str, Any]]:
    """The cells that LibreOffice has after opening a CSV file, by column name."""
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    told = f"--infilter=Text - txt - csv (StarCalc):{options}"
    command = [str(SOFFICE), profile, "--headless", told, "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(scratch), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    sheet = openpyxl.load_workbook(scratch / f"{path.stem}.xlsx").active
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


@needs_libreoffice
def test_counts_csv_opens_as_it_is(dataset: Path, tmp_path: Path) -> None:
    first, second = opened(dataset.parent / "None" / "counts.csv", OPENED["en"], tmp_path)
    for row in (first, second):
        assert not [cell.coordinate for cell in row.values() if cell.data_type == "f"]
    assert (first["surface"].value, first["unit"].value) == ("'=1+1", "đồng")
    assert first["sentence"].value == SENTENCE
    assert (first["value"].value, second["value"].value) == (1500000000, -43.85)
    assert (first["value"].data_type, second["value"].data_type) == ("n", "n")
    assert first["period_start"].value == datetime(2024, 1, 1)
    assert (second["sentence"].value, second["unit"].value) == ("'@SUM(1)", "'-điểm")


@needs_libreoffice
def test_a_vietnamese_excel_finds_its_own_separators(dataset: Path, tmp_path: Path) -> None:
    first, second = opened(dataset.parent / "vi" / "counts.csv", OPENED["vi"], tmp_path)
    for row in (first, second):
        assert not [cell.coordinate for cell in row.values() if cell.data_type == "f"]
    assert first["sentence"].value == SENTENCE
    assert (first["value"].value, second["value"].value) == (1500000000, -43.85)
    assert (first["confidence"].value, second["start"].value) == (0.97, 4)
    assert first["period_start"].value == datetime(2024, 1, 1)
    assert (first["place_id"].value, second["surface"].value) == ("'63:02", "'75%")
    assert second["value_max"].value == "'12345678901234567,5"


def test_a_vietnamese_csv_says_which_numbers_are_text(dataset: Path, tmp_path: Path) -> None:
    notes = convert(dataset, tmp_path / "csv", "csv", excel_locale="vi")
    told = "numbers of more than 15 digits are text, or Excel would round them"
    assert notes == [f"counts.csv: 1 {told}"]


@pytest.fixture(scope="module")
def workbook(dataset: Path) -> Iterator[openpyxl.Workbook]:
    path = dataset.parent / "so-lieu.xlsx"
    convert(dataset, path, "xlsx")
    book = openpyxl.load_workbook(path)
    yield book
    book.close()


def test_a_workbook_has_typed_cells_and_no_formula(workbook: openpyxl.Workbook) -> None:
    head, first, second = workbook["counts"].iter_rows()
    cells = {name.value: pair for name, *pair in zip(head, first, second, strict=True)}
    assert [cell.data_type for cell in (*first, *second)].count("f") == 0
    assert [cell.value for cell in cells["surface"]] == ["=1+1", "75%"]
    assert [cell.value for cell in cells["place_id"]] == ["63:02", "34:08"]
    assert [cell.value for cell in cells["value"]] == [1500000000, -43.85]
    assert cells["period_start"][0].value == datetime(2024, 1, 1)
    assert cells["period_start"][0].number_format == "yyyy-mm-dd"
    assert cells["value_max"][1].value == "12345678901234567.5"
    assert workbook["counts"].auto_filter.ref == "A1:U3"


def test_a_workbook_has_a_sheet_a_table_and_says_what_columns_are(
    workbook: openpyxl.Workbook,
) -> None:
    assert workbook.sheetnames == [*(table.name for table in TABLES), "columns", "long_texts"]
    assert workbook["long_texts"].sheet_state == "hidden"
    told = list(workbook["columns"].iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in told] == [(t.name, c) for t in TABLES for c in t.names]
    assert all(row[3] and row[4] for row in told)


@needs_libreoffice
def test_libreoffice_opens_the_workbook(dataset: Path, tmp_path: Path) -> None:
    path = tmp_path / "mo.xlsx"
    convert(dataset, path, "xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    told = [
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,4",
    ]
    subprocess.run(
        [str(SOFFICE), profile, "--headless", *told, "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    text = (tmp_path / "mo-counts.csv").read_text(encoding="utf-8")
    assert SENTENCE.replace('"', '""') in text
    assert "=1+1" in text and "63:02," in text and "2024-01-01" in text


def test_what_excel_cannot_hold_is_whole_elsewhere_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 3)
    long = "đ" * 70_000 + "😀"
    articles = [row_of(ARTICLES, article_id="a1", text=long)]
    counts = [row_of(COUNTS, count_id=f"n{n}", value=Decimal(n)) for n in range(8)]
    counts.append(row_of(COUNTS, count_id="n9", period_end=date(1890, 5, 1), value=Decimal(2**60)))
    folder = write_tables(tmp_path / "d", {"articles": articles, "counts": counts})
    notes = convert(folder, tmp_path / "dai.xlsx", "xlsx")
    assert notes == [
        "rows of counts go on in the sheets counts (2) to counts (3)",
        "2 ends of texts too long for a cell are in the sheet long_texts",
        "1 dates before March 1900 are text, Excel would change them",
        "1 numbers of more than 15 digits are text, Excel would change them",
    ]
    book = openpyxl.load_workbook(tmp_path / "dai.xlsx")
    assert [book[f"counts{more}"].max_row for more in ("", " (2)", " (3)")] == [4, 4, 4]
    assert len(book["articles"]["K2"].value) == 32_767
    back = rows_in(tmp_path / "dai.xlsx", COUNTS)
    assert back is not None and [row[0] for rows in back for row in rows][-1] == "n9"


def test_a_letter_of_two_units_is_never_cut() -> None:
    text = "x" * 32_766 + "😀" * 3
    first, second = xlsx_file.pieces(text)
    assert (len(first), second) == (32_766, "😀😀😀")
