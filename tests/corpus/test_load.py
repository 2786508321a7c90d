"""Loading: every source ends as an article or as a reject that says what to do."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus import Article, Reason, Reject, load
from solieu.corpus.compose import compose
from solieu.corpus.formats import SUFFIXES
from solieu.corpus.limits import MOST_TOGETHER
from solieu.corpus.record import Record

STORY = "Xã Phú Lương rà soát hộ nghèo\n\nNăm 2023, xã Phú Lương còn 34 hộ nghèo, giảm 11 hộ."


def one(source: Path | str) -> Article | Reject:
    found = list(load(source))
    assert len(found) == 1
    return found[0]


def article(source: Path | str) -> Article:
    found = one(source)
    assert isinstance(found, Article), found
    return found


def reject(source: Path | str) -> Reject:
    found = one(source)
    assert isinstance(found, Reject), found
    return found


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


# What is read


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_a_text_file_is_one_article(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"tin{suffix}"
    path.write_text(STORY, encoding="utf-8")
    found = article(path)
    assert (found.source, found.text) == (str(path), STORY)


def test_a_compressed_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode()))
    assert article(path).text == STORY


def test_a_folder_is_read_in_order_with_all_below_it_but_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.md", ".an/3.txt", ".kin.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    names = [os.path.relpath(found.source, tmp_path) for found in load(tmp_path)]
    assert names == ["b.txt", "a/1.md", "a/2.txt"]


def test_a_glob_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "3.md"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    names = [Path(found.source).name for found in load(str(tmp_path / "*.txt"))]
    assert names == ["1.txt", "2.txt"]


def test_many_sources_follow_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    found = list(load([tmp_path / "a.txt", str(tmp_path / "khong-co.txt")]))
    assert [type(each) for each in found] == [Article, Reject]


def test_standard_input_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    found = article("-")
    assert (found.source, found.text) == ("-", STORY)


def test_records_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text(line(text="Xã có 12 hộ.") + "\n" + line(text="Xã có 15 hộ."), encoding="utf-8")
    assert [found.source for found in load(path)] == [f"{path}:1", f"{path}:3"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "Có 5 hộ."}, {"text": "Có 5 hộ."}),
        ({"content": "Có 5 hộ."}, {"text": "Có 5 hộ."}),
        ({"body": "Có 5 hộ.", "headline": "Tin"}, {"text": "Tin\nCó 5 hộ.", "title": "Tin"}),
        ({"text": "Tin. Có 5 hộ.", "title": "Tin"}, {"text": "Tin. Có 5 hộ.", "title": "Tin"}),
        ({"text": "Tin", "date": "5/3/2021"}, {"published_at": "2021-03-05"}),
        ({"text": "Tin", "published": "23/10/2019 9:07"}, {"published_at": "2019-10-23T09:07"}),
        (
            {"text": "Tin", "publish": {"$date": "2018-05-01T01:00:00Z"}},
            {"published_at": "2018-05-01T08:00"},
        ),
        ({"text": "Tin", "published_at": "hôm qua"}, {"published_at": None}),
        ({"text": "Tin", "author": {"name": "Lan"}}, {"author": "Lan"}),
        ({"text": "Tin", "author": ["Lan", "Huệ"]}, {"author": "Lan, Huệ"}),
        ({"text": "Tin", "source": "Báo Xã"}, {"site": "Báo Xã"}),
        ({"text": "Tin", "url": "https://www.vi-du.example/a.htm"}, {"site": "vi-du.example"}),
        ({"text": "Tin", "url": "http://x.example/tin/vov.vn/a"}, {"site": "VOV"}),
        ({"text": "Tin", "url": "http://[hong"}, {"site": None}),
    ],
)
def test_the_shapes_of_records(
    tmp_path: Path, fields: dict[str, object], expected: dict[str, object]
) -> None:
    path = tmp_path / "tin.ndjson"
    path.write_text(line(**fields), encoding="utf-8")
    found = article(path)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize("odd", ["\ufeff{}\n", "{}\r\n", " {}\t \n", "{}", "{}\n\n"])
def test_a_line_is_read_whatever_stands_around_its_object(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "tin.jsonl"
    said = line(text="Có 5 hộ.", so=float("nan"), ma=2**200).strip()
    path.write_bytes(odd.replace("{}", said).encode())
    assert article(path).text == "Có 5 hộ."


def test_records_that_are_composed_together_keep_their_order(tmp_path: Path) -> None:
    texts = [f"Xã có {n} hộ." if n % 3 else "\u200b" for n in range(3 * MOST_TOGETHER + 1)]
    path = tmp_path / "tin.jsonl"
    path.write_text("".join(line(text=text) for text in texts), encoding="utf-8")
    found = list(load(path))
    assert [item.source for item in found] == [f"{path}:{n}" for n in range(1, len(texts) + 1)]
    assert found == [compose(Record(f"{path}:{n}", text)) for n, text in enumerate(texts, 1)]


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text(line(text="Có 5 hộ.") * 3, encoding="utf-8")
    found = load(path)
    assert isinstance(found, Iterator)
    assert isinstance(next(found), Article)


# What is rejected, and how


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", Reason.EMPTY),
        ("a.txt", b" \r\n\t ", Reason.EMPTY),
        ("a.txt", b"\xef\xbb\xbf", Reason.EMPTY),
        ("a.txt", "\u200b\u200b".encode(), Reason.NO_TEXT),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", Reason.BINARY),
        ("a.txt", b"\xff\xfe\x00\xd8", Reason.ENCODING),
        ("a.txt", "Uû ban nh©n d©n".encode("latin-1"), Reason.ENCODING),
        ("a.html", b"", Reason.EMPTY),
        ("a.html", b"<html><body></body></html>", Reason.NO_TEXT),
        ("a.jsonl", b"", Reason.EMPTY),
        ("a.jsonl", b"\n\n", Reason.EMPTY),
        ("a.jsonl", b"GIF89a\0\0\n", Reason.BINARY),
        ("a.docx", b"PK\x03\x04", Reason.BROKEN_ARCHIVE),
        ("khong-duoi", b"Tin", Reason.UNKNOWN_FORMAT),
        ("a.txt.gz", b"khong nen", Reason.BROKEN_ARCHIVE),
        ("a.txt.gz", gzip.compress(STORY.encode())[:-12], Reason.BROKEN_ARCHIVE),
        ("a.png.gz", gzip.compress(b"\x89PNG"), Reason.UNKNOWN_FORMAT),
    ],
)
def test_a_bad_file_is_a_reject(tmp_path: Path, name: str, data: bytes, reason: Reason) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = reject(path)
    assert (found.source.removesuffix(":1"), found.reason) == (str(path), reason)
    assert found.detail


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"text": "Có 5', Reason.BROKEN_RECORD),
        ("[1, 2]", Reason.BROKEN_RECORD),
        ("[" * 100_000, Reason.BROKEN_RECORD),
        ('{"title": "Tin"}', Reason.NO_TEXT),
        ('{"text": 5}', Reason.NO_TEXT),
        ('{"text": "  "}', Reason.NO_TEXT),
        ('{"text": "\\u200b"}', Reason.NO_TEXT),
        ('{"so": ' + "9" * 5000 + "}", Reason.BROKEN_RECORD),
    ],
)
def test_a_bad_line_is_a_reject_and_the_rest_is_read(
    tmp_path: Path, bad: str, reason: Reason
) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text(f"{line(text='Có 5 hộ.')}{bad}\n{line(text='Có 7 hộ.')}", encoding="utf-8")
    first, second, third = load(path)
    assert isinstance(second, Reject)
    assert (second.source, second.reason) == (f"{path}:2", reason)
    assert isinstance(first, Article) and isinstance(third, Article)


def test_records_before_a_break_in_an_archive_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl.gz"
    lines = "".join(line(text=f"Xã thứ {i} có {i * 7919 % 10007} hộ.") for i in range(20_000))
    path.write_bytes(gzip.compress(lines.encode())[:60_000])
    *read, last = load(path)
    assert len(read) > 100 and all(isinstance(found, Article) for found in read)
    assert isinstance(last, Reject) and last.reason is Reason.BROKEN_ARCHIVE


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    assert reject(tmp_path / "khong-co.txt").reason is Reason.NOT_FOUND
    assert reject(str(tmp_path / "*.txt")).reason is Reason.NOT_FOUND
    assert reject("").reason is Reason.NOT_FOUND


def test_a_folder_without_articles_is_a_reject(tmp_path: Path) -> None:
    assert reject(tmp_path).reason is Reason.NO_ARTICLES


def test_a_stray_file_in_a_folder_is_never_skipped_silently(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    _, stray = load(tmp_path)
    assert isinstance(stray, Reject) and stray.reason is Reason.UNKNOWN_FORMAT
    assert all(suffix in stray.detail for suffix in SUFFIXES)


def test_what_cannot_be_opened_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "dut.txt").symlink_to(tmp_path / "khong-co.txt")
    assert reject(tmp_path / "dut.txt").reason is Reason.UNREADABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.txt")
    assert reject(tmp_path / "ong.txt").reason is Reason.UNREADABLE


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_without_permission_is_a_reject(tmp_path: Path) -> None:
    path = tmp_path / "kin.txt"
    path.write_text(STORY, encoding="utf-8")
    path.chmod(0)
    assert reject(path).reason is Reason.UNREADABLE


@given(data=st.binary(max_size=400), suffix=st.sampled_from([*SUFFIXES, ".txt.gz", ".jsonl.gz"]))
def test_no_bytes_make_it_fall(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("tin") / f"a{suffix}"
    path.write_bytes(data)
    found = list(load(path))
    assert found and all(each.source.startswith(str(path)) for each in found)
