"""PDF: the text of the pages, its printed lines joined into paragraphs again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from ..article import Reason
from ..extras import install_advice
from ..limits import MOST_ARTICLE_BYTES, MOST_DOCUMENT_BYTES, MOST_PDF_OPERATIONS
from ..record import Record
from .content import PARSER_FAULTS, Content, Found, TooLarge
from .paragraphs import joined_lines, without_page_lines


def read_pdf(content: Content) -> Found:
    """One record: the paragraphs of the document."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        detail = f"PDF files need a library: {install_advice('documents')}"
        yield content.reject(Reason.MISSING_LIBRARY, detail)
        return
    try:
        with _silenced("pypdf"), content.seekable(MOST_DOCUMENT_BYTES) as file:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                detail = "it is locked with a password: save it without one"
                yield content.reject(Reason.ENCRYPTED, detail)
                return
            pages = list(_pages(reader))
    except pypdf.errors.DependencyError:
        yield content.reject(Reason.ENCRYPTED, "it is encrypted: save it without a password")
        return
    except (PyPdfError, *PARSER_FAULTS) as error:
        detail = f"the PDF is broken ({error!r}"[:250] + "): print it to a new one"
        yield content.reject(Reason.BROKEN_RECORD, detail)
        return
    content.report("pdf")
    text = joined_lines(without_page_lines(pages))
    if text.strip():
        yield Record(content.name, text)
    else:
        detail = "its pages are pictures without text: run a text recognition on them first"
        yield content.reject(Reason.NO_TEXT, detail)


@contextmanager
def _silenced(name: str) -> Iterator[None]:
    """Keep a library from logging what is wrong with a file: that stands in the reject."""
    log = logging.getLogger(name)
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)


def _pages(reader: Any) -> Iterator[list[str]]:
    """The lines of each page; `TooLarge` where they are too many, or drawn by too many operations,
    as of forms that hold each other many times over."""
    size, operations = 0, count(1)

    def meter(*_: object) -> None:
        if next(operations) > MOST_PDF_OPERATIONS:
            raise TooLarge(f"its pages take more than {MOST_PDF_OPERATIONS:,} operations: split it")

    for page in reader.pages:
        lines = page.extract_text(visitor_operand_before=meter).splitlines()
        size += sum(map(len, lines))
        if size > MOST_ARTICLE_BYTES:
            raise TooLarge(f"it has more than {MOST_ARTICLE_BYTES:,} characters: split it")
        yield [" ".join(line.split()) for line in lines]
