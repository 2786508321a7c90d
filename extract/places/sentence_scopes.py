"""What sets places in a sentence: the units it names, the country, `toàn huyện` as it is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import partial

from ...corpus.places.article_place import district_kicker
from ...corpus.places.gazetteer import Place, is_municipal, place_by_id, province_of, same_province
from ...corpus.places.unit_names import contains_any
from ...corpus.places.units import Unit, UnitFinder
from ...corpus.text.by_line import ByLine
from ...corpus.text.word_lists import places_of
from .clauses import finest
from .repeated import RepeatedUnits
from .scopes import MARKS, Scope, country_first, is_aside, of_unit, wide_scopes

_LEAD = 600  # characters
_MENTIONS, _NAMES = 2, 4  # at least of the unit that a text is about, at most in the text
_PROVINCE = ("toàn tỉnh", "địa bàn tỉnh", "cả tỉnh", "trong tỉnh", "cả nước", "toàn quốc")
_TOO_MANY = 60  # names: each is looked for in every sentence
_FARTHEST = 100  # units back to the one that `toàn huyện` means


class SentenceScopes:
    """The scopes of a text's sentences; `low` is the text in lower case, `own` the province that
    it is about.

    >>> text = "Cả nước có 9 vụ, Hà Giang 2."
    >>> scopes = SentenceScopes(text, text.lower(), None, None)
    >>> [(scope.level, scope.place_id) for scope in scopes.between(0, 28)]
    [('country', None), ('province', '63:02')]
    """

    def __init__(self, text: str, low: str, own: str | None, published_at: str | None) -> None:
        self._text, self._low, self._own = text, low, own
        self._finder = UnitFinder(text, own, published_at, low)
        self._wide = ByLine(text, partial(wide_scopes, text, low), places_of(low)[MARKS])
        self._known: dict[tuple[int, int], list[Scope]] = {}
        self._named: tuple[list[int], list[Unit]] | None = None
        self._typed: list[tuple[int, str]] | None = None
        self._repeated: RepeatedUnits | None = None
        self._headed: tuple[Place | None] | None = None  # by the title, once it was asked

    def between(self, start: int, end: int) -> list[Scope]:
        """What sets places in the sentence between two offsets, in its order."""
        known = self._known.get((start, end))
        if known is None:
            units = list(self._finder.within(start, end)) or self._named_again().between(start, end)
            units = [u for u in units if not self._is_aside(u, start)]
            wide = self._wide_between(start, end)
            known = self._known[start, end] = self._joined(units, wide) if units or wide else []
        return known

    def _joined(self, units: list[Unit], wide: list[Scope]) -> list[Scope]:
        """The scopes of units and, where none of these stands, of wider places."""
        wide = [w for w in wide if not any(u.start <= w.end and w.start < u.end for u in units)]
        meant = [w for w in map(self._meant, wide) if w.level != "meant" or w.place_id]
        if units or any(w.level != "meant" for w in meant):
            meant = [w for w in meant if w.level != "meant"]
        found = [*(of_unit(u, self._text) for u in units), *meant]
        return sorted(found, key=lambda scope: scope.start)

    def _wide_between(self, start: int, end: int) -> list[Scope]:
        found = self._wide.between(start, end)
        first = country_first(self._text, start)
        return [first, *found] if first else found

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
        about = self._heading()
        return about.place_id if about and about.kind == kind else None

    def _heading(self) -> Place | None:
        """The district that the headline begins with."""
        if self._headed is None:
            title, _, rest = self._text.partition("\n")
            self._headed = (district_kicker(title, rest),)
        return self._headed[0]

    def _typed_names(self) -> list[tuple[int, str]]:
        if self._typed is None:
            self._typed = self._finder.typed()
        return self._typed

    def _named_again(self) -> RepeatedUnits:
        """The units that the text names again without their type; who they are is asked only
        where a name stands oftener than its type."""
        if self._repeated is None:
            times = Counter(name for _, name in self._typed_names())
            again = len(times) < _TOO_MANY and any(
                self._text.count(name) > n for name, n in times.items() if " " in name
            )
            names = self._finder.names if again else ()
            self._repeated = RepeatedUnits(self._text, names, lambda: self._all[1])
        return self._repeated

    def only_unit(self) -> str | None:
        """The one district or commune that a text is about: its beginning names it, again what
        follows, it names no other, and does not tell as much of the province."""
        typed = self._typed_names()
        if len(typed) < _MENTIONS or typed[0][0] > _LEAD or contains_any(self._low, _PROVINCE):
            return None
        if len({name for _, name in typed}) > _NAMES:  # a quick look: hardly one unit's
            return None
        provinces: list[Unit] = []
        units: list[Unit] = []
        found: str | None = None
        for unit in self._finder.one_by_one():
            if unit.level == "province":
                provinces.append(unit)
            elif not self._is_aside(unit, 0):
                units.append(unit)
                found = finest((found or unit.place_id, unit.place_id))
                if found is None or units[0].start > _LEAD:
                    return None
        if found is None or len(units) < _MENTIONS:
            return None
        if self._tells_of_province(province_of(found), provinces, len(units)):
            return None
        return next((u.place_id for u in units if u.level == "district"), found)

    def _tells_of_province(self, own: str, named: list[Unit], most: int) -> bool:
        """Whether a text tells of another province than its own, or of provinces more than so many
        times; those that are only told by the way do not count."""
        others = (u for u in named if not same_province(own, u.place_id or ""))
        if not all(self._is_aside(unit, 0) for unit in others):
            return True
        return len(named) > most and sum(not self._is_aside(unit, 0) for unit in named) > most

    @property
    def _all(self) -> tuple[list[int], list[Unit]]:
        if self._named is None:
            found = self._finder.within(0, len(self._text))
            units = [u for u in found if not self._is_aside(u, 0)]
            self._named = [unit.start for unit in units], units
        return self._named
