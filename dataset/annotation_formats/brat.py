"""brat standoff: a `.txt` and an `.ann` an article, and `annotation.conf` for the collection.

A region is a text-bound line (`T1`), a phrase field a relation (`R1`), a field with few values an
attribute (`A1`), all other fields one note (`#1`) as `value=12 | unit=hộ`; a note of other words
becomes the field `note`. Offsets are characters. brat lets no region cross a line, so one that does
is written in fragments; where that loses a line end at its border, the note keeps the exact place
as `-span`. `index.jsonl`, which brat ignores, names the article of each file.

https://brat.nlplab.org/standoff.html and https://brat.nlplab.org/configuration.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...corpus.annotated import Annotation, AnnotationError, text_hash
from .brat_lines import Lines, fragments
from .inventory import fields_of, labels_of
from .regions import PART, Marked, Region, encode, files, mark, read_text, unmark, write_text

_CONFIG, _INDEX = "annotation.conf", "index.jsonl"
_CHOICES = {
    "kind": (
        "count",
        "measure",
        "money",
        "rank",
        "score",
        "campaign",
        "model",
        "motto",
        "movement",
    ),
    "change": ("increase", "decrease"),
}
_VALUE = re.compile(r"[A-Za-z0-9_-]+")


def write(pairs: Sequence[tuple[Annotation, str]], folder: Path) -> None:
    """Write annotations with their texts into a folder, which is a collection of brat."""
    regions: list[Region] = []
    index = []
    for number, (annotation, text) in enumerate(pairs, 1):
        marked, name = mark(annotation, text), f"{number:05d}"
        regions += marked.regions
        write_text(folder / f"{name}.txt", text)
        write_text(folder / f"{name}.ann", "".join(line + "\n" for line in _lines(marked)))
        about = {"article": marked.article, "annotator": marked.annotator}
        row = {"file": name, **about, "sha256": annotation.sha256}
        index.append(json.dumps(row, ensure_ascii=False) + "\n")
    write_text(folder / _INDEX, "".join(index))
    write_text(folder / _CONFIG, _configuration(regions))


def _lines(marked: Marked) -> Iterator[str]:
    attributes, relations = 0, 0
    for number, region in enumerate(marked.regions, 1):
        pieces = fragments(marked.text, region.start, region.end)
        spans = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(marked.text[start:end] for start, end in pieces)
        yield f"T{number}\t{region.label} {spans}\t{words}"
        notes = []
        for name, value in region.fields.items():
            if name in _CHOICES and isinstance(value, str) and _VALUE.fullmatch(value):
                attributes += 1
                yield f"A{attributes}\t{name} T{number} {value}"
            else:
                notes.append(f"{name}={encode(value)}")
        for part in region.parts:
            relations += 1
            name = marked.regions[part].label.removeprefix(PART)
            yield f"R{relations}\t{name} Arg1:T{number} Arg2:T{part + 1}"
        if (pieces[0][0], pieces[-1][1]) != (region.start, region.end):
            notes.append(f"-span={region.start}:{region.end}")
        if notes:
            yield f"#{number}\tAnnotatorNotes T{number}\t{' | '.join(notes)}"


def _configuration(regions: list[Region]) -> str:
    labels = labels_of(regions)
    facts = "|".join(label for label in labels if "-" not in label)
    parts = [label for label in labels if label.startswith(PART)]
    kinds = fields_of(regions)
    values = {name: dict.fromkeys(known) for name, known in _CHOICES.items()}
    for region in regions:
        for name, found in values.items():
            value = region.fields.get(name)
            if isinstance(value, str) and _VALUE.fullmatch(value):
                found[value] = None
    lines = ["[entities]", *labels, "", "[relations]"]
    lines += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"]
    lines += [f"{part.removeprefix(PART)}\tArg1:{facts}, Arg2:{part}" for part in parts]
    lines += ["", "[events]", "", "[attributes]"]
    lines += [
        f"{name}\tArg:{'|'.join(kinds[name])}, Value:{'|'.join(found)}"
        for name, found in values.items()
    ]
    return "\n".join(lines) + "\n"


def read(folder: Path) -> list[Annotation]:
    """The annotations of a collection, as corrected."""
    return [_annotation(path) for path in files(folder, "*.ann")]


def _annotation(path: Path) -> Annotation:
    source = path.with_suffix(".txt")
    if not source.is_file():
        raise AnnotationError(f"{path}: no {source.name} beside it: import the whole collection")
    text = read_text(source)
    row = _index(path.parent / _INDEX).get(path.stem, {})
    if row.get("sha256", text_hash(text)) != text_hash(text):
        raise AnnotationError(
            f"{source}: the text has changed, its offsets no longer hold: restore it"
        )
    lines = Lines(text)
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            lines.add(line.rstrip("\r"), f"{path}:{number}")
    about = (str(row.get("article", path.stem)), str(row.get("annotator", "")))
    return unmark(Marked(*about, text, lines.regions()), str(path))


def _index(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        rows = [json.loads(line) for line in read_text(path).split("\n") if line.strip()]
        return {row["file"]: row for row in rows}
    except (KeyError, TypeError, ValueError) as error:
        raise AnnotationError(f"{path}: no index ({error!r}): restore it or remove it") from error
