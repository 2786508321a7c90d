"""Which of the addresses that were found are pages to fetch; the rest is counted, by reason."""

from __future__ import annotations

import re
from collections import Counter

from .entries import Entry
from .profiles import Profile
from .settings import Settings
from .state import Page
from .urls import canonical, host_of


class Sieve:
    """Lets through articles of one site within the user's dates and pattern."""

    def __init__(self, settings: Settings, site: Profile) -> None:
        self._site, self._left_out = site, Counter[str]()
        self._match = re.compile(settings.match) if settings.match else None
        self._since = settings.since.isoformat() if settings.since else ""
        self._until = settings.until.isoformat() if settings.until else "9999"

    @property
    def left_out(self) -> Counter[str]:
        """How many addresses were not let through, by reason."""
        return self._left_out

    def page(self, entry: Entry, found_in: str, *, sure: bool = False) -> Page | None:
        """The page of an entry, if it is wanted; `sure` where it is known to be an article.

        Raises `Failure` where its address is bad.
        """
        url = canonical(entry.url)
        day = entry.published or self._site.day_of(url)
        if not self._is_of_site(host_of(url)):
            reason = "on another site"
        elif not (sure or self._site.has(url)):
            reason = "no address of an article"
        elif self._match and not self._match.search(url):
            reason = "not matched"
        elif not self._in_window(day, entry.updated):
            reason = "outside the dates"
        else:
            return Page(url, found_in, day)
        self._left_out[reason] += 1
        return None

    def may_hold_wanted(self, sitemap: Entry) -> bool:
        """Whether a sitemap of an index may list pages of the window: not if it is older."""
        return not sitemap.updated or sitemap.updated >= self._since

    def _is_of_site(self, host: str) -> bool:
        return any(host == own or host.endswith(f".{own}") for own in self._site.hosts)

    def _in_window(self, day: str, updated: str) -> bool:
        """A page is published before it is updated: the latter only tells what is too old."""
        if day:
            return self._since <= day <= self._until
        return not updated or updated >= self._since
