"""How often documents are cited over time, by publisher and province."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from ..reading.streams import stream
from ..writing.cells import Row
from .rows import stable_id
from .stories import Story, place_name

_MONTH, _YEAR = 7, 4  # characters of an ISO date


def citing_lines(folder: Path, known: dict[str, Story], by: str | None) -> Iterator[bytes]:
    """A line for each citation of a document, sorting by document, time, publisher and place."""
    length = _MONTH if by == "month" else _YEAR
    for row in stream(folder, "citations", ("article_id", "document_id")):
        if row["document_id"] is not None:
            article = known[row["article_id"]]
            when = (article.published_at or "")[:length]
            told = (row["document_id"], when, article.site or "", article.place_id or "")
            line = [*told, article.story, row["article_id"]]
            yield json.dumps(line, ensure_ascii=False).encode()


def citing_rows(lines: Iterable[bytes], folder: Path) -> Iterator[Row]:
    """Rows of `citations_over_time` from sorted lines; documents stand sorted by id, too."""
    documents = stream(folder, "documents", ("document_id", "doc_type", "symbol", "name"))
    document: dict[str, str | None] = {}
    for key, group in groupby(map(json.loads, lines), key=lambda cells: cells[:4]):
        document_id, when, site, place_id = key
        while document.get("document_id") != document_id:
            document = next(documents)
        n_citations, n_articles = 0, 0
        for _, told in groupby(group, key=lambda cells: cells[4]):
            n_articles += 1
            n_citations += max(len(list(own)) for _, own in groupby(told, key=lambda c: c[5]))
        yield [
            stable_id("t", *key), document_id, document["doc_type"], document["symbol"],
            document["name"], when or None, site or None, place_id or None,
            place_name(place_id or None), n_citations, n_articles,
        ]  # fmt: skip
