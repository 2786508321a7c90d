"""Whether a number belongs to a noun before it, so that it is no subject: `lãnh đạo hai nước`."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from .inherited import before_bounds
from .predicates import before_number
from .verb_groups import verb_before

_PREPOSITIONS = {"của", "giữa", "trong", "sau", "suốt"}
_DURATIONS = grammar("durations")  # `tước giấy phép trong 9 tháng`
_LEADING = grammar("conjunctions") | grammar("saying_before_subject")
_DASHES = {"-", "–"}
_PAID = {"số tiền", "với giá"}  # `chi lương cho 3 người với số tiền 9 triệu`
_BODIES = grammar("joined_places") | grammar("joined_bodies") | grammar("other_bodies")
_OF_BODIES = grammar("joined_people") | grammar("of_bodies")


def governed_until(s: Sentence, k: int, stop: int, unit_last: int) -> int | None:
    """Where the words end that alone can govern what is counted, where a preposition at token k,
    before the number and its bounds, keeps it from being the subject of what stands behind or one
    of a list; `stop` is where the words before the number end. None for no such preposition.

    >>> from ..text.document import tokens
    >>> s = tokens("lồng của 61 hộ gần như mất trắng")
    >>> governed_until(s, 1, 2, 3), governed_until(s, 0, 1, 3)
    (2, None)
    """
    one = _one_of(s, k)
    if one is not None:
        return one
    return stop if s.low[k] in _PREPOSITIONS and s.low[unit_last] not in _DURATIONS else None


def names_with(s: Sentence, first: int) -> bool:
    """Whether the words before an amount of money only name it with what it is of, so that nothing
    said of the number before is said of it: `mua 43 xe với tổng giá trị 35 tỷ đồng`.

    >>> from ..text.document import tokens
    >>> s = tokens("mua 43 xe với giá trị 35 tỷ đồng")
    >>> names_with(s, 6), names_with(s, 1)
    (True, False)
    """
    start, stop = before_number(s, first)
    return "với" in s.low[start:stop] and s.pair(stop - 2) not in _PAID


def explains(s: Sentence, first: int, end: int) -> bool:
    """Whether a number in brackets explains another word than what the number before counts, which
    ends before token `end`: `xây 2 khu ở Đồng Tâm (5 ha)`.

    >>> from ..text.document import tokens
    >>> s = tokens("xây 2 khu ở Đồng Tâm (5 ha)")
    >>> explains(s, 7, 3), explains(s, 7, 6)
    (True, False)
    """
    k = before_bounds(s, first)
    return k > end and s.raw[k] == "("


def is_owner(s: Sentence, k: int, unit_last: int) -> bool:
    """Whether the noun that ends with token k, before a number and its bounds, is only that of what
    is counted, so that nothing is said of the number: `lãnh đạo 9 xã đã họp`, `một trong 12 cầu`.

    >>> from ..text.document import tokens
    >>> s = tokens("lãnh đạo 9 xã đã họp")
    >>> is_owner(s, 1, 3), is_owner(tokens("giúp 9 xã"), 0, 2)
    (True, False)
    """
    if s.low[k] in _OF_BODIES or s.pair(k - 1) in _OF_BODIES:
        return s.low[unit_last] in _BODIES or s.pair(unit_last - 1) in _BODIES
    if s.raw[k] == "Với" or (k > 1 and s.raw[k] in _DASHES):
        return True  # `Với 53 phiếu thuận, ông …`, `Viêng và Đại Đồng - hai xã đang …`
    led = k > 0 and (s.low[k - 1] in _LEADING or s.pair(k - 2) in _LEADING)
    if led and s.low[k] in _PREPOSITIONS:
        return True  # `cho biết trong 4 bài thi, em …`
    if s.low[k] == "giữa":
        return verb_before(s, 0, k) is None  # but `bị kẹp giữa 2 xe`
    one = _one_of(s, k)  # but `dùng một trong 2 cách`
    return one is not None and verb_before(s, 0, one) is None


def _one_of(s: Sentence, k: int) -> int | None:
    """The một of the `một trong` or `một trong số` that ends with token k; None for none."""
    k -= s.low[k] == "số"
    return k - 1 if k > 0 and s.low[k] == "trong" and s.low[k - 1] == "một" else None
