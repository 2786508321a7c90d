"""Text -> its fingerprint, by which a reprint of it is found and told from a story like it.

Case, tone marks, punctuation and spacing do not count. Nothing in a fingerprint depends on the run,
the machine or what was read before. All is done on arrays, for it is done to every article.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint32]
Keys: TypeAlias = NDArray[np.uint64]

SEQUENCE = 3  # words that stand together; one changed word costs three sequences
BANDS, ROWS = 48, 3  # of two texts with half of their passages in common, 99.8 in 100 meet
_PASSAGE = 5  # words: long enough that texts on one subject share few

_GAP, _LETTER, _DIGIT, _POINT, _STROKE = range(5)
_POINTS, _STROKES = ".,", "/:-–"
_BLANK = " ".encode("utf-16-le")
_UNITS_AT_ONCE = 2**20  # of a text
_LATIN = (*range(0x250), *range(0x1E00, 0x1F00))
_NO_LETTERS = ((0x250, 0x370), (0x2000, 0x2C00), (0x3000, 0x3040), (0xD800, 0xF900))
_EVEN = ~np.uint32(1)
_ODD = np.uint32(0x9E3779B1)
_STEPS = (
    (np.uint32(16), np.uint32(0x85EBCA6B)),
    (np.uint32(13), np.uint32(0xC2B2AE35)),
)
_MARKS = np.arange(BANDS * ROWS, dtype=np.uint32) * np.uint32(2**32 // (BANDS * ROWS))


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of a text's sequences of words, and of its figures with the words around each: the
    words in the upper half, the number in the lower. `similarity` wants both sorted, each once."""

    sequences: Hashes
    figures: Keys


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Those of some texts, one behind the other, with the sizes of both parts of each, and its
    keys: texts that share many passages have one in common, at the same place."""

    sequences: Hashes
    figures: Keys
    sizes: NDArray[np.int64]
    keys: Hashes


def fingerprints(texts: Sequence[str]) -> Fingerprints:
    """The fingerprints of some texts. What is done to all of them costs little more than done to
    one: most are short.

    >>> found = fingerprints(["Xã Hoà An có 1.250 hộ", "“Xã HÒA AN” - có 1250 hộ"])
    >>> found.sizes.tolist(), bool((found.sequences[:4] == found.sequences[4:]).all())
    ([[4, 1], [4, 1]], True)
    """
    codes, owners = _codes_of(texts)
    sequences, of_sequences = _runs(codes, owners, SEQUENCE)
    figures, of_figures = _figures(codes, owners)
    passages, of_passages = _runs(codes, owners, _PASSAGE)
    sizes = [np.bincount(of, minlength=len(texts)) for of in (of_sequences, of_figures)]
    bounds = of_passages.searchsorted(np.arange(1, len(texts)))
    keys = [_band_keys(each) for each in np.split(passages, bounds)]
    return Fingerprints(sequences, figures, np.stack(sizes, axis=1), np.stack(keys))


def _codes_of(texts: Sequence[str]) -> tuple[Hashes, NDArray[np.intp]]:
    """The words and figures of some texts one behind the other, a hash for each that is odd for
    figures, and the number of the text of each."""
    pieces = [_units_of(text) for text in texts]
    ends = np.cumsum(list(map(len, pieces))) // 2
    units = np.frombuffer(b"".join((*pieces, _BLANK)), "<u2")
    found = [(first, *_codes(units[first : last + 1])) for first, last in pairwise(_cuts(units))]
    starts = np.concatenate([starts + first for first, _, starts in found])
    return np.concatenate([codes for _, codes, _ in found]), ends.searchsorted(starts, "right")


def _cuts(units: NDArray[np.uint16]) -> list[int]:
    """Where units are cut, so that no step takes memory by the length of a text: at blanks."""
    last = len(units) - 1
    if last <= _UNITS_AT_ONCE:
        return [0, last]
    blanks = np.flatnonzero(units == ord(" "))
    nearest = blanks.searchsorted(np.arange(0, last, _UNITS_AT_ONCE))
    return list(map(int, np.unique([*blanks[nearest], last])))


def _units_of(text: str) -> bytes:
    """A text in UTF-16, behind a blank."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _BLANK + text.encode("utf-16-le", "surrogatepass")


def _codes(units: NDArray[np.uint16]) -> tuple[Hashes, NDArray[np.intp]]:
    """The codes of words and figures between blanks, and where each begins."""
    kinds, values = _alphabet()
    kind = kinds.take(units)
    is_first, is_counted = _boundaries(kind, units)
    starts = np.flatnonzero(is_first)
    counted = np.flatnonzero(is_counted)
    powers, inverses = _powers(len(counted))
    sums = np.zeros(len(counted) + 1, np.uint32)
    np.cumsum(values.take(units[counted]) * powers[: len(counted)], out=sums[1:])
    at = counted.searchsorted(starts)
    words = sums[np.append(at[1:], len(counted))] - sums[at]
    codes: Hashes = _mixed(words * inverses[at]) & _EVEN | (kind[starts] == _DIGIT)
    return codes, starts


