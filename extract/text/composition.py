"""Texts that are read otherwise than written: with letters and marks apart (NFD) as if composed,
misread words as they were meant. Their facts are told in the words and offsets as written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from ..facts import Citation, Count, NamedModel, Percentage

_CLUSTER = re.compile(r"(?s:.)[\u0300-\u036f]*")
_Fact = TypeVar("_Fact", Citation, Count, Percentage, NamedModel)
OF_MISREAD = 0.9  # the most confidence of a fact whose words are misread


@dataclass(frozen=True, slots=True)
class Composed:
    """A text as it is read, with the offset as written of each of its characters and of its end.

    >>> found = compose(unicodedata.normalize("NFD", "Xã có 12 hộ"))
    >>> found.text, found.offsets[6]
    ('Xã có 12 hộ', 8)
    """

    written: str
    text: str
    offsets: list[int]

    def told(self, facts: Iterable[_Fact]) -> list[_Fact]:
        """The facts of the text as read with offsets and words of the text as written."""
        return [self._moved(fact) for fact in facts]

    def _moved(self, fact: _Fact) -> _Fact:
        start, end = self.offsets[fact.start], self.offsets[fact.end]
        first = self.text.rfind(fact.sentence, 0, fact.start + len(fact.sentence))
        last = first + len(fact.sentence)
        sentence = self.written[self.offsets[first] : self.offsets[last]] if first >= 0 else ""
        moved = replace(fact, start=start, end=end, surface=self.written[start:end])
        moved = replace(moved, sentence=sentence or fact.sentence)
        if unicodedata.normalize("NFC", moved.surface) != fact.surface:
            moved = replace(moved, confidence=min(fact.confidence, OF_MISREAD))
            if isinstance(moved, Citation) and moved.repaired is None:
                moved = replace(moved, repaired=_misread_symbol(moved.surface, fact.surface))
        if isinstance(moved, Citation) and moved.back_references:
            return replace(moved, back_references=self._places(moved.back_references))
        return moved

    def _places(self, places: str) -> str:
        pairs = (place.split(":") for place in places.split())
        return " ".join(f"{self.offsets[int(a)]}:{self.offsets[int(b)]}" for a, b in pairs)


def _misread_symbol(written: str, read: str) -> str | None:
    """The symbol as written, where it is that which is misread."""
    words = zip(written.split(), read.split(), strict=False)
    return next((w for w, r in words if w != r and any(map(str.isdigit, r))), None)


def compose(text: str) -> Composed | None:
    """The text in NFC, or None where it is so already."""
    if unicodedata.is_normalized("NFC", text):
        return None
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if unicodedata.is_normalized("NFC", line):
            pieces.append(line)
            offsets += range(at, at + len(line))
        else:
            _compose_line(line, at, pieces, offsets)
        at += len(line)
    return Composed(text, "".join(pieces), [*offsets, len(text)])


def _compose_line(line: str, at: int, pieces: list[str], offsets: list[int]) -> None:
    for cluster in _CLUSTER.finditer(line):
        piece = unicodedata.normalize("NFC", cluster[0])
        pieces.append(piece)
        first, end = at + cluster.start(), at + cluster.end()
        rest = range(end - len(piece) + 1, end)  # marks that compose with none
        offsets += [first, *rest]


def rewritten(text: str, changes: Iterable[tuple[int, int, str]]) -> Composed:
    """The text with other words at some spans; of those that overlap the first is taken.

    >>> found = rewritten("cấp ừên", [(4, 7, "trên")])
    >>> found.text, found.offsets
    ('cấp trên', [0, 1, 2, 3, 4, 5, 6, 6, 7])
    """
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end, new in sorted(changes):
        if start < at:
            continue
        pieces += [text[at:start], new]
        offsets += range(at, start)
        offsets += [min(start + k, end - 1) for k in range(len(new))]
        at = end
    pieces.append(text[at:])
    return Composed(text, "".join(pieces), [*offsets, *range(at, len(text) + 1)])
