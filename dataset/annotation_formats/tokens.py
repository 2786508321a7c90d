"""Tokens for the formats made of tokens: words and signs, cut wherever a region begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"[\w\u0300-\u036f]+|\s|[^\w\s]")


def cut(text: str, borders: Iterable[int]) -> list[tuple[int, int]]:
    """The tokens of a text as offsets, each blank a token, none across one of the borders.

    >>> [("12ha x"[a:b]) for a, b in cut("12ha x", [2])]
    ['12', 'ha', ' ', 'x']
    """
    ends = {match.end() for match in _TOKEN.finditer(text)}
    ends.update(border for border in borders if 0 < border < len(text))
    ordered = sorted(ends)
    return list(zip([0, *ordered], ordered, strict=False))
