"""A number and the whole that it is chosen from, told by `trong số`, `trên` and the like."""

from __future__ import annotations

from ..text.document import Sentence
from .numerals import NUMBER_WORDS
from .single_numbers import Quantity, read_single

_ON = "trên"
BARE = ("trong", _ON)
_CHOSEN_FROM = ("trong tổng số", "trong số", "trong tổng")
_OUT_OF = (*_CHOSEN_FROM, "trên tổng số", *BARE)
_ABOUT = (["hơn"], ["gần"], ["khoảng"])
_BARE_ALONE = [[word] for word in BARE]


def out_of(s: Sentence, q: Quantity) -> Quantity | None:
    """`21 trong số 23 địa điểm`: a part named before its whole; `19 xã trong tổng số 28
    xã`, which names it twice.

    >>> from ..text.document import tokens
    >>> s = tokens("vận hành 21 trong số 23 trạm bơm")
    >>> out_of(s, read_single(s, 2)).total
    Decimal('23')
    """
    named = s.low[q.after + 1 : q.after + 2] in _BARE_ALONE and s.kinds[q.after] == "w"
    at = q.after + named
    if at >= s.size or s.low[at] not in BARE:
        return None
    phrase = next((phrase for phrase in _OUT_OF if _opens_whole(s, q, at, phrase)), None)
    if phrase is None or (named and phrase in BARE):
        return None
    whole = read_single(s, _behind(s, q, at, phrase))
    if whole is None or whole.value < q.value or s.raw[whole.after : whole.after + 1] == ["/"]:
        return None
    if named and s.low[whole.after : whole.after + 1] != [s.low[q.after]]:
        return None
    unlike = (whole.scaled and not q.scaled) or (q.spelled and phrase == _ON)
    if phrase in BARE and unlike:
        return None  # `doanh thu năm trên 500 triệu đồng`
    return Quantity(q.first, whole.last, q.value, total=whole.value, scaled=q.scaled)


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
