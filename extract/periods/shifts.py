"""An interval in another year, and the year, quarter or month before one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from .intervals import Interval
from .reporting import NOTHING


def of_same_period(m: re.Match[str], now: Interval) -> Interval:
    """The interval `cùng kỳ năm 2022` means where the report is about `now`.

    >>> m = re.match("(?:năm (?P<year>[0-9]+))?", "")
    >>> of_same_period(m, (date(2031, 1, 1), date(2031, 6, 30)))[1]
    datetime.date(2030, 6, 30)
    """
    first, last = now
    if first is None or last is None:
        return NOTHING
    return _moved(first, last, int(m["year"]) - last.year if m["year"] else -1)


def unit_before(unit: str, now: Interval) -> Interval:
    """The year, quarter or month before `now`, where that is one.

    >>> unit_before("quý", (date(2031, 4, 1), date(2031, 6, 30)))[0]
    datetime.date(2031, 1, 1)
    """
    first, last = now
    if first is None or last is None:
        return NOTHING
    if unit == "năm":
        return _moved(first, last, -1)
    months = 3 if unit == "quý" else 1
    if first.day != 1 or (last.year - first.year) * 12 + last.month - first.month != months - 1:
        return NOTHING
    index = first.year * 12 + first.month - 1 - months
    return date(index // 12, index % 12 + 1, 1), first - timedelta(days=1)


def is_long(span: Interval) -> bool:
    """Whether an interval is longer than a year.

    >>> is_long((date(2030, 1, 1), date(2031, 12, 31)))
    True
    """
    first, last = span
    return first is not None and last is not None and (last - first).days > 366


def moved_to(span: Interval, year: int) -> Interval:
    """The span of that year, if it is of one year.

    >>> moved_to((date(2031, 1, 1), date(2031, 6, 30)), 2030)[0]
    datetime.date(2030, 1, 1)
    """
    first, last = span
    if first is None or last is None or first.year != last.year:
        return NOTHING
    return _moved(first, last, year - last.year)


def _moved(first: date, last: date, years: int) -> Interval:
    """The span so many years later; one of whole months stays one, through leap years."""
    months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return _later(first, years), _later(last, years, to_end=months)


def _later(day: date, years: int, *, to_end: bool = False) -> date:
    year = day.year + years
    longest = monthrange(year, day.month)[1]
    return date(year, day.month, longest if to_end else min(day.day, longest))
