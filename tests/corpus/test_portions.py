"""Portions of sources: what each holds, and how files are shared out."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from run_inputs import (
    story,
    write_lines,
)
from sentences import written_in
from solieu.corpus import load, portions
from solieu.corpus.compose import compose
from solieu.corpus.formats.content import Options
from solieu.corpus.portions import Way, files_of
from solieu.corpus.record import Record

pytest_plugins = ("run_fixtures",)


@pytest.mark.usefixtures("small_portions")
def test_portions_hold_what_the_sources_hold_under_the_same_names(sources: Path) -> None:
    planned = list(portions.portions(sources))
    assert {portion.way for portion in planned} == {Way.FILES, Way.SPAN, Way.STREAM}
    assert sum(portion.way is Way.SPAN for portion in planned) > 4
    read = [
        record.source
        for portion in planned
        for _, records in files_of(portion, Options())
        for record in records
    ]
    assert sorted(read) == sorted(item.source for item in load(sources))


@pytest.mark.usefixtures("small_portions")
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "tcvn3", "vni"])
def test_lines_are_read_apart_as_the_whole_file_is(tmp_path: Path, encoding: str, end: str) -> None:
    """Two words do not tell their encoding; the file that they stand in does."""
    texts = [story(n) if n % 3 else f"Họp {n} thôn." for n in range(90)]
    lines = [json.dumps({"content": text}, ensure_ascii=False) + end for text in texts]
    path = tmp_path / "dong.jsonl"
    whole = "".join(lines)
    path.write_bytes(whole.encode() if encoding == "utf-8" else written_in(encoding, whole))
    planned = list(portions.portions(path))
    assert len(planned) > 1 and {portion.way for portion in planned} == {Way.SPAN}
    found = list(load(path))
    apart = [
        record
        for portion in planned
        for _, records in files_of(portion, Options())
        for record in records
    ]
    assert [getattr(item, "text", item) for item in found] == texts
    assert [compose(record) for record in apart if isinstance(record, Record)] == found


@pytest.mark.usefixtures("small_portions")
def test_portions_are_the_same_again_and_others_where_an_input_changed(sources: Path) -> None:
    before = [portion.digest for portion in portions.portions(sources)]
    assert [portion.digest for portion in portions.portions(sources)] == before
    write_lines(sources / "dong.jsonl", range(1, 121))
    after = [portion.digest for portion in portions.portions(sources)]
    assert 0 < len(set(before) & set(after)) < len(before)


@pytest.mark.parametrize(("rows", "way"), [(400, Way.STREAM), (20, Way.SPAN)])
def test_a_row_group_that_is_most_of_a_large_file_is_handed_over(
    rows: int, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "PORTION_BYTES", 1_000)
    monkeypatch.setattr(portions, "STREAM_BYTES", 0)
    texts = [f"Xã thứ {n} có {n + 10} hộ nghèo, vận động được {n} triệu đồng." for n in range(400)]
    path = tmp_path / "bang.parquet"
    pq.write_table(pa.table({"noi_dung": texts}), path, row_group_size=rows)
    assert {portion.way for portion in portions.portions(path)} == {way}
