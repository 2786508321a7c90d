"""A text with its annotation, and how files of annotation tools are written, edited and read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from solieu.corpus.annotated import Annotation, text_hash
from solieu.dataset.annotation_formats import FORMATS, export

TEXT = "Xã Bãi 😀\nXã lập 12 mô hình, có 45 hộ."
COUNT = {"fact": "count", "start": 16, "end": 26, "value": "12", "item": [19, 26]}
HOUSES = {"fact": "count", "start": 31, "end": 36, "value": "45", "item": [34, 36]}
ANNOTATION = Annotation("7", text_hash(TEXT), "A", (COUNT, HOUSES), ((3, 6, "place"),))


def written(tmp_path: Path, name: str, annotation: Annotation = ANNOTATION) -> Path:
    export([(annotation, TEXT)], name, tmp_path / name)
    return tmp_path / name


def read(name: str, folder: Path) -> Annotation:
    (annotation,) = FORMATS[name].read(folder)
    return annotation


def edited(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_bytes().decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_bytes(text.encode())


def label(name: str, start: int, end: int, what: str, **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [what], **more.pop("value", {})}
    about = {"id": name, "from_name": "the-label", "to_name": "the-text", "type": "labels"}
    return {**about, "value": value, "origin": "manual", **more}
