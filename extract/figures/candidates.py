"""Where a number can stand: the sentences that hold a digit or a number word that can count, and
the tokens that one can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...corpus.text.word_lists import WordList
from ..text.document import Document, Sentence

_SMALL = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nửa")
_LARGE = ("trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn")
DIMENSIONS = ("dài", "cao", "sâu", "rộng", "nặng", "dày")
LENGTHS = ("km", "m", "cm", "mét", "kg", "tấn", "tạ", "ha")  # `hầm dài một km`
_AND = "và"  # `một nhà và một ghe`: only behind another một
_STRESSED = (
    "nhất",
    "thiểu",
    "chỉ",
    "thêm",
    "hơn",
    "đúng",
    "khoảng",
    "làm",
    "khiến",
    "chỉ có",
    "chết",
    "bị thương",
    _AND,
)
# What number words that can count begin with, and a pattern for what may follow.
_COUNTING = (
    *((f"{word} ", r"(?=[^\W0-9_]|[“\"‘])") for word in _SMALL),
    *((f"thứ {word}", r"(?!\w)") for word in (*_SMALL, "tư")),
    ("không phẩy", r"(?!\w)"),
    ("một đến ", r"(?=[^\W0-9_])"),
    ("một năm đến ", r"(?=[^\W_])"),
    ("một tháng đến ", r"(?=[^\W_])"),
    ("một hai ", r"(?=[^\W0-9_])"),
    *((f"một {word}", r"(?!\w)") for word in _LARGE),
    ("một người ", ""),
    *((f"{word} một", r"(?!\w)") for word in _STRESSED),
    *((f"{word} một ", rf"(?=(?:{'|'.join(LENGTHS)})(?!\w))") for word in DIMENSIONS),
)
_WORDS = "|".join(word + behind for word, behind in _COUNTING)
_OPENS = re.compile(_WORDS)
_SAID = re.compile(rf"[\s\"“(\[/-](?:{_WORDS})")
_BEGINNINGS = WordList(lambda: [word for word, _ in _COUNTING])
_DIGIT = re.compile("[0-9]")
_PAIR = 45  # characters of the first of a pair


def candidate_sentences(doc: Document) -> Iterator[Sentence]:
    """The sentences that hold a digit or a number word that can count."""
    low, at, digit = doc.low, 0, -1
    said = iter([*_said(doc), (len(low) + 1, 0)])
    start, end = next(said)
    while True:
        while start < at:
            start, end = next(said)
        if digit < at:
            digit = met.start() if (met := _DIGIT.search(low, at)) else len(low) + 2
        if digit <= start:
            last = digit
        elif start <= len(low):
            last = end - 1
        else:
            return
        s = doc.sentence(last)
        yield s
        at = max(s.end, last + 1)


def number_begins(s: Sentence) -> list[int]:
    """The tokens where a number can begin."""
    kinds, low = s.kinds, s.low
    begins = [i for i in s.numbers if kinds[i] in "nw"]
    return [i for i in begins if kinds[i] == "n" or _begins_in_words(low, i)]


def _begins_in_words(low: list[str], i: int) -> bool:
    """Whether a number in words begins at token i: no `tư` but that of `thứ tư`."""
    before = low[i - 1] if i else ""
    return before == "thứ" if low[i] == "tư" else before != "mười"


def _said(doc: Document) -> Iterator[tuple[int, int]]:
    """Where number words that can count stand, each with what shows that it is a word."""
    if opening := _OPENS.match(doc.low):
        yield opening.span()
    for start in doc.found[_BEGINNINGS]:
        if start and (said := _SAID.match(doc.low, start - 1)) and _can_pair(doc.low, start):
            yield said.span()


def _can_pair(low: str, start: int) -> bool:
    """Whether what is said at an offset is not `và một`, or is the second of a pair."""
    return not low.startswith(_AND, start) or low.find("một ", max(0, start - _PAIR), start) >= 0
