"""The predicate of an amount of money: what is done with it, not what only says what it is of."""

from __future__ import annotations

from ..lexicons import verbs
from ..syntax.copulas import is_copula
from ..syntax.governing import find_predicate, read_predicate
from ..text.document import Sentence
from .amounts import is_headed

_SPENT = {"hết"}  # `chi phí này hết 5 tỷ`
_PRICES = ("giá", "trị giá", "tổng trị giá", "tổng giá trị")


def of_money(s: Sentence, first: int, action: str | None, item: str | None) -> str | None:
    """The predicate of the amount at token `first` that is of `item`: of an `action` within the
    name of the amount (`nộp tiền sử dụng đất 5 tỷ`) the one before the name.

    >>> from ..text.document import tokens
    >>> s = tokens("chi tiền sử dụng đất 5 tỷ")
    >>> of_money(s, 5, "sử dụng đất", "tiền sử dụng đất")
    'chi'
    """
    if action is None or item is None or s.low[first - 1] == "là" or action in _SPENT:
        return action
    at = s.text.rfind(item, 0, s.starts[first] - s.start)
    within = f" {action} " in f"{item} ".removeprefix(action)
    if at < 0 or not within or not (is_headed(item) or item.lower().startswith("tiền ")):
        return without_amount(action, item)
    k = s.index_at(s.start + at)
    if k > 0 and is_copula(s, k - 1):
        return s.slice(k - 1, k - 1)
    found = find_predicate(s, k) if k > 0 else None
    return None if found is None else read_predicate(s, k, found)


def without_amount(action: str, item: str) -> str:
    """The predicate of an amount without the words that say what it is of: they are its item.

    >>> without_amount("hạ mức phí", "mức phí"), without_amount("có giá", "giá")
    ('hạ', 'có giá')
    """
    if item.startswith(_PRICES) or item in verbs():
        return action
    words, named = action.split(" "), item.split(" ")
    shared = (k for k in range(1, len(words)) if words[k:] == named[: len(words) - k])
    return " ".join(words[: next(shared, len(words))])
