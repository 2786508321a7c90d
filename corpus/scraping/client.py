"""A page by its address: in turn with others of its host, patiently, through its redirects."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from random import Random
from types import TracebackType
from typing import Self

import httpcore2

from .addresses import is_public
from .connecting import GuardedBackend
from .exchange import Answer, Exchange, Wanted
from .markup import needs_script
from .pacing import Pace
from .retrying import backoff, retry_after
from .settings import Settings, World
from .trouble import PASSING, Failure, HostLeft, Trouble
from .urls import canonical, host_of

Permit = Callable[[str], Awaitable[None]]  # raises the Failure that forbids an address

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FINE = frozenset({200, 304}) | _REDIRECTS
_TROUBLES = {404: Trouble.NOT_FOUND, 410: Trouble.NOT_FOUND, 408: Trouble.TIMEOUT}


class Client:
    """All requests of a run go through here."""

    def __init__(self, settings: Settings, world: World) -> None:
        self._settings, self._limits, self._world = settings, settings.limits, world
        permits = world.permits or (lambda address: settings.allow_private or is_public(address))
        self._pool = httpcore2.AsyncConnectionPool(
            world.trust or httpcore2.default_ssl_context(),
            max_connections=None,
            keepalive_expiry=30,
            network_backend=GuardedBackend(world.resolve, permits),
        )
        self._exchange = Exchange(self._pool, settings.agent, settings.limits)
        self._chance = Random(settings.seed)
        self._paces: dict[str, Pace] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._pool.aclose()

    def pace(self, url: str) -> Pace:
        """The pace of the host of an address."""
        host = host_of(url)
        if host not in self._paces:
            self._paces[host] = Pace(self._settings, self._world)
        return self._paces[host]

    async def fetch(
        self,
        url: str,
        wanted: Wanted,
        *,
        extra: Mapping[str, str] | None = None,
        permit: Permit | None = None,
    ) -> Answer:
        """The answer 200, or 304 to the conditions in `extra`; anything else is a `Failure`.

        `permit` is asked about the address and about each one that it redirects to.
        """
        seen = [url]
        while True:
            if permit:
                await permit(seen[-1])
            asked = extra if extra and len(seen) == 1 else {}  # it is of this address alone
            answer = await self._patiently(seen[-1], wanted, asked)
            if answer.status == 304 and not asked:
                raise Failure(Trouble.BROKEN, "status 304, though nothing was known of it")
            if answer.status not in _REDIRECTS:
                return answer
            seen.append(self._target(answer, seen))

    async def _patiently(self, url: str, wanted: Wanted, extra: Mapping[str, str]) -> Answer:
        """The answer to one address, with as many tries as a passing trouble is given."""
        tried = 0
        while True:
            pace = self.pace(url)
            async with pace.turn():
                started = self._world.now()
                try:
                    answer = self._judged(await self._exchange.get(url, wanted, extra), wanted)
                except Failure as failure:
                    tried, met = tried + 1, failure
                    pace.failed(failure)
                else:
                    pace.answered(self._world.now() - started)
                    return answer
            if pace.left:
                raise HostLeft(pace.left)
            if met.reason not in PASSING or tried >= self._limits.tries:
                raise met
            await self._world.sleep(max(met.wait or 0.0, backoff(tried, self._chance)))

    def _judged(self, answer: Answer, wanted: Wanted) -> Answer:
        """The answer, if it is one to go on with."""
        if answer.status in _FINE:
            if "html" in answer.media_type and wanted.types and needs_script(answer.body):
                raise Failure(Trouble.SCRIPTED, "a program makes it, or checks browsers")
            return answer
        wait = retry_after(answer.header("retry-after"), self._world.now())
        if answer.status == 429 or (answer.status == 503 and wait is not None):
            reason = Trouble.BUSY
        elif answer.status >= 500:
            reason = Trouble.SERVER_ERROR
        elif answer.status >= 400:
            reason = _TROUBLES.get(answer.status, Trouble.REFUSED)
        else:
            reason = Trouble.BROKEN
        raise Failure(reason, f"status {answer.status}", wait)

    def _target(self, answer: Answer, seen: list[str]) -> str:
        location = answer.header("location")
        if not location:
            raise Failure(Trouble.REDIRECTS, f"status {answer.status} that names no address")
        target = canonical(location, answer.url)
        if target in seen:
            raise Failure(Trouble.REDIRECTS, f"a loop back to {target}")
        if answer.url.startswith("https:") and not target.startswith("https:"):
            raise Failure(Trouble.REDIRECTS, f"from https to the open {target}")
        if len(seen) > self._limits.redirects:
            raise Failure(Trouble.REDIRECTS, f"more than {self._limits.redirects} in a row")
        return target
