"""The noun phrase a number is of: `thu ngân sách ước đạt 5 đồng` is one of thu ngân sách."""

from __future__ import annotations

import re

from .coordination import first_joined
from .document import Sentence
from .grades import is_graded
from .head_nouns import COUNTED, RELATIVE, headed
from .lexicons import grammar
from .predicates import clause_start, verb_length
from .subject_phrases import (
    PREPOSITIONS,
    before_links,
    before_signs,
    behind_cause,
    ends_phrase,
    is_link,
    phrase,
)

BARE_LEVELS = grammar("bare_levels")
_SIDES = grammar("trade_sides")
POINTING_BACK = grammar("pointing_back") | {f"{level} này" for level in BARE_LEVELS}
_LONGEST_AGENT = 9  # tokens from được to the number
_LONGEST_BRACKET = 16  # tokens
_CLAUSES_BACK = 4  # within which a subject is looked for
_BEFORE_NUMBER = grammar("before_number")
_GROWTH = {"tăng trưởng", "lãi", "lỗ"}  # verbs, too, where a subject stands before
_HEIGHTS = grammar("compared") | {"tượng", "kỷ"}
_NO_RELATIVE = {"thể", "xu", "dấu", "khả", "tính", "dự", "ước", "giảm", "tăng", "mức"}
_AMOUNTS = {"số", "lượng"}
_PREDICATES = {"tăng", "giảm", "đạt", "là", "chiếm", "vượt", "còn", "bằng"}
_OF_TIME = {"từ", "đến", "tới", "năm", "-", "–"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_RESTATING = _BEFORE_NUMBER | grammar("restating")
_AFTER_SHARE = {"%", "gdp", "grdp", "cùng", "kỳ", "kì"}
_IN_BRACKET = _RESTATING | {
    "cùng",
    "kỳ",
    "kì",
    "tăng",
    "giảm",
    "bằng",
    "đạt",
    "còn",
    "chiếm",
    "mới",
    "tỷ",
    "tỉ",
    "lệ",
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
    if (labelled := _labelled_rate(s, first)) is not None:
        return labelled
    first = _before_quoted(s, first)
    start, stop = _outside(s, first)
    start = _behind_share(s, start, stop)
    while start < stop and s.kinds[stop - 1] == "n":
        first = stop - 1
        start, stop = _outside(s, first)
    if (rated := _rated(s, start, stop)) is not None:
        return rated
    if (head := headed(s, start, stop)) is not None:
        return _of_level(s, start, stop, head)
    if stop < first and s.raw[stop] == "(" and not _has_link(s, start, stop):
        return phrase(s, start, stop)
    if (chosen := _chosen_from(s, start, stop)) is not None:
        return chosen
    near, end = _near(s, start, stop)
    if (passive := _passive(s, start, end)) is not None:
        return subject(s, passive)
    if (found := _listed(s, near, end)) is not None:
        return _of_level(s, start, end, found)
    return (
        _of_clause(s, start, end)
        or _listed(s, *_near(s, start, before_links(s, start, stop)))
        or _of_clauses_before(s, start)
    )


def _rated(s: Sentence, start: int, stop: int) -> str | None:
    """`tỷ lệ xã có đường được cứng hóa đạt 100%`, `đến năm 2020 số xã đạt chuẩn chiếm 50%`: all of
    a clause that says what a rate or number is of, whatever verbs are in it."""
    end = before_links(s, start, stop)
    if end == stop or any(s.kinds[k] == "n" and s.low[k + 1] != "tuổi" for k in range(start, end)):
        return None
    begins = [start, *(k + 1 for k in range(start, end) if s.kinds[k] == "d")]
    for k in begins:
        rate = end - k > 2 and f"{s.low[k]} {s.low[k + 1]}" in _RATES
        if rate or (k > start and end - k > 2 and s.low[k] == "số"):
            return s.slice(k, end - 1)
    return None


_RATES = {"tỷ lệ", "tỉ lệ"}


def _labelled_rate(s: Sentence, first: int) -> str | None:
    """`- Tỷ lệ trẻ dưới 5 tuổi được tiêm: 92%`: all of a label before a colon that begins with a
    rate, the numbers in it included."""
    colon = first - 1
    if colon < 2 or s.raw[colon] != ":":
        return None
    start = colon
    while start and s.raw[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    rate = next((k for k in range(start, colon - 2) if s.pair(k) in _RATES), None)
    return None if rate is None else s.slice(rate, colon - 1)


_SENTENCE_ENDS = set(";.:!?()")


def _before_quoted(s: Sentence, first: int) -> int:
    """`lãi suất “cắt cổ” 180%`: where the quoted word before a number opens, which only colours."""
    if first < 3 or s.raw[first - 1] not in _CLOSING:
        return first
    near = range(first - 3, max(0, first - _LONGEST_QUOTE), -1)
    return next((k for k in near if s.raw[k] in _OPENING), first)


def _behind_share(s: Sentence, start: int, stop: int) -> int:
    """Where the clause begins that và joins to a share: `thép giảm 5% và xi măng giảm 2%`."""
    for k in range(stop - 2, start, -1):
        if s.raw[k - 1] == "%" and s.low[k] in ("và", "hay", "còn", "trong"):
            behind = k + 2 if s.low[k + 1] == "khi" else k + 1
            return behind if behind < stop and not is_link(s, behind) else start
    return start


_OPENING, _CLOSING = set("“\"'‘"), set("”\"'’")
_LONGEST_QUOTE = 8  # tokens


def _chosen_from(s: Sentence, start: int, stop: int) -> str | None:
    """`Trong số những hộ đã đăng ký, có 35%`: those of whom some are told."""
    if start < 3 or s.raw[start - 1] != "," or before_links(s, start, stop) > start:
        return None
    k = clause_start(s, start - 1)
    if s.low[k : k + 2] != ["trong", "số"]:
        return None
    return s.slice(k + 2, start - 2) if start - 2 >= k + 2 else None


def _of_level(s: Sentence, start: int, stop: int, headed: str) -> str:
    """What reaches `mức`, `tỷ lệ` or `ngưỡng`, where that is all the phrase says."""
    low = headed.lower()
    if low in _GROWTH:
        k = next(k for k in range(stop - 1, start - 1, -1) if s.low[k] == low.split()[0])
        return (_of_clause(s, start, k) if k > start else None) or headed
    if low == "giá" and (priced := _priced(s, start, stop)) is not None:
        return priced
    height = low.startswith("mức ") and low.split()[1] in _HEIGHTS
    if low in POINTING_BACK or not (height or low in BARE_LEVELS):
        return headed
    found = _of_clause(s, start, stop) or headed
    if found.lower().startswith(headed.lower()):
        found = _of_clauses_before(s, start) or headed
    return found


def _priced(s: Sentence, start: int, stop: int) -> str | None:
    """`mua máy ủi với giá 5 triệu`, `mũ bay có giá 5 tỷ`: what has the bare `giá` before the
    number."""
    k = next((k for k in range(stop - 1, start, -1) if s.low[k] == "giá"), start)
    if k == start or s.low[k - 1] not in ("có", "với"):
        return None
    near, end = _near(s, start, k - 1)
    if near == end and s.low[k - 1] == "có":
        return _of_clause(s, start, end)  # `chiếc mũ đã có giá`
    led = near > start and s.low[near - 1] in PREPOSITIONS | {"và"}
    return None if led else _listed(s, near, end)


def _has_link(s: Sentence, start: int, stop: int) -> bool:
    return any(is_link(s, k) for k in range(start, stop))


def _near(s: Sentence, start: int, stop: int) -> tuple[int, int]:
    """The words right before token stop that can be a noun phrase, those of measure left out."""
    near = end = before_signs(s, start, stop)
    worth = s.low[stop : stop + 2] == ["trị", "giá"]
    while near > start and _is_word(s, near - 1) and not ends_phrase(s, near - 1, stop):
        if worth and near >= start + 2 and verb_length(s, near - 2, stop) == 2:
            break
        near -= 1
    return near, end


def _is_word(s: Sentence, k: int) -> bool:
    """Whether token k is a word of a noun phrase: `xăng RON 95-III` with its grade."""
    if s.kinds[k] == "w" or is_graded(s, k):
        return True
    return s.raw[k] == "-" and is_graded(s, k - 1) and s.raw[k + 1].isupper()


def _of_clause(s: Sentence, start: int, stop: int) -> str | None:
    """The subject of the clause of tokens start to stop: what stands before its first link."""
    start = behind_cause(s, _after_time(s, start, stop), stop)
    links = (k for k in range(start, stop) if is_link(s, k) and not _goes_on(s, start, k, stop))
    found = _listed(s, start, next(links, stop))
    return None if found is None or found.lower() in _SIDES else found


def _goes_on(s: Sentence, start: int, k: int, stop: int) -> bool:
    """`khách đến huyện tăng 24%`, `hàng từ Lào giảm`, `số hộ được vay đạt`: the link at token k
    belongs to the subject, with the predicate behind it."""
    if k == start or k + 1 >= stop or s.kinds[k + 1] != "w":
        return False
    if s.low[k] in RELATIVE:
        counted = s.low[start] in _AMOUNTS or " ".join(s.low[start : start + 2]) in COUNTED
        if not counted or s.low[k + 1] in _NO_RELATIVE:
            return False
    elif s.low[k] not in ("đến", "từ", "ở") or s.low[k + 1] == "mức" or is_link(s, k - 1):
        return False
    return any(s.low[n] in _PREDICATES for n in range(k + 2, stop))


def _of_clauses_before(s: Sentence, start: int) -> str | None:
    for _ in range(_CLAUSES_BACK):
        if start == 0:
            return None
        stop = start - 1
        start = _over_brackets(s, clause_start(s, stop))
        told_by = s.low[start] == "theo" and s.low[start + 1] != "đó"
        if told_by:
            continue
        if (found := headed(s, start, stop) or _of_clause(s, start, stop)) is not None:
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
    rest = phrase(s, start, stop)
    if rest is None or (first := first_joined(s, start)) == start:
        return rest
    while first and s.kinds[first - 1] == "w" and not ends_phrase(s, first - 1, stop):
        first -= 1
    lead = phrase(s, first, start - 1)
    if lead is None:
        return rest
    joined = (s.slice(k, start - 2) for k in range(first, start - 1))  # `nông, lâm, thủy sản`
    return f"{next((p for p in joined if p.startswith(lead)), lead)}, {rest}"


def _outside(s: Sentence, first: int) -> tuple[int, int]:
    """The clause before a number, from its first token to where what the number is of ends; that
    of a number that opens a bracket stands before the bracket: `thu nội địa (tương đương 5 tỷ)`."""
    k = first
    while k > 0 and (s.low[k - 1] in _IN_BRACKET or s.kinds[k - 1] == "d"):
        k -= 1
    if k > 1 and s.raw[k - 1] == "(":
        stop = k - 1
        while stop > 1 and (s.kinds[stop - 1] == "d" or s.low[stop - 1] in _AFTER_SHARE):
            stop -= 1
        return _before_comparison(s, clause_start(s, stop), stop)
    return _over_brackets(s, clause_start(s, first)), _before_worth(s, first)


def _before_comparison(s: Sentence, start: int, stop: int) -> tuple[int, int]:
    """The clause of tokens start to stop without `so với` and what follows it; up to the number
    that is compared, where one stands before: `đạt 5 tỷ so với cùng kỳ (3 tỷ)`."""
    k = next((k for k in range(start, stop - 1) if s.low[k : k + 2] == ["so", "với"]), stop)
    if k == stop or "n" in s.kinds[k:stop]:
        return start, stop
    return start, next((n for n in range(k, start, -1) if s.kinds[n - 1] == "n"), k)


def _passive(s: Sentence, start: int, end: int) -> int | None:
    """The `được` of a passive clause with its agent between the noun and the number: `mức thu đã
    được tỉnh giao 5%`; None where there is none."""
    for k in range(end - 3, max(start, end - _LONGEST_AGENT), -1):
        if s.low[k] == "được" and s.low[k - 1] == "đã":
            return k
        if s.kinds[k] != "w" or is_link(s, k):
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
    opened = next(
        (k for k in range(start - 2, max(-1, start - _LONGEST_BRACKET), -1) if s.raw[k] == "("),
        None,
    )
    return start if opened is None else clause_start(s, opened)
