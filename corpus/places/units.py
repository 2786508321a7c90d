"""Which units a text names: each mention resolved by those it stands with, or left ambiguous."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ..text.folding import lowered
from .communes import Place
from .gazetteer import REFORM, province_of, same_province
from .unit_names import Name, marks_of, names_in, typed_names

HA_TAY_ENDED = "2008-08-01"  # the day Hà Tây and Mê Linh became parts of Hà Nội

# What may stand between a unit and the one it lies in, and between units of a list.
_UP = re.compile(r"(?: ?[,(–-] ?| )(?:(?:của|thuộc|ở|tại|trên địa bàn|nay là) )?")
_BESIDE = re.compile(
    r"\)?(?: ?[,;–-] ?| )(?:(?:và|hay|hoặc|cùng|với|đến|tới) )?(?:(?:các|với|thành phố) )?"
    r"(?:(?i:công an|ubnd|hđnd|viện kiểm sát|tòa án) )?(?:tỉnh )?"
)
Near = Iterator[Iterable[str]]
_Chain = tuple[list[Name], list[Name]]  # units of one rank with those they lie in
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Unit:
    """A mention of a unit with those it lies in (`xã Tân Quang, huyện Bắc Quang` is one).

    `place_id` is None where no table has the name or several units do and nothing decides.
    `joined` says that it goes on a list that the unit before it is in.
    """

    start: int
    end: int
    level: str
    kind: str
    key: str
    place_id: str | None
    joined: bool = False


class UnitFinder:
    """The units that a text names, resolved stretch by stretch as they are asked for; `own` is the
    province it is about, `low` the text in lower case.

    >>> finder = UnitFinder("Xã Tân Quang, huyện Bắc Quang và huyện Châu Thành")
    >>> [unit.place_id for unit in finder.within(0, 50)]
    ['63:02/034/01171', None]
    """

    def __init__(
        self,
        text: str,
        own: str | None = None,
        published_at: str | None = None,
        low: str | None = None,
    ) -> None:
        self._text, self._day = text, published_at or ""
        self._marks = marks_of(lowered(text) if low is None else low)
        self._all_names: list[Name] | None = None
        self._found: dict[tuple[int, int], tuple[Unit, ...]] = {}
        self._full: dict[tuple[str, str], list[_Chain]] | None = None
        self._meant: dict[tuple[str, str], set[str]] = {}
        self._of_text: set[str] | None = None
        self._around = (own,) if own else ()

    def typed(self) -> list[tuple[int, str]]:
        """Where the text names districts and communes with their type, and the names."""
        return typed_names(self._text, self._marks.types)

    @property
    def names(self) -> list[Name]:
        """The names of units in the text, not yet resolved."""
        if self._all_names is None:
            self._all_names = names_in(self._text, self._marks, self._day)
        return self._all_names

    def within(self, start: int, end: int) -> tuple[Unit, ...]:
        """The units named between two offsets, in the order of the text."""
        known = self._found.get((start, end))
        if known is None:
            first = bisect_left(self.names, start, key=_start)
            last = bisect_left(self.names, end, lo=first, key=_start)
            names = [name for name in self.names[first:last] if name.end <= end]
            known = self._found[start, end] = tuple(self._units(names)) if names else ()
        return known

    def one_by_one(self) -> Iterator[Unit]:
        """All units of the text, each resolved when it is asked for."""
        return self._units(self.names)

    def _units(self, names: list[Name]) -> Iterator[Unit]:
        provinces = [n.candidates[0].place_id for n in names if n.level == "province"]
        before: Name | None = None
        for leaves, above in _chains(names, self._text):
            parents = self._parents(above, lambda name: self._nearby(name, provinces))
            for leaf in leaves:
                joined = before is not None and bool(
                    leaf.listed or _BESIDE.fullmatch(self._text, before.end, leaf.start)
                )
                before = above[-1] if above and leaf is leaves[-1] else leaf
                place_id = self._resolve(leaf, parents, self._nearby(leaf, provinces))
                yield Unit(
                    leaf.start, before.end, leaf.level, leaf.kind, leaf.key, place_id, joined
                )

    def _parents(self, above: Sequence[Name], nearby: Callable[[Name], Near]) -> list[str] | None:
        """The ids that the units of a chain can lie in; None where it names none above them."""
        if not above:
            return None
        if above[-1].level == "province":
            province = above[-1].candidates[0].place_id
            if len(above) == 1:
                return [province]
            return [p.place_id for p in _inside(above[0].candidates, [province])]
        sure = self._resolve(above[0], None, nearby(above[0]))
        return [sure] if sure else [place.place_id for place in above[0].candidates]

    def _resolve(self, name: Name, parents: Sequence[str] | None, nearby: Near) -> str | None:
        """The one unit that a name stands for: by what it lies in, else by what stands around."""
        if name.level == "province":
            return name.candidates[0].place_id
        pool = self._of_the_day(name, parents)
        if parents is not None:
            return _only(_inside(pool, parents), name)
        if name.level == "district" or name.kind == "đặc khu":
            own = _only(_inside(pool, self._around), name) if len(pool) > 1 else None
            if own is not None:
                nears = list(nearby)
                if not any(near for near in nears if near is not self._around):
                    return own
                nearby = iter(nears)
            if one := _only(pool, name):
                return one
        if not pool:
            return None
        return next((one for near in nearby if (one := _only(_inside(pool, near), name))), None)

    def _of_the_day(self, name: Name, parents: Sequence[str] | None) -> list[Place]:
        """The candidates of the set of units that held on the day of the text."""
        in_district = parents is not None and any("/" in parent for parent in parents)
        if name.level == "commune":
            new = (self._day >= REFORM and not in_district) or name.kind == "đặc khu"
            return [p for p in name.candidates if (p.vintage == "34") == new]
        if parents is not None:
            return list(name.candidates)
        old = bool(self._day) and self._day < HA_TAY_ENDED
        of_the_day = [p for p in name.candidates if (p.vintage == "64") == old]
        return of_the_day or list(name.candidates)

    def _nearby(self, name: Name, provinces: Sequence[str]) -> Near:
        """Ids in which a name can lie, the surest first: told elsewhere in the text, named beside
        it, the province that the text is about, districts anywhere in it."""
        yield self._told(name)
        yield provinces
        yield self._around
        if name.level == "commune":
            yield self._districts()

    def _told(self, name: Name) -> set[str]:
        """What a name is where the text says it in full: `xã Tân Quang, huyện Bắc Quang`."""
        key = name.level, name.key
        meant = self._meant.get(key)
        if meant is None:
            told = self._alone(self._in_full().get(key, ()))
            meant = self._meant[key] = {one for _, parents, one in told if one and parents}
        return meant

    def _in_full(self) -> dict[tuple[str, str], list[_Chain]]:
        """Where the text says a name with what it lies in, by the name's level and key."""
        if self._full is None:
            self._full = {}
            for leaves, above in _chains(self.names, self._text):
                for leaf in leaves if above else ():
                    self._full.setdefault((leaf.level, leaf.key), []).append(([leaf], above))
        return self._full

    def _districts(self) -> set[str]:
        """All districts that the text names."""
        if self._of_text is None:
            self._of_text = self._all_districts()
        return self._of_text

    def _all_districts(self) -> set[str]:
        found = set()
        for leaf, parents, one in self._alone(_chains(self.names, self._text)):
            if one and leaf.level == "district":
                found.add(one)
            if parents is not None and len(parents) == 1 and "/" in parents[0]:
                found.add(parents[0])
        return found

    def _alone(
        self, chains: Iterable[_Chain]
    ) -> Iterator[tuple[Name, list[str] | None, str | None]]:
        """The units of chains with the ids they can lie in and their own, by nothing but what
        they stand with and the province of the whole text."""
        for leaves, above in chains:
            parents = self._parents(above, lambda _: iter([self._around]))
            for leaf in leaves:
                yield leaf, parents, self._resolve(leaf, parents, iter([self._around]))


