"""The year of times that name none, in a text whose day of publication is not known.

A time without a year is dated only by what the text itself says of it: the same month, quarter or
day with its year elsewhere (`tháng 7/2031 … trong tháng 7`), or a sentence that tells which year is
now (`từ đầu năm 2031 đến nay`, `so với cùng kỳ năm 2030`). Two answers are none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from .expressions import UNDATED, TimeExpression, read_periods
from .forms import DAYS, beginning_at
from .intervals import Interval

_TELLING = {"months", "monthsof", "quarter", "quarters", "month", "monthspan", "firstdays", "dates"}
_TELLING |= {"date", "longdate", "iso", "days", "shortmonth", "bothmonths"}
_NOVEMBER = 11  # of a year, from which each of its days and months is in that year
_OF_YEAR = {"thisyear", "tonow"}
_SO_FAR = {"sofar", "plainmonths"}  # dated by how many months have passed
# `ngày 20/11 tới` may be the anniversary of a day that is told with its year
_TO_COME = re.compile(r" (?:sắp )?tới(?: đây| này)?(?=[,.;:)]|$)")
_NOW = (  # words that end or begin what tells which year is now, and the pattern to find there
    ("đến nay", re.compile(r"từ đầu năm (?P<now>20[0-9][0-9]) đến nay")),
    ("tới nay", re.compile(r"từ đầu năm (?P<now>20[0-9][0-9]) tới nay")),
    ("cùng k", re.compile(r"cùng k[ỳì] (?:năm )?(?P<before>20[0-9][0-9])(?![0-9/-])")),
    (
        "đến nay",
        re.compile(
            r"đến nay,?[^.\n]{0,90} (?:đạt|bằng) [0-9,.]+\s?% (?:so với )?"
            r"(?:kế hoạch|chỉ tiêu|dự toán)(?: [^\W\d_]+){0,3} năm (?P<now>20[0-9][0-9])(?![0-9/-])"
        ),
    ),
    ("cuối năm", re.compile(r"(?:6|sáu) tháng cuối năm (?P<now>20[0-9][0-9])(?![0-9/-])")),
    (
        "so với",
        re.compile(
            r"so với [0-9]{1,2} tháng(?: đầu)? (?:năm )?(?P<before>20[0-9][0-9])(?![0-9/-])"
        ),
    ),
)


def settle_years(sentences: Sequence[tuple[str, Sequence[TimeExpression]]], low: str) -> None:
    """Dates the times of the sentences, each in lower case, by what all of them and the text `low`
    tell.

    >>> said = ["tháng 7/2031, xã mở 5 lớp", "trong tháng 7, huyện mở 9 lớp"]
    >>> times = [(sentence, read_periods(sentence)) for sentence in said]
    >>> settle_years(times, ". ".join(said))
    >>> times[1][1][0].interval
    (datetime.date(2031, 7, 1), datetime.date(2031, 7, 31))
    """
    unsaid = [
        (sentence, t)
        for sentence, times in sentences
        for t in times
        if t.interval is None and (t.form in UNDATED or t.form in _OF_YEAR)
    ]
    if not unsaid:
        return
    told = _told(t for _, times in sentences for t in times)
    this_year = _this_year(low)
    for sentence, t in unsaid:
        to_come = t.form in DAYS and _TO_COME.match(sentence, t.end)
        readings = set() if to_come else _readings(sentence, t, told)
        if not readings and this_year is not None and (said := _in_year(sentence, t, this_year)):
            readings = {said}
        if len(readings) == 1:
            t.interval = readings.pop()


def _told(times: Iterable[TimeExpression]) -> dict[int, set[tuple[date, date]]]:
    """The intervals of at most a year that the text dates by itself, by the year they end in."""
    found: dict[int, set[tuple[date, date]]] = defaultdict(set)
    for t in times:
        if t.form in _TELLING and t.interval is not None and not t.is_base:
            first, last = t.interval[0] or t.interval[1], t.interval[1] or t.interval[0]
            if first is not None and last is not None:
                found[last.year].add((first, last))
    return found


def _this_year(low: str) -> int | None:
    """The year that is now, by the only one that the text tells."""
    years: set[int] = set()
    for word, pattern in _NOW:
        if word in low:
            for m in pattern.finditer(low):
                named = m.groupdict()
                years.add(int(named["now"]) if "now" in named else int(m["before"]) + 1)
    return years.pop() if len(years) == 1 else None


def _readings(
    sentence: str, t: TimeExpression, told: dict[int, set[tuple[date, date]]]
) -> set[Interval]:
    """The intervals a time can mean that lie within one that is told: none, one or two."""
    found: set[Interval] = set()
    for year, spans in told.items():
        if t.form == "tonow":  # is of no year because its first day is told
            spans = {(first, last) for first, last in spans if first < last}
        ends = {date(year, _NOVEMBER, 30)}  # one reading a year, however many times are told
        if t.form in _SO_FAR:
            ends = {last for first, last in spans if first <= date(year, 1, 1)}
        for end in ends:
            said = _read(sentence, t, about=end)
            if said is not None and _lies_within(said, spans):
                found.add(said)
                if len(found) > 1:
                    return found
    return found


def _lies_within(said: Interval, spans: set[tuple[date, date]]) -> bool:
    first, last = said[0] or said[1], said[1] or said[0]
    if first is None or last is None:
        return False
    if said[0] is not None and any(a == b == last for a, b in spans):
        return True  # `6 tháng đầu năm`, where a figure is told `đến hết 30/06/2031`
    return (first, last) in spans or any(a <= first <= last <= b for a, b in spans)


def _in_year(sentence: str, t: TimeExpression, year: int) -> Interval | None:
    if t.form in _SO_FAR:
        ends = (date(year, n, monthrange(year, n)[1]) for n in range(2, 13))
        return next((said for end in ends if (said := _read(sentence, t, about=end))), None)
    return _read(sentence, t, published=date(year, _NOVEMBER, 30))


def _read(
    sentence: str,
    t: TimeExpression,
    published: date | None = None,
    about: date | None = None,
) -> Interval | None:
    word = beginning_at(sentence, t.start)
    if word is None:
        return None
    again = read_periods(sentence, published, [(t.start, word)], about)
    return again[0].interval if again else None
