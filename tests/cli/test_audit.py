"""`solieu audit`: the reports' own arithmetic, worst first."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from small_datasets import dataset_of
from solieu.cli.main import main
from solieu.dataset import audit, statuses

ARTICLES = {
    "dung.txt": "Xã họp\nXã giải quyết 62/77 đơn, đạt 80,5%.\n",
    "sai.txt": "Xã đếm\nXã có 45/60 hộ đăng ký, đạt 95%. "
    "Xã nhận 20 đơn, gồm 8 đơn tố cáo và 11 đơn khiếu nại.\n",
    "thieu.txt": "Xã kể\nXã có 28 câu lạc bộ, trong đó có 6 câu lạc bộ hát và 4 câu lạc bộ cờ.\n",
}


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "300")
    return dataset_of(ARTICLES, tmp_path)


def test_the_farthest_off_comes_first(dataset: Path) -> None:
    findings = audit(dataset)
    assert [f.status for f in findings] == ["mismatch", "mismatch", "incomplete", "ok"]
    assert (findings[0].rule, findings[0].stated, findings[0].expected) == ("ratio", 95, 75)
    assert findings[0].sentence == "Xã có 45/60 hộ đăng ký, đạt 95%."
    assert statuses(findings) == {"mismatch": 2, "incomplete": 1, "ok": 1}


def test_the_command_lists_what_disagrees(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sai.csv"
    assert main(["audit", str(dataset), "--csv", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "4 checks: 2 mismatch, 1 incomplete, 1 ok" in printed
    assert "62/77" not in printed
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert [row["stated"] for row in rows] == ["95", "20", "28"]


def test_all_lists_what_agrees_too(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(dataset), "--all"]) == 0
    assert "62/77" in capsys.readouterr().out


def test_a_folder_without_a_dataset_is_bad_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(tmp_path / "khong-co")]) == 2
    assert "write the dataset first" in capsys.readouterr().err
