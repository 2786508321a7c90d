"""Formats in: each is read by what it is, packed or not, whatever its name says."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
import valid_inputs as valid
from solieu.corpus import Article, Reason, Reject, load
from solieu.corpus.formats import READERS, SUFFIXES
from solieu.corpus.formats.content import Layout
from valid_inputs import FILES, PACKED, ROWS, STORIES


def read(folder: Path, name: str, data: bytes, **options: object) -> list[Article | Reject]:
    path = folder / name
    path.write_bytes(data)
    return list(load(path, **options))  # type: ignore[arg-type]


def articles(folder: Path, name: str, data: bytes, **options: object) -> list[Article]:
    found = read(folder, name, data, **options)
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


def reject(folder: Path, name: str, data: bytes, **options: object) -> Reject:
    (found,) = read(folder, name, data, **options)
    assert isinstance(found, Reject), found
    return found


def names(found: list[Article]) -> list[str]:
    return [article.source.rpartition("/")[2] for article in found]


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


# Tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    first, _ = articles(tmp_path, "a.csv", valid.table(delimiter))
    assert first.title == "Tin số 1"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    data = valid.table().decode().encode(encoding)
    assert articles(tmp_path, "a.csv", data)[0].title == "Tin số 1"


def test_quoted_line_breaks_stay_and_lines_are_counted(tmp_path: Path) -> None:
    data = 'title,text\nA,"Xã có 12 hộ.\nAi cũng vui."\nB,Xong\n'.encode()
    first, second = articles(tmp_path, "a.csv", data)
    assert first.text == "A\nXã có 12 hộ.\nAi cũng vui."
    assert second.source.endswith(":4")


def test_a_bad_row_costs_only_itself(tmp_path: Path) -> None:
    data = (
        "title,text\nA,Ủy ban nhân dân xã Phú Lương họp\nB\nC,Xin,thừa\nD,".encode()
        + b"\xff\xfe\nE,\nF,Xin\n"
    )
    found = read(tmp_path, "a.csv", data)
    told = {each.source[-1]: str(each.reason) for each in found if isinstance(each, Reject)}
    assert told == {"3": "broken_record", "4": "broken_record", "5": "encoding", "6": "no_text"}
    assert sum(isinstance(each, Article) for each in found) == 2


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_table_without_a_text_says_its_columns_and_the_flag(tmp_path: Path, kind: str) -> None:
    rows: list[dict[str, object]] = [{"ma": "1", "cot_a": "Xin", "cot_b": "chào"}] * 2
    data = valid.parquet(rows) if kind == "parquet" else b"ma,cot_a,cot_b\n1,Xin,ch\xc3\xa0o\n"
    found = reject(tmp_path, f"a.{kind}", data)
    assert found.reason is Reason.NO_TEXT_COLUMN
    assert "ma, cot_a, cot_b" in found.detail and "--text-column" in found.detail
    told = articles(tmp_path, f"a.{kind}", data, columns={"text": "cot_a", "title": "cot_b"})
    assert (told[0].text, told[0].title) == ("chào\nXin", "chào")
    missing = reject(tmp_path, f"a.{kind}", data, columns={"text": "cot_c"})
    assert missing.reason is Reason.NO_TEXT_COLUMN and "cot_c" in missing.detail


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_longest_column_is_the_text_where_that_is_sure_and_said(
    tmp_path: Path, kind: str
) -> None:
    rows: list[dict[str, object]] = [{"c1": f"A{n}", "c2": STORIES[0] * 5} for n in range(4)]
    lines = "".join(f'{row["c1"]},"{row["c2"]}"\n' for row in rows)
    data = valid.parquet(rows) if kind == "parquet" else f"c1,c2\n{lines}".encode()
    told: list[Layout] = []
    assert len(articles(tmp_path, f"a.{kind}", data, report=told.append)) == 4
    assert [(layout.guessed, dict(layout.columns)["text"]) for layout in told] == [(True, "c2")]


def test_a_table_without_names_of_columns_has_numbers(tmp_path: Path) -> None:
    data = "1,Xã có 12 hộ.\n2,Xã có 15 hộ.\n".encode()
    found = articles(tmp_path, "a.csv", data, columns={"text": "2"})
    assert [article.text for article in found] == ["Xã có 12 hộ.", "Xã có 15 hộ."]


def test_an_unknown_part_of_an_article_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match="noi_dung"):
        load("x", columns={"noi_dung": "text"})


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


def test_documents_without_their_library_name_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, suffix in (("docx", "docx"), ("pypdf", "pdf")):
        data = FILES[suffix][0]()
        monkeypatch.setitem(sys.modules, module, None)
        found = reject(tmp_path, f"a.{suffix}", data)
        assert found.reason is Reason.MISSING_LIBRARY and "solieu[documents]" in found.detail


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
