"""Every pattern that reading compiles, tried on texts made from itself; prints those whose cost
grows faster than the text, a line of JSON each.

    PYTHONPATH=tests/inputs python tests/tools/pattern_costs.py [--in-place]

A pattern is matched in place; without `--in-place` also looked for in the whole text, where the
code may do so. What is printed then is to be looked at: most are only tried at a known place, or
in a text of a bounded length.
"""

from __future__ import annotations

import importlib
import json
import linecache
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

ROOMS = ("corpus", "models", "extract")
SHORT, TIMES = 4_000, 4
ENOUGH = 0.003  # seconds for a short text: linear ones take a tenth of that
MOST_GROWTH = 8  # of the time at four times the length; a square has sixteen
PATIENCE = 2.0  # seconds for all three texts of one kind
NAMED = r"(_?[A-Z][A-Z_0-9]*)\b.*="
SEARCHES = r"(?:search|finditer|sub|subn|findall|split)\b"
patterns: dict[re.Pattern[str], tuple[str, int]] = {}
compile_: Callable[..., re.Pattern[str]] = re._compile  # type: ignore[attr-defined]


class Hang(BaseException):
    """A text takes longer than `PATIENCE`."""


def recording(pattern: Any, flags: int) -> re.Pattern[str]:
    made, frame = compile_(pattern, flags), sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").split(".")[0] == "re":
        frame = frame.f_back
    module = frame.f_globals.get("__name__", "").split(".")
    if module[0] == "solieu" and module[1] in ROOMS and isinstance(made.pattern, str):
        patterns.setdefault(made, (frame.f_code.co_filename, frame.f_lineno))
    return made


def compile_all() -> None:
    """Import every module and read enough for all patterns that are made when they are needed."""
    for room in ROOMS:
        package = importlib.import_module(f"solieu.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "scraping" not in found.name:
                importlib.import_module(found.name)
    import valid_inputs
    from case_texts import case_texts
    from solieu.corpus.compose import compose
    from solieu.corpus.formats.web_page import page_record
    from solieu.corpus.record import Record
    from solieu.extract import extract

    page_record(valid_inputs.page().decode(), "a")
    for text in case_texts():
        extract(text)
        compose(Record("a", text))


@cache
def sources() -> dict[str, str]:
    folders = [Path(importlib.import_module(f"solieu.{room}").__path__[0]) for room in ROOMS]
    return {str(p): p.read_text("utf-8") for folder in folders for p in folder.rglob("*.py")}


def is_searched(place: tuple[str, int]) -> bool:
    """Whether the code searches with a pattern; yes where it has no name to tell by."""
    line = linecache.getline(*place)
    if re.search(r"re\.(?:match|fullmatch)\(", line):
        return False
    above = (re.match(NAMED, linecache.getline(place[0], place[1] - k)) for k in range(12))
    named = next(filter(None, above), None)
    if named is None:
        return True
    name = named[1]
    code = sources()[place[0]] if name.startswith("_") else "\n".join(sources().values())
    uses = re.findall(rf"(?<![\w.]){name}\b(?! *(?:=[^=]|:))(\.\w+)?", code)
    return any(not use or re.match(SEARCHES, use[1:]) for use in uses)


def cost(work: Callable[[str], object], text: str, times: int = 3) -> float:
    best = PATIENCE
    for _ in range(times):
        began = time.process_time()
        work(text)
        best = min(best, time.process_time() - began)
    return best


def growth(work: Callable[[str], object], pair: tuple[str, str]) -> float:
    """How many times as long a text takes that is four times as long; 0 where it is quick."""
    from adversaries import written_out

    short = written_out(pair, SHORT)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        if cost(work, short, times=1) < ENOUGH or (least := cost(work, short)) < ENOUGH:
            return 0.0
        return cost(work, written_out(pair, SHORT * TIMES)) / least
    except Hang:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def hang(number: int, frame: FrameType | None) -> None:
    raise Hang


def main() -> None:
    re._compile = recording  # type: ignore[attr-defined]
    compile_all()
    re._compile = compile_  # type: ignore[attr-defined]
    from adversaries import adversaries

    signal.signal(signal.SIGVTALRM, hang)
    for pattern, place in list(patterns.items()):
        ways: dict[str, Callable[[str], object]] = {"match": pattern.match}
        if "--in-place" not in sys.argv and is_searched(place):
            ways["search"] = lambda text, p=pattern: sum(1 for _ in p.finditer(text))
        for way, work in ways.items():
            for pair in adversaries(pattern.pattern, pattern.flags):
                if (grown := growth(work, pair)) > MOST_GROWTH:
                    file = "/".join(Path(place[0]).parts[-2:])
                    told = {"file": file, "line": place[1], "way": way, "growth": min(grown, 99.0)}
                    told |= {"pattern": pattern.pattern[:200], "text": written_out_short(pair)}
                    print(json.dumps(told, ensure_ascii=False), flush=True)
                    break
    print(json.dumps({"patterns": len(patterns)}))


def written_out_short(pair: tuple[str, str]) -> str:
    return pair[0] + pair[1] * 3


if __name__ == "__main__":
    main()
