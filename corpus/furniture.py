"""Page furniture: which lines of a page dump are menus, counters, forms and lists of other news.

Captions stay: they are part of the article. So does every line that nothing here is sure about.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .dates import find_stamp
from .folding import fold

# Thresholds, all in one place.
MIN_LINES = 3  # a dump record of a line or two is all body
BODY_CHARACTERS = 200  # a line as long, with sentence punctuation, is the article's own
SENTENCE_CHARACTERS = 60  # ... and one as long that ends as a sentence, outside page tails
MARKER_CHARACTERS = 160  # a line that only begins like furniture must be short
HEAD_LETTERS = 5
START_CHARACTERS = 64  # what a beginning is compared on
CONTACT_DIGITS = range(8, 31)  # one to three telephone numbers
MIN_MENU_LINES = 2  # one line in capitals may be a signature, two at the end are a menu

_EDGES = "".join(c for c in map(chr, range(0x250)) if not c.isalnum()) + "–—…“”‘’•●▪►›‹→★☆«»"
_EDGES_WITH_DIGITS = _EDGES + "0123456789"
_SENTENCE_MARK = re.compile(r"[.!?;:…]")
_SENTENCE_END = re.compile(r"(?<!\.)[.!?][\"”’)»]?$")
_BULLET = re.compile(r"[-–•*+»>▪●]")
_BULLETS = " •*»>|▪●–-"
_EMAIL = re.compile(r"[\w.+-]{1,40}@[\w.-]{1,60}")
_TELEPHONE = re.compile(r"(?:\(?\+?84|\(?0\d|1[89]00)[\d\s.()\-;|+]*")
_IMAGE_SUFFIX = re.compile(r"-?ảnh \d+\.?$")
_COUNTED = ("counter", "comments")  # kinds whose phrases carry a number beside them


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of data/furniture.toml as comparison keys."""

    longest: int  # characters; what is longer can be no phrase as a whole
    heads: tuple[str, ...]  # first letters of all phrases: most lines stop there
    exact: frozenset[str]
    counted: frozenset[str]
    start: tuple[str, ...]
    block: frozenset[str]
    tail: frozenset[str]


@cache
def _phrases() -> _Phrases:
    table = files(__package__).joinpath("data/furniture.toml").read_text(encoding="utf-8")
    kinds: dict[str, dict[str, list[str]]] = tomllib.loads(table)

    def keys(kind: str, only: Sequence[str] | None = None) -> Iterator[str]:
        for group, phrases in kinds[kind].items():
            if only is None or group in only:
                yield from map(_key, phrases)

    starts = tuple(_start_key(p) for group in kinds["start"].values() for p in group)
    whole = frozenset(key for kind in ("exact", "block", "tail") for key in keys(kind))
    return _Phrases(
        longest=max(map(len, whole)) + 12,
        heads=tuple({key[:HEAD_LETTERS]: None for key in (*sorted(whole), *starts) if key}),
        exact=frozenset(keys("exact")),
        counted=frozenset((*keys("exact", _COUNTED), *keys("tail", _COUNTED))),
        start=starts,
        block=frozenset(keys("block")),
        tail=frozenset(keys("tail")),
    )


def _key(line: str) -> str:
    return fold(line.strip(_EDGES))


def _counted_key(line: str) -> str:
    return fold(line.strip(_EDGES_WITH_DIGITS))


def _may_be_phrase(line: str) -> bool:
    """Whether the first letters leave it open: a cheap look before keys are made."""
    edges = (_BULLETS, _EDGES_WITH_DIGITS)
    heads = _phrases().heads
    return any(line.lstrip(edge)[:HEAD_LETTERS].lower().startswith(heads) for edge in edges)


def _start_key(line: str) -> str:
    return fold(line[:START_CHARACTERS].lstrip(_BULLETS)).replace(" :", ":")


def furniture_lines(lines: Sequence[str], title: str | None = None) -> frozenset[int]:
    """Numbers of the lines that are page furniture; none for a page of one or two lines.

    >>> page = ["Xã Tân Lập có 12 mô hình.", "Chia sẻ", "Bình luận (0)", "Họ và tên *"]
    >>> sorted(furniture_lines(page))
    [1, 2, 3]
    """
    filled = [i for i, line in enumerate(lines) if line]
    if len(filled) < MIN_LINES:
        return frozenset()
    found = {i for i in filled if is_furniture(lines[i])}
    found |= _marked(lines, filled, found)
    found |= _capital_menu(lines, filled, found)
    return frozenset(found | _repeated_title(lines, filled, title))


