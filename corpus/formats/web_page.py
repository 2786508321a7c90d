"""Web pages: the article that one holds, and the text of an HTML fragment."""

from __future__ import annotations

import re

from ..article import Reject
from .content import Content, Found
from .lines import whole_text

_BLOCK = re.compile(r"(?i)<(?=br\b|/(?:p|div|li|h[1-6]|tr|blockquote|figcaption)\b)")
_MARKUP = re.compile(r"(?i)</(?:p|div|li|h[1-6]|span|a|strong|em)>|<br ?/?>|<p\b")


def read_html(content: Content) -> Found:
    """One record: the article that a web page holds."""
    from ..webpage import record_of_page  # loads a large library, which only pages need

    text = whole_text(content, "html")
    yield text if isinstance(text, Reject) else record_of_page(text, content.name)


def text_of_fragment(fragment: str) -> str:
    """The words of a piece of HTML, a line a block; text without markup comes back as it is.

    >>> text_of_fragment("<p>Xã có <b>12</b> hộ.</p><p>Ai cũng vui.</p>")
    'Xã có 12 hộ.\\nAi cũng vui.'
    """
    if not _MARKUP.search(fragment):
        return fragment
    from lxml import html  # type: ignore[import-untyped]
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        tree = html.fragment_fromstring(_BLOCK.sub("\n<", fragment), create_parent="div")
    except (LxmlError, ValueError):
        return fragment
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    return str(tree.text_content()).strip()
