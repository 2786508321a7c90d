"""The page on speed: made of the kept results, its figures told in words and safe from names."""

from __future__ import annotations

import json
from collections.abc import Callable

import measured
import pytest
from bars import bars
from lxml import etree

PARTS = (measured.beside_others, measured.growth, measured.workers)


def test_the_kept_results_have_all_that_the_benchmark_measures() -> None:
    found = json.loads(measured.RESULTS.read_text(encoding="utf-8"))
    assert found["paths"] and found["machine"]["cores"] > 0
    for of in found["paths"].values():
        assert set(of) >= {"tools", "stages", "hours_a_million", "growth", "workers"}
        assert of["workers"][0]["workers"] == 1


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_each_figure_says_in_words_what_its_bars_show(part: Callable[[], str]) -> None:
    figures = etree.fromstring(f"<div>{part()}</div>").iter("figure")
    for figure in figures:
        svg = figure.find("svg")
        title, told = svg.find("title"), svg.find("desc")
        assert svg.get("role") == "img"
        assert svg.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
        for row in svg.findall("text"):
            assert row.text in told.text
            assert row.get("fill") == "currentColor"


def test_names_and_figures_are_no_markup() -> None:
    svg = bars("a", "<b>", "x & y", [("<script>", 1.0, "1 < 2")])
    assert "<script>" not in svg and "<b>" not in svg
    assert etree.fromstring(svg).findtext("svg/text") == "<script>"


def test_the_longest_bar_ends_within_the_figure_and_no_bar_is_left_out() -> None:
    figure = etree.fromstring(
        bars("a", "t", "d", [("a", 4.0, "4"), ("b", 2.0, "2"), ("c", 0, "0")])
    )
    widths = [float(bar.get("width")) for bar in figure.iter("rect")]
    assert widths[0] == pytest.approx(2 * widths[1], abs=1) and widths[0] < 720 and widths[2] >= 1
