"""How far the confidence of a fact is to be believed: said and found, on annotated articles.

    python tests/calibration.py ANNOTATIONS DUMP ...

Prints, for facts by the confidence they carry, how many are right; the expected calibration error
over ten bins (Naeini et al., 2015) and the Brier score. Facts that the annotation leaves open are
passed over. Articles read by two annotators are judged by the first.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from solieu.corpus import load
from solieu.corpus.annotated import join, read_annotations
from solieu.dataset import judged

BINS = 10


def main(paths: list[str]) -> int:
    """Print the table and the two numbers."""
    joined = join(read_annotations(paths[0]), load(paths[1:]))
    facts = [(fact.confidence, right) for fact, right in judged(joined)]
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