def is_body(line: str) -> bool:
    """Whether a line is a paragraph of an article by its length and punctuation.

    >>> is_body("Xã có 12 hộ nghèo.")
    False
    """
    return len(line) >= BODY_CHARACTERS and _SENTENCE_MARK.search(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line by itself is furniture: a button, a counter, a menu entry, a hotline.

    >>> is_furniture("• Đường dây nóng"), is_furniture("0912 345 678"), is_furniture("Có 12 hộ")
    (True, True, False)
    """
    if len(line) > MARKER_CHARACTERS:
        return False
    if not line.strip(_EDGES):  # a rule of dashes or dots
        return "%" not in line
    phrases = _phrases()
    if _may_be_phrase(line):
        if _start_key(line).startswith(phrases.start) or _key(line) in phrases.exact:
            return True
        if _counted_key(line) in phrases.counted:
            return True
    return _is_contact(line)


def _is_contact(line: str) -> bool:
    """A line of nothing but telephone numbers and mail addresses, so no date and no amount."""
    rest = (_EMAIL.sub("", line) if "@" in line else line).strip(" •*-–;,|")
    if not rest:
        return "@" in line
    if not (rest[0].isdigit() or rest[0] in "(+"):
        return False
    digits = sum(c.isdigit() for c in rest)
    return (
        digits in CONTACT_DIGITS
        and _TELEPHONE.fullmatch(rest) is not None
        and find_stamp(line) is None
    )


def _marked(lines: Sequence[str], filled: list[int], found: set[int]) -> set[int]:
    """Lines that a marker such as `Tin liên quan` or `Ý kiến bạn đọc` makes furniture."""
    phrases, marked = _phrases(), set[int]()
    last_body, last_sentence = _last_body(lines, filled, found)
    is_listing = False
    for position, number in enumerate(filled):
        line = lines[number]
        is_short = len(line) <= phrases.longest
        key = _counted_key(line) if is_short and _may_be_phrase(line) else ""
        is_tail, is_block = key in phrases.tail, key in phrases.block
        if is_tail or is_block:
            if position and number > (last_body if is_tail else last_sentence):
                return marked | set(filled[position:])
            is_listing = is_block
        else:
            is_listing = is_listing and _is_headline(line)
        if is_tail or is_block or is_listing:
            marked.add(number)
    return marked


def _last_body(lines: Sequence[str], filled: list[int], found: set[int]) -> tuple[int, int]:
    """Numbers of the last long paragraph and of the last line that ends as a sentence."""
    own = [i for i in filled if i not in found]
    bodies = [i for i in own if is_body(lines[i])]
    sentences = [i for i in own if _is_sentence(lines[i])]
    last_body = bodies[-1] if bodies else -1
    return last_body, max(last_body, sentences[-1] if sentences else -1)


def _is_sentence(line: str) -> bool:
    return len(line) >= SENTENCE_CHARACTERS and _SENTENCE_END.search(line) is not None


def _is_headline(line: str) -> bool:
    """Whether a line in a list of other news is one of them: by its bullet or its date."""
    if len(line) > MARKER_CHARACTERS or _is_sentence(line):
        return False
    return _BULLET.match(line) is not None or find_stamp(line) is not None


def _capital_menu(lines: Sequence[str], filled: list[int], found: set[int]) -> set[int]:
    """The lines in capitals that end a page, where they are too many to be a signature."""
    menu: list[int] = []
    for number in reversed(filled):
        if number in found:
            continue
        line = lines[number]
        if not line.isupper() or len(line) > BODY_CHARACTERS or any(c.isdigit() for c in line):
            break
        menu.append(number)
    is_menu = len(menu) >= MIN_MENU_LINES and len(menu) < len(filled) - len(found)
    return set(menu) if is_menu else set()


def _repeated_title(lines: Sequence[str], filled: list[int], title: str | None) -> set[int]:
    """Lines that say the headline again, as pictures do, after it was said once."""
    if not title:
        return set()
    wanted = fold(title)
    first, most = title[0].lower(), len(title) + 12
    same = [i for i in filled if len(lines[i]) <= most and lines[i][0].lower() == first]
    told = [i for i in same if _IMAGE_SUFFIX.sub("", fold(lines[i])).rstrip(" -") == wanted]
    return set(told[1:])
