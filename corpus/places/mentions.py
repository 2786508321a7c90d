"""Where a text names provinces and districts, and how: with their type, after `tại`, or bare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache, lru_cache
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from ..text.folding import LOWER, UPPER, fold, fold_name, placements
from ..text.octets import USUAL
from ..text.word_finder import WordFinder
from .gazetteer import Place, district_of, gazetteer, place_of

BEFORE = 48  # characters before a name that say what it names
_HEAD = 3  # letters of a name: none is shorter

# Longer names that hold a province's: `Thái Bình Dương` is an ocean.
_DECOYS = ("Thái Bình Dương", "Hòa Bình Minh", "Bắc Giang Thành", "Hà Nam Ninh")
_NEEDS_TYPE = frozenset(map(fold, ("Hồ Chí Minh", "HCM")))  # a person's name unless typed

_TYPE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp|t\.p|thủ đô)\.? ?$", re.I)
_TYPE_ENDS = ("tỉnh", "thành phố", "tp", "t.p", "thủ đô")  # a cheap look before the pattern
_TYPED_ENDS = tuple(f" {word}{end}" for word in _TYPE_ENDS for end in (" ", ". "))  # a cheaper one
_OFFICE = re.compile(
    r"(?<!\w)(?:(?:tỉnh|thành) (?:ủy|uỷ|đoàn|hội)|ubnd|hđnd|ubmttq|công an|đoàn đbqh|cục \w+|"
    r"bệnh viện đa khoa|đài pt-th|báo|sở [^\n.,;:()]{1,30}|ban [^\n.,;:()]{1,20}|"
    r"thanh tra|viện kiểm sát nhân dân|vksnd|tand|tòa án nhân dân|toà án nhân dân|hội \w+ \w+) $",
    re.I,
)
# One of these is in all that `_OFFICE` finds: at the end, or further before.
_OFFICE_ENDS = (
    "ủy ", "uỷ ", "đoàn ", "hội ", "ubnd ", "hđnd ", "ubmttq ", "công an ", "đbqh ", "đa khoa ",
    "pt-th ", "báo ", "thanh tra ", "nhân dân ", "vksnd ", "tand ",
)  # fmt: skip
_OFFICE_HEADS = re.compile("cục |sở |ban |hội ")
_AT_WORDS = (
    "tại", "ở", "của", "về", "đến", "tới", "từ", "địa bàn", "với", "vào", "ra", "lên", "xuống",
)  # fmt: skip
_AT = re.compile(rf"(?<!\w)(?:{'|'.join(_AT_WORDS)}) $", re.I)
_AT_ENDS = tuple(f"{word} " for word in _AT_WORDS)
_UNDER = re.compile(
    rf"(?<!\w)(?i:huyện|quận|thị xã|tx|tp|thành phố|xã|phường|thị trấn)\.? "
    rf"[{UPPER}\d][^,()\n]{{0,24}}(?:, ?| ?\()$"
)
_ELSE_WORDS = (
    "huyện", "xã", "phường", "thị trấn", "quận", "thôn", "làng", "bản", "ấp", "đường", "phố",
    "đại lộ", "xa lộ", "cầu", "cầu vượt", "chợ", "hồ", "ngã ba", "ngã tư", "ngã năm", "ngã sáu",
    "cao tốc", "quốc lộ", "tuyến", "sông", "đèo", "chung cư", "khách sạn", "sân", "nhà hàng",
    "công viên", "rạp", "clb", "câu lạc bộ", "đội", "ông", "bà", "anh", "chị", "em", "cô", "chú",
    "bác", "cháu", "nghệ sĩ", "ca sĩ", "bác sĩ", "thượng tướng", "trung tướng", "thiếu tướng",
    "đại tá", "đại tướng", "đồng chí",
)  # fmt: skip
_ELSE = re.compile(rf"(?<!\w)(?:{'|'.join(_ELSE_WORDS)}) $", re.I)
_ELSE_ENDS = tuple(f"{word} " for word in _ELSE_WORDS)
SURNAME = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Trương|Đinh|Đoàn|Lâm|Mai|"
    "Trịnh|Đào|Cao|Hà|Lương|Lưu|Tạ|Tô|Tôn|Châu|Quách|Thạch|Kiều|Vương|Chu|Phùng|Tống|Thái|Nông|Hứa"
)
_PERSON = re.compile(rf"(?<!\w)(?:{SURNAME})(?: [{UPPER}][{LOWER}]{{1,6}}){{0,2}} $")
_SYLLABLE = rf"[{UPPER}][{LOWER}'’{UPPER}]*"
_DISTRICT = re.compile(
    rf"(?<!\w)(?i:(huyện|quận|thị xã|thị(?= (?:ủy|uỷ|đoàn))|tx\.?|thành phố|tp\.?)"
    r"(?: (?:ủy|uỷ|đoàn))?) "
    rf"({_SYLLABLE}(?:(?: - | ){_SYLLABLE}){{0,3}}|\d{{1,2}}(?!\w))"
)
# With one of these begins what `_DISTRICT` finds, in letters of any size.
_TYPE_HEADS = (
    "huyện ", "quận ", "thị x", "thị ủ", "thị u", "thị đ", "tx ", "tx.", "thành p", "tp ", "tp.",
)  # fmt: skip
_DASHES = [
    f"{before}{dash}{behind}" for dash in "-–—" for before in ("", " ") for behind in ("", " ")
]
_KINDS = {"tx": "thị xã", "tx.": "thị xã", "thị": "thị xã", "tp": "thành phố", "tp.": "thành phố"}


# A capitalised syllable inside a sentence makes the name part of a longer one: `Hiệp Bình Phước`.
_LONGER_NAME = re.compile(rf"[^.!?:\n\"“(–-] [{UPPER}][{LOWER}]+ $")
_ROUTE = re.compile(
    r"(?<!\w)(?i:cao tốc|quốc lộ|tuyến|đường|bot|chặng) [^,;.:()\n]{2,30}? ?[-–] ?$"
)
_DASH_ENDS = ("-", "- ", "–", "– ")
_CAPITALISED = re.compile(rf"[{UPPER}][{LOWER}]* $")  # as persons and longer names end
_start = attrgetter("start")


class Strength(IntEnum):
    """How surely a mention is of the place as a place."""

    BARE = 1
    LOCATED = 2  # after tại, ở, của …
    TYPED = 3  # after tỉnh, thành phố, UBND, Sở …, or after its district


# Looking a member up by its name takes longer than a search.
_BARE, _LOCATED, _TYPED = Strength.BARE, Strength.LOCATED, Strength.TYPED


class Mention(NamedTuple):
    """One mention of a place: `text[start:end]` is its name without the type before it."""

    start: int
    end: int
    place: Place
    strength: Strength


def find_places(text: str, published_at: str | None = None) -> list[tuple[int, int, Place]]:
    """Places the text names, with offsets, in the set of units valid on the day it was published.

    >>> text = "UBND tỉnh Hoà Bình mời ông Trương Hòa Bình về huyện Hữu Lũng."
    >>> [(text[a:b], place.place_id) for a, b, place in find_places(text)]
    [('Hoà Bình', '63:17'), ('Hữu Lũng', '63:20/186')]
    """
    return [(found.start, found.end, found.place) for found in mentions(text, published_at)]


def mentions(
    text: str, published_at: str | None = None, octets: bytes | None = None
) -> list[Mention]:
    """Mentions of provinces and districts in the order of the text, none inside another; `octets`
    are the usual ones of the text, where they are known.

    >>> [(found.place.name, found.strength.name) for found in mentions("tỉnh Kon Tum và Gia Lai")]
    [('Kon Tum', 'TYPED'), ('Gia Lai', 'BARE')]
    """
    names, types = _scanned(text, octets)
    districts = list(_districts(text, types)) if types else []
    if not districts:
        return list(_provinces(text, names, published_at))
    taken = {position for found in districts for position in range(found.start, found.end)}
    outside = [name for name in names if name[0] not in taken]
    return sorted((*districts, *_provinces(text, outside, published_at)), key=_start)


def _districts(text: str, types: Iterable[int]) -> Iterator[Mention]:
    """The districts behind the words for a type that begin at these places."""
    end = 0
    for start in types:
        if start < end or (match := _DISTRICT.match(text, start)) is None:
            continue
        end, kind = match.end(), match[1].lower()
        if found := _longest_district(match[2], _KINDS.get(kind, kind)):
            begin = match.start(2)
            yield Mention(begin, begin + len(found[0]), found[1], _TYPED)


@lru_cache(maxsize=4096)
def _longest_district(words: str, kind: str) -> tuple[str, Place] | None:
    """The longest run of syllables that is a district, but no city that is a province."""
    while words:
        municipal = kind == "thành phố" and is_municipal_name(words)
        if not municipal and (place := district_of(words, kind)):
            return words, place
        words = words.rpartition(" ")[0].removesuffix(" -")
    return None


def is_municipal_name(name: str) -> bool:
    """Whether a name is that of a city that is a province, now or since 2025.

    >>> is_municipal_name("Đà Nẵng"), is_municipal_name("Vinh")
    (True, False)
    """
    known = gazetteer().provinces.get(fold_name(name), ())
    return any(place.place_id in gazetteer().municipal for place in known)


def province_mentions(
    text: str, starts: Iterable[int], published_at: str | None = None
) -> Iterator[Mention]:
    """Mentions of provinces alone, whose names begin at some of these offsets, in the order of the
    text.

    >>> [found.place.name for found in province_mentions("huyện Hữu Lũng, tỉnh Lạng Sơn", [21])]
    ['Lạng Sơn']
    """
    return _provinces(text, _names_at(text, starts), published_at)


def _names_at(text: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The longest of the names that begin at each offset, none inside another."""
    by_head, end = _by_head(), 0
    for start in starts:
        if start < end:
            continue
        for name in by_head.get(text[start : start + _HEAD], ()):
            if text.startswith(name, start):
                end = start + len(name)
                yield start, end
                break


