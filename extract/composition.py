"""Texts with letters and marks apart (NFD): read as if composed, told in their own offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from .facts import Citation, Count, NamedModel, Percentage

_CLUSTER = re.compile(r"(?s:.)[\u0300-\u036f]*")
_Fact = TypeVar("_Fact", Citation, Count, Percentage, NamedModel)


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in NFC, with the offset in the text as written of each of its characters and its end.

    >>> found = compose(unicodedata.normalize("NFD", "Xã có 12 hộ"))
    >>> found.text, found.offsets[6]
    ('Xã có 12 hộ', 8)
    """

    written: str
    text: str
    offsets: list[int]

    def told(self, facts: Iterable[_Fact]) -> list[_Fact]:
        """The facts of the composed text with offsets and words of the text as written."""
        return [self._moved(fact) for fact in facts]

    def _moved(self, fact: _Fact) -> _Fact:
        start, end = self.offsets[fact.start], self.offsets[fact.end]
        first = self.text.rfind(fact.sentence, 0, fact.start + len(fact.sentence))
        last = first + len(fact.sentence)
        sentence = self.written[self.offsets[first] : self.offsets[last]] if first >= 0 else ""
        moved = replace(fact, start=start, end=end, surface=self.written[start:end])
        moved = replace(moved, sentence=sentence or fact.sentence)
        if isinstance(moved, Citation) and moved.back_references:
            return replace(moved, back_references=self._places(moved.back_references))
        return moved

    def _places(self, places: str) -> str:
        pairs = (place.split(":") for place in places.split())
        return " ".join(f"{self.offsets[int(a)]}:{self.offsets[int(b)]}" for a, b in pairs)


def compose(text: str) -> Composed | None:
    """The text in NFC, or None where it is so already."""
    if unicodedata.is_normalized("NFC", text):
        return None
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFC", cluster[0])
        pieces.append(piece)
        rest = range(cluster.end() - len(piece) + 1, cluster.end())  # marks that compose with none
        offsets += [cluster.start(), *rest]
    return Composed(text, "".join(pieces), [*offsets, len(text)])
