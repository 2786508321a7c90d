"""The predicate a number answers to, and whether the number is a rise or a fall."""

from __future__ import annotations

from .document import Sentence
from .lexicons import quantity_words
from .numerals import NUMBER_WORDS
from .tokenizer import dictionary

_CLAUSE_ENDS = set(",;:.!?()[]“”\"…–")
_AUXILIARY = frozenset(
    "đã đang sẽ được cũng vẫn chỉ mới còn đều vừa có thể phải cần từng luôn lại rồi thêm ra khoảng hơn gần "
    "trên dưới chừng ước ít nhất tối đa thiểu không quá cả tới đến lên xuống chưa đầy tổng cộng với số gồm "
    "của và là trong khiến làm cho những các hiện nay bao".split()
)
_KEPT = {"có", "là", "gồm", "còn", "đạt"}
_TAIL = {"được", "xong", "ra", "vào", "lên", "xuống", "lại", "tới", "đến", "về", "cho"}
_AFTER_NOUN = frozenset(
    "tham dự tham gia được bị chết thiệt mạng tử vong mất tích đang đã chưa tự xin phát biểu nhập viện "
    "hoàn thành đạt đăng ký nghỉ tiếp cận có hưởng".split()
)
_OTHER_VERBS = {"nhưng", "khi", "thì", "để", "nhằm", "mà", "được", "bị", "có", "cho", "phải", "cần"}
_REACH = 9  # tokens between a change verb and its number


def clause_start(s: Sentence, i: int) -> int:
    """The first token of the clause that token i stands in."""
    k = i - 1
    while k >= 0 and s.raw[k] not in _CLAUSE_ENDS:
        k -= 1
    return k + 1


def read_change(s: Sentence, first: int, *, ranged: bool = False) -> str | None:
    """`increase` or `decrease` where the number at token `first` (its modifier's first) is a change.

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


def read_action(s: Sentence, first: int, item_last: int) -> str | None:
    """The predicate a number answers to: the verb before it, else the one after its noun.

    >>> from .document import tokens
    >>> s = tokens("các cơ quan đã tổ chức được 20 cuộc đối thoại")
    >>> read_action(s, 7, 10)
    'tổ chức'
    """
    start = clause_start(s, first)
    last = first - 1
    while last >= start and s.low[last] in _AUXILIARY and s.low[last] not in _KEPT:
        last -= 1
    if last >= start and s.kinds[last] == "w":
        if s.low[last] in _TAIL and last - 1 >= start and s.kinds[last - 1] == "w":
            return s.slice(_word_start(s, last - 1, start), last)
        return s.slice(_word_start(s, last, start), last)
    return _after(s, item_last)


def _word_start(s: Sentence, last: int, start: int) -> int:
    """The first token of the dictionary word that ends at token `last`."""
    known = dictionary()
    for n in (3, 2):
        k = last - n + 1
        if k >= start and all(kind == "w" for kind in s.kinds[k:last]):
            word = " ".join(s.low[k : last + 1])
            if word in known and s.low[k] not in NUMBER_WORDS:
                return k
    return last


def _after(s: Sentence, item_last: int) -> str | None:
    """`1.750 lượt người tham dự`: the predicate that follows the noun phrase."""
    k = item_last + 1
    if k >= len(s) or s.kinds[k] != "w" or s.low[k] not in _AFTER_NOUN:
        return None
    last = k
    while last + 1 < len(s) and s.kinds[last + 1] == "w" and last - k < 5:
        last += 1
    return s.slice(k, last)


def subject(s: Sentence, first: int) -> str | None:
    """The noun phrase before the verb of the clause (`thu cân đối ngân sách` of `… ước đạt 5 tỷ`).

    Reads back over a clause without a subject of its own to the one before it.
    """
    start = clause_start(s, first)
    stop = next((k for k in range(start, first) if _is_link(s, k)), first)
    while stop == start and start > 0:
        previous = clause_start(s, start - 1)
        stop = next((k for k in range(previous, start - 1) if _is_link(s, k)), start - 1)
        start = previous
    while start < stop and (s.kinds[start] != "w" or s.low[start] in _LEADING):
        start += 1
    return s.slice(start, stop - 1) if stop > start else None


_LEADING = {"và", "trong", "đó", "theo", "còn", "với", "riêng", "nhất", "đồng", "thời", "mà", "các", "những",
            "tổng", "số", "tại", "đến", "nay", "hiện"}  # fmt: skip
_LINKS = {"đạt", "là", "tăng", "giảm", "còn", "chiếm", "ước", "bằng", "đã", "hụt", "vượt", "được", "có",
          "đang", "sẽ", "xếp", "đứng", "lên", "xuống", "dự", "khoảng", "hơn", "gần", "ở", "từ", "cũng", "chỉ",
          "tới", "đến", "lại", "vẫn", "gồm"}  # fmt: skip


def _is_link(s: Sentence, k: int) -> bool:
    return s.low[k] in _LINKS or s.kinds[k] in "nd"
