"""Whether those counted are the ones whose predicate follows, and where it begins: `15 tàu chở dầu
rời cảng`."""

from __future__ import annotations

from ..lexicons import grammar
from ..syntax.actors import is_told_deed, tells_which
from ..syntax.predicates import CLAUSE_ENDS, PASSIVES, clause_start, verb_length
from ..syntax.subject_phrases import PREPOSITIONS
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .acting import SIGNS, acts, is_made_to_act

_LONGEST = 20  # tokens in a noun phrase
_PEOPLE = grammar("joined_people")
_PERSONS = {"người", "em", "cháu", "anh", "chị", "bé", "bạn", "hộ", "khách"}
_ACTORS = _PEOPLE | grammar("units_of_people") | grammar("accused") | grammar("sent_vehicles")
_ACTORS |= (grammar("actors") - {"lần", "lượt"}) | _PERSONS
SELECTING = {"trong", "ngoài", "số", "sách", "nhóm"}  # `trong 14 hộ bị thu hồi đất`
RELATIVE = {"có", "không", "chưa", "đang"}  # behind an object
OF_CLAUSE = RELATIVE | PASSIVES  # relative clauses begin with it
PREDICATES = {"đã", "sẽ", "đều", "là"}
OPENING = {"và", "cả", "trong", "đó", "hiện", "riêng", "tổng", "số", "nhưng", "dù"}
_OPENING_PLAIN = OPENING - SELECTING
_OPENING_BOUND = _OPENING_PLAIN | SIGNS
_VERBAL = PASSIVES | PREDICATES
_OF_TIMES = grammar("before_times")
_TOLD = _PEOPLE | grammar("joined_places") | grammar("joined_bodies") | grammar("told_doers")
_TOLD |= grammar("actors") - {"lần", "lượt"}
_MAIN_MARKS = PASSIVES | PREDICATES  # `5 cầu tại xã Đông bị sập`
_NEAR_PLACES = {"địa phương", "cơ sở", "nơi làm"}
_CLAUSE_OPENERS = {"khi", "vì", "do", "bởi", "rằng"}
_NEAR_NOUN = 5  # tokens
_OF_WHICH = SELECTING | {"với", "cả", "qua", "của", "các", "có"}
_HAVING = {"có", "đã", "với"}
_INNER = PREPOSITIONS | {"thuộc"}  # behind which a noun has its own verb


def says_predicate(s: Sentence, last: int, number: int) -> bool:
    """Whether the verb right behind the unit says what was done that often (`đã ba lần đặt chân`),
    or by the people who open the clause (`849 người gửi đơn`), where nothing later says it.

    >>> from ..text.document import tokens
    >>> says_predicate(tokens("đã 3 lần kiểm tra"), 2, 1)
    True
    """
    k = last + 1
    if k >= s.size or not verb_length(s, k, s.size):
        return False
    if s.low[last] == "lần":
        return number > 0 and s.low[number - 1] not in _OF_TIMES
    if " ".join(s.low[last - 1 : last + 1]) not in _PEOPLE and s.low[last] not in _PERSONS:
        return False
    start = clause_start(s, number)
    return all(s.low[n] in _OPENING_PLAIN for n in range(start, number)) and not _later_verb(s, k)


def acts_alone(s: Sentence, first: int, last: int, number: int) -> bool:
    """Whether those counted, who can act, open their sentence, and its only predicate is a verb
    right behind their noun: `15 chiến hạm Nga tập trận`, `Hai tài xế ôtô đuổi nhau`.

    >>> from ..text.document import tokens
    >>> acts_alone(tokens("3 xe khách chở gạo"), 1, 2, 0)
    True
    >>> acts_alone(tokens("gặp 3 xe khách chở gạo"), 2, 3, 1)
    False
    """
    if " ".join(s.low[first : last + 1]) not in _ACTORS or not _opens_sentence(s, number):
        return False
    near = range(last + 1, min(s.size, last + _NEAR_NOUN))
    k = next((n for n in near if s.kinds[n] != "w" or acts(s, n)), s.size)
    if tells_which(s, k):
        return False  # `10 thành viên thuộc đội 2`
    return k < s.size and s.kinds[k] == "w" and not (before_predicate(s, k) or _later_verb(s, k))


