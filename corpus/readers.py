"""Formats in: one reader each. A reader takes a byte stream and gives records or rejects.

To add a format: a function below and a line in `READERS`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO

from .article import Reason, Reject
from .decode import NotText, UnknownEncoding, decode
from .record import Record, record_of

Reader = Callable[[BinaryIO, str], Iterator[Record | Reject]]

RESAVE = "save it again as UTF-8 text"


def read_text(stream: BinaryIO, source: str) -> Iterator[Record | Reject]:
    """One record: the whole file is an article.

    >>> import io
    >>> [record.text for record in read_text(io.BytesIO("Xã Tân An".encode()), "a.txt")]
    ['Xã Tân An']
    """
    text = _decoded(stream.read(), source)
    yield text if isinstance(text, Reject) else Record(source, text)


def read_html(stream: BinaryIO, source: str) -> Iterator[Record | Reject]:
    """One record: the article that a web page holds."""
    from .webpage import record_of_page  # loads a large library, which only pages need

    text = _decoded(stream.read(), source)
    yield text if isinstance(text, Reject) else record_of_page(text, source)


def read_jsonl(stream: BinaryIO, source: str) -> Iterator[Record | Reject]:
    """A record for each line, named `source:line`; a bad line is a reject and the run goes on.

    >>> import io
    >>> lines = io.BytesIO('{"text": "Xã Tân An"}\\n{"text": \\n'.encode())
    >>> [type(found).__name__ for found in read_jsonl(lines, "tin.jsonl")]
    ['Record', 'Reject']
    """
    first = stream.readline()
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: its line breaks are not bytes
        whole = _decoded(first + stream.read(), source)
        if isinstance(whole, Reject):
            yield whole
            return
        lines: Iterator[bytes] = (line.encode() for line in whole.splitlines(keepends=True))
    else:
        lines = chain((first,), stream)
    filled = False
    for number, line in enumerate(lines, start=1):
        if b"\0" in line:
            yield Reject(source, Reason.BINARY, f"line {number} holds zero bytes: {RESAVE}")
            return
        if line.strip():
            filled = True
            yield _read_line(line, f"{source}:{number}")
    if not filled:
        yield Reject(source, Reason.EMPTY, "it holds no line: nothing to read")


def _read_line(line: bytes, source: str) -> Record | Reject:
    text = _decoded(line, source)
    if isinstance(text, Reject):
        return text
    try:
        fields = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        return Reject(
            source, Reason.BROKEN_RECORD, f"the line is no JSON ({error}): mend or drop it"
        )
    except ValueError as error:  # a number too long to read
        return Reject(source, Reason.BROKEN_RECORD, f"the line cannot be read ({error}): mend it")
    if not isinstance(fields, dict):
        return Reject(source, Reason.BROKEN_RECORD, "the line is no JSON object: one {…} a line")
    detail = "the object has no text: name the field text, content or body"
    return record_of(source, fields) or Reject(source, Reason.NO_TEXT, detail)


def _decoded(data: bytes, source: str) -> str | Reject:
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return Reject(source, Reason.EMPTY, f"{len(data)} bytes, all blank: nothing to read")
    try:
        return decode(data)
    except NotText as error:
        return Reject(source, Reason.BINARY, f"it is no text ({error}): {RESAVE}")
    except UnknownEncoding as error:
        return Reject(source, Reason.ENCODING, f"{error}: {RESAVE}")


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def reader_of(path: str) -> Reader | None:
    """The reader for a path by its suffix, that before `.gz` for a compressed file.

    >>> reader_of("bao/TIN.JSONL.gz") is read_jsonl, reader_of("anh.png") is None
    (True, True)
    """
    name = path.lower().removesuffix(".gz")
    return next((READERS[suffix] for suffix in READERS if name.endswith(suffix)), None)
