"""Inputs of a run, and portions that are small enough for them to have many."""

from __future__ import annotations

from pathlib import Path

import pytest
from run_inputs import (
    PORTION_BYTES,
    STREAM_BYTES,
    write_sources,
)
from solieu.corpus import portions


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
