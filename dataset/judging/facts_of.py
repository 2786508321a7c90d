"""A dataset's facts as annotations, to be corrected by people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from ...corpus.annotated import Annotation
from ..reading.frames import Dataset
from ..tables import CITATIONS, COUNTS, MODELS, PERCENTAGES

ANNOTATOR = "solieu"
KINDS = {"citation": CITATIONS, "count": COUNTS, "percentage": PERCENTAGES, "model": MODELS}
PHRASES = {
    "citation": ("issuer", "title"),
    "count": ("item", "action"),
    "percentage": ("of", "base"),
    "model": ("name",),
}
_DERIVED = {
    *("article_id", "document_id", "start", "end", "surface", "sentence"),
    *("rule", "confidence", "resolution", "candidates", "back_references"),
    *("repaired", "canonical_name", "unit_code"),
}
LABELS = {
    kind: tuple(name for name in table.names[1:] if name not in _DERIVED)
    for kind, table in KINDS.items()
}
"""The fields of each kind that a person can judge from the text; the rest is derived from them."""


def annotations_of(dataset: Dataset) -> Iterator[tuple[Annotation, str]]:
    """The facts of each article with its text, by article id; a text that is there twice once.

    A phrase that the fact's sentence holds becomes the offsets of its nearest mention there; others
    stay words.

    >>> from tempfile import TemporaryDirectory
    >>> from solieu.corpus import Article
    >>> from solieu.dataset import build, open_dataset
    >>> with TemporaryDirectory() as folder:
    ...     written = build([Article("a.txt", "Xã có 12 hộ.")], folder)
    ...     [facts.facts[0]["value"] for facts, text in annotations_of(open_dataset(folder))]
    ['12']
    """
    rows = {kind: _by_article(getattr(dataset, table.name)) for kind, table in KINDS.items()}
    for article in dataset.articles.drop_duplicates("content_hash").to_dict("records"):
        text = str(article["text"])
        facts = [
            _fact(kind, row, text)
            for kind, found in rows.items()
            for row in found.get(article["article_id"], ())
        ]
        facts.sort(key=lambda fact: (fact["start"], -fact["end"]))
        about = (str(article["article_id"]), str(article["content_hash"]), ANNOTATOR)
        yield Annotation(*about, tuple(facts)), text


def _by_article(frame: pd.DataFrame) -> dict[str, list[dict[Any, Any]]]:
    found: dict[str, list[dict[Any, Any]]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(row["article_id"], []).append(row)
    return found


def _fact(kind: str, row: dict[Any, Any], text: str) -> dict[str, Any]:
    start, end = int(row["start"]), int(row["end"])
    fact: dict[str, Any] = {"fact": kind, "start": start, "end": end}
    for name in LABELS[kind]:
        if not pd.isna(row[name]):
            fact[name] = _plain(row[name])
    for name in PHRASES[kind]:
        if name in fact:
            place = _nearest(text, fact[name], (start, end), str(row["sentence"]))
            fact[name] = place or fact[name]
    return fact


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _nearest(text: str, words: str, fact: tuple[int, int], sentence: str) -> list[int] | None:
    """Where the words stand in the fact's sentence, as near to the fact as they do."""
    begin = text.find(sentence, max(0, fact[1] - len(sentence)))
    if not words:
        return None
    if not sentence or not 0 <= begin <= fact[0]:
        begin, sentence = fact[0], text[slice(*fact)]
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = pattern.finditer(text, begin, begin + len(sentence))
    places = [(match.start(), match.end()) for match in found]

    def gap(place: tuple[int, int]) -> int:
        return max(place[0] - fact[1], fact[0] - place[1], 0)

    nearest = min(places, key=gap, default=None)
    return None if nearest is None else list(nearest)
