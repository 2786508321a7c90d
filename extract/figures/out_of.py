"""A number and the whole that it is chosen from, told by `trong số`, `trên` and the like."""

from __future__ import annotations

from ..text.document import Sentence
from .numerals import NUMBER_WORDS
from .single_numbers import Quantity, read_single

_ON = "trên"
BARE = ("trong", _ON)
_CHOSEN_FROM = ("trong tổng số", "trong số", "trong tổng")
_OUT_OF = (*_CHOSEN_FROM, "trên tổng số", *BARE)
_BARE_ALONE = [[word] for word in BARE]


def out_of(s: Sentence, q: Quantity) -> Quantity | None:
    """`21 trong số 23 địa điểm`, `chín trên mười hộ`: a part named before its whole; `19 xã trong
    tổng số 28 xã`, which names it twice.

    >>> from ..text.document import tokens
    >>> s = tokens("vận hành 21 trong số 23 trạm bơm")
    >>> out_of(s, read_single(s, 2)).total
    Decimal('23')
    """
    named = s.low[q.after + 1 : q.after + 2] in _BARE_ALONE and s.kinds[q.after] == "w"
    at = q.after + named
    if at >= s.size or s.low[at] not in BARE:
        return None
    if q.spelled and not named and (whole := _said_whole(s, q)) is not None:
        return Quantity(q.first, whole.last, q.value, total=whole.value, spelled=True)
    phrase = next((phrase for phrase in _OUT_OF if _opens_whole(s, q, at, phrase)), None)
    if phrase is None or (named and phrase in BARE):
        return None
    whole = read_single(s, at + phrase.count(" ") + 1)
    if whole is None or whole.value < q.value or s.raw[whole.after : whole.after + 1] == ["/"]:
        return None
    if named and s.low[whole.after : whole.after + 1] != [s.low[q.after]]:
        return None
    unlike = (whole.scaled and not q.scaled) or (q.spelled and phrase == _ON)
    if phrase in BARE and unlike:
        return None  # `doanh thu năm trên 500 triệu đồng`
    return Quantity(q.first, whole.last, q.value, total=whole.value, scaled=q.scaled)


def _said_whole(s: Sentence, q: Quantity) -> Quantity | None:
    """The `mười` of `chín trên mười`."""
    if s.low[q.after] != _ON or q.after + 1 == s.size:
        return None
    whole = read_single(s, q.after + 1)
    return whole if whole is not None and whole.spelled and whole.value > q.value else None


def _opens_whole(s: Sentence, q: Quantity, at: int, phrase: str) -> bool:
    """Whether a phrase stands at token `at` with a number behind it; one in words only where it
    cannot mean anything else."""
    j = at + phrase.count(" ") + 1
    if j >= s.size or " ".join(s.low[at:j]) != phrase:
        return False
    said = q.spelled and phrase in _CHOSEN_FROM and s.low[j] in NUMBER_WORDS
    return s.kinds[j] == "n" or said
