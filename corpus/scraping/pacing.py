"""How fast a host is asked: a delay that grows with its slowness and with every push back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from .settings import Settings, World
from .trouble import PASSING, Failure, HostLeft, Trouble

_PUSHES_BACK = frozenset({Trouble.BUSY, Trouble.SERVER_ERROR, Trouble.TIMEOUT, Trouble.UNREACHABLE})
_SHUTS_OUT = frozenset({Trouble.REFUSED, Trouble.SCRIPTED})  # it may take us for an attacker


class Pace:
    """When the next request to one host may start.

    Between an answer and the next request lies at least the delay: the user's, or that of
    robots.txt where it is longer. An answer that takes longer than the delay lengthens it.
    """

    def __init__(self, settings: Settings, world: World) -> None:
        self._limits, self._world = settings.limits, world
        self._floor = self.delay = settings.delay
        self._next = world.now()
        self._turns = asyncio.Semaphore(settings.per_host)
        self._failures = 0
        self.left = ""  # why this run leaves the host alone, once it does

    def slow_down(self, seconds: float) -> None:
        """Never go faster than a request in so many seconds: robots.txt asks for it."""
        if seconds > self._limits.longest_wait:
            self.left = f"robots.txt asks for {seconds:,.0f} seconds between two requests"
        self._floor = max(self._floor, seconds)
        self.delay = max(self.delay, self._floor)
        self._next = max(self._next, self._world.now() + self._floor)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A turn to ask; `HostLeft` where the host is left alone by now."""
        async with self._turns:
            while (wait := self._next - self._world.now()) > 0 and not self.left:
                await self._world.sleep(wait)
            if self.left:
                raise HostLeft(self.left)
            self._next = self._world.now() + self.delay
            yield

    def answered(self, seconds: float) -> None:
        """Take note of an answer and of how long it took."""
        self._failures = 0
        ceiling = max(self._floor, self._limits.longest_delay)
        self.delay = min(ceiling, max(self._floor, (self.delay + seconds) / 2))
        self._next = max(self._next, self._world.now() + self.delay)

    def failed(self, failure: Failure) -> None:
        """Take note of a failure: the host may be overloaded, ask to wait, be gone, shut us out."""
        if failure.reason in _PUSHES_BACK:
            ceiling = max(self._floor, self._limits.longest_delay)
            self.delay = min(ceiling, max(2 * self.delay, 0.5))
        bad = failure.reason in PASSING | _SHUTS_OUT
        self._failures = self._failures + 1 if bad else 0
        wait = failure.wait or 0.0
        self._next = max(self._next, self._world.now() + max(wait, self.delay))
        if wait > self._limits.longest_wait:
            self.left = f"it asks to wait {wait:,.0f} seconds"
        elif self._failures >= self._limits.failures_in_a_row:
            self.left = f"{self._failures} failures in a row, the last: {failure.reason}"
