"""A number and the whole that it is chosen from, told by `trong số`, `trên` and the like."""

from __future__ import annotations

from dataclasses import replace

from ..counts.word_ends import words_ahead
from ..text.document import Sentence
from .numerals import NUMBER_WORDS
from .single_numbers import Quantity, read_single

_ON = "trên"
BARE = ("trong", _ON)
_CHOSEN_FROM = ("trong tổng số", "trong số", "trong tổng")
_OUT_OF = (*_CHOSEN_FROM, "trên tổng số", *BARE)
_ABOUT = (["hơn"], ["gần"], ["khoảng"])
LONGEST_NAMED = 4  # words of what is chosen


def out_of(s: Sentence, q: Quantity) -> Quantity | None:
    """`21 trong số 23 địa điểm`: a part named before its whole; `19 xã trong tổng số 28
    xã`, which names it twice; `19 xã (trong tổng số 28 xã)` and `19 xã nghèo trong tổng số 28
    xã`, which are two.

    >>> from ..text.document import tokens
    >>> s = tokens("vận hành 21 trong số 23 trạm bơm")
    >>> out_of(s, read_single(s, 2)).total
    Decimal('23')
    """
    named = _named(s, q)
    bracketed = named > 0 and s.raw[q.after + named : q.after + named + 1] == ["("]
    at = q.after + named + bracketed
    if at >= s.size or s.low[at] not in BARE:
        return None
    phrase = next((phrase for phrase in _OUT_OF if _opens_whole(s, q, at, phrase)), None)
    if phrase is None or (named and phrase in BARE):
        return None
    whole = read_single(s, _behind(s, q, at, phrase))
    if whole is None or whole.value < q.value or s.raw[whole.after : whole.after + 1] == ["/"]:
        return None
    said = words_ahead(s, q.after) if named else 0
    alike = s.low[whole.after : whole.after + said] == s.low[q.after : q.after + said]
    if not alike and not (bracketed and s.raw[whole.after : whole.after + 1] == [")"]):
        return None
    if bracketed or named > said:
        return replace(q, total=whole.value)  # the whole is read by itself
    unlike = (whole.scaled and not q.scaled) or (q.spelled and phrase == _ON)
    if phrase in BARE and unlike:
        return None  # `doanh thu năm trên 500 triệu đồng`
    return Quantity(q.first, whole.last, q.value, total=whole.value, scaled=q.scaled)


def _named(s: Sentence, q: Quantity) -> int:
    """How many words name what is chosen, between the number and what it is chosen from."""
    for n in range(LONGEST_NAMED + 1):
        k = q.after + n
        if k + 1 >= s.size or s.low[k] in BARE or (n and s.raw[k] == "(" and s.low[k + 1] in BARE):
            return n
        if s.kinds[k] != "w":
            break
    return 0


def _behind(s: Sentence, q: Quantity, at: int, phrase: str) -> int:
    """The token behind a phrase at token `at`, or behind the sign there: `71 trong số hơn 100`."""
    j = at + phrase.count(" ") + 1
    return j + (" " in phrase and q.value > 1 and s.low[j : j + 1] in _ABOUT)


def _opens_whole(s: Sentence, q: Quantity, at: int, phrase: str) -> bool:
    """Whether a phrase stands at token `at` with a number behind it; one in words only where it
    cannot mean anything else."""
    j = _behind(s, q, at, phrase)
    if j >= s.size or " ".join(s.low[at : at + phrase.count(" ") + 1]) != phrase:
        return False
    said = q.spelled and phrase in _CHOSEN_FROM and s.low[j] in NUMBER_WORDS
    return s.kinds[j] == "n" or said
