"""Text cut into lines of one width, as PDF and e-mail leave it -> its paragraphs, a line each.

Lines are joined only where the whole text is evidently cut so: nearly every line that another
follows is so full that the next word did not fit, and breaks off within a sentence. Verse and rows
of one length are as full, but no sentence ends in them for long.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Thresholds, all in one place.
FEWEST_PAIRS = 6  # lines that another follows, below which nothing is evident
MOST = 0.97  # of the lines are no longer than the width
NARROWEST, WIDEST = 40, 130  # characters; verse is narrower, paragraphs are wider
SLACK = 0.85  # of the width fills a line of a proportional font
SLACK_BEHIND_STOP = 0.97  # ... where a sentence ends with the line, so that a paragraph may
MIN_FULL = 0.6  # share of full lines among those that another follows
MIN_BROKEN_OFF = 0.6  # share of full lines that end within a sentence
MIN_RUNNING_ON = 0.4  # share of full lines behind which the next goes on in small letters
MIN_ENDS = 0.15  # ends of sentences or their parts a line: prose has 0.3 and more
HEADING_WORDS = 3  # in capitals: fewer may be a symbol or a name

_STOP = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_END = re.compile(r"[^\W\d_][\"”’»)\]]*[.!?…;][\"”’»)\]]*(?:\s|$)")
_ITEM = re.compile(r"[-+*•–]\s|\(?(?:[0-9]{1,2}|[a-zđ]|[IVX]{1,4})[.)]\s")
_CELLS = re.compile(r"\S(?:\t|[ \t]{3,})\S")
_NO_BLANK = re.compile(r"(?<=\w)[-/‑]$")  # `39-` and `NQ/TW` behind it


def unwrapped(text: str) -> str:
    """The text with the lines of each paragraph joined, or itself where it is not cut to a width.

    >>> unwrapped("phát tri\\xad\\nển nông thôn")
    'phát triển nông thôn'
    """
    if "\xad" in text:
        text = text.replace("\xad\r\n", "").replace("\xad\n", "")
    breaks = text.count("\n")
    if breaks < FEWEST_PAIRS or len(text) > (WIDEST + 2) * (breaks + 1):
        return text
    even = text
    if "\r" in text:
        even = text.replace("\r\n", "\n").replace("\r", "\n")
        breaks = even.count("\n")
    if _is_wider(even, breaks):
        return text
    lines = list(map(str.rstrip, even.split("\n")))
    width = _width(lines)
    if not NARROWEST <= width <= WIDEST or not _is_cut(lines, width):
        return text
    return _joined(lines, width)


def _is_wider(text: str, breaks: int) -> bool:
    """Whether the width is surely more than any: most texts say so by their first few lines."""
    left = _n_beyond(breaks + 1)
    start = 0
    while left and (end := text.find("\n", start)) >= 0:
        left -= end - start > WIDEST and len(text[start:end].rstrip()) > WIDEST
        start = end + 1
    return not left


def _n_beyond(n: int) -> int:
    """How many of so many lines, from the longest on, must be longer for the width to be so."""
    return n - int(MOST * (n - 1))


def _width(lines: list[str]) -> int:
    """The width that most lines stay within: few are longer, by a word that cannot be cut."""
    lengths = sorted(map(len, filter(None, lines)))
    return lengths[-_n_beyond(len(lengths))] if lengths else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line did not fit behind the line."""
    slack = SLACK_BEHIND_STOP if _STOP.search(line) else SLACK
    return len(line) + 1 + len(following.split()[0]) > slack * width


def _is_cut(lines: list[str], width: int) -> bool:
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if line and following and _indent(following) <= _indent(line) and not _is_row(line)
    ]
    full = [pair for pair in pairs if _is_full(*pair, width)]
    if len(pairs) < FEWEST_PAIRS or len(full) < MIN_FULL * len(pairs):
        return False
    if sum(len(_END.findall(line)) for line in lines) < MIN_ENDS * sum(map(bool, lines)):
        return False
    broken_off = sum(_STOP.search(line) is None for line, _ in full)
    running_on = sum(following.lstrip()[0].islower() for _, following in full)
    return broken_off >= MIN_BROKEN_OFF * len(full) and running_on >= MIN_RUNNING_ON * len(full)


def _joined(lines: list[str], width: int) -> str:
    opening, pieces = lines[0], [lines[0].strip()]
    for line, following in pairwise(lines):
        if line and following and _goes_on(opening, line, following, width):
            between = "" if _NO_BLANK.search(line) else " "
        else:
            opening, between = following, "\n"
        pieces += (between, following.strip())
    return "".join(pieces)


def _goes_on(opening: str, line: str, following: str, width: int) -> bool:
    """Whether a paragraph does: not into a line that is set in, an item, a heading or a row."""
    if _is_row(line) or _is_row(following):
        return False
    if _NO_BLANK.search(line):
        return True
    if not _is_full(line, following, width):
        return False
    ends = _STOP.search(line) is not None
    if _is_item(following) and (ends or _is_item(opening)):
        return False
    if ends and _indent(following) > _indent(line):
        return False
    return line.isupper() or not _is_heading(following)


def _is_row(line: str) -> bool:
    return _CELLS.search(line) is not None


def _is_item(line: str) -> bool:
    return _ITEM.match(line.lstrip()) is not None


def _is_heading(line: str) -> bool:
    return line.isupper() and sum(map(str.isalpha, line.split())) >= HEADING_WORDS


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
