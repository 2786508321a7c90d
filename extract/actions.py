"""The predicate a number answers to."""

from __future__ import annotations

from .document import Sentence
from .following import FINITE, MAIN, further_on, inside, of_subject, right_behind, turns
from .governing import CONJUNCTIONS, find_predicate, moves_on, read_predicate
from .lexicons import grammar
from .predicates import before_number, clause_start
from .verb_groups import verb_before, verbs_end

_CAUSES = {"khiến", "làm"}  # `khiến 13 người chết`
_CLAUSE_TAKERS = grammar("clause_takers") | grammar("saying_before_subject") | _CAUSES
_COPULAS = {"có", "là", "gồm", "còn", "đạt"}
_BEFORE_COPULA = {"ước", "bao", "gồm", "xuống", "lên", "tăng", "giảm"}
_FRONTED = grammar("fronted_verbs")
_NO_OWNER = grammar("no_owner")
_JOINING = {"nhưng", "và", "thì", "rằng", "mà"}


def read_action(
    s: Sentence,
    first: int,
    counted: tuple[int, int],
    before: str | None = None,
    *,
    governed: bool = False,
) -> str | None:
    """The predicate a number answers to: the verb before it with its object, else the one after
    its noun, else in a list that of the number before (`before`; `governed` where it stands before
    that number). `counted` are the last tokens of the unit and of what is counted.

    >>> from .document import tokens
    >>> s = tokens("các cơ quan đã trao quà cho 20 hộ nghèo")
    >>> read_action(s, 7, (8, 9))
    'trao quà'
    """
    if before and moves_on(s, first):
        return before
    start, stop = before_number(s, first)
    of_whole = s.low[start : start + 2] == ["trong", "đó"]
    if stop > start and s.low[stop - 1] in _COPULAS and not (of_whole and before):
        return _of_copula(s, start, stop, counted)
    if s.low[max(0, first - 2) : first] in _CHOSEN:
        return of_subject(s, *counted) or before
    if stop > start and _takes_clause(s, stop) and (said := of_subject(s, *counted)):
        return said
    found = find_predicate(s, first, (start, stop))
    if found is not None:
        if s.low[found[2] - 1] in _CAUSES:
            return s.slice(found[1], found[2] - 1)
        return read_predicate(s, first, found)
    return _behind(s, counted, before, opens=stop == start, governed=governed)


_CHOSEN = (["trong", "số"], ["danh", "sách"])  # `nằm trong số 12 người bị bắt`


def is_bare(s: Sentence, first: int) -> bool:
    """Whether words without a verb stand before the number at token `first`: `diện tích 5 ha`.

    >>> from .document import tokens
    >>> is_bare(tokens("diện tích khoảng 5 ha"), 3), is_bare(tokens("trồng 5 ha"), 1)
    (True, False)
    """
    start, stop = before_number(s, first)
    return (
        stop > start == clause_start(s, first) and find_predicate(s, first, (start, stop)) is None
    )


def _behind(
    s: Sentence, counted: tuple[int, int], before: str | None, *, opens: bool, governed: bool
) -> str | None:
    """The predicate of a number without one before it."""
    if governed and opens:
        said = right_behind(s, counted[1], opens=True) if turns(s, counted[1] + 1) else None
    else:
        main = further_on(s, counted[0], MAIN) if opens else None
        said = main or right_behind(s, counted[1], opens=opens)
    return said or before or inside(s, *counted) or further_on(s, counted[1])


def _takes_clause(s: Sentence, stop: int) -> bool:
    """`cho phép 2 công ty xuất khẩu`: a verb or a conjunction before a clause of its own."""
    low = s.low[stop - 1]
    if low in CONJUNCTIONS or low in _CLAUSE_TAKERS:
        return True
    return " ".join(s.low[max(0, stop - 2) : stop]) in _CLAUSE_TAKERS


def _of_copula(s: Sentence, start: int, stop: int, counted: tuple[int, int]) -> str:
    """`có 3 người bị thương`: what follows; `giá được áp dụng là 5`: the verb; `tổng ước đạt 5`:
    the copula."""
    k = stop - 1
    if s.low[k] in ("có", "còn"):
        if s.low[k] == "có" and " ".join(s.low[start : start + 2]) in _FRONTED:
            return s.slice(start, start + 1)  # `tham dự đại hội có 300 đại biểu`
        said = right_behind(s, counted[1], opens=False)
        if said is None:
            marks = FINITE if _has_no_owner(s, start, k) else MAIN
            said = further_on(s, counted[1], marks)
        if said is not None:
            return said
    if s.low[k] == "là" and (verb := verb_before(s, start, k)) is not None:
        return s.slice(verb, verbs_end(s, verb, k) - 1)
    if k > start and s.low[k - 1] in _BEFORE_COPULA:
        k -= 1
    return s.slice(k, stop - 1)


def _has_no_owner(s: Sentence, start: int, k: int) -> bool:
    """Whether có at token k says only that there is something: no subject stands before."""
    joined = next((n for n in range(k - 1, start - 1, -1) if s.low[n] in _JOINING), None)
    if joined is not None:
        start = joined + 1
    elif start > 0 and s.kinds[start - 1] == "n":
        return False
    return all(s.low[n] in _NO_OWNER or s.kinds[n] == "d" for n in range(start, k))
