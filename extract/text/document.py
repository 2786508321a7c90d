"""A text made ready for reading: sentences found by one pass, tokens made only where asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, compress

from ...corpus.text.folding import UPPER, lowered
from ...corpus.text.word_lists import WordList, places_of
from ..counts.abbreviations import counted_acronyms
from ..figures.numerals import NUMBER_BEGINS
from ..periods.forms import TRY
from ..periods.reporting import Reported, reporting_periods
from ..places.whereabouts import Whereabouts
from .misread import intended
from .tokenizer import respell, syllables

# A run of marks is tried once: behind its first mark it cannot begin again.
_BREAK = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)(?<![.!?…]{2})[.!?…]*+[\"”’»)\]]*+"
    rf"(?=\s+[\"“‘«(\[•*+-]?\s?[{UPPER}0-9]))"
)
_ABBREVIATION = re.compile(
    rf"(?:^|[\s(\"“.-])(?:[{UPPER}]|T[PSX]|Tp|Th[SsạA]?|GS|PGS|Ths|TTƯT|NSƯT|NSND|BS|Bs|Tr|Đ/c|"
    r"[QPFKNH]|St|Mr|Mrs|Dr|Vol|No|tr|đ|T\.Ư|T\.P|v\.v|vv|Jr|Ng|Ph|Kh|Gi|Ch)$"
)

_LONGEST_SENTENCE = 2000  # characters
_OPENING = 1000  # characters in which a report says its period
# What begins with no digit is no number, plate, phone or time: asked once, not by each of them.
_TOKEN = re.compile(
    rf"(?P<w>T(?<!\w.)[PX]\.(?=\s?[{UPPER}])|[^\W0-9_]\w*+"
    rf"(?:(?<=\b[HKMN])['’](?=[{UPPER}])\w++)?)|(?=[0-9(])(?:"  # H’Mông, K’Ho
    r"(?P<s>[0-9]{2}[A-ZĐ]{1,2}[0-9]?\s?[-–]\s?[0-9]{3}\.?[0-9]*"  # plate
    r"|0[0-9]{2,3}[. -][0-9]{3}[. -]?[0-9]{3,4}\b|0[0-9]{9,10}\b"
    r"|\(0[0-9]{2,3}\)[. ]?[0-9][0-9. ]{5,9}[0-9]"
    r"|\b1[89]00[. ]?[0-9]{4,6}\b)"  # phone
    r"|(?P<t>[0-9]{1,2}\s?h(?:\s?[0-9]{1,2}(?:['’′]|p(?:hút)?\b|\b)|\b)|[0-9]{1,2}g[0-9]{2}\b"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
    r"|(?P<n>[0-9]+(?:[.,][0-9]+)*))"
    r"|(?P<p>[^\s\w]|_)"
)
# Blanks, which are half of what is looked at, are passed over at once.
_SPLIT = re.compile("((?! )(?:" + re.sub(r"\(\?P<\w>", "(?:", _TOKEN.pattern) + "))")
_REMEMBERED = 1 << 16  # tokens


@dataclass(slots=True)
class Sentence:
    """A sentence as tokens: parallel lists over the tokens, offsets in code points of the text.

    `kinds` holds one letter a token: n number, w word, p mark, t clock time, s plate or phone,
    the readers overwrite it with d (time expression) or x (taken by another fact).
    """

    text: str
    start: int
    end: int
    raw: list[str]
    low: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]
    size: int  # the number of tokens
    numbers: list[int]  # the tokens where a number can begin
    times: list[int]  # the tokens where a time can begin
    clauses: list[int] | None = None  # the tokens where clauses begin, once told
    acronyms: frozenset[str] = frozenset()  # that its article makes of what it counts

    def index_at(self, offset: int) -> int:
        """The index of the first token that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def adjacent(self, i: int) -> bool:
        """Whether token i+1 follows token i without a blank."""
        return i + 1 < self.size and self.ends[i] == self.starts[i + 1]

    def pair(self, k: int) -> str:
        """Tokens k and k+1 in lower case."""
        return " ".join(self.low[k : k + 2])

    def slice(self, first: int, last: int) -> str:
        """The text of tokens first to last, both included, on one line."""
        return " ".join(
            self.text[self.starts[first] - self.start : self.ends[last] - self.start].split()
        )