def _opens_sentence(s: Sentence, number: int) -> bool:
    """Whether the number opens its sentence, or a clause with a conjunction before it."""
    k = number - 1
    while k > 0 and s.low[k] in SIGNS:
        k -= 1
    if k > 0 and (s.low[k] in _CLAUSE_OPENERS or s.pair(k - 1) == "cho biết"):
        return True
    start = clause_start(s, number)
    if not all(s.low[n] in _OPENING_BOUND for n in range(start, number)):
        return False
    return all(kind in "wpd" for kind in s.kinds[:start]) and ":" not in s.raw[:start]


def _later_verb(s: Sentence, k: int) -> bool:
    stop = next((n for n in range(k, s.size) if s.raw[n] in CLAUSE_ENDS), s.size)
    return any(s.low[n] in _VERBAL for n in range(k + 1, stop))


def before_predicate(s: Sentence, k: int) -> int:
    """The token before the predicate that follows a relative clause begun at token k, or 0.

    >>> from ..text.document import tokens
    >>> before_predicate(tokens("17 người bị bỏng đã về"), 2)
    3
    """
    for n in range(k + 2, min(s.size - 1, k + _LONGEST)):
        if s.kinds[n] in "pn" or s.low[n] in ("và", "nhưng", "mà"):
            return 0
        if s.low[n] in PREDICATES:
            return n - 1
    return 0


def tells_of(s: Sentence, unit: tuple[int, int], k: int, number: int | None) -> bool:
    """Whether what those did, or where it was, begins at token k that are counted in the unit at
    tokens `unit` (`5 xã hoàn thành chỉ tiêu`, `phát hiện 5 vụ tại chợ`).

    >>> from ..text.document import tokens
    >>> tells_of(tokens("có 5 xã hoàn thành sớm"), (2, 2), 3, 1)
    True
    >>> tells_of(tokens("gặp 5 vụ tại chợ"), (2, 2), 3, 1)
    True
    """
    did = is_told_deed(s, k) and " ".join(s.low[unit[0] : unit[1] + 1]) in _TOLD
    return did or _says_where(s, k, number)


def _says_where(s: Sentence, k: int, number: int | None) -> bool:
    """`phát hiện 5 vụ tại xã Đông`: where it was, not `công ty đặt trụ sở tại xã`, `lao động tại
    địa phương`."""
    if s.low[k] != "tại" or s.pair(k + 1) in _NEAR_PLACES:
        return False
    if number is not None and is_made_to_act(s, number):
        return False
    if s.pair(k - 2) == "trụ sở" or any(verb_length(s, k - n, k) == n for n in (1, 2)):
        return False
    stop = next((n for n in range(k, s.size) if s.kinds[n] in "pn"), s.size)
    return _MAIN_MARKS.isdisjoint(s.low[k:stop])


def deed_start(
    s: Sentence, number: int, counted: tuple[int, int], action: str, kind: str
) -> int | None:
    """The token at which `action`, what those counted do, begins inside their noun phrase, or None
    where it only says which are meant (`trong số 8 người trúng cử`); `counted` are the last tokens
    of the unit and of the phrase, `number` the first of the number.

    >>> from ..text.document import tokens
    >>> deed_start(tokens("khi 2 người trúng cử"), 1, (2, 4), "trúng cử", "count")
    3
    """
    unit_last, last = counted
    before = s.low[number - 1] if number else ""
    had = kind == "measure" and before in _HAVING  # đã 5 năm công tác
    alone = kind == "count" and before not in _OF_WHICH
    if last == unit_last or not (had or alone):
        return None
    behind = s.slice(unit_last + 1, last)
    if alone and action.startswith(behind) and verb_length(s, unit_last + 1, s.size):
        return unit_last + 1
    if " " not in action or not behind.endswith(action):
        return None
    start = s.index_at(s.ends[last] - len(action))
    plain = _INNER.isdisjoint(s.low[unit_last + 1 : start]) and s.kinds[start - 1] == "w"
    inside = s.pair(start - 1) in dictionary()  # lò phản ứng
    return start if plain and not inside and s.low[start] not in OF_CLAUSE else None
