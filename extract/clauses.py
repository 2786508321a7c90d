"""Which of the places that a sentence names is a figure's own: that of its clause, or the only one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .scopes import Scope

_CUT = re.compile(
    r"[(); ,](?:(?<=[()])|(?<=;)|(?<=,)(?=\s)"
    r"|(?<= )(?:và|còn|trong khi|trong đó|nhưng|riêng) )"
)
# A number that may be a figure: no date, no clock time, no number of a document or a street.
_FIGURE = re.compile(
    r"(?<![\w/.,:-])(?<!ngày )(?<!tháng )(?<!năm )(?<!quý )(?<!số )(?<!khoá )(?<!khóa )"
    r"\d[\d.,]*(?![\w./:-]*[/:-]\d)(?!h(?!\w|a))"
)


def chosen(text: str, start: int, end: int, figure: int, scopes: Sequence[Scope]) -> str | None:
    """The place of a figure at an offset of the sentence, out of the scopes named in it; None where
    no one of them is the figure's own.

    >>> named = [Scope(0, 6, "63:01", "province"), Scope(11, 14, "63:46", "province")]
    >>> text = "Hà Nội 5, Huế 3"
    >>> chosen(text, 0, 15, 7, named), chosen(text, 0, 15, 14, named)
    ('63:01', '63:46')
    """
    groups = _grouped(scopes)
    regions = _regions(text, start, end, figure)
    for a, b, position in regions:
        inside = [g for g in groups if a <= g.start < b]
        if inside:
            return _of_region(_Region(text, a, b), position, inside)
    return None


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


def _regions(text: str, start: int, end: int, figure: int) -> list[tuple[int, int, int]]:
    """The brackets around a figure from within, then the sentence; with where in each it stands."""
    opened: list[int] = []
    first = text.find("(", start, figure)
    for k in range(first, figure) if first >= 0 else ():
        if text[k] == "(":
            opened.append(k)
        elif text[k] == ")" and opened:
            opened.pop()
    found, position = [], figure
    for k in reversed(opened[-3:]):
        close = text.find(")", figure, end)
        found.append((k + 1, close if close >= 0 else end, position))
        position = k
    return [*found, (start, end, position)]


class _Region:
    """A sentence or what stands in brackets, cut into pieces at its own commas."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def pieces(self, keep: Sequence[Scope]) -> list[tuple[int, int]]:
        """The pieces between the separators that stand in no brackets and in no scope."""
        cuts, depth = [self.start], 0
        for match in _CUT.finditer(self.text, self.start, self.end):
            if match[0] in "()":
                depth = max(0, depth + (1 if match[0] == "(" else -1))
            elif not depth and not any(s.start <= match.start() < s.end for s in keep):
                cuts.append(match.start())
        return list(zip(cuts, [*cuts[1:], self.end], strict=True))

    def figures(self, start: int, end: int) -> list[int]:
        """Where numbers stand between two offsets."""
        return [match.start() for match in _FIGURE.finditer(self.text, start, end)]


def _of_region(region: _Region, figure: int, scopes: Sequence[Scope]) -> str | None:
    pieces = region.pieces(scopes)
    own = next((k for k, (_, b) in enumerate(pieces) if figure < b), len(pieces) - 1)
    if named := [s for s in scopes if pieces[own][0] <= s.start < pieces[own][1]]:
        return _of_piece(region, pieces[own], figure, named)
    for a, b in reversed(pieces[:own]):
        if named := [s for s in scopes if a <= s.start < b and not _in_brackets(region, a, s)]:
            if all(number > named[-1].start for number in _outside(region, a, b, scopes)):
                return finest([s.place_id for s in named])
            break
    ids = {s.place_id for s in scopes}
    return ids.pop() if len(ids) == 1 else None


def _of_piece(
    region: _Region, piece: tuple[int, int], figure: int, scopes: Sequence[Scope]
) -> str | None:
    """The place of a figure whose own clause names some: those next to it, before other figures."""
    outer = [s for s in scopes if not _in_brackets(region, piece[0], s)]
    if not outer:
        return finest([s.place_id for s in scopes])
    numbers = _outside(region, *piece, outer)
    since = max((n for n in numbers if n < figure), default=piece[0])
    until = min((n for n in numbers if n > figure), default=piece[1])
    before = [s for s in outer if since <= s.start <= figure]
    if not before:
        before = [s for s in outer if s.start < figure][-1:]
    behind = [s for s in outer if figure < s.start < until]
    if before and until < piece[1]:
        behind = []
    near = before + behind
    return finest([s.place_id for s in near or outer])


def _outside(region: _Region, start: int, end: int, scopes: Sequence[Scope]) -> list[int]:
    """The numbers of a piece that are no part of a name."""
    numbers = region.figures(start, end)
    return [n for n in numbers if not any(s.start <= n < s.end for s in scopes)]


def _in_brackets(region: _Region, start: int, scope: Scope) -> bool:
    before = region.text[start : scope.start]
    return before.count("(") > before.count(")")
