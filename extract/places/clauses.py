"""Which of the places that a sentence names is a figure's own: its clause's, or the only one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .scopes import Scope

_CUT = re.compile(
    r"[(); ,](?:(?<=[();])|(?<=,)(?=\s)|(?<= )(?:và|còn|trong khi|trong đó|nhưng|riêng) )"
)
# A number that may be a figure: no date, no clock time, no number of a document or a street.
_FIGURE = re.compile(
    r"(?<![\w/.,:-])(?<!ngày )(?<!tháng )(?<!năm )(?<!quý )(?<!số )(?<!khoá )(?<!khóa )"
    r"\d[\d.,]*(?![\w./:-]*[/:-]\d)(?!h(?!\w|a))"
)
UNNAMED = ""  # a figure for which a sentence names no place, as it does for one behind it
_DEEPEST = 3  # brackets in brackets


def finest(place_ids: Sequence[str | None]) -> str | None:
    """The one of the ids that lies in all the others; None where they are several places.

    >>> finest(["63:02", "63:02/034"]), finest(["63:02", "63:04"]), finest(["63:02", None])
    ('63:02/034', None, None)
    """
    known = [place_id for place_id in place_ids if place_id]
    if not known or len(known) < len(place_ids):
        return None
    longest = max(known, key=len)
    return longest if all(f"{longest}/".startswith(f"{p}/") for p in known) else None


class Clauses:
    """A sentence of a text, from start to end, with what sets places in it.

    >>> named = [Scope(0, 6, "63:01", "province"), Scope(10, 13, "63:46", "province")]
    >>> clauses = Clauses("Hà Nội 5, Huế 3", 0, 15, named)
    >>> clauses.place_of(7), clauses.place_of(14)
    ('63:01', '63:46')
    """

    def __init__(self, text: str, start: int, end: int, scopes: Sequence[Scope]) -> None:
        self._text, self._start, self._end = text, start, end
        self._scopes = _grouped(scopes)
        self._starts = [scope.start for scope in self._scopes]
        self._regions: dict[tuple[int, int], _Region] = {}
        self._brackets = list(_brackets(text, start, end))

    def place_of(self, figure: int) -> str | None:
        """The place of the figure at an offset; None where no one place is its own, `UNNAMED` where
        that of another figure is the only one named."""
        for a, b, position in self._around(figure):
            first, last = bisect_left(self._starts, a), bisect_left(self._starts, b)
            if first < last:
                region = self._regions.get((a, b))
                if region is None:
                    region = _Region(self._text, a, b, self._scopes[first:last])
                    self._regions[a, b] = region
                return region.place_of(position)
        return None

    def _around(self, figure: int) -> Iterator[tuple[int, int, int]]:
        """The brackets around a figure from within, then the sentence; and where it stands."""
        around = [pair for pair in self._brackets if pair[0] < figure < pair[1]]
        position = figure
        for a, b in reversed(around[-_DEEPEST:]):
            yield a + 1, b, position
            position = a
        yield self._start, self._end, position


def _grouped(scopes: Sequence[Scope]) -> list[Scope]:
    """The scopes with each list as one: `huyện A và huyện B` is no one place."""
    found: list[Scope] = []
    for scope in scopes:
        if scope.joined and found:
            last = found[-1]
            place_id = finest((last.place_id, scope.place_id))
            found[-1] = replace(last, end=scope.end, place_id=place_id)
        else:
            found.append(scope)
    return found


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pairs of brackets by where they open; one that nothing closes goes to the end."""
    opened: list[int] = []
    closed: dict[int, int] = {}
    k = text.find("(", start, end)
    while k >= 0:
        opened.append(k)
        following = text.find("(", k + 1, end)
        limit = following if following >= 0 else end
        while opened and (close := text.find(")", k + 1, limit)) >= 0:
            closed[opened.pop()] = k = close
        k = following
    for k in sorted((*closed, *opened)):
        yield k, closed.get(k, end)


