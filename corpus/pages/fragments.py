"""Pieces of HTML -> their words: what feeds, content systems and their exports put in a field."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"(?i)<(?=br\b|/(?:p|div|li|h[1-6]|tr|blockquote|figcaption)\b)")
_MARKUP = re.compile(r"(?i)</(?:p|div|li|h[1-6]|span|a|strong|em)>|<br ?/?>|<p\b")


def text_of_fragment(fragment: str) -> str:
    """The words of a piece of HTML, a line a block; text without markup comes back as it is.

    >>> text_of_fragment("<p>Xã có <b>12</b> hộ.</p><p>Ai cũng vui.</p>")
    'Xã có 12 hộ.\\nAi cũng vui.'
    """
    if "<" not in fragment or not _MARKUP.search(fragment):
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
