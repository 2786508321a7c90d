"""Sorting more lines than memory holds: sorted runs in files, merged while they are read."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

_RUN_BYTES = 64 * 2**20
_MOST_RUNS = 64


class Spool:
    """Lines that are put in any order and come back sorted by their bytes.

    Lines must hold no line break. The files are left to whoever owns the folder.
    """

    def __init__(self, folder: Path, name: str, *, run_bytes: int = _RUN_BYTES) -> None:
        self._folder = folder
        self._name = name
        self._run_bytes = run_bytes
        self._pending: list[bytes] = []
        self._size = 0
        self._runs: list[list[Path]] = []  # by how often they were merged
        self._made = 0

    def add(self, line: bytes) -> None:
        """Keep the line; a full buffer goes to a file."""
        self._pending.append(line)
        self._size += len(line)
        if self._size >= self._run_bytes:
            self._pending.sort()
            self.take(self._write(iter(self._pending)))
            self._pending, self._size = [], 0

    def take(self, run: Path, level: int = 0) -> None:
        """Keep the sorted lines of a file, which is the spool's from now on."""
        while len(self._runs) <= level:
            self._runs.append([])
        self._runs[level].append(run)
        if len(self._runs[level]) >= _MOST_RUNS:  # so each line is written few times over
            merged, self._runs[level] = self._runs[level], []
            self.take(self._write(_merged(merged)), level + 1)
            for old in merged:
                old.unlink()

    def __iter__(self) -> Iterator[bytes]:
        """Every line, sorted. May be read more than once, and lines added in between."""
        runs = [run for level in self._runs for run in level]
        yield from heapq.merge(_merged(runs), sorted(self._pending))

    def _write(self, lines: Iterator[bytes]) -> Path:
        self._made += 1
        run = self._folder / f"{self._name}-{self._made}.run"
        write_lines(run, lines)
        return run


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file of lines."""
    with path.open("wb") as file:
        file.writelines(line + b"\n" for line in lines)


def _merged(runs: Sequence[Path]) -> Iterator[bytes]:
    with ExitStack() as stack:
        files = [stack.enter_context(run.open("rb")) for run in runs]
        yield from heapq.merge(*((line[:-1] for line in file) for file in files))
