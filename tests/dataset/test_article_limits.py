"""Articles that end, hang or outgrow what reads them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from run_inputs import (
    DEADLY,
    run_deadly,
    story,
)
from solieu.corpus import Article, Reason, load
from solieu.corpus.article import Reject
from solieu.dataset import (
    Limits,
    build_from,
    open_dataset,
)
from solieu.dataset.running import portion_reading
from solieu.dataset.running.portion_reading import Place, Step
from solieu.dataset.running.reading_tasks import Suspects
from solieu.dataset.running.workers import Death, WorkerLost
from solieu.extract import Facts

pytest_plugins = ("run_fixtures",)


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
