"""The units that a text names with their type, where it names them again without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...corpus.places.gazetteer import is_place_name
from ...corpus.places.mentions import SURNAME
from ...corpus.places.units import Unit
from ...corpus.text.folding import UPPER

_TYPE = re.compile(
    r"(?i:huyện|quận|thị xã|thành phố|thị trấn|xã|phường|t\.?p|tx|tt|[pq])(?:\. ?| )"
)
# What makes the name one of a person, a street, or part of a longer one.
_ELSE = re.compile(
    rf"(?:[{UPPER}][^\W\d]* |(?<!\w)(?i:{SURNAME}|ông|bà|anh|chị|em|cháu|bác|cô|chú|đường|phố|cầu|chợ"
    r"|sông|núi|hồ|đèo|đình|đền|chùa|trường|tiểu học|mầm non|thcs|thpt|công ty|bệnh viện|khách sạn|sân bay|cảng|ga"
    r"|nhà máy|khu công nghiệp|kcn|cụm công nghiệp|dự án"
    r"|khu đô thị|khu dân cư|khu du lịch|chung cư|bến xe|bến cảng) )$"
)
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
        self._named = dict(_named(text, units))
        names = "|".join(sorted(map(re.escape, self._named), key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])(?! [{UPPER}])")

    def between(self, start: int, end: int) -> list[Unit]:
        """The units named so between two offsets, in the order of the text."""
        if not self._named:
            return []
        found = []
        for match in self._pattern.finditer(self._text, start, end):
            unit = self._named[match[0]]
            before = self._text[max(start, match.start() - _BEFORE) : match.start()]
            if unit is not None and not _ELSE.search(before):
                found.append(replace(unit, start=match.start(), end=match.end(), joined=False))
        return found


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
