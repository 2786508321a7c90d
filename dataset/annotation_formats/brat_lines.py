"""The lines of brat's `.ann` files, read into regions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ...corpus.annotated import AnnotationError
from .regions import Region, decode

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?", re.DOTALL)
_RELATION = re.compile(r"(R\d+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_ATTRIBUTE = re.compile(r"([AM]\d+)\t(\S+) (\S+)(?: (.*))?")
_NOTE = re.compile(r"(#\d+)\t(\S+) (\S+)(?:\t(.*))?", re.DOTALL)
_FIELD = re.compile(r"\s*(-?[A-Za-z][A-Za-z0-9_]*)=(.*)", re.DOTALL)
_SPAN = re.compile(r"(\d+):(\d+)\s*")


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a region that tabs and line ends leave; all of it where they leave nothing.

    >>> fragments("Xã có 12\\n hộ", 6, 12)
    [(6, 8), (9, 12)]
    """
    pieces = []
    at = start
    for gap in [*_BREAKS.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        if at < stop:
            pieces.append((at, stop))
        at = gap.end() if gap else end
    return pieces or [(start, end)]


@dataclass(slots=True)
class Lines:
    """The annotations of one text, line by line, then its regions."""

    text: str
    _bound: dict[str, tuple[str, list[tuple[int, int]], str]] = field(default_factory=dict)
    _fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    _relations: list[tuple[str, str, str]] = field(default_factory=list)
    _targets: list[tuple[str, str]] = field(default_factory=list)

    def add(self, line: str, where: str) -> None:
        """Take in one line; `AnnotationError` for what a fact cannot hold."""
        if found := _TEXT_BOUND.fullmatch(line):
            pairs = [span.split() for span in found[3].split(";")]
            spans = sorted((int(start), int(end)) for start, end in pairs)
            self._bound[found[1]] = (found[2], spans, where)
        elif found := _RELATION.fullmatch(line):
            self._relations.append((found[3], found[4], where))
        elif found := _ATTRIBUTE.fullmatch(line):
            self._set(found[3], {found[2]: True if found[4] is None else found[4].strip()}, where)
        elif found := _NOTE.fullmatch(line):
            self._set(found[3], _read_note(found[4] or "", where), where)
        else:
            known = "regions (T), relations (R) with Arg1 and Arg2, attributes (A) and notes (#)"
            raise AnnotationError(f"{where}: {line[:40]!r} has no place in a fact: keep to {known}")

    def _set(self, target: str, fields: dict[str, Any], where: str) -> None:
        self._fields.setdefault(target, {}).update(fields)
        self._targets.append((target, where))

    def regions(self) -> tuple[Region, ...]:
        """The regions, in the order of their lines."""
        numbers = {name: number for number, name in enumerate(self._bound)}
        ends = [(end, where) for *pair, where in self._relations for end in pair]
        for name, where in [*self._targets, *ends]:
            if name not in numbers:
                raise AnnotationError(f"{where}: there is no {name}: remove the line")
        parts: dict[str, dict[int, None]] = {name: {} for name in numbers}
        for source, target, _ in self._relations:
            parts[source][numbers[target]] = None
        return tuple(self._region(name, tuple(parts[name])) for name in numbers)

    def _region(self, name: str, parts: tuple[int, ...]) -> Region:
        label, spans, where = self._bound[name]
        fields = dict(self._fields.get(name, {}))
        exact = _SPAN.fullmatch(str(fields.pop("-span", "")))
        start, end = spans[0][0], spans[-1][1]
        if exact and fragments(self.text, int(exact[1]), int(exact[2])) == spans:
            start, end = int(exact[1]), int(exact[2])
        for (_, before), (after, _) in pairwise(spans):
            if self.text[before:after].strip():
                raise AnnotationError(
                    f"{where}: {name} leaves words out: a fact is one stretch of text"
                )
        return Region(label, start, end, fields, parts)


def _read_note(note: str, where: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    words = []
    for piece in note.split("|"):
        found = _FIELD.fullmatch(piece)
        if found is None:
            words.append(piece.strip())
        elif found[1].startswith("-"):
            fields[found[1]] = found[2].strip()
        else:
            fields[found[1]] = decode(found[2], where)
    spoken = " ".join(word for word in words if word)
    return fields | ({"note": spoken} if spoken else {})
