"""The predicate a number answers to."""

from __future__ import annotations

from functools import cache, lru_cache

from .document import Sentence
from .lexicons import grammar, predicates
from .predicates import (
    AUXILIARIES,
    LONGEST_ACTION,
    before_number,
    is_attribute,
    is_board,
    predicate_start,
)
from .tokenizer import dictionary

_CAUSES = {"khiến", "làm"}  # `khiến 13 người chết`
_COPULAS = {"có", "là", "gồm", "còn", "đạt"}
_NO_PREDICATE = grammar("no_predicate")
_LEADS_TO_NUMBER = grammar("leads_to_number")
_VOICES = {"bị", "được", "làm"}  # `bị phạt`, `được hỗ trợ`, `làm chết`
_RANKED, _RANKS = {"xếp", "đứng"}, {"thứ", "hạng"}
_MOVES = {"lên", "xuống", "tới", "đến", "ước"}


def read_action(
    s: Sentence, first: int, counted: tuple[int, int], before: str | None = None
) -> str | None:
    """The predicate a number answers to: the verb before it with its object, else the one after
    its noun, else in a list that of the number before (`before`). `counted` are the last tokens of
    the unit and of what is counted.

    >>> from .document import tokens
    >>> s = tokens("các cơ quan đã trao quà cho 20 hộ nghèo")
    >>> read_action(s, 7, (8, 9))
    'trao quà'
    """
    start, stop = before_number(s, first)
    of_whole = " ".join(s.low[start : start + 2]) == "trong đó"
    if stop > start and s.low[stop - 1] in _COPULAS and not (of_whole and before):
        return _of_copula(s, start, stop, counted)
    begin, stop = _predicate(s, start, stop, first)
    if begin is not None and (s.low[stop - 1] in _CAUSES or _says(s, stop)):
        said = _after(s, counted[1], opens=True) or _within(s, *counted)
        return said or s.slice(begin, stop - 1)
    if begin is not None:
        return _from(s, begin, start, stop, first)
    said = _after(s, counted[1], opens=stop == start)
    return said or before or _within(s, *counted)


def _of_copula(s: Sentence, start: int, stop: int, counted: tuple[int, int]) -> str:
    """`có 3 người bị thương`: what follows; `tổng ước đạt 5`: the copula."""
    k = stop - 1
    said = _after(s, counted[1], opens=False) if s.low[k] == "có" else None
    if k > start and s.low[k - 1] == "ước":
        k -= 1
    return said or s.slice(k, stop - 1)


def _within(s: Sentence, unit_last: int, item_last: int) -> str | None:
    """The predicate within what is counted: `3 hộ thiếu nước`."""
    for k in range(unit_last + 1, item_last):
        if predicate_size(s, k, s.size) and not is_attribute(s, k):
            begin = k - 1 if k > unit_last + 1 and s.low[k - 1] in AUXILIARIES else k
            return s.slice(begin, _end_behind(s, k))
    return None


def _predicate(s: Sentence, start: int, stop: int, first: int) -> tuple[int | None, int]:
    """Where the predicate before a number begins and ends, without what only leads to the number:
    `trao quà cho 20 hộ`."""
    short = stop
    while short > start and _leads_to_number(s, short - 1):
        short -= 1
    for end in (short, stop):
        begin = predicate_start(s, start, end, predicate_size)
        if begin is not None:
            return begin, end
    had = _had(s, start, short)
    return (had, short) if had is not None else _moved(s, stop, first)


def _moved(s: Sentence, stop: int, first: int) -> tuple[int | None, int]:
    """`giá lên 98.000 đồng`, `đến từ 9 xã`: words that elsewhere only lead to the number."""
    if stop + 1 < first and f"{s.low[stop]} {s.low[stop + 1]}" in predicates():
        return stop, stop + 2
    return (stop, stop + 1) if stop < first and s.low[stop] in _MOVES else (None, stop)


def _had(s: Sentence, start: int, stop: int) -> int | None:
    """`có công suất 20 triệu lượt`: the verb and what is had."""
    found = [k for k in range(start, stop - 1) if s.low[k] == "có" and s.low[k + 1] != "thể"]
    return found[-1] if found and stop - found[-1] <= LONGEST_ACTION else None


def _leads_to_number(s: Sentence, k: int) -> bool:
    return s.low[k] in _LEADS_TO_NUMBER and f"{s.low[k - 1]} {s.low[k]}" not in predicates()


