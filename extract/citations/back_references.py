"""Bare references to a document cited before: `Nghị quyết này`, `Quyết định nói trên`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ..facts import Citation
from ..lexicons import any_of, one_of, read_csv, spellings
from ..text.document import Document

_MANY = re.compile(r"(?:các|những|hai|ba|mọi|mỗi|nhiều|một số)\s(?:dự thảo\s)?$", re.I)
_DRAFT = re.compile(r"dự (?:án|thảo)\s$")  # of a new document, not the known one
_IN_A_WORD = re.compile(r"(?:\w|\b(?:pháp|kỷ|kỉ|quy|điều|định)\s)$")  # `kỷ luật nêu trên`
# What a new document does to an old one: `này` then means the new one.
_SET_ASIDE = re.compile(
    r"(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|căn cứ|sửa đổi|bổ sung)(?:\scho)?\s$", re.I
)
# `trên` is as often `on`: it refers back at the end of its clause or before a predicate.
_REFERS = (
    rf"(?:{one_of('back_words')}|trên(?=[,.;:)]|$|\s(?:{one_of('behind_back_reference')})\b))(?!\w)"
)


@cache
def _bare() -> re.Pattern[str]:
    forms = {form for row in read_csv("doc_types.csv") for form in spellings(row["doc_type"])}
    return re.compile(rf"(?P<type>{any_of(forms, blank=' ')})\s{_REFERS}", re.M)


def link_back(doc: Document, citations: Sequence[Citation]) -> list[Citation]:
    """The citations, each with the places of the bare references to it in `back_references`.

    A bare reference means the nearest document of its type cited before it; it names none, so it
    is no citation itself.

    >>> from .reading import read_citations
    >>> doc = Document("Chỉ thị 12-CT/HU đã rõ. Theo Điều 2 Chỉ thị này, xã lập tổ.")
    >>> [c.back_references for c in link_back(doc, read_citations(doc)[0])]
    ['36:47']
    """
    places: dict[int, list[str]] = {}
    for m, k in _antecedents(doc, citations):
        if citations[k].resolution != "resolved" or not _stands_behind(_DRAFT, doc, m.start()):
            places.setdefault(k, []).append(f"{m.start()}:{m.end()}")
    return [
        replace(c, back_references=" ".join(places[k])) if k in places else c
        for k, c in enumerate(citations)
    ]


def _antecedents(
    doc: Document, citations: Sequence[Citation]
) -> Iterator[tuple[re.Match[str], int]]:
    """Each bare reference with the position of the citation that it refers to."""
    if not citations:
        return
    latest: dict[str, int] = {}
    k = 0
    for m in _bare().finditer(doc.low, citations[0].end):
        while k < len(citations) and citations[k].start < m.start():
            if not _stands_behind(_SET_ASIDE, doc, citations[k].start):
                latest[citations[k].doc_type] = k
            k += 1
        found = latest.get(_type_of(m["type"]))
        if found is None or citations[k - 1].end > m.start():
            continue
        if not any(_stands_behind(p, doc, m.start()) for p in (_MANY, _IN_A_WORD)):
            yield m, found


def _stands_behind(pattern: re.Pattern[str], doc: Document, offset: int) -> bool:
    return pattern.search(doc.low, max(0, offset - 20), offset) is not None


@cache
def _type_of(written: str) -> str:
    return next(
        row["doc_type"]
        for row in read_csv("doc_types.csv")
        if written in spellings(row["doc_type"])
    )
