"""Web archives (WARC): the pages among the captures, each with its address behind its name."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from ..article import Reason, Reject
from ..limits import MOST_PAGE_BYTES
from ..record import Record, site_of_url
from .content import Content, Found
from .lines import decoded
from .web_page import page_record

_PAGES = ("response", "resource", "conversion")  # the last is text made of a page
_UNSAID = "unsaid"  # the status of what did not come by HTTP
_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.I)
_CHARSET_SAID = re.compile(r"charset=[\"']?([\w-]{2,20})", re.I)
_FAULTS = (
    ArchiveLoadFailed, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError,
    ValueError, zlib.error,
)  # fmt: skip


def read_warc(content: Content) -> Found:
    """A record for each response that is a page, named `source:number#address`."""
    if not content.head().startswith(b"WARC/"):
        detail = "it does not begin as a web archive: give it the suffix of what it is"
        yield content.reject(Reason.BROKEN_ARCHIVE, detail)
        return
    content.report("warc", "as each page says")
    number = 0
    try:
        for number, capture in enumerate(_responses(content), start=1):
            address = capture.rec_headers.get_header("WARC-Target-URI") or ""
            yield _record(capture, f"{content.name}:{number}#{address}", address)
    except _FAULTS as error:
        words = " ".join(str(error).split())[:200]
        detail = f"the archive is broken after {number} responses ({words}); they were read"
        yield content.reject(Reason.BROKEN_ARCHIVE, f"{detail}: fetch it again")
        return
    if not number:
        yield content.reject(Reason.NO_ARTICLES, "there is no page in it")


def _responses(content: Content) -> Iterator[Any]:
    for capture in ArchiveIterator(content.stream):
        if capture.rec_type in _PAGES:
            yield capture


def _record(capture: Any, source: str, address: str) -> Record | Reject:
    http = capture.http_headers
    status = http.get_statuscode() if http is not None else _UNSAID
    said = (http or capture.rec_headers).get_header("Content-Type") or ""
    kind = said.partition(";")[0].strip().lower()
    if status not in ("200", _UNSAID) or not (kind in _HTML or kind == "text/plain"):
        detail = f"a capture with status {status} of {kind or 'no type'}, which is no page"
        return Reject(source, Reason.NOT_A_PAGE, detail)
    data = capture.content_stream().read(MOST_PAGE_BYTES + 1)
    if len(data) > MOST_PAGE_BYTES:
        return Reject(source, Reason.TOO_LARGE, "the page is larger than any article")
    charset = _CHARSET_SAID.search(said)
    text = _text_of(data, charset and charset[1], source)
    if isinstance(text, Reject) or kind == "text/plain":
        return text if isinstance(text, Reject) else Record(source, text)
    record = page_record(text, source)
    if isinstance(record, Reject) or record.site:
        return record
    return replace(record, site=site_of_url(address))


def _text_of(data: bytes, charset: str | None, source: str) -> str | Reject:
    """The page's characters: by what is sure of them, else by the charset that headers name."""
    text = decoded(data, source)
    if not isinstance(text, Reject) or text.reason is Reason.EMPTY:
        return text
    said = _CHARSET.search(data[:4096])
    for name in filter(None, (charset, said and said[1].decode("ascii", "ignore"))):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return text
