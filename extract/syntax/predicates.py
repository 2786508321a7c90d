"""The predicate a number answers to, and whether the number is a rise or a fall."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import compress, count

from ..lexicons import first_words, grammar, predicates, quantity_words, verbs
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .plans import is_planned

CLAUSE_ENDS = set(',;:.!?()[]“”"…–')
AUXILIARIES = grammar("auxiliaries")
_BEFORE_NUMBER = grammar("before_number")
_BOARDS = grammar("boards")
LONGEST_ACTION = 8  # tokens
_NAMED_NUMBERS = {"xổ", "sai", "doanh", "chỉ", "dân", "điểm", "hệ", "tỷ", "tỉ"}
_VERB_NOUNS = grammar("noun_before_verb")
_NO_NOUNS = {"chính thức"}
_NO_CHANGES = grammar("no_changes")
_OTHER_VERBS = grammar("no_change_across")
_EXCEEDED, _EXCEEDED_PLAN = grammar("exceeded"), grammar("exceeded_plan")
_OF_FUNDS = {"hỗ trợ", "bảo trợ", "phát triển", "đầu tư", "khuyến học"}
_OF_GROWTH = {"phải", "cần", "và", "có"}  # `tăng trưởng phải đạt 9,5%`
_BOUNDS = set("<>≤≥")
_REASONS = {"sau", "vì", "do", "bởi", "nhờ"}  # `tăng do 5 xã báo cáo muộn`
_LEVEL_NAMES = {"mức", "lệ", "ngưỡng"}  # so với mức, so với tỷ lệ
_LEVEL_PAIRS = (["con", "số"], ["giới", "hạn"])
_TURNS, _RISING = {"tăng", "giảm", "rớt", "sụt"}, {"giá", "sút", "mạnh", "thêm", "nhanh", "sâu"}
_REACH = 9  # tokens between a change verb and its number
_BEFORE_PAIRS = (["đối", "với"], ["con", "số"], ["tất", "cả"])
Size = Callable[[Sentence, int, int], int]  # how many tokens a verb has
_HOW_MUCH = {"trong", "với", "từ", "thêm", "nhiều", "cao", "mạnh", "lớn", "nhất"}
_CHANGED = {"tăng", "giảm", "hơn"}
_RATES_OF_CHANGE = (
    "tăng trưởng",
    "tốc độ tăng",
    "mức tăng",
    "mức giảm",
    "tốc độ giảm",
    "tỷ lệ tăng",
    "tỉ lệ tăng",
    "tỷ lệ giảm",
    "tỉ lệ giảm",
)
_LONGEST_BRACKET = 12  # tokens
_LEVELS = {"lên", "xuống", "tới", "đến"}  # `giá giữ xe (cả ngày) lên tới 3 triệu`


def clause_start(s: Sentence, i: int) -> int:
    """The first token of the clause that token i stands in."""
    if s.clauses is None:  # told once: a sentence without marks may hold hundreds of numbers
        s.clauses = [0, *compress(count(1), map(CLAUSE_ENDS.__contains__, s.raw))]
    return s.clauses[bisect_right(s.clauses, i) - 1]


def read_change(s: Sentence, first: int, *, ranged: bool = False) -> str | None:
    """`increase` or `decrease` where the number at token `first` is a change; its modifier counts.

    A level reached (`tăng lên 5`, `giảm còn 3`, `từ 4,8% lên 5,3%`) is none; with `ranged` the
    number is a range, and `tăng từ 9 đến 10` a rise.

    >>> from ..text.document import tokens
    >>> read_change(tokens("giảm 106 đơn vị"), 1), read_change(tokens("giảm còn 106 đơn vị"), 2)
    ('decrease', None)
    """
    if s.raw[first] in _BOUNDS:
        return None
    words, start = quantity_words(), max(clause_start(s, first), first - _REACH)
    if _change_lasts().isdisjoint(s.low[start:first]):
        return None
    for k in range(first - 1, start - 1, -1):
        low = s.low[k]
        if low in _change_lasts() and (verb := _change_at(s, start, k)):
            if s.low[k - 2 : k + 1] == ["lệ", "hao", "hụt"]:
                return None  # `tỷ lệ hao hụt 40%`
            return verb if not _is_bound(s, start, k) and _is_change(s, k, first) else None
        if s.kinds[k] == "n":
            return None
        raised = low == "mức" and s.low[k - 1] in _TURNS  # tăng mức thưởng từ 5 - 10%
        begun = low == "từ" and (ranged or s.kinds[k + 1] == "d")  # tăng từ 20/3 là 8%
        if low not in words.level or begun or (ranged and raised) or _as_much_as(s, k):
            continue
        if low == "từ" and s.low[first + 2 : first + 3] in (["xuống"], ["lên"]):
            return None  # two levels of a growth
        if low == "chiếm" or not (_is_growth(s, start, k) or _is_sum(s, start, k)):
            return None
    return None


@cache
def _change_lasts() -> frozenset[str]:
    """The last syllables of the verbs of change."""
    return frozenset(verb.rsplit(" ", 1)[-1] for verb in quantity_words().change)


def _change_at(s: Sentence, start: int, k: int) -> str | None:
    """What the verb of change says that ends at token k."""
    change = quantity_words().change
    pair = f"{s.low[k - 1]} {s.low[k]}" if k > start else s.low[k]
    if pair == "gia tăng" and s.low[k - 2 : k - 1] == ["trị"]:
        return None  # thuế giá trị gia tăng
    if pair in _NO_CHANGES or " ".join(s.low[k : k + 2]) in _NO_CHANGES:
        return None
    return change.get(pair) or change.get(s.low[k])


def _is_bound(s: Sentence, start: int, k: int) -> bool:
    """`không cao hơn 5 triệu`, `không vượt`, `vượt qua`: no change, what is not or is crossed."""
    if (k > start + 1 and s.low[k - 2] == "không" and s.low[k - 1] != "chỉ") or s.low[
        k : k + 2
    ] == ["vượt", "qua"]:
        return True
    if k > start + 2 and s.low[k - 3 : k - 1] == ["không", "được"]:
        return True  # `không được thấp hơn 15%`
    if s.low[k] == "vượt" and s.low[max(0, k - 2) : k] in (["đạt", "và"], ["đạt", ","]):
        return True  # `đạt và vượt 15 chỉ tiêu`: so many are reached
    return k > start and s.low[k - 1 : k + 1] == ["không", "vượt"]


def _is_sum(s: Sentence, start: int, k: int) -> bool:
    """`tăng lần lượt là 47 và 43 đồng`, `giảm nhiều nhất là 12 vụ`, `giảm trong năm 2018 là 260
    người`: the copula tells how much."""
    if s.low[k] != "là":
        return False
    if "lần lượt" in " ".join(s.low[start:k]):
        return True
    while k > start and (s.kinds[k - 1] == "d" or s.low[k - 1] in _HOW_MUCH):
        k -= 2 if k > 1 and s.low[k - 2 : k] == ["so", "với"] else 1
    return k > start and s.low[k] != "là" and s.low[k - 1] in _CHANGED


def _as_much_as(s: Sentence, k: int) -> bool:
    """`giảm tới 9%`, `tăng giá đến 9%`: how far, where no level is named."""
    verb = k - 2 if s.low[k - 1] in _RISING else k - 1
    far = s.kinds[k + 1] == "n" or s.low[k + 1] in ("hơn", "gần", "trên")
    if not (s.low[k] in ("tới", "đến") and far and s.low[verb] in _TURNS):
        return False
    start = clause_start(s, k)  # `từ 3 tỷ năm 2016 đã tăng đến 5 tỷ`: a level
    return not any(s.low[n] == "từ" and "n" in s.kinds[n + 1 : n + 3] for n in range(start, verb))


def _is_growth(s: Sentence, start: int, k: int) -> bool:
    """`tăng trưởng nghề rừng dự kiến đạt 6,1%`: a rate of growth is reached and is a rise."""
    before = " ".join(s.low[start:k])
    return any(rate in before for rate in _RATES_OF_CHANGE)


def _is_change(s: Sentence, verb: int, first: int) -> bool:
    """A verb of change far from its number counts only over a plain noun phrase."""
    between = s.low[verb + 1 : first]
    if "so" in between and "với" in between and _names_level(between):
        return False
    if s.low[first] == "dưới" and "lệ" in between:
        return False  # `giảm tỷ lệ hộ nghèo dưới 3%`
    leveled = s.low[verb - 2 : verb - 1] == ["mức"] and _BEFORE_NUMBER.issuperset(between)
    if s.low[verb] == "hơn" and (_is_level(between) or leveled):
        return False  # `ở mức thấp hơn 10%`, `nhiều hơn con số 31.400 người`
    is_compared = between[:2] == ["so", "với"] and _BEFORE_NUMBER.issuperset(between[2:])
    if s.low[verb] == "hơn" and is_compared:
        return False  # ... but `rẻ hơn so với giá thường từ 10%`
    if between[-2:] == ["trở", "lại"]:
        return False  # `tăng nhẹ trở lại 1.410 USD`
    if between[:2] == ["tổng", "số"] or between == ["cả"] or not _REASONS.isdisjoint(between):
        return False  # `nâng tổng số 112 căn`, `giảm cả 3 tiêu chí`, `tăng sau vụ cháy 2 kho`
    exceeded = _EXCEEDED_PLAN if is_planned(s, verb + 1) else _EXCEEDED
    if s.low[verb] == "vượt" and not exceeded.issuperset(between):
        return False  # `vượt mục tiêu 70%`, `vượt liên tiếp 12 rào`
    if s.low[verb - 1 : verb + 1] == ["tăng", "trưởng"]:
        return _OTHER_VERBS.isdisjoint(set(between) - _OF_GROWTH)
    while between[-1:] in (["cả"], ["các"]):
        between = between[:-1]
    # `lượng nước thiếu hụt của 4 nhà máy`, `giảm phí của 39 trạm`, `tăng thuế với 20 mặt hàng`
    owned = between[:1] == ["của"] or between[-1:] in (["của"], ["với"])
    return not owned and _OTHER_VERBS.isdisjoint(between)


def _names_level(between: list[str]) -> bool:
    pairs = (between[n : n + 2] for n in range(len(between)))
    return not _LEVEL_NAMES.isdisjoint(between) or any(pair in _LEVEL_PAIRS for pair in pairs)


def _is_level(between: list[str]) -> bool:
    """`thấp hơn mức 5%`, `cao hơn con số 3 triệu`: only a level that is compared."""
    named = [word for word in between if word not in _BEFORE_NUMBER or word == "mức"]
    named = named[1:] if named[:1] == ["so"] else named
    return named in (["mức"], ["con"]) or named[:2] in (["mục", "tiêu"], ["chỉ", "tiêu"])


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
    if closed and _LEVELS.isdisjoint(s.low[stop:first]) and (opened := _opened(s, start - 1)):
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
        if s.low[k] in AUXILIARIES and n < 2 and k + 1 < stop:  # `bị thương` is a verb itself
            found, after_auxiliary = None, True
        elif n and not (found is not None and (after_auxiliary or is_attribute(s, k))):
            found = k
        behind = k + n
    if found is not None and stop - found > LONGEST_ACTION:
        return next((k for k in range(stop - 1, found, -1) if size(s, k, stop)), None)
    return found


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
    if s.raw[k][0].isupper() and (is_board(s, k) or not opens_clause(s, k)):
        return 0
    if k + 1 < stop and s.kinds[k + 1] == "w":
        pair = f"{s.low[k]} {s.low[k + 1]}"
        if pair in verbs():
            return 2
        if pair in dictionary():
            return 0
    before = f"{s.low[k - 1]} {s.low[k]}" if k else ""
    return int(s.low[k] in verbs() and before not in dictionary())
