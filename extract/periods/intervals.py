"""The interval that each form of a time expression says, from its match."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from ..figures.numerals import parse_numeral

Interval = tuple[date | None, date | None]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH = 31  # days


def months_of(span: Interval) -> int:
    """How many whole months a span has; 0 where it does not consist of such.

    >>> months_of((date(2031, 1, 1), date(2033, 12, 31)))
    36
    """
    first, last = span
    if first is None or last is None or first.day != 1 or (last + timedelta(days=1)).day != 1:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _month(year: int, first: int, last: int | None = None) -> Interval:
    last = last or first
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _year(year: int) -> Interval:
    return date(year, 1, 1), date(year, 12, 31)


def _day(year: int, month: int, day: int) -> Interval:
    return (date(year, month, day),) * 2


def _near(month: int, day: int, published: date | None) -> Interval | None:
    """A day without its year: the nearest to the publication date, not more than a month after."""
    date(2024, month, day)
    if published is None:
        return None
    year = published.year
    if (month, day) > (published.month + 2, 0):
        year -= 1
    elif month == 1 and published.month == 12:
        year += (date(year + 1, 1, day) - published).days <= _MONTH
    return _day(year, month, day)


def _quarter(text: str) -> int:
    words = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
    return _ROMAN.get(text) or words.get(text) or int(text)


def _year_or(text: str | None, published: date | None) -> int | None:
    return int(text) if text else (published.year if published else None)


def _months(m: re.Match[str], published: date | None) -> Interval | None:
    count = int(m["mn"]) if m["mn"].isdigit() else int(parse_numeral(m["mn"]))
    year = _year_or(m["my"], published)
    if year is None or not 1 <= count <= 12:
        return None
    year -= m["mlast"] is not None
    return _month(year, 1, count) if m["mpart"] == "đầu" else _month(year, 13 - count, 12)


def _half(m: re.Match[str], published: date | None) -> Interval | None:
    """`nửa đầu năm`, `nửa cuối năm ngoái`."""
    if published is None:
        return None
    first = 1 if m["hpart"] == "đầu" else 7
    return _month(published.year - (m["hlast"] is not None), first, first + 5)


def _rest(m: re.Match[str], published: date | None) -> Interval | None:
    """`5 tháng còn lại`: the last ones of the year."""
    count = int(m["rn"]) if m["rn"].isdigit() else int(parse_numeral(m["rn"]))
    year = _year_or(m["rny"], published)
    return _month(year, 13 - count, 12) if year and 1 <= count <= 11 else None


def _month_span(m: re.Match[str], published: date | None) -> Interval | None:
    year = _year_or(m["mby"], published)
    if year is None:
        return None
    before = int(m["ma"]) > int(m["mb"])  # từ tháng 11 đến tháng 2/2031
    return date(int(m["may"] or year - before), int(m["ma"]), 1), _month(year, int(m["mb"]))[1]


def _of_months_beside(m: re.Match[str], published: date | None) -> Interval | None:
    """`tháng 2 và tháng 3/2019`: both, where the one follows the other; `tháng 5-7/2019`."""
    first, last = int(m["ba"]), int(m["bb"])
    from_to = m["bs"] not in (",", "và") and first < last
    return _month(int(m["bby"]), first, last) if from_to or first + 1 == last else None


def _of_quarter(m: re.Match[str], published: date | None) -> Interval | None:
    """A quarter; the last one, named in the first of a year, is that of the year before."""
    year, quarter = _year_or(m["qy"], published), _quarter(m["q"])
    if year is None:
        return None
    if not m["qy"] and published:
        year -= m["qlast"] is not None or (quarter == 4 and published.month <= 3)
    return _month(year, 3 * quarter - 2, 3 * quarter)


def _of_first_days(m: re.Match[str], published: date | None) -> Interval:
    """The first or last days, or half, of a month or of a year."""
    year = int(m["fyr"])
    if not (m["fmo"] or m["fn"] or m["half"]):
        return _month(year, 1, 6) if m["fpart"] == "đầu" else _month(year, 7, 12)
    month = int(m["fmo"] or (1 if m["fpart"] == "đầu" else 12))
    length = monthrange(year, month)[1]
    if m["fpart"] == "đầu":
        return date(year, month, 1), date(year, month, int(m["fn"] or 15))
    first = length + 1 - int(m["fn"]) if m["fn"] else 16
    return date(year, month, first), date(year, month, length)


def _of_months_so_far(m: re.Match[str], published: date | None) -> Interval | None:
    """`trong 9 tháng`, said when nine months of a year have passed, is since its beginning."""
    said = m["sf"] or m["pf"]
    count = int(said) if said.isdigit() else int(parse_numeral(said))
    if published is None or count < 2:
        return None
    passed = published.year * 12 + published.month - 1  # whole months
    if published.day == monthrange(published.year, published.month)[1]:
        passed += 1
    year, month = divmod(passed - 1, 12)
    return _month(year, 1, count) if count in (month + 1, month + 2) and count <= 12 else None


def _of_past_year(m: re.Match[str], published: date | None) -> Interval | None:
    """`năm qua`, said in the first months of a year, is the year before; else it is unsaid."""
    return _year(published.year - 1) if published and published.month <= 3 else None


def _of_next_year(m: re.Match[str], published: date | None) -> Interval:
    """`năm 2013 và 2014`: both, where the one follows the other."""
    first, last = int(m["na"]), int(m["nb"])
    return date(first, 1, 1), date(last if last == first + 1 else first, 12, 31)


def _of_bare_year(m: re.Match[str], published: date | None) -> Interval:
    first, last = _year(int(m["tet"] or m["bare"]))
    return (None if m["upto2"] else first), last


def _of_quarters(m: re.Match[str], published: date | None) -> Interval:
    return _month(int(m["qqy"]), 3 * _quarter(m["qa"]) - 2, 3 * _quarter(m["qb"]))


def _of_days(m: re.Match[str], published: date | None) -> Interval | None:
    month = int(m["rm"])
    if m["ry"]:
        end: Interval | None = _day(int(m["ry"]), month, int(m["rb"]))
    else:
        end = _near(month, int(m["rb"]), published)
    if end is None or end[0] is None:
        return None
    first = date(end[0].year, int(m["ram"] or month), int(m["ra"]))
    if first <= end[0]:
        return first, end[1]
    return (first.replace(year=first.year - 1), end[1]) if m["ram"] else None  # `từ 28 đến 5/3`


def _of_long_date(m: re.Match[str], published: date | None) -> Interval | None:
    if m["ly"]:
        return _day(int(m["ly"]), int(m["lm"]), int(m["ld"]))
    return _near(int(m["lm"]), int(m["ld"]), published)


def _of_bare_month(m: re.Match[str], published: date | None) -> Interval | None:
    if published is None or not m["bm"].isdigit():
        return None
    month = int(m["bm"])
    return _month(published.year - (month > published.month + 1), month)


def _of_this_year(m: re.Match[str], published: date | None) -> Interval | None:
    if published is None or _is_other(m):
        return None
    return _year(published.year - (m["ty"] != "nay"))


def _is_other(m: re.Match[str]) -> bool:
    """`năm trước đó`, `những tháng trước`: before a time that was told, or of several."""
    before = m.string[max(0, m.start() - 6) : m.start()]
    return m.string.startswith(" đó", m.end()) or before.endswith(("những ", "các ", "mọi "))


def _of_dates(m: re.Match[str], published: date | None) -> Interval:
    first = date(int(m["fy"]), int(m["fm"]), int(m["fd"]))
    last = date(int(m["ty2"] or m["fy"]), int(m["tm"]), int(m["td"]))
    if last < first and not m["ty2"]:
        last = last.replace(year=last.year + 1)  # từ 1/10/2017 đến 31/5
    return first, last - timedelta(days=1) if m["tx"] else last


def _of_last_month(m: re.Match[str], published: date | None) -> Interval | None:
    if published is None or _is_other(m):
        return None
    end = published.replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


def _of_last_week(m: re.Match[str], published: date | None) -> Interval | None:
    """The week before that of the publication date, Monday to Sunday."""
    if published is None or _is_other(m):
        return None
    monday = published - timedelta(days=published.weekday() + 7)
    return monday, monday + timedelta(days=6)


def _of_today(m: re.Match[str], published: date | None) -> Interval | None:
    if published is None:
        return None
    return (published - timedelta(days=(m["td0"] or m["td1"]) == "qua"),) * 2


MAKERS: dict[str, Callable[[re.Match[str], date | None], Interval | None]] = {
    "since": lambda m, p: (date(int(m["since"]), 1, 1), None),
    "sofaryear": lambda m, p: (date(int(m["ss"]), 1, 1), None),
    "upto": lambda m, p: (None, date(int(m["upto"]), 12, 31)),
    "firstdays": _of_first_days,
    "yearbare": _of_bare_year,
    "lastyear": _of_past_year,
    "sofar": _of_months_so_far,
    "plainmonths": _of_months_so_far,
    "bothyears": lambda m, p: (date(int(m["ta"]), 1, 1), date(int(m["tb"]), 12, 31)),
    "nextyear": _of_next_year,
    "dates": _of_dates,
    "monthlast": lambda m, p: _month(p.year - 1, int(m["ml"])) if p else None,
    "lastmonth": _of_last_month,
    "lastweek": _of_last_week,
    "today": _of_today,
    "years": lambda m, p: (date(int(m["ya"]), 1, 1), date(int(m["yb"]), 12, 31)),
    "school": lambda m, p: (date(int(m["sa"]), 9, 1), date(int(m["sb"]), 5, 31)),
    "tonow": lambda m, p: (date(p.year, 1, 1), None) if p else None,
    "monthspan": _month_span,
    "bothmonths": _of_months_beside,
    "half": _half,
    "restmonths": _rest,
    "monththis": lambda m, p: _month(p.year, int(m["mt"])) if p else None,
    "months": _months,
    "monthsof": lambda m, p: _month(int(m["moy"]), 1, int(m["mon"])),
    "quarters": _of_quarters,
    "quarter": _of_quarter,
    "date": lambda m, p: _day(int(m["dy"]), int(m["dm"]), int(m["d"])),
    "longdate": _of_long_date,
    "days": _of_days,
    "day": lambda m, p: _near(int(m["xm"]), int(m["xd"]), p),
    "slash": lambda m, p: _near(int(m["zm"]), int(m["zd"]), p),
    "month": lambda m, p: _month(int(m["moy2"]), int(m["m"])),
    "shortmonth": lambda m, p: _month(int(m["smy"]), int(m["sm"])),
    "baremonth": _of_bare_month,
    "year": lambda m, p: _year(int(m["y"])),
    "yearedge": lambda m, p: _year(int(m["ye"])),
    "yearin": lambda m, p: _year(int(m["yi"])),
    "yearthen": lambda m, p: _year(int(m["yt"])),
    "thisyear": _of_this_year,
    "iso": lambda m, p: _day(int(m["iy"]), int(m["im"]), int(m["id"])),
}
