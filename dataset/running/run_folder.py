"""The folder of a run below its dataset: parts that are done, so that the next run goes on.

A part is named by a digest of all that it depends on: the names and bytes of its inputs, the
settings that reading knows, and the program. So a part is right, or its name is not looked for.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ...corpus.portions import Portion, Way
from ...corpus.sources import Input
from .diary import LIBRARIES
from .engine import Stopped
from .part import Told, told_of
from .portion_reading import Job

NAME = ".solieu-run"
_ROOMS = ("corpus", "models", "extract", "dataset")
_CODE = (".py", ".csv", ".toml", ".txt", ".skops")


class Occupied(Stopped):
    """Another run writes into the same folder."""


class RunFolder:
    """Parts and scratch files below `out`. Use it as a context: it is one run's at a time."""

    def __init__(self, out: Path, job: Job) -> None:
        self._folder = out / NAME
        self.parts = self._folder / "parts"
        self._batches = self._folder / "batches"
        self.scratch = self._folder / "scratch"
        self.stdin = self._folder / "stdin"
        self._job = job
        self._job_digest = _job_digest(job)
        self._lock: BinaryIO | None = None
        self._streams = 0
        self.is_again = False  # whether an earlier run was stopped, or ended by what it read
        self.earlier = 0  # parts of it that were found

    def __enter__(self) -> Self:
        self.is_again = self._folder.exists()
        self.parts.mkdir(parents=True, exist_ok=True)
        self._lock = (self._folder / "lock").open("wb")
        _lock(self._lock, self._folder)
        for folder in (self._batches, self.scratch):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        for unfinished in self.parts.glob("*.tmp"):
            unfinished.unlink(missing_ok=True)
        self.earlier = sum(1 for _ in self.parts.iterdir())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._lock is not None
        if error is None:
            shutil.rmtree(self._folder, ignore_errors=True)
        else:
            for folder in (self._batches, self.scratch):
                shutil.rmtree(folder, ignore_errors=True)
        self._lock.close()

    def path_of(self, portion: Portion) -> Path:
        """Where the part of a portion stands, or is to stand."""
        told = (portion.digest, self._job_digest)
        return self.parts / blake2b(repr(told).encode(), digest_size=16).hexdigest()

    def told_of(self, portion: Portion) -> Told | None:
        """What is told of the part of a portion, where it is done; those that were given up under
        other limits are done again."""
        told = told_of(self.path_of(portion))
        return None if told and told.limits not in ("", repr(self._job.limits)) else told

    def drop(self, portion: Portion) -> None:
        """Remove what a batch of a stream was handed over in."""
        for found in portion.inputs if portion.way is Way.BATCH else ():
            if isinstance(found, Input):
                Path(found.path).unlink(missing_ok=True)

    def new_batches(self) -> Path:
        """A folder for the batches of a stream: the same stream may be given twice."""
        self._streams += 1
        folder = self._batches / str(self._streams)
        folder.mkdir()
        return folder


def _lock(file: BinaryIO, folder: Path) -> None:
    """Keep others out until the file is closed, which the end of this process does, too."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Occupied(f"{folder.parent}: another run is writing there; wait, or end it") from error


def _job_digest(job: Job) -> str:
    known = sorted(repr(entry) for entry in job.registry.entries()) if job.registry else None
    return repr((asdict(job.columns), known, job.limits.article_bytes, program_digest()))


@cache
def program_digest() -> str:
    """A digest of the installed program: its code, its lists and its learned parts, and of the
    versions of what it reads with."""
    versions = [platform.python_version(), *(version(name) for name in ("solieu", *LIBRARIES))]
    digest = blake2b(repr(versions).encode(), digest_size=16)
    for room in _ROOMS:
        for file in _files_below(files(f"{__package__.partition('.')[0]}.{room}")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _files_below(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files_below(entry)
        elif entry.name.endswith(_CODE):
            yield entry
