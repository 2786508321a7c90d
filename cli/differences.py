"""How a dataset differs from gold, and from another dataset."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from ..dataset import Change, Diff, Difference, Scores, means

_FATES = ("gained", "lost", "changed", "same")
_SHOWN = {
    "citation": ("doc_type", "symbol", "name", "surface"),
    "count": ("kind", "value", "value_max", "unit", "item", "surface"),
    "percentage": ("value", "value_max", "change", "of", "surface"),
    "model": ("kind", "name", "surface"),
}


def print_differences(console: Console, differences: Iterable[Difference]) -> None:
    """Print each difference: what it is, where, and the fields that tell the fact."""
    for difference in differences:
        fields = _SHOWN.get(difference.kind, ("gold", "read"))
        told = [f"{name}={difference.record.get(name)}" for name in fields]
        told = [field for field in told if not field.endswith(("=None", "="))]
        line = f"{difference.what:<9} {difference.article}  {difference.kind}  {' | '.join(told)}"
        console.print(line, markup=False, soft_wrap=True)


def print_scores(console: Console, scores: Scores, spread: dict[str, tuple[float, float]]) -> None:
    """Print the rates of each fact kind, with the interval of F1, and the shares of the fields."""
    console.print(_facts(scores, spread))
    for kind, tally in scores.kinds.items():
        _print_means(console, kind, means(tally.exact) | means(tally.phrase))
    _print_means(console, "metadata", means(scores.metadata))
    if scores.absent:
        console.print(f"not in the dataset: {', '.join(scores.absent)}", markup=False)


def print_changes(console: Console, diff: Diff, changes: Iterable[Change], most: int) -> None:
    """Print the first changes, all where `most` is 0, then how many there are of each kind."""
    more = 0
    for nth, change in enumerate(changes, start=1):
        if not most or nth <= most:
            console.print(change.line, markup=False, soft_wrap=True)
        else:
            more += 1
    if more:
        console.print(f"… {more} more: --most 0 prints all", markup=False)
    names = ("", *_FATES)
    table = Table(*(Column(name, no_wrap=True) for name in names), box=SIMPLE, padding=(0, 1, 0, 0))
    for name, counts in [("articles", diff.articles), *diff.facts.items()]:
        table.add_row(name, *(str(counts[fate]) for fate in _FATES))
    console.print(table)


def _facts(scores: Scores, spread: dict[str, tuple[float, float]]) -> Table:
    names = ("facts", "precision", "recall", "F1", "95 %", "right", "wrong", "missed")
    table = Table(*(Column(name, no_wrap=True) for name in names), box=SIMPLE, padding=(0, 1, 0, 0))
    for kind, tally in [*scores.kinds.items(), ("all", scores.all)]:
        rates = [f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1)]
        between = "{:.3f}-{:.3f}".format(*spread[kind])
        table.add_row(kind, *rates, between, *map(str, (tally.tp, tally.fp, tally.fn)))
    return table


def _print_means(console: Console, name: str, shares: dict[str, float]) -> None:
    if shares:
        listed = "  ".join(f"{field} {share:.3f}" for field, share in shares.items())
        console.print(f"{name}: {listed}", markup=False)
