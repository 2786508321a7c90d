"""The predicate a number answers to, and whether the number is a rise or a fall."""

from __future__ import annotations

from .document import Sentence
from .lexicons import grammar, quantity_words, verbs
from .tokenizer import dictionary

_CLAUSE_ENDS = set(',;:.!?()[]“”"…–')
_AUXILIARY = grammar("auxiliaries")
_BEFORE_NUMBER = grammar("before_number")
_COPULAS = {"có", "là", "gồm", "còn", "đạt"}
_CLAUSES_BACK = 4  # within which a subject is looked for
_LONGEST_ACTION = 8  # tokens
_VERB_NOUNS = grammar("noun_before_verb")
_NO_PREDICATE = grammar("no_predicate")
_OTHER_VERBS = grammar("no_change_across")
_REACH = 9  # tokens between a change verb and its number


def clause_start(s: Sentence, i: int) -> int:
    """The first token of the clause that token i stands in."""
    k = i - 1
    while k >= 0 and s.raw[k] not in _CLAUSE_ENDS:
        k -= 1
    return k + 1


def read_change(s: Sentence, first: int, *, ranged: bool = False) -> str | None:
    """`increase` or `decrease` where the number at token `first` is a change; its modifier counts.

    A level reached (`tăng lên 5`, `giảm còn 3`, `từ 4,8% lên 5,3%`) is none; with `ranged` the
    number is a range, and `tăng từ 9 đến 10` a rise.

    >>> from .document import tokens
    >>> read_change(tokens("giảm 106 đơn vị"), 1), read_change(tokens("giảm còn 106 đơn vị"), 2)
    ('decrease', None)
    """
    words, start = quantity_words(), max(clause_start(s, first), first - _REACH)
    for k in range(first - 1, start - 1, -1):
        low = s.low[k]
        pair = f"{s.low[k - 1]} {low}" if k > start else low
        verb = words.change.get(pair) or words.change.get(low)
        if verb and (s.low[k - 2 : k - 1] == ["không"] or pair == "không vượt"):
            return None  # `không cao hơn 5 triệu`: a bound
        if verb and s.low[k : k + 2] == ["vượt", "qua"]:
            return None
        if verb:
            return verb if _is_change(s, k, first) else None
        if low in words.level and not _is_growth(s, start, k) and not (low == "từ" and ranged):
            return None
        if s.kinds[k] == "n":
            return None
    return None


def _is_growth(s: Sentence, start: int, k: int) -> bool:
    """`tăng trưởng kinh tế dự kiến đạt 5,4%`: a rate of growth is reached and is a rise."""
    before = " ".join(s.low[start:k])
    return "tăng trưởng" in before or "tốc độ tăng" in before or "mức tăng" in before


def _is_change(s: Sentence, verb: int, first: int) -> bool:
    """A verb of change far from its number counts only over a plain noun phrase."""
    between = s.low[verb + 1 : first]
    if "so" in between and "với" in between and "mức" in between:
        return False
    return not any(w in _OTHER_VERBS for w in between)


def read_action(s: Sentence, first: int, item_last: int, before: str | None = None) -> str | None:
    """The predicate a number answers to: the verb before it with its object, else the one after
    its noun, else in a list that of the number before (`before`).

    >>> from .document import tokens
    >>> s = tokens("các cơ quan đã tổ chức được 20 cuộc đối thoại")
    >>> read_action(s, 7, 10)
    'tổ chức'
    """
    start, stop = clause_start(s, first), first
    start = max([start, *(k + 1 for k in range(start, stop) if s.kinds[k] == "n")])
    while stop > start and _stands_before_number(s, stop - 1):
        stop -= 1
    of_whole = " ".join(s.low[start : start + 2]) == "trong đó"
    if stop > start and s.low[stop - 1] in _COPULAS and not (of_whole and before):
        said = _after(s, item_last, opens=False) if s.low[stop - 1] == "có" else None
        return said or s.slice(stop - 1, stop - 1)
    begin = _predicate_start(s, start, stop)
    if begin is not None:
        return s.slice(begin, stop - 1)
    return _after(s, item_last, opens=stop == start) or before


def is_object(s: Sentence, first: int) -> bool:
    """Whether the number at token `first` is the object of a verb: `thăm 20 hộ`, not `có 20 hộ`."""
    start = clause_start(s, first)
    start = max([start, *(k + 1 for k in range(start, first) if s.kinds[k] == "n")])
    while first > start and _stands_before_number(s, first - 1):
        first -= 1
    return _predicate_start(s, start, first) is not None


def _stands_before_number(s: Sentence, k: int) -> bool:
    """`vị trí thứ 3`: words between a predicate and its number; `bố trí 3 người` is a verb,
    `doanh số 5 tỷ` a noun."""
    if s.low[k] == "trí" and (k == 0 or s.low[k - 1] != "vị"):
        return False
    if s.low[k] == "số" and k and s.low[k - 1] in _NAMED_NUMBERS:
        return False
    return s.low[k] in _BEFORE_NUMBER


