"""`solieu scrape`: what it takes, prints and ends with."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from solieu.cli import scraping as command
from solieu.cli.main import main
from solieu.corpus import scraping

ONE = "/tin/xa-tan-an-co-12-ho-ngheo.html"
TWO = "/tin/xa-tan-an-co-31-ho-ngheo.html"


@pytest.fixture
def call(web: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The exit code of a call on paths of the web."""
    monkeypatch.setenv("COLUMNS", "120")

    def called(*words: str) -> int:
        local = [f"http://127.0.0.1:{web.port}{w}" if w.startswith("/") else w for w in words]
        fixed = ["--out", str(tmp_path / "tin"), "--allow-private", "--delay", "0"]
        return main(["scrape", *fixed, *local])

    return called


def test_the_table_accounts_for_every_page(
    web: Any, reply: Any, call: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers[ONE] = reply(b"<p>Mot")
    web.answers["/robots.txt"] = reply(f"User-agent: *\nDisallow: {TWO}".encode())
    assert call(ONE, TWO, "/tin/xa-tan-an-co-99-ho-ngheo.html") == 0
    rows = dict(
        line.split("│")[1:3] for line in capsys.readouterr().out.splitlines() if "│" in line
    )
    assert {what.strip(): int(number) for what, number in rows.items()} == {
        "found": 3, "fetched": 1, "skipped: forbidden by robots.txt": 1, "failed: not found": 1,
    }  # fmt: skip


def test_where_the_pages_and_failures_are_is_said(
    web: Any, reply: Any, call: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers[ONE] = reply(b"<p>Mot")
    assert call(ONE) == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said == f"pages in {tmp_path / 'tin'}"
    assert call(TWO) == 1
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.endswith(f"failures in {tmp_path / 'tin' / '.scrape' / 'failures.csv'}")


def test_a_failure_of_each_reason_is_shown(
    web: Any, reply: Any, call: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["/robots.txt"] = reply(f"User-agent: *\nDisallow: {TWO}".encode())
    gone = "/tin/xa-tan-an-co-99-ho-ngheo.html"
    call(ONE, TWO, gone)
    at = f"http://127.0.0.1:{web.port}"
    lines = capsys.readouterr().out.splitlines()
    assert f"not found: {at}{ONE} (status 404)" in lines
    assert f"forbidden by robots.txt: {at}{TWO} ({at}/robots.txt forbids it)" in lines
    assert gone not in "".join(lines)


def test_a_run_without_a_page_says_why_though_quiet(
    web: Any, call: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(ONE, "--quiet") == 1
    printed = capsys.readouterr()
    assert printed.out == "" and "(status 404)" in printed.err


def test_a_second_call_says_that_the_pages_are_there(
    web: Any, reply: Any, call: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers[ONE] = reply(b"<p>Mot")
    call(ONE)
    assert call(ONE) == 0
    assert "there already" in capsys.readouterr().out


def test_a_dry_run_prints_addresses_for_programs(
    web: Any, call: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(ONE, TWO, "/khong-co.rss", "--dry-run") == 0
    printed = capsys.readouterr()
    assert "would be fetched" in printed.err and "/khong-co.rss (status 404)" in printed.err
    lines = printed.out.splitlines()
    assert [line.split("\t")[0].rpartition("/")[2] for line in lines] == [
        ONE.rpartition("/")[2],
        TWO.rpartition("/")[2],
    ]
    assert not (tmp_path / "tin").exists()


def test_quiet_prints_nothing(
    web: Any, reply: Any, call: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers[ONE] = reply(b"<p>Mot")
    assert call(ONE, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["khong-co"], "--sites"),
        ([ONE, "--since", "17/06/2024"], "2024"),
        ([ONE, "--since", "2024-06-18", "--until", "2024-06-17"], "nothing lies between"),
        ([ONE, "--match", "("], "regular expression"),
        ([ONE, "--contact", "a)\nX-Y: z"], "ASCII"),
        ([ONE, "--max", "0"], "--max"),
        ([ONE, "--delay", "-1"], "--delay"),
        ([ONE, "--delay", "nan"], "--delay"),
        ([ONE, "--delay", "inf"], "--delay"),
        ([], "SOURCE"),
    ],
)
def test_wrong_usage_is_said_in_a_line(
    words: list[str], told: str, web: Any, call: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*words) == 2
    printed = capsys.readouterr().err
    assert told in printed and "Traceback" not in printed
    assert web.asked == []


def test_sites_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scrape", "--sites"]) == 0
    names = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert {"nhandan", "tuoitre", "baothanhhoa", "moha"} <= set(names)


def test_stopping_says_how_to_go_on(
    call: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(scraping, "scrape", stopped)
    assert call(ONE) == 1
    assert "the same command goes on" in capsys.readouterr().err


def test_without_its_packages_it_says_what_to_install(
    call: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("solieu.corpus.scraping")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("solieu.corpus.scraping")
    monkeypatch.setitem(sys.modules, "httpcore2", None)
    assert call(ONE) == 2
    assert "pip install 'httpcore2[asyncio]>=2'" in capsys.readouterr().err


def test_progress_is_drawn_on_a_terminal_only(
    web: Any, reply: Any, call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    terminal = Console(force_terminal=True, file=io.StringIO())
    monkeypatch.setattr(command, "err", lambda: terminal)
    monkeypatch.setattr(command.Status, "update", lambda self, text: drawn.append(str(text)))
    web.answers[ONE] = reply(b"<p>Mot")
    assert call(ONE) == 0
    assert drawn[-1].startswith("1 found, 1 fetched, 0 failed  http://127.0.0.1:")
