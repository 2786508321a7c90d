"""Articles of a site of tests, and the feeds and sitemaps that list them."""

from __future__ import annotations

ONE = "/tin/xa-tan-an-co-12-ho-ngheo.html"
TWO = "/tin/xa-tan-an-co-31-ho-ngheo.html"
OLD = "/tin/xa-tan-an-co-77-ho-ngheo.html"
RSS = "application/rss+xml"
SM = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def rss(*items: str) -> bytes:
    return f"<?xml version='1.0'?><rss><channel>{''.join(items)}</channel></rss>".encode()


def item(link: str, day: str = "") -> str:
    published = f"<pubDate>{day}</pubDate>" if day else ""
    return f"<item><title>Tin</title><link>{link}</link>{published}</item>"


def urlset(*entries: str) -> bytes:
    return f"<urlset {SM}>{''.join(f'<url>{entry}</url>' for entry in entries)}</urlset>".encode()


def index(*entries: str) -> bytes:
    inner = "".join(f"<sitemap>{entry}</sitemap>" for entry in entries)
    return f"<sitemapindex {SM}>{inner}</sitemapindex>".encode()
