"""Bytes -> text: which encoding a Vietnamese file is in, decided once for the whole file.

UTF-8, UTF-16 and UTF-32 by their bytes; what is none of these, as an encoding older than Unicode
(Windows-1258, TCVN3, VNI, VPS, VISCII) where `restoring` is sure of it.
"""

from __future__ import annotations

import codecs

from .mojibake import mended
from .restoring import UnknownEncoding, restored, restored_bytes

__all__ = ["NotText", "UnknownEncoding", "decode"]

# Thresholds, all in one place.
SAMPLE_BYTES = 65_536  # enough to judge an encoding without walking a large file twice
MIN_UTF16_ZEROS = 0.05  # share of zero bytes on one side: Vietnamese UTF-16 has 0.3 and more
MAX_OTHER_ZEROS = 0.01  # ... while the other side has next to none

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOM_BYTES = tuple(bom for bom, _ in BOMS)


class NotText(ValueError):
    """The bytes are no text at all: an image, an archive, a database."""


def decode(data: bytes, around: str | None = None) -> str:
    """Text of the bytes: by byte order mark, as UTF-8, as UTF-16 or UTF-32, in an old encoding:
    one that is sure of them, or else the one that they stand in, `around`.

    >>> decode("Bắc Quang".encode("utf-16-le"))
    'Bắc Quang'
    """
    if data.startswith(_BOM_BYTES):
        return _strictly(data, next(encoding for bom, encoding in BOMS if data.startswith(bom)))
    try:
        text: str | None = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and "\0" not in text:
        return _page(text) if text.lstrip()[:1] == "<" else text
    if wide := _utf32_side(data) or utf16_side(data):
        return _strictly(data, wide)
    if b"\0" in data:
        raise NotText("it holds zero bytes")
    try:
        return restored_bytes(data, around)
    except UnknownEncoding:
        if mostly_utf8(data[:SAMPLE_BYTES]):
            return _strictly(data, "utf-8")  # which says where it breaks
        raise


def _page(text: str) -> str:
    """Markup with its letters put right now: parsers drop soft hyphens, controls and hard blanks,
    which stand for letters in a page that was decoded wrongly."""
    try:
        return text if text.isascii() else restored(mended(text))
    except UnknownEncoding:  # its article is judged when it is found
        return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(f"it begins as {encoding} but breaks at byte {error.start}") from None


def mostly_utf8(head: bytes) -> bool:
    """Whether a few stray bytes stand in a head whose letters beyond ASCII are else UTF-8.

    >>> mostly_utf8("Xã Tân Lập họp ".encode() + b"\\xe1"), mostly_utf8(b"X\\xe3 T\\xe2n L\\xe2p")
    (True, False)
    """
    text = head.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= c <= "\udcff" for c in text)
    return stray * 4 < sum(c > "\x7f" for c in text)


def _utf32_side(data: bytes) -> str | None:
    """Codec name where of every four bytes two at one side are zero."""
    sample = data[: SAMPLE_BYTES // 4 * 4]
    if len(data) % 4 or len(sample) < 8 or not any(sample):
        return None
    if not any(sample[3::4]) and not any(sample[2::4]):
        return "utf-32-le"
    if not any(sample[0::4]) and not any(sample[1::4]):
        return "utf-32-be"
    return None


def utf16_side(data: bytes) -> str | None:
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