def _chains(names: Sequence[Name], text: str) -> Iterator[_Chain]:
    """Runs of units with those they lie in: `xã A, B (huyện X, tỉnh Y)` gives [A, B], [X, Y]."""
    k = 0
    while k < len(names):
        leaves = [names[k]]
        k += 1
        while k < len(names) and names[k].rank == leaves[-1].rank and names[k].listed:
            leaves.append(names[k])
            k += 1
        above: list[Name] = []
        last = leaves[-1]
        while (
            k < len(names)
            and names[k].rank > last.rank
            and _UP.fullmatch(text[last.end : names[k].start])
        ):
            last = names[k]
            above.append(last)
            k += 1
        yield leaves, above


def _inside(places: Iterable[Place], above: Iterable[str]) -> list[Place]:
    """The places that are or lie in one of the units; else those in what became of a province."""
    places, above = list(places), tuple(above)
    if not above:
        return []
    exact = [p for p in places if p.place_id in above or p.parent_id in above]
    if exact:
        return exact
    provinces = [i for i in above if "/" not in i]
    exact = [p for p in places if province_of(p.place_id) in provinces]
    return exact or [
        p for p in places if any(same_province(province_of(p.place_id), i) for i in provinces)
    ]


def _only(places: Sequence[Place], name: Name) -> str | None:
    """The id of the one place, or of the one of its kind."""
    if len(places) > 1:
        places = [place for place in places if place.kind == name.kind]
    return places[0].place_id if len(places) == 1 else None
