"""How sure a fact is: a logistic score of what is known of it, learned from annotated news."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .weights import WeightsError, load

PART = "confidence"
WEIGHTS = Path(__file__).parent / "confidence.skops"
STRENGTH = 0.1  # of the data against the prior that no feature matters; chosen by cross-validation


@dataclass(frozen=True, slots=True)
class Confidence:
    """A weight for each feature, and one for all facts."""

    weights: dict[str, float]
    intercept: float

    def of(self, features: Iterable[str]) -> float:
        """The probability that a fact with these features is right; unknown ones say nothing.

        >>> Confidence({"rule=a": -1.0}, 3.0).of(["rule=a", "new"])
        0.881
        """
        score = self.intercept + sum(self.weights.get(feature, 0.0) for feature in features)
        return round(1 / (1 + math.exp(-score)), 3)


@cache
def bundled() -> Confidence | None:
    """The weights that come with the package; None where there are none."""
    return read(WEIGHTS) if WEIGHTS.is_file() else None


def read(path: str | Path) -> Confidence:
    """The weights of a file. Raises `WeightsError` where it holds no weights of this part."""
    values = load(path, PART)
    try:
        weights = {str(name): float(weight) for name, weight in values["weights"].items()}
        return Confidence(weights, float(values["intercept"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WeightsError(
            f"{path} holds no weights of {PART} ({error!r}): train them again"
        ) from error


def train(facts: Sequence[tuple[Sequence[str], bool]]) -> dict[str, Any]:
    """The values to save, from the features of each fact and whether it was right.

    The same facts in the same order give the same values. Needs scikit-learn.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    names = DictVectorizer(sort=True)
    table = names.fit_transform([dict.fromkeys(features, 1) for features, _ in facts])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(table, [right for _, right in facts])
    weights = zip(names.get_feature_names_out(), model.coef_[0], strict=True)
    return {
        "weights": {name: round(float(weight), 4) for name, weight in weights},
        "intercept": round(float(model.intercept_[0]), 4),
    }
