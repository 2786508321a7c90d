"""Broken inputs: each ends in its reason, and the articles beside it are as they would be alone."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from broken_inputs import ANY, ARTICLE, Broken, cases, made_by_system
from docx import Document
from solieu.corpus import Article, Reason, Reject, load
from solieu.corpus.limits import MOST_ARTICLE_BYTES
from valid_inputs import FILES, STORIES, json_lines

CASES = list(cases())


def shown(found: list[Article | Reject]) -> set[str]:
    return {str(each.reason) if isinstance(each, Reject) else ARTICLE for each in found}


def test_there_are_many() -> None:
    names = [broken.name for broken in CASES]
    assert len(names) >= 100 and len(set(names)) == len(names)


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.name)
def test_a_broken_input_shows_its_reason(tmp_path: Path, broken: Broken) -> None:
    path = tmp_path / broken.name
    path.write_bytes(broken.data)
    found = list(load(path))
    assert found and all(each.source.startswith(str(path)) for each in found)
    told = shown(found)
    assert broken.shows - {ANY} <= told
    if ANY not in broken.shows:
        assert told == broken.shows
    assert all(each.detail for each in found if isinstance(each, Reject))
    assert max(Counter(each.source for each in found).values()) == 1


def test_the_run_survives_all_of_them_and_the_others_are_intact(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    for suffix, (make, _) in FILES.items():
        (whole / f"zz.{suffix}").write_bytes(make())
    alone = list(load(whole))
    for broken in CASES:
        (whole / broken.name).write_bytes(broken.data)
    expected = made_by_system(whole)
    together = list(load(whole))
    at = {each.source.removeprefix(f"{whole}/"): each for each in together}
    assert [each for each in together if "/zz." in each.source] == alone
    for name, reason in expected.items():
        assert shown([at[name]]) == {reason}, name
    inputs = [name for name in os.listdir(os.fsencode(whole)) if name != b"folder.jsonl"]
    accounted = {source.partition(":")[0] for source in at}
    assert len(accounted) == len(inputs)


def test_a_folder_within_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORIES[0], encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    found = list(load([tmp_path, str(tmp_path / "**")]))
    assert Counter(map(type, found)) == {Article: 2, Reject: 2}


def long_line(path: Path, opening: bytes, size: int) -> None:
    """A file with one endless line in it, sparse on disk, and a whole line behind it."""
    with path.open("wb") as file:
        file.write(json_lines() + opening)
        file.truncate(size)
        file.seek(size)
        file.write(b"\n" + json_lines())


def test_an_endless_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long_line(path, b'{"text": "', 200_000_000)
    found = list(load(path))
    assert [type(each) for each in found] == [Article, Article, Reject, Article, Article]
    assert shown(found) == {ARTICLE, "too_large"}


@pytest.mark.parametrize("suffix", ["txt", "html", "csv", "json"])
def test_an_endless_file_is_too_large(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    opening = {"csv": b"title,text\nA,", "json": b'[{"text": "'}.get(suffix, b"Xin ")
    with path.open("wb") as file:
        file.write(opening)
        for _ in range(2 + MOST_ARTICLE_BYTES // 2**20):
            file.write(b"x" * 2**20)
    assert shown(list(load(path))) == {"too_large"}


@pytest.mark.parametrize("suffix", ["txt", "jsonl", "csv", "json", "parquet", "docx"])
def test_how_large_an_article_may_be_is_a_choice(tmp_path: Path, suffix: str) -> None:
    text = "Xã họp bàn việc làm đường. " * 3000
    path = tmp_path / f"a.{suffix}"
    if suffix == "parquet":
        pq.write_table(pa.table({"text": [text]}), path)
    elif suffix == "docx":
        document = Document()
        document.add_paragraph(text)
        document.save(str(path))
    else:
        record = json.dumps({"text": text}, ensure_ascii=False)
        data = {"txt": text, "jsonl": record, "csv": f"text\n{text}\n", "json": f"[{record}]"}
        path.write_text(data[suffix], "utf-8")
    assert shown(list(load(path, article_bytes=60_000))) == {"too_large"}
    assert shown(list(load(path))) == {ARTICLE}


DROP_RIGHTS = """
import os, sys
from solieu.corpus import load
list(load(sys.argv[2]))
os.setgid(65534); os.setuid(65534)
print(*[getattr(found, "reason", "article") for found in load(sys.argv[1])])
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_permission_denied_is_a_reject(open_folder: Path) -> None:
    closed, mo, folder = (open_folder / name for name in ("kin.txt", "mo.txt", "kin"))
    folder.mkdir()
    for path in (closed, mo, folder / "a.txt"):
        path.write_text(STORIES[0], encoding="utf-8")
    closed.chmod(0)
    folder.chmod(0)
    drop = DROP_RIGHTS if os.geteuid() == 0 else DROP_RIGHTS.replace("os.set", "#")
    ran = subprocess.run(
        [sys.executable, "-c", drop, str(open_folder), str(mo)],
        capture_output=True,
        text=True,
        check=True,
    )
    folder.chmod(0o755)
    assert sorted(ran.stdout.split()) == ["article", "unreadable", "unreadable"]


def test_a_standard_input_that_is_a_bomb_or_broken_is_a_reject(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for broken in CASES:
        if broken.name in ("bomb.zip", "half.jsonl.gz", "locked.zip"):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(broken.data)))
            assert broken.shows - {ANY} <= shown(list(load("-")))


def test_what_a_library_logs_of_a_broken_file_is_not_shown_twice(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "half.pdf").write_bytes(next(c.data for c in CASES if c.name == "half.pdf"))
    list(load(tmp_path))
    assert not caplog.records


def test_every_reason_has_its_meaning() -> None:
    source = Path(sys.modules[Reason.__module__].__file__ or "").read_text(encoding="utf-8")
    for reason in Reason:
        assert f'{reason.name} = "{reason}"  # ' in source
