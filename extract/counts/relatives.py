"""The relative clauses that belong to a counted noun phrase: `20 hộ có nhà tạm`, `em từ 6 tuổi`."""

from __future__ import annotations

from ..syntax.predicates import PASSIVES, clause_start, is_object
from ..text.document import Sentence
from .doers import OF_CLAUSE, OPENING, RELATIVE, SELECTING, before_predicate

_TAKING = SELECTING | {"với", "là", "gồm"}
_OF_STATE = PASSIVES | {"có"}
_SAYING = {"biết", "rằng", "thấy", "nói", "khiến", "làm", "và"}  # a clause follows, no object
_HAD = {"thành tích", "hoàn cảnh", "nhiều thành", "nhiều đóng", "liên quan", "dấu hiệu"}
_OPEN_ENDED = {"trở lên", "trở xuống"}
_OF_PREDICATE = {"chưa", "không", "này", "đó"}  # before a có that tells of those counted
_LONGEST_AGES = 7  # tokens


def relative_end(s: Sentence, k: int, number: int | None) -> int:
    """The last token so far of the relative clause that token k begins, or 0 for none: behind an
    object (`hỗ trợ 20 hộ có nhà tạm`), behind a word that selects (`trong 14 hộ bị thu hồi
    đất`), or before the predicate of the whole (`17 người bị bỏng đã được đưa đi`).

    >>> from ..text.document import tokens
    >>> relative_end(tokens("tặng 9 em có thành tích tốt"), 3, 1)
    3
    >>> relative_end(tokens("gặp 9 em từ 6 đến 9 tuổi"), 3, 1)
    7
    """
    low = s.low[k]
    if low == "có" and s.pair(k + 1) in _HAD and s.low[k - 1] not in _OF_PREDICATE:
        return k
    if low == "từ" and (end := _ages_end(s, k)):
        return end
    if number is None or low not in OF_CLAUSE or _is_modal(s, k) or _is_priced(s, k):
        return 0
    before = s.low[number - 1] if number else ""
    selected = before in SELECTING
    if selected or (low in RELATIVE and (before in _TAKING or _is_object(s, number))):
        return k
    if low not in _OF_STATE:
        return 0
    start = clause_start(s, number)
    opens = all(s.low[n] in OPENING for n in range(start, number))
    return before_predicate(s, k) if opens else 0


def _ages_end(s: Sentence, k: int) -> int:
    """The last token of `từ 18 đến 25 tuổi`, `từ 2 tuổi trở xuống` that begins at token k, or 0."""
    if s.kinds[k + 1 : k + 2] != ["n"]:
        return 0
    near = range(k + 2, min(s.size, k + _LONGEST_AGES))
    above = next((n + 1 for n in near if s.pair(n) in _OPEN_ENDED), 0)
    return above or next((n for n in near if s.low[n] == "tuổi"), 0)


def _is_modal(s: Sentence, k: int) -> bool:
    """`có thể`, `không phải`: the predicate of the whole begins."""
    return k + 1 < s.size and s.low[k + 1] in ("thể", "phải")


def _is_priced(s: Sentence, k: int) -> bool:
    """`15 chiếc loa có tổng trị giá 40 triệu đồng`: what they are worth is told at token k."""
    near = s.low[k + 1 : k + 4]
    return s.low[k] == "có" and "giá" in near and "n" in s.kinds[k + 2 : k + 6]


def _is_object(s: Sentence, number: int) -> bool:
    return s.low[number - 1] not in _SAYING and is_object(s, number)
