"""Times that are told of something else than the figure behind them."""

from __future__ import annotations

import re

from .expressions import TimeExpression


def is_aside(t: TimeExpression, low: str, start: int) -> bool:
    """Whether a time stands in a bracket that tells something else, and the figure not:
    `chương trình (kéo dài đến hết 2019) chi 40%`; is that of the level that a figure has left; or
    is a moment, told before the semicolon.

    >>> from .expressions import read_periods
    >>> low = "quỹ xã (bắt đầu chi từ đợt một và kéo dài đến hết năm 2019) trả 40% tiền thuốc"
    >>> is_aside(read_periods(low)[0], low, low.index("40"))
    True
    """
    if _is_left(t, low, start) or _is_moment(t, low, start):
        return True
    opened = low.rfind("(", 0, t.start)
    if opened < 0 or low.find(")", opened, t.start) >= 0:
        return False
    closed = low.find(")", t.end)
    if closed < 0 or opened < start < closed:
        return False
    if start < opened and _TELLS_OTHER.match(low, t.end, closed):
        return True
    return len(low[opened + 1 : t.start].split()) + len(low[t.end : closed].split()) > _TIMED


# `07 trường đạt chuẩn (năm 2016 là 3 trường)`: the time of the number behind it in the bracket
_TELLS_OTHER = re.compile(r"(?:\s(?:chỉ|là|có|còn|đạt)|\s?:)+\s[0-9]")
_TIMED = 3  # words beside the time in a bracket that only tells it


def _is_left(t: TimeExpression, low: str, start: int) -> bool:
    """`từ 7,5% năm 2020 xuống còn 6,6%`: what it was then."""
    if not 0 < start - t.end < _REACH or _REACHED.match(low, t.end, start) is None:
        return False
    return _LEFT.search(low, max(0, t.start - _REACH), t.start) is not None


_REACH = 30  # characters
_LEFT = re.compile(r"\btừ \d[\d.,]*+\s?(?:[^\d\s.,;]{1,12})?(?: [^\W\d_]{1,12})?(?: vào| của)? $")
_REACHED = re.compile(r",?\s(?:đã )?(?:giảm|tăng|xuống|lên|còn)(?!\w)")


def _is_moment(t: TimeExpression, low: str, start: int) -> bool:
    """`tại thời điểm 1/4 là 5 con; sản lượng 7 tấn`: the second is of no moment."""
    return low.endswith(_MOMENT, 0, t.start) and ";" in low[t.end : start]


_MOMENT = ("tại thời điểm ", "tại thời điểm ngày ", "vào thời điểm ", "vào thời điểm ngày ")
