"""`solieu scrape`: sites and addresses in, raw pages out."""

from __future__ import annotations

import typer

from . import scraping as options
from .app import NOTHING_READ, OK


def scrape(
    sources: options.Sources,
    out_dir: options.Out,
    contact: options.Contact = "",
    since: options.Since = None,
    until: options.Until = None,
    most: options.Most = None,
    match: options.Match = None,
    pages: options.Pages = 1,
    delay: options.Delay = 1.0,
    refresh: options.Refresh = False,
    dry_run: options.DryRun = False,
    allow_private: options.AllowPrivate = False,
    quiet: options.Quiet = False,
    sites: options.Sites = False,
) -> None:
    """Fetch articles from the web, politely, and keep the raw pages in DIR for `solieu extract`.

    SOURCE is a known site (--sites lists them), a host, or the address of an article, feed,
    sitemap or section page. robots.txt is obeyed. A site gives what its feeds and sections list;
    with --since its sitemaps, too. The same command goes on with a run that was stopped. What
    could not be had is listed in DIR/.scrape/failures.csv. Exit code: 0 done, 1 no page could be
    had, 2 bad usage.

    Example: solieu scrape nhandan --max 50 --contact toi@vi-du.vn --out pages
    """
    asked = options.settings(
        contact=contact, since=since, until=until, most=most, match=match, pages=pages,
        delay=delay, refresh=refresh, dry_run=dry_run, allow_private=allow_private,
    )  # fmt: skip
    report = options.run(sources, out_dir, asked, quiet=quiet)
    if report is None:
        raise typer.Exit(NOTHING_READ)
    options.show(report, quiet=quiet, dry_run=dry_run)
    raise typer.Exit(OK if report.had else NOTHING_READ)
