"""Words that readers look for in every text: all lists are met in one pass over it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from .word_finder import WordFinder

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
        places_of.cache_clear()  # what is known of a text lacks this list
        _finder.cache_clear()


@lru_cache(maxsize=1)
def places_of(low: str) -> dict[WordList, list[int]]:
    """Where words of each list begin in a text in lower case, parts of words among them, in its
    order; kept of the text asked for last.

    >>> wood = WordList(lambda: ["lim"])
    >>> places_of("gỗ lim, gỗ lim xanh")[wood]
    [3, 11]
    """
    finder, owners = _finder()
    found: dict[WordList, list[int]] = {words: [] for words in _LISTS}
    for which, start, _ in finder.matches(low):
        for owner in owners[which]:
            found[owner].append(start)
    return {words: sorted(set(starts)) if starts else starts for words, starts in found.items()}


def any_between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, in their order, lies from start to before end.

    >>> any_between([3, 9], 4, 9), any_between([3, 9], 9, 10)
    (False, True)
    """
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


@cache
def _finder() -> tuple[WordFinder, list[list[WordList]]]:
    """One finder for the words of all lists, and the lists that each word is of."""
    owners: dict[str, list[WordList]] = {}
    for words in _LISTS:
        for word in set(words.words()):
            owners.setdefault(word, []).append(words)
    return WordFinder(owners), list(owners.values())
