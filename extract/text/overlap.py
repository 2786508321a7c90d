"""Which fact keeps a place that two readers claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence


def merge_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch or overlap made one.

    >>> merge_spans([(5, 9), (0, 3), (8, 12)])
    [(0, 3), (5, 12)]
    """
    merged: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def covers(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether ordered, disjoint spans hold an offset."""
    k = bisect_right(spans, (offset, 1 << 62)) - 1
    return k >= 0 and spans[k][0] <= offset < spans[k][1]


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Those of ordered, disjoint spans that share a character with `start:end`.

    >>> list(within([(0, 3), (5, 8), (9, 12)], 2, 9))
    [(0, 3), (5, 8)]
    """
    k = max(0, bisect_right(spans, (start, 1 << 62)) - 1)
    while k < len(spans) and spans[k][0] < end:
        if spans[k][1] > start:
            yield spans[k]
        k += 1
