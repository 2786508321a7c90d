"""The period a figure is for: said in its sentence, its paragraph, or the report's opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .periods import Interval, TimeExpression, read_periods

_SPANS = {"months", "monthsof", "quarter", "quarters", "monthspan"}
_LONG = _SPANS | {"year", "years", "since", "school", "tonow", "month", "thisyear"}
_STATE = re.compile(
    r"(?:^|[,;] )hiện(?!\w)|(?<!\w)(?:hiện (?:nay|có|tại|đang|còn|toàn|cả)|đến nay|tới nay)(?!\w)"
)
_WHOLE_YEAR = re.compile(r"(?<!\w)(?:trong|cả) năm(?=[,\s](?!\d|học|nay|qua))")
_LEADING = 6  # characters within which a time opens its sentence
_INHERITED = 400  # characters behind a sentence for which the time that opens it holds
NOTHING: Interval = (None, None)


def period_of(times: Sequence[TimeExpression], offset: int) -> Interval | None:
    """The interval that a sentence gives a figure at `offset`: the nearest time before it, else
    the only time after it; None where the sentence says nothing.

    >>> period_of(read_periods("năm 2022, xã có 5 hộ, tăng 2 hộ so với năm 2021"), 15)
    (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    """
    said = [t for t in times if t.interval is not None and not t.is_base]
    before = [t for t in said if t.end <= offset]
    if before:
        return before[-1].interval
    if len(said) == 1 and not any(t.end <= offset for t in times):
        return said[0].interval
    return None


def leading_period(times: Sequence[TimeExpression]) -> Interval | None:
    """The interval with which a sentence opens, for the sentences after it in its paragraph."""
    for t in times:
        if t.start <= _LEADING and t.interval is not None and not t.is_base and t.form in _LONG:
            return t.interval
    return None


def reporting_periods(
    low: str, published: date | None = None
) -> tuple[Interval | None, Interval | None]:
    """The period a report is about, and the year it means by `trong năm`, as its opening says.

    >>> reporting_periods("6 tháng đầu năm 2023, các cấp ủy đã lãnh đạo")[0]
    (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))
    """
    found = [t for t in read_periods(low, published) if t.interval is not None]
    period = next(
        (t.interval for t in found if t.form in _SPANS and t.start < 250 and not t.is_base), None
    )
    year = next((t.interval for t in found if t.form == "year" and not t.is_base), None)
    return period, year


def is_state(low: str) -> bool:
    """Whether a sentence says how things stand now, whatever the report's period."""
    return _STATE.search(low) is not None


def says_whole_year(low: str) -> bool:
    """Whether a sentence says `trong năm`, `cả năm` without naming the year."""
    return _WHOLE_YEAR.search(low) is not None


class PeriodScope:
    """The period of each figure as sentences are read in order.

    A figure's period is its sentence's; else that of the time which opened a sentence shortly
    before in the paragraph; else, where the sentence tells no present state, the report's.
    """

    def __init__(self, text: str, report: Interval | None, year: Interval | None) -> None:
        self._text, self._report, self._year = text, report, year
        self._times: Sequence[TimeExpression] = ()
        self._inherited: Interval | None = None
        self._from = self._reach = -1
        self._start, self._low = 0, ""

    def enter(self, sentence: str, start: int, times: Sequence[TimeExpression]) -> None:
        """Goes on to the sentence, in lower case, that starts at offset `start`."""
        self._times, self._start, self._low = times, start, sentence
        if start > self._reach or "\n" in self._text[self._from : start]:
            self._inherited = None
        if (leading := leading_period(times)) is not None:
            self._inherited, self._from = leading, start
            self._reach = start + len(sentence) + _INHERITED

    def at(self, offset: int) -> Interval:
        """The interval of a figure at `offset` of the text, in the sentence entered last."""
        said = period_of(self._times, offset - self._start)
        if said is not None:
            return said
        if is_state(self._low):
            return NOTHING
        if says_whole_year(self._low):
            return self._year or NOTHING
        return self._inherited or self._report or NOTHING
