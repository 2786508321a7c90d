"""Feeds and sitemaps -> the addresses they list, with what they tell of their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import Enum
from io import BytesIO
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]

from ..pages.dates import VIETNAM_TIME, parse_date
from .trouble import Failure, Trouble

_MOST_ENTRIES = 100_000  # twice what the sitemap protocol allows a file
_BLANK = b" \t\r\n\xef\xbb\xbf"  # what stands before XML against its rules, with the mark of UTF-8
_MOST_DATE = 100  # characters of a date that are looked at
_ENTRIES = frozenset({"url", "sitemap", "item", "entry"})
_PUBLISHED = frozenset({"publication_date", "pubDate", "published", "date", "issued"})
_UPDATED = frozenset({"lastmod", "updated", "modified"})


class Kind(Enum):
    """What a document lists."""

    NEWS = "news"  # a feed
    PAGES = "pages"  # a sitemap
    LISTINGS = "listings"  # a sitemap index


@dataclass(slots=True)
class Entry:
    """An address as a feed or sitemap gives it. Dates are ISO days, or empty."""

    url: str = ""
    published: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of one document."""

    kind: Kind
    entries: list[Entry] = field(default_factory=list)


_ROOTS = {
    "urlset": Kind.PAGES,
    "sitemapindex": Kind.LISTINGS,
    "rss": Kind.NEWS,
    "RDF": Kind.NEWS,
    "feed": Kind.NEWS,
}


def listing_of(document: bytes, url: str) -> Listing | None:
    """What a feed or sitemap lists, addresses made absolute; None for another kind of document.

    >>> feed = "<rss><channel><item><link>/tin/1.html</link></item></channel></rss>"
    >>> listing_of(feed.encode(), "https://bao.vn/rss/tin.rss").entries[0].url
    'https://bao.vn/tin/1.html'
    """
    listing: Listing | None = None
    try:
        for event, element in _walk(document):
            if listing is None:
                kind = _ROOTS.get(_name(element))
                if kind is None:
                    return None
                listing = Listing(kind)
            elif event == "end" and _name(element) in _ENTRIES:
                entry = _entry(element, url)
                if entry.url:
                    listing.entries.append(entry)
                element.clear()
                if len(listing.entries) > _MOST_ENTRIES:
                    raise Failure(Trouble.TOO_LARGE, f"it lists more than {_MOST_ENTRIES:,} pages")
    except etree.XMLSyntaxError:
        pass  # what stands before the break is kept
    if listing is None and document.lstrip(_BLANK).startswith(b"<?xml"):
        raise Failure(Trouble.BAD_LISTING, "it says it is XML, and holds nothing that can be read")
    return listing


def _walk(document: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The elements, read leniently; nothing outside of the document is ever loaded."""
    events = etree.iterparse(
        BytesIO(document.lstrip(_BLANK)),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return iter(events)


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _entry(element: etree._Element, url: str) -> Entry:
    entry, permalink = Entry(), ""
    for child in element.iterdescendants():
        name, text = _name(child), (child.text or "").strip()
        if name == "loc" and _name(child.getparent()) in _ENTRIES:
            entry.url = entry.url or _joined(url, text)
        elif name == "link" and child.get("rel", "alternate") == "alternate":
            base = _joined(url, child.base) if child.base else url  # xml:base, where there is one
            entry.url = entry.url or _joined(base, text or child.get("href") or "")
        elif name == "guid" and child.get("isPermaLink", "true") == "true":
            permalink = text
        elif name in _PUBLISHED:
            entry.published = entry.published or _day(text)
        elif name in _UPDATED:
            entry.updated = entry.updated or _day(text)
    if not entry.url and permalink.startswith(("http://", "https://")):
        entry.url = permalink
    return entry


def _joined(base: str, reference: str) -> str:
    """The address as it is meant; a bad one as it stands, for the one who reads it to tell."""
    try:
        return urljoin(base, reference) if reference else ""
    except ValueError:
        return reference


def _day(text: str) -> str:
    """The day in Vietnam of a date of a feed (RFC 822) or a sitemap (ISO); empty for neither.

    >>> _day("Mon, 17 Jun 2024 20:30:00 GMT"), _day("2024-06-17"), _day("hôm qua")
    ('2024-06-18', '2024-06-17', '')
    """
    text = text[:_MOST_DATE]
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo:
            moment = moment.astimezone(VIETNAM_TIME)
        return moment.date().isoformat()
    except (ValueError, OverflowError):
        return (parse_date(text) or "")[:10]
