"""`solieu train`: the weights of a learned part, from annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..corpus import load
from ..corpus.annotated import AnnotationError, join, read_annotations
from ..dataset import labelled
from ..models.confidence import PART, WEIGHTS, train
from ..models.weights import save
from .app import NOTHING_READ, OK, USAGE_ERROR, err, existing, out

File = Annotated[Path, typer.Option(metavar="FILE", help="Annotations as JSON Lines.")]


def train_part(
    part: Annotated[str, typer.Argument(metavar="PART", help=f"Which part: {PART}.")],
    sources: Annotated[list[str], typer.Argument(metavar="SOURCES…", help="The annotated texts.")],
    annotations: File,
    out_file: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to.")] = WEIGHTS,
) -> None:
    """Train a learned part on annotated articles; the same input gives the same bytes.

    Example: solieu train confidence dump.jsonl --annotations corpus/annotations/news.jsonl
    """
    if part != PART:
        raise USAGE_ERROR(f"{part} is no learned part: there is {PART}")
    existing([*sources, str(annotations)])
    try:
        facts = labelled(join(read_annotations(annotations), load(sources)))
    except AnnotationError as error:
        raise USAGE_ERROR(str(error)) from error
    rights = {right for _, right in facts}
    if len(rights) < 2:
        err().print("solieu: too few annotated articles among the sources: right and wrong facts")
        raise typer.Exit(NOTHING_READ)
    save(out_file, part, train(facts))
    wrong = sum(not right for _, right in facts)
    out().print(f"{out_file}: learned from {len(facts)} figures, {wrong} of them wrong")
    raise typer.Exit(OK)
