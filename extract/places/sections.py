"""The places that the title, headings and the openings of sentences set for what follows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from ...corpus.places.article_place import district_kicker
from ...corpus.places.unit_names import contains_any
from ...corpus.text.folding import UPPER
from .clauses import finest
from .scopes import Scope

UNSURE = ""  # a place is set, and it is not sure which

MOST_TITLE = 220  # characters
_LEAD = re.compile(
    r"[^\w(]*(?:(?:[IVXivx]{1,4}|\d{1,2}|[a-zđ])[.)/]\s*)?(?:(?:Riêng|Còn|Trong khi đó|Cụ thể),? )?"
    r"(?:(?:[Tt]ại|[Ởở]|[Tt]rên)\s+)?(?:(?:địa bàn|khu vực)\s+)?"
)
_LOCATED = re.compile(r"(?<!\w)(?:[Tt]ại|[Ởở]|địa bàn|thuộc|địa phận)[^.;:()]{0,40}$")
_AT = ("ại ", "ở ", "Ở ", "địa ", "thuộc ")
_OPENS = re.compile(
    rf"{_LEAD.pattern}(?:(?i:huyện|quận|thị|thành|tp|tx|t\.p|xã|phường|đặc|tỉnh|toàn|cả)(?!\w)|Huế|"
    rf"[QP]\.|[{UPPER}][^\W\d]* ?[-–]? ?[{UPPER}])"
)
_ENDS = re.compile(rf"[.!?…][\"”’)]?\s+(?=[\"“(]?[{UPPER}])")
_NUMBERED = re.compile(r"\s*(?:[IVX]{1,4}|\d{1,2})[.)]\s")
_LABEL = re.compile(r"[ :)]*")
_HEADING = re.compile(
    r"\n[^\w\n]*(?:(?:[IVX]{1,4}|\d{1,2})[.)] [^\n]{3,80}"
    r"|(?:[a-zđ][.)/] ?)?(?:[Tt]ại|[Ởở]|[Tt]rên|[Hh]uyện|[Qq]uận|[Tt]hị|[Tt]hành|T[PpXxT]|[Xx]ã|"
    r"[Pp]hường|[Tt]ỉnh|[Đđ]ặc|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ|THÀNH|TỈNH)[^\n]{3,80})(?=\n|$)"
)

Read = Callable[[int, int], list[Scope]]


class Sections:
    """The place that each stretch of a text stands under; `read` gives the scopes of a sentence."""

    def __init__(self, text: str, read: Read) -> None:
        self._text, self._read = text, read
        self._paragraphs: dict[int, tuple[list[int], list[str]]] = {}
        self._headings: tuple[list[int], list[str | None]] | None = None

    def before(self, position: int) -> str | None:
        """The place set before an offset: by a sentence of its paragraph, else by a heading; None
        where nothing sets one."""
        first = self._text.rfind("\n", 0, position) + 1
        if first < position and (found := self._in_paragraph(first, position)) is not None:
            return found
        starts, places = self._all_headings()
        k = bisect_right(starts, position - 1)
        return places[k - 1] if k else None

    def title(self) -> str | None:
        """The unit that the title is about."""
        end = self._text.find("\n")
        if not 0 < end <= MOST_TITLE or self._text[end - 1] == ".":
            return None
        if named := district_kicker(self._text[:end], self._text[end:]):
            return named.place_id
        return finest([scope.place_id for scope in self._read(0, end)])

    def _in_paragraph(self, first: int, position: int) -> str | None:
        known = self._paragraphs.get(first)
        if known is None:
            known = self._paragraphs[first] = self._set_in(first)
        k = bisect_right(known[0], position - 1)
        return known[1][k - 1] if k else None

    def _set_in(self, first: int) -> tuple[list[int], list[str]]:
        """Where sentences of a paragraph set a place, and which."""
        text, end = self._text, self._text.find("\n", first)
        end = end if end >= 0 else len(text)
        starts = [first, *(m.end() for m in _ENDS.finditer(text, first, end))]
        found: tuple[list[int], list[str]] = ([], [])
        for a, b in zip(starts, [*starts[1:], end], strict=True):
            place = self._set_by(a, b, is_first=a == first)
            if place is not None:
                found[0].append(b - 1)
                found[1].append(place)
        return found

    def _set_by(self, start: int, end: int, *, is_first: bool) -> str | None:
        """The place that a sentence sets for those after it: it opens with one, or is at one, or
        opens the paragraph and names one."""
        opens = is_first or _OPENS.match(self._text, start)
        if not opens and not contains_any(self._text[start:end], _AT):
            return None
        scopes = self._read(start, end)
        if not scopes or scopes[0].level == "meant":
            return None
        if self._opens(start, scopes[0]):
            return scopes[0].place_id or UNSURE
        place = finest([scope.place_id for scope in scopes])
        located = _LOCATED.search(self._text, start, scopes[-1].start)
        return place if located or (is_first and place and "/" in place) else None

    def _opens(self, start: int, scope: Scope) -> bool:
        lead = _LEAD.match(self._text, start)
        return lead is not None and lead.end() >= scope.start

    def _all_headings(self) -> tuple[list[int], list[str | None]]:
        """Where headings end and what they set: a line that holds a unit alone sets it, another
        numbered one ends what was set."""
        if self._headings is None:
            self._headings = ([], [])
            for match in _HEADING.finditer(self._text):
                start, end = match.start() + 1, match.end()
                place = self._of_label(start, end)
                if place is not None or _NUMBERED.match(self._text, start, end):
                    self._headings[0].append(end)
                    self._headings[1].append(place)
        return self._headings

    def _of_label(self, start: int, end: int) -> str | None:
        scopes = self._read(start, end)
        if not scopes or not self._opens(start, scopes[0]):
            return None
        if not _LABEL.fullmatch(self._text, scopes[-1].end, end):
            return None
        return finest([scope.place_id for scope in scopes]) or UNSURE
