"""What a learned part brings on articles that it was not trained on, beside the rule alone.

    python tests/tools/held_out.py PART ANNOTATIONS DUMP ...
    python tests/tools/held_out.py facts ANNOTATIONS DUMP ...

Ten folds over articles, always the same; `facts` looks at the confidence that facts carry, and
judges articles of two annotators by the first. Prints precision, recall and F1 of what counts as
right or as a name, the expected calibration error over ten bins (Naeini et al., 2015), Brier score,
log loss, the area under the curve (how often a right one is said to be surer than a wrong one), and
a reliability table.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence

from solieu.corpus import load
from solieu.corpus.annotated import join, read_annotations
from solieu.dataset import PARTS, held_out, judged

BINS = 10
Said = list[tuple[float, bool]]


def main(part: str, annotations: str, *dumps: str) -> int:
    """Print what the rule and the learned part reach on the folds."""
    if part == "facts":
        facts = judged(join(read_annotations(annotations), load(dumps)))
        said = [(fact.confidence, right) for fact, right in facts]
        report("facts", said, [0.0] * len(said))
        return 0
    tested = held_out(part, join(read_annotations(annotations), load(dumps)))
    right = [example.label == PARTS[part].label for example, _ in tested]
    enough = [example.enough for example, _ in tested]
    print(f"{len(tested)} examples, {sum(right)} of them {PARTS[part].label}")
    report("rule", list(zip([e.ruled for e, _ in tested], right, strict=True)), enough)
    report("learned", list(zip([p for _, p in tested], right, strict=True)), enough)
    return 0


def report(name: str, said: Said, enough: Sequence[float]) -> None:
    """Print the measures of one way to say how likely each example is."""
    taken = [right for (p, right), least in zip(said, enough, strict=True) if p >= least]
    missed = sum(right for _, right in said) - sum(taken)
    f1 = 2 * sum(taken) / (len(taken) + sum(taken) + missed)
    recall = sum(taken) / (sum(taken) + missed)
    print(f"\n{name}: precision {sum(taken) / len(taken):.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    clipped = [(min(max(p, 1e-6), 1 - 1e-6), right) for p, right in said]
    loss = -sum(math.log(p if right else 1 - p) for p, right in clipped) / len(said)
    brier = sum((p - right) ** 2 for p, right in said) / len(said)
    print(f"calibration error {calibration(said):.4f}, Brier {brier:.4f}, log loss {loss:.3f}, "
          f"area {area(said):.3f}")  # fmt: skip
    for low, held in bins(said):
        mean, found = (sum(column) / len(held) for column in zip(*held, strict=True))
        print(f"  from {low:.1f}: said {mean:.3f}, right {found:.3f}, {len(held)}")


def bins(said: Said) -> list[tuple[float, Said]]:
    """What was said, by tenths, without the empty ones."""
    tenths: list[Said] = [[] for _ in range(BINS)]
    for p, right in said:
        tenths[min(int(p * BINS), BINS - 1)].append((p, right))
    return [(k / BINS, held) for k, held in enumerate(tenths) if held]


def calibration(said: Said) -> float:
    """The mean distance between said and found over the bins, weighted by their sizes."""
    return sum(abs(sum(p - right for p, right in held)) for _, held in bins(said)) / len(said)


def area(said: Said) -> float:
    """How often a right example is said to be surer than a wrong one; equal counts half."""
    good = [p for p, right in said if right]
    bad = [p for p, right in said if not right]
    won = sum((p > q) + (p == q) / 2 for p in good for q in bad)
    return won / (len(good) * len(bad))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
