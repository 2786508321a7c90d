"""`solieu inspect`, and the options that name columns."""

from __future__ import annotations

from pathlib import Path

import pytest
import valid_inputs as valid
from solieu.cli.main import main
from solieu.corpus import inspect
from solieu.dataset import open_dataset
from valid_inputs import STORIES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tin"
    made.mkdir()
    (made / "a.csv").write_bytes(valid.table())
    (made / "b.csv").write_bytes(valid.table())
    (made / "c.jsonl.gz").write_bytes(valid.PACKED["gz"](valid.json_lines()))
    (made / "d.txt").write_bytes(b"")
    (made / "e.png").write_bytes(b"\x89PNG")
    return made


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 0
    return " ".join(capsys.readouterr().out.split())


def test_inspect_says_formats_columns_counts_days_and_articles(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = printed(["inspect", str(folder)], capsys)
    for words in (
        "2 │ csv │ utf-8 │ text=noi_dung, title=tieu_de, date=ngay_dang", "1 │ jsonl in gz │",
        "articles │ 6 │ published 2024-03-01 to 2024-03-02", "rejected: empty │ 1",
        "rejected: unknown_format │ 1", "Tin số 1 2024-03-01", STORIES[0][:60], "a.csv:2",
    ):  # fmt: skip
        assert words in told
    assert "stopped after" not in told


def test_inspect_looks_at_no_more_records_than_are_asked_for(folder: Path) -> None:
    met = inspect(folder, most=3)
    assert (met.records, met.is_whole) == (3, False)
    assert met.examples[0].source == str(folder / "a.csv") + ":2"
    assert inspect(folder / "a.csv").is_whole


def test_inspect_of_nothing_readable_is_exit_code_1(folder: Path) -> None:
    assert main(["inspect", str(folder / "e.png")]) == 1


def test_columns_are_told_by_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    path, out = tmp_path / "a.csv", tmp_path / "out"
    path.write_text(f"ma,c1,c2\nA17,{STORIES[1]!r},Tin\n".replace("'", '"'), encoding="utf-8")
    options = ["--text-column", "c1", "--title-column", "c2", "--id-column", "ma"]
    assert "text=c1, title=c2, id=ma" in printed(["inspect", str(path), *options], capsys)
    printed(["extract", str(path), "--out", str(out), *options], capsys)
    (row,) = open_dataset(out).articles.to_dict("records")
    assert (row["source"], row["title"]) == (f"{path}:2#A17", "Tin")
    assert "62/77" in printed(["explain", str(path), *options], capsys)


def test_a_guessed_column_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("c1,c2\n" + f'A,"{STORIES[0] * 5}"\n' * 4, encoding="utf-8")
    assert main(["extract", str(path), "--out", str(tmp_path / "out")]) == 0
    assert "text is read from column c2" in capsys.readouterr().err


def test_counts_by_reason_stand_in_the_summary(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    told = printed(["extract", str(folder), "--out", str(out)], capsys)
    assert "rejected: empty │ 1" in told and "rejected: unknown_format │ 1" in told
    data = open_dataset(out)
    assert len(data.articles) + len(data.rejects) == 8
