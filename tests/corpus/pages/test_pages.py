"""Saved pages of 40 layouts and their dumps: what must be kept, dropped and read off, at least."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from solieu.corpus import Article
from solieu.corpus.compose import compose
from solieu.corpus.pages.webpage import record_of_page
from solieu.corpus.record import Record

HERE = Path(__file__).parent
LAYOUTS = {"dev": 18, "held": 14, "blind": 8}
# All layouts but the first were written without a look at the rules, and studied once they had been
# scored: of those held out 0.89 and 0.94 of the furniture were dropped then, of the last ones,
# `blind`, 0.93, with the title right on all pages, the date on 0.88, author and site on 0.63.
FLOORS = {
    "dev": {"body": 0.999, "furniture": 0.985, "field": 0.98, "f1": 0.99},
    "held": {"body": 0.999, "furniture": 0.97, "field": 0.98, "f1": 0.99},
    "blind": {"body": 0.999, "furniture": 0.95, "field": 0.98, "f1": 0.99},
}
FIELDS = ("title", "published_at", "author")


@cache
def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec and spec.loader
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


@cache
def pages_of(part: str) -> tuple:
    return tuple(module("page_set").pages(part))


@cache
def scores_of(part: str, what: str) -> dict:
    module("page_set")
    return getattr(module("page_scores"), what)(pages_of(part))


@pytest.mark.parametrize("part", LAYOUTS)
def test_pages_are_handed_out_without_their_marks(part: str) -> None:
    pages = pages_of(part)
    assert len({page.layout for page in pages}) == LAYOUTS[part]
    for page in pages:
        assert "data-gold" not in page.html
        assert page.texts("title") == [page.title] and page.texts("body", "furniture")


@pytest.mark.parametrize("part", LAYOUTS)
def test_dumps_keep_the_body_and_lose_the_furniture(part: str) -> None:
    scores = scores_of(part, "dump_scores")["all"]
    assert {name: scores[name].share >= FLOORS[part][name] for name in scores} == {
        "body": True,
        "furniture": True,
    }


@pytest.mark.parametrize("part", LAYOUTS)
def test_pages_give_their_masthead(part: str) -> None:
    scores = scores_of(part, "page_scores")["all"]
    shares = {name: scores[name].share for name in FIELDS}
    assert min(shares.values()) >= FLOORS[part]["field"], shares


@pytest.mark.parametrize("part", LAYOUTS)
def test_bodies_of_pages_are_nearer_the_article_than_trafilatura_s(part: str) -> None:
    scores, f1 = scores_of(part, "page_scores"), module("page_scores").f1
    assert f1(scores["all"]) >= FLOORS[part]["f1"] > f1(scores["all"], "bare ")


@pytest.mark.parametrize("part", LAYOUTS)
def test_leads_and_captions_are_said_once_and_in_order(part: str) -> None:
    for page in pages_of(part):
        article = compose(record_of_page(page.html, page.name))
        assert isinstance(article, Article)
        lines = article.text.split("\n")
        body = [line for line in page.texts("body") if lines.count(line)]
        assert [line for line in lines if line in set(body)] == body, page.name


def test_where_paragraphs_decide_trafilatura_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = pages_of("dev")
    records = [record_of_page(page.html, page.name) for page in pages]
    asked = []
    monkeypatch.setattr("trafilatura.bare_extraction", lambda page, **_: asked.append(page))
    again = [record_of_page(page.html, page.name) for page in pages]
    pairs = list(zip(pages, records, again, strict=True))
    decided = [(one, other) for page, one, other in pairs if page.html not in asked]
    assert len(decided) >= len(pages) / 4 and asked
    assert all(one == other for one, other in decided)


def test_rows_of_tables_keep_their_figures_apart() -> None:
    text = "\n".join(
        article.text
        for page in pages_of("dev")
        if isinstance(article := compose(record_of_page(page.html, page.name)), Article)
    )
    assert "Duy Hải | 3.120 | 11.870" in text and "Tiền sử dụng đất | 186,0 | 82,7" in text


def test_a_text_without_furniture_is_untouched() -> None:
    for page in pages_of("dev"):
        body = "\n".join(page.texts("title", "body"))
        article = compose(Record(page.name, body))
        assert isinstance(article, Article) and article.text == " ".join(body.split(" ")).replace(
            "\t", " "
        )


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.85])
def test_a_page_that_breaks_off_is_still_read(share: float) -> None:
    for page in pages_of("dev")[::4]:
        found = record_of_page(page.html[: int(len(page.html) * share)], page.name)
        assert found.source == page.name


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 3000 + "Xã Tân Lập có 12 hộ nghèo.",
        "<table><tr><td>" * 300 + "12 hộ",
        '<script type="application/ld+json">' + "[" * 3000 + "</script><p>Xã có 12 hộ.</p>",
        '<script type="application/ld+json">[1, null, {"@type": null, "author": 5}]</script>',
        "<!-- nothing -->",
    ],
)
def test_odd_pages_are_read(page: str) -> None:
    assert record_of_page(page, "odd.html").source == "odd.html"
