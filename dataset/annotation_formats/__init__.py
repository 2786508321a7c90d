"""Annotation tools' formats: a dataset out to be corrected, the corrections in. One file a format.

>>> sorted(FORMATS)
['brat', 'conll', 'doccano', 'label-studio', 'spacy']
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...corpus.annotated import Annotation
from . import brat, conll, doccano, label_studio, spacy_docs


@dataclass(frozen=True, slots=True)
class Format:
    """How a tool's files are written and read: `read(folder)` gives what `write` was given."""

    write: Callable[[Sequence[tuple[Annotation, str]], Path], None]
    read: Callable[[Path], list[Annotation]]


FORMATS = {
    "label-studio": Format(label_studio.write, label_studio.read),
    "doccano": Format(doccano.write, doccano.read),
    "brat": Format(brat.write, brat.read),
    "conll": Format(conll.write, conll.read),
    "spacy": Format(spacy_docs.write, spacy_docs.read),
}
"""The annotation tools whose files are written and read, by the name that `--format` takes."""


def export(pairs: Sequence[tuple[Annotation, str]], name: str, folder: str | Path) -> None:
    """Write annotations with their texts as files of the format `name` into an empty folder.

    Raises `FileExistsError` where the folder holds anything: it may be someone's corrections.

    >>> from tempfile import TemporaryDirectory
    >>> from solieu.corpus.annotated import text_hash
    >>> with TemporaryDirectory() as folder:
    ...     nothing = Annotation("7", text_hash("Xã có 12 hộ."), "A", ())
    ...     export([(nothing, "Xã có 12 hộ.")], "brat", f"{folder}/brat")
    ...     sorted(path.name for path in Path(folder, "brat").iterdir())
    ['00001.ann', '00001.txt', 'annotation.conf', ...]
    """
    out = Path(folder)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileExistsError(f"{out} is not an empty folder: choose another with --out")
    out.mkdir(parents=True, exist_ok=True)
    FORMATS[name].write(pairs, out)
