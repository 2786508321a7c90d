"""The pure and the compiled build side by side: the same facts, and how many times as fast.

    python benchmarks/builds.py PATH [PATH ...] [--most MEGABYTES]

Both read some articles each, turn about, each in a process of its own and every article once; the
first, at which lexicons are read, are not timed. Seconds are of CPU time. Ends with 1 where facts
differ.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from timing import size_of

COMPILED = Path(__file__).parent.parent / "build" / "compiled"  # `make compiled` puts it there
TURN = 25  # articles that a build reads before the other does
Answer = tuple[str, list[Any], float]  # the build, the facts of each article, the seconds


class Build:
    """A process that reads articles with the installed build, or with what stands in a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        paths = [str(path) for path in (folder, Path(__file__).parent) if path]
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--serve"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def read(self, articles: list[Any]) -> Answer:
        """What the build says of some articles."""
        assert self._process.stdin and self._process.stdout
        print(json.dumps([asdict(one) for one in articles]), file=self._process.stdin, flush=True)
        build, facts, seconds = json.loads(self._process.stdout.readline())
        return build, facts, seconds

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


@dataclass
class Compared:
    """What both builds took together, and the sources of the articles that they read otherwise."""

    articles: int = 0
    bytes: int = 0
    facts: int = 0
    pure: float = 0.0
    compiled: float = 0.0
    different: tuple[str, ...] = ()

    @property
    def ratio(self) -> float:
        """How many times as fast the compiled build is; nothing to tell of a few articles."""
        return self.pure / self.compiled if self.compiled else float("nan")

    @property
    def shown(self) -> str:
        """What is printed of it."""
        return (
            f"{self.articles:,} articles, {self.facts:,} facts, {self.ratio:.2f} times as fast,"
            f" {len(self.different)} articles read otherwise"
        )


def build_name() -> str:
    """Which build this process runs: `pure` or `compiled`."""
    from solieu.extract.text import document

    return "pure" if str(document.__file__).endswith(".py") else "compiled"


def compared(articles: Iterable[Any], most: int = sys.maxsize) -> Compared:
    """Both builds on the articles, of which so many bytes are read."""
    found, builds = Compared(), (Build(), Build(COMPILED))
    left = iter(articles)
    while found.bytes < most and (some := list(islice(left, TURN))):
        pure, compiled = (build.read(some) for build in builds)
        assert (pure[0], compiled[0]) == ("pure", "compiled"), "the installed build is compiled"
        if found.articles:
            found.pure += pure[2]
            found.compiled += compiled[2]
        found.articles += len(some)
        found.bytes += sum(size_of(article.text) for article in some)
        for article, one, other in zip(some, pure[1], compiled[1], strict=True):
            found.facts += sum(map(len, one.values()))
            found.different += (article.source,) if one != other else ()
    for build in builds:
        build.close()
    return found


def loaded(path: str) -> Iterator[Any]:
    """The articles of a path."""
    from solieu.corpus import Article, load

    return (item for item in load([path]) if isinstance(item, Article))


def serve() -> None:
    """Answers each line, some articles, with their facts."""
    from solieu.corpus import Article
    from solieu.extract import extract
    from solieu.extract.records import record_of

    name = build_name()
    for line in sys.stdin:
        articles = [Article(**one) for one in json.loads(line)]
        start = time.process_time()
        facts = [extract(article) for article in articles]
        seconds = time.process_time() - start
        print(json.dumps((name, [record_of(one) for one in facts], seconds)), flush=True)


def main(arguments: list[str]) -> int:
    """Compares both builds on each path, and tells it."""
    parser = argparse.ArgumentParser(prog="builds.py")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--most", type=float, default=1e9, help="megabytes of each path")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.serve:
        serve()
        return 0
    if not COMPILED.exists():
        print("there is no compiled build: make compiled", file=sys.stderr)
        return 2
    differ = False
    for path in asked.paths:
        found = compared(loaded(path), int(asked.most * 1e6))
        print(f"{path}: {found.shown}")
        print("".join(f"  read otherwise: {source}\n" for source in found.different[:20]), end="")
        differ = differ or bool(found.different)
    return int(differ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
