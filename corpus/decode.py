"""Bytes -> text: which encoding a Vietnamese file is in, decided once for the whole file."""

from __future__ import annotations

import codecs
import re
import unicodedata

from .folding import MARKED_LETTERS

VIETNAMESE = frozenset(MARKED_LETTERS)  # what cp1258 text must show to be believed

# Thresholds, all in one place.
SAMPLE_BYTES = 65_536  # enough to judge an encoding without walking a large file twice
MIN_UTF16_ZEROS = 0.05  # share of zero bytes on one side: Vietnamese UTF-16 has 0.3 and more
MAX_OTHER_ZEROS = 0.01  # ... while the other side has next to none
MIN_MARKED_LETTERS = 0.10  # Vietnamese prose marks about 0.3 of its letters
MAX_STRAY_CHARACTERS = 0.02  # controls and symbols no Vietnamese page holds

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRAY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f¤¦¬¯¶¸¹ƒˆ‰‹›ŒœŸ]")


class NotText(ValueError):
    """The bytes are no text at all: an image, an archive, a database."""


class UnknownEncoding(ValueError):
    """The bytes may be text, but in no encoding that is read here."""


def decode(data: bytes) -> str:
    """Text of the bytes: by byte order mark, as UTF-8, as UTF-16, as Windows-1258, in that order.

    >>> decode("Bắc Quang".encode("utf-16-le"))
    'Bắc Quang'
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    try:
        text: str | None = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and "\0" not in text:
        return text
    if encoding_16 := _utf16_side(data):
        return _strictly(data, encoding_16)
    if b"\0" in data:
        raise NotText("it holds zero bytes")
    return _windows_1258(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(f"it begins as {encoding} but breaks at byte {error.start}") from None


def _utf16_side(data: bytes) -> str | None:
    """Codec name where every second byte is often zero, as blanks and plain letters make it."""
    sample = data[:SAMPLE_BYTES]
    if len(data) % 2 or len(sample) < 4:
        return None
    half = len(sample) / 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > MIN_UTF16_ZEROS and even < MAX_OTHER_ZEROS:
        return "utf-16-le"
    if even > MIN_UTF16_ZEROS and odd < MAX_OTHER_ZEROS:
        return "utf-16-be"
    return None


def _windows_1258(data: bytes) -> str:
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        raise UnknownEncoding("it is neither UTF-8, UTF-16 nor Windows-1258") from None
    if not looks_vietnamese(text[:SAMPLE_BYTES]):
        raise UnknownEncoding("read as Windows-1258 it is no Vietnamese")
    return text


def looks_vietnamese(text: str) -> bool:
    """Whether the letters carry as many Vietnamese marks as prose does, and little else is met.

    >>> looks_vietnamese("Ủy ban nhân dân xã"), looks_vietnamese("Uû ban nh©n d©n")
    (True, False)
    """
    letters = [c for c in text.lower() if c.isalpha()]
    if not letters or len(_STRAY.findall(text)) > MAX_STRAY_CHARACTERS * len(text):
        return False
    foreign = sum(c not in VIETNAMESE and not c.isascii() for c in letters)
    marked = sum(c in VIETNAMESE for c in letters)
    return marked / len(letters) >= MIN_MARKED_LETTERS and foreign <= 0.02 * len(letters)
