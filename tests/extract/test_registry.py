"""The registry of known documents: the bundled one is sound, a user's own adds to it and wins."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from solieu.extract import RegistryError, extract, read_registry
from solieu.extract.citations.document_ids import parse_document_id
from solieu.extract.citations.registry import Entry, Registry, bundled, number_of
from solieu.extract.citations.symbols import canonical, is_symbol, symbol_type, type_codes

OWN = Path(__file__).parents[1] / "data" / "registry.csv"
HEAD = "symbol,doc_type,issued_on"
BUNDLED = (files("solieu.extract") / "lexicon" / "documents.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(BUNDLED.splitlines()))
TYPES = {*type_codes().values(), "luật", "bộ luật", "hiến pháp"}

CONGRESS = {6: 1986, 7: 1991, 8: 1996, 9: 2001, 10: 2006, 11: 2011, 12: 2016, 13: 2021, 14: 2026}

KNOWN = Registry.of(
    [
        Entry("39-NQ/TW", "nghị quyết", "2004-08-16", issuer="Bộ Chính trị", term=9),
        Entry("39-NQ/TW", "nghị quyết", "2015-04-17", issuer="Bộ Chính trị", term=11),
        Entry("04-NQ/TW", "nghị quyết", "2016-10-30", short_forms=("Trung ương 4 khóa XII",)),
        Entry("114-KL/TW", "kết luận", "2015-07-14", issuer="Ban Bí thư", term=11),
        Entry("16/CT-TTG", "chỉ thị", "2020-03-31", issuer="Thủ tướng Chính phủ"),
        Entry("04/2015/NĐ-CP", "nghị định", "2015-01-09", issuer="Chính phủ"),
        Entry("45/2013/QH13", "luật", "2013-11-29", "Đất đai", "Quốc hội", 13),
        Entry("31/2024/QH15", "luật", "2024-01-18", "Đất đai", "Quốc hội", 15),
        Entry("10/2022/QH15", "luật", "2022-11-10", "Thực hiện dân chủ ở cơ sở", "Quốc hội", 15),
        Entry("135/1998/QĐ-TTG", "quyết định", "1998-07-31", short_forms=("Chương trình 135",)),
    ]
)


def file_of(folder: Path, *lines: str) -> Path:
    path = folder / "của tôi.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def found(query: str) -> list[str]:
    return sorted(f"{e.symbol}@{e.issued_on[:4]}" for e in KNOWN.look_up(query))


def test_the_bundled_registry_loads_every_row() -> None:
    assert len(ROWS) > 100
    for row in ROWS:
        symbol = canonical(row["symbol"]).text
        entries = bundled().find(row["doc_type"], symbol, None)
        assert row["issued_on"] in {e.issued_on for e in entries}, row["symbol"]


def test_bundled_symbols_are_canonical() -> None:
    for row in ROWS:
        symbol = canonical(row["symbol"])
        assert symbol.repaired is None, row["symbol"]
        assert symbol.text == row["symbol"].upper(), row["symbol"]
        by_year = not symbol.text and row["doc_type"] == "hiến pháp"
        known = is_symbol(symbol.text) or symbol.text.endswith("/CP")
        assert known or by_year, row["symbol"]


def test_bundled_dates_are_real() -> None:
    for row in ROWS:
        issued_on = date.fromisoformat(row["issued_on"])
        assert date(1945, 9, 2) <= issued_on, row["symbol"]
        year = canonical(row["symbol"]).text.split("/")[1:2]
        if year and year[0].isdigit():
            assert abs(int(year[0]) - issued_on.year) <= 1, row["symbol"]


def test_no_bundled_document_stands_twice() -> None:
    seen = Counter((canonical(row["symbol"]).text, row["issued_on"]) for row in ROWS)
    assert not [key for key, times in seen.items() if times > 1]


def test_every_bundled_row_has_a_source() -> None:
    assert not [row["symbol"] for row in ROWS if not row["source"].strip()]


def test_bundled_types_are_known() -> None:
    for row in ROWS:
        assert row["doc_type"] in TYPES, row["symbol"]
        coded = symbol_type(canonical(row["symbol"]).text)
        expected = {coded, "quy định"} if coded == "quyết định" else {coded}
        assert coded is None or row["doc_type"] in expected, row["symbol"]


def test_bundled_laws_have_a_name_and_no_year_in_it() -> None:
    for row in ROWS:
        if row["doc_type"] in ("luật", "bộ luật"):
            assert row["name"], row["symbol"]
            assert not re.search(r"\b(?:19|20)\d\d\b", row["name"]), row["name"]
            assert row["name"] == "Luật sư" or not re.match("(?:Bộ l|L)uật ", row["name"])


def test_bundled_terms_go_with_their_dates() -> None:
    for row in ROWS:
        if row["symbol"].endswith("/TW") and row["term"]:
            since = int(row["issued_on"][:4]) - CONGRESS[int(row["term"])]
            assert 0 <= since <= 5, row["symbol"]


def test_bundled_documents_are_found_by_what_names_them() -> None:
    for row in ROWS:
        forms = [f for f in (row["short_forms"] or "").split("|") if f]
        for query in filter(None, [row["symbol"], row["name"], *forms]):
            dates = {e.issued_on for e in bundled().look_up(query)}
            assert row["issued_on"] in dates, (row["symbol"], query)


def test_identifiers_of_entries_are_canonical() -> None:
    for row in ROWS:
        entry = Entry(canonical(row["symbol"]).text, row["doc_type"], row["issued_on"])
        assert parse_document_id(entry.document_id).is_canonical
        assert bundled().by_id(entry.document_id) is not None
    assert bundled().by_id("urn:lex:vn:quoc.hoi:luat:1900-01-01;01-1900-qh1") is None


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], ["no column symbol, doc_type, issued_on", "first line must name"]),
        (["symbol,doc_type", "39-NQ/TW,nghị quyết"], ["no column issued_on", "first line", HEAD]),
        (["doc_type,name", "luật,Đất đai"], ["no column symbol, issued_on", "first line"]),
        ([HEAD, "39-NQ/TW,nghị quyết,17/4/2015"], ["line 2", "'17/4/2015'", "such as 2015-04-17"]),
        ([HEAD, "39-NQ/TW,nghị quyết,2015-02-30"], ["line 2", "'2015-02-30'", "such as"]),
        ([HEAD, "39-NQ/TW,nghị quyết,"], ["line 2", "issued_on", "such as 2015-04-17"]),
        (
            [HEAD, "39-NQ/TW,nghị quyết,2015-04-17", ",luật,2013-11-29"],
            ["line 3", "symbol and doc_type must not be empty"],
        ),
        ([HEAD, "39-NQ/TW,,2015-04-17"], ["line 2", "must not be empty"]),
        ([HEAD, "39-NQ/TW"], ["line 2"]),
        (
            [f"{HEAD},term", "39-NQ/TW,nghị quyết,2015-04-17,XI"],
            ["line 2", "term is 'XI'", "such as 12"],
        ),
    ],
)
def test_a_bad_file_is_named_with_line_and_way_out(
    lines: list[str], told: list[str], tmp_path: Path
) -> None:
    path = file_of(tmp_path, *lines)
    with pytest.raises(RegistryError) as error:
        read_registry(path)
    message = str(error.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    for words in told:
        assert words.replace(",", ", ") in message or words in message


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "cu.csv"
    latin.write_bytes("symbol,doc_type,issued_on\n39-NQ/TW,ngh\xee,2015-04-17\n".encode("latin-1"))
    for path in (tmp_path / "khong-co.csv", tmp_path, latin):
        with pytest.raises(RegistryError, match="UTF-8") as error:
            read_registry(path)
        assert str(error.value).startswith(str(path))


def test_a_spreadsheet_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes(
        "\ufeffsymbol,doc_type,issued_on,ghi chú\r\n 07 -NQ/HU ,Nghị Quyết,2021-08-12,x\r\n"
        .encode()
    )  # fmt: skip
    (entry,) = read_registry(path).find("nghị quyết", "07-NQ/HU", None)
    assert (entry.symbol, entry.doc_type, entry.term) == ("07-NQ/HU", "nghị quyết", None)


def test_a_file_of_its_own_adds_to_the_bundled_registry(tmp_path: Path) -> None:
    path = file_of(tmp_path, HEAD, "07-NQ/HU,nghị quyết,2021-08-12")
    registry = read_registry(path)
    assert [e.issued_on for e in registry.find("nghị quyết", "07-NQ/HU", None)] == ["2021-08-12"]
    for row in ROWS:
        assert registry.find(row["doc_type"], canonical(row["symbol"]).text, None)
    (cited,) = extract("Theo Nghị quyết số 07-NQ/HU năm 2021.", registry=registry).citations
    assert (cited.resolution, cited.document_id[-19:]) == ("resolved", "2021-08-12;07-nq-hu")
    assert extract("Theo Nghị quyết số 07-NQ/HU.").citations[0].resolution == "unresolved"


def test_a_file_of_its_own_wins_over_the_bundled_registry(tmp_path: Path) -> None:
    row = ROWS[0]
    cells = f"{row['symbol']},{row['doc_type']},{row['issued_on']},chủ đề của tôi"
    registry = read_registry(file_of(tmp_path, f"{HEAD},subject", cells))
    symbol = canonical(row["symbol"]).text
    entries = registry.find(row["doc_type"], symbol, None)
    mine = [e.subject for e in entries if e.issued_on == row["issued_on"]]
    assert mine == ["chủ đề của tôi"]


def test_the_test_registry_is_one_that_can_be_read() -> None:
    registry = read_registry(OWN)
    years = {e.issued_on[:4] for e in registry.find("nghị quyết", "39-NQ/TW", None)}
    assert years >= {"2004", "2015", "2023"}


@pytest.mark.parametrize(
    ("query", "symbols"),
    [
        ("39-NQ/TW", ["39-NQ/TW@2004", "39-NQ/TW@2015"]),
        ("39-nq/tw", ["39-NQ/TW@2004", "39-NQ/TW@2015"]),
        ("39 – NQ/TƯ", ["39-NQ/TW@2004", "39-NQ/TW@2015"]),
        ("Nghị quyết 39", ["39-NQ/TW@2004", "39-NQ/TW@2015"]),
        ("nghi quyet 39", ["39-NQ/TW@2004", "39-NQ/TW@2015"]),
        ("114-KL/TVV", ["114-KL/TW@2015"]),
        ("114/kl-tw", ["114-KL/TW@2015"]),
        ("16/ct-ttg", ["16/CT-TTG@2020"]),
        ("04/2015/ND-CP", ["04/2015/NĐ-CP@2015"]),
        ("Đất đai", ["31/2024/QH15@2024", "45/2013/QH13@2013"]),
        ("Luật Đất đai", ["31/2024/QH15@2024", "45/2013/QH13@2013"]),
        ("luat dat dai", ["31/2024/QH15@2024", "45/2013/QH13@2013"]),
        ("DAT DAI", ["31/2024/QH15@2024", "45/2013/QH13@2013"]),
        ("thực hiện dân chủ ở cơ sở", ["10/2022/QH15@2022"]),
        ("thuc hien dan chu o co so", ["10/2022/QH15@2022"]),
        ("chương trình 135", ["135/1998/QĐ-TTG@1998"]),
        ("Trung uong 4 khoa XII", ["04-NQ/TW@2016"]),
        ("9-NQ/TW", []),
        ("139-NQ/TW", []),
        ("Luật Nhà thơ", []),
        ("kết luận 39", []),
    ],
)
def test_look_up(query: str, symbols: list[str]) -> None:
    assert found(query) == symbols


@pytest.mark.parametrize("query", ["", " ", "???", "nghị quyết none"])
def test_look_up_of_nothing_finds_nothing(query: str) -> None:
    assert found(query) == []


@pytest.mark.parametrize(
    ("symbol", "number"),
    [
        ("39-NQ/TW", "39"),
        ("04-NQ/TW", "4"),
        ("30C/NQ-CP", "30C"),
        ("10/2022/QH15", "10"),
        ("005-CT/HU", "5"),
        ("858CV/ĐUK", "858"),
    ],
)
def test_number_of_a_symbol(symbol: str, number: str) -> None:
    assert number_of(symbol) == number
