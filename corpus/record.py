"""A record: the text of one article as a reader found it, with the metadata its format carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from .dates import parse_date
from .sites import site_of_host

TEXT_KEYS = ("text", "content", "body")
TITLE_KEYS = ("title", "headline")
DATE_KEYS = ("published", "published_at", "publish", "date", "datePublished")
AUTHOR_KEYS = ("author", "authors")
SITE_KEYS = ("site", "source", "publisher", "sitename")
SECTION_KEYS = ("section", "category", "topic")
LEAD_KEYS = ("lead", "sapo", "description", "summary")
URL_KEYS = ("url", "link")

# A host name as a folder of an address: an aggregator says so whose article it shows.
_HOST = re.compile(r"[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:vn|com|net|org|info|tv)")


@dataclass(frozen=True, slots=True)
class Record:
    """One article before cleaning; what the format says of it wins over what its lines say."""

    source: str
    text: str
    title: str | None = None
    published_at: str | None = None
    author: str | None = None
    site: str | None = None
    section: str | None = None
    lead: str | None = None


def record_of(source: str, fields: Mapping[str, object]) -> Record | None:
    """The record that a JSON object holds, by the names usual for its fields; None without text.

    >>> record_of("tin.jsonl:1", {"content": "Xã có 12 hộ.", "date": "05/3/2021"}).published_at
    '2021-03-05'
    """
    text = _first(fields, TEXT_KEYS)
    if text is None:
        return None
    date = _first(fields, DATE_KEYS)
    return Record(
        source=source,
        text=text,
        title=_first(fields, TITLE_KEYS),
        published_at=parse_date(date) if date else None,
        author=_first(fields, AUTHOR_KEYS),
        site=_site(fields),
        section=_first(fields, SECTION_KEYS),
        lead=_first(fields, LEAD_KEYS),
    )


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((met for key in keys if (met := _plain(fields.get(key)))), None)


def _plain(value: object) -> str | None:
    """A field as one string: dumps nest names and dates one level deep, or list them."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        return next(
            (m for key in ("$date", "name", "title") if (m := _plain(value.get(key)))), None
        )
    if isinstance(value, list):
        return ", ".join(met for item in value if (met := _plain(item))) or None
    return None


def _site(fields: Mapping[str, object]) -> str | None:
    named = _first(fields, SITE_KEYS)
    if named and "://" not in named:
        return site_of_host(named) or named
    url = named or _first(fields, URL_KEYS)
    return site_of_url(url) if url else None


def site_of_url(url: str) -> str | None:
    """The publisher of an address: of a host named in its path, as aggregators do, else its own.

    >>> site_of_url("https://tonghop.example/tin/tuoitre.vn/mot-bai/1.epi")
    'Tuổi Trẻ'
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    inner = next(filter(_HOST.fullmatch, parts.path.split("/")), host)
    return site_of_host(inner) or inner.removeprefix("www.") if inner else None
