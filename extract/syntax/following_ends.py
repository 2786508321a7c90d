"""Where the predicate behind a number ends: before what only says where, when or why."""

from __future__ import annotations

from ..lexicons import grammar, predicates
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .predicates import AUXILIARIES, CLAUSE_ENDS
from .verb_groups import predicate_size

_CIRCUMSTANCES = grammar("circumstances")
_AMBIGUOUS = {"hồi", "bằng"}  # hồi giáo, hồi sức, bằng khen
_CHARGES = (["tội"], ["hành"])  # về hành vi
_NO_WORDS = {"bằng cách", "hồi đầu", "hồi cuối"}
_TRAILING = grammar("after_predicate")
_PARTICLES = {"hồi", "vào", "so", "gần", "rồi", "mà", "chỉ"}
_NEXT = {"phải", "đang", "đều", "gồm", "thì", "còn", "kéo"}  # begin the next predicate
_BEFORE_NEXT = AUXILIARIES | {"thể", "là", "thiết"}  # có thể phải di dời, được cho là đang ẩn náu
_NUMBERS, _BEFORE_NUMBERS = {"hai", "ba", "bốn"}, _CIRCUMSTANCES | {"thứ", "giữa", "là", "có"}
_WHERE = {"trong", "tại", "sau"}
_PLACED = grammar("verbs_of_place")
_LONGEST = 7  # tokens behind the first of a predicate
_LONGEST_QUOTATION = 12  # tokens
_SHORT = 5  # tokens of a predicate that a comma joins to another


def following_end(s: Sentence, first: int) -> int:
    """The last token of the predicate behind its number that begins at token `first`.

    >>> from ..text.document import tokens
    >>> following_end(tokens("5 hộ được hỗ trợ tại nhà văn hóa"), 2)
    4
    """
    last = first
    while last + 1 < s.size and s.kinds[last + 1] == "w" and last - first < _LONGEST:
        told = last > first or _is_whole(s, first)
        if told and _is_circumstance(s, last + 1) and not _is_open(s, last):
            break
        if told and s.low[last + 1] in _NUMBERS and s.low[last] not in _BEFORE_NUMBERS:
            break
        if last > first and s.low[last + 1] in _NEXT and s.low[last] not in _BEFORE_NEXT:
            break
        last += 1
    if s.low[last] in AUXILIARIES and s.raw[last + 1 : last + 2] in (["“"], ['"']):
        return _quoted_end(s, last + 1)  # `đã “không cánh mà bay”`
    if last - first == _LONGEST and s.pair(last) in dictionary() and last + 1 < s.size:
        last += 1
    while last > first and _trails(s, last):
        last -= 1
    return last if last - first >= _SHORT else _joined_end(s, last)


def _is_whole(s: Sentence, k: int) -> bool:
    """Whether the word at token k says enough before where: `chết trong vụ nổ`, but not `nằm`."""
    whole = s.low[k + 1] in _WHERE and s.low[k] not in _PLACED
    return whole and predicate_size(s, k, s.size) == 1


def _quoted_end(s: Sentence, k: int) -> int:
    """The last token of the quotation that opens at token k; the one before it for none."""
    near = range(k + 1, min(s.size, k + _LONGEST_QUOTATION))
    return next((n for n in near if s.raw[n] in ("”", '"')), k - 1)


def _is_circumstance(s: Sentence, k: int) -> bool:
    """Whether token k begins where, when or why: `hồi`, but not that of `Hồi giáo`."""
    if s.low[k] == "về":  # `thảo luận về`, `bị bắt về tội`, but `bị trả về nước`
        return is_word(s, k - 2) or s.low[k + 1 : k + 2] in _CHARGES
    whole = s.low[k] in _AMBIGUOUS and is_word(s, k) and s.pair(k) not in _NO_WORDS
    return s.low[k] in _CIRCUMSTANCES and not whole


def _is_open(s: Sentence, k: int) -> bool:
    """Whether token k begins a word that the next one ends: `bên trong`, but not `ban hành tại`."""
    return s.pair(k) == "nhà ở" or (is_word(s, k) and s.pair(k - 1) not in dictionary())


def is_word(s: Sentence, k: int) -> bool:
    """Whether tokens k and k+1 are one word.

    >>> from ..text.document import tokens
    >>> is_word(tokens("nhà ở"), 0), is_word(tokens("thấy ở"), 0)
    (True, False)
    """
    return s.pair(k) in dictionary() or s.pair(k) == "nhà trên"


def _trails(s: Sentence, k: int) -> bool:
    """`thông báo hồi tháng 3`, but not `thu hồi`: token k belongs to what follows a predicate."""
    if s.low[k] in _PARTICLES:
        return s.pair(k - 1) not in predicates() and predicate_size(s, k - 1, k + 1) < 2
    return s.low[k] in _TRAILING and not is_word(s, k - 1)


def _joined_end(s: Sentence, last: int) -> int:
    """The last token of the verb that a comma joins: `bị ngập, hư hỏng`; `last` for none."""
    if last + 2 >= s.size or s.raw[last + 1] != ",":
        return last
    end = last + 1 + predicate_size(s, last + 2, s.size)
    if end == last + 1:
        return last
    ends = end + 1 >= s.size or s.raw[end + 1] in CLAUSE_ENDS or s.low[end + 1] in _CIRCUMSTANCES
    return end if ends else last
