"""A few kills of a run at random moments; `python tests/kills.py` does hundreds."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _kills() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kills", Path(__file__).with_name("kills.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform != "linux", reason="it finds workers in /proc: run it on Linux")
def test_what_was_killed_becomes_the_dataset_of_an_undisturbed_run(tmp_path: Path) -> None:
    results = list(_kills().kill(tmp_path, kills=3, seed=1))
    assert results[-1][0] == 3
    assert all(is_equal for _, is_equal in results)
