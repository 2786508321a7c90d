"""How far the confidence of a fact is to be believed: said and found, on annotated articles.

    python tests/calibration.py ANNOTATIONS DUMP ...

Prints, for facts by the confidence they carry, how many are right; the expected calibration error
over ten bins (Naeini et al., 2015) and the Brier score. Facts that the annotation leaves open are
passed over. Articles read by two annotators are judged by the first.
"""

from __future__ import annotations

import dataclasses
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from solieu.corpus import load
from solieu.corpus.annotated import as_gold, join, read_annotations
from solieu.dataset.compare import MEASURES
from solieu.dataset.score import judge
from solieu.extract import extract

BINS = 10


def main(paths: list[str]) -> int:
    """Print the table and the two numbers."""
    annotations = [a for a in read_annotations(paths[0]) if a.annotator == "A"]
    facts = [
        said_and_right
        for annotation, article in join(annotations, load(paths[1:]))
        for said_and_right in judged(as_gold(annotation, article.text), extract(article))
    ]
    if not facts:
        print("no annotated article is in the dump")
        return 1
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for said, right in facts:
        bins[min(int(said * BINS), BINS - 1)].append((said, right))
    print(f"{'said':>8} {'right':>8} {'facts':>8}")
    error = 0.0
    for _, held in sorted(bins.items()):
        said, right = (sum(column) / len(held) for column in zip(*held, strict=True))
        error += abs(said - right) * len(held) / len(facts)
        print(f"{said:8.3f} {right:8.3f} {len(held):8}")
    brier = sum((said - right) ** 2 for said, right in facts) / len(facts)
    print(f"expected calibration error {error:.4f}, Brier score {brier:.4f}, {len(facts)} facts")
    return 0


def judged(gold: dict[str, Any], found: Any) -> Iterator[tuple[float, bool]]:
    """The confidence of each fact found, and whether the annotation states it."""
    for kind, measure in MEASURES.items():
        facts = getattr(found, measure.table)
        records = [
            {name: "" if value is None else str(value) for name, value in _fields(fact)}
            for fact in facts
        ]
        stated = [fact for fact in gold["facts"] if fact["kind_of_fact"] == kind]
        for fact, right in zip(facts, judge(kind, stated, records), strict=True):
            if right is not None:
                yield fact.confidence, right


def _fields(fact: Any) -> Iterator[tuple[str, Any]]:
    return ((field.name, getattr(fact, field.name)) for field in dataclasses.fields(fact))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
