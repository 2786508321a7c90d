"""HTML as it comes -> its tree, and whether anything can be read in it."""

from __future__ import annotations

from lxml import etree, html  # type: ignore[import-untyped]

from ..text.decode import NotText, UnknownEncoding, decode

_FEWEST_LETTERS = 200  # the menus of a page alone have more, a call to enable JavaScript fewer
_RUNS = etree.XPath("boolean(//script[not(contains(@type, 'json'))])")
_SEEN = etree.XPath(
    "//text()[not(ancestor::title or ancestor::script or ancestor::style)]"
    " | //script[contains(@type, 'json')]/text()"
)


def tree_of(document: bytes) -> html.HtmlElement | None:
    """The tree of a page, whatever its encoding; None where it holds nothing."""
    try:
        text = decode(document)
    except (NotText, UnknownEncoding):  # tags and addresses are ASCII nearly always
        text = document.decode("latin-1").replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        tree: html.HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree


def needs_script(document: bytes) -> bool:
    """Whether a page says nothing until its JavaScript ran: a check of browsers, an empty shell.

    >>> needs_script(b"<script>document.cookie = 'a=1'; location.reload()</script>")
    True
    >>> needs_script("<p>Xã Tân An có 12 hộ nghèo.</p>".encode())
    False
    """
    tree = tree_of(document)
    if tree is None or not _RUNS(tree):
        return False
    letters = 0
    for text in _SEEN(tree):
        letters += sum(map(str.isalpha, text))
        if letters >= _FEWEST_LETTERS:
            return False
    return True
