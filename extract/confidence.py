"""What tells how sure a figure is, and the confidence that was learned from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..models.confidence import Confidence
from .facts import Count, Facts, Percentage

_BEFORE, _BEHIND = 30, 20  # characters around a figure
_LAST = re.compile(r"(\w+|[^\w\s])\s*$")
_FIRST = re.compile(r"\s*(\w+|[^\w\s])")
_HEAD = 150  # characters in which a headline stands
_FEW = 3


def with_confidence(facts: Facts, text: str, learned: Confidence) -> Facts:
    """The facts with the confidence of their figures as learned; citations and models keep what
    their rule gives."""
    return replace(
        facts,
        counts=tuple(replace(c, confidence=learned.of(features(c, text))) for c in facts.counts),
        percentages=tuple(
            replace(p, confidence=learned.of(features(p, text))) for p in facts.percentages
        ),
    )


def features(figure: Count | Percentage, text: str) -> list[str]:
    """What is known of a figure, as words: its rule, its form, the words around it.

    >>> from .extractor import extract
    >>> features(extract("Xã có 12 hộ.").counts[0], "Xã có 12 hộ.")[:3]
    ['rule=count.noun.known', 'prev=có', 'next=.']
    """
    return list(_told(figure, text))


def _told(figure: Count | Percentage, text: str) -> Iterator[str]:
    line = text.rfind("\n", 0, figure.start) + 1
    before = _LAST.search(text, max(line, figure.start - _BEFORE), figure.start)
    behind = _FIRST.match(text, figure.end, figure.end + _BEHIND)
    yield f"rule={figure.rule}"
    yield f"prev={before[1].lower() if before else '^'}"
    yield f"next={behind[1].lower() if behind else '$'}"
    if before and before[1][0].isupper():
        yield "behind a capital"
    if figure.start < _HEAD:
        yield "in the head"
    if figure.modifier:
        yield "modifier"
    if figure.change:
        yield "change"
    if figure.value_max is not None:
        yield "range"
    if figure.period_start or figure.period_end:
        yield "period"
    if isinstance(figure, Count):
        yield f"kind={figure.kind}"
        if not any(letter.isdigit() for letter in figure.surface):
            yield "spelled few" if figure.value <= _FEW else "spelled"
        if figure.item != figure.unit:
            yield "long item"
