"""JSON: an array of objects, objects one after another, or an object with a list of them inside."""

from __future__ import annotations

import codecs
import io

import ijson

from ..article import Reason, Reject
from ..columns import plan_of, used_columns
from ..record import record_of
from .content import Content, Found, Readable, TooLarge
from .json_lines import no_text
from .json_values import objects
from .lines import OLD_ENCODING, SPLIT, encoding_of, open_text

_FAULTS = (ijson.JSONError, UnicodeError, RecursionError, ArithmeticError)


def read_json(content: Content) -> Found:
    """A record for each object, named `source:number`, as they stream by."""
    encoding = encoding_of(content.head()) or OLD_ENCODING
    window = _Window(_utf8(content, encoding), content.options.article_bytes)
    number = 0
    try:
        for number, found in enumerate(objects(window, content.options.columns), start=1):
            window.since = 0
            source = f"{content.name}:{number}"
            if not isinstance(found, dict):
                yield _no_object(content, number)
                continue
            columns = content.options.columns
            if number == 1:
                used = used_columns(plan_of(tuple(found), columns), columns)
                content.report("json", encoding, used)
            yield record_of(source, found, columns) or no_text(source)
    except TooLarge as error:
        yield content.reject(Reason.TOO_LARGE, f"{error} after record {number}: {SPLIT}")
    except (ValueError, *_FAULTS) as error:
        if not window.has_value:
            yield content.reject(Reason.EMPTY, "it holds blanks only: nothing to read")
            return
        words = " ".join(str(error).split())[:200]
        detail = f"no JSON after record {number} ({words}): mend it; what stood before was read"
        yield content.reject(Reason.BROKEN_RECORD, detail)
    else:
        if not number:
            yield content.reject(Reason.NO_ARTICLES, "the list in it is empty: nothing to read")


def _no_object(content: Content, number: int) -> Reject:
    detail = "it is no JSON object: one {…} an article"
    return Reject(f"{content.name}:{number}", Reason.BROKEN_RECORD, detail)


class _Window:
    """The stream as UTF-8; it ends with `TooLarge` where one record takes too many bytes."""

    def __init__(self, raw: Readable, most: int) -> None:
        self._raw, self._most = raw, most
        self.since = 0
        self.has_value = False  # whether anything but blanks was met

    def read(self, size: int, /) -> bytes:
        data = self._raw.read(size)
        self.since += len(data)
        self.has_value = self.has_value or (not data.isspace() and data != b"")
        if self.since > self._most:
            raise TooLarge(f"a record is larger than {self._most:,} bytes")
        return data


class _Encoded:
    """Characters as UTF-8 bytes."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text

    def read(self, size: int, /) -> bytes:
        return self._text.read((size + 3) // 4).encode("utf-8", "replace")


def _utf8(content: Content, encoding: str) -> Readable:
    if encoding == "utf-8-sig":
        content.stream.read(len(codecs.BOM_UTF8))
    if encoding.startswith("utf-8"):
        return content.stream
    return _Encoded(open_text(content)[0])
