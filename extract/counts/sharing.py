"""The predicate that a number has in common with those beside it: `5 xe và 4 tàu còn chạy tốt`."""

from __future__ import annotations

from ..facts import Count
from ..figures.numerals import NUMBER_WORDS
from ..syntax.actions import takes_clause
from ..syntax.actors import is_told_deed
from ..syntax.following import FINITE, MAIN, of_those_there, right_behind
from ..syntax.inherited import Told
from ..syntax.predicates import before_number, clause_start
from ..text.document import Sentence
from .acting import SIGNS
from .noun_phrases import item_end
from .nouns import read_noun

_JOINING = {",", "và", "cùng", "với"}
_BEFORE_NUMBER = SIGNS | {"với"}
_TELLING = FINITE | {"còn"}
_PARTING = (["là"], ["nên"])  # `5 nữ, 3 đại biểu là nông dân`
_UP_TO = (["đến"], ["-"], ["–"])
_MAIN = MAIN | {"đang"}
_LONGEST_ASIDE = 16  # tokens
_MOST = 4  # numbers behind the first


def shared_predicate(s: Sentence, item_last: int) -> str | None:
    """What is said behind the last of the counts that follow the one whose noun phrase ends at
    token `item_last`; None where none follows, or nothing is said.

    >>> from ..text.document import tokens
    >>> shared_predicate(tokens("có 5 xe và 4 tàu còn hoạt động tốt"), 2)
    'còn hoạt động tốt'
    """
    last = unit_last = item_last
    for _ in range(_MOST):
        if last + 1 >= s.size or s.low[last + 1] not in _JOINING:
            break
        number = _number(s, last + 2)
        unit = None if number is None else read_noun(s, number + 1, sure=False)
        if number is None or unit is None:
            break
        last, unit_last = item_end(s, unit.first, unit.last, number=number), unit.last
    if last == item_last:
        return None
    if last + 1 < s.size and (s.low[last + 1] in _TELLING or is_told_deed(s, last + 1)):
        return right_behind(s, last, opens=True)
    parted = s.low[last + 1 : last + 2] in _PARTING
    return None if parted else of_those_there(s, unit_last, last)


def _number(s: Sentence, k: int) -> int | None:
    """The token of the number that begins at token k, behind its signs: of a range the upper."""
    while k < s.size and s.low[k] in _BEFORE_NUMBER:
        k += 1
    if k >= s.size or not (s.kinds[k] == "n" or s.low[k] in NUMBER_WORDS):
        return None
    return k + 2 * (s.low[k + 1 : k + 2] in _UP_TO and s.kinds[k + 2 : k + 3] == ["n"])


def over_aside(s: Sentence, k: int) -> str | None:
    """What is said behind an aside between commas that opens at token k; None for no aside.

    >>> from ..text.document import tokens
    >>> over_aside(tokens("34 xã, phần lớn ở ven sông, đã ký"), 2)
    'ký'
    """
    if s.raw[k : k + 1] != [","]:
        return None
    near = range(k + 1, min(s.size - 1, k + _LONGEST_ASIDE))
    closing = next((n for n in near if s.raw[n] in ",;:."), 0)
    said = closing and s.raw[closing] == "," and s.low[closing + 1] in _MAIN
    return right_behind(s, closing, opens=True) if said else None


def is_told_later(s: Sentence, first: int, item_last: int, before: Told | None) -> bool:
    """Whether what is said of a number stands behind it: `giúp 2 hộ và 3 tổ
    vay vốn`, `2 hộ và 3 tổ đã vay`; `before` is the number told before it.

    >>> from ..text.document import tokens
    >>> s = tokens("giúp 2 hộ và 3 tổ vay vốn")
    >>> is_told_later(s, 1, 2, None), is_told_later(s, 4, 5, None)
    (True, False)
    """
    start, stop = before_number(s, first)
    joins = s.low[item_last + 1 : item_last + 2] in (["và"], ["cùng"])
    if joins and s.low[start:stop] == ["trong", "đó"]:
        return True  # `trong đó 2 cảnh sát và 1 lính cứu hỏa bị thương`
    if stop > start:
        return takes_clause(s, stop)
    opens = start == clause_start(s, first) and SIGNS.issuperset(s.low[start:first])
    return joins and opens and not (before and before.governed)


def told_of(s: Sentence, before: Count | None) -> Told | None:
    """What is said of the number before, where anything is.

    >>> from ..text.document import tokens
    >>> told_of(tokens("có 5 xã"), None) is None
    True
    """
    if before is None or before.action is None:
        return None
    at, end = before.start - s.start, before.end - s.start
    if before.item and (found := s.text.find(before.item, at)) in range(at, end):
        end = max(end, found + len(before.item))
    return Told(before.action, before.action in s.text[:at], s.index_at(s.start + end - 1) + 1)
