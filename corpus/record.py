"""A record: the text of one article as a reader found it, with the metadata its format carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from .columns import GUESSED, Columns, plan_of
from .pages.dates import date_of_number, parse_date
from .pages.fragments import text_of_fragment
from .pages.sites import site_of_host

# A host name as a folder of an address: an aggregator says so whose article it shows.
_HOST = re.compile(r"[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:vn|com|net|org|info|tv)")
_INNER_KEYS = ("$date", "name", "title", "rendered", "$numberLong", "$oid")
_NUMBER = re.compile(r"[0-9]{8,14}")
MOST_LEVELS = 8  # of lists and objects around one string


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


def record_of(
    source: str, fields: Mapping[str, object], columns: Columns = GUESSED
) -> Record | None:
    """The record that a JSON object or a row holds, by the names of its fields; None without text.

    >>> record_of("tin.jsonl:1", {"content": "Xã có 12 hộ.", "date": "05/3/2021"}).published_at
    '2021-03-05'
    >>> record_of("tin.csv:2", {"Nội dung": "Xã có 12 hộ.", "Tác giả": "Mai Hoa"}).author
    'Mai Hoa'
    """
    plan = plan_of(tuple(fields), columns)
    text = _text(fields, plan["text"])
    for name in plan["wrapper"] if text is None else ():
        if isinstance(inner := fields[name], Mapping) and text is None:
            fields, plan = inner, plan_of(tuple(inner), columns)
            text = _text(fields, plan["text"])
    if text is None:
        return None
    text = text_of_fragment(text)
    given_id = _first(fields, plan.get("id", ()))
    return Record(
        source=f"{source}#{given_id}" if given_id else source,
        text=text,
        title=_first(fields, plan["title"]),
        published_at=_date(fields, plan["date"]),
        author=_first(fields, plan["author"]),
        site=_site(fields, plan["site"], plan["url"]),
        section=_first(fields, plan["section"]),
        lead=_first(fields, plan["lead"]),
    )


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        if met := plain(fields.get(name)):
            return met
    return None


def _text(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The text of a record: a field, what a content system rendered, or a list of paragraphs."""
    for name in names:
        value = fields.get(name)
        value = value.get("rendered") if isinstance(value, Mapping) else value
        if met := plain(value, between="\n"):
            return met
    return None


def plain(value: object, between: str = ", ", levels: int = MOST_LEVELS) -> str | None:
    """A field as one string: dumps nest names and dates one level deep, or list them.

    >>> plain([{"name": "Mai Hoa"}, {"name": "Lê An"}])
    'Mai Hoa, Lê An'
    """
    if isinstance(value, str):
        return value.strip() or None
    if value is None or levels == 0:
        return None
    if isinstance(value, Mapping):
        inner = (plain(value.get(key), between, levels - 1) for key in _INNER_KEYS)
        return next(filter(None, inner), None)
    if isinstance(value, list):
        return between.join(filter(None, (plain(v, between, levels - 1) for v in value))) or None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip() or None
    return None


def _date(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The date of the first field that has something, be it words, a moment or seconds."""
    for name in names:
        value = fields.get(name)
        while isinstance(value, Mapping) and len(value) == 1:
            value = next(iter(value.values()))
        if isinstance(value, date):
            return parse_date(str(value).removesuffix(" 00:00:00"))
        if isinstance(value, int | float):
            return date_of_number(value)
        if words := plain(value):
            return date_of_number(int(words)) if _NUMBER.fullmatch(words) else parse_date(words)
    return None


def _site(
    fields: Mapping[str, object], names: tuple[str, ...], addresses: tuple[str, ...]
) -> str | None:
    named = _first(fields, names)
    if named and "://" not in named:
        return site_of_host(named) or named
    url = named or _first(fields, addresses)
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
