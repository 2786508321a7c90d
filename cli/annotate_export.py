"""`solieu annotate export`: facts as files of an annotation tool, to be corrected there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..corpus.annotated import AnnotationError
from ..dataset import export
from .annotate import FormatName, of_articles, of_dataset
from .app import NOTHING_READ, USAGE_ERROR, out


def annotate_export(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="DATASET", help="Folder of a dataset; with --annotations articles."),
    ],
    name: Annotated[FormatName, typer.Option("--format", help="Whose files to write.")],
    out_dir: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder to write to, new or empty.")
    ],
    annotations: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Export these annotations of the articles instead."),
    ] = None,
) -> None:
    """Write the facts of a dataset as files that an annotation tool opens for correction.

    Each text is written once, however many articles have it. With --annotations, the arguments
    are the articles that FILE annotates, as `solieu extract` takes them. Exit code: 0 done, 1 no
    article to export, 2 bad usage.

    Example: solieu annotate export build/demo --format brat --out build/brat
    """
    try:
        pairs = of_articles(annotations, sources) if annotations else of_dataset(sources)
        if pairs:
            export(pairs, name.value, out_dir)
    except AnnotationError as error:
        raise USAGE_ERROR(str(error)) from error
    facts = sum(len(annotation.facts) for annotation, _ in pairs)
    out().print(f"{len(pairs)} articles, {facts} facts", markup=False, soft_wrap=True)
    if not pairs:
        raise typer.Exit(NOTHING_READ)
    out().print(f"written to {out_dir}", markup=False, soft_wrap=True)
