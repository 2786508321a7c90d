"""What robots.txt allows, by RFC 9309: read once a day from each origin, and obeyed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable

from protego import Protego

from .cache import Cache
from .client import Client
from .exchange import Answer, Wanted
from .trouble import Failure, Trouble
from .urls import origin_of

NAME = "solieu"  # the name that a robots.txt may address
_A_DAY = 86_400.0
_MOST_READ = 512_000  # RFC 9309 asks for 500 KiB at least
_WANTED = Wanted(frozenset(), most=10 * _MOST_READ, accept="text/plain, */*;q=0.1")
_NO_FILE = frozenset({Trouble.NOT_FOUND, Trouble.REFUSED})  # 4xx: everything is allowed


class Robots:
    """Asks each origin for its rules before anything else of it is asked for."""

    def __init__(self, client: Client, cache: Cache, now: Callable[[], float]) -> None:
        self._client, self._cache, self._now = client, cache, now
        self._known: dict[str, tuple[float, Protego | Failure]] = {}
        self._asking: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def check(self, url: str) -> None:
        """Raise the `Failure` that forbids an address; nothing where it is allowed."""
        rules = await self._rules(origin_of(url))
        if isinstance(rules, Failure):
            raise Failure(Trouble.ROBOTS_UNREACHABLE, str(rules))
        if not rules.can_fetch(url, NAME):
            raise Failure(Trouble.ROBOTS, f"{origin_of(url)}/robots.txt forbids it")

    async def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of an address names."""
        rules = await self._rules(origin_of(url))
        return [] if isinstance(rules, Failure) else list(rules.sitemaps)

    async def _rules(self, origin: str) -> Protego | Failure:
        async with self._asking[origin]:
            asked_at, rules = self._known.get(origin, (0.0, None))
            if rules is None or self._now() - asked_at > _A_DAY:
                rules = await self._asked(origin)
                self._known[origin] = self._now(), rules
        return rules

    async def _asked(self, origin: str) -> Protego | Failure:
        url = f"{origin}/robots.txt"
        answer = self._cache.fresh(url, _A_DAY)
        if answer is None:
            try:
                answer = await self._client.fetch(url, _WANTED)
            except Failure as failure:
                if failure.reason not in _NO_FILE:
                    return failure
                answer = Answer(url, 404, ())
            self._cache.keep(url, answer)
        rules = Protego.parse(answer.body[:_MOST_READ].decode("utf-8-sig", "replace"))
        self._client.pace(origin).slow_down(_seconds_between(rules))
        return rules


def _seconds_between(rules: Protego) -> float:
    """The longest pause that Crawl-delay and Request-rate ask for."""
    rate = rules.request_rate(NAME)
    pause = rate.seconds / rate.requests if rate and rate.requests else 0.0
    return max(pause, rules.crawl_delay(NAME) or 0.0)
