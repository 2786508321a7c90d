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
    def _numbers(self) -> dict[str, int]:
        return {entry: number for number, entry in enumerate(self.entries) if entry}

    def encode(self, texts: Iterable[str]) -> tuple[bytes, list[int]]:
        """The texts, a line break behind each, and the units beyond the alphabet in their order."""
        out, others = bytearray(), []
        numbers = self._numbers
        for text in texts:
            for piece in _PIECE.findall(text + END):
                number = numbers.get(piece)
                if number is not None:
                    _write(out, number)
                    continue
                for unit in units(piece):
                    _write(out, numbers.get(unit, 0))
                    if unit not in numbers:
                        others.append(ord(unit))
        return bytes(out), others


def _write(out: bytearray, number: int) -> None:
    if number < ONE_BYTE:
        out.append(number)
    else:
        high, low = divmod(number - ONE_BYTE, 256)
        out += bytes((ONE_BYTE + high, low))
