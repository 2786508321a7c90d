"""A progress bar for a run: articles, rate, and the time left where file sizes tell it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from ..corpus.article import Article, Reject
from .app import err

Follow = Callable[[Iterable[Article | Reject]], Iterable[Article | Reject]]
_MEMBER_MARKS = "#!:/"  # what may stand between a file and an article in it
_BYTES_A_TEN = 13  # ten Vietnamese characters take about 13 bytes


@contextmanager
def progress_of(paths: Sequence[str], *, shown: bool) -> Iterator[Follow]:
    """What hands inputs on and shows how many are done; draws on a terminal only."""
    if not (shown and err().is_terminal):
        yield lambda inputs: inputs
        return
    columns = ("{task.fields[done]:,} inputs", "{task.fields[rate]:,.0f} a second")
    bar = Progress(
        *map(TextColumn, columns), BarColumn(), TimeRemainingColumn(), console=err(), transient=True
    )
    sizes = dict(_sizes(paths))
    task = bar.add_task("", total=sum(sizes.values()) or None, done=0, rate=0.0)
    with bar:
        yield _Follower(bar, task, sizes).follow


def _sizes(paths: Sequence[str]) -> Iterator[tuple[str, int]]:
    for path in paths:
        if os.path.isfile(path):
            yield path, os.path.getsize(path)
        for folder, _, names in os.walk(path):
            for name in names:
                file = os.path.join(folder, name)
                yield file, os.path.getsize(file) if os.path.exists(file) else 0


class _Follower:
    """Follows the inputs through their files: the bytes behind us tell how much is left."""

    def __init__(self, bar: Progress, task: TaskID, sizes: dict[str, int]) -> None:
        self._bar, self._task, self._sizes = bar, task, sizes
        self._file, self._behind, self._within, self._done = "", 0, 0, 0

    def follow(self, inputs: Iterable[Article | Reject]) -> Iterator[Article | Reject]:
        """The inputs; one is done when the next is asked for."""
        for item in inputs:
            yield item
            self.tick(item)

    def tick(self, item: Article | Reject) -> None:
        """Take note of an input that is done."""
        file = self._file_of(item.source)
        if file != self._file:
            self._behind += self._sizes.get(self._file, 0)
            self._file, self._within = file, 0
        self._done += 1
        self._within += len(item.text) * _BYTES_A_TEN // 10 if isinstance(item, Article) else 0
        read = self._behind + min(self._within, self._sizes.get(file, 0))
        elapsed = self._bar.tasks[0].elapsed or 0.0
        rate = self._done / elapsed if elapsed else 0.0
        self._bar.update(self._task, completed=read, done=self._done, rate=rate)

    def _file_of(self, source: str) -> str:
        while source and source not in self._sizes:
            source = source[: max(0, *(source.rfind(mark) for mark in _MEMBER_MARKS))]
        return source
