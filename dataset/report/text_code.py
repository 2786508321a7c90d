"""Texts in few bytes: the words of a corpus by number, over an alphabet of its own.

A page counts characters in UTF-16 units, and so does this code: each unit of a text becomes one
byte, its number in the alphabet of the 255 most frequent units, or 255 for any other, which stand
in a list of their own. Frequent words, with the blank before them, are then written by number: one
byte for the first 128, two for others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

END = "\n"  # stands behind each text, so that no word runs into the next
OTHER = 255  # the byte of a unit that is not in the alphabet
ONE_BYTE = 128  # numbers below are written as one byte
_MOST = ONE_BYTE + (256 - ONE_BYTE) * 256
_FEWEST = 8  # times that a word must occur for a number of its own
_PIECE = re.compile(r" ?[^\W\d_]+|[\d\W_]")


def units(text: str) -> list[str]:
    """The UTF-16 units of a text, as a browser counts them.

    >>> len(units("đ😀"))
    3
    """
    if text.isascii() or max(text) < "\U00010000":
        return list(text)
    data = text.encode("utf-16-le", "surrogatepass")
    return [chr(data[at] | data[at + 1] << 8) for at in range(0, len(data), 2)]


@dataclass(slots=True)
class Census:
    """How often each piece and each unit occurs in the texts of a corpus."""

    pieces: Counter[str] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Count one more text."""
        self.pieces.update(_PIECE.findall(text + END))

    def code(self) -> TextCode:
        """The code that suits what was counted."""
        met: Counter[str] = Counter()
        for piece, times in self.pieces.items():
            for unit in units(piece):
                met[unit] += times
        ranked = sorted(met, key=lambda unit: (-met[unit], unit))
        letters = set(alphabet := ranked[:OTHER])
        words = {
            piece: times
            for piece, times in self.pieces.items()
            if times >= _FEWEST and len(piece) > 1 and letters.issuperset(piece)
        }
        singles = {unit: self.pieces[unit] for unit in alphabet}
        ranked_words = sorted(words, key=lambda word: (-words[word], word))
        known = {word: words[word] for word in ranked_words[: _MOST - len(singles) - 1]} | singles
        order = sorted(known, key=lambda entry: (-known[entry], entry))
        return TextCode("".join(alphabet), ("", *order))


@dataclass(frozen=True)
class TextCode:
    """An alphabet and the entries that have a number; entry 0 is any unit beyond the alphabet.

    >>> census = Census()
    >>> census.add("mười hộ")
    >>> code = census.code()
    >>> data, others = code.encode(["hộ"])
    >>> "".join(code.entries[number] for number in data).strip(), others
    ('hộ', [])
    """

    alphabet: str
    entries: Sequence[str]

    @cached_property
    def _written(self) -> dict[str, bytes]:
        return {entry: _bytes_of(number) for number, entry in enumerate(self.entries) if entry}

    def encode(self, texts: Iterable[str]) -> tuple[bytes, list[int]]:
        """The texts, a line break behind each, and the units beyond the alphabet in their order."""
        others: list[int] = []
        known = self._written
        out = [
            known.get(piece) or self._spelt(piece, others)
            for text in texts
            for piece in _PIECE.findall(text + END)
        ]
        return b"".join(out), others

    def _spelt(self, piece: str, others: list[int]) -> bytes:
        """A piece that has no number, unit by unit."""
        known = self._written
        spelt = units(piece)
        others += [ord(unit) for unit in spelt if unit not in known]
        return b"".join(known.get(unit, _bytes_of(0)) for unit in spelt)


def _bytes_of(number: int) -> bytes:
    if number < ONE_BYTE:
        return bytes((number,))
    high, low = divmod(number - ONE_BYTE, 256)
    return bytes((ONE_BYTE + high, low))