@cache
def _by_head() -> dict[str, list[str]]:
    """The spellings by the letters that they begin with, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(spellings(), key=len, reverse=True):
        found.setdefault(name[:_HEAD], []).append(name)
    return found


def _provinces(
    text: str, names: Iterable[tuple[int, int]], published_at: str | None
) -> Iterator[Mention]:
    for start, end in names:
        before, behind = text[start - 1 : start], text[end : end + 1]
        if before.isalnum() or behind.isalnum() or before == "_" or behind == "_":
            continue
        name = text[start:end]
        typed, needs_type = _said_by(name)
        strength = _TYPED if typed else _strength(text[max(0, start - BEFORE) : start])
        if strength is None or (needs_type and strength is not _TYPED):
            continue
        if place := place_of(name, published_at):
            yield Mention(start, end, place, strength)


@lru_cache(maxsize=4096)
def _said_by(name: str) -> tuple[bool, bool]:
    """Whether a name says its type itself, and whether it is no place without one."""
    key = fold_name(name)
    return key.startswith(("tp", "t.p", "thành phố")), key in _NEEDS_TYPE


def _strength(before: str) -> Strength | None:
    """How a mention stands after these words; None where they make it no province."""
    low = before.lower()
    if low.endswith(_TYPED_ENDS):
        return _TYPED
    if low.rstrip(" .\n").endswith(_TYPE_ENDS) and _TYPE.search(before[-16:]):
        return _TYPED
    if before.endswith((",", ", ", "(")):
        since = max(before.rfind(",", 0, -2), 0)  # none stands in what is looked for
        if _UNDER.search(before, since):
            return _TYPED
    if before.endswith(_DASH_ENDS) and _ROUTE.search(before):
        return None
    if not before.endswith(" "):
        return _BARE
    if (low.endswith(_OFFICE_ENDS) or _OFFICE_HEADS.search(low)) and _OFFICE.search(before):
        return _TYPED
    is_named = _CAPITALISED.search(before) is not None
    if is_named and _PERSON.search(before):
        return None
    if low.endswith(_ELSE_ENDS) and _ELSE.search(before[-24:]):
        return None
    if low.endswith(_AT_ENDS) and _AT.search(before[-16:]):
        return _LOCATED
    return None if is_named and _LONGER_NAME.search(before) else _BARE


def _scanned(text: str, octets: bytes | None = None) -> tuple[list[tuple[int, int]], list[int]]:
    """Where names of provinces stand, the longest of those that overlap, and where words for a type
    of district begin: all are met in one pass."""
    number, finder = _finder()
    found = finder.matches(text, octets)
    types = sorted([start for which, start, _ in found if which >= number])
    names: list[tuple[int, int]] = []
    for start, end in sorted([(start, -end) for which, start, end in found if which < number]):
        if not names or start >= names[-1][1]:
            names.append((start, -end))
    return names, types


@cache
def _finder() -> tuple[int, WordFinder]:
    """The spellings of provinces' names and of names that only hold one, and behind them how words
    for a type begin, in letters of any size; with the number of names."""
    names = spellings()
    types = {
        "".join(letters)
        for head in _TYPE_HEADS
        for letters in product(*((letter, letter.upper()) for letter in head))
    }
    patterns = (*sorted(names), *sorted(types))
    return len(names), WordFinder(patterns, USUAL)


def spellings() -> set[str]:
    """The spellings of provinces' names and of names that only hold one.

    >>> {"TP Hồ Chí Minh", "HÀ NỘI", "Bà Rịa – Vũng Tàu"} <= spellings()
    True
    """
    written = (*gazetteer().spellings, *_DECOYS)
    return {spelling for name in written for spelling in _variants(name)}


def _variants(name: str) -> Iterator[str]:
    """A name in both tone placements and in capitals, with any dash."""
    parts = re.split(r"(\W+)", name)
    choices = [_DASHES if "-" in part else placements(part) for part in parts]
    for chosen in product(*choices):
        yield "".join(chosen)
        if " " in name:
            yield "".join(chosen).upper()