def _from(s: Sentence, begin: int, start: int, stop: int, first: int) -> str:
    """The predicate before a number, from its main verb on."""
    begin = _begin_of_main(s, begin, start, stop)
    last = stop - 1
    if stop < first:
        bare = predicate_size(s, begin, stop) == stop - begin
        ranked = s.low[last] in _RANKED and s.low[stop] in _RANKS  # `xếp thứ 3`
        last += ranked or (bare and s.low[stop] == "thêm")  # `mua thêm 3 xe`
    if begin > start and s.low[begin - 1] in _VOICES:
        begin -= 1
    return s.slice(begin, last)


def _says(s: Sentence, stop: int) -> bool:
    """`cho biết 12 hộ đã di dời`: what was said follows, with its own predicate."""
    return " ".join(s.low[max(0, stop - 2) : stop]) in _SAYING or s.low[stop - 1] in _SAYING


def _begin_of_main(s: Sentence, begin: int, start: int, stop: int) -> int:
    """Behind verbs that only lead to the next one: `tiến hành kiểm tra`, `đề xuất bổ sung`."""
    k = begin
    while k < stop and (n := predicate_size(s, k, stop)):
        begin, k = k, k + n
        if n == 1 and s.low[begin] not in _LEADING_VERBS:
            break
    return _first_of_two(s, begin, start)


_LEADING_VERBS = {"chịu", "tiếp", "xin", "nghe", "phải", "cố"}
_SAYING = grammar("saying_before_subject") | {"rằng"}


def _first_of_two(s: Sentence, begin: int, start: int) -> int:
    """Where `tiếp nhận, xử lý 230 tin` begins: a verb that a comma joins to one without object."""
    k = begin - 1
    if begin != start or k < 2 or s.raw[k] != ",":
        return begin
    return next((k - n for n in (2, 1) if predicate_size(s, k - n, k) == n), begin)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(verb.split(" ", 1)[0] for verb in predicates())


def predicate_size(s: Sentence, k: int, stop: int) -> int:
    """How many tokens the predicate has that begins at token k, 0 for none; a longer word hides a
    shorter one.

    >>> from .document import tokens
    >>> predicate_size(tokens("vụ cháy xảy ra 3 lần"), 2, 5)
    2
    """
    if s.low[k] not in _firsts() or s.kinds[k] != "w":
        return 0
    if s.raw[k][0].isupper() and (is_board(s, k) or (k > 0 and s.raw[k - 1] not in ".!?;:")):
        return 0
    behind = s.low[k + 1] if k + 1 < stop and s.kinds[k + 1] == "w" else ""
    return _word_size(s.low[k - 1] if k else "", s.low[k], behind)


@lru_cache(maxsize=1 << 16)
def _word_size(before: str, low: str, behind: str) -> int:
    pair = f"{low} {behind}"
    if behind and (pair in predicates() or pair in dictionary()):
        return 2 if pair in predicates() else 0
    return int(low in predicates() and f"{before} {low}" not in dictionary())


def _after(s: Sentence, item_last: int, *, opens: bool) -> str | None:
    """`1.750 lượt người tham dự`: the predicate that follows the noun phrase; where the number
    `opens` its clause, whatever says something of it."""
    k = item_last + 1
    if k >= s.size or s.kinds[k] != "w" or s.low[k] in _NO_PREDICATE:
        return None
    if not (opens or s.low[k] in AUXILIARIES or predicate_size(s, k, s.size)):
        return None
    while k + 1 < s.size and s.low[k] in _TENSES and s.kinds[k + 1] == "w":
        k += 1
    return s.slice(k, _end_behind(s, k))


def _end_behind(s: Sentence, first: int) -> int:
    """Where a predicate behind its number ends: before what only says where, when or why."""
    last = first
    while last + 1 < s.size and s.kinds[last + 1] == "w" and last - first < _LONGEST_AFTER:
        if last > first and s.low[last + 1] in _CIRCUMSTANCES:
            break
        last += 1
    while last > first and s.low[last] in _TRAILING:
        last -= 1
    return last


_LONGEST_AFTER = 7  # tokens behind the first of a predicate
_TENSES = {"đã", "sẽ", "cũng", "đều", "vẫn", "vừa", "mới", "cùng", "lần", "lượt"}
_CIRCUMSTANCES = grammar("circumstances")
_TRAILING = grammar("after_predicate")
