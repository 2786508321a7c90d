"""What the learned parts are trained on, from annotated articles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...corpus.annotated import Annotation
from ...corpus.article import Article
from ...extract.named_models.candidates import Candidate, candidates, kinds
from ...extract.named_models.reading import ENOUGH, phrase_of, ruled, topics_of
from ...extract.text.document import Document
from ...models import named_phrases
from ...models.linear import from_values, train
from ...models.weights import save

Joined = Iterable[tuple[Annotation, Article]]
_FOLDS = 10
_OPEN = "?"  # ends the label of a phrase that the guideline leaves open


@dataclass(frozen=True, slots=True)
class Example:
    """A case to learn from: its features and its label; beside them how likely the first of the
    part's labels is by rule alone, and from what probability on it counts as that."""

    features: list[str]
    label: str
    ruled: float
    enough: float = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """How a learned part is trained: the label whose probability it gives, the examples it takes
    from an annotated article, and how far they are believed (the inverse of the regularization,
    chosen by cross-validation: see the part's card)."""

    label: str
    examples: Callable[[Annotation, Article], Iterator[Example]]
    strength: float


def phrase_examples(annotation: Annotation, article: Article) -> Iterator[Example]:
    """Each annotated phrase that stands by a class word, as words, and whether it is a name of the
    kind that the word says; phrases that the annotation leaves open are passed over."""
    doc = Document(article.text)
    topics = topics_of(doc)
    for c in (c for group in candidates(doc) for c in group):
        label = _label_of(annotation, c)
        if label is not None and not label.endswith(_OPEN):
            is_name = label == kinds()[doc.low[slice(*c.head)]]
            told = named_phrases.NAME if is_name else named_phrases.NONE
            words = named_phrases.features(phrase_of(doc, c, topics))
            yield Example(words, told, ruled(doc, c), ENOUGH)


def _label_of(annotation: Annotation, c: Candidate) -> str | None:
    """What the annotation says of the phrase that a candidate shares letters with."""
    start, end = c.name
    over = [what for a, b, what in annotation.phrases if max(a, start) < min(b, end)]
    return over[-1] if over else None


PARTS = {named_phrases.PART: Part(named_phrases.NAME, phrase_examples, 1.5)}
"""The learned parts by name, each with how it is trained."""


def held_out(part: str, joined: Joined) -> list[tuple[Example, float]]:
    """Each example of annotated articles with how likely its part's label is, as said by a
    classifier that was trained on other articles: ten folds by article, always the same.

    Raises what `train_part` raises.

    >>> held_out("named_phrases", [])
    Traceback (most recent call last):
    ...
    ValueError: examples of at least two labels are needed to learn from
    """
    folds: list[list[Example]] = [[] for _ in range(_FOLDS)]
    for annotation, article in joined:
        fold = int(hashlib.sha256(annotation.article.encode()).hexdigest(), 16) % _FOLDS
        folds[fold].extend(PARTS[part].examples(annotation, article))
    said = []
    for held in folds:
        others = [example for fold in folds if fold is not held for example in fold]
        model = from_values(values_of(others, PARTS[part].strength))
        said += [(e, model.probabilities(e.features)[PARTS[part].label]) for e in held]
    return said


def train_part(part: str, joined: Joined, out: str | Path) -> int:
    """Train a learned part on annotated articles and save its weights; gives back how many examples
    it learned from. The same articles in the same order give the same bytes.

    Raises `KeyError` for no such part, `ValueError` where the examples are too few or all alike.

    >>> train_part("named_phrases", [], "weights.skops")
    Traceback (most recent call last):
    ...
    ValueError: examples of at least two labels are needed to learn from
    """
    found = [example for pair in joined for example in PARTS[part].examples(*pair)]
    save(out, part, values_of(found, PARTS[part].strength))
    return len(found)


def values_of(examples: Iterable[Example], strength: float) -> dict[str, Any]:
    """The values of a classifier learned from examples.

    Raises `ValueError` where they are all alike.
    """
    return train([(e.features, e.label) for e in examples], strength)
