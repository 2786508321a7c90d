"""Annotations as labelled regions of a text, the form that all annotation tools share.

A fact is a region labelled with its kind (`count`); its labels are fields of the region, and a
phrase field is a region of its own (`field-item`) that the fact points to. What stands beside the
facts is labelled, too: `phrase-model` for phrases, `no-fact` for numbers that state none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...corpus.annotated import OWN_KEYS, Annotation, AnnotationError, text_hash

PART, PHRASE, NO_FACT = "field-", "phrase-", "no-fact"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text with a label; `parts` are positions of the regions of phrase fields."""

    label: str
    start: int
    end: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, int, int]:
        """What a tool that knows only labels and offsets sees of it."""
        return self.label, self.start, self.end


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its regions: facts, phrases, numbers without fact, then phrase fields."""

    article: str
    annotator: str
    text: str
    regions: tuple[Region, ...]


def mark(annotation: Annotation, text: str) -> Marked:
    """The annotation as regions of its text; `AnnotationError` where it does not fit the text."""
    where = f"article {annotation.article}"
    if text_hash(text) != annotation.sha256:
        raise AnnotationError(
            f"{where}: the text is not the one that was annotated: use its source"
        )
    if not all(isinstance(fact, Mapping) for fact in annotation.facts):
        raise AnnotationError(f"{where}: a fact is no object with fact, start and end: mend it")
    beside = [(f"{PHRASE}{what}", start, end) for start, end, what in annotation.phrases]
    beside += [(NO_FACT, start, end) for start, end in annotation.no_facts]
    first = len(annotation.facts) + len(beside)
    parts: dict[tuple[str, int, int], int] = {}
    facts = []
    for fact in annotation.facts:
        own, found = _fields(fact, len(text))
        numbers = [parts.setdefault(key, first + len(parts)) for key in found]
        kind, start, end = (fact.get(name) for name in ("fact", "start", "end"))
        if not _NAME.fullmatch(str(kind)):
            raise AnnotationError(f"{where}: {kind!r} is no name of a fact kind: use ASCII letters")
        facts.append(Region(str(kind), start, end, own, tuple(numbers)))  # type: ignore[arg-type]
    regions = (*facts, *(Region(*key) for key in beside), *(Region(*key) for key in parts))
    for region in regions:
        check(region, len(text), where)
    return Marked(annotation.article, annotation.annotator, text, regions)


def _fields(
    fact: Mapping[str, Any], length: int
) -> tuple[dict[str, Any], list[tuple[str, int, int]]]:
    own: dict[str, Any] = {}
    parts = []
    for name, value in fact.items():
        if name in OWN_KEYS:
            continue
        if _is_span(value, length) and _NAME.fullmatch(name):
            parts.append((PART + name, *value))
        else:
            own[name] = value
    return own, parts


def _is_span(value: object, length: int) -> bool:
    if not isinstance(value, list) or [type(end) for end in value] != [int, int]:
        return False
    return bool(0 <= value[0] < value[1] <= length)


def check(region: Region, length: int, where: str) -> None:
    """Raise `AnnotationError` where a region does not lie in its text or its names are none."""
    label, start, end = region.key
    told = f"{where}: {label} at {start}:{end}"
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise AnnotationError(f"{told} is no stretch of the text of {length} characters: move it")
    bare = label.removeprefix(PART).removeprefix(PHRASE)
    for name in (bare, *region.fields):
        if not _NAME.fullmatch(name) and label != NO_FACT:
            raise AnnotationError(f"{told}: {name!r} is no name: use ASCII letters, digits and _")


def unmark(marked: Marked, where: str) -> Annotation:
    """The annotation that the regions tell, with the labels that were given in the tool.

    A phrase field takes its name from its own region. One that no fact points to becomes a phrase.
    Only facts have fields; a note on another region is left aside.
    `where` begins the message of an `AnnotationError`.
    """
    facts, phrases, no_facts = [], [], []
    taken = {part for region in marked.regions for part in region.parts}
    for region in marked.regions:
        check(region, len(marked.text), where)
        if region.label == NO_FACT:
            no_facts.append((region.start, region.end))
        elif region.label.startswith(PHRASE):
            phrases.append((region.start, region.end, region.label.removeprefix(PHRASE)))
        elif not region.label.startswith(PART):
            facts.append(_fact(region, marked, where))
    for number, region in enumerate(marked.regions):
        if region.label.startswith(PART) and number not in taken:
            phrases.append((region.start, region.end, region.label.removeprefix(PART)))
    sha256 = text_hash(marked.text)
    return Annotation(
        marked.article, sha256, marked.annotator, tuple(facts), tuple(phrases), tuple(no_facts)
    )


def _fact(region: Region, marked: Marked, where: str) -> dict[str, Any]:
    fact = {"fact": region.label, "start": region.start, "end": region.end}
    told = f"{where}: {region.label} at {region.start}:{region.end}"
    seen = set()
    fields = dict(region.fields)
    for number in region.parts:
        part = marked.regions[number]
        name = part.label.removeprefix(PART)
        if not part.label.startswith(PART):
            raise AnnotationError(
                f"{told} points to a {part.label}: label it field-… or cut the link"
            )
        if name in seen:
            raise AnnotationError(f"{told} points to two phrases {name}: leave one")
        seen.add(name)
        fields[name] = [part.start, part.end]
    return fact | fields


def encode(value: Any) -> str:
    """A field as one line that people can edit: text as it is, anything else as `=` and JSON.

    >>> encode("12 hộ"), encode(2015), encode(None), encode(" =")
    ('12 hộ', '=2015', '=null', '=" ="')
    """
    plain = isinstance(value, str) and value == value.strip() and value.isprintable()
    if plain and value and "|" not in value and not value.startswith("="):
        return str(value)
    return "=" + json.dumps(value).replace("|", "\\u007c")


def decode(written: str, where: str) -> Any:
    """The field that `encode` wrote or that people put in its place.

    >>> decode("=2015", ""), decode(" 13 hộ ", "")
    (2015, '13 hộ')
    """
    if not written.lstrip().startswith("="):
        return written.strip()
    try:
        return json.loads(written.lstrip()[1:])
    except ValueError as error:
        message = f"{where}: {written!r} is no JSON behind its =: write the words without ="
        raise AnnotationError(message) from error


def files(folder: Path, pattern: str) -> list[Path]:
    """The files to import, by name; a file may be given in place of its folder."""
    found = [folder] if folder.is_file() else sorted(folder.glob(pattern))
    if not found:
        raise AnnotationError(
            f"{folder} has no file {pattern}: give the folder of the tool's export"
        )
    return found


def read_text(path: Path) -> str:
    """The text of a file, line ends as they are; `AnnotationError` where it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path}: not UTF-8 ({error.reason}): save it as UTF-8") from error


def write_text(path: Path, text: str) -> None:
    """Write a file with its line ends as they are."""
    path.write_bytes(text.encode("utf-8"))
