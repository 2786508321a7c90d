"""Which of the addresses that were found are pages to fetch; the rest is counted, by reason."""

from __future__ import annotations

import re
from collections import Counter

from .entries import Entry
from .profiles import Profile
from .settings import Settings
from .state import Page
from .urls import canonical, host_of

_MONTH = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>1[0-2]|0?[1-9])(?!\d)")


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

    def is_article(self, url: str) -> bool:
        """Whether an address is that of an article: where the site is unknown, the user's say."""
        if self._match and not self._site.name:
            return self._match.search(url) is not None
        return self._site.has(url)

    def page(self, entry: Entry, found_in: str, *, sure: bool = False) -> Page | None:
        """The page of an entry, if it is wanted; `sure` where it is known to be an article.

        Raises `Failure` where its address is bad.
        """
        url = canonical(entry.url)
        day = entry.published or self._site.day_of(url)
        if not self.is_of_site(url):
            reason = "on another site"
        elif not (sure or self.is_article(url)):
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
        """Whether a sitemap of an index may list pages of the window.

        Not if it was last changed before it, or if its address names a month outside of it, as
        `news-2019-7.xml` does.
        """
        if sitemap.updated and sitemap.updated < self._since:
            return False
        named = _MONTH.search(sitemap.url)
        month = f"{named['year']}-{int(named['month']):02}" if named else ""
        return not month or self._since[:7] <= month <= self._until[:7]

    def is_of_site(self, url: str) -> bool:
        """Whether an address is on a host of the site, or on a part of one."""
        host = host_of(url)
        return any(host == own or host.endswith(f".{own}") for own in self._site.hosts)

    def _in_window(self, day: str, updated: str) -> bool:
        """A page is published before it is updated: the latter only tells what is too old."""
        if day:
            return self._since <= day <= self._until
        return not updated or updated >= self._since
