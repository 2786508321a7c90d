"""`solieu scrape`: its options, its progress, its closing table."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer
from rich.status import Status
from rich.table import Table
from rich.text import Text

from ..corpus.extras import install_advice
from .app import OK, USAGE_ERROR, err, out

if TYPE_CHECKING:  # what the extra installs is loaded by the command that needs it
    from ..corpus.scraping import Report, Settings, Trouble

_CONTACT = re.compile(r"[!-'*-~]*")  # printable, without what would end a comment of a header
_DAY = ["%Y-%m-%d"]
Sources: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="SOURCE", help="Sites or addresses to start from.")
]
Out: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Folder for the pages; a later run adds to it and fetches what this one leaves.",
    ),
]
Contact: TypeAlias = Annotated[
    str, typer.Option(metavar="MAIL|URL", help="Whom a site can write to; it is told each site.")
]
Since: TypeAlias = Annotated[
    datetime | None,
    typer.Option(
        formats=_DAY,
        metavar="DAY",
        help="No article older than this, as 2024-06-30. One whose date neither a listing nor its "
        "address tells is fetched.",
    ),
]
Until: TypeAlias = Annotated[
    datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="No article newer than this.")
]
Most: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--max", min=1, metavar="N", help="The first N pages of each source, and no more."
    ),
]
Match: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="PATTERN",
        help="Only addresses in which this regular expression is found. On a site that is not "
        "known it alone tells articles from other pages.",
    ),
]
Pages: TypeAlias = Annotated[
    int, typer.Option(min=1, metavar="N", help="How many pages of each section to go through.")
]
Delay: TypeAlias = Annotated[
    float,
    typer.Option(
        min=0.0,
        metavar="SECONDS",
        help="Pause between two requests to a host; longer if it is slow.",
    ),
]
Refresh: TypeAlias = Annotated[
    bool, typer.Option("--refresh", help="See whether pages that are there have changed.")
]
DryRun: TypeAlias = Annotated[
    bool,
    typer.Option("--dry-run", help="List what would be fetched, and write nothing to DIR."),
]
AllowPrivate: TypeAlias = Annotated[
    bool, typer.Option("--allow-private", help="Allow addresses of your own network, too.")
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")]


def _list_sites(wanted: bool) -> None:
    if not wanted:
        return
    for site in _scraping().profiles.profiles():
        print(site.name, site.home, site.title, sep="\t")
    raise typer.Exit(OK)


Sites: TypeAlias = Annotated[
    bool,
    typer.Option("--sites", callback=_list_sites, is_eager=True, help="List the known sites."),
]


def settings(**asked: Any) -> Settings:
    """The settings that the options make; a usage error where one cannot be."""
    for name in ("since", "until"):
        asked[name] = asked[name].date() if asked[name] else None
    if not math.isfinite(asked["delay"]):
        raise USAGE_ERROR("--delay takes a number of seconds")
    if asked["since"] and asked["until"] and asked["since"] > asked["until"]:
        raise USAGE_ERROR("--since is after --until: nothing lies between them")
    if not _CONTACT.fullmatch(asked["contact"]):
        raise USAGE_ERROR("--contact takes a mail or web address, in ASCII without spaces")
    try:
        re.compile(asked["match"] or "")
    except re.error as error:
        raise USAGE_ERROR(f"--match is no regular expression ({error})") from error
    chosen: Settings = _scraping().Settings(**asked)
    return chosen


def run(sources: list[str], out_dir: Path, asked: Settings, *, quiet: bool) -> Report | None:
    """The report of a run; None where it was stopped. A usage error for a source unknown."""
    scraping = _scraping()
    try:
        with _shown(quiet) as watch:
            report: Report = scraping.scrape(sources, out_dir, asked, watch=watch)
            return report
    except scraping.UnknownSource as error:
        raise USAGE_ERROR(f"{error}; solieu scrape --sites lists the sites") from error
    except KeyboardInterrupt:
        told = "solieu: stopped; the same command goes on from here"
        err().print(told, markup=False, soft_wrap=True)
        return None


def show(report: Report, *, quiet: bool, dry_run: bool) -> None:
    """Print what became of the run; of a dry one the addresses alone on standard output."""
    for url, day in report.would_fetch:
        print(url, day, sep="\t")
    console = err() if dry_run or quiet else out()
    if not quiet:
        console.print(_table(report))
    if not quiet or not report.had:
        for line in _closing_lines(report, dry_run=dry_run):
            console.print(line, markup=False, soft_wrap=True)


def _table(report: Report) -> Table:
    """What became of every page that was found, and of what led to them."""
    shown = Table("pages", "number")
    shown.columns[1].justify = "right"
    shown.add_row("found", f"{report.found:,}", end_section=not report.from_before)
    if report.from_before:
        shown.add_row("found by an earlier run", f"{report.from_before:,}", end_section=True)
    counts = {
        "would be fetched": len(report.would_fetch),
        "fetched": report.fetched,
        "unchanged": report.unchanged,
        "there already": report.already_there,
        "the same as another": report.same_as_another,
        **{
            f"{_said(trouble)}: {trouble}": number
            for trouble, number in report.failed.most_common()
        },
        **{f"left for the next run: {why}": n for why, n in report.left.most_common()},
    }
    for what, number in counts.items():
        if number or (what == "fetched" and not report.would_fetch):
            shown.add_row(what, f"{number:,}")
    shown.add_section()
    for trouble, number in report.listings_failed.most_common():
        shown.add_row(f"listings failed: {trouble}", f"{number:,}")
    for reason, number in report.left_out.most_common():
        shown.add_row(f"links left out: {reason}", f"{number:,}")
    return shown


def _said(trouble: Trouble) -> str:
    return "skipped" if "robots" in trouble else "failed"


def _closing_lines(report: Report, *, dry_run: bool) -> Iterator[str]:
    """A failure of each reason; where the pages are, and where what is missing is listed."""
    for trouble, example in report.examples.items():
        yield f"{trouble}: {example}"
    if not dry_run:
        pages = f"pages in {report.out}" if report.had else "no page was had"
        failures = f"; failures in {report.failures_file}" if report.has_failures else ""
        yield f"{pages}{failures}"


def _scraping() -> ModuleType:
    try:
        from ..corpus import scraping
    except ModuleNotFoundError as error:
        told = f"{error.name} is missing: {install_advice('scrape')} brings what scraping needs"
        raise USAGE_ERROR(told) from error
    return scraping


@contextmanager
def _shown(quiet: bool) -> Iterator[Callable[[Report, str], None]]:
    """A function that shows the counts and the address at hand, on a terminal only."""
    if quiet or not err().is_terminal:
        yield lambda report, url: None
        return
    with Status("", console=err()) as status:

        def show(report: Report, url: str) -> None:
            failed = report.failed.total() + report.listings_failed.total()
            counts = f"{report.found:,} found, {report.fetched:,} fetched, {failed:,} failed"
            status.update(Text(f"{counts}  {url}", overflow="ellipsis", no_wrap=True))

        yield show
