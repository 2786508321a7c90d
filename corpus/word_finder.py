"""Where words of a list stand in a text: all of them are met in one pass, however many they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation

_SURROGATE = re.compile("[\ud800-\udfff]")


class WordFinder:
    """Finds the words of a list, letter by letter as they are given.

    >>> finder = WordFinder(["xã", "xã hội"])
    >>> finder.matches("an sinh xã hội"), finder.starts("an sinh xã hội")
    ([(0, 8, 10), (1, 8, 14)], [8])
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(words, implementation=Implementation.DFA)

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """Each word that stands in a text, those within others too: its number in the list, its
        start and its end."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half a character
            sound = _SURROGATE.sub("?", text)
            return self._automaton.find_matches_as_indexes(sound, overlapping=True)

    def starts(self, text: str) -> list[int]:
        """Where words of the list begin in a text, in its order."""
        return sorted({start for _, start, _ in self.matches(text)})
