"""Bytes that are wrong in a way no writer makes: the makers of some `broken_inputs`."""

from __future__ import annotations

import io
import struct
import tarfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
import valid_inputs as valid
from valid_inputs import STORIES


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


def tar_of_links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE),
                           ("c.txt", tarfile.FIFOTYPE), ("d.txt", tarfile.CHRTYPE)):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return out.getvalue()


def wrong_checksum() -> bytes:
    data = bytearray(valid.zipped({"a.txt": STORIES[0].encode()}))
    place = data.rindex(b"PK\x01\x02") + 16
    data[place : place + 4] = b"\1\2\3\4"
    return bytes(data)


def unknown_method() -> bytes:
    data = bytearray(valid.zipped({"a.txt": STORIES[0].encode()}))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(mark) + place
        data[at : at + 2] = struct.pack("<H", 99)
    return bytes(data)


def zlib_member(block: bytes, times: int) -> bytes:
    """A gzip file of many times the same block, made without holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(block) for _ in range(times)) + packer.flush()


def locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(valid.pdf()))), io.BytesIO()
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def no_rows() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), out)
    return out.getvalue()


def bad_utf8() -> bytes:
    raw = pa.array([b"Xin", b"\xff\xfe\xfa"], pa.binary())
    text = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    out = io.BytesIO()
    pq.write_table(pa.table({"text": text}), out)
    return out.getvalue()
