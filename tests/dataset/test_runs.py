"""Runs of many inputs: shared by workers, stopped and resumed."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from run_inputs import (
    N_ARTICLES,
    PORTION_BYTES,
    STREAM_BYTES,
    tables_of,
    write_lines,
    write_sources,
)
from solieu.cli.main import main
from solieu.corpus import load
from solieu.dataset import (
    Limits,
    Settings,
    Stopped,
    build,
    build_from,
    convert,
    open_dataset,
    panel,
    write_report,
)
from solieu.dataset.reading.streams import stream
from solieu.dataset.running import run_folder
from solieu.dataset.running.portion_reading import Job
from solieu.dataset.running.run_folder import RunFolder
from solieu.extract import read_registry

pytest_plugins = ("run_fixtures",)


class Events:
    """What happened in a run."""

    def __init__(self) -> None:
        self.met: list[tuple[str, Mapping[str, object]]] = []

    def __call__(self, event: str, about: Mapping[str, object]) -> None:
        self.met.append((event, about))

    def count(self, event: str) -> int:
        return sum(met == event for met, _ in self.met)


@pytest.mark.usefixtures("small_portions")
def test_any_number_of_workers_writes_the_bytes_of_none(sources: Path, tmp_path: Path) -> None:
    build(load(sources), tmp_path / "none")
    for workers in (None, 1, 3):
        out = tmp_path / f"with {workers}"
        events = Events()
        summary = build_from(sources, out, Settings(workers=workers), note=events)
        assert (summary.articles, summary.rejects) == (N_ARTICLES, {"empty": 1})
        assert tables_of(out) == tables_of(tmp_path / "none")
        assert events.count("worker_died") == 0


@pytest.mark.usefixtures("small_portions")
def test_an_input_given_twice_is_there_twice(sources: Path, tmp_path: Path) -> None:
    twice = [sources / name for name in ("dong.jsonl", "nen.jsonl.gz", "rong.txt")] * 2
    build(load(twice), tmp_path / "loaded")
    build_from(twice, tmp_path / "out", Settings(workers=1))
    assert len(open_dataset(tmp_path / "out").articles) == 2 * (120 + 40)
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "loaded")


class Halt(Exception):
    """Stops a run."""


def halting(after: int) -> Events:
    """Stops a run after so many parts."""

    class Halting(Events):
        def __call__(self, event: str, about: Mapping[str, object]) -> None:
            super().__call__(event, about)
            if self.count("part") == after:
                raise Halt

    return Halting()


@pytest.mark.usefixtures("small_portions")
def test_a_run_goes_on_where_it_was_stopped(sources: Path, tmp_path: Path) -> None:
    build(load(sources), tmp_path / "undisturbed")
    with pytest.raises(Halt):
        build_from(sources, tmp_path / "out", note=halting(4))
    events = Events()
    build_from(sources, tmp_path / "out", note=events)
    assert events.count("kept") == 4
    assert events.count("part") > 4
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "undisturbed")


@pytest.mark.usefixtures("small_portions")
def test_what_changed_meanwhile_is_read_again(sources: Path, tmp_path: Path) -> None:
    with pytest.raises(Halt):
        build_from(sources, tmp_path / "out", note=halting(6))
    write_lines(sources / "dong.jsonl", range(1000, 1120))
    events = Events()
    build_from(sources, tmp_path / "out", note=events)
    build(load(sources), tmp_path / "undisturbed")
    kept = events.count("kept")
    assert 0 < kept < 6
    assert ("resumed", {"kept": kept, "found": 6}) in events.met
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "undisturbed")


@pytest.mark.usefixtures("small_portions")
def test_a_damaged_part_is_made_again(sources: Path, tmp_path: Path) -> None:
    with pytest.raises(Halt):
        build_from(sources, tmp_path / "out", note=halting(3))
    cut, changed, _ = sorted((tmp_path / "out" / ".solieu-run" / "parts").iterdir())
    cut.write_bytes(cut.read_bytes()[:-100])
    changed.write_bytes(changed.read_bytes().replace(b"Qu", b"Kh", 1))
    events = Events()
    build_from(sources, tmp_path / "out", note=events)
    assert events.count("kept") == 1
    build(load(sources), tmp_path / "undisturbed")
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "undisturbed")


def test_a_stopped_run_leaves_the_older_dataset_alone(sources: Path, tmp_path: Path) -> None:
    build(load(sources / "230.txt"), tmp_path / "out")
    before = tables_of(tmp_path / "out")
    with pytest.raises(Halt):
        build_from(sources, tmp_path / "out", note=halting(1))
    assert {name: (tmp_path / "out" / name).read_bytes() for name in before} == before


def test_a_folder_in_which_some_tables_were_replaced_is_refused(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(load(sources / "230.txt"), out)
    replace, replaced = Path.replace, list[Path]()

    def stopping(path: Path, target: Path) -> Path:
        if target.parent == out:
            replaced.append(target)
            if len(replaced) > 3:
                raise Halt
        return replace(path, target)

    data = open_dataset(out)
    monkeypatch.setattr(Path, "replace", stopping)
    with pytest.raises(Halt):
        build_from(sources, out)
    monkeypatch.undo()
    for read in (
        lambda: open_dataset(out),
        lambda: data.articles,
        lambda: next(stream(out, "counts")),
        lambda: convert(out, tmp_path / "tables", "csv"),
        lambda: write_report(out, tmp_path / "report.html"),
        lambda: panel(out, tmp_path / "panel"),
    ):
        with pytest.raises(OSError, match="of an older dataset and some of a newer one"):
            read()
    assert "of an older dataset" in data._repr_html_()
    build_from(sources, out)
    build(load(sources), tmp_path / "undisturbed")
    assert tables_of(out) == tables_of(tmp_path / "undisturbed")
    assert len(open_dataset(out).articles) == N_ARTICLES


def test_a_dataset_that_was_replaced_since_it_was_opened_is_not_mixed_with_the_new_one(
    sources: Path, tmp_path: Path
) -> None:
    build(load(sources / "230.txt"), tmp_path)
    data = open_dataset(tmp_path)
    assert len(data.articles) == 1
    build(load(sources), tmp_path)
    with pytest.raises(OSError, match="written anew since it was opened: open it again"):
        data.figures()
    assert len(open_dataset(tmp_path).articles) == N_ARTICLES


def test_a_pipe_is_read_as_a_file_is(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (sources / "dong.jsonl").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    build(load("-"), tmp_path / "loaded")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    build_from("-", tmp_path / "out")
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "loaded")


@pytest.mark.usefixtures("small_portions")
def test_workers_know_the_registry_that_is_given(sources: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    row = "64/2014/NĐ-CP,nghị định,2014-06-26,Nghị định của riêng ta"
    own.write_text(f"symbol,doc_type,issued_on,name\n{row}\n", "utf-8")
    registry = read_registry(own)
    build(load(sources), tmp_path / "loaded", registry=registry)
    build_from(sources, tmp_path / "out", Settings(registry=registry, workers=1))
    assert "Nghị định của riêng ta" in set(open_dataset(tmp_path / "out").documents["name"])
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "loaded")


def test_a_dataset_among_its_inputs_is_not_read(tmp_path: Path) -> None:
    page = tmp_path / "tin.txt"
    page.write_text("Xã An Bình có 12 hộ nghèo.", "utf-8")
    for out in (tmp_path, tmp_path / "ra"):
        build_from(tmp_path, out)
        first = tables_of(out)
        build_from(tmp_path, out)
        assert tables_of(out) == first
        assert [Path(source) for source in open_dataset(out).articles["source"]] == [page]
    (tmp_path / "ra" / "datapackage.json").write_text('["của người khác"]', "utf-8")
    assert len(list(load(tmp_path))) > 1


@pytest.mark.usefixtures("small_portions")
def test_a_script_without_a_guard_is_told_so_whatever_is_read(tmp_path: Path) -> None:
    write_sources(tmp_path / "tin")
    script = tmp_path / "script.py"
    script.write_text(
        "from solieu.corpus import portions\n"
        "from solieu.dataset import Limits, Settings, build_from\n"
        f"portions.PORTION_BYTES, portions.STREAM_BYTES = {PORTION_BYTES}, {STREAM_BYTES}\n"
        "build_from('tin/nen.jsonl.gz', 'ra', Settings(workers=1))\n",
        "utf-8",
    )
    ran = subprocess.run(
        [sys.executable, script.name], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 1
    assert "must stand under" in ran.stderr.splitlines()[-1]


def test_parts_are_made_again_with_another_version_of_a_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = run_folder.program_digest.__wrapped__
    before = now()
    assert now() == before
    monkeypatch.setattr(run_folder, "version", lambda name: "0.0")
    assert now() != before


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    build([], tmp_path)
    with RunFolder(tmp_path, Job()), pytest.raises(Stopped, match="another run"):
        build_from("khong-co.txt", tmp_path)


def test_a_larger_article_is_read_where_that_is_allowed(sources: Path, tmp_path: Path) -> None:
    (sources / "dai.txt").write_text("Xã họp bàn việc làm đường. " * 40_000, "utf-8")
    out = tmp_path / "out"
    assert main(["extract", str(sources), "--out", str(out), "--article-size", "1"]) == 0
    rejects = open_dataset(out).rejects.set_index("source")["reason"]
    assert rejects.to_dict()[str(sources / "dai.txt")] == "too_large"
    with pytest.raises(Halt):
        build_from(sources, out, Settings(limits=Limits(article_bytes=2**20)), note=halting(1))
    summary = build_from(sources, out)
    assert (summary.articles, summary.rejects) == (N_ARTICLES + 1, {"empty": 1})
