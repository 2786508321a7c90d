"""Heads that a number stands under: what it counts is named farther before it, once for many."""

from __future__ import annotations

from dataclasses import replace

from ..counts.nouns import UnitMatch, closes, noun_before, read_noun
from ..syntax.actors import PEOPLE
from ..syntax.predicates import PASSIVES, clause_start
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .goals import goal_of
from .ones import PLURALS
from .single_numbers import Quantity

REACHING = {"là", "đạt", "được", ":", "gần", "hơn", "mức", "từ", "lên", "xuống"}
_FROM = (["giảm", "từ"], ["tăng", "từ"])
_TO = {"xuống", "lên", "còn"}
_KIND_NAME = 6  # tokens between gồm and a number
_LONGEST_KIND = 9  # tokens of what names a kind before its number
_LONGEST_NAME = 3  # tokens


def under_head(s: Sentence, q: Quantity) -> UnitMatch | None:
    """What is counted where its head stands farther before the number: `Số đơn gồm khiếu nại 14`,
    `Tổng số phiếu phát ra 320`, `Đảng viên được giám sát là 74`.

    >>> from ..text.document import tokens
    >>> from .single_numbers import read_single
    >>> s = tokens("Tổng số phiếu phát ra 320.")
    >>> under_head(s, read_single(s, 5)).name
    'phiếu'
    """
    if not closes(s, q.after):
        return _of_moved(s, q)
    k = q.first - 1
    while k > 0 and s.kinds[k] == "w" and s.low[k] != "gồm" and q.first - k < _KIND_NAME:
        k -= 1
    if s.low[k] == "gồm":
        return noun_before(s, k + 1)
    start = clause_start(s, q.first)
    if s.low[start : start + 2] == ["tổng", "số"]:
        found = noun_before(s, q.first, linked=False)
        if found is None and s.low[q.first - 1] == "là":
            found = read_noun(s, start + 2, sure=True)  # `Tổng số học sinh 3 cấp học là 418`
        return found
    if s.low[q.first - 1] == "là" and not PASSIVES.isdisjoint(s.low[start : q.first]):
        return _people_at(s, start)
    if s.low[start] == "tổng" and s.low[q.first - 1] in REACHING:
        return read_noun(s, start + 1, sure=True)  # `Tổng biên chế năm 2018 là 12.345, gồm …`
    return None


def _of_moved(s: Sentence, q: Quantity) -> UnitMatch | None:
    """`trường tiểu học giảm từ 206 xuống 96`, `sắp xếp lại các trường (giảm từ 206 xuống 96)`:
    those that open the clause, or that the bracket stands behind."""
    k = q.first - 2
    end = goal_of(s, q) if s.low[k : q.first] in _FROM and s.low[q.after] in _TO else None
    if end is None or not closes(s, end.after):
        return None
    first, last = clause_start(s, k), k - 1
    if s.raw[last] == "(":
        last -= 1
        near = range(last, clause_start(s, last) - 1, -1)
        first = next((n + 1 for n in near if [s.low[n]] in PLURALS), k)
    noun = read_noun(s, first, sure=True)
    return None if noun is None else replace(noun, last=last)


def under_colon(s: Sentence, q: Quantity) -> UnitMatch | None:
    """`Kết quả kỷ luật đoàn viên: khiển trách 31 (52%), cảnh cáo 17`: the words before the colon
    end with what is counted, or begin with it, and more kinds with their numbers follow.

    >>> from ..text.document import tokens
    >>> from .single_numbers import read_single
    >>> s = tokens("Kỷ luật đảng viên: khiển trách 28, cảnh cáo 21")
    >>> under_colon(s, read_single(s, 7)).name
    'đảng viên'
    """
    k = _opener(s, q.first)
    if k < 1 or k == q.first - 1 or s.raw[k] != ":" or not _is_followed_alike(s, q.after):
        return None
    start = clause_start(s, k)
    for j in (k - 3, k - 2, k - 1):
        inside = j > start and s.pair(j - 1) in dictionary()  # chuyên môn
        noun = read_noun(s, j, sure=True) if j >= start and not inside else None
        if noun is not None and noun.last == k - 1:
            return noun
    return None


def people_before(s: Sentence, q: Quantity) -> UnitMatch | None:
    """The people of a list that names each before their number: `(tỉnh ủy viên 7; đảng ủy viên và
    tương đương 27)`.

    >>> from ..text.document import tokens
    >>> from .single_numbers import read_single
    >>> s = tokens("(giáo viên 7; học sinh 27)")
    >>> people_before(s, read_single(s, 3)).name
    'giáo viên'
    """
    k = _opener(s, q.first)
    listed = s.raw[k] in "(;" and k < q.first - 1 and closes(s, q.after)
    people = _people_at(s, k + 1) if listed else None
    named = people is not None and (people.last == q.first - 1 or s.low[people.last + 1] == "và")
    return people if named else None


def _opener(s: Sentence, first: int) -> int:
    """The mark before the words that a kind is named by before its number at token `first`."""
    k = first - 1
    while k > 0 and s.kinds[k] == "w" and first - k < _LONGEST_KIND:
        k -= 1
    return k


def _people_at(s: Sentence, k: int) -> UnitMatch | None:
    for n in range(k + _LONGEST_NAME, k, -1):
        if " ".join(s.low[k:n]) in PEOPLE:
            return UnitMatch(k, n - 1, s.slice(k, n - 1), "count", "noun.known")
    return None


def _is_followed_alike(s: Sentence, k: int) -> bool:
    """Whether `, cảnh cáo 21` stands at token k, or behind what is in brackets there."""
    if s.raw[k : k + 1] == ["("]:
        k = next((n + 1 for n in range(k, s.size) if s.raw[n] == ")"), s.size)
    if s.raw[k : k + 1] not in ([","], [";"]):
        return False
    n = k + 1
    while n < s.size and s.kinds[n] == "w" and n - k < _LONGEST_KIND:
        n += 1
    behind = n + 3 if s.raw[n + 1 : n + 2] == ["/"] else n + 1
    return n > k + 1 and s.kinds[n : n + 1] == ["n"] and closes(s, behind)
