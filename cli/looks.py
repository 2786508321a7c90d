"""How an inspection looks on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from ..corpus.inspection import Inspection

_FIRST_WORDS = 90  # characters of an article that are shown


def layouts_table(met: Inspection) -> Table:
    """The kinds of files: how many, their format and encoding, and which column is what."""
    table = Table("files", "format", "encoding", "columns", "first")
    for column in table.columns:
        column.overflow = "fold"
    for layout, number in met.layouts.items():
        columns = ", ".join(f"{part}={column}" for part, column in layout.columns)
        note = " (text guessed: it is the longest)" if layout.guessed else ""
        told = (layout.format, layout.encoding or "", columns + note, layout.source)
        table.add_row(f"{number:,}", *map(Text, told))
    return table


def records_table(met: Inspection) -> Table:
    """What became of the records, with an example of each reason, and the days they are of."""
    table = Table("records", "number", "")
    table.columns[1].justify = "right"
    days = f"published {met.first_day} to {met.last_day}" if met.first_day else "no date found"
    table.add_row("articles", f"{met.articles:,}", days, end_section=True)
    for reason, number in sorted(met.rejects.items()):
        first = met.first_rejects[reason]
        told = Text(f"{first.source}: {first.detail}")
        table.add_row(f"rejected: {reason}", f"{number:,}", told)
    if not met.is_whole:
        table.add_row("", "", f"stopped after {met.records:,}; more: --most")
    return table


def article_lines(met: Inspection) -> Iterator[str]:
    """Some articles in short: what is known of each, its first words and its length."""
    for article in met.examples:
        body = article.text.removeprefix(article.title or "").split()
        known = (article.published_at, article.site, article.author, article.place)
        yield ""
        yield article.title or "(no title)"
        yield "  " + " · ".join((*filter(None, known), f"{len(article.text):,} characters"))
        yield f"  {' '.join(body)[:_FIRST_WORDS]}…"
        yield f"  {article.source}"
