"""`solieu annotate import`: what people corrected in an annotation tool, as annotations."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from ..corpus.annotated import AnnotationError, write_annotations
from ..dataset import FORMATS
from .annotate import FormatName
from .app import NOTHING_READ, USAGE_ERROR, existing
from .app import out as console


def annotate_import(
    source: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of the tool's files, or one of them.")
    ],
    name: Annotated[FormatName, typer.Option("--format", help="Whose files they are.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="JSON Lines file to write.")],
    annotator: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who corrected them, where files do not say.")
    ] = None,
) -> None:
    """Read corrected files back into annotations: offsets, kinds and all labels, no text.

    Facts that were left as they were keep every label; a moved one takes its labels along. Exit
    code: 0 done, 1 no article in the files, 2 bad usage.

    Example: solieu annotate import build/brat --format brat --out build/annotations.jsonl
    """
    existing([str(source)])
    try:
        annotations = FORMATS[name.value].read(source)
    except AnnotationError as error:
        raise USAGE_ERROR(str(error)) from error
    if annotator:
        annotations = [dataclasses.replace(a, annotator=annotator) for a in annotations]
    facts = sum(len(annotation.facts) for annotation in annotations)
    console().print(f"{len(annotations)} articles, {facts} facts", markup=False, soft_wrap=True)
    if not annotations:
        raise typer.Exit(NOTHING_READ)
    write_annotations(out, annotations)
    console().print(f"written to {out}", markup=False, soft_wrap=True)
