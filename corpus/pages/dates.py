"""Page dates: the stamps that Vietnamese pages and their machine fields carry, as ISO strings."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1990, 2100  # no Vietnamese page on the web is older
VIETNAM_TIME = timezone(timedelta(hours=7))

_DAY = (
    r"(?<![\d/.])(?P<day>\d{1,2})"
    r"(?:[./-](?P<month>\d{1,2})[./-]| tháng (?P<named>\d{1,2})(?: năm|,)? )"
)
_DATE = rf"{_DAY}(?P<year>\d{{4}})(?!\d)"
_TIME = r"(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})(?::\d{2})?(?: ?(?P<half>[ap])m\b)?"
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|t[2-7])[,: -]*)?"
_LABEL = (
    r"(?P<label>(?:ngày|đăng|cập nhật|ngày đăng|ngày cập nhật|đăng ngày|đăng lúc|xuất bản|"
    r"cập nhật lúc|cập nhật ngày|post on|posted on|update|updated)\b[: ]*)?"
)
_ZONE = r"(?: ?\(?gmt ?\+?0?7?(?::00)?\)?)?"
_GAP = r"[ ,|-]*(?:lúc |- )?"
_STAMP = re.compile(
    rf"{_LABEL}{_WEEKDAY}(?:ngày )?(?:{_DATE}(?:{_GAP}{_TIME})?|"
    rf"{_TIME.replace('?P<', '?P<early_')}{_GAP}{_WEEKDAY}(?:ngày )?"
    rf"{_DATE.replace('?P<', '?P<late_')}){_ZONE}",
    re.IGNORECASE,
)
# A cheap look: without these figures there is no date to look for.
_FIGURES = re.compile(r"\d(?:[./-]\d{1,2}[./-]| tháng \d{1,2}(?: năm|,)? )\d{4}", re.IGNORECASE)
_MACHINE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?"
    r" ?(Z|[+-]\d{2}:?\d{2})?)?"
)
_FIRST_SECOND = datetime(FIRST_YEAR, 1, 1, tzinfo=VIETNAM_TIME).timestamp()
_LAST_SECOND = datetime(LAST_YEAR, 1, 1, tzinfo=VIETNAM_TIME).timestamp()


def find_stamp(line: str) -> tuple[int, int, str] | None:
    """Where a date stands in a line, with its label, weekday and time, and its ISO form.

    >>> find_stamp("Thời sự 11/01/2019 10:22")
    (8, 24, '2019-01-11T10:22')
    """
    return _stamp(line) if _FIGURES.search(line) else None


def may_have_stamp(text: str) -> bool:
    """Whether there are figures of a date in some line of a text.

    >>> may_have_stamp("Thời sự\\n11/01/2019"), may_have_stamp("11/01")
    (True, False)
    """
    return _FIGURES.search(text) is not None


@lru_cache(maxsize=128)  # one line is asked about again and again
def _stamp(line: str) -> tuple[int, int, str] | None:
    for match in _STAMP.finditer(line):
        if iso := _read(match):
            return match.start(), match.end(), iso
    return None


def parse_date(text: str) -> str | None:
    """ISO date, with its time if one is given, of a stamp or a machine field; None if it has none.

    >>> parse_date("Thứ ba, 18 Tháng 8 2015 16:06"), parse_date("31/02/2020")
    ('2015-08-18T16:06', None)
    """
    if match := _MACHINE.match(text.strip()):
        return _read_machine(match)
    found = find_stamp(text)
    return found[2] if found else None


def _read(match: re.Match[str]) -> str | None:
    met = match.groupdict()
    late = "late_" if met["late_day"] else ""
    early = "early_" if met["early_hour"] else ""
    month = met[f"{late}month"] or met[f"{late}named"]
    return _iso(
        (met[f"{late}year"], month, met[f"{late}day"]),
        (met[f"{early}hour"], met[f"{early}minute"], met[f"{early}half"]),
    )


def _iso(date: tuple[str, str, str], time: tuple[str | None, str | None, str | None]) -> str | None:
    year, month, day = map(int, date)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    hour, minute = int(time[0] or 0), int(time[1] or 0)
    if time[2]:
        hour = hour % 12 + (12 if time[2] in "pP" else 0)
    try:
        moment = datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    return moment.isoformat(timespec="minutes") if time[0] else moment.date().isoformat()


def _read_machine(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, zone = match.groups()
    iso = _iso((year, month, day), (hour, minute, None))
    if iso is None or zone is None or hour is None:
        return iso
    offset = timedelta(0) if zone == "Z" else _offset(zone)
    try:
        moment = datetime.fromisoformat(iso).replace(tzinfo=timezone(offset))
        return moment.astimezone(VIETNAM_TIME).replace(tzinfo=None).isoformat(timespec="minutes")
    except ValueError:
        return iso


def _offset(zone: str) -> timedelta:
    digits = zone[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -size if zone[0] == "-" else size


def date_of_number(number: float) -> str | None:
    """ISO date of a number: `20210305`, or seconds or milliseconds since 1970; None for others.

    >>> date_of_number(20210305), date_of_number(1614907800), date_of_number(12)
    ('2021-03-05', '2021-03-05T08:30', None)
    """
    if number != number or abs(number) > 1e15:
        return None
    year, rest = divmod(int(number), 10_000)
    if FIRST_YEAR <= year <= LAST_YEAR:
        month, day = divmod(rest, 100)
        return _iso((str(year), str(month), str(day)), (None, None, None))
    seconds = number / 1000 if number > 1e11 else number
    if not _FIRST_SECOND <= seconds <= _LAST_SECOND:
        return None
    moment = datetime.fromtimestamp(int(seconds), VIETNAM_TIME)
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")
