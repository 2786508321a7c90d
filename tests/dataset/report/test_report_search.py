"""Search and facets in a browser: what is found and counted is what the dataset holds."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from conftest import Open
from report_helpers import page_of, rows_of, wait_for
from solieu.dataset import open_dataset


def folded(text: str) -> str:
    low = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in low if not unicodedata.combining(c)).replace("đ", "d")


QUERIES = ["nghi quyet", "lam dong", "Lâm Đồng", "dan", '"dan"', "đường", "nghị quyết", "39-NQ/TW"]


@pytest.mark.parametrize("name", ["dataset", "samples"])
def test_searches_give_the_counted_hits(
    name: str, open_page: Open, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(name)
    texts = [text.lower() for text in open_dataset(folder).articles["text"]]
    page = open_page(page_of(folder), "#v=facts")
    for query in QUERIES:
        words = query.strip('"').lower()
        is_exact = words != query.lower() or folded(words) != words
        forms: Counter[str] = Counter()
        for text in texts:
            within = text if is_exact else folded(text)
            for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", within):
                forms[text[m.start() : m.end()]] += 1
        page.fill("#query", query)
        wait_for(page, f"solieu.state.query === {json.dumps(query)}")
        found = page.evaluate("[solieu.found.total, solieu.found.forms]")
        assert found[0] == forms.total(), query
        assert dict(found[1]) == forms, query


def test_the_tone_of_an_open_rhyme_may_stand_on_either_vowel(
    dataset: Path, open_page: Open
) -> None:
    page = open_page(page_of(dataset), "#v=facts")
    for query, times in (("Ủy ban", 2), ("uỷ ban", 2), ('"uỷ ban"', 1), ("hòa thuận", 1)):
        page.fill("#query", query)
        wait_for(page, f"solieu.state.query === {json.dumps(query)}")
        assert page.evaluate("solieu.found.total") == times, query


def test_a_search_without_marks_shows_the_forms_it_met(dataset: Path, open_page: Open) -> None:
    page = open_page(page_of(dataset), "#v=facts&q=dan")
    chips = page.locator("#forms .chip").all_inner_texts()
    assert chips == ["dân 4", "dẫn 1", "đan 1", "đàn 1"]
    page.click("#forms .chip >> nth=0")
    assert page.input_value("#query") == '"dân"'
    assert "đúng dấu" in page.inner_text("#counted")


def test_facets_count_what_a_choice_would_show(samples: Path, open_page: Open) -> None:
    data = open_dataset(samples)
    kinds = Counter(data.counts["kind"]) + Counter(data.models["kind"])
    kinds += Counter(citation=len(data.citations), percentage=len(data.percentages))
    page = open_page(page_of(samples), "#v=facts")
    told = """[...document.querySelectorAll('[data-facet=kind] li')].map((line) =>
      [line.querySelector('input').value, line.querySelector('.number').textContent])"""
    page.click("[data-widen=kind]")
    assert {key: int(n) for key, n in page.evaluate(told)} == kinds
    page.check("[data-facet=kind] input[value=money]")
    assert page.evaluate("solieu.rows.length") == kinds["money"]
    assert {key: int(n) for key, n in page.evaluate(told)} == kinds
    page.check("[data-facet=kind] input[value=percentage]")
    assert page.evaluate("solieu.rows.length") == kinds["money"] + kinds["percentage"]
    assert "loại là tiền hoặc tỷ lệ" in page.inner_text("#counted")
    page.click("#tokens .token >> nth=0")
    assert page.evaluate("solieu.rows.length") == kinds["percentage"]


def test_a_closed_facet_opens_with_its_values(samples: Path, open_page: Open) -> None:
    page = open_page(page_of(samples), "#v=facts")
    assert page.locator("[data-facet=unit] li").count() == 0
    page.focus("[data-facet=unit] summary")
    page.keyboard.press("Enter")
    wait_for(page, "document.querySelectorAll('[data-facet=unit] li').length")
    assert page.evaluate("document.activeElement.localName") == "summary"
    units = Counter(row["unit"] for row in rows_of(samples, "counts"))
    line = page.locator("[data-facet=unit] li", has_text="đồng").first.inner_text()
    assert line.split() == ["đồng", str(units["đồng"])]


def test_a_quoted_search_is_told_in_one_pair_of_quotes(dataset: Path, open_page: Open) -> None:
    page = open_page(page_of(dataset), '#v=facts&q="dân"')
    assert page.inner_text("#counted").endswith("câu có “dân” (đúng dấu)")
