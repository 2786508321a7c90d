"""Printed lines -> paragraphs: what a page broke for its width, without its running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

# Thresholds, all in one place.
FULL = 0.8  # of the usual full line: a line as long goes on in the next one
MIN_PAGES = 3  # a head must run over as many pages, and over half of all
EDGE_LINES = 2  # lines at the top and bottom of a page that may be running heads

_NUMBER_LINE = re.compile(r"(?:trang |page )?[-–— ]*\d{1,4}(?: ?/ ?\d{1,4})?[-–— ]*", re.I)
_ENDS = re.compile(r"[.!?:;…][\"”’)»]*$")
_STARTS_ITEM = re.compile(
    r"(?:[-–—•*+▪●○] |\(?\d{1,3}[.)] |\d{1,2}(?:\.\d{1,2})+\.? |[a-zđ]\) |[IVX]{1,5}[.)] |"
    r"(?:Điều|Chương|Mục|Phần|Khoản) [\dIVX]+)"
)
_BROKEN_WORD = re.compile(r"[a-zA-Z]{2}-")
_SYMBOL_BREAK = re.compile(r"[\wĐ]-$")


def without_page_lines(pages: Iterable[Sequence[str]]) -> list[str]:
    """The lines of all pages in a row, page numbers and running heads left out.

    >>> without_page_lines([["Xã có 12 hộ nghèo,", "1"], ["- 2 -", "giảm 5 hộ."]])
    ['Xã có 12 hộ nghèo,', 'giảm 5 hộ.']
    """
    filled = [[line for line in page if line] for page in pages]
    full = FULL * _usual_length([line for page in filled for line in page])
    edges = Counter(
        key
        for page in filled
        for key in {_head_key(line) for line in _edge(page) if len(line) < full}
    )
    enough = max(MIN_PAGES, len(filled) // 2 + 1)
    running = {key for key, pages_with in edges.items() if pages_with >= enough}
    return [
        line
        for page in filled
        for number, line in enumerate(page)
        if not _is_page_line(line, min(number, len(page) - 1 - number), running)
    ]


def _edge(page: Sequence[str]) -> Sequence[str]:
    return [*page[:EDGE_LINES], *page[-EDGE_LINES:]]


def _head_key(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _is_page_line(line: str, from_edge: int, running: set[str]) -> bool:
    if from_edge >= EDGE_LINES:
        return False
    is_number = from_edge == 0 and _NUMBER_LINE.fullmatch(line) is not None
    return is_number or _head_key(line) in running


def joined_lines(lines: Sequence[str]) -> str:
    """The text with a line a paragraph, words that were parted at a line's end whole again.

    >>> joined_lines(["Theo Nghị quyết số 39-", "NQ/TW, xã có 12 hộ", "nghèo."])
    'Theo Nghị quyết số 39-NQ/TW, xã có 12 hộ nghèo.'
    """
    return "\n".join(_paragraphs(lines))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    full = FULL * _usual_length(lines)
    paragraph, last = "", ""
    for line in lines:
        if paragraph and _goes_on(last, line, full):
            paragraph = _joined(paragraph, line)
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _usual_length(lines: Sequence[str]) -> int:
    """The length that nine in ten lines do not pass."""
    lengths = sorted(map(len, lines)) or [0]
    return lengths[int(0.9 * len(lengths))]


def _goes_on(line: str, following: str, full: float) -> bool:
    """Whether a line was broken by the width of the page only."""
    if _STARTS_ITEM.match(following):
        return False
    if following[0].islower() or line.endswith("-"):
        return True
    return len(line) >= full and not _ENDS.search(line) and not following.isupper()


def _joined(paragraph: str, line: str) -> str:
    if paragraph.endswith("\xad"):
        return paragraph[:-1] + line
    end = paragraph[-3:]
    if _BROKEN_WORD.fullmatch(end) and line[0].islower() and line[0].isascii():
        return paragraph[:-1] + line
    between = "" if _SYMBOL_BREAK.search(end) else " "
    return f"{paragraph}{between}{line}"
