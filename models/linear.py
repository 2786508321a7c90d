"""A linear classifier over named features: fast to load, plain to read, trained with scikit-learn.

What it saves are numbers by name, so weights can be read, compared and checked by eye; answering
needs no library at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .weights import WeightsError, load

DIGITS = 4  # of a saved weight: more than any decision hangs on
RARE = 2  # a feature met less often than this in training is left out


@dataclass(frozen=True, slots=True)
class Linear:
    """For each label an intercept and a weight a feature: `labels` order those of `weights`."""

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How likely each label is; features not met in training say nothing.

        >>> model = Linear(("no", "yes"), (0.0, 0.0), {"a": (-1.0, 1.0)})
        >>> {label: round(p, 2) for label, p in model.probabilities(["a", "new"]).items()}
        {'no': 0.12, 'yes': 0.88}
        """
        scores = list(self.intercepts)
        for feature in features:
            for at, weight in enumerate(self.weights.get(feature, ())):
                scores[at] += weight
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]
        total = sum(odds)
        return {label: odd / total for label, odd in zip(self.labels, odds, strict=True)}


def train(examples: Sequence[tuple[Sequence[str], str]], strength: float) -> dict[str, Any]:
    """The values of a classifier learned from (features, label) pairs, as `read` takes them.

    `strength` weighs the examples against the prior that no feature matters. The same examples in
    the same order give the same values. Raises `ValueError` where there are no two labels. Needs
    scikit-learn.

    >>> values = train([(["quoted"], "name")] * 2 + [(["lower"], "none")] * 2, 1.0)
    >>> values["labels"], sorted(values["weights"])
    (['name', 'none'], ['lower', 'quoted'])
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    labels = [label for _, label in examples]
    if len(set(labels)) < 2:
        raise ValueError("examples of at least two labels are needed to learn from")
    names = DictVectorizer(sort=True)
    table = names.fit_transform([dict.fromkeys(features, 1) for features, _ in examples])
    names.restrict((table > 0).sum(axis=0).A1 >= RARE)
    table = names.transform([dict.fromkeys(features, 1) for features, _ in examples])
    model = LogisticRegression(C=strength, max_iter=2000, tol=1e-6)
    model.fit(table, labels)
    rows = [*model.coef_] if len(model.classes_) > 2 else [-model.coef_[0] / 2, model.coef_[0] / 2]
    base = model.intercept_
    bases = [*base] if len(model.classes_) > 2 else [-base[0] / 2, base[0] / 2]
    columns = zip(*rows, strict=True)
    told = zip(names.get_feature_names_out(), columns, strict=True)
    return {
        "labels": [str(label) for label in model.classes_],
        "intercepts": [round(float(value), DIGITS) for value in bases],
        "weights": {name: [round(float(w), DIGITS) for w in column] for name, column in told},
    }


def weights_file(part: str) -> Path:
    """Where the weights of a part lie that come with the package.

    >>> weights_file("named_phrases").name
    'named_phrases.skops'
    """
    return Path(__file__).parent / f"{part}.skops"


@cache
def bundled(part: str) -> Linear | None:
    """The classifier of a part that comes with the package; None where it was left out.

    Raises what `read` raises.

    >>> bundled("no_such_part") is None
    True
    """
    path = weights_file(part)
    return read(path, part) if path.is_file() else None


def read(path: str | Path, part: str) -> Linear:
    """The classifier that a file of weights holds.

    Raises `WeightsError` where it holds none of this part, `OSError` where there is no file.

    >>> read(weights_file("named_phrases"), "named_phrases").labels
    ('name', 'none')
    """
    values = load(path, part)
    try:
        return from_values(values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"{path} holds no weights of {part} ({error!r}): solieu train {part} makes them"
        raise WeightsError(message) from error


def from_values(values: Mapping[str, Any]) -> Linear:
    """The classifier of the values that `train` gives.

    >>> from_values({"labels": ["no", "yes"], "intercepts": [0, 1], "weights": {}}).labels
    ('no', 'yes')
    """
    labels = tuple(map(str, values["labels"]))
    intercepts = tuple(map(float, values["intercepts"]))
    weights = {str(name): tuple(map(float, row)) for name, row in values["weights"].items()}
    if any(len(row) != len(labels) for row in (intercepts, *weights.values())):
        raise ValueError("not one weight a label")
    return Linear(labels, intercepts, weights)
