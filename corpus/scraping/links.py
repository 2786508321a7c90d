"""Section pages -> the addresses that they link to, and the feeds that they name."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree, html  # type: ignore[import-untyped]

from ..decode import NotText, UnknownEncoding, decode
from .trouble import Failure
from .urls import canonical

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
_NOT_FOLLOWED = ("javascript:", "mailto:", "tel:", "data:", "#")


def links_of(document: bytes, url: str) -> tuple[list[str], list[str]]:
    """The addresses of a page's links and of its feeds, canonical, each once, in their order.

    >>> links_of(b'<a href="/tin/1.html#a">1</a> <a href="tel:113">2</a>', "https://bao.vn/tin/")
    (['https://bao.vn/tin/1.html'], [])
    """
    tree = _tree(document)
    if tree is None:
        return [], []
    base = url
    for element in tree.iter("base"):
        base = urljoin(url, element.get("href") or "")
        break
    links = _canonical((element.get("href") for element in tree.iter("a", "area")), base)
    named = (e.get("href") for e in tree.iter("link") if e.get("type", "").lower() in _FEED_TYPES)
    return list(dict.fromkeys(links)), list(dict.fromkeys(_canonical(named, base)))


def _tree(document: bytes) -> html.HtmlElement | None:
    try:
        text = decode(document)
    except (NotText, UnknownEncoding):  # addresses are ASCII nearly always
        text = document.decode("latin-1").replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        tree: html.HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree


def _canonical(references: Iterator[str | None], base: str) -> Iterator[str]:
    for reference in references:
        if not reference or reference.strip().lower().startswith(_NOT_FOLLOWED):
            continue
        try:
            yield canonical(reference, base)
        except (Failure, ValueError):
            continue
