"""The noun phrase a number is of: `thu ngân sách ước đạt 5 đồng` is one of thu ngân sách."""

from __future__ import annotations

import re

from ..counts.coordination import first_joined
from ..lexicons import grammar
from ..text.document import Sentence, tokens
from ..text.tokenizer import dictionary
from .causes import behind_cause
from .grades import is_graded
from .head_nouns import COUNTED, RELATIVE, budget_line, headed, labelled_list, labelled_rate, rated
from .plans import is_planned
from .predicates import clause_start, verb_length
from .subject_bounds import outside, over_brackets
from .subject_phrases import (
    PREPOSITIONS,
    before_links,
    before_signs,
    ends_phrase,
    is_link,
    phrase,
)

BARE_LEVELS = grammar("bare_levels")
_SIDES = grammar("trade_sides")
POINTING_BACK = grammar("pointing_back") | {f"{level} này" for level in BARE_LEVELS}
_LONGEST_AGENT = 9  # tokens from được to the number
_CLAUSES_BACK = 4  # within which a subject is looked for
_GROWTH = {"tăng trưởng", "lãi", "lỗ"}  # verbs, too, where a subject stands before
_LOSES = {"mất", "sụt", "rớt", "trượt", "lên", "xuống"}
_UP_TO = {"đến", "tới", "khoảng", "hơn", "gần", "được", "trên", "dưới", "thêm"}
_HEIGHTS = grammar("compared") | {"tượng", "kỷ", "khá", "rất", "tương"}
_NO_RELATIVE = {"thể", "xu", "dấu", "khả", "tính", "dự", "ước", "giảm", "tăng", "mức"}
_OF_PRICES = {"tăng", "giảm", "nâng", "ra", "vùng", "mức", "đơn", "khung", "bảng", "và"}
_PRICES = {"giá", "giá bán", "giá trị", "tổng giá trị", "tổng trị giá"}
_BELONGING = {"của", "tại", "ở", "trong", "thuộc", "bằng", "cho"}
_PREDICATES = {"tăng", "giảm", "đạt", "là", "chiếm", "vượt", "còn", "bằng"}
_MOVES = {"tăng", "giảm", "nâng", "hạ"}
_OF_TIME = {"từ", "đến", "tới", "năm", "-", "–", "trong", "vào", "cuối", "đầu"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_PLAN, _LONGEST_QUOTE = 7, 8  # tokens
_OPENING, _CLOSING = set("“\"'‘"), set("”\"'’")


def subject(s: Sentence, first: int) -> str | None:
    """The noun phrase a number is of: the one that stands right before it, else the subject of its
    clause, else that of a clause before.

    >>> from ..text.document import tokens
    >>> subject(tokens("thu ngân sách ước đạt 5 đồng"), 5)
    'thu ngân sách'
    >>> subject(tokens("nhận mức giá 5 đồng"), 3)
    'mức giá'
    """
    if (labelled := labelled_rate(s, first) or labelled_list(s, first)) is not None:
        return labelled
    first = _before_quoted(s, first)
    start, stop = outside(s, first)
    start = _behind_share(s, start, stop)
    while start < stop and s.kinds[stop - 1] == "n":
        first = stop - 1
        start, stop = outside(s, first)
    end = before_links(s, start, stop)
    whole = budget_line(s, start, end) or (rated(s, start, end) if end < stop else None)
    if whole is not None:
        return whole
    if (head := headed(s, start, end)) is not None:
        return _of_level(s, start, stop, head)
    if stop < first and s.raw[stop] == "(" and not _has_link(s, start, stop):
        return phrase(s, start, stop)
    if end <= start and (chosen := _chosen_from(s, start)) is not None:
        return chosen
    return _near_or_before(s, start, stop, end)


def _near_or_before(s: Sentence, start: int, stop: int, linked: int) -> str | None:
    """The noun phrase right before token stop, else the subject of its clause, else the one before
    its links, which begin at token `linked`, else the subject of a clause before."""
    near, end = _near(s, start, stop)
    if (passive := _passive(s, start, end)) is not None:
        return subject(s, passive)
    if (found := _listed(s, near, end)) is not None:
        return _of_level(s, start, end, found)
    if (found := _of_clause(s, start, end)) is not None:
        return found
    if (found := _listed(s, *_near(s, start, linked))) is not None:
        return _of_level(s, start, linked, found)
    return _of_clauses_before(s, start)


def _before_quoted(s: Sentence, first: int) -> int:
    """`lãi suất “cắt cổ” 180%`: where the quoted word before a number opens, which only colours."""
    if first < 3 or s.raw[first - 1] not in _CLOSING:
        return first
    near = range(first - 3, max(0, first - _LONGEST_QUOTE), -1)
    return next((k for k in near if s.raw[k] in _OPENING), first)


def _behind_share(s: Sentence, start: int, stop: int) -> int:
    """Where the clause begins that và joins to a share: `thép giảm 5% và xi măng giảm 2%`."""
    for k in range(stop - 2, start, -1):
        if s.low[k] == "nhưng" and "%" in s.raw[start:k]:
            return k + 1
        planned = s.low[k] == "và" and _ends_plan(s, start, k)
        if planned or (s.raw[k - 1] == "%" and s.low[k] in ("và", "hay", "còn", "trong")):
            behind = k + 2 if s.low[k + 1] == "khi" else k + 1
            return behind if behind < stop and not is_link(s, behind) else start
    return start


def _ends_plan(s: Sentence, start: int, k: int) -> bool:
    """`đạt 60% dự toán giao và chi là 5 tỷ`: a plan that a share is held to ends before token k."""
    sign = next((n for n in range(k - 2, start, -1) if s.raw[n] == "%"), k)
    return k - sign <= _LONGEST_PLAN and is_planned(s, sign + 1) and "n" not in s.kinds[sign:k]


def _chosen_from(s: Sentence, start: int) -> str | None:
    """`Trong số những hộ đã đăng ký, có 35%`: those of whom some are told."""
    if start < 3 or s.raw[start - 1] != ",":
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
        if s.pair(k - 2) == "mục tiêu":
            return s.slice(k - 2, k + 1)
        grown = _of_clause(s, start, k) if k > start else None
        verb = low == "tăng trưởng" and _UP_TO.issuperset(s.low[k + 2 : stop])
        return grown or (_of_clauses_before(s, start) if verb else None) or headed
    if low == "giá" and (sold := _lost_by(s, start, stop)):
        return sold
    if low in _PRICES and (priced := _priced(s, start, stop, low.split())) is not None:
        return priced
    height = low.startswith("mức ") and low.split()[1] in _HEIGHTS
    if low in POINTING_BACK or not (height or low in BARE_LEVELS):
        return headed
    found = _of_clause(s, start, stop) or headed
    if found.lower().startswith(headed.lower()):
        found = _of_clauses_before(s, start) or headed
    return found


def _lost_by(s: Sentence, start: int, stop: int) -> str | None:
    """`cổ phiếu mất giá 40%`: what loses its price, or gains."""
    k = next((n for n in range(stop - 1, start, -1) if s.low[n] == "giá"), start)
    return _of_clause(s, start, k - 1) if k > start and s.low[k - 1] in _LOSES else None


def _priced(s: Sentence, start: int, stop: int, price: list[str]) -> str | None:
    """`mua máy ủi với giá 5 triệu`, `mũ bay có giá bán 5 tỷ`, `bó hoa giá 5 triệu`: what has the
    bare price before the number."""
    behind = range(stop - len(price), start, -1)
    k = next((k for k in behind if s.low[k : k + len(price)] == price), start)
    if k == start or s.low[k - 1] in _OF_PRICES:
        return None
    bare = s.low[k - 1] not in ("có", "với")
    said = any(verb_length(s, n, k) for n in (k - 2, k - 1) if n >= start)
    if bare and (said or before_signs(s, start, stop) > k + len(price)):
        return None  # `đưa ra giá 5 triệu`, `giữ nguyên giá hoặc giảm 5%`
    if price[0] == "tổng" and s.low[k - 1] == "với":
        return None
    near, end = _near(s, start, k if bare else k - 1)
    has = s.low[k - 1] == "có"
    led = near > start and s.low[near - 1] in PREPOSITIONS - ({"và"} if bare or has else set())
    if has and (led or near == end):
        return _of_clause(s, start, end)  # `chiếc mũ đã có giá`
    while led and s.low[near - 1] in _BELONGING:  # `căn nhà của bà ở Sơn Đông`
        before, closed = _near(s, start, near - 1)
        if before == closed or (before and s.raw[before][0].isupper()):
            return None
        end = closed if s.low[near - 1] == "cho" else end  # to whom it is sold
        near, led = before, before > start and s.low[before - 1] in PREPOSITIONS
    near += near > start and verb_length(s, near - 1, end) > 1  # `chiếm | đoạt gia sản`
    return None if led or near >= end or verb_length(s, near, end) else _listed(s, near, end)


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
    return _owned(s, start, near), end


def _owned(s: Sentence, start: int, near: int) -> int:
    """`làm giảm chi tiêu của các hộ 5%`: where what is raised or lowered begins, whose it is told
    from token `near` on; `near` where nothing is."""
    if near - 3 < start or s.low[near - 1] != "của":
        return near
    k = near - 2
    while k > start and s.kinds[k] == "w" and not ends_phrase(s, k, near):
        k -= 1
    return k + 1 if s.low[k] in _MOVES and k < near - 2 else near


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
    if s.low[k] in RELATIVE or s.low[k] == "đã":
        start += s.low[start] == "tổng"
        area = s.pair(start) == "diện tích"  # `tổng diện tích rừng đã giao đạt`
        counted = s.low[start] in ("số", "lượng") or s.pair(start) in COUNTED
        known = area or (counted and s.low[k] in RELATIVE)
        if not known or s.low[k + 1] in _NO_RELATIVE:
            return False
    elif s.low[k] not in ("đến", "từ", "ở") or s.low[k + 1] == "mức" or is_link(s, k - 1):
        return False
    return any(s.low[n] in _PREDICATES for n in range(k + 2, stop))


def _of_clauses_before(s: Sentence, start: int) -> str | None:
    for _ in range(_CLAUSES_BACK):
        if start == 0:
            return None
        stop = start - 1
        start = over_brackets(s, clause_start(s, stop))
        told_by = s.low[start] == "theo" and s.low[start + 1] != "đó"
        if told_by or "w" not in s.kinds[start:stop]:
            continue
        end = next((k for k in range(start, stop) if s.pair(k) == "so với"), stop)
        begun = _behind_share(s, start, end)  # `tăng 5% và lúa nương đạt 12 tấn, tăng 4%`
        found = headed(s, begun, before_links(s, begun, end))
        if found is None or is_planned(tokens(found), 0):
            found = _of_clause(s, begun, end)  # `bằng 12% dự toán tỉnh giao, tăng 3%`
        if found is not None:
            return found
    return None


def _after_time(s: Sentence, start: int, stop: int) -> int:
    """Behind a time that opens a clause: `năm 2013 thu ngân sách ước đạt`, `từ 2011 đến 2013 …`."""
    k = start
    while k < stop and (s.kinds[k] == "d" or _is_of_time(s, k) or _YEAR.fullmatch(s.raw[k])):
        k += 1
    return k if any(s.kinds[n] in "dn" for n in range(start, k)) else start


def _is_of_time(s: Sentence, k: int) -> bool:
    """`đầu tháng 3`, but not `3 năm đầu tư`."""
    return s.low[k] in _OF_TIME and not (s.low[k] == "đầu" and s.pair(k) in dictionary())


def _listed(s: Sentence, start: int, stop: int) -> str | None:
    """The phrase of tokens start to stop, with the nouns that commas join to its first."""
    rest = phrase(s, start, stop)
    if rest is None or (first := first_joined(s, start)) == start:
        return rest
    while first and s.kinds[first - 1] == "w" and not ends_phrase(s, first - 1, stop):
        first -= 1
    if first and s.kinds[first - 1] == "n" and s.low[first] == s.low[start]:
        return rest  # `tiếp nhận 63 hồ sơ, hồ sơ đúng hạn là 60`
    lead = phrase(s, first, start - 1)
    if lead is None:
        return rest
    joined = (s.slice(k, start - 2) for k in range(first, start - 1))  # `nông, lâm, thủy sản`
    return f"{next((p for p in joined if p.startswith(lead)), lead)}, {rest}"


def _passive(s: Sentence, start: int, end: int) -> int | None:
    """The `được` of a passive clause with its agent between the noun and the number: `mức thu đã
    được tỉnh giao 5%`; None where there is none."""
    for k in range(end - 3, max(start, end - _LONGEST_AGENT), -1):
        if s.low[k] == "được" and s.low[k - 1] == "đã":
            return k
        if s.kinds[k] != "w" or is_link(s, k):
            return None
    return None
