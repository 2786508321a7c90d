"""Which labels and fields there are: those of the fact tables, and what else the regions have."""

from __future__ import annotations

from collections.abc import Iterable

from ..judging.facts_of import KINDS, LABELS, PHRASES
from .regions import NO_FACT, PART, Region


def labels_of(regions: Iterable[Region]) -> list[str]:
    """Every label to choose from: fact kinds, phrase fields, then what else occurs.

    >>> labels_of([Region("phrase-model", 0, 3)])[-2:]
    ['no-fact', 'phrase-model']
    """
    parts = sorted({PART + name for names in PHRASES.values() for name in names})
    known = [*KINDS, *parts, NO_FACT]
    return [*known, *sorted({region.label for region in regions} - set(known))]


def fields_of(regions: Iterable[Region]) -> dict[str, list[str]]:
    """Every field with the labels that have it.

    >>> fields_of([])["unit"]
    ['count', 'percentage']
    """
    found: dict[str, dict[str, None]] = {}
    for kind, names in LABELS.items():
        for name in names:
            found.setdefault(name, {})[kind] = None
    for region in regions:
        for name in region.fields:
            found.setdefault(name, {})[region.label] = None
    return {name: list(kinds) for name, kinds in found.items()}
