"""Feeds, sitemaps and section pages by their addresses: from the cache, or asked for anew."""

from __future__ import annotations

from math import inf

from .cache import Cache, conditions, validators_of
from .client import Client
from .compression import ungzipped
from .exchange import Answer, Wanted
from .robots import Robots
from .settings import Limits

_FRESH = 600.0  # seconds for which a listing is not asked for again: a run that goes on
_TYPES = frozenset(
    {
        "text/html", "application/xhtml+xml", "text/xml", "application/xml", "application/rss+xml",
        "application/atom+xml", "application/rdf+xml", "text/plain", "application/gzip",
        "application/x-gzip", "application/octet-stream", "",
    }
)  # fmt: skip


class Listings:
    """Reads listings, each once a run."""

    def __init__(self, client: Client, robots: Robots, cache: Cache, limits: Limits) -> None:
        self._client, self._robots, self._cache = client, robots, cache
        accept = "text/html, application/xml, application/rss+xml, */*;q=0.5"
        self._wanted = Wanted(_TYPES, limits.listing_bytes, accept)

    async def get(self, url: str) -> Answer:
        """The listing, unpacked where it is a gzip file; a `Failure` where it cannot be had."""
        if fresh := self._cache.fresh(url, _FRESH):
            return fresh
        kept = self._cache.fresh(url, inf)
        if kept and kept.url != url:  # a redirect: its validators are another address's
            kept = None
        extra = conditions(validators_of(kept)) if kept else {}
        answer = await self._client.fetch(url, self._wanted, extra=extra, permit=self._robots.check)
        if answer.status == 304 and kept:
            answer = kept
        body = ungzipped(answer.body, self._wanted.most)
        answer = Answer(answer.url, answer.status, answer.headers, body)
        self._cache.keep(url, answer)
        return answer

    async def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of an address names."""
        return await self._robots.sitemaps(url)
