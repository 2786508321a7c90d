"""Periods of a panel: how long one is, and the place that stays the same across the reform."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache

from ...corpus.places.gazetteer import gazetteer, place_by_id

REPORTED = "~"  # in place of a first day: no period is stated, and the day is that of the report
_MONTHS = {1: "month", 3: "quarter", 6: "half", 12: "year"}


def granularity(start: date | None, end: date | None) -> str:
    """What a period is called by its length.

    >>> granularity(date(2024, 1, 1), date(2024, 12, 31)), granularity(date(2024, 4, 1), None)
    ('year', 'since')
    >>> granularity(date(2024, 4, 1), date(2024, 6, 30)), granularity(None, date(2024, 6, 30))
    ('quarter', 'until')
    """
    if start is None or end is None:
        return "since" if start else "until"
    if start == end:
        return "day"
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return "span"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months > 12 and start.month == 1 and end.month == 12:
        return "years"
    aligned = months in _MONTHS and (start.month - 1) % months == 0
    return _MONTHS[months] if aligned else "span"


def day_of(text: str) -> date | None:
    """The day that an ISO date names; None for none.

    >>> day_of("2024-05-01"), day_of("hôm qua"), day_of("")
    (datetime.date(2024, 5, 1), None, None)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def lasting_place(place_id: str) -> str:
    """The province that one became which the reform of July 2025 left whole; else the place.

    >>> lasting_place("63:04"), lasting_place("63:02")
    ('34:04', '63:02')
    """
    return _lasting().get(place_id, place_id)


@cache
def _lasting() -> dict[str, str]:
    """Provinces that one new province took over whole and alone."""
    known = [place for place in gazetteer().by_id.values() if place.level == "province"]
    parts: dict[str, list[str]] = {}
    for place in known:
        if place.vintage == "63":
            for successor in place.successor_ids:
                parts.setdefault(successor, []).append(place.place_id)
    return {
        ids[0]: successor
        for successor, ids in parts.items()
        if len(ids) == 1 and _has_one_successor(ids[0])
    }


def _has_one_successor(place_id: str) -> bool:
    place = place_by_id(place_id)
    return place is not None and len(place.successor_ids) == 1
