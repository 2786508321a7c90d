"""The benchmark's own arithmetic, and that it runs where nothing to compare with is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from many_workers import Shared, efficiency, numbers_of_workers
from scaling import Grown, growth
from timing import BESIDE, size_of, speed, spread, up_to
from tools import Tool

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpus" / "samples"


def test_a_spread_says_median_least_and_most() -> None:
    assert spread([3.0, 1.0, 2.0]) == {"median": 2.0, "least": 1.0, "most": 3.0}


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        (0, []),
        (5, ["Một"]),
        (10, ["Một. Hai"]),
        (14, ["Một. Hai. Ba"]),
        (99, ["Một. Hai. Ba", "Bốn"]),
    ],
)
def test_texts_are_taken_up_to_a_size(limit: int, found: list[str]) -> None:
    assert up_to(["Một. Hai. Ba", "Bốn"], limit) == found


def test_a_speed_counts_every_pass() -> None:
    seen: list[str] = []
    rate = speed(seen.append, ["xã", "huyện"], size_of("xãhuyện"))
    assert rate > 0 and len(seen) % 2 == 0 and len(seen) > 2


def test_linear_growth_is_one() -> None:
    runs: list[Grown] = [
        {"bytes": 10 * n, "articles": n, "seconds": 0.5 * n * square, "peak_mb": 1.0}
        for n, square in ((1, 1), (4, 1), (16, 16))
    ]
    assert growth(runs) == [1.0, 1.0, 16.0]


def test_a_tool_that_is_not_installed_is_none() -> None:
    def missing() -> None:
        raise ModuleNotFoundError

    assert Tool("x", "nothing", "x", 1, missing).ready() is None  # type: ignore[arg-type]


def test_a_run_of_a_size_tells_its_time_and_memory() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "scaling.py"), str(SAMPLES), "70000"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, env=BESIDE).stdout)
    assert told["bytes"] >= 70_000 and told["articles"] > 27
    assert told["seconds"] > 0 and told["peak_mb"] > 50


def test_workers_are_measured_in_powers_of_two_and_all_together() -> None:
    assert [numbers_of_workers(n) for n in (1, 2, 6)] == [[1], [1, 2], [1, 2, 4, 6]]


def test_workers_that_wait_for_none_are_as_efficient_as_one() -> None:
    runs: list[Shared] = [
        {"workers": 1, "bytes": 10, "seconds": 2.0},
        {"workers": 2, "bytes": 20, "seconds": 2.0},
        {"workers": 4, "bytes": 40, "seconds": 4.0},
    ]
    assert efficiency(runs) == [1.0, 1.0, 0.5]


def test_a_run_of_workers_tells_its_time() -> None:
    script = str(ROOT / "benchmarks" / "many_workers.py")
    command = [sys.executable, script, str(SAMPLES), "20000", "2"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, env=BESIDE).stdout)
    assert told["workers"] == 2 and told["bytes"] >= 40_000 and told["seconds"] > 0