class _Region:
    """A sentence or what stands in brackets, cut into pieces at its own commas."""

    def __init__(self, text: str, start: int, end: int, scopes: Sequence[Scope]) -> None:
        self._end = end
        self._all = list(scopes)
        self._starts = [scope.start for scope in scopes]
        self._cuts = [start]
        inner: set[int] = set()
        joins = self._cut(text, end, inner)
        self._outer = [scope for scope in scopes if scope.start not in inner]
        self._inner = [scope for scope in scopes if scope.start in inner]
        self._numbers = [
            match.start()
            for match in _FIGURE.finditer(text, start, end)
            if not self._in_scope(match.start())
        ]
        self._cuts = [cut for cut in self._cuts if cut not in joins or self._parts(cut)]

    def _parts(self, cut: int) -> bool:
        """Whether `và` parts what tells a place from what tells a figure: else it joins words
        (`2 người chết và mất tích ở tỉnh B`)."""
        before, behind = self._piece(cut - 1), self._piece(cut)
        first = bisect_left(self._numbers, cut)
        tells = first < len(self._numbers) and self._numbers[first] < behind[1]
        return tells or bool(_between(self._outer, *before))

    def _cut(self, text: str, end: int, inner: set[int]) -> set[int]:
        """Finds the separators that stand in no brackets and in no scope, and the scopes in
        brackets; gives those that are `và`."""
        depth = opened = 0
        joins = set()
        for match in _CUT.finditer(text, self._cuts[0], end):
            if match[0] == "(":
                opened = opened if depth else match.start()
                depth += 1
            elif match[0] == ")":
                depth = max(0, depth - 1)
                if not depth:
                    inner.update(s.start for s in _between(self._all, opened, match.start()))
            elif not depth and not self._in_scope(match.start()):
                self._cuts.append(match.start())
                if match[0] == " và " and text[match.end() : match.end() + 1].islower():
                    joins.add(match.start())
        if depth:
            inner.update(s.start for s in _between(self._all, opened, end))
        return joins

    def _in_scope(self, position: int) -> bool:
        k = bisect_right(self._starts, position) - 1
        return k >= 0 and self._all[k].end > position

    def _piece(self, position: int) -> tuple[int, int]:
        k = bisect_right(self._cuts, position)
        return self._cuts[k - 1], self._cuts[k] if k < len(self._cuts) else self._end

    def place_of(self, figure: int) -> str | None:
        """The place named in the figure's own piece, or leading a piece before it; else the only
        one named."""
        a, b = self._piece(figure)
        if outer := _between(self._outer, a, b):
            return self._nearest(figure, a, b, outer)
        if inner := _between(self._inner, a, b):
            return finest([scope.place_id for scope in inner])
        k = bisect_left(self._outer, a, key=_start) - 1
        if k >= 0:
            a, b = self._piece(self._outer[k].start)
            named = _between(self._outer, a, b)
            first = bisect_left(self._numbers, a)
            if first == len(self._numbers) or self._numbers[first] > named[-1].start:
                return finest([scope.place_id for scope in named])
        return self._only(figure)

    def _only(self, figure: int) -> str | None:
        """The one place named; none is where it leads a figure of its own behind this one."""
        scope = self._all[0]
        first = scope.place_id
        k = bisect_left(self._numbers, scope.start)
        leads = k < len(self._numbers) and self._numbers[k] < self._piece(scope.start)[1]
        if scope.start > figure and leads:
            return UNNAMED
        return first if all(scope.place_id == first for scope in self._all) else None

    def _nearest(self, figure: int, a: int, b: int, outer: Sequence[Scope]) -> str | None:
        """The place of a figure whose own piece names some: those next to it, up to the figures
        before and behind it."""
        k = bisect_left(self._numbers, figure)
        since = max(a, self._numbers[k - 1]) if k else a
        k = bisect_right(self._numbers, figure)
        until = min(b, self._numbers[k]) if k < len(self._numbers) else b
        before = _between(outer, since, figure) or _between(outer, a, figure)[-1:]
        behind = _between(outer, figure, until) if not before or until == b else []
        return finest([scope.place_id for scope in (*before, *behind) or outer])


def _start(scope: Scope) -> int:
    return scope.start


def _between(scopes: Sequence[Scope], start: int, end: int) -> Sequence[Scope]:
    """The scopes that begin between two offsets; they are in the order of the text."""
    return scopes[bisect_left(scopes, start, key=_start) : bisect_left(scopes, end, key=_start)]
