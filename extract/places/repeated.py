"""The units that a text names with their type, where it names them again without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from ...corpus.places.gazetteer import is_place_name
from ...corpus.places.mentions import SURNAME
from ...corpus.places.units import Unit
from ...corpus.text.folding import UPPER

_TYPE = re.compile(
    r"(?i:huyện|quận|thị xã|thành phố|thị trấn|xã|phường|t\.?p|tx|tt|[pq])(?:\. ?| )"
)
# What makes the name one of a person, a street, or part of a longer one.
_ELSE = re.compile(
    rf"(?:[{UPPER}][^\W\d]* |(?<!\w)(?i:{SURNAME}|ông|bà|anh|chị|em|cháu|bác|cô|chú|đường|phố"
    r"|cầu|chợ|sông|núi|hồ|đèo|đình|đền|chùa|trường|tiểu học|mầm non|thcs|thpt|công ty|bệnh viện"
    r"|khách sạn|sân bay|cảng|ga|nhà máy|khu công nghiệp|kcn|cụm công nghiệp|dự án|khu đô thị"
    r"|khu dân cư|khu du lịch|chung cư|bến xe|bến cảng) )$"
)
_LONGER = re.compile(rf"[\w-]| [{UPPER}]")
_BEFORE = 24  # characters


class RepeatedUnits:
    """Where a text names units again that it has told with their type.

    >>> from ...corpus.places.units import UnitFinder
    >>> text = "Huyện Bắc Quang có 5 xã. Bắc Quang còn 9 hộ nghèo, theo bà Bắc Quang."
    >>> again = RepeatedUnits(text, UnitFinder(text).within(0, len(text)))
    >>> [(unit.start, unit.place_id) for unit in again.between(24, len(text))]
    [(25, '63:02/034')]
    """

    def __init__(self, text: str, units: Iterable[Unit]) -> None:
        self._text = text
        self._named = {name: unit for name, unit in _named(text, units) if unit is not None}

    def between(self, start: int, end: int) -> list[Unit]:
        """The units named so between two offsets, in the order of the text."""
        found = []
        for name, unit in self._named.items():
            k = self._text.find(name, start, end)
            while k >= 0:
                stop = k + len(name)
                if self._is_alone(k, stop, start):
                    found.append(replace(unit, start=k, end=stop, joined=False))
                k = self._text.find(name, stop, end)
        return sorted(found, key=attrgetter("start")) if len(found) > 1 else found

    def _is_alone(self, start: int, end: int, first: int) -> bool:
        """Whether a name is a whole one, and no person's or street's."""
        if _LONGER.match(self._text, end):
            return False
        before = self._text[max(first, start - _BEFORE) : start]
        return not before[-1:].isalnum() and not _ELSE.search(before)


def _named(text: str, units: Iterable[Unit]) -> Iterator[tuple[str, Unit | None]]:
    """The names of the units told with their type, without it; None where one stands for two."""
    seen: dict[str, Unit | None] = {}
    for unit in units:
        words = unit.key.count(" ") + 1
        typed = _TYPE.match(text, unit.start)
        if unit.level == "province" or words < 2 or typed is None or unit.place_id is None:
            continue
        name = " ".join(text[typed.end() : unit.end].split(" ")[:words]).rstrip(",.;:()")
        if is_place_name(name):
            continue
        known = seen.setdefault(name, unit)
        if known is not None and known.place_id != unit.place_id:
            seen[name] = None
    yield from seen.items()