class Document:
    """A text with its sentences, and what is known of the article around it."""

    places: Whereabouts | None = None

    def __init__(self, text: str, published: date | None = None) -> None:
        self.text = text
        self.low = lowered(text)  # offsets kept
        self.published = published
        self.found = places_of(self.low)  # where the words begin that readers look for
        self.bounds = _bounds(text)
        self._tokens: dict[int, Sentence] = {}
        self._reported: Reported | None = None
        self._acronyms: frozenset[str] | None = None

    def matches(self, words: WordList, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where a pattern that begins with words of a list matches the text in lower case, none
        inside another."""
        end = 0
        for start in self.found[words]:
            if start >= end and (m := pattern.match(self.low, start)):
                end = m.end()
                yield m

    def place_at(self, s: Sentence, offset: int) -> str | None:
        """The id of the place that the figure at an offset of a sentence is for, or None."""
        return self.places.at(s.start, s.end, offset) if self.places else None

    @property
    def reported(self) -> Reported:
        """The time that the report is about, where its opening says it."""
        if self._reported is None:
            self._reported = reporting_periods(self.low[:_OPENING], self.published)
        return self._reported

    @property
    def acronyms(self) -> frozenset[str]:
        """The acronyms that the text makes of what it counts."""
        if self._acronyms is None:
            self._acronyms = counted_acronyms(self.text)
        return self._acronyms

    def span(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds `offset`, blanks trimmed."""
        k = min(bisect_right(self.bounds, offset), len(self.bounds) - 1)
        start, end = self.bounds[k - 1], self.bounds[k]
        piece = self.text[start:end]
        stripped = piece.strip()
        start += len(piece) - len(piece.lstrip())
        return start, start + len(stripped)

    def sentence(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, as tokens; made once."""
        start, end = self.span(offset)
        made = self._tokens.get(start)
        if made is None:
            made = self._tokens[start] = tokens(self.text[start:end], start)
            made.acronyms = self.acronyms
        return made


def _bounds(text: str) -> list[int]:
    """Where sentences start, ascending, with the text's length at the end."""
    found = [0]
    for mark in _BREAK.finditer(text):
        at, end = mark.span()
        if text[at] == "." and _ABBREVIATION.search(text, max(0, at - 6), at):
            continue
        if end - found[-1] > _LONGEST_SENTENCE:
            _close(text, found, end)
        else:
            found.append(end)
    _close(text, found, len(text))
    return found


def _close(text: str, found: list[int], end: int) -> None:
    """Ends a sentence; one that is longer than any real one is cut at blanks."""
    while end - found[-1] > _LONGEST_SENTENCE:
        blank = text.rfind(" ", found[-1] + 1, found[-1] + _LONGEST_SENTENCE)
        found.append(blank if blank > 0 else found[-1] + _LONGEST_SENTENCE)
    found.append(end)


class _Readings(dict[str, tuple[str, str, bool, bool]]):
    """What is known of a token by its letters alone: its lower case, its kind, whether a number can
    begin with it and whether a time. Kept, for most words of a text are those of the one before."""

    def __missing__(self, raw: str) -> tuple[str, str, bool, bool]:
        if len(self) >= _REMEMBERED:
            self.clear()
        low, kind = raw.lower(), _kind(raw)
        if low not in syllables() and not low.isascii():
            low = respell(low)
            meant = intended(low)
            low = meant[0] if len(meant) == 1 else low
        number, time = (kind in "ns" or low in firsts for firsts in (NUMBER_BEGINS, TRY))
        read = self[raw] = (raw if low == raw else low), kind, number, time
        return read


def _kind(token: str, at: int = 0) -> str:
    m = _TOKEN.match(token, at)
    return (m.lastgroup if m else None) or "p"


_readings = _Readings()


def tokens(text: str, start: int = 0) -> Sentence:
    """The tokens of a sentence that stands at offset `start` of its text.

    >>> tokens("Xã có 62/77 đơn.").raw
    ['Xã', 'có', '62', '/', '77', 'đơn', '.']
    """
    pieces = _SPLIT.split(text)  # blanks, token, blanks, …, blanks
    offsets = list(accumulate(map(len, pieces), initial=start))
    raw, starts = pieces[1::2], offsets[1:-1:2]
    read = zip(*map(_readings.__getitem__, raw), strict=True)
    low, kinds, numbers, times = map(list, read) if raw else ([], [], [], [])
    if "s" in kinds:  # a phone or a number, by what follows
        pairs = zip(kinds, starts, strict=True)
        kinds = [_kind(text, at - start) if k == "s" else k for k, at in pairs]
    return Sentence(
        text,
        start,
        start + len(text),
        raw,
        low,
        kinds,
        starts,
        offsets[2::2],
        len(raw),
        list(compress(range(len(raw)), numbers)),
        list(compress(range(len(raw)), times)),
    )
