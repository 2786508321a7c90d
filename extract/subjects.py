"""The noun phrase a number is of: `thu ngân sách ước đạt 5 đồng` is one of thu ngân sách."""

from __future__ import annotations

import re

from .coordination import first_joined
from .document import Sentence
from .lexicons import grammar
from .predicates import CLAUSE_ENDS, clause_start, stands_before_number, verb_length
from .tokenizer import dictionary

_LONGEST_AGENT = 9  # tokens from được to the number
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
_PACTS = {"thỏa", "thoả", "hiệp", "công", "quy", "hương"}
_ADVERBS = {"hiện tại", "bên trong", "tồn tại"}
_OF_TIME = {"từ", "đến", "tới", "năm", "-", "–"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_CONNECTIVES = grammar("connectives")
_SAYING = [["cho", "thấy"], ["cho", "biết"], ["cho", "hay"], ["cho", "rằng"]]
_DANGLING = {"so", "hiện", "của", "với", "cho", "trong", "về", "tại", "do"}
_RESTATING = _BEFORE_NUMBER | grammar("restating")
_AFTER_SHARE = {"%", "gdp", "grdp", "cùng", "kỳ", "kì"}
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
    start, stop = _outside(s, first)
    while start < stop and s.kinds[stop - 1] == "n":
        first = stop - 1
        start, stop = _outside(s, first)
    if (headed := _headed(s, start, stop)) is not None:
        return _of_level(s, start, stop, headed)
    if stop < first and s.raw[stop] == "(" and not any(_is_link(s, k) for k in range(start, stop)):
        return _phrase(s, start, stop)
    near, end = _near(s, start, stop)
    if (passive := _passive(s, start, end)) is not None:
        return subject(s, passive)
    if (found := _listed(s, near, end)) is not None:
        return _of_level(s, start, end, found)
    return (
        _of_clause(s, start, end)
        or _listed(s, *_near(s, start, _before_links(s, start, stop)))
        or _of_clauses_before(s, start)
    )


def _of_level(s: Sentence, start: int, stop: int, headed: str) -> str:
    """What reaches `mức`, `tỷ lệ` or `ngưỡng`, where that is all the phrase says."""
    if headed.lower() not in BARE_LEVELS:
        return headed
    found = _of_clause(s, start, stop) or headed
    if found.lower().startswith(headed.lower()):
        found = _of_clauses_before(s, start) or headed
    return found


BARE_LEVELS = grammar("bare_levels")


def _near(s: Sentence, start: int, stop: int) -> tuple[int, int]:
    """The words right before token stop that can be a noun phrase, those of measure left out."""
    end = stop
    while end > start and stands_before_number(s, end - 1):
        end -= 1
    near = end
    worth = s.low[stop : stop + 2] == ["trị", "giá"]
    while near > start and s.kinds[near - 1] == "w" and not _ends_phrase(s, near - 1, stop):
        if worth and near >= start + 2 and verb_length(s, near - 2, stop) == 2:
            break
        near -= 1
    return near, end


def _before_links(s: Sentence, start: int, stop: int) -> int:
    while stop > start and (stands_before_number(s, stop - 1) or _is_link(s, stop - 1)):
        stop -= 1
    return stop


def _of_clause(s: Sentence, start: int, stop: int) -> str | None:
    """The subject of the clause of tokens start to stop: what stands before its first link."""
    start = _after_time(s, start, stop)
    end = next((k for k in range(start, stop) if _is_link(s, k) and not _goes_on(s, k, stop)), stop)
    return _listed(s, start, end)


def _goes_on(s: Sentence, k: int, stop: int) -> bool:
    """`khách đến huyện tăng 24%`: a place that is come to, with the predicate behind it."""
    if s.low[k] != "đến" or k + 1 >= stop or s.kinds[k + 1] != "w":
        return False
    return any(s.low[n] in ("tăng", "giảm", "đạt") for n in range(k + 2, stop))


def _of_clauses_before(s: Sentence, start: int) -> str | None:
    for _ in range(_CLAUSES_BACK):
        if start == 0:
            return None
        stop = start - 1
        start = _over_brackets(s, clause_start(s, stop))
        if (found := _of_clause(s, start, stop)) is not None:
            return found
    return None


def _after_time(s: Sentence, start: int, stop: int) -> int:
    """Behind a time that opens a clause: `năm 2013 thu ngân sách ước đạt`, `từ 2011 đến 2013 …`."""
    k = start
    while k < stop and (s.kinds[k] == "d" or s.low[k] in _OF_TIME or _YEAR.fullmatch(s.raw[k])):
        k += 1
    return k if any(s.kinds[n] in "dn" for n in range(start, k)) else start


def _listed(s: Sentence, start: int, stop: int) -> str | None:
    """The phrase of tokens start to stop, with the nouns that commas join to its first."""
    rest = _phrase(s, start, stop)
    if rest is None or (first := first_joined(s, start)) == start:
        return rest
    while first and s.kinds[first - 1] == "w" and not _ends_phrase(s, first - 1, stop):
        first -= 1
    lead = _phrase(s, first, start - 1)
    return f"{lead}, {rest}" if lead else rest


def _outside(s: Sentence, first: int) -> tuple[int, int]:
    """The clause before a number, from its first token to where what the number is of ends; that
    of a number that opens a bracket stands before the bracket: `thu nội địa (tương đương 5 tỷ)`."""
    k = first
    while k > 0 and s.low[k - 1] in _RESTATING:
        k -= 1
    if k > 1 and s.raw[k - 1] == "(":
        stop = k - 1
        while stop > 1 and (s.kinds[stop - 1] == "d" or s.low[stop - 1] in _AFTER_SHARE):
            stop -= 1
        if s.low[stop - 2 : stop] == ["so", "với"]:
            stop = next((n for n in range(stop, 0, -1) if s.kinds[n - 1] == "n"), stop - 2)
        return clause_start(s, stop), stop
    return _over_brackets(s, clause_start(s, first)), _before_worth(s, first)


def _passive(s: Sentence, start: int, end: int) -> int | None:
    """The `được` of a passive clause with its agent between the noun and the number: `mức thu đã
    được tỉnh giao 5%`; None where there is none."""
    for k in range(end - 3, max(start, end - _LONGEST_AGENT), -1):
        if s.low[k] == "được" and s.low[k - 1] == "đã":
            return k
        if s.kinds[k] != "w" or _is_link(s, k):
            return None
    return None


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
        if s.raw[k] == ";" or (s.low[k] == "với" and s.low[k + 1 : k + 3] != ["số", "tiền"]):
            break
        if s.low[k] == "và" and s.kinds[k - 1] == "d":
            break  # `hơn kế hoạch năm 2019 và bội chi ở mức 3,1%`
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
    if k and s.low[k - 1] in ("tăng", "giảm") and s.kinds[k + 1] == "n":
        return _is_link(s, k)  # `tăng chi 2,9%`
    return _is_link(s, k) or s.low[k] in _PREPOSITIONS or verb_length(s, k, stop) == 1


def _phrase(s: Sentence, start: int, stop: int) -> str | None:
    """Tokens start to stop without leading words and times; None where nothing is left."""
    while start < stop and (s.kinds[start] != "w" or s.low[start] in _LEADING):
        start += 1
    for n in (3, 2):
        if " ".join(s.low[start : start + n]) in _CONNECTIVES:
            start += n
    start = next((k + 2 for k in range(stop - 3, start, -1) if s.low[k : k + 2] in _SAYING), start)
    end = start
    while end < stop and s.kinds[end] in "wn-" and s.raw[end] not in CLAUSE_ENDS:
        end += 1
    while end > start and _dangles(s, end - 1):
        end -= 2 if s.low[end - 1] == "kiến" else 1
    if any(s.low[k] in _MODALS for k in range(start + 1, end)):
        return None  # `thành phố cần huy động 5 tỷ`: a clause
    if end <= start or " ".join(s.low[start:end]) in _OPENERS or _no_subject(s, start):
        return None
    return s.slice(start, end - 1)


def _dangles(s: Sentence, k: int) -> bool:
    """Whether a phrase cannot end with token k: a preposition, or `dự kiến`."""
    pair = f"{s.low[k - 1]} {s.low[k]}" if k else ""
    return pair == "dự kiến" or (s.low[k] in _DANGLING and pair not in _ADVERBS)


def _no_subject(s: Sentence, k: int) -> bool:
    """Whether a phrase begins with what is no noun: `thấp hơn`, but not `cao tốc`."""
    pair = " ".join(s.low[k : k + 2])
    return pair in _NO_SUBJECT or (s.low[k] in _NO_SUBJECT and pair not in dictionary())


def _is_link(s: Sentence, k: int) -> bool:
    if s.low[k] == "ước" and k and s.low[k - 1] in _PACTS:
        return False
    if s.low[k] in _IN_NOUNS and k + 1 < s.size and s.low[k + 1] in _IN_NOUNS[s.low[k]]:
        return False
    return s.low[k] in _LINKS or s.kinds[k] in "nd"
