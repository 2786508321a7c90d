"""What a web page's machine-readable fields say of its article: JSON-LD, meta tags, microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from ..record import site_of_url
from ..text.clean import clean
from ..text.folding import fold, title_case
from .dates import find_stamp, parse_date
from .lines import Element
from .signature import parse_signature
from .sites import is_publisher, site_of_host, site_of_mark

MOST_NESTED = 6  # levels of a JSON-LD block that are looked into
MAX_STAMP, BESIDE_STAMP = 60, 12  # characters of a date shown by itself, and of words beside it
MAX_NAME = 60  # characters of an author's name

_ARTICLE = re.compile(r"Article|BlogPosting|Report\b")
_TITLE = ("og:title", "twitter:title", "title", "dc.title")
_DATE = (
    "article:published_time", "datepublished", "pubdate", "og:pubdate", "dc.date", "publishdate",
    "article:published", "dcterms.created",
)  # fmt: skip
_AUTHOR = ("dable:author", "author", "article:author", "dc.creator")
_ADDRESS = "og:url"
_SITE = ("og:site_name", "application-name", "copyright")
_SECTION = ("article:section",)
# Accounts that post for the desk.
_DESK = re.compile(
    r"admin\w*|administrator|super user|editor|btv|pv|ban biên tập|tòa soạn|webmaster|root", re.I
)
_ONLINE = re.compile(r"^báo (?:điện tử )?| (?:điện tử|online)$", re.I)
_AGGREGATORS = frozenset(("Báo Mới",))
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_MARKED = etree.XPath("//*[@itemprop]")
_SCRIPTS = etree.XPath("//script[@type='application/ld+json']")
_SLUG = re.compile(r"[a-z0-9.-]+")  # no name, but what stands for it in addresses
_CLASSED = etree.XPath("//*[@class]")
_BYLINE = frozenset((
    "author", "author-name", "author_name", "authorname", "article-author", "article__author",
    "detail-author", "news-author", "post-author", "byline", "tacgia", "tac-gia", "tac_gia",
))  # fmt: skip
_OTHERS = re.compile(r"comment|relat(?!ive)")  # `relative` says how a box is placed
_ISO = re.compile(r"\s*\d{4}-\d{1,2}-\d{1,2}")


@dataclass(frozen=True, slots=True)
class PageFields:
    """The fields that a page states for machines, each None where it states none."""

    title: str | None = None
    published_at: str | None = None
    clock: str | None = None  # the date as written, whatever zone it claims
    author: str | None = None
    site: str | None = None
    host: str | None = None  # of its address, where the publisher behind it is not known
    section: str | None = None
    description: str | None = None


def page_fields(tree: Element) -> PageFields:
    """The fields of a parsed page, JSON-LD before meta tags before microdata.

    >>> page = "<head><meta property='article:published_time' content='2021-03-05T07:30'></head>"
    >>> page_fields(etree.HTML(page)).published_at
    '2021-03-05T07:30'
    """
    metas, objects = _metas(tree), list(_articles(tree))
    publisher = _first(_name(o.get("publisher")) for o in objects)
    said = publisher or _first(metas.get(key) for key in _SITE)
    if said and _SLUG.fullmatch(said):
        said = next(_owners(tree), said)
    site = _site(metas, said)
    told: list[str | None] = [name for o in objects for name in _persons(o.get("author"))]
    told += [metas[key] for key in _AUTHOR if key in metas]
    marked = _MARKED(tree)
    told += [_plain(e.xpath("string()")) for e in marked if e.get("itemprop") == "author"]
    told += _bylines(tree)
    dates = [str(o.get("datePublished") or "") for o in objects]
    dates += [metas[key] for key in _DATE if key in metas]
    published = (e for e in marked if e.get("itemprop") == "datePublished" and e.tag != "meta")
    dates += [e.get("datetime") or e.xpath("string()") for e in published]
    date = next((date for date in dates if _ISO.match(date) and parse_date(date)), "")
    return PageFields(
        title=_first(_plain(o.get("headline") or o.get("name")) for o in objects)
        or _first(metas.get(key) for key in _TITLE),
        published_at=parse_date(date),
        clock=parse_date(_ZONE.sub("", date.strip())),
        author=_first(_author(name, site, publisher) for name in told),
        site=site,
        host=site_of_url(address) if (address := metas.get(_ADDRESS)) else None,
        section=_first(_name(o.get("articleSection")) for o in objects)
        or _first(metas.get(key) for key in _SECTION),
        description=metas.get("og:description") or metas.get("description"),
    )


def _bylines(tree: Element) -> list[str]:
    """What the elements say that are named an author's, but for those of comments and of boxes."""
    named = (e for e in _CLASSED(tree) if _BYLINE.intersection(e.get("class").lower().split()))
    said = ((e, _plain(e.xpath("string()"))) for e in named)
    return [words for e, words in said if words and len(words) <= MAX_NAME and not _in_comments(e)]


