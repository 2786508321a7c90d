"""Every text of tests/cases/places.toml: the place of each of its figures."""

from __future__ import annotations

import gc
import re
import time
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from solieu.corpus import Article
from solieu.extract import extract

CASES = Path(__file__).parents[1] / "cases" / "places.toml"
ARTICLES: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["article"]


def name_of(article: dict[str, Any]) -> str:
    plain = unicodedata.normalize("NFD", article["text"].lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return "-".join((*words[:9], article.get("published", "")))


@pytest.mark.parametrize("article", ARTICLES, ids=name_of)
def test_the_place_of_every_figure(article: dict[str, Any]) -> None:
    assert set(article) <= {"text", "place", "published", "figures"}
    text, place, published = article["text"], article.get("place"), article.get("published")
    facts = extract(Article(source="a", text=text, place=place, published_at=published))
    found = sorted((*facts.counts, *facts.percentages), key=lambda fact: fact.start)
    assert [f"{f.value} = {f.place_id or 'none'}" for f in found] == article["figures"]


def test_there_are_enough() -> None:
    expected = [figure for article in ARTICLES for figure in article["figures"]]
    assert len(ARTICLES) >= 80
    assert sum(figure.endswith("= none") for figure in expected) >= 20
    assert sum("published" in article for article in ARTICLES) >= 10


@pytest.mark.parametrize(
    "piece",
    [
        "Hà Nội 5 ca, ", "(5 hộ ở ", "5 hộ (Hà Nội), ", "toàn huyện có 5 hộ. ", "huyện A-", "(",
        "Tại Mỹ 5. ", "Xã Tân Thành có 5 hộ. ", "xã Tân Quang, Tân Thành, 5 hộ ",
        "\nHuyện Bắc Quang: 5 hộ",
        "Công ty A ở Huế có 5 hộ ", "từ Hà Nội đến Huế 5 km ", "Tại huyện Bắc Quang, 5 hộ. ",
        "P.5, Q.3 ",
    ],
)  # fmt: skip
def test_a_long_text_is_read_in_linear_time(piece: str) -> None:
    short, long = (seconds(piece * (length // len(piece))) for length in (20_000, 60_000))
    assert long < 5 * short + 0.5


def seconds(text: str) -> float:
    gc.disable()  # what other tests keep is not looked through
    try:
        begin = time.process_time()
        extract(Article(source="a", text=text, place="Hà Giang"))
        return time.process_time() - begin
    finally:
        gc.enable()
