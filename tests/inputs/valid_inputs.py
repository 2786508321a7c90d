"""Small valid files of every format, with the same two articles in each; for several tests."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

STORIES = (
    "Năm 2023, xã Phú Lương còn 34 hộ nghèo, giảm 11 hộ so với năm trước.",
    "Thị trấn Đồng Bến đã giải quyết 62/77 đơn, đạt 80,5%.",
)
ROWS = [
    {"tieu_de": f"Tin số {number}", "noi_dung": story, "ngay_dang": f"0{number}/3/2024"}
    for number, story in enumerate(STORIES, start=1)
]
MOST_PDF_LINE = 90


def text_file() -> bytes:
    return STORIES[0].encode()


def page(story: str = STORIES[0]) -> bytes:
    head = '<html><head><meta charset="utf-8"><title>Tin xã</title></head>'
    body = f"<article><h1>Tin xã</h1><p>{story}</p><p>{STORIES[1]}</p></article>"
    return f"<!DOCTYPE html>{head}<body>{body}</body></html>".encode()


def json_lines() -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()


def json_array() -> bytes:
    return json.dumps(ROWS, ensure_ascii=False, indent=1).encode()


def json_envelope() -> bytes:
    return json.dumps({"total": 2, "data": {"docs": ROWS}}, ensure_ascii=False).encode()


def table(delimiter: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue().encode()


def parquet(rows: list[dict[str, object]] | None = None) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows or ROWS), out)
    return out.getvalue()


def capture(body: bytes, number: int, kind: str = "text/html", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: http://vi-du.example/{number}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc() -> bytes:
    return capture(page(), 1) + capture(page("Xã Tân Lập có 12 mô hình mới."), 2)


def feed() -> bytes:
    items = "".join(
        f"<item><title>{row['tieu_de']}</title><pubDate>Tue, 05 Mar 2024 08:15:00 +0700</pubDate>"
        f"<description>&lt;p&gt;{row['noi_dung']}&lt;/p&gt;</description></item>"
        for row in ROWS
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def pdf(lines: tuple[str, ...] = STORIES) -> bytes:
    """A page with a line of ASCII for each of the lines; none for a page without text."""
    drawn = "".join(f"BT /F1 12 Tf 40 {700 - 20 * n} Td ({_ascii(line)}) Tj ET\n"
                    for n, line in enumerate(lines))  # fmt: skip
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()


def _ascii(line: str) -> str:
    return (
        line.encode("ascii", "replace").decode()[:MOST_PDF_LINE].replace("(", "").replace(")", "")
    )


def docx(lines: tuple[str, ...] = STORIES) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def members_of(archive: bytes) -> dict[str, bytes]:
    """What a ZIP archive holds, by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        return {name: held.read(name) for name in held.namelist()}


def tarred(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zstandard(data: bytes) -> bytes:
    packed: bytes = pa.Codec("zstd").compress(data, asbytes=True)
    return packed


PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "gz": lambda data: gzip.compress(data, mtime=0),
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard,
}
# Every format by its suffix, and how many articles its file holds.
FILES: Mapping[str, tuple[Callable[[], bytes], int]] = {
    "txt": (text_file, 1),
    "html": (page, 1),
    "jsonl": (json_lines, 2),
    "json": (json_array, 2),
    "csv": (table, 2),
    "tsv": (lambda: table("\t"), 2),
    "parquet": (parquet, 2),
    "warc": (warc, 2),
    "rss": (feed, 2),
    "pdf": (pdf, 1),
    "docx": (docx, 1),
    "zip": (lambda: zipped({"a.txt": text_file(), "b/c.jsonl": json_lines()}), 3),
    "tar": (lambda: tarred({"a.txt": text_file(), "b/c.jsonl": json_lines()}), 3),
    **{f"jsonl.{kind}": (lambda pack=pack: pack(json_lines()), 2) for kind, pack in PACKED.items()},
}
