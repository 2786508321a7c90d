"""A number without a verb before it: whether it is one, and what its signs say."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from .governing import find_predicate
from .predicates import before_number, clause_start
from .verb_groups import predicate_size

_OPENERS = grammar("clause_openers")


def is_bare(s: Sentence, first: int) -> bool:
    """Whether words without a verb stand before the number at token `first`: `diện tích 5 ha`.

    >>> from ..text.document import tokens
    >>> is_bare(tokens("diện tích khoảng 5 ha"), 3), is_bare(tokens("trồng 5 ha"), 1)
    (True, False)
    """
    start, stop = before_number(s, first)
    if s.low[stop - 1 : stop] == ["có"]:
        return False  # `gia đình có 5 ha cà phê`
    if not stop > start == clause_start(s, first) or " ".join(s.low[start:stop]) in _OPENERS:
        return False
    return find_predicate(s, first, (start, stop)) is None


def said_by_signs(s: Sentence, first: int, number: int) -> str | None:
    """The predicate in the signs before a number: `vốn ước tính 5 tỷ`, `không cao hơn 5 tỷ`.

    >>> from ..text.document import tokens
    >>> said_by_signs(tokens("vốn ước tính 5 tỷ"), 1, 3)
    'ước tính'
    """
    if s.pair(first) == "có thể" and s.pair(number - 2) in ("lên đến", "lên tới"):
        return s.slice(number - 2, number - 1)
    verb = first + (s.low[first] == "không")
    said = number - first > 1 and predicate_size(s, verb, number) > 0
    return s.slice(first, number - 1) if said else None
