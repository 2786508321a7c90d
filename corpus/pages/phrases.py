"""The phrases of data/furniture.toml as keys: by how they begin, most lines are none of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..bundled import read_data
from ..text.folding import fold, unfolded

HEAD_LETTERS, SHORT_LETTERS = 5, 3  # by which phrases are looked for
START_CHARACTERS = 64  # what a beginning is compared on

EDGES = "".join(c for c in map(chr, range(0x250)) if not c.isalnum()) + "–—…“”‘’•●▪►›‹→★☆«»"
EDGES_WITH_DIGITS = EDGES + "0123456789"
_BULLETS = " •*»>|▪●–-"
_COUNTED = ("counter", "comments")  # kinds whose phrases carry a number beside them
# How lines begin that `furniture` knows by a pattern, where they begin with a letter.
_OPENINGS = (
    "Theo dõi", "Quan tâm", "Nguồn", "Thích", "bởi ", "by ", "Xem thêm", "Xem ngay", "Xem tiếp",
    "Đọc thêm", "Đọc ngay", "Đọc tiếp",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of data/furniture.toml as comparison keys."""

    longest: int  # characters; what is longer can be no phrase as a whole
    by_head: dict[str, tuple[str, ...]]  # how they begin, by their first letters
    short: tuple[str, ...]  # phrases that are shorter than these
    short_heads: frozenset[str]
    exact: frozenset[str]
    buttons: tuple[str, ...]  # the longest first
    counted: frozenset[str]
    start: tuple[str, ...]
    contact: tuple[str, ...]
    block: frozenset[str]
    tail: frozenset[str]
    words: dict[str, tuple[frozenset[str], frozenset[str]]]  # kind -> telling ones, all


@cache
def known_phrases() -> Phrases:
    """The phrases, read once."""
    table = read_data("furniture.toml")
    kinds: dict[str, dict[str, list[str]]] = tomllib.loads(table)

    def keys(kind: str, only: Sequence[str] | None = None) -> Iterator[str]:
        for group, phrases in kinds[kind].items():
            if only is None or group in only:
                yield from map(phrase_key, phrases)

    starts = tuple(start_key(p) for group in kinds["start"].values() for p in group)
    whole = frozenset(key for kind in ("exact", "block", "tail") for key in keys(kind))
    begun = sorted({*whole, *starts, *map(fold, _OPENINGS)} - {""})
    by_head: dict[str, tuple[str, ...]] = {}
    for key in begun:
        head, opening = key[:HEAD_LETTERS], unfolded(key).rstrip(EDGES_WITH_DIGITS)
        by_head[head] = (*by_head.get(head, ()), opening)
    return Phrases(
        longest=max(map(len, whole)) + 12,
        by_head=by_head,
        short=tuple(key for key in begun if len(key) < HEAD_LETTERS),
        short_heads=frozenset(k[:SHORT_LETTERS] for k in begun if len(k) < HEAD_LETTERS),
        exact=frozenset(keys("exact")),
        buttons=tuple(sorted(keys("exact", ("share",)), key=len, reverse=True)),
        counted=frozenset((*keys("exact", _COUNTED), *keys("tail", _COUNTED))),
        start=starts,
        contact=tuple(map(start_key, kinds["start"]["contact"])),
        block=frozenset(keys("block")),
        tail=frozenset(keys("tail")),
        words={
            kind: (frozenset(fold(said[0]).split()), frozenset(fold(" ".join(said)).split()))
            for kind, said in kinds["words"].items()
        },
    )


def phrase_key(line: str) -> str:
    """The key of a whole line, without bullets, colons, stars.

    >>> phrase_key("• Đường dây nóng:")
    'đường dây nóng'
    """
    return fold(line.strip(EDGES))


def counted_key(line: str) -> str:
    """... and without a number beside its words.

    >>> counted_key("Bình luận (3)")
    'bình luận'
    """
    return fold(line.strip(EDGES_WITH_DIGITS))


def start_key(line: str) -> str:
    """The key of how a line begins, colons included.

    >>> start_key("- Hôm nay : 301")
    'hôm nay: 301'
    """
    return fold(line[:START_CHARACTERS].lstrip(_BULLETS)).replace(" :", ":")


def may_be_phrase(line: str) -> bool:
    """Whether a line begins as a phrase does: a cheap look before keys are made.

    >>> may_be_phrase("1. Chia sẻ"), may_be_phrase("Chia tay")
    (True, False)
    """
    if begins_phrase(line.lstrip(_BULLETS)):
        return True
    return not line[:1].isalpha() and begins_phrase(line.lstrip(EDGES_WITH_DIGITS))


def begins_phrase(words: str) -> bool:
    """Whether words do, as they stand."""
    head, known = words[:HEAD_LETTERS].lower(), known_phrases()
    if head.startswith(known.short):
        return True
    openings = known.by_head.get(head)
    return openings is not None and opening_of(words).startswith(openings)


def opening_of(line: str) -> str:
    """How a line begins, as it is held against phrases.

    >>> opening_of("Chia sẻ")
    'chia sẻ'
    """
    return line[:START_CHARACTERS].lower()
