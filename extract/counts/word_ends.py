"""Where a counted word ends: its syllables, and what stands before it as part of it."""

from __future__ import annotations

from functools import cache

from ..lexicons import grammar, quantity_words
from ..text.document import Sentence
from ..text.tokenizer import first_word

_FUNCTION_WORDS = {"đang", "có", "thì", "là"}
_PREFIXES = {"cựu", "tân", "nguyên", "siêu"}


def word_end(s: Sentence, j: int) -> int:
    """The last token of the word at token j, with what stands before or behind it as part of it.

    >>> from ..text.document import tokens
    >>> word_end(tokens("nam thanh niên"), 0), word_end(tokens("nguyên lãnh đạo xã"), 0)
    (2, 2)
    """
    last = j + words_ahead(s, j) - 1
    if s.low[last + 1 : last + 2] == ["viên"] and last > j:
        last += 1  # hòa giải viên
    if last > j and s.low[last : last + 2] == ["trên", "địa"]:
        last -= 1  # hai cấp trên địa bàn xã
    if last == j + 1 and s.low[last] in _FUNCTION_WORDS:
        last = j  # khách sạn 5 sao đang mở, cả 2 bên có
    if s.low[j] in ("nam", "nữ") and last == j:
        longest = range(min(j + 3, s.size - 1), j + 1, -1)
        people = (k for k in longest if " ".join(s.low[j + 1 : k + 1]) in _people())
        last = next(people, j)  # nam thanh niên
    if s.low[j] in _PREFIXES and last == j and s.kinds[j + 1 : j + 2] == ["w"]:
        last = j + words_ahead(s, j + 1)  # cựu công an, nguyên lãnh đạo; nguyên nhân is a word
    if s.raw[j].islower():  # sông Cái Lớn
        return next((k - 1 for k in range(j + 1, last + 1) if s.raw[k][0].isupper()), last)
    return last


@cache
def _people() -> frozenset[str]:
    return grammar("joined_people") | quantity_words().counted


def words_ahead(s: Sentence, j: int) -> int:
    """How many tokens the word at token j has, in the sense of segmentation.

    >>> from ..text.document import tokens
    >>> words_ahead(tokens("dịch vụ công"), 0)
    2
    """
    stop, limit = j, min(s.size, j + 4)
    while stop < limit and s.kinds[stop] == "w":
        stop += 1
    return max(1, first_word(s.low, j, stop) - j)
