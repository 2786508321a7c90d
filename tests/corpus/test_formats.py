"""Formats in: each is read by what it is, packed or not, whatever its name says."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
import valid_inputs as valid
from reading import articles, names, read, reject
from solieu.corpus import Article, Reason, Reject, load
from solieu.corpus.formats import READERS, SUFFIXES
from valid_inputs import FILES, PACKED, ROWS, STORIES

# Every format


def test_every_reader_has_a_sample() -> None:
    made = {SUFFIXES[f".{suffix}"] for suffix in FILES if f".{suffix}" in SUFFIXES}
    assert set(READERS) <= made


@pytest.mark.parametrize("suffix", FILES)
def test_a_file_is_read_under_its_suffix(tmp_path: Path, suffix: str) -> None:
    make, number = FILES[suffix]
    assert len(articles(tmp_path, f"tin.{suffix}", make())) == number


@pytest.mark.parametrize("name", ["tin", "tin.dat", "tin.txt"])
@pytest.mark.parametrize("suffix", sorted(set(FILES) - {"txt", "csv", "tsv"}))
def test_a_wrong_or_missing_suffix_does_not_matter(tmp_path: Path, suffix: str, name: str) -> None:
    make, number = FILES[suffix]
    assert len(articles(tmp_path, name, make())) == number


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("suffix", ["txt", "csv", "json", "parquet", "warc", "docx", "zip", "tar"])
def test_a_file_of_any_format_may_be_packed(tmp_path: Path, suffix: str, packing: str) -> None:
    make, number = FILES[suffix]
    packed = PACKED[packing](make())
    assert len(articles(tmp_path, f"tin.{suffix}.{packing}", packed)) == number


@pytest.mark.parametrize("packing", PACKED)
def test_packed_files_may_follow_each_other_in_one(tmp_path: Path, packing: str) -> None:
    pack = PACKED[packing]
    data = pack(valid.json_lines()) + pack(b"") + pack(valid.json_lines() * 3000)
    assert len(articles(tmp_path, f"a.jsonl.{packing}", data)) == 6002


def test_standard_input_is_what_its_bytes_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for make, number in FILES.values():
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(make())))
        assert len(list(load("-"))) == number


def test_prose_without_a_suffix_is_read_and_other_text_is_not(tmp_path: Path) -> None:
    assert articles(tmp_path, "tin", STORIES[0].encode())[0].text == STORIES[0]
    assert reject(tmp_path, "Makefile", b"all:\n\tmake\n").reason is Reason.UNKNOWN_FORMAT


def test_fields_are_found_by_vietnamese_names(tmp_path: Path) -> None:
    for suffix in ("jsonl", "json", "csv", "parquet"):
        first, _ = articles(tmp_path, f"tin.{suffix}", FILES[suffix][0]())
        assert first.title == ROWS[0]["tieu_de"]
        assert first.published_at == "2024-03-01"
        assert first.text.endswith(STORIES[0])


# Names


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.jsonl.gz", PACKED["gz"](valid.json_lines()), ["a.jsonl.gz:1", "a.jsonl.gz:2"]),
        ("a.csv", valid.table(), ["a.csv:2", "a.csv:3"]),
        ("a.parquet", valid.parquet(), ["a.parquet:1", "a.parquet:2"]),
        ("a.json", valid.json_array(), ["a.json:1", "a.json:2"]),
        ("a.zip", valid.zipped({"x.csv": valid.table()}), ["a.zip:x.csv:2", "a.zip:x.csv:3"]),
        ("a.tar", valid.tarred({"./x:\n.txt": b"Xin"}), ["a.tar:x%3A%0A.txt"]),
        ("a.tar.xz", PACKED["xz"](valid.tarred({"x.txt": b"Xin"})), ["a.tar.xz:x.txt"]),
    ],
)  # fmt: skip
def test_a_record_is_named_by_container_member_and_line(
    tmp_path: Path, name: str, data: bytes, expected: list[str]
) -> None:
    assert names(articles(tmp_path, name, data)) == expected


def test_a_capture_is_named_by_its_address(tmp_path: Path) -> None:
    found = articles(tmp_path, "a.warc", valid.warc())
    assert [each.source.rpartition("#")[2] for each in found] == [
        "http://vi-du.example/1", "http://vi-du.example/2",
    ]  # fmt: skip
    assert found[0].site == "vi-du.example"


def test_members_of_one_name_stay_apart(tmp_path: Path) -> None:
    twice = valid.tarred({"x.txt": b"Xin"})[:1024] + valid.tarred({"x.txt": b"Ch\xc3\xa0o"})
    assert names(articles(tmp_path, "a.tar", twice)) == ["a.tar:x.txt", "a.tar:x.txt (2)"]


def test_an_id_stands_behind_the_name_where_it_is_asked_for(tmp_path: Path) -> None:
    data = json.dumps({"ma": "A17", "text": "Xin"}).encode()
    found = articles(tmp_path, "a.jsonl", data, columns={"id": "ma"})
    assert names(found) == ["a.jsonl:1#A17"]


# Shapes of JSON


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (b'{"text": "Xin"}', 1),
        (b'[{"text": "Xin"}, {"text": "Xin"}]', 2),
        (b'{"text": "Xin"}\n\n{"text": "Xin"}\n{"text": "Xin"}', 3),
        (b'{\n"text": "Xin"\n}\n{\n"text": "Xin"\n}', 2),
        (b'{"n": 2, "articles": [{"text": "Xin"}, {"text": "Xin"}], "next": null}', 2),
        (b'{"response": {"docs": [{"text": "Xin"}]}}', 1),
        (b'{"hits": {"hits": [{"_source": {"text": "Xin"}}]}}', 1),
        (b'{"tags": [{"name": "x"}], "text": "Xin", "comments": [{"text": "hay"}]}', 1),
        (b'{"title": {"rendered": "Tin"}, "content": {"rendered": "<p>Xin</p>"}}', 1),
        ('{"text": "Xin"}'.encode("utf-16"), 1),
        (b'\xef\xbb\xbf[{"text": "Xin"}]', 1),
        (b'{"text": "Xin", "text": "Ch\xc3\xa0o"}', 1),
    ],
)
def test_json_of_any_shape(tmp_path: Path, data: bytes, number: int) -> None:
    assert len(articles(tmp_path, "a.json", data)) == number


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"content": {"rendered": "<p>Có <b>5</b> hộ.</p><p>Xong.</p>"}},
         {"text": "Có 5 hộ.\nXong."}),
        ({"noi_dung": "Có 5 hộ.<br>Xong.<script>x()</script>"}, {"text": "Có 5 hộ.\nXong."}),
        ({"text": "Nếu a < b và b > c"}, {"text": "Nếu a < b và b > c"}),
        ({"text": ["Có 5 hộ.", "Xong."]}, {"text": "Có 5 hộ.\nXong."}),
        ({"article": {"title": "Tin", "content": "Xong."}}, {"text": "Tin\nXong.", "title": "Tin"}),
        ({"Tiêu đề": "Tin", "Nội dung": "Xong."}, {"title": "Tin"}),
        ({"text": "Tin", "Ngày đăng": "5/3/2021"}, {"published_at": "2021-03-05"}),
        ({"text": "Tin", "date": 1614907800000}, {"published_at": "2021-03-05T08:30"}),
        ({"text": "Tin", "date": "1614907800"}, {"published_at": "2021-03-05T08:30"}),
        ({"text": "Tin", "date": 20210305}, {"published_at": "2021-03-05"}),
        ({"text": "Tin", "publish": {"$date": {"$numberLong": "1614907800000"}}},
         {"published_at": "2021-03-05T08:30"}),
        ({"text": "Tin", "date": True}, {"published_at": None}),
        ({"text": "Tin", "tacGia": "Mai Hoa", "Báo": "Báo Xã"},
         {"author": "Mai Hoa", "site": "Báo Xã"}),
    ],
)  # fmt: skip
def test_fields_of_many_systems(
    tmp_path: Path, fields: dict[str, object], expected: dict[str, object]
) -> None:
    (found,) = articles(tmp_path, "a.jsonl", json.dumps(fields).encode())
    assert {name: getattr(found, name) for name in expected} == expected


def test_json_in_depth_costs_only_what_lies_deep(tmp_path: Path) -> None:
    deep = b'{"text": "Xin", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert articles(tmp_path, "a.json", b"[" + deep + b"]")[0].text == "Xin"


def test_a_list_without_any_text_is_said_record_by_record(tmp_path: Path) -> None:
    found = read(tmp_path, "a.json", b'[{"a": 1}, 5, {"text": "Xin"}]')
    reasons = [each.reason for each in found if isinstance(each, Reject)]
    assert reasons == [Reason.NO_TEXT, Reason.BROKEN_RECORD] and len(found) == 3


# Documents


def test_a_word_file_keeps_the_order_of_paragraphs_and_tables(tmp_path: Path) -> None:
    from docx import Document

    document, path = Document(), tmp_path / "a.docx"
    document.add_paragraph("Biểu 1")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Số hộ nghèo", "12"
    document.add_paragraph("Hết.")
    document.save(str(path))
    (found,) = load(path)
    assert isinstance(found, Article)
    assert found.text == "Biểu 1\nSố hộ nghèo | 12\nHết."


def test_documents_without_their_library_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, suffix in (("docx", "docx"), ("pypdf", "pdf")):
        data = FILES[suffix][0]()
        monkeypatch.setitem(sys.modules, module, None)
        found = reject(tmp_path, f"a.{suffix}", data)
        assert found.reason is Reason.MISSING_LIBRARY and "pip install 'pypdf>=4'" in found.detail


def test_a_pdf_that_never_ends_being_drawn_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solieu.corpus.formats.pdf_document.MOST_PDF_OPERATIONS", 5)
    found = reject(tmp_path, "a.pdf", FILES["pdf"][0]())
    assert found.reason is Reason.TOO_LARGE and "operations" in found.detail


# Feeds and web archives


def test_an_entry_of_a_feed_has_title_date_and_plain_text(tmp_path: Path) -> None:
    first, _ = articles(tmp_path, "a.xml", valid.feed())
    assert (first.title, first.published_at) == ("Tin số 1", "2024-03-05T08:15")
    assert first.text == f"Tin số 1\n{STORIES[0]}"


def test_an_atom_entry_prefers_its_content(tmp_path: Path) -> None:
    entry = (
        "<entry><title>Tin</title><link href='http://vi-du.example/1'/>"
        "<summary>Tóm tắt</summary><content type='html'>&lt;p&gt;Có 5 hộ.&lt;/p&gt;</content>"
        "<author><name>Mai Hoa</name></author><updated>2024-03-05T01:15:00Z</updated></entry>"
    )
    data = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>".encode()
    (found,) = articles(tmp_path, "a.atom", data)
    assert (found.text, found.author, found.lead) == ("Tin\nCó 5 hộ.", "Mai Hoa", "Tóm tắt")
    assert (found.published_at, found.site) == ("2024-03-05T08:15", "vi-du.example")


def test_texts_made_of_pages_are_read_from_a_web_archive(tmp_path: Path) -> None:
    body = STORIES[0].encode()
    head = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://vi-du.example/1\r\n"
    head += f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
    (found,) = articles(tmp_path, "a.warc", head.encode() + body + b"\r\n\r\n")
    assert found.text == STORIES[0]


def test_only_pages_of_a_web_archive_are_articles(tmp_path: Path) -> None:
    data = valid.capture(b"GIF", 1, "image/gif") + valid.capture(valid.page(), 2)
    data += valid.capture(b"x", 3, status="404 Not Found")
    found = read(tmp_path, "a.warc.gz", PACKED["gz"](data))
    reasons = [str(getattr(each, "reason", "article")) for each in found]
    assert reasons == ["not_a_page", "article", "not_a_page"]
