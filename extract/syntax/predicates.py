"""Where the predicate of a number can stand: its clause, what stands before the number, verbs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import compress, count

from ..lexicons import first_words, grammar, predicates, verbs
from ..text.document import Sentence
from ..text.tokenizer import dictionary

CLAUSE_ENDS = set(',;:.!?()[]“”"…–')
AUXILIARIES = grammar("auxiliaries")
PASSIVES = {"bị", "được"}
_BEFORE_NUMBER = grammar("before_number")
_BOARDS = grammar("boards")
LONGEST_ACTION = 8  # tokens
_NAMED_NUMBERS = {"xổ", "sai", "doanh", "chỉ", "dân", "điểm", "hệ", "tỷ", "tỉ"}
_NAMED_NUMBERS |= {"thuật"}  # kỹ thuật số
_VERB_NOUNS = grammar("noun_before_verb")
_WITHIN_NOUNS = grammar("verb_within_noun")
_NOUNS_WITH_VERBS = first_words(_WITHIN_NOUNS)
_NO_NOUNS = {"chính thức"}
_OF_FUNDS = {"hỗ trợ", "bảo trợ", "phát triển", "đầu tư", "khuyến học"}
_IN_WORDS = {"vị": {"đơn"}, "mức": {"hạn", "định"}}
_BEFORE_PAIRS = (["đối", "với"], ["con", "số"], ["tất", "cả"])
Size = Callable[[Sentence, int, int], int]  # how many tokens a verb has
_ACCUSED = {"bị cáo", "bị can", "bị đơn", "bị hại", "bị án"}  # nouns
_GIVEN = {"các", "những", "hộ", "người", "bà", "nhân"}
_LONGEST_BRACKET = 12  # tokens


def clause_start(s: Sentence, i: int) -> int:
    """The first token of the clause that token i stands in."""
    if s.clauses is None:  # told once: a sentence without marks may hold hundreds of numbers
        s.clauses = [0, *compress(count(1), map(CLAUSE_ENDS.__contains__, s.raw))]
    return s.clauses[bisect_right(s.clauses, i) - 1]


def is_object(s: Sentence, first: int) -> bool:
    """Whether the number at token `first` is the object of a verb: `thăm 20 hộ`, not `có 20 hộ`."""
    return predicate_start(s, *before_number(s, first), verb_length) is not None


def before_number(s: Sentence, first: int) -> tuple[int, int]:
    """Where the words before a number start in its clause, behind any other number, and end."""
    start, stop = clause_start(s, first), first
    if "n" in s.kinds[start:stop]:
        number = next(k for k in range(stop - 1, start - 1, -1) if s.kinds[k] == "n")
        joined = (k + 1 for k in range(number, stop) if s.low[k] == "và")
        start = next(joined, number + 1)
    while stop > start and stands_before_number(s, stop - 1):
        stop -= 2 if s.low[stop - 2 : stop] in _BEFORE_PAIRS else 1
    closed = 0 < start == stop and s.raw[start - 1] == ")"
    if closed and (opened := _opened(s, start - 1)):
        return before_number(s, opened)
    return start, max(start, stop)


def _opened(s: Sentence, closing: int) -> int:
    """Where the bracket opens that only explains the verb before it: `thu hồi (tạm giữ) 5 tỷ`; 0
    for none, and where it tells a number."""
    for k in range(closing - 1, max(0, closing - _LONGEST_BRACKET), -1):
        if s.raw[k] == "(":
            return k if any(verb_length(s, k - n, k) == n for n in (2, 1) if k >= n) else 0
        if s.kinds[k] in "ndp":
            return 0
    return 0


def stands_before_number(s: Sentence, k: int) -> bool:
    """`vị trí thứ 3`: words between a predicate and its number; `bố trí 3 người` is a verb,
    `doanh số 5 tỷ` a noun."""
    low = s.low[k]
    if low not in _BEFORE_NUMBER or (low == "trí" and (k == 0 or s.low[k - 1] != "vị")):
        return False
    if low == "không" and k and f"{s.low[k - 1]} không" in dictionary():
        return False  # hàng không
    if low in _IN_WORDS and k and s.low[k - 1] in _IN_WORDS[low]:
        return False
    if low == "cộng" and k and s.low[k - 1] in ("được", "bị"):
        return False  # `được cộng 2 điểm`
    return not (low == "số" and k and s.low[k - 1] in _NAMED_NUMBERS)


def predicate_start(s: Sentence, start: int, stop: int, size: Size) -> int | None:
    """Where the predicate begins: at the first verb behind the last auxiliary, else at the last
    verb that does not belong to a noun (`cơ quan điều tra`, `người tố cáo`)."""
    found, after_auxiliary, behind = None, False, start
    marks = _predicate_marks()
    for k in [n for n in range(start, stop) if s.low[n] in marks]:
        if k < behind:
            continue
        n = size(s, k, stop)
        if s.pair(k) in _ACCUSED:
            n = 2
        elif found is not None and s.low[k] == "bị" and _given_to(s, found, k):
            return found
        elif s.low[k] in AUXILIARIES and n < 2 and k + 1 < stop:  # `bị thương` is a verb itself
            found, after_auxiliary = None, True
        elif n and not (found is not None and (after_auxiliary or is_attribute(s, k))):
            found = k
        behind = k + n
    if found is not None and stop - found > LONGEST_ACTION:
        return next((k for k in range(stop - 1, found, -1) if size(s, k, stop)), None)
    return found


def _given_to(s: Sentence, verb: int, k: int) -> bool:
    """Whether bị at token k only says to whom something is given: `cứu trợ cho các hộ bị ngập`."""
    given = range(verb + 1, k - 1)
    return any(s.low[n] == "cho" and s.low[n + 1] in _GIVEN for n in given)


def is_attribute(s: Sentence, k: int) -> bool:
    """Whether the verb at token k belongs to the noun before it: `cơ quan điều tra`."""
    if k > 0 and s.low[k - 1] == "quỹ":
        return s.pair(k) in _OF_FUNDS  # but `trích quỹ tặng 7 suất quà`
    if k == 0 or s.low[k - 1] not in _VERB_NOUNS or s.pair(k) == "trị giá":
        return False
    return s.pair(k - 2) not in _NO_NOUNS


def is_board(s: Sentence, k: int) -> bool:
    """Whether the word at token k begins the name of a board: `Ban tổ chức`, `Ban quản lý`."""
    return s.raw[k][0].isupper() and s.pair(k) in _BOARDS


@cache
def _verb_firsts() -> frozenset[str]:
    """The first syllables of the verbs."""
    return first_words(verbs())


@cache
def predicate_firsts() -> frozenset[str]:
    """The first syllables of what says something of a number, all verbs among it."""
    return first_words(predicates())


@cache
def _predicate_marks() -> frozenset[str]:
    return predicate_firsts() | AUXILIARIES


def opens_clause(s: Sentence, k: int) -> bool:
    """Whether a word at token k may have its capital because a clause or a bullet opens there.

    >>> from ..text.document import tokens
    >>> opens_clause(tokens("- Kết nạp 12 đảng viên"), 1), opens_clause(tokens("xã Kết nạp"), 1)
    (True, False)
    """
    return k == 0 or s.raw[k - 1] in ".!?;:" or (k == 1 and s.raw[0] in "-–+*•")


def verb_length(s: Sentence, k: int, stop: int) -> int:
    """How many tokens the verb at token k has, 0 for none; a longer word hides a shorter verb."""
    if s.low[k] not in _verb_firsts() or s.kinds[k] != "w":
        return 0
    if s.raw[k][0].isupper() and not opens_clause(s, k):
        return 0
    before = f"{s.low[k - 1]} {s.low[k]}" if k else ""
    if k and s.low[k - 1] in _NOUNS_WITH_VERBS and _is_within_noun(s, k, before):
        return 0
    if k + 1 < stop and s.kinds[k + 1] == "w":
        pair = f"{s.low[k]} {s.low[k + 1]}"
        if pair in verbs():
            return 2
        if pair in dictionary():
            return 0
    return int(s.low[k] in verbs() and before not in dictionary())


def _is_within_noun(s: Sentence, k: int, before: str) -> bool:
    """`biên bản ghi nhớ`, `khoản nợ`, but `biên bản ghi nhận 5 lỗi`."""
    return before in _WITHIN_NOUNS or " ".join(s.low[k - 1 : k + 2]) in _WITHIN_NOUNS
