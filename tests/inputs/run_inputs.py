"""Inputs of a run, small, but read in every way: whole files, spans of lines and rows, streams."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
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


# By this module workers die of some articles.
DEADLY = """
import os, time
import solieu.dataset.running.portion_reading as reading

extract = reading.extract_facts

def deadly(article, **options):
    if "chết máy" in article.text:
        os.kill(os.getpid(), 9)
    if "chờ mãi" in article.text:
        time.sleep(3600)
    if "ăn hết bộ nhớ" in article.text:
        bytearray(8 << 30)
    return extract(article, **options)

reading.extract_facts = deadly
"""
RUN = """
import sys
import deadly
from solieu.dataset import EngineName, Limits, Settings, build_from

if __name__ == "__main__":
    sources, out, engine, seconds = sys.argv[1:]
    limits = Limits(article_seconds=float(seconds), memory_bytes=2**30)
    events = []
    settings = Settings(workers=1, engine=EngineName(engine), limits=limits)
    build_from(sources, out, settings, note=lambda event, about: events.append(event))
    print(events.count("worker_died"))
"""


def run_deadly(folder: Path, sources: Path, engine: str, *, seconds: float) -> int:
    """Build `folder/out` with a worker that dies of some articles, and say how often one died."""
    modules = folder / "modules"
    modules.mkdir()
    (modules / "deadly.py").write_text(DEADLY, "utf-8")
    (modules / "run.py").write_text(RUN, "utf-8")
    ran = subprocess.run(
        [sys.executable, modules / "run.py", sources, folder / "out", engine, str(seconds)],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(modules)},
    )  # fmt: skip
    return int(ran.stdout.split()[-1])
