"""Where a stretch of text names units, and the units that each name can stand for.

Communes and districts count with their type word (`xã Tân Quang`, `P.5`), or in a list behind one
(`các xã Tân Quang, Tân Thành`); provinces as `mentions` finds them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from ..text.folding import LOWER, UPPER, lowered, place_key
from ..text.word_lists import WordList, places_of
from .communes import Place, communes_of
from .gazetteer import districts_of_every_time, is_place_name
from .mentions import SURNAME, Strength, is_municipal_name, province_mentions, spellings

RANKS = {"commune": 0, "district": 1, "province": 2}
_KINDS = {
    "tx": "thị xã", "tp": "thành phố", "t.p": "thành phố", "tt": "thị trấn",
    "p": "phường", "q": "quận", "thị": "thị xã",
}  # fmt: skip
_COMMUNE_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
_HINTS = (
    " xã ", " phường", "thị trấn", "đặc khu", " huyện", " quận", "thị xã", "thành phố", " tp",
    " t.p", " tx", " tt", " p.", " q.", " thị ủy", " thị uỷ", " thị đoàn",
)  # fmt: skip
_SYLLABLE = rf"[{UPPER}][{LOWER}'’{UPPER}]*"
_NAME = rf"{_SYLLABLE}(?:(?: - |-| ){_SYLLABLE}){{0,4}}"
_NUMBER = r"\d{1,2}(?![\w%]|[.,]\d| (?:năm|tháng|tuần|ngày|giờ|phút|người|lần)(?!\w))"
# It begins with a class of letters, so that the search skips to them.
_TYPED = re.compile(
    r"[XxPpTtĐđHhQq](?<![\w-].)(?:(?i:(?<=x)ã|(?<=p)hường|(?<=t)hị trấn|(?<=đ)ặc khu|(?<=h)uyện|"
    r"(?<=q)uận|(?<=t)hị xã|(?<=t)hành phố|(?<=t)\.p|(?<=t)[pxt]|(?<=t)hị(?= (?:ủy|uỷ|đoàn)))"
    r"(?: (?i:ủy|uỷ|đoàn))?(?:\. ?|: | )|(?<=[PQ])\. ?)"
    rf"(?P<name>{_NAME}|{_NUMBER})"
)
_TYPE_WORDS = (
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "t.p",
    "tp", "tx", "tt", "thị ủy", "thị uỷ", "thị đoàn",
)  # fmt: skip
_TYPE = re.compile(r"(?i:thị(?= [ủuđ])|[^\W\d]+(?:\.p| trấn| khu| xã| phố)?)")
_NEXT = re.compile(rf"(?P<by>, ?|; ?| và | \(| - | – )(?P<name>{_NAME})")
_NEXT_NUMBER = re.compile(rf"(?:, ?| và )(?P<name>{_NUMBER})")
_OFFICE = re.compile(r"Đoàn [^\W\d].*")
_MANY = re.compile(r"(?<!\w)(?i:các|những|hai|ba|bốn|năm|\d+) $")
_TYPE_BEFORE = re.compile(r"(?<!\w)(?i:tỉnh|thành phố|tp\.?|t\.p\.?|thủ đô) ?\Z")
# What follows a type word and is no unit where no table has it: `xã NTM`, `UBND TP Lê Văn A`.
_NO_NAMES = re.compile(
    rf"(?i:ủy|uỷ|đoàn|hội|công|ban|nông|việt nam)(?!\w)|[A-ZĐ]{{2,5}}(?!\w)|(?:{SURNAME}) [{UPPER}]"
)
_SURE = Strength.TYPED  # so is each name behind a type word
_start = attrgetter("start")


@dataclass(slots=True)
class Name:
    """A mention: from its type word to the end of the name, and what it can stand for."""

    start: int
    end: int
    level: str
    kind: str
    key: str
    candidates: tuple[Place, ...]
    listed: bool = False  # behind another of its list, without a type word

    @property
    def rank(self) -> int:
        """How large the unit is: 0 for communes."""
        return RANKS[self.level]


class Marks(NamedTuple):
    """Where in a text, in its order, words for a type and names of provinces can begin."""

    types: Sequence[int]
    provinces: Sequence[int]


_TYPES = WordList(
    lambda: ["p.", "q.", *(word + behind for word in _TYPE_WORDS for behind in (".", ":", " "))]
)
_PROVINCES = WordList(lambda: {name.lower() for name in spellings()})


def marks_of(low: str) -> Marks:
    """What `names_in` asks of a text in lower case: it finds nothing but at these places.

    >>> marks_of("xã tân quang, tỉnh hà giang")
    Marks(types=[0], provinces=[19])
    """
    found = places_of(low)
    return Marks(found[_TYPES], found[_PROVINCES])


def names_in(text: str, marks: Marks | None = None, published_at: str | None = None) -> list[Name]:
    """The units that a text names, in its order, none inside another; none goes over the end of a
    line.

    >>> [(name.kind, name.key) for name in names_in("các xã Tân Quang, Tân Thành (huyện Bắc Mê)")]
    [('xã', 'tân quang'), ('xã', 'tân thành'), ('huyện', 'bắc mê')]
    >>> names_in("phường Khuê Mỹ")[0].kind  # and no `phường khu`
    'phường'
    """
    marks = marks_of(lowered(text)) if marks is None else marks
    typed = list(_typed(text, marks.types))
    found = [
        Name(
            _from_type(text, m.start) if m.strength is _SURE else m.start,
            m.end,
            "province",
            "tỉnh",
            place_key(m.place.name),
            (m.place,),
        )
        for m in province_mentions(text, marks.provinces, published_at)
        if not _is_inside(m.start, typed)
    ]
    return sorted((*typed, *found), key=_start) if found else typed


def typed_names(text: str, positions: Iterable[int]) -> list[tuple[int, str]]:
    """Where, of some offsets, a type word stands with a name behind it, and the name: a quick look
    that resolves nothing.

    >>> typed_names("Huyện Bắc Mê, xã nghèo", [0, 14])
    [(0, 'Bắc Mê')]
    """
    matches = (_TYPED.match(text, position) for position in positions)
    return [(match.start(), match["name"]) for match in matches if match]


def names_units(text: str) -> bool:
    """Whether a text has a type word of districts or communes.

    >>> names_units("Ba xã vùng cao (huyện nghèo)"), names_units("Cả tỉnh có mưa")
    (True, False)
    """
    return contains_any(f" {text.lower()}".replace("(", " ").replace("\n", " "), _HINTS)


def _is_inside(position: int, names: list[Name]) -> bool:
    k = bisect_right(names, position, key=_start) - 1
    return k >= 0 and position < names[k].end


def contains_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in a text; quicker than a pattern of them.

    >>> contains_any("xã nghèo", ("huyện", "xã"))
    True
    """
    for word in words:  # noqa: SIM110 -- a generator takes longer
        if word in text:
            return True
    return False


