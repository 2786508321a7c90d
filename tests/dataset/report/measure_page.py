"""How fast and large the report of a dataset is.

    python tests/dataset/report/measure_page.py DATASET

Each figure is the median of five openings of the page in headless Chromium, beside the limit that
is meant for 5,000 articles with some 20 facts each on two cores.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright
from report_helpers import FLAGS, wait_for
from solieu.dataset import write_report

LIMITS = {
    "page, MB": 10.0,
    "first rows, ms": 2000.0,
    "search ready, ms": 4000.0,
    "heap, MB": 60.0,
    "query, ms": 150.0,
    "sort, ms": 350.0,
    "filter, ms": 350.0,
}
ROUNDS = 5
QUERIES = ("nghi quyet", "lam dong", "Lâm Đồng", "dan", "trong")
SORTS = ("value", "-value", "article", "where", "when", "kind", "sure")
FILTERS = (("kind", "money"), ("unit", "đồng"), ("kind", "percentage"))
TIMED = """([run, given]) => {
  const started = performance.now();
  solieu[run](...given);
  document.body.offsetHeight;
  return performance.now() - started;
}"""


def measured(page: Any, figures: dict[str, list[float]]) -> None:
    """Adds the figures of one opening of the page."""
    for name, mark in (("first rows, ms", "filled"), ("search ready, ms", "search")):
        found = f"(performance.getEntriesByName('{mark}')[0] || {{}}).startTime"
        figures[name].append(wait_for(page, found, 60))
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")
    figures["heap, MB"].append((heap["usedSize"] + heap.get("backingStorageSize", 0)) / 1e6)
    figures["  of it arrays, MB"].append(heap.get("backingStorageSize", 0) / 1e6)
    runs = [("query, ms", "seek", [query]) for query in QUERIES]
    runs += [("", "clear", [])]
    runs += [("sort, ms", "change", [{"sort": sort}]) for sort in SORTS]
    runs += [("filter, ms", "toggle", list(choice)) for choice in FILTERS]
    worst: dict[str, float] = defaultdict(float)
    for name, run, given in runs:
        took = page.evaluate(TIMED, [run, given])
        worst[name] = max(worst[name], took)
    for name in ("query, ms", "sort, ms", "filter, ms"):
        figures[name].append(worst[name])


def main(dataset: str) -> None:
    """Write the page of a dataset and print its figures."""
    figures: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "report.html")
        started = time.perf_counter()
        written = write_report(dataset, path)
        print(f"{written.n_facts:,} facts of {written.n_articles:,} articles, ", end="")
        print(f"written in {time.perf_counter() - started:.1f} s")
        figures["page, MB"].append(written.n_bytes / 1e6)
        for _ in range(ROUNDS):
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=list(FLAGS)
            )
            page = browser.new_page(viewport={"width": 1360, "height": 860})
            page.goto(f"{path.as_uri()}#v=facts")
            measured(page, figures)
            browser.close()
    for name, values in figures.items():
        limit = f"(limit {LIMITS[name]:g})" if name in LIMITS else ""
        print(f"{name:<20} {median(values):8.1f}  {limit}")


if __name__ == "__main__":
    main(sys.argv[1])
