"""The verbs beside a number: how long each is, where those end that stand together."""

from __future__ import annotations

from functools import lru_cache

from ..lexicons import grammar, predicates
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .predicates import is_attribute, is_board, opens_clause, predicate_firsts

_LEVELS = {"cơ", "xã", "huyện", "tỉnh", "hội", "ủy", "uỷ", "trung", "có", "công", "ngành", "chính"}
_RESULTS = grammar("results_of_verbs")


def predicate_size(s: Sentence, k: int, stop: int) -> int:
    """How many tokens the predicate has that begins at token k, 0 for none; a longer word hides a
    shorter one.

    >>> from ..text.document import tokens
    >>> predicate_size(tokens("vụ cháy xảy ra 3 lần"), 2, 5)
    2
    """
    low = s.low[k]
    if low not in predicate_firsts() or s.kinds[k] != "w":
        return 0
    if s.raw[k][0].isupper() and (is_board(s, k) or not opens_clause(s, k)):
        return 0
    if low == "cấp" and _is_level(s, k):
        return 0  # `tòa án 2 cấp thụ lý`, `hội cấp cơ sở cung ứng`
    if low == "tương" and k and s.low[k - 1] == "và":
        return 0  # `cấp tỉnh và tương đương 3.000`
    if low == "hết" and k and s.low[k - 1] != "hết" and predicate_size(s, k - 1, k):
        return 0  # `giảm hết biên độ`
    if low == "tiếp" and k and s.kinds[k + 1 : k + 2] == ["n"] and predicate_size(s, k - 1, k):
        return 0  # `giảm tiếp 5 kg`
    if low == "gấp" and k > 1 and predicate_size(s, k - 2, k) > 1:
        return 0  # `thực hiện gấp 3 việc`, but `tăng gấp 3 lần`
    behind = s.low[k + 1] if k + 1 < stop and s.kinds[k + 1] == "w" else ""
    size = _word_size(s.low[k - 1] if k else "", low, behind)
    return 0 if size and s.low[k + size : k + size + 1] == ["viên"] else size  # ứng cử viên


def _is_level(s: Sentence, k: int) -> bool:
    """Whether the cấp at token k is a level and no verb."""
    counted = k > 0 and (s.kinds[k - 1] == "n" or s.low[k - 1] in ("hai", "ba", "các"))
    above = s.low[k + 1 : k + 2] in (["trên"], ["dưới"]) and s.kinds[k + 2 : k + 3] != ["n"]
    return counted or above or (k + 1 < s.size and s.low[k + 1] in _LEVELS)


@lru_cache(maxsize=1 << 16)
def _word_size(before: str, low: str, behind: str) -> int:
    inside = f"{before} {low}" in dictionary()
    if behind in _RESULTS and low in predicates() and not inside:
        return 2  # `tìm thấy`, `đưa ra`
    pair = f"{low} {behind}"
    if behind and (pair in predicates() or pair in dictionary()):
        return 2 if pair in predicates() else 0
    return int(low in predicates() and not inside)


def verbs_end(s: Sentence, begin: int, stop: int) -> int:
    """Where the verbs end that stand together from token begin on, a và between them included.

    >>> from ..text.document import tokens
    >>> verbs_end(tokens("phát hiện và thu giữ ma túy"), 0, 7)
    5
    """
    k = begin
    while k < stop:
        n = predicate_size(s, k, stop)
        if not n and k > begin and s.low[k] == "và" and k + 1 < stop:
            n = int(predicate_size(s, k + 1, stop) > 0)
        if not n:
            break
        k += n
    return k


def verb_before(
    s: Sentence, start: int, k: int, acting: frozenset[str] = frozenset()
) -> int | None:
    """Where the verb begins that ends right before token k and belongs to no noun but to one of
    those that end with a word of `acting` (`lực lượng bắt`); None for none.

    >>> from ..text.document import tokens
    >>> verb_before(tokens("giá được áp dụng là 5"), 0, 4)
    2
    """
    for n in (2, 1):
        begin = k - n
        if begin >= start and predicate_size(s, begin, k) == n:
            owned = is_attribute(s, begin) and s.low[begin - 1] not in acting
            return None if owned else begin
    return None
