"""Which statements of one value can both be true, and what a period is called."""

from __future__ import annotations

import itertools
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from solieu.dataset.panels.periods import granularity, lasting_place
from solieu.dataset.panels.statements import Statement, agree

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "panels" / "statements.toml").read_text(encoding="utf-8")
)


def statement(told: str) -> Statement:
    """A statement as the cases write it."""
    value, _, total = told.partition(" of ")
    modifier, _, number = value.rpartition(" ")
    low, _, high = number[1:].partition("-")
    return Statement(
        Decimal(number[0] + low),
        Decimal(high) if high else None,
        Decimal(total) if total else None,
        modifier or None,
    )


@pytest.mark.parametrize(("one", "other"), CASES["agree"])
def test_both_can_be_true(one: str, other: str) -> None:
    assert agree(statement(one), statement(other))
    assert agree(statement(other), statement(one))


@pytest.mark.parametrize(("one", "other"), CASES["contradict"])
def test_they_contradict_each_other(one: str, other: str) -> None:
    assert not agree(statement(one), statement(other))
    assert not agree(statement(other), statement(one))


def test_every_statement_agrees_with_itself() -> None:
    told = set(itertools.chain(*CASES["agree"], *CASES["contradict"]))
    assert all(agree(statement(text), statement(text)) for text in told)


PERIODS = [
    (date(2024, 1, 1), date(2024, 12, 31), "year"),
    (date(2024, 1, 1), date(2024, 6, 30), "half"),
    (date(2024, 4, 1), date(2024, 9, 30), "span"),
    (date(2024, 1, 1), date(2024, 9, 30), "span"),
    (date(2024, 2, 1), date(2024, 2, 29), "month"),
    (date(2024, 5, 6), date(2024, 5, 6), "day"),
    (date(2016, 1, 1), date(2020, 12, 31), "years"),
    (date(2023, 9, 1), date(2024, 5, 31), "span"),
    (date(2024, 5, 6), None, "since"),
]


@pytest.mark.parametrize(("start", "end", "name"), PERIODS)
def test_a_period_is_called_by_its_length(start: date, end: date | None, name: str) -> None:
    assert granularity(start, end) == name


def test_only_a_province_that_stayed_whole_lasts() -> None:
    assert lasting_place("63:01") == "34:01"  # Hà Nội
    assert lasting_place("63:02") == "63:02"  # Hà Giang became a part of Tuyên Quang
    assert lasting_place("63:08") == "63:08"  # Tuyên Quang took it in
    assert lasting_place("34:08") == "34:08"
    assert lasting_place("63:02/034") == "63:02/034"
