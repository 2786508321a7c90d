"""Facts in their sentences: for the eye with marks and colours, for machines as records."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from ..corpus.article import Article
from ..extract.facts import Fact, Facts
from ..extract.records import plain_value
from ..extract.views.showing import in_text_order, kind_of, sentence_span, value_of

_STYLES = {"citation": "cyan", "count": "green", "percentage": "magenta", "model": "yellow"}
_CHECK_STYLES = {"ok": "green", "mismatch": "bold red"}


def _style(fact: Fact) -> str:
    return _STYLES[kind_of(fact)]


def marked_sentences(text: str, facts: Facts) -> Iterator[Text]:
    """Each sentence that states a fact, its facts as `[62/77 đơn]1`, numbered as in the table."""
    spans: dict[tuple[int, int], list[tuple[int, Fact]]] = defaultdict(list)
    for number, fact in enumerate(in_text_order(facts), start=1):
        spans[sentence_span(text, fact)].append((number, fact))
    for (start, end), numbered in sorted(spans.items()):
        yield _marked(text[start:end], start, numbered)


def _marked(sentence: str, offset: int, numbered: Sequence[tuple[int, Fact]]) -> Text:
    marks: dict[int, str] = defaultdict(str)
    for number, fact in reversed(numbered):  # what starts last ends first
        marks[fact.end - offset] += f"]{number}"
    for _, fact in numbered:
        marks[fact.start - offset] += "["
    shown = Text()
    for at, letter in enumerate(sentence + " "):
        styles = [_style(fact) for _, fact in numbered if fact.start <= at + offset < fact.end]
        shown.append(marks[at], style="bold")
        shown.append(" " if letter.isspace() else letter, style=(styles or [""])[-1])
    shown.rstrip()
    return shown


def facts_table(facts: Facts) -> Table:
    """Every fact with its surface, value, rule and confidence, then every check."""
    table = Table("#", "kind", "surface", "value", "rule", "confidence", box=SIMPLE)
    table.columns[-2].no_wrap = True
    numbers = {id(fact): str(n) for n, fact in enumerate(in_text_order(facts), start=1)}
    for fact in in_text_order(facts):
        kind = Text(kind_of(fact), style=_style(fact))
        told = (Text(fact.surface), Text(value_of(fact)), Text(fact.rule))
        table.add_row(numbers[id(fact)], kind, *told, f"{fact.confidence:.2f}")
    mentions = list(facts.mentions())
    for check in facts.checks:
        about = ", ".join(f"#{numbers[id(mentions[position])]}" for position in check.facts)
        status = Text(f"check: {check.status}", style=_CHECK_STYLES.get(check.status, ""))
        value = f"stated {check.stated}, expected {check.expected}"
        table.add_row("", status, Text(about), value, Text(check.rule), "")
    return table


def as_record(article: Article, facts: Facts) -> dict[str, Any]:
    """The article and its facts in plain values: decimals as text, dates in ISO."""
    return {
        **_plain(article),
        "facts": [{"kind_of_fact": kind_of(fact), **_plain(fact)} for fact in facts.mentions()],
        "checks": [_plain(check) for check in facts.checks],
    }


def _plain(thing: Any) -> dict[str, Any]:
    values = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
    return {name: plain_value(value) for name, value in values.items()}
