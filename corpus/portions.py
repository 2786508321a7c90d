"""Sources cut into portions that can be read apart: the same portions whoever reads them.

Small files are gathered, lines and row groups of large ones are shared out by their place in the
file. What can only be read from its beginning is a stream: one process reads it for the others.
"""

from __future__ import annotations

import io
import pickle
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from .article import Reject
from .formats.content import LineForm, Options, Span
from .formats.lines import encoding_of, form_of, with_line_feeds
from .formats.sniffing import kind_of
from .limits import (
    FEWEST_SHARES,
    HEAD_BYTES,
    MEGABYTE,
    MOST_FILES,
    MOST_GROUP_BYTES,
    PORTION_BYTES,
    STREAM_BYTES,
)
from .loading import records
from .record import Record
from .remote import open_input
from .sources import STDIN, Input, Source, find_inputs

_SINGLE = ("text", "html", "docx", "pdf")  # formats of which a file is one article


class Way(StrEnum):
    """How a portion is read."""

    FILES = "files"
    SPAN = "span"  # lines or row groups of one file
    STREAM = "stream"  # one file from its beginning: to be handed over in batches
    BATCH = "batch"  # records that were read of a stream


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of the sources. Portions of equal digest have equal names and bytes."""

    inputs: tuple[Input | Reject, ...]
    digest: str
    size: int
    way: Way = Way.FILES
    span: Span | None = None
    held: bytes = b""  # the records of a batch, where they do not lie in its file


def portions(sources: Source | Iterable[Source], stdin: Path | None = None) -> Iterator[Portion]:
    """The portions of the sources, one at a time. Standard input is copied to the file `stdin`,
    for only a file can be read twice.

    >>> [portion.inputs[0].source for portion in portions("tin/khong-co.txt")]
    ['tin/khong-co.txt']
    """
    gathered = _Gathered()
    for found in find_inputs(sources):
        if isinstance(found, Reject):
            gathered.add(found, 0, b"")
        elif found.path == STDIN and stdin is not None:
            with stdin.open("wb") as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy, MEGABYTE)
            yield from _of_file(replace(found, path=str(stdin)), gathered)
        else:
            yield from _of_file(found, gathered)
        if gathered.is_full:
            yield gathered.taken()
    if gathered.inputs:
        yield gathered.taken()


def files_of(portion: Portion, options: Options) -> Iterator[tuple[str, Iterator[Record | Reject]]]:
    """The files of a portion by name, each with the records of it that belong to the portion."""
    for found in portion.inputs:
        if isinstance(found, Reject):
            yield found.source, iter((found,))
        elif portion.way is Way.BATCH:
            data = portion.held or Path(found.path).read_bytes()
            yield found.name, iter(pickle.loads(data))
        else:
            yield found.name, records(found, options, portion.span)


class _Gathered:
    """Small files that make one portion."""

    def __init__(self) -> None:
        self.inputs: list[Input | Reject] = []
        self._size = 0
        self._digest = blake2b(digest_size=16)

    @property
    def is_full(self) -> bool:
        return self._size >= PORTION_BYTES or len(self.inputs) >= MOST_FILES

    def add(self, found: Input | Reject, size: int, digest: bytes) -> None:
        self.inputs.append(found)
        self._size += size
        self._digest.update(_known_as(found) + digest)

    def taken(self) -> Portion:
        """What was gathered; the next portion begins."""
        taken = Portion(tuple(self.inputs), self._digest.hexdigest(), self._size)
        self.__init__()  # type: ignore[misc]
        return taken


def _of_file(found: Input, gathered: _Gathered) -> Iterator[Portion]:
    """The portions of a large file; a small one is gathered."""
    try:
        with io.BufferedReader(open_input(found.path), MEGABYTE) as file:  # type: ignore[type-var]
            size = file.seek(0, 2)
            file.seek(0)
            head = file.read(HEAD_BYTES)
            file.seek(0)
            kind = kind_of(found.path, head)
            if kind == "jsonl" and size > PORTION_BYTES and _has_lines(head):
                yield from _of_lines(found, file, form_of(head))
            elif kind == "parquet" and size > STREAM_BYTES:
                yield from _of_groups(found, file, size)
            elif kind in _SINGLE or size <= (PORTION_BYTES if _is_plain(kind) else STREAM_BYTES):
                gathered.add(found, size, _digest_of(file))
            else:
                yield _portion(found, _digest_of(file), size, None)
    except OSError as error:
        gathered.add(found, 0, str(error).encode())


def _is_plain(kind: str | None) -> bool:
    return kind in ("jsonl", "json", "csv", "feed")


def _has_lines(head: bytes) -> bool:
    wide = (encoding_of(head) or "").startswith(("utf-16", "utf-32"))  # line breaks are no bytes
    return bool(head.strip()) and b"\0" not in head and not wide


def _of_lines(found: Input, file: BinaryIO, form: LineForm) -> Iterator[Portion]:
    first, start, file = 1, 0, with_line_feeds(file, form)
    while data := file.read(PORTION_BYTES):
        digest, size, lines = blake2b(data, digest_size=16), len(data), data.count(b"\n")
        while not data.endswith(b"\n") and (data := file.readline(MEGABYTE)):
            digest.update(data)
            size, lines = size + len(data), lines + data.endswith(b"\n")
        span = Span("jsonl", start, start + size, first, form)
        yield _portion(found, digest.digest(), size, span)
        first, start = first + lines, start + size


def _of_groups(found: Input, file: BinaryIO, size: int) -> Iterator[Portion]:
    """Row groups, several while they are small; a stream where one is large or most of the file, or
    none is known."""
    digest = _digest_of(file)
    try:
        told = pq.ParquetFile(file).metadata
        groups = [told.row_group(nth) for nth in range(told.num_row_groups)]
        sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    except (pa.ArrowException, OSError, ValueError):
        sizes = []
    whole = sum(most for _, most in sizes)
    largest = whole // FEWEST_SHARES if whole > FEWEST_SHARES * PORTION_BYTES else whole
    largest = min(largest, MOST_GROUP_BYTES)
    if not sizes or any(not rows or most > largest for rows, most in sizes):
        yield _portion(found, digest, size, None)
        return
    start, first, gathered, n_rows = 0, 1, 0, 0
    for nth, (rows, most) in enumerate(sizes, start=1):
        gathered, n_rows = gathered + most, n_rows + rows
        if gathered >= PORTION_BYTES or nth == len(sizes):
            share = size * (nth - start) // len(sizes)
            yield _portion(found, digest, share, Span("parquet", start, nth, first))
            start, first, gathered, n_rows = nth, first + n_rows, 0, 0


def _portion(found: Input, digest: bytes, size: int, span: Span | None) -> Portion:
    names = _known_as(found) + repr(span).encode()
    whole = blake2b(names + digest, digest_size=16).hexdigest()
    return Portion((found,), whole, size, Way.SPAN if span else Way.STREAM, span)


def _known_as(found: Input | Reject) -> bytes:
    """What rows of the dataset say of an input."""
    return repr(found.name if isinstance(found, Input) else found).encode()


def _digest_of(file: BinaryIO) -> bytes:
    file.seek(0)
    digest = blake2b(digest_size=16)
    while data := file.read(MEGABYTE):
        digest.update(data)
    return digest.digest()


def batch_of(stream: Portion, nth: int, records: list[Record | Reject], folder: Path) -> Portion:
    """The portion that holds records of a stream, in a file of their own below the folder."""
    digest = f"{stream.digest}-{nth}"
    path = folder / f"{digest}.batch"
    with path.open("wb") as file:
        pickle.dump(records, file)
    where = [replace(one, path=str(path)) for one in stream.inputs if isinstance(one, Input)]
    return Portion(tuple(where), digest, 0, Way.BATCH)
