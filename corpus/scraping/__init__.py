"""The scraper: addresses, feeds, sitemaps or sites by name -> raw pages on disk, as WARC files.

It is the only part of solieu that uses the network, and needs `pip install 'solieu[scrape]'`.

    from solieu.corpus.scraping import Settings, scrape
    scrape(["nhandan"], "pages/", Settings(contact="toi@vi-du.vn", most=50))

How a run goes: `sources` says what was asked for (`profiles` what is known of a site), `discovery`
follows `listings` (`entries` reads feeds and sitemaps, `links` section pages, `sieve` keeps what
is wanted) to pages, `state` remembers them, `run` fetches them. Every request goes through
`client`: `robots` permits it, `pacing` and `retrying` say when, `connecting` checks the address
(`addresses`), `exchange` bounds the answer (`compression`), `markup` tells whether it is a page;
`archive` keeps it.
"""

from .report import Report
from .run import scrape, scrape_async
from .settings import Limits, Settings, World
from .sources import UnknownSource
from .trouble import Trouble

__all__ = [
    "Limits",
    "Report",
    "Settings",
    "Trouble",
    "UnknownSource",
    "World",
    "scrape",
    "scrape_async",
]
