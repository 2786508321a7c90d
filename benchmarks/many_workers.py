"""How a run gets faster with more processes: each reads as much, by the clock on the wall.

    python benchmarks/many_workers.py PATH BYTES WORKERS

Builds a dataset with that many workers of as many bytes for each, the articles of PATH said again
with another last line, and prints the bytes and the seconds as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TypedDict

from scaling import copies
from solieu.dataset import Duplicates, Settings, build_from
from timing import BESIDE, size_of


class Shared(TypedDict):
    """A run that some workers shared: bytes of text, seconds from its start to its end."""

    workers: int
    bytes: int
    seconds: float


def shared(path: str, each: int, cores: int) -> list[Shared]:
    """Runs with 1, 2, 4 … workers, and with one a core."""
    command = [sys.executable, str(Path(__file__)), path, str(each)]
    runs = (
        subprocess.run([*command, str(n)], check=True, stdout=subprocess.PIPE, env=BESIDE)
        for n in numbers_of_workers(cores)
    )
    return [json.loads(run.stdout) for run in runs]


def numbers_of_workers(cores: int) -> list[int]:
    """Powers of two up to the number of cores, and that number.

    >>> numbers_of_workers(6)
    [1, 2, 4, 6]
    """
    return sorted({2**k for k in range(cores.bit_length())} | {cores})


def efficiency(runs: list[Shared]) -> list[float]:
    """Bytes a second and worker, of each run against the first: 1 is as if each worked alone."""
    rates = [run["bytes"] / run["seconds"] / run["workers"] for run in runs]
    return [rate / rates[0] for rate in rates]


def main(path: str, each: int, workers: int) -> int:
    """One run."""
    size = 0
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder, "dump.jsonl")
        with dump.open("w", encoding="utf-8") as file:
            for article in copies(path, each * workers):
                said = {"title": article.title, "text": article.text}
                size += size_of(article.text)
                file.write(json.dumps(said, ensure_ascii=False) + "\n")
        settings = Settings(workers=workers, duplicates=Duplicates.EXACT)
        start = time.perf_counter()
        build_from(dump, Path(folder, "out"), settings)
        seconds = time.perf_counter() - start
    print(json.dumps({"workers": workers, "bytes": size, "seconds": seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
