"""The noun phrase a number is of: `thu ngân sách ước đạt 5 đồng` is one of thu ngân sách."""

from __future__ import annotations

from .document import Sentence
from .lexicons import grammar
from .predicates import CLAUSE_ENDS, clause_start, stands_before_number, verb_length
from .tokenizer import dictionary

_CLAUSES_BACK = 4  # within which a subject is looked for
_BEFORE_NUMBER = grammar("before_number")
_PREPOSITIONS = grammar("prepositions")
_HEADS = grammar("money_heads")
_HEAD_FIRSTS = frozenset(head.split()[0] for head in _HEADS)
_JOINED_HEADS = _HEADS | {"số"}
_HEAD_TAILS = grammar("head_tails")
_HEAD_WORDS = frozenset(word for head in _HEADS for word in head.split())
_OPENERS = grammar("openers")
_MODALS = {"cần", "phải"}
_NO_SUBJECT = grammar("no_subject")
_LEADING = grammar("leading")
_LINKS = grammar("links")
_IN_NOUNS = {  # links that begin nouns, too: `chỉ số`, `khoảng cách`, `dự toán`
    "chỉ": {"số", "tiêu", "thị", "đạo"},
    "khoảng": {"cách", "trống"},
    "dự": {"án", "toán", "thảo", "trữ", "phòng", "luật"},
    "còn": {"lại"},
}


def subject(s: Sentence, first: int) -> str | None:
    """The noun phrase a number is of: the one that stands right before it, else the subject of its
    clause, else that of a clause before.

    >>> from .document import tokens
    >>> subject(tokens("thu ngân sách ước đạt 5 đồng"), 5)
    'thu ngân sách'
    >>> subject(tokens("nhận mức giá 5 đồng"), 3)
    'mức giá'
    """
    start, stop = clause_start(s, first), _before_worth(s, first)
    start = _over_brackets(s, start)
    if (headed := _headed(s, start, stop)) is not None:
        return headed
    near = stop
    while near > start and stands_before_number(s, near - 1):
        near -= 1
    end = near
    worth = stop < first
    while near > start and s.kinds[near - 1] == "w" and not _ends_phrase(s, near - 1, stop):
        if worth and near >= start + 2 and verb_length(s, near - 2, stop) == 2:
            break
        near -= 1
    found = _phrase(s, near, end)
    for _ in range(_CLAUSES_BACK):
        if found is not None:
            break
        while start < stop and s.kinds[start] == "d":
            start += 1  # `năm 2013 thu ngân sách ước đạt`
        end = next((k for k in range(start, stop) if _is_link(s, k)), stop)
        found = _phrase(s, start, end)
        if start == 0:
            break
        stop = start - 1
        start = _over_brackets(s, clause_start(s, stop))
    return found


def _before_worth(s: Sentence, first: int) -> int:
    """Where what a number is of ends: before `trị giá`, which only says that it is its worth."""
    k = first
    while k > 0 and s.low[k - 1] in _BEFORE_NUMBER:
        k -= 1
    return k - 2 if k >= 2 and s.low[k - 2 : k] == ["trị", "giá"] else first


def _over_brackets(s: Sentence, start: int) -> int:
    """Where the clause starts that a bracket at its start only explains: `thu ngân sách (NSNN)`."""
    if start == 0 or s.raw[start - 1] != ")":
        return start
    opened = next((k for k in range(start - 2, max(-1, start - 8), -1) if s.raw[k] == "("), None)
    return start if opened is None else clause_start(s, opened)


def _headed(s: Sentence, start: int, stop: int) -> str | None:
    """The phrase that a head such as `doanh thu`, `mức giá` begins and the number ends."""
    end = stop
    while end > start and (stands_before_number(s, end - 1) or _is_link(s, end - 1)):
        end -= 1
    found = None
    for k in range(end - 1, start - 1, -1):
        if _is_link(s, k) and s.kinds[k] != "d" and s.low[k] not in _HEAD_WORDS:
            break
        if s.raw[k] == ";":
            break
        if s.low[k] in _HEAD_FIRSTS and any(
            " ".join(s.low[k : k + n]) in _HEADS for n in (1, 2, 3, 4)
        ):
            found = k
    if found is None:
        return _joined_head(s, start, end)
    end = next((k for k in range(found, end) if s.raw[k] == "("), end)
    while end > found + 1 and s.low[end - 1] in _HEAD_TAILS:
        end -= 1
    return _phrase(s, found, end)


def _joined_head(s: Sentence, start: int, end: int) -> str | None:
    """`Số lượng cấp ủy viên cấp tỉnh, huyện sẽ`: a headed phrase goes on behind a comma."""
    if not start < end <= start + 4 or start == 0 or s.raw[start - 1] != ",":
        return None
    if any(s.kinds[k] != "w" or s.low[k] in _LEADING for k in range(start, end)):
        return None
    first = clause_start(s, start - 1)
    if first >= start - 1 or any(
        _is_link(s, k) or s.kinds[k] == "n" for k in range(first, start - 1)
    ):
        return None
    head = next((n for n in (1, 2, 3, 4) if " ".join(s.low[first : first + n]) in _JOINED_HEADS), 0)
    return s.slice(first, end - 1) if head else None


def _ends_phrase(s: Sentence, k: int, stop: int) -> bool:
    return _is_link(s, k) or s.low[k] in _PREPOSITIONS or verb_length(s, k, stop) == 1


def _phrase(s: Sentence, start: int, stop: int) -> str | None:
    """Tokens start to stop without leading words and times; None where nothing is left."""
    while start < stop and (s.kinds[start] != "w" or s.low[start] in _LEADING):
        start += 1
    end = start
    while end < stop and s.kinds[end] in "wn-" and s.raw[end] not in CLAUSE_ENDS:
        end += 1
    if any(s.low[k] in _MODALS for k in range(start + 1, end)):
        return None  # `thành phố cần huy động 5 tỷ`: a clause
    if end == start or " ".join(s.low[start:end]) in _OPENERS or _no_subject(s, start):
        return None
    return s.slice(start, end - 1)


def _no_subject(s: Sentence, k: int) -> bool:
    """Whether a phrase begins with what is no noun: `thấp hơn`, but not `cao tốc`."""
    pair = " ".join(s.low[k : k + 2])
    return pair in _NO_SUBJECT or (s.low[k] in _NO_SUBJECT and pair not in dictionary())


def _is_link(s: Sentence, k: int) -> bool:
    if s.low[k] in _IN_NOUNS and k + 1 < s.size and s.low[k + 1] in _IN_NOUNS[s.low[k]]:
        return False
    return s.low[k] in _LINKS or s.kinds[k] in "nd"