def _from_type(text: str, start: int) -> int:
    typed = _TYPE_BEFORE.search(text[max(0, start - 12) : start])
    return start - len(typed[0]) if typed else start


def _typed(text: str, types: Iterable[int]) -> Iterator[Name]:
    position = 0
    for start in types:
        match = _TYPED.match(text, start) if start >= position else None
        if match is None:
            continue
        position = match.end()
        first = _first(match)
        if first is None:
            position = match.start("name")
            continue
        yield first
        position = first.end
        for name in _listed(text, first):
            yield name
            position = name.end


def _first(match: re.Match[str]) -> Name | None:
    """The unit of a type word with a name; without candidates where no table has the name."""
    kind, is_short = _kind_of(match[0][: match.start("name") - match.start()])
    if match["name"][0].isdigit() and kind not in ("quận", "phường"):
        return None
    if kind == "thành phố" and is_municipal_name(match["name"]):
        return None
    level = "commune" if kind in _COMMUNE_KINDS else "district"
    whole = _OFFICE.search(match[0])  # `xã Đoàn Kết`: what looks like an office begins the name
    if whole and (found := _longest(match[0][whole.start() :], level)):
        begin = match.start() + whole.start()
        return Name(match.start(), begin + len(found[0]), level, kind, *found[1:])
    start = match.start("name")
    if found := _longest(match["name"], level):
        return Name(match.start(), start + len(found[0]), level, kind, *found[1:])
    if is_short or _NO_NAMES.match(match["name"]):
        return None
    return Name(match.start(), match.end(), level, kind, place_key(match["name"]), ())


@lru_cache(maxsize=1024)
def _kind_of(typed: str) -> tuple[str, bool]:
    """The kind of unit that a type word is for, and whether it is a short one: of `Tp. `."""
    written = _TYPE.match(typed)
    kind = written[0].lower() if written else ""
    return _KINDS.get(kind, kind), len(kind) <= 2 and kind != "xã"


@lru_cache(maxsize=4096)
def _longest(words: str, level: str) -> tuple[str, str, tuple[Place, ...]] | None:
    """The longest run of syllables that names a unit of a level, its key, and those units."""
    while words:
        key = place_key(words).replace("' ", "'")  # M’ Đrắk
        if key.isdigit():
            key = str(int(key))
        found = communes_of(key) if level == "commune" else districts_of_every_time().get(key, ())
        if found:
            return words, key, found
        words = words.rpartition(" ")[0].removesuffix(" -")
    return None


def _listed(text: str, first: Name) -> Iterator[Name]:
    """The names that go on from a typed one: others of the list, or the district of a commune."""
    position, before = first.end, text[max(0, first.start - 8) : first.start]
    while (match := _NEXT_NUMBER.match(text, position)) and _MANY.search(before):
        if not (found := _longest(match["name"], first.level)):
            return
        yield Name(match.start("name"), match.end(), first.level, first.kind, *found[1:], True)
        position = match.end()
    while match := _NEXT.match(text, position):
        name = _above(match, first) or (_beside(match, first) if match["by"] != " (" else None)
        if name is None:
            return
        yield name
        position = name.end
        if name.level != first.level:
            return


def _above(match: re.Match[str], first: Name) -> Name | None:
    """A bare name behind a commune that is its district: `phường Vĩnh Phước, Nha Trang`."""
    found = _longest(match["name"], "district") if first.level == "commune" else None
    if found is None:
        return None
    parents = {place.parent_id for place in first.candidates}
    above = tuple(place for place in found[2] if place.place_id in parents)
    start = match.start("name")
    return Name(start, start + len(found[0]), "district", "", found[1], above) if above else None


def _beside(match: re.Match[str], first: Name) -> Name | None:
    """Another unit of the list; a province's name there is the province: `huyện A, Hà Giang`."""
    found = _longest(match["name"], first.level)
    if found is None or is_place_name(found[0]) or is_place_name(match["name"]):
        return None
    start = match.start("name")
    return Name(start, start + len(found[0]), first.level, first.kind, *found[1:], True)
