"""The period that a heading tells for what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .expressions import TimeExpression
from .intervals import Interval
from .reporting import LONG, NOTHING

_FIRST_LEVEL = re.compile(r"(?:[IVX]{1,4}|[A-Z])[.)/:]\s|(?:Phần|PHẦN)\s")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}[.)/]?\s")
_MOST = 160  # characters
_ENDS = (".", ";", ",", "…")


def heading_period(line: str, times: Sequence[TimeExpression]) -> Interval | None:
    """The one period that a heading tells; of no time where one of the first level tells none and
    so ends the one told before; None where a line is no heading or changes nothing.

    >>> from .expressions import read_periods
    >>> line = "II. Nhiệm vụ 6 tháng cuối năm 2031"
    >>> heading_period(line, read_periods(line.lower()))
    (datetime.date(2031, 7, 1), datetime.date(2031, 12, 31))
    """
    line = line.strip()
    if len(line) > _MOST or line.endswith(_ENDS):
        return None
    is_first = _FIRST_LEVEL.match(line) is not None or line.isupper()
    if not is_first and not _NUMBERED.match(line):
        return None
    told = {t.interval for t in times if t.form in LONG and t.interval and not t.is_base}
    if len(told) == 1:
        return told.pop()
    return NOTHING if is_first else None
