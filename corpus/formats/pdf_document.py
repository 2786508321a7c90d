"""PDF: the text of the pages, its printed lines joined into paragraphs again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from ..article import Reason
from ..limits import MOST_ARTICLE_BYTES, MOST_DOCUMENT_BYTES
from ..record import Record
from .content import Content, Found
from .paragraphs import joined_lines, without_page_lines
from .word_document import ADVICE

# What the library raises where a file does not say what it should.
_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    TypeError, ValueError, MemoryError,
)  # fmt: skip


def read_pdf(content: Content) -> Found:
    """One record: the paragraphs of the document."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        yield content.reject(Reason.MISSING_LIBRARY, f"PDF files need pypdf: {ADVICE}")
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong stands in the reject
    try:
        with content.seekable(MOST_DOCUMENT_BYTES) as file:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                detail = "it is locked with a password: save it without one"
                yield content.reject(Reason.ENCRYPTED, detail)
                return
            pages = list(_pages(reader))
    except pypdf.errors.DependencyError:
        yield content.reject(Reason.ENCRYPTED, "it is encrypted: save it without a password")
        return
    except (PyPdfError, *_FAULTS) as error:
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


def _pages(reader: Any) -> Iterator[list[str]]:
    size = 0
    for page in reader.pages:
        lines = page.extract_text().splitlines()
        size += sum(map(len, lines))
        if size > MOST_ARTICLE_BYTES:
            raise ValueError("more text than an article has")
        yield [" ".join(line.split()) for line in lines]
