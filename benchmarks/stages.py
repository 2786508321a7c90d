"""Where a run's time goes: loading, cleaning within it, extraction, writing, and all together."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from solieu.corpus import Article, load
from solieu.corpus.text.clean import clean
from solieu.dataset import build
from solieu.extract import Facts, extract
from timing import Spread, size_of, speed, spread


def stages(path: str, articles: list[Article], rounds: int) -> dict[str, Spread]:
    """Megabytes a second of each stage; `clean` is part of `load`, and is what cleaning costs
    where all is clean already."""
    known = {article.source: extract(article) for article in articles}
    size = sum(size_of(article.text) for article in articles)
    work: dict[str, Callable[[None], object]] = {
        "load": lambda _: list(first(path, len(articles))),
        "clean": lambda _: [clean(article.text) for article in articles],
        "extract": lambda _: [extract(article) for article in articles],
        "write": lambda _: _written(articles, known),
        "together": lambda _: _built(path, len(articles)),
    }
    found: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, one in work.items():
            found[name].append(speed(one, [None], size))
    return {name: spread(rates) for name, rates in found.items()}


def _written(articles: list[Article], known: dict[str, Facts]) -> None:
    with tempfile.TemporaryDirectory() as out:
        build(articles, out, extract=partial(_facts_of, known))


def _facts_of(known: dict[str, Facts], article: Article) -> Facts:
    return known[article.source]


def _built(path: str, number: int) -> None:
    with tempfile.TemporaryDirectory() as out:
        build(first(path, number), out)


def first(path: str, number: int) -> Iterator[Article]:
    """The first articles of a path."""
    return islice((item for item in load([path]) if isinstance(item, Article)), number)
