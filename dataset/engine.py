"""Inputs to outcomes: the one boundary where an article may fail without stopping the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from ..corpus.article import Article, Reason, Reject
from ..extract.facts import Facts
from .rows import Line, to_line

Extractor: TypeAlias = Callable[[Article], Facts]
Input: TypeAlias = Article | Reject
_LONGEST_DETAIL = 500


def outcomes(inputs: Iterable[Input], extract: Extractor) -> Iterator[tuple[Input, Line | Reject]]:
    """Each input with what became of it, in order. Several workers would stand here."""
    for item in inputs:
        yield item, outcome(item, extract)


def outcome(item: Input, extract: Extractor) -> Line | Reject:
    """The article with its facts as a line, or the reject that says why there is none.

    Whatever goes wrong in one article is written down and costs only that article.
    """
    if isinstance(item, Reject):
        return item
    try:
        return to_line(item, extract(item))
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:_LONGEST_DETAIL]
        return Reject(item.source, Reason.EXTRACTION_FAILED, detail)
