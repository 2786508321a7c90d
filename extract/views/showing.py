"""How facts are told to people: their kind, order and sentence, their meaning in a line."""

from __future__ import annotations

from decimal import Decimal

from ..facts import Citation, Count, Fact, Facts, NamedModel, Percentage

_KINDS: dict[type[Fact], str] = {
    Citation: "citation",
    Count: "count",
    Percentage: "percentage",
    NamedModel: "model",
}


def kind_of(fact: Fact) -> str:
    """The name of the fact's kind: citation, count, percentage or model."""
    return _KINDS[type(fact)]


def in_text_order(facts: Facts) -> list[Fact]:
    """All facts as they stand in the text, the longer first where two start together."""
    return sorted(facts.mentions(), key=lambda fact: (fact.start, -fact.end))


def sentence_span(text: str, fact: Fact) -> tuple[int, int]:
    """Where the fact's sentence stands in the text; its own place where that is not found."""
    start = text.find(fact.sentence, max(0, fact.end - len(fact.sentence)))
    if fact.sentence and 0 <= start <= fact.start:
        return start, start + len(fact.sentence)
    return fact.start, fact.end


def value_of(fact: Fact) -> str:
    """What the fact means, in a line: the fields that tell it, without the empty ones."""
    if isinstance(fact, Citation):
        parts = [fact.doc_type, fact.symbol or fact.name, fact.issued_on, fact.pinpoint]
    elif isinstance(fact, NamedModel):
        parts = [fact.kind, fact.canonical_name, plain_number(fact.count)]
    else:
        parts = [figure_of(fact), fact.unit]
        if isinstance(fact, Percentage):
            parts.append(_share(fact))
    return " ".join(part for part in parts if part)


def figure_of(fact: Count | Percentage) -> str:
    """The number of a fact with its range or whole, how it changed, and how exactly it is told."""
    figure = plain_number(fact.value)
    if fact.value_max is not None:
        figure = f"{figure}–{plain_number(fact.value_max)}"
    elif isinstance(fact, Count) and fact.total is not None:
        figure = f"{figure} of {plain_number(fact.total)}"
    return " ".join(part for part in (fact.change, fact.modifier, figure) if part)


def _share(fact: Percentage) -> str:
    if fact.numerator is not None and fact.denominator is not None:
        return f"= {plain_number(fact.numerator)}/{plain_number(fact.denominator)}"
    return f"of {fact.of}" if fact.of else ""


def plain_number(value: Decimal | None) -> str:
    """The number in plain notation, nothing for None.

    >>> plain_number(Decimal("1.5E+9"))
    '1500000000'
    """
    return "" if value is None else format(value, "f")
