"""The predicate behind a number and what it counts: `12 hộ đã di dời`."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from .actors import can_act, is_people, is_told_deed, tells_which
from .following_ends import following_end, is_word
from .predicates import AUXILIARIES, CLAUSE_ENDS, PASSIVES, is_attribute
from .verb_groups import predicate_size

MAIN = frozenset({"đã", "sẽ", "đều", "vừa"})  # begin no relative clause
FINITE = frozenset(AUXILIARIES - {"cần", "mới"} | {"không"})
_NO_PREDICATE = grammar("no_predicate")
_TENSES = {"đã", "hiện", "sẽ", "cũng", "đều", "vẫn", "vừa", "mới", "cùng", "lần", "lượt"}
_STOPS = set(";:.!?")
_PARTING = _STOPS | {"nhưng", "song"}
_FARTHEST = 24  # tokens from a noun phrase to its predicate
_MAIN_VERBS = {"đã", "vẫn", "sẽ", "đều", "cũng", "đang"}  # of a subject that has a verb itself
_NO_SUBJECT = {"gì", "họ", "là", "mà", "thì", "rằng", "khi", "nhưng"}
_AGENTS = grammar("doers")
_LONGEST_AGENT = 14  # tokens
_FARTHEST_MAIN = 12  # tokens between the verb of a noun and that of its clause
_BOUNDS = {"hơn", "gần", "khoảng", "trên", "dưới", "cả"}
_LONGEST_BRACKET = 12  # tokens
_IN_NAMES = {",", "-", "–", "và", "("}
_LEADING = {"còn", "không", "chưa"}
_BELIEVED = ["được", "cho", "là"]
_NEGATIVES = {"không", "chưa", "được", "bị"}
_GOING = {"đến", "sang", "vào", "ra", "lên", "về", "tới", "đi", "xuống"}


def right_behind(s: Sentence, item_last: int, *, opens: bool) -> str | None:
    """`1.750 lượt người tham dự`: the predicate that follows the noun phrase; where the number
    `opens` its clause, whatever says something of it.

    >>> from ..text.document import tokens
    >>> right_behind(tokens("15 hộ đã di dời đến nơi mới"), 1, opens=True)
    'di dời'
    """
    item_last = _behind_bracket(s, item_last)
    k = _behind_names(s, item_last + 1) if opens else item_last + 1
    if k >= s.size or s.kinds[k] != "w" or s.raw[k][0].isupper():
        return None
    barred = s.low[k] in _NO_PREDICATE and not _goes(s, k) and s.pair(k) != "theo dõi"
    if barred or s.pair(k) == "bao gồm":
        return None
    bounds = s.low[k] in _BOUNDS and s.kinds[k + 1 : k + 2] == ["n"]
    if bounds or not (opens or begins(s, k)):
        return None  # `5 nạn nhân góp hơn 4 tỷ đồng`
    return _read(s, _main_verb(s, k))


def _behind_bracket(s: Sentence, last: int) -> int:
    """Where a bracket closes that opens right behind token `last` and is followed by a predicate;
    `last` for none."""
    if s.raw[last + 1 : last + 2] != ["("]:
        return last
    near = range(last + 2, min(s.size - 1, last + _LONGEST_BRACKET))
    closing = next((k for k in near if s.raw[k] == ")"), last)
    told = closing > last and (s.low[closing + 1] == "có" or begins(s, closing + 1))
    return closing if told else last


def _behind_names(s: Sentence, k: int) -> int:
    """Where the words begin behind the names of those who are counted: `hai xã Tân Lộc, Đông Hà
    cùng tổ chức`; k where there is no verb."""
    begin = k
    while k < s.size and (s.raw[k] in _IN_NAMES or s.raw[k][0].isupper()):
        closing = s.raw.index(")", k) if s.raw[k] == "(" and ")" in s.raw[k:] else k
        k = closing + 1
    named = k < s.size and (s.raw[k - 1][0].isupper() or s.raw[k - 1] == ")")
    named = named and (s.raw[begin][0].isupper() or s.raw[begin - 1][0].isupper())
    return k if named and s.kinds[k] == "w" and (begins(s, k) or s.pair(k) == "có thể") else begin


def further_on(s: Sentence, item_last: int, marks: frozenset[str] = FINITE) -> str | None:
    """The predicate of the clause whose subject the noun phrase is, that begins with one of
    `marks`: `12 xe của đội (biển xanh) đã về`.

    >>> from ..text.document import tokens
    >>> further_on(tokens("12 xe của đội (biển xanh) đã về"), 1)
    'về'
    """
    depth, stop = 0, min(s.size, item_last + 1 + _FARTHEST)
    if marks.isdisjoint(s.low[item_last + 1 : stop]):
        return None
    for k in range(item_last + 1, stop):
        depth += (s.raw[k] == "(") - (s.raw[k] == ")")
        if depth > 0:
            continue
        if depth < 0 or s.low[k] in _PARTING or (s.raw[k] == "," and marks is MAIN):
            return None
        if s.low[k] in marks and s.kinds[k] == "w" and s.low[k - 1] not in ("có", ","):
            return _read(s, k)
    return None


def inside(s: Sentence, unit_last: int, item_last: int) -> str | None:
    """The predicate within what is counted: `3 hộ thiếu nước`.

    >>> from ..text.document import tokens
    >>> inside(tokens("3 hộ thiếu nước"), 1, 3)
    'thiếu nước'
    """
    for k in range(unit_last + 1, item_last):
        if _is_verb_of(s, k, unit_last) and not tells_which(s, k):
            before = k > unit_last + 1 and s.low[k - 1] in FINITE
            return s.slice(k - before, following_end(s, k))
    return None


def of_those_there(s: Sentence, unit_last: int, item_last: int) -> str | None:
    """What those do who are there, in or behind their noun phrase: `có 5 hộ thoát nghèo`.

    >>> from ..text.document import tokens
    >>> of_those_there(tokens("có 5 em từ bản xa về học"), 2, 2)
    'về học'
    """
    near = range(unit_last + 1, item_last + 1)
    k = next((n for n in near if _is_verb_of(s, n, unit_last)), None)
    if k is not None and not tells_which(s, k) and (can_act(s, unit_last) or is_told_deed(s, k)):
        begin = k
        while begin > unit_last + 1 and s.low[begin - 1] in _NEGATIVES:
            begin -= 1
        return s.slice(begin, following_end(s, k))
    for k in range(unit_last + 1, min(s.size - 1, unit_last + _FARTHEST)):
        if s.kinds[k] == "n" or s.raw[k] in CLAUSE_ENDS:
            return None
        leads = s.low[k] in _GOING or s.low[k] in _LEADING
        leads = leads and (s.low[k] != "về" or is_people(s, unit_last))
        denies = s.low[k] in ("không", "chưa") and k <= item_last + 1 and not is_word(s, k)
        if leads and s.low[k + 1] != "ở" and (denies or predicate_size(s, k + 1, s.size)):
            return _read(s, k)
        if s.low[k] == "là" and k == unit_last + 1 and s.raw[k + 1].islower():
            return _read(s, k)
    return None


def _is_verb_of(s: Sentence, k: int, unit_last: int) -> bool:
    """Whether a verb begins at token k that belongs to no noun but the counted one."""
    if s.low[k] in ("từ", "trở", "lớn", "nhỏ") or not predicate_size(s, k, s.size):
        return False
    return not is_attribute(s, k) or (k == unit_last + 1 and s.low[k - 1] == "người")


def of_subject(s: Sentence, unit_last: int, item_last: int) -> str | None:
    """The predicate whose subject is what is counted, wherever it stands behind: of those whom a
    verb makes do it (`cho phép 2 công ty xuất khẩu`) or among whom somebody is.

    >>> from ..text.document import tokens
    >>> of_subject(tokens("2 công ty này xuất khẩu vàng"), 2, 3)
    'xuất khẩu vàng'
    """
    if s.low[unit_last + 1 : unit_last + 2] == ["có"]:
        item_last = unit_last
    k = _behind_names(s, item_last + 1)
    if k < s.size and s.kinds[k] == "w" and (begins(s, k) or s.low[k] == "có"):
        return right_behind(s, item_last, opens=True)
    return inside(s, unit_last, item_last) or further_on(s, item_last)


def turns(s: Sentence, k: int) -> bool:
    """Whether token k begins a predicate of its own in a list: `chết 3 người, 5 người bị thương`.

    >>> from ..text.document import tokens
    >>> turns(tokens("5 người bị thương"), 2)
    True
    """
    return k < s.size and (s.low[k] in AUXILIARIES or s.low[k] in FINITE)


def begins(s: Sentence, k: int) -> bool:
    """Whether token k begins what can be a predicate.

    >>> from ..text.document import tokens
    >>> begins(tokens("5 hộ đã vay"), 2), begins(tokens("5 hộ đã vay"), 1)
    (True, False)
    """
    return s.low[k] in AUXILIARIES or _goes(s, k) or predicate_size(s, k, s.size) > 0


def _goes(s: Sentence, k: int) -> bool:
    """Whether token k says that one goes to do what the verb behind it says, or joins in it."""
    leads = s.low[k] in _GOING or s.low[k] == "cùng"
    return leads and k + 1 < s.size and predicate_size(s, k + 1, s.size) > 0


def _read(s: Sentence, k: int) -> str:
    if s.low[k : k + 3] == _BELIEVED and s.kinds[k + 3 : k + 4] == ["w"]:
        k += 3
        k += s.low[k] == "đang" and s.kinds[k + 1 : k + 2] == ["w"]
    while k + 1 < s.size and s.low[k] in _TENSES and s.kinds[k + 1] == "w":
        k += 1
    k += s.low[k] == "nhau" and s.kinds[k + 1 : k + 2] == ["w"]  # `cùng nhau diễu hành`
    if s.pair(k) == "có thể" and s.kinds[k + 2 : k + 3] == ["w"]:
        k += 2
    k = _behind_agent(s, k)
    return s.slice(k, following_end(s, k))


def _main_verb(s: Sentence, k: int) -> int:
    """Where the main verb begins behind one that belongs to the noun: `2 người mất tích đã thoát
    ra`, but `2 người đã mất tích`; k for none."""
    if s.low[k] == "đang" and (main := _behind_present(s, k)):
        return main
    if s.low[k] in AUXILIARIES:
        return k
    for verb in range(k + 1, min(s.size - 1, k + _FARTHEST_MAIN)):
        if s.kinds[verb] != "w" or s.low[verb] in _NO_SUBJECT:
            break
        if s.low[verb] in _MAIN_VERBS and s.low[verb - 1] != "và":
            while s.low[verb] in _TENSES and s.kinds[verb + 1] == "w":
                verb += 1
            return verb
    return k


def _behind_present(s: Sentence, k: int) -> int:
    """Where the main verb begins behind what they are doing: `5 cán bộ đang giữ chức chủ tịch, phó
    chủ tịch đã xin nghỉ`; 0 for none."""
    near = range(k + 2, min(s.size - 1, k + _FARTHEST))
    stop = next((n for n in near if s.raw[n] in _STOPS or s.kinds[n] == "n"), near.stop)
    marks = [n for n in near if n < stop and s.low[n] in ("đã", "sẽ")]
    plain = len(marks) == 1 and s.raw[marks[0] - 1] != "," and s.kinds[marks[0] + 1] == "w"
    told = plain and _NO_SUBJECT.isdisjoint(s.low[k : marks[0]])
    return marks[0] + 1 if told else 0


def _behind_agent(s: Sentence, k: int) -> int:
    """Where the verb begins behind the one who does it: `được UBND tỉnh giao`; k for none."""
    if s.low[k] not in PASSIVES or k + 2 >= s.size or predicate_size(s, k + 1, s.size):
        return k
    if not (s.raw[k + 1][0].isupper() or s.low[k + 1] in _AGENTS or s.pair(k + 1) in _AGENTS):
        return k
    for verb in range(k + 2, min(s.size, k + _LONGEST_AGENT)):
        if s.raw[verb] in _STOPS:
            break
        if predicate_size(s, verb, s.size) and not is_attribute(s, verb):
            return verb
    return k
