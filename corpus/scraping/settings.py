"""What a run may do and how far it goes: the user's wishes, the limits, and the world outside."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version

from .addresses import Permits, Resolve, resolve


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no server can push a run over. Seconds, bytes, times."""

    answer_seconds: float = 60.0  # a whole answer, however it drips
    silence_seconds: float = 20.0  # between two pieces of it, and for a connection
    page_bytes: int = 10_000_000
    listing_bytes: int = 52_428_800  # what the sitemap protocol allows a sitemap
    redirects: int = 5  # what RFC 9309 asks for robots.txt
    tries: int = 3
    longest_delay: float = 60.0  # what slow answers may lengthen a host's delay to
    longest_wait: float = 300.0  # a host that asks for more is left for the next run
    failures_in_a_row: int = 12  # then a host is left for the next run
    hosts_at_once: int = 16
    listings: int = 2_000  # feeds, sitemaps and section pages that one source may lead to


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user asks for.

    >>> Settings(contact="so-lieu@vi-du.vn").agent.split("/")[0]
    'solieu'
    """

    contact: str = ""
    since: date | None = None
    until: date | None = None
    most: int | None = None
    match: str | None = None
    pages: int = 1
    delay: float = 1.0
    per_host: int = 1
    seed: int | None = None
    refresh: bool = False
    dry_run: bool = False
    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def agent(self) -> str:
        """The User-Agent: the program, its version, whom to write to."""
        contact = f" (+{self.contact})" if self.contact else ""
        return f"solieu/{version('solieu')}{contact}"


@dataclass(frozen=True, slots=True)
class World:
    """What lies outside the program, so that a test can bring a world of its own."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    resolve: Resolve = resolve
    permits: Permits | None = None  # which addresses may be connected to, in place of the guard
    trust: ssl.SSLContext | None = None  # whose certificates are believed, in place of the system's
