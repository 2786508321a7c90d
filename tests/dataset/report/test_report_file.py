"""The page as a file: safe by its policy, the same everywhere, small, complete in its words."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from report_helpers import page_of
from solieu.cli.main import main
from solieu.dataset import open_dataset, write_report
from solieu.dataset.report.page import SCRIPTS, script
from solieu.dataset.report.wording import words

STATIC = Path(str(files("solieu.dataset.report"))) / "static"
SINKS = (
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bFunction\(|DOMParser|"
    r"createContextualFragment|setHTML|parseHTML|srcdoc|javascript:|\.cssText|"
    r"setAttribute\([\"'](?:style|on\w+)|\bimport\(|\bfetch\(|XMLHttpRequest|WebSocket"
)
MOST_LINES = 150


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_scripts_are_short_and_write_no_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < MOST_LINES
    assert re.findall(SINKS, text) == []
    assert text.startswith("// ")


def test_every_script_is_in_the_page() -> None:
    assert sorted(f"{name}.js" for name in SCRIPTS) == sorted(p.name for p in STATIC.glob("*.js"))


def test_the_shell_has_neither_style_nor_script_in_attributes() -> None:
    shell = (STATIC / "page.html").read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son\w+=|src=|url\(", shell)


def test_the_policy_allows_this_script_and_style_and_nothing_else(dataset: Path) -> None:
    page = page_of(dataset).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (script(), style[1])
    ]
    assert policy[1] == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert re.findall(r"<script>(.*?)</script>", page, re.S) == [script()]


def test_every_key_has_words_in_both_languages() -> None:
    assert all(len(said) == 2 and all(said) for said in words().values())
    given = [re.findall(r"\{(\w+)\}", text) for said in words().values() for text in said]
    pairs = zip(given[::2], given[1::2], strict=True)
    assert all(sorted(vi) == sorted(en) for vi, en in pairs)


def test_every_key_that_is_asked_for_has_words() -> None:
    asked = set()
    for path in [*STATIC.glob("*.js"), STATIC / "page.html"]:
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r'\b(?:say|line)\("([^"]+)"', text))
        asked |= set(re.findall(r'data-(?:say|label|hint)="([^"$]+)"', text))
    assert asked - set(words()) == set()


def test_every_rule_of_the_samples_is_described(samples: Path) -> None:
    data = open_dataset(samples)
    frames = (data.citations, data.counts, data.percentages, data.models)
    rules = {rule for frame in frames for rule in frame["rule"]}
    assert rules - set(words("rules.json")) == set()


LOCALES = ("C", "vi_VN.CP1252")
WRITE = "import sys; from solieu.cli.main import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_is_the_same_in_every_locale(dataset: Path, tmp_path: Path, locale: str) -> None:
    env = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    if locale != "C":
        made = tmp_path / locale
        tool = shutil.which("localedef") or "localedef"
        told = [tool, "-c", "-i", "en_US", "-f", "CP1252", str(made)]
        if not shutil.which(tool) or subprocess.run(told, capture_output=True).returncode > 1:
            pytest.skip("no localedef with its charmaps: apt-get install locales")
        if not made.is_dir():
            pytest.skip("localedef made no locale: apt-get install locales")
        env["LOCPATH"] = str(tmp_path)
    path = tmp_path / "trang.html"
    command = [sys.executable, "-c", WRITE, "report", str(dataset), "--out", str(path)]
    title = ["--title", dataset.name]
    subprocess.run([*command, *title], check=True, env=os.environ | env, capture_output=True)
    write_report(dataset, tmp_path / "mot.html", title=dataset.name)
    assert path.read_bytes() == (tmp_path / "mot.html").read_bytes()


def test_the_page_is_small(samples: Path) -> None:
    page = page_of(samples)
    shell = len(page.read_bytes()) - sum(len(block) for block in blocks(page))
    assert shell < 160_000
    per_fact = sum(len(block) for block in blocks(page)) / sum(
        len(getattr(open_dataset(samples), name)) for name in ("counts", "percentages", "citations")
    )
    assert per_fact < 110


def blocks(page: Path) -> list[str]:
    return re.findall(r'<script type="text/plain"[^>]*>(.*?)<', page.read_text(encoding="utf-8"))


def test_the_command_says_what_it_wrote(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a" / "b.html"
    assert main(["report", str(dataset), "--out", str(path), "--title", "<b>Số & liệu</b>"]) == 0
    assert "of 4 articles" in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    assert "<title>&lt;b&gt;Số &amp; liệu&lt;/b&gt;</title>" in text
    assert [p.name for p in path.parent.iterdir()] == ["b.html"]


def test_a_folder_without_a_dataset_is_bad_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(tmp_path)]) == 2
    assert "articles.parquet is missing: write the dataset first" in capsys.readouterr().err


def test_a_table_in_another_order_is_told_by_name(dataset: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    broken = tmp_path / "dao"
    shutil.copytree(dataset, broken)
    table = pq.read_table(broken / "counts.parquet")
    pq.write_table(table.sort_by([("start", "descending")]), broken / "counts.parquet")
    with pytest.raises(ValueError, match=r"counts\.parquet: its rows are not in the order"):
        write_report(broken, tmp_path / "x.html")
