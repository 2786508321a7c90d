"""A web page -> the article in it: body by trafilatura, metadata from the page's own fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import trafilatura
from lxml import html  # type: ignore[import-untyped]
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from .clean import clean
from .dates import parse_date
from .folding import fold
from .record import Record, record_of, site_of_url

MIN_LEAD = 30  # characters; shorter is a label
MAX_LEAD = 1200
LEAD_KEY = 60  # characters on which a lead is looked for in the body

# Without a bound of its own the date found would depend on the day of the run.
_DATE = {"original_date": True, "extensive_search": True, "max_date": "2100-01-01"}
_META = {
    "title": ("og:title", "twitter:title", "title"),
    "date": ("article:published_time", "datePublished", "pubdate", "og:pubdate", "dc.date"),
    "author": ("author", "article:author", "dc.creator"),
    "site": ("og:site_name", "application-name", "copyright"),
    "section": ("article:section",),
    "url": ("og:url",),
}
_LEAD = (
    "//*[self::p or self::h2 or self::h3 or self::div or self::strong]"
    "[contains(@class,'sapo') or contains(@class,'lead') or contains(@class,'summary')"
    " or contains(@class,'hometext') or contains(@class,'chapeau')]"
)


def record_of_page(page: str, source: str) -> Record:
    """The record of a page, its text empty where the page holds no article.

    >>> page = "<html><head><meta property='og:title' content='Xã mới'></head><body><article>"
    >>> page += "<p>Xã Tân Lập hiện có 12 hộ nghèo, giảm 5 hộ so với đầu năm.</p></article></body>"
    >>> record_of_page(page, "a.html").title
    'Xã mới'
    """
    tree = _tree(page)
    found = trafilatura.bare_extraction(
        page,
        favor_recall=True,
        include_tables=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATE,
    )
    body: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found else {}
    given = _fields(tree) if tree is not None else {}
    record = record_of(source, given | {"text": str(body.get("text") or "")})
    if record is None:
        return Record(source, "")
    lead = _lead(tree) if tree is not None else None
    title = record.title or body.get("title")
    return Record(
        source=source,
        text=_with_lead(record.text, lead),
        title=title,
        published_at=record.published_at or parse_date(body.get("date") or ""),
        author=record.author or body.get("author"),
        site=record.site or body.get("sitename"),
        section=record.section,
        lead=lead,
    )


def _tree(page: str) -> html.HtmlElement | None:
    """The parsed page; None where nothing is there to parse."""
    try:
        tree: html.HtmlElement = html.document_fromstring(
            page.encode(), html.HTMLParser(encoding="utf-8")
        )
    except (LxmlError, ValueError):
        return None
    return tree


def _fields(tree: html.HtmlElement) -> dict[str, object]:
    """Metadata under the names that a JSON record has, from JSON-LD and then from meta tags."""
    fields: dict[str, object] = {}
    for item in _json_ld(tree):
        for name, key in (
            ("title", "headline"), ("date", "datePublished"), ("author", "author"),
            ("site", "publisher"), ("section", "articleSection"),
        ):  # fmt: skip
            if item.get(key):
                fields.setdefault(name, item[key])
    metas = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop")): meta.get("content")
        for meta in tree.iter("meta")
    }
    for name, keys in _META.items():
        if met := next((metas[key] for key in keys if metas.get(key)), None):
            fields.setdefault(name, met)
    if "site" not in fields and (url := fields.get("url")):
        fields["site"] = site_of_url(str(url))
    return fields


def _json_ld(tree: html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Article objects of the page's JSON-LD blocks; a broken block gives none."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        items = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and "Article" in str(item.get("@type", "")):
                yield item


def _lead(tree: html.HtmlElement) -> str | None:
    for element in tree.xpath(_LEAD):
        words = " ".join(clean(element.text_content()).split())
        if MIN_LEAD <= len(words) <= MAX_LEAD:
            return words
    return None


def _with_lead(text: str, lead: str | None) -> str:
    """The body with its lead ahead, where the extraction left it out."""
    if lead is None or fold(lead[:LEAD_KEY]) in fold(clean(text)):
        return text
    return f"{lead}\n{text}"
