"""What `make bench` measured, as tables and bars, made of the results kept with the code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bars import bars
from markup import code, shown, table

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results.json"
_STAGES = {
    "load": "loading",
    "clean": "cleaning, as part of it",
    "extract": "extraction",
    "write": "writing",
    "together": "all together",
}

Found = dict[str, Any]


def _results() -> Found:
    found: Found = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def _of_each_text(part: Callable[[str, Found], str]) -> str:
    """A part for each text that was measured, under its name."""
    paths = _results()["paths"]
    return "\n\n".join(part(_name_of(path), found) for path, found in paths.items())


def _name_of(path: str) -> str:
    """`samples` or `news`: the last part of the path, without its suffix."""
    return Path(path).name.partition(".")[0]


def machine() -> str:
    """What the figures were taken on, and on how much text."""
    found = _results()
    told = found["machine"]
    texts = ", ".join(
        f"{code(_name_of(path))} ({of['articles']:,} articles, {of['bytes'] / 1e6:.1f} MB)"
        for path, of in found["paths"].items()
    )
    versions = ", ".join(f"{name} {version}" for name, version in told["versions"].items())
    where = f"Python {told['python']}, {told['cores']} cores, {told['system']}"
    return f"Measured on {shown(where)}, with {shown(versions)}. The texts are {texts}."


def beside_others() -> str:
    """How many times as fast as other tools extraction is."""
    return _of_each_text(_beside_others)


def _beside_others(name: str, found: Found) -> str:
    tools = found["tools"]
    rows = [
        (tool, it["ratio"]["median"], f"{it['ratio']['median']:.1f} ×")
        for tool, it in tools.items()
    ]
    told = "How many times as much text extraction reads in the same time, one core."
    return bars(f"tools-{name}", f"Beside other tools on {name}", told, rows)


def stages() -> str:
    """Megabytes a second of each stage, one core, with the least and the most of the rounds."""
    heads = ("text", *_STAGES.values())
    rows = [
        (code(_name_of(path)), *(_spread(found["stages"][stage]) for stage in _STAGES))
        for path, found in _results()["paths"].items()
    ]
    return table(heads, rows)


def _spread(rates: Found) -> str:
    return f"{rates['median']:.2f} ({rates['least']:.2f} to {rates['most']:.2f})"


def costs() -> str:
    """Hours of one core for a million articles."""
    rows = [
        (
            code(_name_of(path)),
            f"{found['bytes'] / found['articles'] / 1e3:.1f} kB",
            f"{found['hours_a_million']['extract']:.2f}",
            f"{found['hours_a_million']['together']:.2f}",
        )
        for path, found in _results()["paths"].items()
    ]
    return table(("text", "an article", "to extract", "a whole run"), rows)


def growth() -> str:
    """Pace and memory at 1, 4 and 16 times as much text."""
    return _of_each_text(_growth)


def _growth(name: str, found: Found) -> str:
    runs = found["growth"]
    rows = []
    for run in runs:
        rate, times = run["bytes"] / 1e6 / run["seconds"], run["bytes"] / runs[0]["bytes"]
        size = f"{times:.0f} × ({run['bytes'] / 1e6:.1f} MB)"
        rows.append((size, rate, f"{rate:.2f} MB/s"))
    peaks = ", ".join(f"{run['peak_mb']:,.0f}" for run in runs)
    told = f"A whole run on one core; bars as long mean linear time. Memory at most: {peaks} MB."
    return bars(f"growth-{name}", f"By the amount of text, {name}", told, rows)


def workers() -> str:
    """The pace of a whole run by the number of workers."""
    return _of_each_text(_workers)


def _workers(name: str, found: Found) -> str:
    rows = []
    for run in found["workers"]:
        rate = run["bytes"] / 1e6 / run["seconds"]
        rows.append((f"{run['workers']} at work", rate, f"{rate:.2f} MB/s"))
    told = "A whole run by the clock, start of the workers included; each reads as much."
    return bars(f"workers-{name}", f"By the number of workers, {name}", told, rows)
