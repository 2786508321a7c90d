"""Inputs to outcomes: the one boundary where an article may fail without stopping the run."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias, TypeVar

from ...corpus.article import Article, Reason, Reject
from ...corpus.compose import compose
from ...corpus.record import Record
from ...extract.facts import Facts
from .rows import Line, to_line

Extractor: TypeAlias = Callable[[Article], Facts]
Input: TypeAlias = Article | Reject
T = TypeVar("T")
NO_MEMORY = "it takes more memory than a worker may: give more, or split it"
WHAT_STOOD_BEFORE = "; what stood before it was read"
_LONGEST_DETAIL = 500


def attempted(call: Callable[[], T]) -> tuple[T | None, Exception | None]:
    """What a call gives, and what it raised."""
    try:
        return call(), None
    except Exception as error:
        return None, error


def outcome(item: Input | Record, extract: Extractor) -> Line | Reject:
    """The article with its facts as a line, or the reject that says why there is none.

    Whatever goes wrong in one article is written down and costs only that article.
    """
    if isinstance(item, Reject):
        return item
    result, error = attempted(partial(_outcome, item, extract))
    if result is not None:
        return result
    if isinstance(error, MemoryError):
        return Reject(item.source, Reason.OUT_OF_MEMORY, NO_MEMORY)
    return Reject(item.source, Reason.EXTRACTION_FAILED, _detail(error))


def _outcome(item: Article | Record, extract: Extractor) -> Line | Reject:
    article = compose(item) if isinstance(item, Record) else item
    return article if isinstance(article, Reject) else to_line(article, extract(article))


def next_record(records: Iterator[Record | Reject], name: str) -> Record | Reject | None:
    """The next record of a file, None at its end; a reader that fails ends it with a reject."""
    record, error = attempted(partial(next, records, None))
    if isinstance(error, MemoryError):
        return Reject(name, Reason.OUT_OF_MEMORY, NO_MEMORY + WHAT_STOOD_BEFORE)
    if error is not None:
        return Reject(name, Reason.BROKEN_RECORD, _detail(error) + WHAT_STOOD_BEFORE)
    return record


class Stopped(Exception):
    """A run cannot go on; says why, and the way out."""


class Failed(Exception):
    """A task failed in a worker, by a fault of the program; says where."""

    @classmethod
    def by(cls, error: Exception) -> Failed:
        """The failure that an error is."""
        return cls("".join(traceback.format_exception(error)))


def _detail(error: Exception | None) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_DETAIL]
