"""Who can do something, and which verbs behind them tell what they did or only which are meant."""

from __future__ import annotations

from ..lexicons import first_words, grammar
from ..text.document import Sentence
from .predicates import is_attribute

_TELLING_WHICH = grammar("telling_which")
_DEEDS = grammar("told_deeds")
_DEED_FIRSTS = first_words(_DEEDS)
_OF_ORGANISATIONS = (["đảng"], ["chính"], ["đoàn"], ["xã"], ["kinh"], ["cơ"])
_ACTORS = grammar("actors")
PEOPLE = grammar("joined_people") | grammar("units_of_people")


def is_told_deed(s: Sentence, k: int) -> bool:
    """Whether the verb at token k names no noun, so that it is told of those counted before it.

    >>> from ..text.document import tokens
    >>> is_told_deed(tokens("5 xã hoàn thành sớm"), 2), is_told_deed(tokens("5 lớp dạy nghề"), 2)
    (True, False)
    """
    if s.low[k] not in _DEED_FIRSTS:
        return False
    if s.pair(k) not in _DEEDS and " ".join(s.low[k : k + 3]) not in _DEEDS:
        return False
    organised = s.pair(k) == "tổ chức" and s.low[k + 2 : k + 3] in _OF_ORGANISATIONS
    return not (organised or is_attribute(s, k))


def tells_which(s: Sentence, k: int) -> bool:
    """Whether the verb at token k only tells which of them are meant: `5 hộ nuôi heo`.

    >>> from ..text.document import tokens
    >>> tells_which(tokens("5 hộ nuôi heo"), 2), tells_which(tokens("5 hộ thoát nghèo"), 2)
    (True, False)
    """
    return k < s.size and (s.low[k] in _TELLING_WHICH or s.pair(k) in _TELLING_WHICH)


def can_act(s: Sentence, unit_last: int) -> bool:
    """Whether those can do something whose unit ends at token `unit_last`.

    >>> from ..text.document import tokens
    >>> can_act(tokens("5 hộ"), 1), can_act(tokens("5 đơn"), 1)
    (True, False)
    """
    pair = s.pair(unit_last - 1) if unit_last else ""
    return is_people(s, unit_last) or s.low[unit_last] in _ACTORS or pair in _ACTORS


def is_people(s: Sentence, unit_last: int) -> bool:
    """Whether people are counted: `3 em về học`, but not `3 tiền án về trộm cắp`.

    >>> from ..text.document import tokens
    >>> is_people(tokens("3 em"), 1), is_people(tokens("3 tiền án"), 2)
    (True, False)
    """
    return s.low[unit_last] in PEOPLE or (unit_last > 0 and s.pair(unit_last - 1) in PEOPLE)
