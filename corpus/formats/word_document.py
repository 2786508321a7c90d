"""Word documents (.docx): paragraphs and table rows in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..article import Reason, Reject
from ..extras import install_advice
from ..limits import MOST_DOCUMENT_BYTES
from ..record import Record
from .content import PARSER_FAULTS, Content, Found
from .lines import SPLIT


def read_docx(content: Content) -> Found:
    """One record: the words of the document."""
    try:
        from docx import Document
        from docx.opc.exceptions import OpcError
    except ImportError:
        detail = f"Word files need a library: {install_advice('documents')}"
        yield content.reject(Reason.MISSING_LIBRARY, detail)
        return
    try:
        with content.seekable(MOST_DOCUMENT_BYTES) as file:
            lines = list(_lines(Document(file)))
    except (OpcError, *PARSER_FAULTS) as error:
        detail = f"the Word file is broken ({error!r}): open it and save it again"
        yield content.reject(Reason.BROKEN_RECORD, detail[:300])
        return
    content.report("docx")
    yield from _article(content, "\n".join(lines))


def _article(content: Content, text: str) -> Iterator[Record | Reject]:
    if len(text) > content.options.article_bytes:
        yield content.reject(Reason.TOO_LARGE, f"it has {len(text):,} characters: {SPLIT}")
        return
    yield Record(content.name, text)


def _lines(container: Any) -> Iterator[str]:
    """Each paragraph, and each row of a table with its cells side by side."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block)
        else:
            yield str(block.text)


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        told: list[str] = []
        met: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in met:  # a merged cell comes once for each of its places
                met.add(id(cell._tc))
                told.append(" ".join(str(cell.text).split()))
        yield " | ".join(words for words in told if words)
