"""Section pages -> the addresses that they link to, and the feeds that they name."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import html  # type: ignore[import-untyped]

from .markup import tree_of
from .trouble import Failure
from .urls import canonical

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
_NOT_FOLLOWED = ("javascript:", "mailto:", "tel:", "data:", "#")


def links_of(document: bytes, url: str) -> tuple[list[str], list[str]]:
    """The addresses of a page's links and of its feeds, canonical, each once, in their order.

    >>> links_of(b'<a href="/tin/1.html#a">1</a> <a href="tel:113">2</a>', "https://bao.vn/tin/")
    (['https://bao.vn/tin/1.html'], [])
    """
    tree = tree_of(document)
    if tree is None:
        return [], []
    base = _base(tree, url)
    links = _canonical((element.get("href") for element in tree.iter("a", "area")), base)
    named = (e.get("href") for e in tree.iter("link") if e.get("type", "").lower() in _FEED_TYPES)
    return list(dict.fromkeys(links)), list(dict.fromkeys(_canonical(named, base)))


def _base(tree: html.HtmlElement, url: str) -> str:
    """What relative links start from: the page's own word, if it can be read."""
    for element in tree.iter("base"):
        try:
            return urljoin(url, str(element.get("href") or ""))
        except ValueError:
            return url
    return url


def _canonical(references: Iterator[str | None], base: str) -> Iterator[str]:
    for reference in references:
        if not reference or reference.strip().lower().startswith(_NOT_FOLLOWED):
            continue
        try:
            yield canonical(reference, base)
        except (Failure, ValueError):
            continue