def _band_keys(passages: Hashes) -> Hashes:
    """MinHash by rotations: the passages' hashes are put on a circle, and the first one behind each
    of its marks is taken; two texts have it in common as often as they share passages."""
    passages = np.sort(passages)
    if not len(passages):
        return np.zeros(BANDS, np.uint32)
    first = passages.take(passages.searchsorted(_MARKS), mode="wrap")
    one, two, three = first.reshape(ROWS, BANDS)
    return (one * _ODD + two) * _ODD + three


@cache
def _alphabet() -> tuple[NDArray[np.uint8], Hashes]:
    """What each UTF-16 unit is, and its value: letters that differ in case or marks have one."""
    kinds, values = np.full(2**16, _LETTER, np.uint8), np.arange(2**16, dtype=np.uint32)
    for start, end in _NO_LETTERS:
        kinds[start:end] = _GAP
    for unit in _LATIN:
        base = unicodedata.normalize("NFD", chr(unit).lower().replace("đ", "d"))[0]
        values[unit] = ord(base)
        kinds[unit] = _DIGIT if base in "0123456789" else _LETTER if base.isalpha() else _GAP
    for kind, signs in ((_POINT, _POINTS), (_STROKE, _STROKES)):
        kinds[[ord(sign) for sign in signs]] = kind
    salts = np.frombuffer(hashlib.shake_128(b"solieu").digest(2**18), "<u4")
    return kinds, salts[values]


def _boundaries(
    kind: NDArray[np.uint8], units: NDArray[np.uint16]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which units begin a word or figure, and which count in one.

    Points and strokes between digits belong to the figure and do not count; nor does the zero of
    `03/5`, which stands behind neither a digit nor a point.
    """
    is_digit, is_letter = kind == _DIGIT, kind == _LETTER
    here, before, after = slice(1, -1), slice(None, -2), slice(2, None)
    is_counted, is_first = is_letter | is_digit, np.zeros(len(kind), bool)
    is_first[1:] = is_letter[1:] > is_letter[:-1]
    if not is_digit.any():
        return is_first, is_counted
    is_inside = is_digit.copy()
    is_inside[here] |= is_digit[before] & is_digit[after] & (kind[here] >= _POINT)
    is_zero = (units[here] == ord("0")) & is_digit[after]
    is_idle = is_zero & ~is_digit[before] & (kind[before] != _POINT)
    is_counted[here] &= ~is_idle
    is_first[1:] |= is_digit[1:] > is_inside[:-1]
    return is_first, is_counted


@cache
def _powers_up_to(size: int) -> tuple[Hashes, Hashes]:
    inverse = pow(int(_ODD), -1, 2**32)
    up = np.cumprod(np.full(size, _ODD), dtype=np.uint32)
    return up, np.cumprod(np.full(size, inverse, np.uint32), dtype=np.uint32)


def _powers(n: int) -> tuple[Hashes, Hashes]:
    """Powers of an odd number, and those that undo them, at least one more than n."""
    return _powers_up_to(2 ** max(14, n.bit_length() + 1))


def _mixed(hashes: Hashes) -> Hashes:
    """The hashes with each bit depending on all others (the last step of MurmurHash 3)."""
    for shift, factor in _STEPS:
        hashes ^= hashes >> shift
        hashes *= factor
    return hashes ^ hashes >> _STEPS[0][0]


def _runs(codes: Hashes, owners: NDArray[np.intp], length: int) -> tuple[Hashes, NDArray[np.intp]]:
    """A hash of each run of so many codes of one text, and the text that it is of."""
    n = max(len(codes) - length + 1, 0)
    joined = codes[:n]
    for at in range(1, length):
        joined = joined * _ODD + codes[at : at + n]
    is_of_one = owners[:n] == owners[len(owners) - n :]
    return joined[is_of_one], owners[:n][is_of_one]


def _figures(codes: Hashes, owners: NDArray[np.intp]) -> tuple[Keys, NDArray[np.intp]]:
    """Each figure with the words around it, and the text that it is of."""
    at = np.flatnonzero(codes & np.uint32(1))
    words, texts = np.zeros(len(codes) + 3, np.uint32), np.full(len(codes) + 3, -1, np.intp)
    words[2:-1], texts[2:-1] = codes, owners
    words[at + 2] = 0
    of = owners[at]
    two, one, behind = (words[i] * (texts[i] == of) for i in (at, at + 1, at + 3))
    around = (two * _ODD + one) * _ODD + behind
    return around.astype(np.uint64) << np.uint64(32) | codes[at], of
