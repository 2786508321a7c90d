"""`solieu export`: a dataset in another format, and what cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from solieu.cli.main import main
from solieu.corpus import Article
from solieu.dataset import FILE_FORMATS, FileFormatName, build, open_dataset


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    build([Article("xa.txt", "Xã có 12 hộ nghèo, đạt 80,5%.")], tmp_path / "so-lieu")
    return tmp_path / "so-lieu"


@pytest.mark.parametrize("name", list(FileFormatName))
def test_every_format_is_written(
    name: FileFormatName, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ending = (*FILE_FORMATS[name].endings, "")[0]
    out = dataset.parent / f"moi/{name}{ending}"
    assert main(["export", str(dataset), "--format", name, "--out", str(out)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"written to {out}"
    if FILE_FORMATS[name].read:
        assert list(open_dataset(out).counts["unit"]) == ["hộ"]
    assert not list(out.parent.glob(".solieu-*"))


def test_quiet_prints_nothing(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = dataset.parent / "vi"
    asked = ["export", str(dataset), "--format", "csv", "--out", str(out), "--quiet"]
    assert main([*asked, "--excel-locale", "vi"]) == 0
    assert capsys.readouterr() == ("", "")
    assert (out / "percentages.csv").read_text(encoding="utf-8-sig").count("80,5") > 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{0}", "--format", "sqlite", "--out", "{1}.txt"], "a sqlite file ends in .sqlite"),
        (["{0}", "--format", "csv", "--out", "{0}"], "is there already: remove it, or choose"),
        (["{1}", "--format", "csv", "--out", "{1}/x"], "articles.parquet is missing: write the"),
        (["{0}", "--format", "xml", "--out", "{1}"], "'xml' is not one of"),
        (["{0}", "--format", "xlsx", "--out", "{1}.xlsx", "--excel-locale", "vi"], "is for csv"),
    ],
)
def test_what_cannot_be_done_is_bad_usage_and_leaves_nothing(
    arguments: list[str], told: str, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(dataset.parent.rglob("*"))
    filled = [argument.format(dataset, dataset.parent / "khong-co") for argument in arguments]
    assert main(["export", *filled]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and told in lines[0]
    assert sorted(dataset.parent.rglob("*")) == before


def test_what_is_no_dataset_of_a_format_is_named(tmp_path: Path) -> None:
    (tmp_path / "la.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="write the dataset first"):
        _ = open_dataset(tmp_path / "la.txt").counts
