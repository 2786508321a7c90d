"""How sure a fact is: what is known of it as words, and the probability learned from those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from ..models.linear import Linear
from .facts import Citation, Count, Fact, Facts, NamedModel, Percentage

RIGHT, WRONG = "right", "wrong"
DIGITS = 3

_BEFORE, _BEHIND = 30, 20  # characters around a fact
_LAST = re.compile(r"(\w+|[^\w\s])\s*$")
_FIRST = re.compile(r"\s*(\w+|[^\w\s])")
_HEAD = 150  # characters in which a headline stands
_FEW = 3
_Some = TypeVar("_Some", bound=Fact)


def with_confidence(facts: Facts, text: str, learned: Linear) -> Facts:
    """The facts with the confidence that was learned in place of their rule's."""
    return replace(
        facts,
        citations=_sure(facts.citations, text, learned),
        counts=_sure(facts.counts, text, learned),
        percentages=_sure(facts.percentages, text, learned),
        models=_sure(facts.models, text, learned),
    )


def _sure(facts: tuple[_Some, ...], text: str, learned: Linear) -> tuple[_Some, ...]:
    return tuple(replace(f, confidence=confidence(f, text, learned)) for f in facts)


def confidence(fact: Fact, text: str, learned: Linear) -> float:
    """The probability that a fact of a text is right, by what was learned."""
    return round(learned.probabilities(features(fact, text))[RIGHT], DIGITS)


def features(fact: Fact, text: str) -> list[str]:
    """What is known of a fact, as words: its rule, its form, the words around it.

    >>> from .extractor import extract
    >>> features(extract("Xã có 12 hộ.").counts[0], "Xã có 12 hộ.")[:3]
    ['rule=count.noun.known', 'prev=có', 'next=.']
    """
    return [f"rule={fact.rule}", *_surroundings(fact, text), *_form(fact)]


def _surroundings(fact: Fact, text: str) -> Iterator[str]:
    line = text.rfind("\n", 0, fact.start) + 1
    before = _LAST.search(text, max(line, fact.start - _BEFORE), fact.start)
    behind = _FIRST.match(text, fact.end, fact.end + _BEHIND)
    yield f"prev={before[1].lower() if before else '^'}"
    yield f"next={behind[1].lower() if behind else '$'}"
    if before and before[1][0].isupper():
        yield "behind a capital"
    if fact.start < _HEAD:
        yield "in the head"


def _form(fact: Fact) -> Iterator[str]:
    if isinstance(fact, Count | Percentage):
        yield from _figure(fact)
    elif isinstance(fact, Citation):
        yield f"type={fact.doc_type}"
        yield "by symbol" if fact.symbol else "by name"
        yield f"resolution={fact.resolution}"
        if fact.repaired:
            yield "repaired"
    elif isinstance(fact, NamedModel):
        yield f"kind={fact.kind}"
        yield "lower case" if fact.name[:1].islower() else "capital"


def _figure(fact: Count | Percentage) -> Iterator[str]:
    if fact.modifier:
        yield "modifier"
    if fact.change:
        yield "change"
    if fact.value_max is not None:
        yield "range"
    if fact.period_start or fact.period_end:
        yield "period"
    if isinstance(fact, Count):
        yield f"kind={fact.kind}"
        if not any(letter.isdigit() for letter in fact.surface):
            yield "spelled few" if fact.value <= _FEW else "spelled"
        if fact.item != fact.unit:
            yield "long item"
