"""Sorting more lines than memory holds: sorted runs in files, merged while they are read."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
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
        self._runs: list[Path] = []
        self._made = 0

    def add(self, line: bytes) -> None:
        """Keep the line; a full buffer goes to a file."""
        self._pending.append(line)
        self._size += len(line)
        if self._size >= self._run_bytes:
            self._flush()

    def __iter__(self) -> Iterator[bytes]:
        """Every line, sorted. May be read more than once, and lines added in between."""
        pending = sorted(self._pending)
        with ExitStack() as stack:
            files = [stack.enter_context(run.open("rb")) for run in self._runs]
            runs = [(line[:-1] for line in file) for file in files]
            yield from heapq.merge(*runs, pending)

    def _flush(self) -> None:
        self._pending.sort()
        if len(self._runs) >= _MOST_RUNS:
            self._merge()
        else:
            self._runs.append(self._write(iter(self._pending)))
        self._pending, self._size = [], 0

    def _merge(self) -> None:
        old = self._runs
        self._runs = [self._write(iter(self))]
        for run in old:
            run.unlink()

    def _write(self, lines: Iterator[bytes]) -> Path:
        self._made += 1
        run = self._folder / f"{self._name}-{self._made}.run"
        with run.open("wb") as file:
            file.writelines(line + b"\n" for line in lines)
        return run
