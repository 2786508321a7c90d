"""Text of a file in bounded memory: its encoding, and its lines one at a time."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from ..article import Reason, Reject
from ..limits import HEAD_BYTES, MOST_LEGACY_BYTES
from ..text.decode import BOMS, NotText, UnknownEncoding, decode, mostly_utf8, utf16_side
from ..text.restoring import old_encoding
from .content import Content, LineForm, TooLarge

RESAVE = "save it again as UTF-8 text"
SPLIT = "split it, or read larger articles: --article-size"
OLD_ENCODING = "older than Unicode"
_BLANK = b" \t\r\n\x0b\x0c\xef\xbb\xbf"


def encoding_of(head: bytes) -> str | None:
    """The Unicode encoding that a head is in; None for none of them.

    >>> encoding_of("Xã".encode()), encoding_of("Xã họp".encode("utf-16"))
    ('utf-8', 'utf-16')
    """
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return encoding
    if side := utf16_side(head[: len(head) // 2 * 2]):
        return side
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return None
    return "utf-8"


def form_of(head: bytes) -> LineForm:
    """What the head of a file of lines says of all its lines.

    >>> form_of(b'{"text": "A"}\\r{"text": "B"}\\r')
    LineForm(encoding='utf-8', ends_in_cr=True)
    """
    return LineForm(encoding_of(head) or old_encoding(head), b"\r" in head and b"\n" not in head)


def with_line_feeds(file: BinaryIO, form: LineForm) -> BinaryIO:
    """A file, as many bytes of it, of which each line ends in a line feed."""
    if not form.ends_in_cr:
        return file
    return cast(BinaryIO, io.BufferedReader(_Turned(file), HEAD_BYTES))


class _Turned(io.RawIOBase):
    """Bytes with each carriage return turned into a line feed."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._raw.read(len(view)).replace(b"\r", b"\n")
        view[: len(data)] = data
        return len(data)


def decoded(data: bytes, source: str, around: str | None = None) -> str | Reject:
    """The text of the bytes, which stand in something of the encoding `around`, or why there is
    none."""
    if not data.strip(_BLANK):
        return Reject(source, Reason.EMPTY, f"{len(data)} bytes, all blank: nothing to read")
    try:
        return decode(data, around)
    except NotText as error:
        return Reject(source, Reason.BINARY, f"it is no text ({error}): {RESAVE}")
    except UnknownEncoding as error:
        return Reject(source, Reason.ENCODING, f"{error}: {RESAVE}")


def whole_text(content: Content, kind: str, most: int | None = None) -> str | Reject:
    """The text of a file that is one article, of so many bytes at most, reported as `kind`."""
    encoding = encoding_of(content.head()) or OLD_ENCODING
    try:
        text = decoded(content.whole(most or content.options.article_bytes), content.name)
    except TooLarge as error:
        return content.reject(Reason.TOO_LARGE, f"{error}: {SPLIT}")
    if not isinstance(text, Reject):
        content.report(kind, encoding)
    return text


def open_text(content: Content) -> tuple[io.TextIOBase, str]:
    """The characters of a file, line ends as they are, and its encoding.

    A byte that UTF-8 has not becomes a lone surrogate, so that only its own record is lost.
    """
    head = content.head()
    encoding = encoding_of(head)
    if encoding is None and b"\0" not in head and mostly_utf8(head):
        encoding = "utf-8"
    if encoding is None:
        text = decode(content.whole(MOST_LEGACY_BYTES))
        return io.StringIO(text, newline=""), OLD_ENCODING
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(content.stream, encoding, errors, newline=""), encoding


def bounded_lines(text: io.TextIOBase, content: Content) -> Iterator[str]:
    """The lines of a text; `TooLarge` at one that is longer than any article."""
    most = content.options.article_bytes
    while line := text.readline(most):
        if len(line) >= most and not line.endswith(("\n", "\r")):
            raise TooLarge(f"a line is longer than {most:,} characters")
        yield line
