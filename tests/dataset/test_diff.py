"""What one dataset has and another has not, or has otherwise."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from solieu.cli.main import main
from solieu.corpus import Article, load
from solieu.dataset import Change, build, diff
from solieu.dataset.running.engine import Extractor
from solieu.extract import extract
from solieu.extract.facts import Facts

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
TEXT = "Xã có 12 hộ nghèo và 45 hội viên. Xã tiếp nhận 62/77 đơn, đạt 80,5%."


def dataset(folder: Path, texts: dict[str, str], read: Extractor = extract) -> Path:
    build([Article(source, text) for source, text in texts.items()], folder, extract=read)
    return folder


def lines(before: Path, after: Path, *ignore: str) -> list[str]:
    return [change.line for change in diff(before, after, ignore)]


def test_a_dataset_does_not_differ_from_itself(tmp_path: Path) -> None:
    build(load([SAMPLES]), tmp_path / "a")
    same = diff(tmp_path / "a", tmp_path / "a")
    assert list(same) == []
    assert not same.differs
    assert same.articles == {"same": 27}
    assert same.facts["counts"]["same"] > 400


def test_facts_of_an_article_that_came_or_went(tmp_path: Path) -> None:
    a = dataset(tmp_path / "a", {"tin/a.txt": TEXT, "tin/b.txt": "Huyện có 8 xã và 95 thôn."})
    b = dataset(tmp_path / "b", {"tin/a.txt": TEXT, "tin/c.txt": "Tỉnh có 9 huyện."})
    found = diff(a, b)
    assert [(c.what, c.source, c.surface) for c in found] == [
        ("lost", "tin/b.txt", "8 xã"),
        ("lost", "tin/b.txt", "95 thôn"),
        ("gained", "tin/c.txt", "9 huyện"),
    ]
    assert found.articles == {"same": 1, "lost": 1, "gained": 1}
    assert next(iter(found)).line == "lost    tin/b.txt\tcounts\t8 xã\tcount | 8 | xã"


def otherwise(article: Article | str) -> Facts:
    """The facts, with another value for the first count and a wider span for the second."""
    facts = extract(article)
    first, second, *rest = facts.counts
    text = article if isinstance(article, str) else article.text
    wider = text[second.start : second.end + 1]
    changed = (
        replace(first, value=Decimal(13), modifier=">"),
        replace(second, end=second.end + 1, surface=wider),
    )
    return replace(facts, counts=(*changed, *rest), percentages=(), checks=())


def test_what_changed_in_a_fact_is_told_column_by_column(tmp_path: Path) -> None:
    a = dataset(tmp_path / "a", {"a.txt": TEXT})
    b = dataset(tmp_path / "b", {"a.txt": TEXT}, otherwise)
    first, second, third = diff(a, b)
    assert first.columns == (("value", "12", "13"), ("modifier", "", ">"))
    assert first.line == "changed a.txt\tcounts\t12 hộ\tvalue: 12 → 13; modifier: – → >"
    assert second.what == "changed"
    assert [name for name, _, _ in second.columns] == ["end", "surface"]
    assert (third.what, third.table, third.surface) == ("lost", "percentages", "80,5%")
    assert lines(a, b, "value", "modifier", "end", "surface") == [third.line]


def test_articles_match_by_text_wherever_they_stand_and_else_by_source(tmp_path: Path) -> None:
    a = dataset(tmp_path / "a", {"cũ/a.txt": TEXT, "b.txt": "Xã có 9 thôn. Xã có 12 hộ."})
    moved = {"mới/z.txt": TEXT, "b.txt": "Tin mới. Xã có 9 thôn. Xã có 14 hộ."}
    b = dataset(tmp_path / "b", moved)
    found = diff(a, b)
    assert [(c.what, c.source, c.surface) for c in found] == [
        ("lost", "b.txt", "12 hộ"),
        ("gained", "b.txt", "14 hộ"),
    ]
    assert found.articles == {"same": 1, "changed": 1}


def test_two_articles_of_one_text_are_not_taken_for_each_other(tmp_path: Path) -> None:
    a = dataset(tmp_path / "a", {"a.txt": TEXT, "b.txt": TEXT})
    b = dataset(tmp_path / "b", {"b.txt": TEXT})
    found = diff(a, b)
    assert {change.source for change in found} == {"a.txt"}
    assert found.articles == {"same": 1, "lost": 1}


def test_the_command_prints_writes_and_tells_by_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a = dataset(tmp_path / "a", {"a.txt": TEXT})
    b = dataset(tmp_path / "b", {"a.txt": TEXT}, otherwise)
    file = tmp_path / "changes.csv"
    assert main(["diff", str(a), str(a)]) == 0
    assert "gained  lost  changed  same" in capsys.readouterr().out
    assert main(["diff", str(a), str(b), "--out", str(file), "--most", "1"]) == 1
    printed = capsys.readouterr().out
    assert "value: 12 → 13" in printed
    assert "… 2 more" in printed
    assert "80,5%" not in printed
    with file.open(encoding="utf-8-sig", newline="") as opened:
        told = [(row["change"], row["column"], row["after"]) for row in csv.DictReader(opened)]
    assert told[:2] == [("changed", "value", "13"), ("changed", "modifier", ">")]
    assert told[-1] == ("lost", "", "")
    assert main(["diff", str(a), str(tmp_path / "khong-co")]) == 2
    assert "write the dataset first" in capsys.readouterr().err


def test_a_change_is_one_line(tmp_path: Path) -> None:
    assert Change("lost", "counts", "a b.txt", 0, 4, "12\nhộ", "count | 12").line.count("\n") == 0