def _in_comments(element: Element) -> bool:
    holders = (e.get("class", "").lower() for e in (element, *element.iterancestors()))
    return any(map(_OTHERS.search, holders))


def dated_beside(tree: Element, title: str) -> str | None:
    """The date and time that an element near the headline shows by itself, whatever it touches.

    >>> page = "<h1>Xã họp</h1><span>Lượt xem: 12</span><span>05/03/2021 07:30</span>"
    >>> dated_beside(etree.HTML(page), "Xã họp")
    '2021-03-05T07:30'
    """
    at, wanted = 0, fold(title)
    told: list[tuple[int, str]] = []
    for place, element in enumerate(tree.iter()):
        shown = element.text if isinstance(element.tag, str) else None  # a comment's is not
        for words in (_plain(shown), _plain(element.tail)):  # behind an icon, too
            if not words or len(words) > max(MAX_STAMP, len(title)):
                continue
            at = place if fold(words) == wanted else at
            stamp = find_stamp(words)
            if stamp and "T" in stamp[2] and len(words) - stamp[1] + stamp[0] <= BESIDE_STAMP:
                told.append((place, stamp[2]))
    return min(told, key=lambda found: abs(found[0] - at), default=(0, None))[1]


def _metas(tree: Element) -> dict[str, str]:
    """The first content of each meta tag under its name in small letters."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and (content := _plain(meta.get("content"))):
            metas.setdefault(name.lower(), content)
    return metas


def _articles(tree: Element) -> Iterator[Mapping[str, Any]]:
    """Article objects of the page's JSON-LD, wherever they nest."""
    for data in _json_ld(tree):
        yield from _articles_of(data, MOST_NESTED)


def _owners(tree: Element) -> Iterator[str]:
    """The names of organisations and sites in the page's JSON-LD that are publishers' names."""
    for data in _json_ld(tree):
        for item in data if isinstance(data, list) else [data]:
            name = _name(item) if isinstance(item, dict) else None
            if name and is_publisher(name):
                yield name


def _json_ld(tree: Element) -> Iterator[object]:
    """The page's blocks of JSON-LD; a broken one gives none."""
    for script in _SCRIPTS(tree):
        try:
            yield json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue


def _articles_of(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth and isinstance(data, list):
        for item in data:
            yield from _articles_of(item, depth - 1)
    elif depth and isinstance(data, dict):
        if _ARTICLE.search(str(data.get("@type", ""))):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_of(data.get(key), depth - 1)


def _persons(author: object) -> Iterator[str]:
    """The names of authors that are persons, several of one article joined."""
    named = author if isinstance(author, list) else [author]
    persons = [a for a in named if not (isinstance(a, dict) and "Organ" in str(a.get("@type")))]
    names = [name for person in persons if (name := _name(person))]
    if names:
        yield ", ".join(names)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return _first(map(_name, value))
    return _plain(value.get("name") if isinstance(value, dict) else value)


def _plain(value: object) -> str | None:
    """A field as one clean line; None for an empty one."""
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _author(name: str | None, site: str | None, publisher: str | None) -> str | None:
    """A stated author, where it is a person's name and neither an address nor the desk."""
    if not name or len(name) > MAX_NAME or "/" in name or _DESK.fullmatch(name):
        return None
    own = {fold(said) for said in (site, publisher) if said}
    if fold(name) in own or site_of_mark(name) or site_of_mark(_short(name)):
        return None
    signed = parse_signature(name)
    return signed.author if signed else title_case(name) if _is_pen_name(name) else None


def _is_pen_name(name: str) -> bool:
    """Whether a name that is no Vietnamese one can be an author's, as `Hoàng Lan, Bob Smith`."""
    return name[0].isupper() and not re.search(r"\d|báo|tạp chí|trang|cổng|online", name, re.I)


def _site(metas: Mapping[str, str], said: str | None) -> str | None:
    """The publisher: known by the page's address, else as the page names it."""
    known = site_of_url(metas.get(_ADDRESS, "")) or "."
    if "." not in known and known not in _AGGREGATORS:
        return known
    if said and "://" in said:
        return site_of_url(said)
    return site_of_host(said) or site_of_mark(_short(said)) or said if said else None


def _short(name: str) -> str:
    """A publisher's name without what only says that it is a paper on the web."""
    return _ONLINE.sub("", name)
