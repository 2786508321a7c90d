"""A few kills of a run at random moments; `python tests/tools/kills.py` does hundreds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from kills import kill


@pytest.mark.skipif(sys.platform != "linux", reason="it finds workers in /proc: run it on Linux")
def test_what_was_killed_becomes_the_dataset_of_an_undisturbed_run(tmp_path: Path) -> None:
    results = list(kill(tmp_path, kills=3, seed=1))
    assert results[-1][0] == 3
    assert all(is_equal for _, is_equal in results)
