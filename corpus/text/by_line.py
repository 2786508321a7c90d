"""What stands in a text, found line by line, and only in the lines that are asked about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from .word_lists import any_between


class _Standing(Protocol):
    @property
    def start(self) -> int: ...


_Found = TypeVar("_Found", bound=_Standing)


class ByLine(Generic[_Found]):
    """What a reader finds in a text, where nothing that it finds goes over the end of a line.

    `read` gives, in order, what begins between two offsets: those of a line, asked once for each in
    which one of the `marks` stands, sorted offsets of the text.

    >>> lines = ByLine("Mai, Hoa\\nLan", lambda first, end: [range(first, end)], [0, 9])
    >>> lines.between(2, 12)
    [range(9, 12)]
    """

    def __init__(
        self, text: str, read: Callable[[int, int], list[_Found]], marks: Sequence[int]
    ) -> None:
        self._text, self._read, self._marks = text, read, marks
        self._lines: dict[int, tuple[int, list[_Found]]] = {}
        self._last: tuple[int, int, list[_Found]] = (0, -1, [])  # the line that was asked for last

    def between(self, start: int, end: int) -> list[_Found]:
        """What begins between two offsets, in the order of the text."""
        if not self._marks:
            return []
        end = min(end, len(self._text))
        _, stop, found = self._line_of(start)
        found = found[bisect_left(found, start, key=_start) :] if found else []
        while stop < end:
            k = bisect_left(self._marks, stop + 1)
            if k == len(self._marks):
                break
            stop, more = self._line(self._text.rfind("\n", 0, self._marks[k]) + 1)
            found += more
        return found[: bisect_left(found, end, key=_start)] if found else found

    def _line_of(self, offset: int) -> tuple[int, int, list[_Found]]:
        """Where the line of an offset begins and ends, and what stands in it; mostly that of the
        offset before."""
        if not self._last[0] <= offset <= self._last[1]:
            first = self._text.rfind("\n", 0, offset) + 1
            self._last = first, *self._line(first)
        return self._last

    def _line(self, first: int) -> tuple[int, list[_Found]]:
        """Where the line that begins at an offset ends, and what stands in it."""
        known = self._lines.get(first)
        if known is None:
            stop = self._text.find("\n", first)
            stop = len(self._text) if stop < 0 else stop
            found = self._read(first, stop) if any_between(self._marks, first, stop) else []
            known = self._lines[first] = stop, found
        return known


def _start(found: _Standing) -> int:
    return found.start
