"""doccano: JSON Lines of a sequence labelling project.

A line is `{"text": …, "label": [[start, end, label], …], "meta": {…}}`, offsets in characters as
Python counts them. doccano keeps no fields of a label, so `meta`, which it passes through, carries
the exported annotation. Exports with relations (`entities` with ids, `relations` with `from_id` and
`to_id`) are read, too: there a relation from a fact to a `field-…` entity is its phrase field.
Regions overlap: the project must allow that ("Allow overlapping spans"), and must not count
graphemes.

https://doccano.github.io/doccano/tutorial/ and the examples in
https://github.com/doccano/doccano/tree/master/backend/data_import/pipeline/examples
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...corpus.annotated import Annotation, AnnotationError, as_row
from .corrections import Key, corrected, exported, keys, linked
from .regions import Marked, files, mark, read_text, unmark, write_text

_NAME = "articles.jsonl"


def write(pairs: Sequence[tuple[Annotation, str]], folder: Path) -> None:
    """Write annotations with their texts into a folder."""
    rows = (_row(annotation, text) for annotation, text in pairs)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write_text(folder / _NAME, "".join(lines))


def _row(annotation: Annotation, text: str) -> dict[str, Any]:
    labels = [[start, end, label] for label, start, end in keys(mark(annotation, text))]
    return {"text": text, "label": labels, "meta": as_row(annotation)}


def read(folder: Path) -> list[Annotation]:
    """The annotations of a folder of JSON Lines, as corrected."""
    return [
        annotation
        for path in files(folder, "*.jsonl")
        for number, line in enumerate(read_text(path).split("\n"), 1)
        if line.strip()
        for annotation in _annotations(line, f"{path}:{number}")
    ]


def _annotations(line: str, where: str) -> Iterator[Annotation]:
    try:
        row = json.loads(line)
        text = row["text"]
        keyed = dict(_entities(row))
        links = [(keyed[r["from_id"]], keyed[r["to_id"]]) for r in row.get("relations") or ()]
        meta = row.get("meta")
        bare = Marked(str(row.get("id", where)), "", str(text), ())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = f"{where}: no line of doccano ({error!r}): export the project as JSONL"
        raise AnnotationError(message) from error
    before = exported(meta, bare.text, where) if meta else bare
    after = corrected(before, keyed.values())
    if "relations" in row:
        after = linked(after, links)
    yield unmark(after, where)


def _entities(row: dict[str, Any]) -> Iterator[tuple[Any, Key]]:
    """Every label by its id, or by its place where labels have no ids."""
    entries = row["entities"] if "entities" in row else row.get("label", row.get("labels", ()))
    for number, entry in enumerate(entries):
        if isinstance(entry, dict):
            name, label = entry.get("id", number), entry["label"]
            start, end = entry["start_offset"], entry["end_offset"]
        else:
            name, (start, end, label) = number, entry
        if type(start) is not int or type(end) is not int:
            raise TypeError(f"offsets {start!r} and {end!r}")
        yield name, (str(label), start, end)
