"""Compressed files: one file inside, unpacked as it is read."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

import pyarrow as pa

from .content import Content, Readable
from .sniffing import unpacked_label

MOST_XZ_MEMORY = 256 * 2**20  # a dictionary as large as `xz -9` makes needs 65 MB


def _xz(stream: BinaryIO) -> Readable:
    return _Xz(stream)


def _zst(stream: BinaryIO) -> Readable:
    unpacked: Readable = pa.CompressedInputStream(stream, "zstd")
    return unpacked


OPENERS: Mapping[str, Callable[[BinaryIO], Readable]] = {
    "gz": lambda stream: gzip.GzipFile(fileobj=stream),
    "bz2": lambda stream: bz2.BZ2File(stream),
    "xz": _xz,
    "zst": _zst,
}


def unpack(content: Content, kind: str) -> Iterator[Content]:
    """The one content in a compressed file, under the same name."""
    packed = OPENERS[kind](content.stream)
    inner = content.inside(packed, kind, lambda: content.meter.count)
    yield replace(inner, label=unpacked_label(content.label))


class _Xz:
    """Streams of an .xz file one after another, with a bound on the memory that one may ask for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._unpacker = lzma.LZMADecompressor(memlimit=MOST_XZ_MEMORY)
        self._packed = b""

    def read(self, size: int, /) -> bytes:
        while True:
            if self._unpacker.eof:
                rest = self._unpacker.unused_data.lstrip(b"\0") or self._stream.read(size)
                rest = rest.lstrip(b"\0")
                if not rest:
                    return b""
                self._unpacker = lzma.LZMADecompressor(memlimit=MOST_XZ_MEMORY)
                self._packed = rest
            elif self._unpacker.needs_input:
                self._packed = self._stream.read(size)
                if not self._packed:
                    raise EOFError("it ends before its end mark")
            if data := self._unpacker.decompress(self._packed, size):
                self._packed = b""
                return data
            self._packed = b""
