"""Parts to tables, without ever holding them: by ranges of ids, which workers share.

Articles are read twice: once to find out which repeat others, once to write their rows.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ...extract.citations.registry import Registry
from ..running.part import rejects_of
from ..running.workers import Task
from ..tables import DOCUMENTS, PLACES, TABLES, table
from ..writing.package_file import write_package
from ..writing.writers import WRITERS, TableFiles
from .buckets import (
    CITATIONS,
    COLUMNS,
    ORIGINALS,
    PIECES,
    Bucket,
    ColumnsTask,
    JoinTask,
    Pieces,
    RowsTask,
    buckets_of,
)
from .duplicates import DuplicateFinder, Duplicates
from .fold import fold_documents
from .place_rows import place_rows
from .rejects import RejectedSources, reject_rows
from .spool import Spool

T = TypeVar("T", bound=Task)


class Engine(Protocol):
    """What has tasks done: this process, workers of this machine, or a cluster."""

    def run(self, tasks: Iterator[T]) -> Iterator[tuple[T, Any]]:
        """Each task with what it gave, in any order."""


@dataclass(slots=True)
class Finished:
    """What the tables of a dataset hold."""

    rows: dict[str, int] = field(default_factory=dict)
    copies: int = 0
    reprints: int = 0


class Finishing:
    """Writes the tables of the articles and rejects in parts, of `size` bytes, below a folder."""

    def __init__(self, parts: Sequence[Path], size: int, folder: Path, engine: Engine) -> None:
        self.tables = folder / "tables"
        self.tables.mkdir()
        self._folder, self._engine = folder, engine
        self._buckets = buckets_of(parts, size, folder)
        self._rejects = Spool(folder, "rejects")
        for part in parts:
            for line in rejects_of(part):
                self._rejects.add(line)

    def write(self, wanted: Duplicates, registry: Registry) -> Finished:
        """Write all tables and say what they hold."""
        self._mark_duplicates(wanted)
        rejected = RejectedSources(self._rejects)
        tasks = (RowsTask(bucket, rejected) for bucket in self._buckets)
        pieces: list[Pieces] = [piece for _, piece in self._engine.run(tasks)]
        found = Finished(
            {name: sum(piece.rows[name] for piece in pieces) for name in pieces[0].rows},
            sum(piece.copies for piece in pieces),
            sum(piece.reprints for piece in pieces),
        )
        for _ in self._engine.run(self._joins()):
            pass
        found.rows |= self._write_rest(pieces, registry)
        write_package(self.tables)
        found.rows = {one.name: found.rows[one.name] for one in TABLES}
        return found

    def _mark_duplicates(self, wanted: Duplicates) -> None:
        """Leave with each bucket which of its articles repeat which others."""
        tasks = (ColumnsTask(bucket, wanted) for bucket in self._buckets)
        sizes: dict[Bucket, int] = {task.bucket: n for task, n in self._engine.run(tasks)}
        finder = DuplicateFinder(self._folder / COLUMNS, wanted)
        for bucket in self._buckets:
            finder.take(bucket.folder / COLUMNS)
        originals = finder.originals()
        for bucket in self._buckets:
            told = list(islice(originals, sizes[bucket]))
            (bucket.folder / ORIGINALS).write_bytes(pickle.dumps(told))

    def _joins(self) -> Iterator[JoinTask]:
        folders = tuple(bucket.folder for bucket in self._buckets)
        for one in PIECES:
            for ending in WRITERS:
                yield JoinTask(one.name, ending, folders, self.tables)

    def _write_rest(self, pieces: Sequence[Pieces], registry: Registry) -> dict[str, int]:
        """The tables that are not written in pieces."""
        citations = Spool(self._folder, "citations")
        for bucket in self._buckets:
            citations.take(bucket.folder / CITATIONS)
        places = set[str]().union(*(piece.places for piece in pieces))
        taken = set[str]().union(*(piece.rejected for piece in pieces))
        rest = (DOCUMENTS, PLACES, table("rejects"))
        with TableFiles(self.tables, rest) as files:
            files.add(DOCUMENTS.name, fold_documents(citations, registry))
            files.add(PLACES.name, place_rows(places))
            files.add("rejects", reject_rows(self._rejects, taken))
        return files.n_rows
