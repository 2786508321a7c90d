"""The units that a text names with their type, where it names them again without it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ...corpus.places.gazetteer import is_place_name
from ...corpus.places.mentions import SURNAME
from ...corpus.places.unit_names import Name
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
    """Where a text names units again that it has told with their type; `names` are their mentions
    with it, `units` gives those units, and is asked only where one is named again.

    >>> from ...corpus.places.units import UnitFinder
    >>> text = "Huyện Bắc Quang có 5 xã. Bắc Quang còn 9 hộ nghèo, theo bà Bắc Quang."
    >>> finder = UnitFinder(text)
    >>> again = RepeatedUnits(text, finder.names, lambda: finder.within(0, len(text)))
    >>> [(unit.start, unit.place_id) for unit in again.between(24, len(text))]
    [(25, '63:02/034')]
    """

    def __init__(
        self, text: str, names: Iterable[Name], units: Callable[[], Iterable[Unit]]
    ) -> None:
        self._text, self._units = text, units
        bare = {name for one in names if (name := _name(text, one)) is not None}
        self._places = sorted(place for name in bare for place in _places(text, name))
        self._named: dict[str, Unit | None] | None = None

    def between(self, start: int, end: int) -> list[Unit]:
        """The units named so between two offsets, in the order of the text."""
        found = []
        k = bisect_left(self._places, (start,))
        for first, stop in self._places[k : bisect_left(self._places, (end,))]:
            if not self._is_alone(first, stop, start):
                continue
            if unit := self._unit(first, stop):
                found.append(replace(unit, start=first, end=stop, joined=False))
        return found

    def _unit(self, start: int, end: int) -> Unit | None:
        """The unit that a name stands for; None where it stands for two."""
        if self._named is None:
            self._named = {}
            for unit in self._units():
                name = _name(self._text, unit)
                if name is None or unit.place_id is None:
                    continue
                known = self._named.setdefault(name, unit)
                if known is not None and known.place_id != unit.place_id:
                    self._named[name] = None
        return self._named.get(self._text[start:end])

    def _is_alone(self, start: int, end: int, first: int) -> bool:
        """Whether a name is a whole one, and no person's or street's."""
        if _LONGER.match(self._text, end):
            return False
        before = self._text[max(first, start - _BEFORE) : start]
        return not _ELSE.search(before)


def _name(text: str, unit: Unit | Name) -> str | None:
    """The name of a unit told with its type, without it; None for one of a single syllable, which
    other words are too, or of a province."""
    words = unit.key.count(" ") + 1
    if unit.level == "province" or words < 2 or (typed := _TYPE.match(text, unit.start)) is None:
        return None
    name = " ".join(text[typed.end() : unit.end].split(" ")[:words]).rstrip(",.;:()")
    return None if is_place_name(name) else name


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    k = text.find(name)
    while k >= 0:
        yield k, k + len(name)
        k = text.find(name, k + len(name))
