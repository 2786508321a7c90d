"""Text and Markdown: the whole file is one article."""

from __future__ import annotations

from ..article import Reject
from ..record import Record
from .content import Content, Found
from .lines import whole_text


def read_text(content: Content) -> Found:
    """One record with the text of the file."""
    text = whole_text(content, "text")
    yield text if isinstance(text, Reject) else Record(content.name, text)
