"""The table at the end of a run."""

from __future__ import annotations

from rich.table import Table

from ..dataset import Summary


def summary_table(summary: Summary) -> Table:
    """What was found and what was rejected, a line each."""
    table = Table("found", "number", title=None)
    table.columns[1].justify = "right"
    table.add_row("articles", f"{summary.articles:,}", end_section=True)
    for name in [*summary.facts, "documents", "checks"]:
        table.add_row(name, f"{summary.rows[name]:,}")
    table.add_section()
    if summary.copies:
        table.add_row("duplicates of the same text", f"{summary.copies:,}")
    if summary.reprints:
        table.add_row("near duplicates", f"{summary.reprints:,}")
    if summary.emptied:
        table.add_row("values too large for a column", f"{summary.emptied:,}")
    for reason, number in summary.rejects.items():
        table.add_row(f"rejected: {reason}", f"{number:,}")
    return table
