"""Where facts stand in a text, in the UTF-16 units that a page counts."""

from __future__ import annotations

from bisect import bisect_left

_BEYOND = "\uffff"


class PlacedText:
    """A text with its offsets in code points, as tables have them, and in UTF-16 units.

    >>> placed = PlacedText("😀 12 hộ")
    >>> placed.unit(2), placed.n_units
    (3, 8)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        plain = text.isascii() or max(text) <= _BEYOND
        self.pairs = [] if plain else [at for at, sign in enumerate(text) if sign > _BEYOND]

    @property
    def n_units(self) -> int:
        """The length of the text in UTF-16 units."""
        return len(self.text) + len(self.pairs)

    def unit(self, at: int) -> int:
        """The offset in units of an offset in code points."""
        return at + bisect_left(self.pairs, at)

    def sentence(self, start: int, end: int, sentence: str) -> tuple[int, int]:
        """Start and end of the sentence around a fact, its line where the sentence is not there."""
        at = self.text.find(sentence, max(0, end - len(sentence)))
        if sentence and 0 <= at <= start:
            return at, at + len(sentence)
        line_end = self.text.find("\n", end)
        return self.text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(self.text)

    def nearest(self, phrase: str, start: int, within: tuple[int, int]) -> int:
        """Where the phrase stands nearest to `start` within a sentence; -1 where it does not."""
        behind = self.text.find(phrase, start, within[1])
        before = self.text.rfind(phrase, within[0], start + len(phrase))
        if behind < 0 or before < 0:
            return max(behind, before)
        return behind if behind - start <= start - before else before
