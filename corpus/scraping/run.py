"""A run: find the pages of every source, then fetch what waits, every host at its own pace."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .archive import Archive
from .cache import conditions, validators_of
from .client import Client
from .discovery import Walk
from .exchange import Answer, Wanted
from .listings import Listings
from .report import Report, write_failures
from .robots import Robots
from .settings import Settings, World
from .sources import Source, source_of
from .state import Fetched, Page, State
from .trouble import Failure, HostLeft, Trouble
from .urls import identity

Watch = Callable[[Report, str], None]  # is told each address that was dealt with

_SAVE_EVERY = 0.25  # seconds; what came since is fetched again after a kill
_ARTICLES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def scrape(
    sources: Iterable[str],
    out: str | Path,
    settings: Settings | None = None,
    *,
    watch: Watch = lambda report, url: None,
    world: World | None = None,
) -> Report:
    """Fetch the pages that the sources lead to into `out`, as WARC files; what became of each.

    A source is an address of an article, feed, sitemap or section page, a host, or the name of a
    profile; `UnknownSource` is raised for any other before anything is asked for. A run that was
    stopped is continued by the same call. In a notebook: `await scrape_async(…)`.
    """
    return asyncio.run(scrape_async(sources, out, settings, watch=watch, world=world))


async def scrape_async(
    sources: Iterable[str],
    out: str | Path,
    settings: Settings | None = None,
    *,
    watch: Watch = lambda report, url: None,
    world: World | None = None,
) -> Report:
    """The same as `scrape`, for a program that has an event loop already."""
    started = [source_of(source) for source in sources]
    chosen, outside = settings or Settings(), world or World()
    state = State(Path(out), outside.now, dry_run=chosen.dry_run)
    try:
        run = _Run(Path(out), chosen, outside, state)
        return await run.all(started, watch)
    finally:
        state.close()


class _Run:
    """What the parts of a run share."""

    def __init__(self, out: Path, settings: Settings, world: World, state: State) -> None:
        self._settings, self._world, self._state = settings, world, state
        self._report = Report(out)
        self._archive = None if settings.dry_run else Archive(out, state)
        self._wanted = Wanted(_ARTICLES, settings.limits.page_bytes, "text/html, */*;q=0.1")
        self._hosts = asyncio.Semaphore(settings.limits.hosts_at_once)
        self._told: set[str] = set()

    async def all(self, sources: list[Source], watch: Watch) -> Report:
        """Both halves of the run; failures are listed whatever ends it."""
        state, report = self._state, self._report
        state.reopen_failed()
        async with Client(self._settings, self._world) as client:
            robots = Robots(client, state.cache, self._world.now)
            listings = Listings(client, robots, state.cache, self._settings.limits)
            visit = _Visit(client, robots, self._wanted)
            over = asyncio.Event()

            async def both_halves() -> None:
                await _all(self._find(each, listings, watch) for each in sources)
                hosts = state.hosts_waiting()
                await _all(self._host(host, visit, watch) for host in hosts)
                over.set()

            try:
                await _all((both_halves(), self._save_until(over)))
            finally:
                if self._archive:
                    self._archive.save()
                    self._archive.close()
                    write_failures(report, state)
        return report

    async def _save_until(self, over: asyncio.Event) -> None:
        """Save now and then: to do so for each page would slow down a run of many hosts."""
        while self._archive and not over.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), _SAVE_EVERY)
            self._archive.save()

    async def _find(self, source: Source, listings: Listings, watch: Watch) -> None:
        walk = Walk(source, self._settings, listings, self._report.complain)
        async for page in walk.pages():
            self._note(page)
            watch(self._report, page.url)
        self._report.left_out += walk.left_out

    def _note(self, page: Page) -> None:
        """Count a page that was found, and let it wait unless it is settled already."""
        same = identity(page.url)
        if same in self._told:
            return
        self._told.add(same)
        self._report.found += 1
        if self._state.add(page):
            return
        status, reason = self._state.status(page.url)
        if status == "done" and self._settings.refresh:
            self._state.reopen(page.url)
        elif status == "done":
            self._report.already_there += 1
        elif status == "failed":
            self._report.failed[Trouble(reason)] += 1

    async def _host(self, host: str, visit: _Visit, watch: Watch) -> None:
        async with self._hosts:
            pages = self._state.waiting(host)
            await _all(self._work(pages, visit, watch) for _ in range(self._settings.per_host))

    async def _work(self, pages: Iterator[Page], visit: _Visit, watch: Watch) -> None:
        for page in pages:
            self._report.from_before += identity(page.url) not in self._told
            try:
                await self._one(page, visit)
            except HostLeft as why:
                self._report.left[str(why)] += 1
            except Failure as failure:
                self._state.failed(page.url, failure)
                self._report.fail(page.url, failure)
            watch(self._report, page.url)

    async def _one(self, page: Page, visit: _Visit) -> None:
        """Fetch a page, unless another address brought it already, and keep what is new."""
        if self._archive is None:
            await visit.robots.check(page.url)
            self._report.would_fetch.append((page.url, page.published))
            return
        before = self._state.fetched(page.url)
        if before is None and self._state.is_had_by_another(page.url, page.url):
            self._state.settle(page.url)
            self._report.same_as_another += 1
            return
        answer = await visit.get(page, before)
        if answer.url != page.url and urlsplit(answer.url).path == "/":
            raise Failure(Trouble.NOT_FOUND, f"it leads to the home page {answer.url}")
        digest = hashlib.sha256(answer.body).hexdigest()
        if before and (answer.status == 304 or digest == before.digest):
            self._state.settle(page.url)
            self._report.unchanged += 1
        elif self._state.is_had_by_another(page.url, answer.url):
            self._state.settle(page.url)
            self._report.same_as_another += 1
        else:
            self._archive.add(answer, self._world.now())
            self._state.done(page.url, _fetched(answer, digest), self._archive.name)
            self._report.fetched += 1


async def _all(jobs: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Do all of the jobs at once; the first that raises stops the others."""
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job)
    except ExceptionGroup as raised:
        raise raised.exceptions[0] from None


@dataclass(frozen=True, slots=True)
class _Visit:
    """How an article is asked for."""

    client: Client
    robots: Robots
    wanted: Wanted

    async def get(self, page: Page, before: Fetched | None) -> Answer:
        """The article; one that was fetched before only if it changed since."""
        if before is None:
            return await self.client.fetch(page.url, self.wanted, permit=self.robots.check)
        validators = {"etag": before.etag, "last-modified": before.modified}
        return await self.client.fetch(
            before.final_url,
            self.wanted,
            extra=conditions(validators),
            permit=self.robots.check,
        )


def _fetched(answer: Answer, digest: str) -> Fetched:
    validators = validators_of(answer)
    return Fetched(answer.url, validators["etag"], validators["last-modified"], digest)
