"""Words of the command line -> where to start: a site by its name, or an address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from .profiles import Profile, profile_named, profile_of, unknown_site
from .trouble import Failure
from .urls import canonical

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/.*)?")


class UnknownSource(ValueError):
    """A source that is neither an address nor a site that is known."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where to start: an address, or with `whole` all that is known of a site."""

    url: str
    site: Profile
    whole: bool


def source_of(text: str) -> Source:
    """What a word means; `UnknownSource` where it means nothing.

    >>> source_of("tuoitre").url, source_of("bao.vn").url, source_of("https://bao.vn/tin/").whole
    ('https://tuoitre.vn/', 'https://bao.vn/', False)
    """
    if profile := profile_named(text):
        return Source(profile.home, profile, whole=True)
    if _HOST.fullmatch(text):
        text = f"https://{text}"
    elif "://" not in text:
        raise UnknownSource(f"{text!r} is no known site: give its address, https://…")
    try:
        url = canonical(text)
    except Failure as failure:
        raise UnknownSource(failure.detail) from failure
    parts = urlsplit(url)
    host = parts.hostname or ""
    site = profile_of(host) or unknown_site(parts.netloc)
    if host.removeprefix("www.") not in site.hosts:  # a part of the site: its own pages only
        site = replace(site, sections=(), feeds=(), sitemaps=())
    return Source(url, site, whole=parts.path == "/" and not parts.query)
