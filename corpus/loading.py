"""Sources -> articles: opens every input, reads its records, composes an article of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from .article import Article, Reason, Reject
from .columns import Columns, columns_of
from .compose import composed
from .formats import read
from .formats.content import Layout, Options, Span, content_of
from .limits import MOST_ARTICLE_BYTES, MOST_CHARACTERS_TOGETHER, MOST_TOGETHER
from .record import Record
from .remote import open_input
from .sources import STDIN, Input, Source, find_inputs

T = TypeVar("T")


def load(
    sources: Source | Iterable[Source],
    *,
    columns: Columns | Mapping[str, str | None] | None = None,
    report: Callable[[Layout], None] | None = None,
    article_bytes: int = MOST_ARTICLE_BYTES,
) -> Iterator[Article | Reject]:
    """Articles of the sources, one at a time, and a `Reject` for each input that gives none.

    A source is a file, a folder (read with all below it), a glob, or `-` for standard input.
    `columns` names the fields of tables and JSON that are not known by their usual names:
    `{"text": "noi_dung_1"}`. `report` is called with the layout of each file that is read. What is
    larger than `article_bytes` is rejected.

    >>> [str(found.reason) for found in load("tin/khong-co.txt")]
    ['not_found']
    """
    options = Options(columns_of(columns), article_bytes, report or (lambda layout: None))
    return _load(sources, options)


def _load(sources: Source | Iterable[Source], options: Options) -> Iterator[Article | Reject]:
    for found in find_inputs(sources):
        if isinstance(found, Reject):
            yield found
            continue
        for some in together(records(found, options), _size):
            yield from composed(some)


def together(items: Iterable[T], size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """Items of which each step is taken together: few of them where they are long.

    >>> list(together(["Xã họp.", "Huyện họp."], len))
    [['Xã họp.', 'Huyện họp.']]
    """
    some: list[T] = []
    size = 0
    for item in items:
        some.append(item)
        size += size_of(item)
        if len(some) >= MOST_TOGETHER or size >= MOST_CHARACTERS_TOGETHER:
            yield some
            some, size = [], 0
    if some:
        yield some


def _size(record: Record | Reject) -> int:
    return len(record.text) if isinstance(record, Record) else 0


def records(found: Input, options: Options, span: Span | None = None) -> Iterator[Record | Reject]:
    """The records of an input, or those of a span of it."""
    if found.path == STDIN:
        yield from read(content_of(sys.stdin.buffer, STDIN, options))
        return
    try:
        with open_input(found.path) as file:
            if span and span.kind == "jsonl":
                file.seek(span.start)
            yield from read(content_of(file, found.name, options, found.path, span))
    except OSError as error:
        detail = f"it cannot be read ({error.strerror or error}): check its permissions"
        yield Reject(found.name, Reason.UNREADABLE, detail)
