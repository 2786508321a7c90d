"""Facts in their sentences: for the eye with marks and colours, for machines as records."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from ..corpus.article import Article
from ..extract.facts import Citation, Count, Fact, Facts, NamedModel, Percentage

_STYLES = {"citation": "cyan", "count": "green", "percentage": "magenta", "model": "yellow"}
_KINDS: dict[type[Fact], str] = {
    Citation: "citation",
    Count: "count",
    Percentage: "percentage",
    NamedModel: "model",
}
_CHECK_STYLES = {"ok": "green", "mismatch": "bold red"}


def kind_of(fact: Fact) -> str:
    """The name of the fact's kind: citation, count, percentage or model."""
    return _KINDS[type(fact)]


def _style(fact: Fact) -> str:
    return _STYLES[kind_of(fact)]


def in_text_order(facts: Facts) -> list[Fact]:
    """All facts as they stand in the text, the longer first where two start together."""
    return sorted(facts.mentions(), key=lambda fact: (fact.start, -fact.end))


def marked_sentences(text: str, facts: Facts) -> Iterator[Text]:
    """Each sentence that states a fact, its facts as `[62/77 đơn]1`, numbered as in the table."""
    spans: dict[tuple[int, int], list[tuple[int, Fact]]] = defaultdict(list)
    for number, fact in enumerate(in_text_order(facts), start=1):
        spans[_sentence_span(text, fact)].append((number, fact))
    for (start, end), numbered in sorted(spans.items()):
        yield _marked(text[start:end], start, numbered)


def _sentence_span(text: str, fact: Fact) -> tuple[int, int]:
    start = text.find(fact.sentence, max(0, fact.end - len(fact.sentence)))
    if fact.sentence and 0 <= start <= fact.start:
        return start, start + len(fact.sentence)
    return fact.start, fact.end


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


def value_of(fact: Fact) -> str:
    """What the fact means, in a line: the fields that tell it, without the empty ones."""
    if isinstance(fact, Citation):
        parts = [fact.doc_type, fact.symbol or fact.name, fact.issued_on, fact.pinpoint]
    elif isinstance(fact, NamedModel):
        parts = [fact.kind, fact.canonical_name, _number(fact.count)]
    else:
        parts = [fact.change, fact.modifier, _figure(fact), fact.unit]
        if isinstance(fact, Percentage):
            parts.append(_share(fact))
    return " ".join(part for part in parts if part)


def _figure(fact: Count | Percentage) -> str:
    if fact.value_max is not None:
        return f"{_number(fact.value)}–{_number(fact.value_max)}"
    if isinstance(fact, Count) and fact.total is not None:
        return f"{_number(fact.value)} of {_number(fact.total)}"
    return _number(fact.value)


def _share(fact: Percentage) -> str:
    if fact.numerator is not None and fact.denominator is not None:
        return f"= {_number(fact.numerator)}/{_number(fact.denominator)}"
    return f"of {fact.of}" if fact.of else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def as_record(article: Article, facts: Facts) -> dict[str, Any]:
    """The article and its facts in plain values: decimals as text, dates in ISO."""
    return {
        **_plain(article),
        "facts": [{"kind_of_fact": kind_of(fact), **_plain(fact)} for fact in facts.mentions()],
        "checks": [_plain(check) for check in facts.checks],
    }


def _plain(thing: Any) -> dict[str, Any]:
    values = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
    return {name: _json_value(value) for name, value in values.items()}


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return _number(value)
    return value.isoformat() if isinstance(value, date) else value
