"""No fact kind may be read worse than when its floor was set."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _load_gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", Path(__file__).with_name("gate.py"))
    assert spec is not None and spec.loader is not None
    module = sys.modules["gate"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gate = _load_gate()


@pytest.fixture(scope="module")
def samples() -> Any:
    return gate.run(gate.CORPUS / "samples", gate.CORPUS / "gold")


def test_every_gold_article_is_read(samples: Any) -> None:
    assert samples.absent == []


def test_no_rate_lies_below_its_floor(samples: Any) -> None:
    floors = gate.read_floors()
    assert set(floors) - {gate.HASH} == set(samples.rates)
    assert gate.sunk(samples.rates, floors) == {}


def test_the_floors_are_those_of_these_samples() -> None:
    assert gate.read_floors()[gate.HASH] == gate.corpus_hash(), "run tests/gate/gate.py --raise"


@pytest.mark.skipif(gate.OUTSIDE not in os.environ, reason="no gold outside the project is named")
def test_gold_outside_the_project_keeps_its_floors() -> None:
    folder = Path(os.environ[gate.OUTSIDE])
    outside = gate.run(folder / "articles", folder / "gold")
    assert outside.absent == []
    assert gate.sunk(outside.rates, gate.read_floors(folder)) == {}


def test_facts_gained_and_lost_are_counted() -> None:
    before, after = ["a\t12 hộ", "a\t12 hộ", "b\t5%"], ["a\t12 hộ", "c\t7 xã"]
    assert gate.changes(before, after) == ["gained  c\t7 xã", "lost    a\t12 hộ", "lost    b\t5%"]


def test_a_floor_rises_by_itself_and_sinks_only_when_named() -> None:
    floors = {"count": 0.9, "model": 0.5}
    rates = {"count": 0.8, "model": 0.61239}
    assert gate.sunk(rates, floors) == {"count": 0.9}
    raised = gate.lowered(rates, floors, [])
    assert (raised["count"], raised["model"]) == (0.9, 0.612)
    assert gate.lowered(rates, floors, ["count"])["count"] == 0.8


def test_a_rate_that_is_gone_breaks_its_floor() -> None:
    assert gate.sunk({}, {"count": 0.0, gate.HASH: "abc"}) == {"count": 0.0}
