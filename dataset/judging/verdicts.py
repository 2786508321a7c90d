"""Extracted facts, and whether annotations state them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from ...corpus.annotated import Annotation, as_gold
from ...corpus.article import Article
from ...extract import extract
from ...extract.facts import Fact
from .compare import MEASURES, Record
from .score import judge

FIRST_READER = "A"


def judged(joined: Iterable[tuple[Annotation, Article]]) -> Iterator[tuple[Fact, bool]]:
    """Each fact extracted from annotated articles, and whether the annotation states it.

    Articles read by two annotators are judged by the first; facts that the annotation leaves open
    are passed over.

    >>> nothing, article = Annotation("7", "", "A", ()), Article("a.txt", "Xã có 12 hộ.")
    >>> [(fact.surface, right) for fact, right in judged([(nothing, article)])]
    [('12 hộ', False)]
    """
    for annotation, article in joined:
        if annotation.annotator != FIRST_READER:
            continue
        gold, found = as_gold(annotation, article.text)["facts"], extract(article)
        for kind, measure in MEASURES.items():
            facts = getattr(found, measure.table)
            stated = [fact for fact in gold if fact["kind_of_fact"] == kind]
            verdicts = judge(kind, stated, [_record(fact) for fact in facts])
            for fact, right in zip(facts, verdicts, strict=True):
                if right is not None:
                    yield fact, right


def _record(fact: Any) -> Record:
    values = ((field.name, getattr(fact, field.name)) for field in dataclasses.fields(fact))
    return {name: "" if value is None else str(value) for name, value in values}
