"""Where rules do not decide what a number is, and something learned may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .facts import AMOUNTS
from .figures.names import name_strength
from .figures.signs import Found
from .figures.single_numbers import Quantity
from .text.document import Sentence

KINDS = (*AMOUNTS, "score", "rank")
_GUESSES = {"money.guess", "count.listed", "count.noun.loan"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number in digits, or a guess, that no rule is sure of: the sentence's words in lower case,
    the indices of the first word of the number and of the one after it, and the kind the rules
    guess, if any."""

    words: tuple[str, ...]
    first: int
    after: int
    guess: str | None


Decide = Callable[[Doubt], str | None]
"""Says what the number is (count, money, measure, score or rank); None for none of these."""


def settle(s: Sentence, q: Quantity, found: Found | None, decide: Decide) -> Found | None:
    """What the rules found where they are sure, else what `decide` says.

    >>> from .text.document import tokens
    >>> from .figures.quantities import read_quantity
    >>> s = tokens("Kết quả vòng một: 45, vòng hai chưa có.")
    >>> settle(s, read_quantity(s, 5), None, lambda doubt: "score")
    ('score', None, 'learned.score')
    """
    if found is not None and found[2] not in _GUESSES:
        return found
    if found is None and (q.spelled or name_strength(s, q.first, q.after) not in (None, "weak")):
        return None
    kind = decide(Doubt(tuple(s.low), q.first, q.after, found[0] if found else None))
    if kind is not None and kind not in KINDS:
        raise ValueError(f"decide answered {kind!r}: it may say None or {', '.join(KINDS)}")
    if kind is None:
        return None
    if found is not None and found[0] == kind:
        return found
    return kind, found[1] if found else None, f"learned.{kind}"
