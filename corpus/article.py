"""What a source becomes: an `Article`, or a `Reject` that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned article. Offsets of every fact count code points of `text`.

    `text` is NFC and frozen: nothing may change it after loading. `published_at` is an ISO date
    or date with time (`2020-09-10T20:42`), `place` a province by its official name then.

    >>> Article(source="a.txt", text="Xã có 12 hộ nghèo.").place is None
    True
    """

    source: str
    text: str
    title: str | None = None
    published_at: str | None = None
    author: str | None = None
    site: str | None = None
    section: str | None = None
    place: str | None = None
    lead: str | None = None


class Reason(StrEnum):
    """Why an input gave no article."""

    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    BROKEN_ARCHIVE = "broken_archive"
    BROKEN_RECORD = "broken_record"
    NO_TEXT = "no_text"
    UNKNOWN_FORMAT = "unknown_format"
    NO_ARTICLES = "no_articles"
    EXTRACTION_FAILED = "extraction_failed"


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that gave no article, with its reason and what was met.

    >>> str(Reject("a.txt", Reason.EMPTY, "0 bytes").reason)
    'empty'
    """

    source: str
    reason: Reason
    detail: str
