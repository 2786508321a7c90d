"""Web pages: the article that one holds."""

from __future__ import annotations

from ..article import Reason, Reject
from ..limits import MOST_PAGE_BYTES
from ..record import Record
from .content import PARSER_FAULTS, Content, Found
from .lines import whole_text


def read_html(content: Content) -> Found:
    """One record: the article that a web page holds."""
    text = whole_text(content, "html", MOST_PAGE_BYTES)
    yield text if isinstance(text, Reject) else page_record(text, content.name)


def page_record(page: str, source: str) -> Record | Reject:
    """The record of a page's characters, or why the page cannot be parsed."""
    from ..pages.webpage import record_of_page  # loads a large library, which only pages need

    try:
        return record_of_page(page, source)
    except PARSER_FAULTS as error:
        detail = f"the page cannot be parsed ({error!r})"[:300]
        return Reject(source, Reason.BROKEN_RECORD, f"{detail}: save its text instead")
