"""Runs of many inputs: shared by workers, stopped and resumed, with articles that end a worker."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from run_inputs import (
    DEADLY,
    N_ARTICLES,
    PORTION_BYTES,
    STREAM_BYTES,
    run_deadly,
    story,
    tables_of,
    write_lines,
    write_sources,
)
from sentences import written_in
from solieu.cli.main import main
from solieu.corpus import Article, Reason, load, portions
from solieu.corpus.article import Reject
from solieu.corpus.compose import compose
from solieu.corpus.formats.content import Options
from solieu.corpus.portions import Way, files_of
from solieu.corpus.record import Record
from solieu.dataset import (
    Limits,
    Settings,
    Stopped,
    build,
    build_from,
    convert,
    open_dataset,
    panel,
    portion_reading,
    run_folder,
    write_report,
)
from solieu.dataset.portion_reading import Job, Place, Step
from solieu.dataset.reading_tasks import Suspects
from solieu.dataset.run_folder import RunFolder
from solieu.dataset.streams import stream
from solieu.dataset.workers import Death, WorkerLost
from solieu.extract import Facts, read_registry


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Inputs of every way of reading, small files with one that holds nothing included."""
    folder = tmp_path / "tin"
    write_sources(folder)
    return folder


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Portions of a few kilobytes, so that small inputs have many."""
    monkeypatch.setattr(portions, "PORTION_BYTES", PORTION_BYTES)
    monkeypatch.setattr(portions, "STREAM_BYTES", STREAM_BYTES)


class Events:
    """What happened in a run."""

    def __init__(self) -> None:
        self.met: list[tuple[str, Mapping[str, object]]] = []

    def __call__(self, event: str, about: Mapping[str, object]) -> None:
        self.met.append((event, about))

    def count(self, event: str) -> int:
        return sum(met == event for met, _ in self.met)


@pytest.mark.usefixtures("small_portions")
def test_portions_hold_what_the_sources_hold_under_the_same_names(sources: Path) -> None:
    planned = list(portions.portions(sources))
    assert {portion.way for portion in planned} == {Way.FILES, Way.SPAN, Way.STREAM}
    assert sum(portion.way is Way.SPAN for portion in planned) > 4
    read = [
        record.source
        for portion in planned
        for _, records in files_of(portion, Options())
        for record in records
    ]
    assert sorted(read) == sorted(item.source for item in load(sources))


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
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "tcvn3", "vni"])
def test_lines_are_read_apart_as_the_whole_file_is(tmp_path: Path, encoding: str, end: str) -> None:
    """Two words do not tell their encoding; the file that they stand in does."""
    texts = [story(n) if n % 3 else f"Họp {n} thôn." for n in range(90)]
    lines = [json.dumps({"content": text}, ensure_ascii=False) + end for text in texts]
    path = tmp_path / "dong.jsonl"
    whole = "".join(lines)
    path.write_bytes(whole.encode() if encoding == "utf-8" else written_in(encoding, whole))
    planned = list(portions.portions(path))
    assert len(planned) > 1 and {portion.way for portion in planned} == {Way.SPAN}
    found = list(load(path))
    apart = [
        record
        for portion in planned
        for _, records in files_of(portion, Options())
        for record in records
    ]
    assert [getattr(item, "text", item) for item in found] == texts
    assert [compose(record) for record in apart if isinstance(record, Record)] == found


@pytest.mark.usefixtures("small_portions")
def test_an_input_given_twice_is_there_twice(sources: Path, tmp_path: Path) -> None:
    twice = [sources / name for name in ("dong.jsonl", "nen.jsonl.gz", "rong.txt")] * 2
    build(load(twice), tmp_path / "loaded")
    build_from(twice, tmp_path / "out", Settings(workers=1))
    assert len(open_dataset(tmp_path / "out").articles) == 2 * (120 + 40)
    assert tables_of(tmp_path / "out") == tables_of(tmp_path / "loaded")


@pytest.mark.usefixtures("small_portions")
def test_portions_are_the_same_again_and_others_where_an_input_changed(sources: Path) -> None:
    before = [portion.digest for portion in portions.portions(sources)]
    assert [portion.digest for portion in portions.portions(sources)] == before
    write_lines(sources / "dong.jsonl", range(1, 121))
    after = [portion.digest for portion in portions.portions(sources)]
    assert 0 < len(set(before) & set(after)) < len(before)


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


@pytest.mark.parametrize(("rows", "way"), [(400, Way.STREAM), (20, Way.SPAN)])
def test_a_row_group_that_is_most_of_a_large_file_is_handed_over(
    rows: int, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "PORTION_BYTES", 1_000)
    monkeypatch.setattr(portions, "STREAM_BYTES", 0)
    texts = [f"Xã thứ {n} có {n + 10} hộ nghèo, vận động được {n} triệu đồng." for n in range(400)]
    path = tmp_path / "bang.parquet"
    pq.write_table(pa.table({"noi_dung": texts}), path, row_group_size=rows)
    assert {portion.way for portion in portions.portions(path)} == {way}


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

    monkeypatch.setattr(Path, "replace", stopping)
    with pytest.raises(Halt):
        build_from(sources, out)
    monkeypatch.undo()
    data = open_dataset(out)
    for read in (
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


def test_an_article_that_ends_or_hangs_its_worker_costs_only_itself(
    sources: Path, tmp_path: Path
) -> None:
    for name, text in (
        ("232", "Máy đọc trang này thì chết máy."),
        ("234", "Trang này làm người ta chờ mãi."),
        ("236", "Trang này ăn hết bộ nhớ."),
    ):
        (sources / f"{name}.txt").write_text(text, "utf-8")
    ran = run_deadly(tmp_path, sources, "processes", seconds=3)
    rejects = open_dataset(tmp_path / "out").rejects.set_index("source")["reason"]
    assert {Path(source).stem: reason for source, reason in rejects.items()} == {
        "232": "crashed", "234": "too_slow", "236": "out_of_memory", "rong": "empty",
    }  # fmt: skip
    assert ran == 3
    for name in ("232", "234", "236"):
        (sources / f"{name}.txt").unlink()
    data = open_dataset(tmp_path / "out")
    assert len(data.articles) == sum(not isinstance(item, Reject) for item in load(sources))


def test_an_article_that_hangs_costs_only_itself_without_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = portion_reading.extract_facts

    def waiting(article: Article, **options: Any) -> Facts:
        while "chờ mãi" in article.text:
            pass
        return extract(article, **options)

    monkeypatch.setattr(portion_reading, "extract_facts", waiting)
    module = sys.modules["solieu.dataset.build_from"]  # the name is that of its function, too
    monkeypatch.setattr(module, "Limits", lambda: Limits(article_seconds=0.5))
    for name, text in (("1", story(1)), ("2", "Trang này làm người ta chờ mãi."), ("3", story(3))):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    before = signal.getsignal(signal.SIGALRM)
    summary = build_from(tmp_path, tmp_path / "out")
    assert (summary.articles, summary.rejects) == (2, {"too_slow": 1})
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_an_article_that_ended_a_run_without_workers_is_passed_over_by_the_next(
    tmp_path: Path,
) -> None:
    (tmp_path / "deadly.py").write_text(DEADLY, "utf-8")
    (tmp_path / "run.py").write_text(
        "import deadly\nfrom solieu.dataset import build_from\n"
        "if __name__ == '__main__':\n    build_from('tin', 'out')\n",
        "utf-8",
    )
    (tmp_path / "tin").mkdir()
    for name, text in (("1", story(1)), ("2", "Máy đọc trang này thì chết máy.")):
        (tmp_path / "tin" / f"{name}.txt").write_text(text, "utf-8")
    run = [sys.executable, "run.py"]
    modules = os.environ | {"PYTHONPATH": str(tmp_path)}
    assert subprocess.run(run, cwd=tmp_path, env=modules, check=False).returncode == -signal.SIGKILL
    assert subprocess.run(run, cwd=tmp_path, env=modules, check=False).returncode == 0
    data = open_dataset(tmp_path / "out")
    assert len(data.articles) == 1
    assert [*data.rejects["reason"]] == ["crashed"]


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


def test_a_place_is_passed_over_at_once_if_slow_and_else_the_second_time() -> None:
    place, other = Place(0, 7, Step.TAKE), Place(0, 9, Step.TAKE)
    slow = Suspects().after(Death(place, Reason.TOO_SLOW), "a.txt")
    assert slow.faults == {place: Reason.TOO_SLOW}
    once = Suspects().after(Death(place, Reason.CRASHED), "a.txt")
    assert once.faults == {}
    assert once.after(Death(other, Reason.CRASHED), "a.txt").faults == {}
    assert once.after(Death(place, Reason.CRASHED), "a.txt").faults == {place: Reason.CRASHED}


def test_a_portion_over_which_all_workers_die_is_named() -> None:
    suspects = Suspects()
    with pytest.raises(WorkerLost, match=r"a\.txt"):
        for _ in range(100):
            suspects = suspects.after(Death(None, Reason.CRASHED), "a.txt")