def _predicate_start(s: Sentence, start: int, stop: int) -> int | None:
    """Where the predicate begins: at the first verb behind the last auxiliary, else at the last
    verb that does not belong to a noun (`cơ quan điều tra`, `người tố cáo`)."""
    found, after_auxiliary = None, False
    k = start
    while k < stop:
        n = _verb_length(s, k, stop)
        if s.low[k] in _AUXILIARY and k + 1 < stop:
            found, after_auxiliary = None, True
        elif n and not (found is not None and (after_auxiliary or _is_attribute(s, k))):
            found = k
        k += n or 1
    if found is not None and stop - found > _LONGEST_ACTION:
        return next((k for k in range(stop - 1, found, -1) if _verb_length(s, k, stop)), None)
    return found


def _is_attribute(s: Sentence, k: int) -> bool:
    return k > 0 and s.low[k - 1] in _VERB_NOUNS


def _verb_length(s: Sentence, k: int, stop: int) -> int:
    """How many tokens the verb at token k has, 0 for none; a longer word hides a shorter verb."""
    if s.kinds[k] != "w" or (s.raw[k][0].isupper() and k > 0 and s.raw[k - 1] not in ".!?;:"):
        return 0
    if k + 1 < stop and s.kinds[k + 1] == "w":
        pair = f"{s.low[k]} {s.low[k + 1]}"
        if pair in verbs():
            return 2
        if pair in dictionary():
            return 0
    before = f"{s.low[k - 1]} {s.low[k]}" if k else ""
    return int(s.low[k] in verbs() and before not in dictionary())


def _after(s: Sentence, item_last: int, *, opens: bool) -> str | None:
    """`1.750 lượt người tham dự`: the predicate that follows the noun phrase; where the number
    `opens` its clause, whatever says something of it."""
    k = item_last + 1
    if k >= s.size or s.kinds[k] != "w" or s.low[k] in _NO_PREDICATE:
        return None
    if not (opens or s.low[k] in _AUXILIARY or _verb_length(s, k, s.size)):
        return None
    last = k
    while last + 1 < s.size and s.kinds[last + 1] == "w" and last - k < 5:
        last += 1
    return s.slice(k, last)


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
    while near > start and _stands_before_number(s, near - 1):
        near -= 1
    end = near
    worth = stop < first
    while near > start and s.kinds[near - 1] == "w" and not _ends_phrase(s, near - 1, stop):
        if worth and near >= start + 2 and _verb_length(s, near - 2, stop) == 2:
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
    while end > start and (_stands_before_number(s, end - 1) or _is_link(s, end - 1)):
        end -= 1
    found = None
    for k in range(end - 1, start - 1, -1):
        if _is_link(s, k) and s.kinds[k] != "d" and s.low[k] not in _HEAD_WORDS:
            break
        if s.raw[k] == ";":
            break
        if any(" ".join(s.low[k : k + n]) in _HEADS for n in (1, 2, 3, 4)):
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
    return _is_link(s, k) or s.low[k] in _PREPOSITIONS or _verb_length(s, k, stop) == 1


def _phrase(s: Sentence, start: int, stop: int) -> str | None:
    """Tokens start to stop without leading words and times; None where nothing is left."""
    while start < stop and (s.kinds[start] != "w" or s.low[start] in _LEADING):
        start += 1
    end = start
    while end < stop and s.kinds[end] in "wn-" and s.raw[end] not in _CLAUSE_ENDS:
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


_PREPOSITIONS = grammar("prepositions")
_HEADS = grammar("money_heads")
_JOINED_HEADS = _HEADS | {"số"}
_HEAD_TAILS = grammar("head_tails")
_HEAD_WORDS = frozenset(word for head in _HEADS for word in head.split())
_OPENERS = grammar("openers")
_MODALS = {"cần", "phải"}
_NO_SUBJECT = grammar("no_subject")
_NAMED_NUMBERS = {"doanh", "chỉ", "dân", "điểm", "hệ", "tỷ", "tỉ"}
_LEADING = grammar("leading")
_LINKS = grammar("links")


_IN_NOUNS = {  # links that begin nouns, too: `chỉ số`, `khoảng cách`, `dự toán`
    "chỉ": {"số", "tiêu", "thị", "đạo"},
    "khoảng": {"cách", "trống"},
    "dự": {"án", "toán", "thảo", "trữ", "phòng", "luật"},
    "còn": {"lại"},
}


def _is_link(s: Sentence, k: int) -> bool:
    if s.low[k] in _IN_NOUNS and " ".join(s.low[k : k + 2]) in dictionary():
        return k + 1 < s.size and s.low[k + 1] not in _IN_NOUNS[s.low[k]]
    return s.low[k] in _LINKS or s.kinds[k] in "nd"
