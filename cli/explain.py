"""`solieu explain`: what was read from one file, and by which rule."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated

import typer

from ..corpus import load
from ..corpus.article import Article, Reject
from ..corpus.columns import Columns
from ..extract import extract as extract_facts
from .app import NOTHING_READ, err, existing, out
from .columns import takes_columns
from .context import as_record, facts_table, marked_sentences


@takes_columns
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - to read from a pipe.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object an article instead.")
    ] = False,
    *,
    columns: Columns,
) -> None:
    """Show each sentence with its facts marked, then every fact with value, rule and confidence.

    Example: echo "Xã đã giải quyết 62/77 đơn, đạt 80,5%." | solieu explain -
    """
    if not _explain_all(load(existing([file]), columns=columns), as_json=as_json):
        raise typer.Exit(NOTHING_READ)


def _explain_all(items: Iterable[Article | Reject], *, as_json: bool) -> int:
    read = 0
    for item in items:
        if isinstance(item, Reject):
            told = f"solieu: {item.source}: {item.reason}: {item.detail}"
            err().print(told, markup=False, soft_wrap=True)
            continue
        read += 1
        facts = extract_facts(item)
        if as_json:
            print(json.dumps(as_record(item, facts), ensure_ascii=False))
            continue
        out().rule(item.title or item.source)
        for sentence in marked_sentences(item.text, facts):
            out().print(sentence, soft_wrap=True)
        out().print(facts_table(facts))
    return read
