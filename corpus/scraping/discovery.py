"""A source -> its pages, by way of feeds, sitemaps and section pages."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass

from .entries import Entry, Kind, Listing, listing_of
from .exchange import Answer
from .links import links_of
from .listings import Listings
from .settings import Settings
from .sieve import Sieve
from .sources import Source
from .state import Page
from .trouble import Failure, HostLeft, Trouble
from .urls import canonical, identity

Complain = Callable[[str, str, Failure], None]  # an address, where it was found, what happened
_GIVEN = "the command line"


@dataclass(frozen=True, slots=True)
class _Step:
    """A listing to read: which page of which section it is."""

    url: str
    section: str
    number: int = 1


class Walk:
    """Follows one source through its listings; each listing is read once, each page told once."""

    def __init__(
        self, source: Source, settings: Settings, listings: Listings, complain: Complain
    ) -> None:
        self._source, self._settings = source, settings
        self._listings, self._complain = listings, complain
        self._sieve = Sieve(settings, source.site)
        self._queue: deque[_Step] = deque()
        self._met: set[str] = set()  # listings
        self._seen: set[str] = set()  # pages, wanted or not
        self._read_so_far = 0

    @property
    def left_out(self) -> Counter[str]:
        """How many addresses were found and are not wanted, by reason."""
        return self._sieve.left_out

    async def pages(self) -> AsyncIterator[Page]:
        """The pages of the source, as many as the settings want, in the order of the listings."""
        told = 0
        async for page in self._all_pages():
            yield page
            told += 1
            if told == self._settings.most:
                return  # before another listing is read

    async def _all_pages(self) -> AsyncIterator[Page]:
        source = self._source
        if not source.whole and self._sieve.is_article(source.url):
            for page in self._new([Entry(source.url)], _GIVEN, sure=True):
                yield page
            return
        self._enqueue(await self._starts())
        while self._queue:
            step = self._queue.popleft()
            try:
                self._count()
                for page in self._read(step, await self._listings.get(step.url)):
                    yield page
            except (Failure, HostLeft) as trouble:
                self._complain(step.url, source.url, _as_failure(trouble))

    def _count(self) -> None:
        """Take note that a listing is read; a `Failure` where there were too many."""
        self._read_so_far += 1
        most = self._settings.limits.listings
        if self._read_so_far > most:
            detail = f"it and {len(self._queue):,} others are left, as {most:,} listings were read"
            self._queue.clear()
            raise Failure(Trouble.TOO_LARGE, detail)

    async def _starts(self) -> list[str]:
        """The listings to begin with: feeds, for a window of time sitemaps, then sections.

        What tells dates comes first: of two listings of a page the first counts.
        """
        source, site = self._source, self._source.site
        if not source.whole:
            return [source.url]
        starts = list(site.feeds)
        if self._settings.since:
            try:
                starts += site.sitemaps or await self._listings.sitemaps(source.url)
            except HostLeft as trouble:
                self._complain(source.url, source.url, _as_failure(trouble))
        return [*starts, *(site.sections or (source.url,))]

    def _enqueue(self, found: Iterable[str]) -> None:
        """Let listings of the site be read; others are not ours to follow."""
        for reference in found:
            try:
                url = canonical(reference, self._source.url)
            except Failure as failure:
                self._complain(reference, self._source.url, failure)
                continue
            if url not in self._met and self._sieve.is_of_site(url):
                self._met.add(url)
                self._queue.append(_Step(url, section=url))

    def _read(self, step: _Step, answer: Answer) -> list[Page]:
        listing = listing_of(answer.body, answer.url)
        if listing is None:
            return self._section(step, answer)
        if listing.kind is Kind.LISTINGS:
            self._enqueue(e.url for e in listing.entries if self._sieve.may_hold_wanted(e))
            return []
        return self._new(listing.entries, step.url, sure=self._is_feed_of_unknown(listing))

    def _is_feed_of_unknown(self, listing: Listing) -> bool:
        """What a feed lists are articles; where a site is known, its pattern still decides."""
        return listing.kind is Kind.NEWS and not self._source.site.name

    def _section(self, step: _Step, answer: Answer) -> list[Page]:
        """The articles that a web page links to; the page itself where it links to none."""
        site, whole = self._source.site, self._source.whole
        links, feeds = links_of(answer.body, answer.url)
        articles = [link for link in links if self._sieve.is_article(link)]
        if not articles and not whole and step.number == 1:
            return self._new([Entry(answer.url)], _GIVEN, sure=True)
        if whole and not site.feeds and step.number == 1:
            self._enqueue(feeds)
        known = len(self._seen)
        pages = self._new(map(Entry, articles), step.url)
        later = site.page_of(step.section, step.number + 1)
        if later and len(self._seen) > known and step.number < self._settings.pages:
            self._met.add(later)
            self._queue.append(_Step(later, step.section, step.number + 1))
        return pages

    def _new(self, entries: Iterable[Entry], found_in: str, *, sure: bool = False) -> list[Page]:
        """The wanted pages of entries that no listing had before."""
        pages: list[Page] = []
        for entry in entries:
            try:
                same = identity(canonical(entry.url))
                if same not in self._seen:
                    self._seen.add(same)
                    pages += filter(None, [self._sieve.page(entry, found_in, sure=sure)])
            except Failure as failure:
                self._complain(entry.url, found_in, failure)
        return pages


def _as_failure(trouble: Failure | HostLeft) -> Failure:
    return trouble if isinstance(trouble, Failure) else Failure(Trouble.BUSY, str(trouble))
