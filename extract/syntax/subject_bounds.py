"""Where the clause begins that says what a number is of, and where it ends before the number."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from .predicates import clause_start

_LONGEST_BRACKET = 16  # tokens
_LONGEST_QUOTE = 16  # tokens
_OPENING = {"”": "“", '"': '"', "’": "‘"}  # the mark that each closing one needs
_BEFORE_NUMBER = grammar("before_number")
_RESTATING = _BEFORE_NUMBER | grammar("restating")
_AFTER_SHARE = {"%", "gdp", "grdp", "cùng", "kỳ", "kì"}
_IN_BRACKET = _RESTATING | grammar("restating_in_bracket")


def outside(s: Sentence, first: int) -> tuple[int, int]:
    """The clause before a number, from its first token to where what the number is of ends; that
    of a number that opens a bracket stands before the bracket: `thu nội địa (tương đương 5 tỷ)`.

    >>> from ..text.document import tokens
    >>> outside(tokens("năm nay mưa lớn, thu nội địa (tương đương 5 tỷ)"), 10)
    (5, 8)
    """
    k = first
    while k > 0 and (s.low[k - 1] in _IN_BRACKET or s.kinds[k - 1] == "d"):
        k -= 1
    if k > 1 and s.raw[k - 1] == "(":
        stop = k - 1
        while stop > 1 and (s.kinds[stop - 1] == "d" or s.low[stop - 1] in _AFTER_SHARE):
            stop -= 1
        return _before_comparison(s, clause_start(s, stop), stop)
    return over_brackets(s, clause_start(s, first)), _before_worth(s, first)


def _before_comparison(s: Sentence, start: int, stop: int) -> tuple[int, int]:
    """The clause of tokens start to stop without `so với` and what follows it; up to the number
    that is compared, where one stands before: `đạt 5 tỷ so với cùng kỳ (3 tỷ)`."""
    k = next((k for k in range(start, stop - 1) if s.low[k : k + 2] == ["so", "với"]), stop)
    if "n" in s.kinds[k:stop]:
        return start, stop
    return start, next((n for n in range(k, start, -1) if s.kinds[n - 1] == "n"), k)


def over_brackets(s: Sentence, start: int) -> int:
    """Where the clause starts that a bracket at its start only explains: `thu ngân sách (NSNN)`.

    >>> from ..text.document import tokens
    >>> over_brackets(tokens("thu ngân sách (NSNN) đạt 5 tỷ"), 6)
    0
    """
    if start and s.raw[start - 1] in _OPENING:
        return over_quotes(s, start)
    if start == 0 or s.raw[start - 1] != ")":
        return start
    opened = next(
        (k for k in range(start - 2, max(-1, start - _LONGEST_BRACKET), -1) if s.raw[k] == "("),
        None,
    )
    return start if opened is None else clause_start(s, opened)


def over_quotes(s: Sentence, start: int) -> int:
    """Where the clause starts that goes on behind a quotation: `mục "đất trống, đồi trọc" là 5%`.

    >>> from ..text.document import tokens
    >>> s = tokens('năm nay, mục "đất trống, đồi trọc" là 5%')
    >>> over_quotes(s, s.low.index("là"))
    3
    """
    closed = start - 1
    near = range(closed - 1, max(-1, closed - _LONGEST_QUOTE), -1)
    opening = _OPENING[s.raw[closed]]
    opened = next((k for k in near if s.raw[k] == opening), None)
    if opened is None or (opening == '"' and s.raw[:closed].count(opening) % 2 == 0):
        return start
    return over_brackets(s, clause_start(s, opened))


def _before_worth(s: Sentence, first: int) -> int:
    """Where what a number is of ends: before `trị giá`, which only says that it is its worth."""
    k = first
    while k > 0 and s.low[k - 1] in _BEFORE_NUMBER:
        k -= 1
    worth = k >= 2 and s.low[k - 2 : k] == ["trị", "giá"] and s.low[k - 3 : k - 2] != ["tổng"]
    return k - 2 if worth else first
