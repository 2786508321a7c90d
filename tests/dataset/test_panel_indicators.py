"""Indicators: which figures share one, and how well wordings are merged on judged pairs."""

from __future__ import annotations

import dataclasses
import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from solieu.dataset.panels.indicators import Indicator, base_unit, indicator_of
from solieu.dataset.panels.lexicon import phrases, spelled, synonyms
from solieu.extract import extract

ROOT = Path(__file__).parents[2]
CASES: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests/dataset/panels/indicators.toml").read_text(encoding="utf-8")
)["case"]


def indicators(sentence: str, units: str | list[str]) -> list[Indicator | None]:
    """The indicator of each figure of the sentence in one of the units; there must be some."""
    facts = extract(sentence)
    figures = [*facts.counts, *facts.percentages]
    wanted = [units] if isinstance(units, str) else units
    found = [indicator_of(dataclasses.asdict(f)) for f in figures if f.unit in wanted]
    assert found, sentence
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_figures_share_an_indicator_where_their_values_are_of_one_thing(
    case: dict[str, Any],
) -> None:
    same = {i for text in case.get("same", ()) for i in indicators(text, case["of"])}
    assert None not in same
    assert len(same) <= 1
    apart = [set(indicators(text, case["of"])) for text in case.get("apart", ())]
    assert all(one.isdisjoint(other) for one, other in itertools.combinations(apart, 2))
    assert not {None} & set().union(*apart)
    assert {i for text in case.get("none", ()) for i in indicators(text, case["of"])} <= {None}


def test_units_of_one_dimension_share_a_base() -> None:
    assert base_unit("km2") == ("m2", 6)
    assert base_unit("t/har") == ("kg/m2", -1)
    assert base_unit("VND") == ("VND", 0)


def test_every_phrase_can_match_and_no_synonym_is_kept_and_replaced() -> None:
    told = (ROOT / "dataset/panels/indicators.toml").read_text(encoding="utf-8")
    for name, value in tomllib.loads(told).items():
        if isinstance(value, str) and "(?:" not in value:
            assert all(spelled(phrase) == phrase for phrase in phrases(name)), name
    kept = set(synonyms().values())
    assert all(to == form for form, to in synonyms().items() if form in kept)
