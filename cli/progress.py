"""What a run tells while it goes on: a bar on a terminal, lines elsewhere, or JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeAlias

from rich.progress import BarColumn, Progress, TextColumn

from .app import err
from .run_options import RunOptions

Note: TypeAlias = Callable[[str, Mapping[str, object]], None]
_BETWEEN_LINES = 30.0  # seconds


@contextmanager
def follower(paths: Sequence[str], run: RunOptions) -> Iterator[Note]:
    """What is told of what happens in a run, and shows it as is wanted."""
    if run.log_json:
        yield _log
    elif run.quiet:
        yield lambda event, about: None
    elif err().is_terminal:
        done = Done(total_of(paths))
        columns = (TextColumn("{task.description}"), BarColumn())
        with Progress(*columns, console=err(), transient=True) as bar:
            task = bar.add_task("", total=done.total or None)

            def draw(event: str, about: Mapping[str, object]) -> None:
                done.add(event, about)
                tell_resumed(event, about)
                bar.update(task, completed=done.bytes, description=done.told())

            yield draw
    else:
        yield Lines(Done(total_of(paths))).note


def _log(event: str, about: Mapping[str, object]) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"time": now, "event": event, **about}, ensure_ascii=False)
    print(line, file=sys.stderr, flush=True)


def total_of(paths: Sequence[str]) -> int:
    """The bytes of all files, those in folders included."""
    total = 0
    for path in paths:
        total += os.path.getsize(path) if os.path.isfile(path) else 0
        for folder, _, names in os.walk(path):
            files = (os.path.join(folder, name) for name in names)
            total += sum(os.path.getsize(file) for file in files if os.path.exists(file))
    return total


class Done:
    """How far a run is. What an earlier run did is done, but says nothing of the pace."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.bytes = 0
        self._clock, self._start = clock, clock()
        self._articles = self._new_articles = self._new_bytes = 0
        self._doing = "reading"

    def add(self, event: str, about: Mapping[str, object]) -> None:
        """Take note of an event."""
        if event == "finishing":
            self._doing = "writing the tables"
        articles, size = about.get("articles", 0), about.get("bytes", 0)
        if event not in ("part", "kept", "stream"):
            return
        assert isinstance(articles, int) and isinstance(size, int)
        self._articles += articles
        self.bytes += size
        if event != "kept":
            self._new_articles += articles
            self._new_bytes += size

    def told(self) -> str:
        """The same in words.

        >>> Done(0).told()
        'reading: 0 articles'
        """
        elapsed = self._clock() - self._start
        words = [f"{self._doing}: {self._articles:,} articles"]
        if elapsed > 0 and self._new_articles:
            words.append(f"{self._new_articles / elapsed:,.0f} a second")
        left = self.total - self.bytes
        if left > 0 and self._new_bytes:
            seconds = round(left * elapsed / self._new_bytes)
            words.append(f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} left")
        return ", ".join(words)


def tell_resumed(event: str, about: Mapping[str, object]) -> None:
    """Say what was kept of an earlier run, and why the rest was not."""
    if event == "resumed":
        told = f"solieu: {about['kept']} of {about['found']} parts of an earlier run were kept"
        why = "" if about["kept"] == about["found"] else (
            "; the others had other inputs, settings or another version of solieu"
        )  # fmt: skip
        err().print(told + why, markup=False, soft_wrap=True)


class Lines:
    """A line now and then, for logs and pipes."""

    def __init__(self, done: Done, clock: Callable[[], float] = time.monotonic) -> None:
        self._done, self._clock = done, clock
        self._last = clock()

    def note(self, event: str, about: Mapping[str, object]) -> None:
        """Take note of an event, and print a line if the last is long ago."""
        self._done.add(event, about)
        tell_resumed(event, about)
        if self._clock() - self._last >= _BETWEEN_LINES:
            self._last = self._clock()
            err().print(f"solieu: {self._done.told()}", markup=False, soft_wrap=True)
