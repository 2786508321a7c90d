"""`solieu annotate`: what its commands share."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from ..corpus import load
from ..corpus.annotated import Annotation, join, read_annotations
from ..dataset import annotations_of, open_dataset
from .app import USAGE_ERROR, err, existing

Pairs: TypeAlias = list[tuple[Annotation, str]]


class FormatName(StrEnum):
    """The names of `FORMATS`, as options take them."""

    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    BRAT = "brat"
    CONLL = "conll"
    SPACY = "spacy"


def of_dataset(sources: Sequence[str]) -> Pairs:
    """The facts of the one dataset with their texts."""
    if len(sources) != 1:
        raise USAGE_ERROR("one DATASET at a time: articles need --annotations FILE")
    return list(annotations_of(open_dataset(sources[0])))


def of_articles(path: Path, sources: Sequence[str]) -> Pairs:
    """The annotations of a file with the texts of their articles; says which have none."""
    annotations = read_annotations(path)
    found = join(annotations, load(existing(sources)))
    pairs = list({id(a): (a, article.text) for a, article in found}.values())  # a copy joins, too
    joined = {annotation.sha256 for annotation, _ in pairs}
    left = [annotation.article for annotation in annotations if annotation.sha256 not in joined]
    if left:
        told = f"{len(left)} annotations left out, no article has their text: {', '.join(left)}"
        err().print(f"solieu: {told}", markup=False, soft_wrap=True)
    return pairs
