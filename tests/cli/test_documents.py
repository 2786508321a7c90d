"""`solieu documents`: what a symbol or a name means, and who cites it."""

from __future__ import annotations

from pathlib import Path

import pytest
from solieu.cli.main import main
from solieu.dataset import open_dataset
from solieu.extract import Registry
from solieu.extract.citations.registry import bundled

HEAD = "symbol,doc_type,name,issuer,issued_on,term,subject,short_forms"
ROWS = (
    "07-NQ/HU,nghị quyết,,Huyện ủy Sơn Hạ,2021-08-12,,cải tạo vườn tạp,",
    "07-NQ/HU,nghị quyết,,Huyện ủy Sơn Hạ,2016-09-01,,dồn điền đổi thửa,",
    "99/2031/QH20,luật,Làng nghề,Quốc hội,2031-06-15,,,",
)
ARTICLES = {
    "mot.txt": "Sơn Hạ đổi vườn\n02/10/2021\nXã làm theo Nghị quyết số 07-NQ/HU ngày 12/8/2021.\n",
    "hai.txt": "Thôn họp\n05/11/2022\nThôn bàn Nghị quyết 07-NQ/HU và Luật Làng nghề năm 2031.\n",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "cua-toi.csv"
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    return path


@pytest.fixture
def dataset(tmp_path: Path, own: Path) -> Path:
    folder, out = tmp_path / "tin", tmp_path / "so-lieu"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    arguments = ["extract", str(folder), "--out", str(out), "--registry", str(own), "--quiet"]
    assert main(arguments) == 0
    return out


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A console wide enough for whole identifiers and paths."""
    monkeypatch.setenv("COLUMNS", "400")


def test_a_symbol_shows_every_document_that_had_it(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", "07-NQ/HU", "--registry", str(own)]) == 0
    printed = capsys.readouterr().out
    for told in ("2021-08-12", "2016-09-01", "cải tạo vườn tạp", "Huyện ủy Sơn Hạ"):
        assert told in printed
    assert "huyen.uy.son.ha:nghi.quyet:2021-08-12;07-nq-hu" in printed


@pytest.mark.parametrize(
    "query",
    [
        "07-nq/hu",
        "07 – NQ/HU",
        "07/NQ-HU",
        "Nghị quyết 7",
        "nghi quyet 7",
        "7-NQ/HU",
        "Nghị quyết 07",
    ],
)
def test_spellings_of_a_symbol_find_it(
    query: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", query, "--registry", str(own)]) == 0
    assert "2016-09-01" in capsys.readouterr().out


@pytest.mark.parametrize("query", ["Làng nghề", "Luật Làng nghề", "luat lang nghe", "LANG NGHE"])
def test_a_name_finds_its_law(query: str, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", query, "--registry", str(own)]) == 0
    assert "luật 99/2031/QH20 (Làng nghề)" in capsys.readouterr().out


def test_the_documents_table_knows_the_own_registry(dataset: Path) -> None:
    documents = open_dataset(dataset).documents.set_index("document_id")
    (known,) = (i for i in documents.index if i.endswith("2021-08-12;07-nq-hu"))
    assert documents.loc[known, "issuer"] == "Huyện ủy Sơn Hạ"


def test_the_bundled_registry_is_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    registry: Registry = bundled()
    entry = next(iter(registry.look_up("Bộ luật Lao động")))
    assert main(["documents", entry.symbol]) == 0
    printed = capsys.readouterr().out
    assert entry.issued_on in printed
    assert entry.document_id in printed


@pytest.mark.parametrize("query", ["98-NQ/KHÔNG", "Luật Nhà thơ làng", "987654"])
def test_what_nobody_knows_is_exit_code_1(query: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", query]) == 1
    assert capsys.readouterr().out == f"{query}: not in the registry\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("symbol,doc_type\n07-NQ/HU,nghị quyết\n", "no column issued_on"),
        (f"{HEAD}\n07-NQ/HU,nghị quyết,,,12/8/2021,,,\n", "line 2: issued_on is '12/8/2021'"),
        (f"{HEAD}\n,nghị quyết,,,2021-08-12,,,\n", "line 2: symbol and doc_type"),
        (None, "cannot be read"),
    ],
)
def test_a_bad_registry_is_one_line_and_exit_code_2(
    content: str | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hong.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert main(["documents", "07-NQ/HU", "--registry", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "hong.csv" in printed.err
    assert told in printed.err


def test_a_query_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents"]) == 2
    assert "QUERY" in capsys.readouterr().err


def test_a_dataset_shows_who_cites_it_and_when(
    own: Path, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["documents", "07-NQ/HU", "--registry", str(own), "--dataset", str(dataset)]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    lines = [line for line in printed.splitlines() if ".txt" in line]
    assert len(lines) == 2
    assert ["mot.txt" in line for line in lines] == [True, False], "sorted by date"
    assert "2021-10-02" in lines[0]
    assert "Nghị quyết số 07-NQ/HU" in lines[0]
    assert "2022-11-05" in lines[1]


def test_a_name_is_looked_for_in_the_dataset_too(
    own: Path, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["documents", "luat lang nghe", "--registry", str(own), "--dataset", str(dataset)]
    assert main(arguments) == 0
    assert "hai.txt" in capsys.readouterr().out


def test_what_only_the_dataset_knows_is_found(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", "07-NQ/HU", "--dataset", str(dataset)]) == 0
    printed = capsys.readouterr().out
    assert "mot.txt" in printed
    assert "cải tạo vườn tạp" not in printed


def test_what_neither_knows_says_so(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "98-NQ/HU", "--dataset", str(dataset)]) == 1
    assert capsys.readouterr().out == "98-NQ/HU: not in the registry or the dataset\n"


def test_a_folder_that_is_no_dataset_is_bad_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", "39-NQ/TW", "--dataset", str(tmp_path / "khong-co")]) == 2
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    assert "khong-co" in printed.err
