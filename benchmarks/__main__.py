"""Speed, side by side on the same text in one run; ratios count, for machines differ.

    python benchmarks PATH [PATH ...] [--quick] [--json FILE]
    python benchmarks --loading FILE [FILE ...]

For each path: extraction against other tools on the same text, each ratio taken in a round of its
own; the compiled build, if there is one, against the pure one; megabytes a second of each stage of
a run; what a million such articles cost; time and memory at 1, 4 and 16 times as much text; the
pace of a whole run with 1, 2, 4 … workers. Megabytes are of UTF-8, seconds of CPU time on one core,
but those of workers, which the clock on the wall tells.
With `--loading`, each file is loaded as a whole, and the most memory ever used is printed, too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from builds import COMPILED, build_name, compared
from many_workers import efficiency, shared
from scaling import grown, growth
from solieu.corpus import Article, load
from solieu.corpus.limits import PORTION_BYTES
from solieu.dataset.running.workers import n_cores
from solieu.extract import extract
from stages import stages
from timing import shown, size_of, speed, spread, up_to
from tools import TOOLS, Tool, Work

ENOUGH = 2_000_000  # bytes of articles that stages are timed on
LEAST_GROWN = 1_000_000  # bytes of the smallest run of three
QUICK = 8  # times less of both
EACH_WORKER = 4 * PORTION_BYTES  # bytes for each of some workers; so much a portion has
ROUNDS, QUICK_ROUNDS = 7, 3


def main(arguments: list[str]) -> int:
    """Measure each path, print it, and write it all as JSON."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, less text")
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"))
    parser.add_argument("--loading", action="store_true", help="time loading alone")
    asked = parser.parse_args(arguments)
    if asked.loading:
        return loading(asked.paths)
    tools = {tool: work for tool in TOOLS if (work := tool.ready()) is not None}
    for tool in TOOLS:
        if tool not in tools:
            print(f"not installed, so not compared: {tool.name} (pip install {tool.package})")
    told = machine(tools)
    found = {path: measured(path, tools, quick=asked.quick) for path in asked.paths}
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(
        json.dumps({"machine": told, "paths": found}, indent=1, ensure_ascii=False)
    )
    print(f"\nwritten to {asked.json}")
    return 0


def machine(tools: dict[Tool, Work]) -> dict[str, Any]:
    """What the figures were taken on."""
    return {
        "build": build_name(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),  # of other work, which slows runs of many workers
        "versions": {tool.package: tool.version for tool in tools},
    }


def measured(path: str, tools: dict[Tool, Work], *, quick: bool) -> dict[str, Any]:
    """All figures of a path, printed as they come."""
    rounds, less = (QUICK_ROUNDS, QUICK) if quick else (ROUNDS, 1)
    articles = list(enough(path, ENOUGH // less))
    if not articles:
        raise SystemExit(f"{path}: no articles; name a file or folder that solieu can load")
    size = sum(size_of(article.text) for article in articles)
    print(f"\n{path}: {len(articles):,} articles, {size / 1e6:.2f} MB")
    found: dict[str, Any] = {"articles": len(articles), "bytes": size}
    found["tools"] = beside(articles, tools, rounds)
    if COMPILED.exists() and build_name() == "pure":
        both = compared(articles)
        found["compiled"] = {"ratio": both.ratio, "different": both.different}
        print(f"  compiled: {both.shown}")
    found["stages"] = stages(path, articles, rounds)
    for name, rates in found["stages"].items():
        print(f"  {name:<20} {'MB/s':<26} {shown(rates)}")
    found["hours_a_million"] = {
        name: size / len(articles) / found["stages"][name]["median"] / 3600
        for name in ("extract", "together")
    }
    found["growth"] = grown(path, LEAST_GROWN // less)
    found["workers"] = shared(path, EACH_WORKER // (4 if quick else 1), n_cores())
    for line in costs(found):
        print(line)
    return found


def costs(found: dict[str, Any]) -> Iterator[str]:
    """What much text costs, as lines to print: hours, time and memory by size, pace by workers."""
    alone, whole = found["hours_a_million"].values()
    yield f"  a million such articles: {alone:.2f} core hours to extract, {whole:.2f} a whole run"
    for run, against in zip(found["growth"], growth(found["growth"]), strict=True):
        yield (
            f"  {run['bytes'] / 1e6:7.2f} MB: {run['seconds']:7.2f} s, {against:4.2f} times as long"
            f" a byte as the first, {run['peak_mb']:,.0f} MB of memory at most"
        )
    for run, share in zip(found["workers"], efficiency(found["workers"]), strict=True):
        yield (
            f"  {run['workers']:3} workers: {run['bytes'] / 1e6 / run['seconds']:7.2f} MB/s,"
            f" each {share:4.2f} times as fast as one alone"
        )


def beside(
    articles: list[Article], tools: dict[Tool, Work], rounds: int
) -> dict[str, dict[str, Any]]:
    """How many times as fast as each tool extraction is, on the same text in the same round."""
    print(f"  {'against':<20} {'it does':<26} {'MB/s':>8}  times as fast (rounds from to)")
    found: dict[str, dict[str, Any]] = {}
    for tool, work in tools.items():
        texts = up_to((article.text for article in articles), tool.enough)
        size = sum(map(size_of, texts))
        own, its = [], []
        speed(extract, texts, size)  # what is built at first use is not the speed
        for _ in range(rounds):
            own.append(speed(extract, texts, size))
            its.append(speed(work, texts, size))
        ratio = spread([a / b for a, b in zip(own, its, strict=True)])
        found[tool.name] = {"bytes": size, "mb_s": spread(its), "ours": spread(own), "ratio": ratio}
        rate = found[tool.name]["mb_s"]["median"]
        print(f"  {tool.name:<20} {tool.does:<26} {rate:8.3f} {shown(ratio, 1)}", flush=True)
    return found


def enough(path: str, limit: int) -> list[Article]:
    """The first articles of the path that hold that many bytes."""
    found: list[Article] = []
    size = 0
    for item in load([path]):
        if isinstance(item, Article):
            found.append(item)
            size += size_of(item.text)
        if size >= limit:
            break
    return found


def loading(paths: list[str]) -> int:
    """Load each path as a whole; speed in time of the processor, memory of the process so far."""
    print(f"{'path':<32} {'articles':>9} {'MB':>8} {'MB/s':>8} {'peak MB':>8}")
    for path in paths:
        list(islice(load([path]), 10))  # what is built at first use is not the speed
        start, number, size = time.process_time(), 0, 0
        for item in load([path]):
            number += 1
            size += size_of(item.text) if isinstance(item, Article) else 0
        rate = size / 1e6 / (time.process_time() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{path[-32:]:<32} {number:9,} {size / 1e6:8.1f} {rate:8.2f} {peak:8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
