"""Broken inputs: each a file with what becomes of it, to be put beside files that are whole.

`made_by_system` are those that need more than bytes: links, pipes, permissions, absurd names.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import valid_inputs as valid
from broken_bytes import (
    bad_utf8,
    flipped,
    locked_pdf,
    no_rows,
    tar_of_links,
    unknown_method,
    wrong_checksum,
    zlib_member,
)
from valid_inputs import PACKED, STORIES

ANY = "any"  # reject or article: what matters is that the run goes on
ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Broken:
    """A file, and the reasons that its rejects must show; `ARTICLE` where some of it is read."""

    name: str
    data: bytes
    shows: frozenset[str]


def case(name: str, data: bytes, *shows: str) -> Broken:
    return Broken(name, data, frozenset(shows))


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def cases() -> Iterator[Broken]:
    yield from truncated()
    yield from misnamed()
    yield from archives()
    yield from bombs()
    yield from locked()
    yield from json_cases()
    yield from table_cases()
    yield from text_cases()
    yield from document_cases()
    yield from web_cases()


def truncated() -> Iterator[Broken]:
    lines = valid.json_lines() * 400
    for kind, pack in PACKED.items():
        packed = pack(lines)
        yield case(f"cut.jsonl.{kind}", packed[:-6], "broken_archive", ANY)
        yield case(f"half.jsonl.{kind}", half(packed), "broken_archive", ANY)
        yield case(f"head.jsonl.{kind}", packed[:5], "broken_archive", ANY)
        yield case(f"flip.txt.{kind}", flipped(pack(STORIES[0].encode() * 50)), ANY)
        yield case(f"empty.txt.{kind}", pack(b""), "empty")
    yield case("half.zip", half(valid.zipped({"a.txt": STORIES[0].encode()})), "broken_archive")
    yield case("half.parquet", half(valid.parquet()), "broken_archive")
    yield case("mark.parquet", b"PAR1", "broken_archive")
    yield case("cut.parquet", valid.parquet()[:-3], "broken_archive")
    yield case("half.tar", half(valid.tarred({"a.txt": STORIES[0].encode() * 99})), ANY)
    yield case("half.json", half(valid.json_array()), "broken_record", ANY)
    yield case("half.jsonl", half(valid.json_lines()), "broken_record")
    yield case("half.rss", half(valid.feed()), "broken_record", ANY)
    yield case("half.pdf", half(valid.pdf()), ANY)
    yield case("half.docx", half(valid.docx()), "broken_archive")


def misnamed() -> Iterator[Broken]:
    story = STORIES[0].encode()
    yield case("prose.docx", story, "broken_record", ANY)
    yield case("prose.zip", story, "broken_archive")
    yield case("prose.parquet", story, "broken_archive")
    yield case("prose.pdf", story, "broken_record")
    yield case("prose.jsonl.gz", story, "broken_archive")
    yield case("prose.warc", story, "broken_archive")
    yield case("prose.json", story, "broken_record")
    yield case("archive.docx", valid.zipped({"a.txt": story}), ARTICLE)
    yield case("sheet.xlsx", valid.zipped({"xl/workbook.xml": b"<x/>"}), "unknown_format")
    yield case("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown_format")
    yield case("picture.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "unknown_format")
    yield case("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary")
    yield case("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "binary")
    yield case("program", b"\x7fELF\x02\x01\x01" + bytes(50), "unknown_format")


def archives() -> Iterator[Broken]:
    story = STORIES[0].encode()
    yield case("none.zip", valid.zipped({}), "no_articles")
    yield case("none.tar", valid.tarred({}), ANY)
    yield case("hidden.zip", valid.zipped({"__MACOSX/._a.txt": b"x", ".kin": b"y"}), "no_articles")
    yield case("mixed.zip", valid.zipped({"a.txt": story, "b.png": b"\x89PNG"}),
               ARTICLE, "unknown_format")  # fmt: skip
    yield case("nested.zip", valid.zipped({"a.zip": valid.zipped({"b.txt": story})}), ARTICLE)
    yield case("paths.tar", valid.tarred({"/etc/a.txt": story, "../../b.txt": story}), ARTICLE)
    yield case("paths.zip", valid.zipped({"/etc/a.txt": story, "../../b.txt": story}), ARTICLE)
    yield case("links.tar", tar_of_links(), "unreadable")
    yield case("flip.zip", flipped(valid.zipped({"a.txt": story * 20})), ANY)
    yield case("checksum.zip", wrong_checksum(), "broken_archive")
    yield case("method.zip", unknown_method(), "broken_archive")
    yield case("inner.zip", valid.zipped({"a.jsonl.gz": b"no gzip"}), "broken_archive")
    deep = story
    for _ in range(8):
        deep = PACKED["gz"](deep)
    yield case("deep.txt.gz.gz.gz.gz.gz.gz.gz.gz", deep, "too_deep")
    zips = story
    for _ in range(7):
        zips = valid.zipped({"a.zip": zips})
    yield case("deep.zip", zips, "too_deep")


def bombs() -> Iterator[Broken]:
    zeros = zlib_member(b" " * 2**20, 40)
    yield case("bomb.txt.gz", zeros, "too_large")
    yield case("bomb.zip", valid.zipped({"a.jsonl": b" " * 40 * 2**20}), "too_large")
    yield case("bomb.jsonl.bz2", PACKED["bz2"]((b" " * 9999 + b"\n") * 4000), "too_large")
    yield case(
        "bomb.csv.xz", PACKED["xz"](b"title,text\n" + (b" " * 9999 + b",\n") * 4000), "too_large"
    )
    yield case("bomb.json.zst", PACKED["zst"](b" " * 40 * 2**20), "too_large")


def locked() -> Iterator[Broken]:
    data = bytearray(valid.zipped({"a.txt": STORIES[0].encode()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    yield case("locked.zip", bytes(data), "encrypted")
    office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
    yield case("locked.docx", office + "EncryptedPackage".encode("utf-16-le"), "encrypted")
    yield case("locked.pdf", locked_pdf(), "encrypted")


def json_cases() -> Iterator[Broken]:
    yield case("deep.json", b"[" * 100_000, "broken_record")
    yield case("deep.jsonl", b'{"text": ' + b"[" * 100_000 + b"\n", "broken_record")
    yield case("deep_field.json", b'[{"a": %s%s, "text": "Xin"}]' % (b"[" * 9999, b"]" * 9999),
               ARTICLE)  # fmt: skip
    deep = b'{"data": ' * 900 + b"1" + b"}" * 900
    yield case("wrapped.jsonl", deep + b"\n", "no_text")
    yield case("listed.jsonl", b'{"text": ' + b"[" * 900 + b"]" * 900 + b"}\n", "no_text")
    yield case("number.json", b'[{"text": "Xin", "so": ' + b"9" * 9000 + b"}]", "broken_record")
    yield case("number.jsonl", b'{"text": "Xin", "so": ' + b"9" * 9000 + b"}\n", "broken_record")
    yield case("exponent.jsonl", b'{"text": "Xin", "date": 1e999}\n', ARTICLE)
    yield case("nan.jsonl", b'{"text": "Xin", "date": NaN}\n', ARTICLE)
    yield case("surrogate.jsonl", b'{"text": "Xin \\ud83d ch\\u00e0o"}\n', ARTICLE)
    yield case("surrogate.json", b'[{"text": "Xin \\udc00 ch\\u00e0o"}]', ANY)
    yield case("twice.jsonl", b'{"text": "Xin", "text": "Ch\xc3\xa0o"}\n', ARTICLE)
    yield case("scalar.json", b"5", "broken_record")
    yield case("blank.json", b"  \n ", "empty")
    yield case("nothing.json", b"[]", "no_articles")
    yield case("commas.json", b'[{"text": "Xin"},, {"text": "Xin"}]', ARTICLE, "broken_record")
    yield case("types.jsonl", b'{"text": {"a": 1}, "title": [[]], "date": [1]}\n', "no_text")
    yield case("zeros.jsonl", b'{"text": "Xin"}\n' + bytes(99) + b'\n{"text": "Xin"}\n',
               ARTICLE, "binary")  # fmt: skip
    yield case("bytes.jsonl", b'{"text": "Xin"}\n{"text": "\xff\xfe\xfa"}\n', ARTICLE, "encoding")
    yield case("cut.utf16.json", '[{"text": "Xin"}]'.encode("utf-16")[:-3], ANY)


def table_cases() -> Iterator[Broken]:
    yield case("ragged.csv", b"title,text\nA,Xin\nB\nC,Xin,x\n", ARTICLE, "broken_record")
    yield case("quote.csv", b'title,text\nA,"Xin\nB,Xin\nC,Xin\n', "broken_record", ANY)
    yield case("header.csv", b"title,text\n", "no_articles")
    yield case("columns.csv", b"ma,so,ngay_gio\n1,2,3\n", "no_text_column")
    yield case("blank.csv", b"\n \n\n", "empty")
    yield case("zeros.csv", b"title,text\nA,X\0in\n", ANY)
    yield case("twice.csv", b"text,text\nXin,Ch\xc3\xa0o\n", ARTICLE)
    yield case("mac.csv", b"title,text\rA,Xin\rB,Xin\r", ARTICLE)
    yield case("bom16.csv", "title,text\nA,Xin\n".encode("utf-16"), ARTICLE)
    yield case("bom8.csv", b"\xef\xbb\xbftext,title\nXin,A\n", ARTICLE)
    yield case("excel.csv", b"sep=;\r\ntitle;text\r\nA;Xin\r\n", ARTICLE)
    rows: list[dict[str, object]] = [{"ma": 1, "so": 2.5}]
    yield case("columns.parquet", valid.parquet(rows), "no_text_column")
    yield case("null.parquet", valid.parquet([{"text": None}, {"text": "Xin"}]), ARTICLE, "no_text")
    yield case("rows.parquet", no_rows(), "no_articles")
    yield case("types.parquet", valid.parquet([{"text": 5, "title": [{"a": b"\xff"}]}]), "no_text")
    yield case("bytes.parquet", bad_utf8(), ANY)


def text_cases() -> Iterator[Broken]:
    yield case("empty.txt", b"", "empty")
    yield case("empty", b"", ANY)
    for suffix in ("html", "jsonl", "json", "csv", "parquet", "docx", "pdf", "warc", "rss",
                   "zip", "tar", "gz", "xz", "bz2", "zst"):  # fmt: skip
        yield case(f"empty.{suffix}", b"", "empty")
    yield case("blank.md", b" \r\n\t\n", "empty")
    yield case("bom.txt", b"\xef\xbb\xbf", "empty")
    yield case("bom16.txt", b"\xff\xfe", ANY)
    yield case("bom16.odd.txt", b"\xff\xfeX\0i", "encoding")
    yield case("bom.story.txt", STORIES[0].encode("utf-8-sig"), ARTICLE)
    yield case("zeros.txt", bytes(1000), "binary")
    yield case("invisible.txt", "\u200b\ufeff\u200e".encode(), "no_text")
    yield case("latin.txt", bytes(range(160, 255)) * 3, "encoding")


def document_cases() -> Iterator[Broken]:
    yield case("scan.pdf", valid.pdf(()), "no_text")
    yield case("tail.pdf", valid.pdf() + b"garbage" * 50, ANY)
    yield case("table.pdf", valid.pdf().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), ANY)
    yield case("fonts.pdf", valid.pdf().replace(b"/Type /Font", b"/Type /Fonx"), ANY)
    yield case("blank.docx", valid.docx(()), "no_text")
    yield case("part.docx", valid.zipped({"word/document.xml": b"<x"}), "broken_record")
    parts = {"word/document.xml": b"<a/>", "[Content_Types].xml": b""}
    yield case("tree.docx", valid.zipped(parts), "broken_record")


def web_cases() -> Iterator[Broken]:
    whole = valid.warc()
    yield case("half.warc", whole[: len(whole) * 3 // 4], ARTICLE, ANY)
    yield case("half.warc.gz", PACKED["gz"](whole)[:-30], ANY)
    yield case("length.warc", whole.replace(b"Content-Length: ", b"Content-Length: 9"), ANY)
    yield case("type.warc", valid.capture(b"GIF", 1, "image/gif"), "not_a_page")
    yield case("error.warc", valid.capture(b"no", 1, status="500 No"), "not_a_page")
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    yield case("info.warc", info, "no_articles")
    chunked = "text/html\r\nTransfer-Encoding: chunked"
    yield case("chunked.warc", valid.capture(b"zz\r\nx", 1, chunked), ANY)
    yield case("empty_feed.rss", b"<rss><channel></channel></rss>", "no_articles")
    laughs = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><item>&b;</item></rss>'
    yield case("laughs.rss", laughs, ANY)
    yield case("page.html", b"<html><body><nav>Menu</nav></body></html>", ANY)
    yield case("tags.html", b"<html><body>" + b"<div>" * 20_000, ANY)
    yield case("comments", b"<!-- -->" * 8000, "unknown_format")
    yield case("comment", b"<!--" + b"-" * 65_000, "unknown_format")
    yield case("blanks", b" " * 65_000 + b"x", "unknown_format")
    yield case("prologs", b"<?x ?>" * 9000, "unknown_format")
    yield case("zeros.html", b"<html>\0\0</html>", "binary")


def made_by_system(folder: Path) -> Mapping[str, str]:
    """Make what needs the system in a folder; what is made, and the reason it must show."""
    makers: list[tuple[str, Callable[[Path], object], str]] = [
        ("folder.jsonl", Path.mkdir, ""),  # is empty, so nothing is in it to reject
        ("fifo.txt", os.mkfifo, "unreadable"),
        ("socket.txt", _socket, "unreadable"),
        ("dangling.txt", lambda path: path.symlink_to("nowhere.txt"), "unreadable"),
        ("itself.txt", lambda path: path.symlink_to(path.name), "unreadable"),
        ("above", lambda path: path.symlink_to(folder), "unreadable"),
        ("l" * 251 + ".txt", lambda path: path.write_bytes(STORIES[0].encode()), ARTICLE),
        ("line\nbreak.txt", lambda path: path.write_bytes(b""), "empty"),
        (os.fsdecode(b"byte-\xff.txt"), lambda path: path.write_bytes(b""), "empty"),
        (os.fsdecode(b"byte-\xfe.txt"), lambda path: path.write_bytes(b""), "empty"),
        ("%s {x} $HOME; rm.txt", lambda path: path.write_bytes(b""), "empty"),
    ]
    shown = {}
    for name, make, reason in makers:
        make(folder / name)
        if reason:
            shown[os.fsencode(name).decode("utf-8", "backslashreplace")] = reason
    return shown


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
