"""Whether characters are Vietnamese prose, by how many words are syllables with marks."""

from __future__ import annotations

import re

from ..phonology import is_syllable

MOST_WORDS = 3000  # enough to judge
MIN_MARKED = 0.3  # of all words: Vietnamese prose has 0.7

_WORD = re.compile(r"[^\W\d_]+")


def looks_vietnamese(text: str) -> bool:
    """Whether so many words are Vietnamese syllables with marks as only prose has.

    >>> looks_vietnamese("Ủy ban nhân dân xã"), looks_vietnamese("Uû ban nh©n d©n xa")
    (True, False)
    """
    words = [match[0] for match, _ in zip(_WORD.finditer(text), range(MOST_WORDS), strict=False)]
    marked = sum(not word.isascii() and is_syllable(word) for word in words)
    return bool(words) and marked >= MIN_MARKED * len(words)
