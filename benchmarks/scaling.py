"""How time and memory grow with the number of articles: each size in a process of its own.

    python benchmarks/scaling.py PATH BYTES

Builds a dataset of the articles of PATH, said again with another last line until they hold that
many bytes, and prints the seconds of CPU time and the most memory as JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import TypedDict

from solieu.corpus import Article, load
from solieu.dataset import build
from timing import BESIDE, size_of


class Grown(TypedDict):
    """A run over some bytes of text."""

    bytes: int
    articles: int
    seconds: float
    peak_mb: float


def grown(path: str, least: int) -> list[Grown]:
    """Runs over 1, 4 and 16 times as much text."""
    command = [sys.executable, str(Path(__file__)), path]
    runs = (
        subprocess.run([*command, str(least * n)], check=True, stdout=subprocess.PIPE, env=BESIDE)
        for n in (1, 4, 16)
    )
    return [json.loads(run.stdout) for run in runs]


def growth(runs: list[Grown]) -> list[float]:
    """Seconds a byte, of each run against the first: 1 is linear."""
    first = runs[0]["seconds"] / runs[0]["bytes"]
    return [run["seconds"] / run["bytes"] / first for run in runs]


def main(path: str, least: int) -> int:
    """One run, after a first one that fills what is built once."""
    with tempfile.TemporaryDirectory() as out:
        build(islice(load([path]), 300), out)
    told = {"bytes": 0, "articles": 0}
    start = time.process_time()
    with tempfile.TemporaryDirectory() as out:
        build(_counted(copies(path, least), told), out, duplicates="exact")
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**told, "seconds": seconds, "peak_mb": peak}))
    return 0


def _counted(articles: Iterator[Article], told: dict[str, int]) -> Iterator[Article]:
    for article in articles:
        told["bytes"] += size_of(article.text)
        told["articles"] += 1
        yield article


def copies(path: str, least: int) -> Iterator[Article]:
    """The articles of a path, said again with another last line until they hold that many bytes."""
    size = 0
    for n in count():
        for article in load([path]):
            if size >= least:
                return
            if not isinstance(article, Article):
                continue
            text = f"{article.text}\nBản tin in lần {n}."
            size += size_of(text)
            yield replace(article, text=text, source=f"{n}/{article.source}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
