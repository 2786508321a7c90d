"""Inputs of a run, small, but read in every way: whole files, spans of lines and rows, streams."""

from __future__ import annotations

import gzip
import json
import random
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

N_ARTICLES = 240
COMMUNES = ("Yên Hạ", "Suối Giàng", "Mường Khoa", "Tân Phú", "Bản Lầu")
# With these portions, such inputs have some fifty.
PORTION_BYTES, STREAM_BYTES = 8_000, 1_000


def story(number: int) -> str:
    """A report like no other."""
    pick = random.Random(number)
    said = (
        f"Xã {pick.choice(COMMUNES)} có {pick.randint(20, 900)} hộ nghèo.",
        f"Tỷ lệ hộ nghèo giảm {pick.randint(1, 9)},{pick.randint(1, 9)}% so với cùng kỳ.",
        f"Đã tiếp nhận {pick.randint(2, 90)} đơn theo Nghị định 64/2014/NĐ-CP.",
        f"Quỹ vận động được {pick.randint(2, 700)} triệu đồng trong đợt {number}.",
    )
    return " ".join(pick.sample(said, 3))


def write_lines(path: Path, numbers: range) -> None:
    """Write reports as JSON lines."""
    records = (json.dumps({"content": story(n), "title": f"Tin số {n}"}) for n in numbers)
    path.write_text("\n".join(records) + "\n", "utf-8")


def write_sources(folder: Path) -> None:
    """Write `N_ARTICLES` reports in files of several formats, and a file that holds nothing."""
    folder.mkdir()
    write_lines(folder / "dong.jsonl", range(120))
    packed = "\n".join(json.dumps({"content": story(n)}) for n in range(120, 160))
    (folder / "nen.jsonl.gz").write_bytes(gzip.compress(packed.encode(), mtime=0))
    table = pa.table({"content": [story(n) for n in range(160, 220)]})
    pq.write_table(table, folder / "bang.parquet", row_group_size=15)
    with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
        for number in range(220, 230):
            archive.writestr(f"{number}.txt", story(number))
    for number in range(230, 240):
        (folder / f"{number}.txt").write_text(story(number), "utf-8")
    (folder / "rong.txt").write_bytes(b"")


def tables_of(folder: Path) -> dict[str, bytes]:
    """All that a run leaves, but for what it says of itself."""
    files = (path for path in sorted(folder.iterdir()) if path.name != "run.json")
    return {path.name: path.read_bytes() for path in files}
