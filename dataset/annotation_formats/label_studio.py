"""Label Studio: a JSON list of tasks, and the labelling configuration that they need.

A region is a result of type `labels`; its fields are results of type `textarea` with the region's
id, which the configuration shows for each region; a phrase field is a `relation` from fact to
phrase. What the program read goes to `predictions`, what a person annotated to `annotations`. On
the way back each annotation that was not cancelled is one of its annotator; a task without any
gives its last prediction. A note on a region (`meta`) becomes its field `note`; results that are
about no region are left aside.

Offsets count code points, as Label Studio's editor has written them since it converts those of the
browser (`charsToCodePoints` in web/libs/editor/src/utils/selection-tools.js of
https://github.com/HumanSignal/label-studio); older versions counted UTF-16 code units. A task whose
regions quote their text only when counted in UTF-16 is read so.

https://labelstud.io/guide/task_format, https://labelstud.io/guide/predictions,
https://labelstud.io/tags/text, https://labelstud.io/tags/textarea, https://labelstud.io/tags/relations
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...corpus.annotated import Annotation, AnnotationError, text_hash
from ..judging.facts_of import ANNOTATOR
from .label_studio_config import LABEL_TAG, TEXT_TAG, configuration
from .regions import (
    PART,
    Marked,
    Region,
    decode,
    encode,
    files,
    mark,
    read_text,
    unmark,
    write_text,
)

_TASKS, _CONFIG = "tasks.json", "config.xml"
_WAY_OUT = "export the project as JSON (not JSON-MIN)"


def write(pairs: Sequence[tuple[Annotation, str]], folder: Path) -> None:
    """Write annotations with their texts into a folder, with the configuration beside them."""
    marked = [mark(annotation, text) for annotation, text in pairs]
    tasks = [_task(each) for each in marked]
    write_text(folder / _TASKS, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
    write_text(folder / _CONFIG, configuration(marked))


def _task(marked: Marked) -> dict[str, Any]:
    names = {"article": marked.article, "annotator": marked.annotator}
    data = {"text": marked.text, **names, "sha256": text_hash(marked.text)}
    results = [
        result
        for number, region in enumerate(marked.regions)
        for result in _results(marked, number, region)
    ]
    if marked.annotator == ANNOTATOR:
        return {"data": data, "predictions": [{"model_version": ANNOTATOR, "result": results}]}
    return {"data": data, "annotations": [{"result": results}]}


def _results(marked: Marked, number: int, region: Region) -> Iterator[dict[str, Any]]:
    place = {"start": region.start, "end": region.end}
    words = marked.text[region.start : region.end]
    about = {"id": f"r{number}", "to_name": TEXT_TAG}
    value: dict[str, Any] = {**place, "text": words, "labels": [region.label]}
    yield {**about, "from_name": LABEL_TAG, "type": "labels", "value": value}
    for name, content in region.fields.items():
        value = {**place, "text": [encode(content)]}
        yield {**about, "from_name": name, "type": "textarea", "value": value}
    for part in region.parts:
        label = marked.regions[part].label.removeprefix(PART)
        ends = {"from_id": f"r{number}", "to_id": f"r{part}"}
        yield {"type": "relation", **ends, "direction": "right", "labels": [label]}


def read(folder: Path) -> list[Annotation]:
    """The annotations of a folder of exported tasks, as corrected."""
    return [
        annotation
        for path in files(folder, "*.json")
        for number, task in enumerate(_tasks(path), 1)
        for annotation in _annotations(task, f"{path}: task {number}")
    ]


def _tasks(path: Path) -> list[Any]:
    try:
        tasks = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise AnnotationError(f"{path}:{error.lineno}: no JSON: {_WAY_OUT}") from error
    return tasks if isinstance(tasks, list) else [tasks]


def _annotations(task: Any, where: str) -> Iterator[Annotation]:
    try:
        data = task["data"]
        article = str(data.get("article", task.get("id", where)))
        bare = Marked(article, str(data.get("annotator", "")), str(data["text"]), ())
        done = [each for each in task.get("annotations") or () if not each.get("was_cancelled")]
        versions = [(each["result"], _who(each)) for each in done]
        versions = versions or [(each["result"], "") for each in task.get("predictions") or ()][-1:]
    except (AttributeError, KeyError, TypeError) as error:
        message = f"{where}: no task of Label Studio ({error!r}): {_WAY_OUT}"
        raise AnnotationError(message) from error
    if data.get("sha256", text_hash(bare.text)) != text_hash(bare.text):
        raise AnnotationError(
            f"{where}: the text of article {article} has changed: export it again"
        )
    for results, who in versions or [([], "")]:
        try:
            regions = _regions(results, bare.text, where)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if isinstance(error, AnnotationError):
                raise
            raise AnnotationError(
                f"{where}: a result lacks something ({error!r}): {_WAY_OUT}"
            ) from error
        yield unmark(Marked(article, who or bare.annotator, bare.text, regions), where)


def _who(annotation: Mapping[str, Any]) -> str:
    who = annotation.get("completed_by")
    if isinstance(who, dict):
        who = who.get("email") or who.get("id")
    return "" if who is None else str(who)


def _regions(results: list[dict[str, Any]], text: str, where: str) -> tuple[Region, ...]:
    marks = {each["id"]: each for each in results if each.get("type") == "labels"}
    numbers = {name: number for number, name in enumerate(marks)}
    fields: dict[str, dict[str, Any]] = {name: _note(each) for name, each in marks.items()}
    parts: dict[str, list[int]] = {name: [] for name in marks}
    for each in results:
        if each.get("type") == "relation":
            if each["from_id"] not in marks or each["to_id"] not in marks:
                raise AnnotationError(f"{where}: a relation leads to no region: remove it")
            source, target = each["from_id"], each["to_id"]
            if each.get("direction") == "left":
                source, target = target, source
            parts[source].append(numbers[target])
        elif each.get("id") in marks and each.get("type") in ("textarea", "choices"):
            content = each["value"]["text" if each["type"] == "textarea" else "choices"]
            field = f"{where}: field {each['from_name']} of region {each['id']}"
            written = _single([content] if isinstance(content, str) else content, field)
            if each["from_name"] in fields[each["id"]]:
                raise AnnotationError(f"{field} is there twice: leave one")
            fields[each["id"]][each["from_name"]] = decode(written, field)
    places = _places(list(marks.values()), text)
    return tuple(
        Region(
            _single(each["value"]["labels"], f"{where}: the label of region {name}"),
            *places[numbers[name]],
            fields[name],
            tuple(dict.fromkeys(parts[name])),
        )
        for name, each in marks.items()
    )


def _note(result: Mapping[str, Any]) -> dict[str, Any]:
    notes = (result.get("meta") or {}).get("text") or []
    note = notes if isinstance(notes, str) else " ".join(notes)
    return {"note": note} if note else {}


def _single(values: list[str], what: str) -> str:
    if len(values) != 1:
        raise AnnotationError(f"{what} has {len(values)} values: leave one")
    return str(values[0])


def _places(marks: list[dict[str, Any]], text: str) -> list[tuple[int, int]]:
    """Where the regions lie, in code points."""
    values = [each["value"] for each in marks]
    places = [(int(value["start"]), int(value["end"])) for value in values]
    quotes = [value.get("text") for value in values]
    if all(quote in (None, text[a:b]) for quote, (a, b) in zip(quotes, places, strict=True)):
        return places
    units = [0]  # the offset in UTF-16 of each character, and of the end
    for letter in text:
        units.append(units[-1] + (2 if ord(letter) > 0xFFFF else 1))
    points = {unit: point for point, unit in enumerate(units)}
    wide = [(points.get(a, -1), points.get(b, -1)) for a, b in places]
    matches = all(
        quote in (None, text[a:b]) and min(a, b) >= 0
        for quote, (a, b) in zip(quotes, wide, strict=True)
    )
    return wide if matches else places
