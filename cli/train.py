"""`solieu train`: the weights of a learned part, from annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..corpus import load
from ..corpus.annotated import AnnotationError, join, read_annotations
from ..corpus.extras import install_advice
from ..dataset import PARTS, train_part
from .app import NOTHING_READ, OK, USAGE_ERROR, err, existing, out

File = Annotated[Path, typer.Option(metavar="FILE", help="Annotations as JSON Lines.")]


def train(
    part: Annotated[str, typer.Argument(metavar="PART", help=f"One of {', '.join(PARTS)}.")],
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files with the annotated articles.")
    ],
    annotations: File,
    out_file: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where the weights go (.skops).")
    ],
) -> None:
    """Train a learned part on annotated articles; the same input gives the same bytes.

    Articles are found by the hash of their text. Exit code: 0 done, 1 nothing to learn from, 2 bad
    usage.

    Example: solieu train named_phrases dump.jsonl --annotations corpus/annotations/phrases.jsonl
    --out models/named_phrases.skops
    """
    if part not in PARTS:
        raise USAGE_ERROR(f"{part} is no learned part: there are {', '.join(PARTS)}")
    existing([*sources, str(annotations)])
    try:
        examples = train_part(part, join(read_annotations(annotations), load(sources)), out_file)
    except AnnotationError as error:
        raise USAGE_ERROR(str(error)) from error
    except ImportError as error:
        raise USAGE_ERROR(f"{error}: {install_advice('train')}") from error
    except ValueError as error:
        err().print(f"solieu: {part}: {error}: are the annotated articles among the sources?")
        raise typer.Exit(NOTHING_READ) from error
    out().print(f"{out_file}: learned from {examples} examples", markup=False, soft_wrap=True)
    raise typer.Exit(OK)
