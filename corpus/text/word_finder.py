"""Where words of a list stand in a text: all of them are met in one pass, however many they are."""

from __future__ import annotations

from collections.abc import Collection

from ahocorasick_rs import BytesAhoCorasick, Implementation

from .octets import Octets


class WordFinder:
    """Finds the words of a list, letter by letter as they are given. A letter that is in none of
    them can be met as a `?`, so who looks for that looks again at the text.

    >>> finder = WordFinder(["xã", "xã hội"])
    >>> finder.matches("an sinh xã hội"), finder.starts("an sinh xã hội")
    ([(0, 8, 10), (1, 8, 14)], [8])
    """

    def __init__(self, words: Collection[str], octets: Octets | None = None) -> None:
        self._octets = octets or Octets("".join(words))
        if not all(map(self._octets.of_all, words)):
            raise ValueError("words of a list have 150 letters beyond ASCII at most")
        coded = map(self._octets.of, words)
        self._automaton = BytesAhoCorasick(coded, implementation=Implementation.ContiguousNFA)

    def matches(self, text: str, data: bytes | None = None) -> list[tuple[int, int, int]]:
        """Each word that stands in a text, those within others too: its number in the list, its
        start and its end. `data` is what its octets are, where that is known."""
        data = self._octets.of(text) if data is None else data
        return self._automaton.find_matches_as_indexes(data, overlapping=True)

    def starts(self, text: str) -> list[int]:
        """Where words of the list begin in a text, in its order."""
        return sorted({start for _, start, _ in self.matches(text)})
