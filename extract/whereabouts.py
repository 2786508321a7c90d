"""The place a figure is for: the unit of its clause or sentence, of its section, of its article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from ..corpus.gazetteer import is_municipal, place_by_id, place_of, province_of, same_province
from ..corpus.units import Unit, UnitFinder
from .clauses import Clauses
from .scopes import Scope, country_first, is_aside, of_unit, wide_scopes
from .sections import Sections

_FARTHEST = 100  # units back to the one that `toàn huyện` means


class Whereabouts:
    """Where the figures of a text are: in the unit they name, else where the article is about.

    >>> where = Whereabouts("Huyện Bắc Quang có 5 xã, huyện Vị Xuyên có 3.", "Hà Giang", None)
    >>> where.at(0, 45, 19), where.at(0, 45, 43)
    ('63:02/034', '63:02/030')
    """

    def __init__(self, text: str, place: str | None, published_at: str | None) -> None:
        self._text = text
        own = place_of(place, published_at) if place else None
        self._own = own.place_id if own else None
        self._finder = UnitFinder(text, self._own, published_at)
        self._sections = Sections(text, self._scopes_of)
        self._scopes: dict[tuple[int, int], list[Scope]] = {}
        self._clauses: tuple[int, Clauses] | None = None  # of the sentence read last

    def at(self, start: int, end: int, figure: int) -> str | None:
        """The id of the finest place that is sure for the figure at an offset of the sentence from
        start to end; None where several are named, or nothing names one."""
        scopes = self._scopes_of(start, end)
        if len(scopes) == 1 and scopes[0].start < figure:
            return scopes[0].place_id
        if scopes:
            return self._clauses_of(start, end, scopes).place_of(figure)
        found = self._sections.before(start)
        if found is not None:
            return found or None
        return self._of_title or self._own

    def _clauses_of(self, start: int, end: int, scopes: list[Scope]) -> Clauses:
        if self._clauses is None or self._clauses[0] != start:
            self._clauses = (start, Clauses(self._text, start, end, scopes))
        return self._clauses[1]

    def _scopes_of(self, start: int, end: int) -> list[Scope]:
        """What sets places in a sentence, in its order."""
        known = self._scopes.get((start, end))
        if known is None:
            units = [u for u in self._finder.within(start, end) if not self._is_aside(u, start)]
            wide = self._wide_between(start, end)
            wide = [w for w in wide if not any(u.start <= w.end and w.start < u.end for u in units)]
            found = [*(of_unit(u, self._text) for u in units), *map(self._meant, wide)]
            found.sort(key=lambda scope: scope.start)
            known = self._scopes[start, end] = found
        return known

    def _wide_between(self, start: int, end: int) -> list[Scope]:
        starts, scopes = self._wide
        found = scopes[bisect_left(starts, start) : bisect_left(starts, end)] if scopes else []
        first = country_first(self._text, start)
        return [first, *found] if first and first.end <= end else found

    @cached_property
    def _wide(self) -> tuple[list[int], list[Scope]]:
        found = sorted(wide_scopes(self._text), key=lambda scope: scope.start)
        return [scope.start for scope in found], found

    def _is_aside(self, unit: Unit, low: int) -> bool:
        return is_aside(self._text, unit, low)

    def _meant(self, scope: Scope) -> Scope:
        """The scope of `toàn tỉnh`, `toàn huyện` with the unit that is meant."""
        kind = "thành phố" if scope.bare == "tp" else scope.bare
        if kind is None:
            return scope
        city = kind == "thành phố" and self._own is not None and is_municipal(self._own)
        if kind == "tỉnh" or city:
            return replace(scope, place_id=self._own)
        return replace(scope, place_id=self._last_of(kind, scope.start))

    def _last_of(self, kind: str, before: int) -> str | None:
        """The unit of a kind that is named last before an offset, in the title at the latest."""
        starts, units = self._all
        last = bisect_left(starts, before)
        for unit in reversed(units[max(0, last - _FARTHEST) : last]):
            place = place_by_id(unit.place_id) if unit.place_id else None
            if place is None and unit.kind == kind:
                return None
            while place is not None:
                if place.kind == kind:
                    return place.place_id
                place = place_by_id(place.parent_id) if place.parent_id else None
        return None

    @cached_property
    def _all(self) -> tuple[list[int], list[Unit]]:
        found = self._finder.within(0, len(self._text))
        units = [u for u in found if not self._is_aside(u, 0)]
        return [unit.start for unit in units], units

    @cached_property
    def _of_title(self) -> str | None:
        """The district or commune of the article's province that its title is about."""
        found = self._sections.title() if self._own else None
        if not found or "/" not in found or self._own is None:
            return None
        return found if same_province(province_of(found), self._own) else None
