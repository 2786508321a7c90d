"""Content: the bytes of one file, on disk or inside archives, with the name that rows give it."""

from __future__ import annotations

import io
import lzma
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol, TypeAlias, cast

from lxml.etree import LxmlError  # type: ignore[import-untyped]

from ..article import Reason, Reject
from ..columns import GUESSED, Columns
from ..limits import (
    FREE_BYTES,
    HEAD_BYTES,
    KEPT_IN_MEMORY_BYTES,
    MOST_ARTICLE_BYTES,
    MOST_RATIO,
    MOST_SPOOLED_BYTES,
    MOST_UNPACKED_BYTES,
)
from ..record import Record
from ..remote import open_input

Found = Iterator[Record | Reject]
Stream: TypeAlias = "io.BufferedReader[Metered]"
# What unpacking a damaged archive may raise.
BREAKS = (
    EOFError, OSError, ValueError, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
# What parsers of pages and documents raise where a file does not say what it should.
PARSER_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, LxmlError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class TooLarge(Exception):
    """One thing is larger than limits.py allows; the rest of the input can be read."""


class Bomb(Exception):
    """An archive unpacks to far more than it should: nothing more of the input is read."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one file is read: for people to look at."""

    source: str
    format: str  # `jsonl`, or `jsonl in gz in tar`
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()  # part of an article, column
    guessed: bool = False  # whether the text column was told by its contents, not its name


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller says about reading, the same for all inputs of a run."""

    columns: Columns = GUESSED
    article_bytes: int = MOST_ARTICLE_BYTES  # the largest article that is read
    report: Callable[[Layout], None] = lambda layout: None


@dataclass(frozen=True, slots=True)
class LineForm:
    """What is the same for all lines of a file: the encoding, which is one of Unicode or one before
    it, where that is known, and whether lines end in a carriage return alone."""

    encoding: str | None
    ends_in_cr: bool


@dataclass(frozen=True, slots=True)
class Span:
    """Some lines of a file, by bytes, or row groups; `first` is the number of the first record,
    `form` what its beginning says of all lines."""

    kind: str  # `jsonl` or `parquet`
    start: int
    end: int
    first: int
    form: LineForm | None = None


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """So many bytes or fewer; none at the end."""


class Metered(io.RawIOBase):
    """A stream that counts what is read of it and stops where it becomes too much."""

    def __init__(self, raw: Readable, packed: Callable[[], int] | None = None) -> None:
        self._raw, self._packed = raw, packed
        self._pending: Exception | None = None
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the whole buffer, so that a head is complete; a break shows after what precedes."""
        if self._pending:
            raise self._pending
        view, filled = memoryview(buffer).cast("B"), 0  # type: ignore[arg-type]
        while filled < len(view):
            try:
                data = self._raw.read(len(view) - filled)
            except (*BREAKS, TooLarge, Bomb) as error:
                if not filled:
                    raise
                self._pending = error
                break
            if not data:
                break
            view[filled : filled + len(data)] = data
            filled += len(data)
        self.count += filled
        self._stop_bombs()
        return filled

    def _stop_bombs(self) -> None:
        if self._packed is None or self.count <= FREE_BYTES:
            return
        if self.count > MOST_RATIO * self._packed() + FREE_BYTES:
            raise Bomb(f"it unpacks to more than {MOST_RATIO} times its size")
        if self.count > MOST_UNPACKED_BYTES:
            raise Bomb(f"it unpacks to more than {MOST_UNPACKED_BYTES:,} bytes")


@dataclass(frozen=True, slots=True)
class Content:
    """One file's bytes. `label` is the name by whose suffix its format is known."""

    stream: Stream
    meter: Metered
    name: str
    label: str
    options: Options = Options()
    path: str | None = None  # where it lies on disk as it is
    wrappers: tuple[str, ...] = ()  # the archive formats around it, innermost first
    copy: BinaryIO | None = None  # all of it in a scratch file, where that was made
    span: Span | None = None  # what to read of it, where that is not all

    @property
    def first(self) -> int:
        """The number of the first record."""
        return self.span.first if self.span else 1

    def head(self) -> bytes:
        """The first bytes, without taking them from the stream."""
        return self.stream.peek(HEAD_BYTES)[:HEAD_BYTES]

    def whole(self, most: int) -> bytes:
        """All bytes; `TooLarge` for more than these."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise TooLarge(f"it is larger than {most:,} bytes")
        return data

    @contextmanager
    def seekable(self, most: int = MOST_SPOOLED_BYTES) -> Iterator[BinaryIO]:
        """The bytes as a file in which one can go back: the file itself, or a scratch copy."""
        if self.copy is not None:
            self.copy.seek(0)
            yield self.copy
            return
        if self.path is not None:
            with open_input(self.path) as raw, io.BufferedReader(raw) as file:  # type: ignore[type-var]
                yield cast(BinaryIO, file)
            return
        with tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY_BYTES) as copy:
            while data := self.stream.read(HEAD_BYTES):
                copy.write(data)
                if copy.tell() > most:
                    raise TooLarge(f"unpacked it is larger than {most:,} bytes: unpack it first")
            copy.seek(0)
            yield cast(BinaryIO, copy)

    def reject(self, reason: Reason, detail: str) -> Reject:
        """The reject of the content as a whole."""
        return Reject(self.name, reason, detail)

    def report(
        self,
        kind: str,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
        *,
        guessed: bool = False,
    ) -> None:
        """Tell the caller how this file is read."""
        told = " in ".join((kind, *self.wrappers))
        used = tuple((columns or {}).items())
        self.options.report(Layout(self.name, told, encoding, used, guessed))

    def inside(self, raw: Readable, kind: str, packed: Callable[[], int]) -> Content:
        """What stands inside this, unpacked by `raw`, under the same name."""
        meter = Metered(raw, packed)
        return replace(
            self, stream=io.BufferedReader(meter, HEAD_BYTES), meter=meter, path=None, copy=None,
            span=None, wrappers=(kind, *self.wrappers),
        )  # fmt: skip


def content_of(
    raw: Readable, name: str, options: Options, path: str | None = None, span: Span | None = None
) -> Content:
    """The content of an open file, or of standard input where no path is given."""
    meter = Metered(_Bytes(raw, span.end - span.start) if span and span.kind == "jsonl" else raw)
    stream = io.BufferedReader(meter, HEAD_BYTES)
    return Content(stream, meter, name, path or "", options, path, span=span)


class _Bytes:
    """So many of the next bytes."""

    def __init__(self, raw: Readable, size: int) -> None:
        self._raw, self._left = raw, size

    def read(self, size: int, /) -> bytes:
        data = self._raw.read(min(size, self._left))
        self._left -= len(data)
        return data
