"""Compressed bodies -> their bytes, never more of them than asked for."""

from __future__ import annotations

import zlib

from .trouble import Failure, Trouble

# What requests accept. Brotli is left out: its reader cannot be bounded in every version.
ACCEPTED = "gzip, deflate"
_GZIP, _ZLIB, _BARE = 31, 15, -15  # window bits, as zlib tells its formats apart
_GZIP_MARK = b"\x1f\x8b"
_MOST_MEMBERS = 100  # parts of one gzip file; a million empty ones would cost hours


def decoded(body: bytes, encoding: str, most: int) -> bytes:
    """The bytes of a body with a Content-Encoding, at most `most` of them; else a `Failure`.

    >>> import gzip
    >>> decoded(gzip.compress("Xã".encode()), "gzip", most=100).decode()
    'Xã'
    """
    match encoding.strip().lower():
        case "" | "identity":
            return body
        case "gzip" | "x-gzip":
            return _inflated(body, _GZIP, most)
        case "deflate":  # two formats go by this name
            try:
                return _inflated(body, _ZLIB, most)
            except Failure as failure:
                if failure.reason is Trouble.TOO_LARGE:
                    raise
                return _inflated(body, _BARE, most)
    raise Failure(Trouble.ENCODING, f"the body is in {encoding[:40]!r}, which was not asked for")


def ungzipped(body: bytes, most: int) -> bytes:
    """The bytes of a file that is gzipped itself, as sitemaps are; any other as it is."""
    return _inflated(body, _GZIP, most) if body.startswith(_GZIP_MARK) else body


def _inflated(body: bytes, bits: int, most: int) -> bytes:
    pieces: list[bytes] = []
    left, room = body, most + 1
    for _ in range(_MOST_MEMBERS):
        stream = zlib.decompressobj(bits)
        try:
            pieces.append(stream.decompress(left, room))
        except zlib.error as error:
            raise Failure(Trouble.BROKEN, f"the body cannot be unpacked ({error})") from error
        room -= len(pieces[-1])
        if room <= 0:
            raise Failure(Trouble.TOO_LARGE, f"it unpacks to more than {most:,} bytes")
        if not stream.eof:
            raise Failure(Trouble.BROKEN, "the body breaks off within its compressed data")
        left = stream.unused_data
        if bits != _GZIP or not left.startswith(_GZIP_MARK):
            return b"".join(pieces)
    raise Failure(Trouble.BROKEN, f"the body is in more than {_MOST_MEMBERS} compressed parts")
