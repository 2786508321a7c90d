"""How far two annotators of the same articles agree: the ceiling of any score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ...corpus.annotated import Annotation, as_gold
from ...corpus.article import Article
from .compare import MEASURES
from .score import Scores, Tally, score_facts


def agreement(joined: Iterable[tuple[Annotation, Article]]) -> Scores:
    """The scores of the second annotator of each article against the first, in the order given.

    Articles with one annotator are passed over. What either marks as optional neither helps nor
    hurts.

    >>> fact = {"fact": "count", "start": 6, "end": 11, "value": "12", "unit": "hộ"}
    >>> article = Article("a.txt", "Xã có 12 hộ.")
    >>> agreement((Annotation("7", "", who, (fact,)), article) for who in "AB").all.f1
    1.0
    """
    read: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for annotation, article in joined:
        gold = as_gold(annotation, article.text)
        read[annotation.sha256].setdefault(annotation.annotator, gold)
    scores = Scores({kind: Tally() for kind in MEASURES}, {}, [], [])
    for readings in read.values():
        if len(readings) > 1:
            first, second = list(readings.values())[:2]
            sure = [fact for fact in second["facts"] if not fact.get("optional")]
            scores.articles.append(
                {kind: score_facts(scores, kind, first, _of_kind(sure, kind)) for kind in MEASURES}
            )
    return scores


def _of_kind(facts: list[dict[str, object]], kind: str) -> list[dict[str, object]]:
    return [fact for fact in facts if fact["kind_of_fact"] == kind]
