"""Times that a bracket tells of something else than the figure outside it."""

from __future__ import annotations

from .periods import TimeExpression


def is_aside(t: TimeExpression, low: str, start: int) -> bool:
    """Whether a time stands in a bracket that tells something else, and the figure not:
    `chương trình (kéo dài đến hết 2019) chi 40%`.

    >>> from .periods import read_periods
    >>> low = "quỹ xã (bắt đầu chi từ đợt một và kéo dài đến hết năm 2019) trả 40% tiền thuốc"
    >>> is_aside(read_periods(low)[0], low, low.index("40"))
    True
    """
    opened = low.rfind("(", 0, t.start)
    if opened < 0 or low.find(")", opened, t.start) >= 0:
        return False
    closed = low.find(")", t.end)
    if closed < 0 or opened < start < closed:
        return False
    return len(low[opened + 1 : t.start].split()) + len(low[t.end : closed].split()) > _TIMED


_TIMED = 3  # words beside the time in a bracket that only tells it
