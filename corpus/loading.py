"""Sources -> articles: opens every input, reads its records, composes an article of each."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from .article import Article, Reason, Reject
from .compose import compose
from .readers import READERS, read_text, reader_of
from .record import Record
from .sources import STDIN, Input, Source, find_inputs


def load(sources: Source | Iterable[Source]) -> Iterator[Article | Reject]:
    """Articles of the sources, one at a time, and a `Reject` for each input that gives none.

    A source is a file, a folder (read with all below it), a glob, or `-` for standard input.

    >>> [str(found.reason) for found in load("tin/khong-co.txt")]
    ['not_found']
    """
    for found in find_inputs(sources, knows=lambda path: reader_of(path) is not None):
        if isinstance(found, Reject):
            yield found
            continue
        for record in _records(found):
            yield record if isinstance(record, Reject) else compose(record)


def _records(found: Input) -> Iterator[Record | Reject]:
    if found.path == STDIN:
        yield from _read_stdin()
        return
    reader = reader_of(found.path)
    if reader is None:
        known = ", ".join(READERS)
        detail = f"its suffix is none of {known} (or one of them with .gz): rename or convert it"
        yield Reject(found.name, Reason.UNKNOWN_FORMAT, detail)
        return
    try:
        with _open(found.path) as stream:
            yield from reader(stream, found.name)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        detail = f"the gzip archive is broken ({error}): what stood before the break was read"
        yield Reject(found.name, Reason.BROKEN_ARCHIVE, f"{detail}; fetch it again")
    except OSError as error:
        detail = f"it cannot be read ({error.strerror or error}): check its permissions"
        yield Reject(found.name, Reason.UNREADABLE, detail)


def _read_stdin() -> Iterator[Record | Reject]:
    try:
        yield from read_text(sys.stdin.buffer, STDIN)
    except OSError as error:
        yield Reject(STDIN, Reason.UNREADABLE, f"standard input broke off ({error}): run it again")


def _open(path: str) -> BinaryIO:
    """The bytes of a file, unpacked where its name says so; the caller closes it."""
    if path.lower().endswith(".gz"):
        return cast(BinaryIO, gzip.open(path, "rb"))
    return open(path, "rb")
