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

    NOT_FOUND = "not_found"  # no file, folder or match of that name
    UNREADABLE = "unreadable"  # the system refuses: permissions, links, pipes, devices
    EMPTY = "empty"  # no bytes, or blanks only
    BINARY = "binary"  # bytes that are no text, where text was expected
    ENCODING = "encoding"  # text in no encoding that is read here
    BROKEN_ARCHIVE = "broken_archive"  # an archive or compressed file that is damaged or cut off
    BROKEN_RECORD = "broken_record"  # a line, row, page or document that cannot be parsed
    NO_TEXT = "no_text"  # whole, but nothing of an article in it
    NO_TEXT_COLUMN = "no_text_column"  # a table in which no column is known to be the text
    NOT_A_PAGE = "not_a_page"  # a web capture that is no page: redirects, errors, pictures
    TOO_LARGE = "too_large"  # more than any honest input: an article, members, what is unpacked
    TOO_DEEP = "too_deep"  # archives inside archives, more than limits.py allows
    ENCRYPTED = "encrypted"  # a password is needed
    MISSING_LIBRARY = "missing_library"  # readable once an extra of solieu is installed
    UNKNOWN_FORMAT = "unknown_format"  # neither name nor content says a format that is read
    NO_ARTICLES = "no_articles"  # a folder or archive with no file in it
    EXTRACTION_FAILED = "extraction_failed"  # loaded, but a rule fell over it
    TOO_SLOW = "too_slow"  # not read within the time that one article may take
    OUT_OF_MEMORY = "out_of_memory"  # not read within the memory that a worker may use
    CRASHED = "crashed"  # it ended the process that read it, twice


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that gave no article, with its reason and what was met.

    >>> str(Reject("a.txt", Reason.EMPTY, "0 bytes").reason)
    'empty'
    """

    source: str
    reason: Reason
    detail: str
