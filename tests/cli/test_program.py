"""The program as people meet it: what it prints, what it writes, how it fails."""

from __future__ import annotations

import io
import json
import re
import sys
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import pytest
from rich.console import Console
from solieu.cli.context import facts_table, marked_sentences
from solieu.cli.main import main
from solieu.cli.progress import Done, Lines
from solieu.dataset import open_dataset
from solieu.extract.facts import Check, Count, Facts, Percentage

SENTENCE = "Ban Tiếp công dân xã Tân Lập đã giải quyết 62/77 đơn, đạt 80,5%."
FACTS = Facts(
    counts=(
        Count(
            SENTENCE.index("62"), SENTENCE.index(", đạt"), "62/77 đơn", SENTENCE, kind="count",
            value=Decimal(62), total=Decimal(77), unit="đơn", rule="ratio", confidence=0.9,
        ),
    ),
    percentages=(
        Percentage(
            SENTENCE.index("80"), SENTENCE.index("%") + 1, "80,5%", SENTENCE,
            value=Decimal("80.5"), numerator=Decimal(62), denominator=Decimal(77), rule="percent",
            confidence=0.95,
        ),
    ),
    checks=(Check("ratio", (0, 1), "80.5", "80.5", "ok"),),
)  # fmt: skip


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "tin"
    folder.mkdir()
    (folder / "mot.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "rong.txt").write_bytes(b"")
    return folder


def test_extract_writes_the_dataset_and_says_what_it_found(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["extract", str(articles), "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"articles\s+│\s+1 ", printed)
    assert re.search(r"rejected: empty\s+│\s+1 ", printed)
    assert f"written to {out}" in printed
    data = open_dataset(out)
    assert list(data.articles["source"]) == [str(articles / "mot.txt")]
    assert list(data.rejects["source"]) == [str(articles / "rong.txt")]


def test_quiet_prints_nothing(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(articles), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("wanted", "near"), [("near", True), ("exact", False)])
def test_the_summary_tells_copies_from_near_duplicates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wanted: str, near: bool
) -> None:
    names = [first + last for first in ("B", "K", "L", "M") for last in ("a", "e", "i", "o", "u")]
    text = " ".join(f"Thôn {name} có thêm đường mới." for name in names)
    for name, said in {"a": text, "b": text, "c": f"{text} Theo báo tỉnh."}.items():
        (tmp_path / f"{name}.txt").write_text(said, "utf-8")
    out = str(tmp_path / "out")
    assert main(["extract", str(tmp_path), "--out", out, "--duplicates", wanted]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"duplicates of the same text\s+│\s+1 ", printed)
    assert bool(re.search(r"near duplicates\s+│\s+1 ", printed)) == near


def test_extract_reads_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    assert main(["extract", "-", "--out", str(tmp_path), "--quiet"]) == 0
    assert list(open_dataset(tmp_path).articles["text"]) == [SENTENCE]


def test_nothing_read_is_exit_code_1(articles: Path, tmp_path: Path) -> None:
    code = main(["extract", str(articles / "rong.txt"), "--out", str(tmp_path / "out"), "--quiet"])
    assert code == 1
    assert len(open_dataset(tmp_path / "out").rejects) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "khong-co", "--out", "x"], "khong-co does not exist"),
        (["extract", "khong-co/*.txt", "--out", "x"], "khong-co/*.txt does not exist"),
        (["extract", "."], "Missing option '--out'"),
        (["extract", ".", "--out", "x", "--nhanh"], "No such option: --nhanh"),
        (["trich"], "No such command 'trich'"),
        (["explain", "khong-co.txt"], "khong-co.txt does not exist"),
        (["evaluate", "khong-co", "."], "khong-co does not exist"),
        (["evaluate", ".", "."], "holds no gold"),
        (["extract", ".", "--out", "README/x"], "README"),
    ],
)
def test_bad_usage_is_one_line_and_exit_code_2(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "README").write_text("một tệp, không phải thư mục", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert not (tmp_path / "x").exists()


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Commands:" in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"solieu {version('solieu')}\n"


def test_explain_shows_facts_in_their_sentence() -> None:
    (shown,) = marked_sentences(SENTENCE, FACTS)
    assert shown.plain == "Ban Tiếp công dân xã Tân Lập đã giải quyết [62/77 đơn]1, đạt [80,5%]2."


def test_explain_lists_value_rule_and_confidence() -> None:
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(facts_table(FACTS))
    printed = console.export_text()
    for told in ("62 of 77 đơn", "80.5 % = 62/77", "ratio", "0.95", "check: ok", "#1, #2"):
        assert told in printed


def test_explain_prints_text_and_json(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = articles / "mot.txt"
    assert main(["explain", str(file)]) == 0
    assert "rule" in capsys.readouterr().out
    assert main(["explain", str(file), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["source"], record["text"]) == (str(file), SENTENCE)
    for fact in record["facts"]:
        assert record["text"][fact["start"] : fact["end"]] == fact["surface"]


def test_explain_says_why_a_file_is_no_article(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(articles / "rong.txt")]) == 1
    assert re.match(r"solieu: .*rong\.txt: empty: ", capsys.readouterr().err)


def test_evaluate_prints_rates_and_writes_json(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, out, numbers = tmp_path / "gold", tmp_path / "out", tmp_path / "scores.json"
    gold.mkdir()
    fact = {"kind_of_fact": "model", "kind": "movement", "name": "Ngõ xanh", "surface": "Ngõ xanh"}
    entry = {"article": "mot.txt", "metadata": {"author": "Lê An"}, "facts": [fact]}
    (gold / "mot.json").write_text(json.dumps(entry), encoding="utf-8")
    main(["extract", str(articles), "--out", str(out), "--quiet"])
    assert main(["evaluate", str(gold), str(out), "--json", str(numbers), "--errors"]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"missed\s+mot\.txt  model  kind=movement \| name=Ngõ xanh", printed)
    assert re.search(r"metadata\s+mot\.txt  author  gold=Lê An", printed)
    assert json.loads(numbers.read_text(encoding="utf-8"))["model"]["fn"] == 1
    again = [str(gold), str(out), "--against", str(out)]
    assert main(["evaluate", *again]) == 0
    assert not re.search(r"^(gained|lost|changed) ", capsys.readouterr().out, re.MULTILINE)


def test_progress_tells_the_pace_and_the_time_left() -> None:
    times = iter((0.0, 10.0, 20.0))
    done = Done(total=400, clock=lambda: next(times))
    done.add("kept", {"bytes": 100, "articles": 50})
    done.add("part", {"bytes": 100, "articles": 20})
    assert done.told() == "reading: 70 articles, 2 a second, 0:00:20 left"
    done.add("part", {"bytes": 200, "articles": 20})
    done.add("finishing", {"parts": 3})
    assert done.told() == "writing the tables: 90 articles, 2 a second"


def test_a_log_in_json_has_an_object_a_line(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(articles), "--out", str(tmp_path / "out"), "--log-json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["started", "part", "finishing", "done"]
    assert (events[1]["articles"], events[1]["rejects"]) == (1, 1)


def test_what_is_not_kept_of_an_earlier_run_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Lines(Done(0)).note("resumed", {"kept": 3, "found": 5})
    printed = capsys.readouterr().err
    assert "3 of 5 parts" in printed
    assert "other inputs, settings or another version" in printed


def test_a_run_leaves_a_summary(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["extract", str(articles), "--out", str(out), "--quiet"])
    told = json.loads((out / "run.json").read_text("utf-8"))
    assert told["solieu"] == version("solieu")
    assert (told["rows"]["counts"], told["rejects"]) == (1, {"empty": 1})
    assert not (out / ".solieu-run").exists()
