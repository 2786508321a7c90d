"""What holds of the facts of every text, however odd: spans, types, values, order."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

from solieu.extract import Check, Facts

VALUES = ("value", "value_max", "total", "numerator", "denominator", "count")
MODIFIERS = {None, ">", "<", "~", ">=", "<="}
CHANGES = {None, "increase", "decrease"}


def assert_sound(text: str, facts: Facts) -> None:
    """Spans, types and values that every fact keeps to."""
    mentions = list(facts.mentions())
    for fact in mentions:
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.surface
        assert fact.rule and 0 < fact.confidence <= 1
        assert_values(fact)
    for kind in (facts.citations, facts.counts, facts.percentages, facts.models):
        starts = [fact.start for fact in kind]
        assert starts == sorted(starts)
    for check in facts.checks:
        assert_check(check, len(mentions))


def assert_values(fact: Any) -> None:
    for name in VALUES:
        value = getattr(fact, name, None)
        assert value is None or (isinstance(value, Decimal) and value.is_finite()), name
    for field in dataclasses.fields(fact):
        assert field.name == "confidence" or not isinstance(getattr(fact, field.name), float)
    assert getattr(fact, "modifier", None) in MODIFIERS
    assert getattr(fact, "change", None) in CHANGES
    upper = getattr(fact, "value_max", None)
    assert upper is None or upper > fact.value


def assert_check(check: Check, facts: int) -> None:
    assert check.rule and check.status in ("ok", "mismatch", "incomplete")
    assert all(0 <= position < facts for position in check.facts)
    assert Decimal(check.stated).is_finite() and Decimal(check.expected).is_finite()
