"""How time is taken: CPU time of the work alone, in rounds, told with their spread."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypedDict

# For the scripts here, which find each other even where Python adds no folder by itself.
BESIDE = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
LEAST = 0.2  # seconds of work that a speed is taken from


class Spread(TypedDict):
    """The median of some rounds, and the least and the most of them."""

    median: float
    least: float
    most: float


def spread(values: Sequence[float]) -> Spread:
    """The rounds as median, least and most."""
    return {"median": statistics.median(values), "least": min(values), "most": max(values)}


def shown(s: Spread, digits: int = 2) -> str:
    """A spread as it is printed."""
    median, least, most = (f"{s[k]:,.{digits}f}" for k in ("median", "least", "most"))
    return f"{median:>9}  ({least} to {most})"


def size_of(text: str) -> int:
    """The bytes of a text in UTF-8."""
    return len(text.encode())


def up_to(texts: Iterable[str], limit: int) -> list[str]:
    """The first texts that hold that many bytes together; the last one is cut at a sentence."""
    found: list[str] = []
    left = limit
    for text in texts:
        if left <= 0:
            break
        while size_of(text) > left and ". " in text:
            text = text.rpartition(". ")[0]
        found.append(text)
        left -= size_of(text)
    return found


def speed(work: Callable[[Any], object], items: Sequence[Any], size: int) -> float:
    """Megabytes a second of CPU time, over as many passes as give a time worth taking."""
    start, passes = time.process_time(), 0
    while (spent := time.process_time() - start) < LEAST:
        for item in items:
            work(item)
        passes += 1
    return size * passes / 1e6 / spent
