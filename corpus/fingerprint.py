"""Text -> its fingerprint, by which a reprint of it is found and told from a story like it.

Case, tone marks, punctuation and spacing do not count. Nothing in a fingerprint depends on the run,
the machine or what was read before.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint32]
Keys: TypeAlias = NDArray[np.uint64]

SEQUENCE = 3  # words that stand together; one changed word costs three sequences
BANDS, ROWS = 48, 3  # of two texts with half of their passages in common, 99.8 in 100 meet
_PASSAGE = 5  # words: long enough that texts on one subject share few
_AT_ONCE = 4096

_TOKEN = re.compile(r"[^\W\d]+|\d+(?:[\s.,:/–-]{1,3}\d+)*")
_NOT_DIGITS = re.compile(r"\D+0*")
_MOST_CODES = 2**17
_ODD = np.uint32(0x9E3779B1)
_LINES = np.frombuffer(hashlib.shake_128(b"solieu").digest(8 * BANDS * ROWS), dtype="<u4")
_FACTORS, _ADDENDS = _LINES.reshape(2, BANDS * ROWS, 1)
_FACTORS = _FACTORS | np.uint32(1)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of a text's sequences of words, and of its figures with the words around each: the
    words in the upper half, the number in the lower. Both are sorted and hold each hash once."""

    sequences: Hashes
    figures: Keys


class _Codes(dict[str, int]):
    """A token's 31 bits of hash, and whether it is a figure in the last bit."""

    def __missing__(self, token: str) -> int:
        if len(self) >= _MOST_CODES:
            self.clear()
        is_figure = token[0].isdigit()
        plain = _NOT_DIGITS.sub("", token.lstrip("0")) if is_figure else _bare(token)
        code = self[token] = zlib.crc32(plain.encode()) << 1 & 0xFFFFFFFF | is_figure
        return code


_codes = _Codes()


def codes_of(text: str) -> Hashes:
    """The words and figures of a text in their order, a number for each.

    >>> [int(code) & 1 for code in codes_of("Xã có 1.250 hộ")]
    [0, 0, 1, 0]
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    tokens = _TOKEN.findall(text)
    return np.fromiter(map(_codes.__getitem__, tokens), np.uint32, len(tokens))


def fingerprint(codes: Hashes) -> Fingerprint:
    """The fingerprint of a text, from its codes.

    >>> one = fingerprint(codes_of("Xã Hoà An có 1.250 hộ nghèo, giảm 3 hộ."))
    >>> two = fingerprint(codes_of("“Xã HÒA AN” có 1250 hộ nghèo - giảm 03 hộ"))
    >>> bool((one.sequences == two.sequences).all() and (one.figures == two.figures).all())
    True
    """
    return Fingerprint(np.unique(_runs(codes, SEQUENCE)), _figures(codes))


def band_keys(codes: Hashes) -> Keys:
    """A key for each band: texts that share many passages have one in common (MinHash)."""
    passages = _runs(codes, _PASSAGE)
    lowest = np.full(BANDS * ROWS, 0xFFFFFFFF, np.uint32)
    for start in range(0, len(passages), _AT_ONCE):
        part = passages[start : start + _AT_ONCE]
        np.minimum(lowest, (part * _FACTORS + _ADDENDS).min(axis=1), out=lowest)
    rows = lowest.reshape(BANDS, ROWS).astype(np.uint64)
    keys = np.zeros(BANDS, np.uint64)
    for row in range(ROWS):
        keys = (keys ^ rows[:, row]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    return keys


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _mixed(hashes: Hashes) -> Hashes:
    """The hashes with each bit depending on all others (the last step of MurmurHash 3)."""
    hashes = (hashes ^ hashes >> np.uint32(16)) * np.uint32(0x85EBCA6B)
    hashes = (hashes ^ hashes >> np.uint32(13)) * np.uint32(0xC2B2AE35)
    return hashes ^ hashes >> np.uint32(16)


def _runs(codes: Hashes, length: int) -> Hashes:
    """A hash of each run of so many codes."""
    n = len(codes) - length + 1
    if n <= 0:
        return codes[:0]
    joined = codes[:n]
    for at in range(1, length):
        joined = joined * _ODD + codes[at : at + n]
    return _mixed(joined)


def _figures(codes: Hashes) -> Keys:
    is_figure = (codes & np.uint32(1)).astype(bool)
    words = np.concatenate([[0, 0], np.where(is_figure, 0, codes), [0]]).astype(np.uint32)
    at = np.flatnonzero(is_figure)
    around = _mixed((words[at] * _ODD + words[at + 1]) * _ODD + words[at + 3])
    return np.unique(around.astype(np.uint64) << np.uint64(32) | codes[at])
