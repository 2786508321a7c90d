"""Many citations of one document, folded to the one row that says what is known of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from ...extract.citations.registry import Registry
from ..tables import CITATIONS, DOCUMENTS
from ..writing.cells import Cell, Row

_FIELDS = DOCUMENTS.names[1:-2]
_ARTICLE = CITATIONS.names.index("article_id")
_DOCUMENT = CITATIONS.names.index("document_id")
_POSITIONS = tuple(CITATIONS.names.index(name) for name in _FIELDS)


def citation_line(row: Row, duplicate_of: Cell) -> bytes | None:
    """What a citation knows of its document, as a line that sorts by document, then by the
    original of its article; None for none."""
    if row[_DOCUMENT] is None:
        return None
    article = row[_ARTICLE]
    fields = (row[position] for position in _POSITIONS)
    known = [row[_DOCUMENT], duplicate_of or article, article, *fields]
    return json.dumps(known, ensure_ascii=False).encode()


def fold_documents(lines: Iterable[bytes], registry: Registry) -> Iterator[Row]:
    """A row of `documents` for each document of the sorted lines.

    Each field is what the registry knows, else the value that most citations give, the smallest
    of equals. An article and its duplicates count once, as the one that cites the document most.
    """
    known: Iterator[list[Cell]] = (json.loads(line) for line in lines)
    for document_id, group in groupby(known, key=lambda cells: cells[0]):
        votes: list[Counter[Cell]] = [Counter() for _ in _FIELDS]
        n_citations, n_articles = 0, 0
        for _, told in groupby(group, key=lambda cells: cells[1]):
            citations = _of_one_article(told)
            n_citations += len(citations)
            n_articles += 1
            for fields in citations:
                for counter, value in zip(votes, fields, strict=True):
                    counter[value] += value is not None
        said = dict(zip(_FIELDS, map(_winner, votes), strict=True))
        yield [document_id, *_best_known(registry, document_id, said), n_citations, n_articles]


def _of_one_article(told: Iterable[list[Cell]]) -> list[list[Cell]]:
    """The fields of the citations in that article, of those that tell one story, that has most."""
    best: list[list[Cell]] = []
    for _, group in groupby(told, key=lambda cells: cells[2]):
        citations = [fields for _, _, _, *fields in group]
        best = max(best, citations, key=len)
    return best


def _best_known(registry: Registry, document_id: Cell, said: dict[str, Cell]) -> list[Cell]:
    """The fields of a document: what the registry knows of it, else what citations say."""
    entry = registry.by_id(str(document_id))
    if entry is None:
        return list(said.values())
    known: dict[str, Cell] = {
        "doc_type": entry.doc_type,
        "symbol": entry.symbol,
        "name": entry.name,
        "issuer": entry.issuer,
        "issued_on": entry.issued_on,
        "term": entry.term,
    }
    said["title"] = said["title"] or entry.subject
    return [known.get(name) or value for name, value in said.items()]


def _winner(votes: Counter[Cell]) -> Cell:
    found = [(-count, value) for value, count in votes.items() if isinstance(value, str | int)]
    return min(found)[1] if found else None
