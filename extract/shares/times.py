"""When something is so, or since when, said behind a share: `12% số hộ vay vốn trong 5 năm qua`."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence

_LEADS = {"trong", "suốt", "vào"}
AT_PRESENT = {"hiện nay", "hiện tại"}
_OF_TIME = {"năm", "tháng", "tuần", "nay", "này", "trước", "ngoái"}
_BEFORE_UNITS = {"những", "các", "mấy", "vài", "suốt", "vòng", "khoảng", "hơn", "gần"}
_BEFORE_UNITS |= {"một", "hai", "ba", "nửa", "cuối", "đầu", "giữa"}
_UNITS = grammar("durations") | {"quý", "thập", "hôm", "dịp"}
_SPANS = {"thời gian", "giai đoạn", "thời kỳ", "thời kì", "thời điểm", "nhiệm kỳ", "nhiệm kì"}
_BEHIND_UNITS = {"qua", "tới", "nay", "này", "trước", "ngoái", "gần", "đầu", "cuối", "vừa", "sau"}
_DECADES = {"thập"}


def tells_when(s: Sentence, k: int) -> bool:
    """Whether when something was so begins at token k: `trong thời gian`, `vào năm ngoái`, `trong 5
    năm qua`; how long a thing takes is part of it (`giải quyết trong 3 ngày`).

    >>> from ..text.document import tokens
    >>> tells_when(tokens("vay trong những năm gần đây"), 1), tells_when(tokens("trong 3 ngày"), 0)
    (True, False)
    """
    if s.low[k] not in _LEADS:
        return False
    n = k + 1
    while n < s.size and (s.low[n] in _BEFORE_UNITS or s.kinds[n] == "n"):
        n += 1
    if n >= s.size or s.pair(n) in _SPANS:
        return n < s.size
    if s.kinds[n] == "d":
        return n > k + 1
    if s.low[n] not in _UNITS:
        return False
    n += 1 + (s.low[n] in _DECADES)
    behind = n < s.size and (s.kinds[n] == "d" or s.low[n] in _BEHIND_UNITS)
    return s.low[k] == "vào" or behind


def behind_when(s: Sentence, k: int) -> int:
    """Behind the words that tell at token k when something was so, up to the next mark; else k.

    >>> from ..text.document import tokens
    >>> behind_when(tokens("12% số hộ vay vào năm ngoái, tăng 3%"), 5)
    8
    """
    if k >= s.size or not tells_when(s, k):
        return k
    return next((n for n in range(k, s.size) if s.kinds[n] == "p"), s.size)


def since(s: Sentence, k: int) -> str | None:
    """Since when a share has moved, told at token k behind it; None for none.

    >>> from ..text.document import tokens
    >>> since(tokens("tăng 60% kể từ đầu năm nay"), 3)
    'đầu năm nay'
    """
    if s.low[k : k + 2] not in (["kể", "từ"], ["tính", "từ"]) or s.low[k + 2 : k + 3] not in (
        ["đầu"],
        ["cuối"],
    ):
        return None
    stop = k + 3
    while stop < s.size and (s.kinds[stop] == "d" or s.low[stop] in _OF_TIME):
        stop += 1
    return s.slice(k + 2, stop - 1) if stop > k + 3 else None
