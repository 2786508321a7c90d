"""Words that readers look for in every text: all lists are met in one pass over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from ..corpus.word_finder import WordFinder

BLANKS = [c for c in map(chr, range(0x3001)) if c.isspace()]
_LISTS: list[WordList] = []


class WordList:
    """A list of words, in lower case, whose places a reader asks a document for.

    >>> fruit, trees = WordList(lambda: ["bưởi", "na"]), WordList(lambda: ["na", "lim"])
    >>> found = places_of("na, bưởi")
    >>> found[fruit], found[trees]
    ([0, 4], [0])
    """

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self.words = words  # asked when the first text is read
        _LISTS.append(self)


def places_of(low: str) -> dict[WordList, list[int]]:
    """Where words of each list begin in a text in lower case, parts of words among them, in its
    order."""
    finder, owners = _finder(len(_LISTS))
    found: dict[WordList, list[int]] = {words: [] for words in _LISTS}
    for which, start, _ in finder.matches(low):
        for owner in owners[which]:
            found[owner].append(start)
    return {words: sorted(set(starts)) if starts else starts for words, starts in found.items()}


@cache
def _finder(_: int) -> tuple[WordFinder, list[list[WordList]]]:
    """One finder for the words of all lists, and the lists that each word is of."""
    owners: dict[str, list[WordList]] = {}
    for words in _LISTS:
        for word in set(words.words()):
            owners.setdefault(word, []).append(words)
    return WordFinder(owners), list(owners.values())
