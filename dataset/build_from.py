"""Sources in, a dataset on disk out: by many workers, and going on where a run was stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any

from ..corpus.portions import Portion, Way, portions
from ..corpus.sources import Source
from ..extract.citations.registry import bundled
from .build import Summary, Target, finish
from .running.dask_engine import DaskEngine
from .running.diary import Diary, EngineName, Note, Settings, write_summary
from .running.here import Here
from .running.part import Told
from .running.portion_reading import Job, Limits
from .running.reading_tasks import ReadTask, StreamTask, names_of
from .running.run_folder import RunFolder
from .running.streaming import batches_of
from .running.workers import Death, Pool, n_cores

ENOUGH_BYTES = 8 * 2**20  # of input, from which on workers are worth their start
_PACKED = 8  # bytes of text in one of a stream, about


def build_from(
    sources: Source | Iterable[Source],
    out: str | Path,
    settings: Settings | None = None,
    *,
    note: Note = lambda event, about: None,
) -> Summary:
    """Write the dataset of the sources into the folder `out` and say what was found.

    It is that of `build(load(sources), out)`. What was read is kept below `out` until the dataset
    is complete, so the same call goes on where one was stopped, however that happened; `run.json`
    tells how it was made. `note` is told what happens, as it happens. A script that calls this must
    stand under `if __name__ == "__main__":`, for workers are started anew.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as out:
    ...     print(build_from("tin/khong-co.txt", out).rejects)
    {'not_found': 1}
    """
    settings = settings or Settings()
    target = Target(Path(out), settings.duplicates, settings.registry or bundled())
    target.out.mkdir(parents=True, exist_ok=True)
    job = Job(settings.columns, settings.registry, settings.limits or Limits())
    diary = Diary(note)
    with RunFolder(target.out, job) as folder, ExitStack() as stack:
        run = _Run(job, folder, diary)
        planned = run.begin(portions(sources, folder.stdin), settings)
        stack.enter_context(run.engine)
        run.read(planned)
        diary.note("finishing", parts=len(run.parts))
        summary = finish(run.parts, folder.scratch, run.engine, target)
        summary.guessed = run.guessed
        write_summary(target.out, summary, settings, diary)
    diary.note("done", articles=summary.articles, rejects=sum(summary.rejects.values()))
    return summary


class _Run:
    """What was read so far."""

    def __init__(self, job: Job, folder: RunFolder, diary: Diary) -> None:
        self.parts: list[tuple[Path, Told]] = []  # one twice, where an input is given twice
        self.guessed: dict[str, str] = {}
        self.engine: Here | Pool | DaskEngine = Here(job.limits.article_seconds)
        self._job, self._folder, self._diary = job, folder, diary
        self._kept = 0

    def begin(self, planned: Iterator[Portion], settings: Settings) -> Iterator[Portion]:
        """Choose what is to do the tasks: this process, where few inputs are worth no other."""
        first, size = [], 0
        while size < ENOUGH_BYTES and (portion := next(planned, None)):
            first.append(portion)
            size += portion.size * (_PACKED if portion.way is Way.STREAM else 1)
        n = settings.workers or (n_cores() if size >= ENOUGH_BYTES else 0)
        n = n or int(settings.limits is not None or self._folder.is_again)
        if settings.engine is EngineName.DASK:
            limits = self._job.limits
            self.engine = DaskEngine(settings.scheduler, settings.workers, limits, self._died)
        elif n:
            self.engine = Pool(n, self._job.limits, self._died)
        self._diary.note("started", workers=n, parts_of_an_earlier_run=self._folder.earlier)
        return chain(first, planned)

    def read(self, planned: Iterator[Portion]) -> None:
        """Read every portion that no earlier run has read."""
        for task, told in self.engine.run(self._tasks(planned)):
            self._folder.drop(task.portion)
            self._keep(task.portion, task.path, told)
        if self._folder.earlier:
            self._diary.note("resumed", kept=self._kept, found=self._folder.earlier)

    def _tasks(self, planned: Iterator[Portion]) -> Iterator[ReadTask]:
        for portion in planned:
            if portion.way is not Way.STREAM or isinstance(self.engine, Here):
                yield from self._task(portion)
                continue
            stream = StreamTask(self._job, portion, self._folder.new_batches())
            for batch in batches_of(stream, self.guessed, self._died):
                yield from self._task(batch)
            self._diary.note("stream", input=names_of(portion), bytes=portion.size)

    def _task(self, portion: Portion) -> Iterator[ReadTask]:
        """The task that reads the portion, unless an earlier run has done it."""
        path, told = self._folder.path_of(portion), self._folder.told_of(portion)
        if told is None:
            yield ReadTask(self._job, portion, path)
        else:
            self._folder.drop(portion)
            self._kept += 1
            self._keep(portion, path, told, is_old=True)

    def _keep(self, portion: Portion, path: Path, told: Told, *, is_old: bool = False) -> None:
        self.parts.append((path, told))
        for column, source in told.guessed:
            self.guessed.setdefault(column, source)
        self._diary.note(
            "kept" if is_old else "part", input=names_of(portion), bytes=portion.size,
            articles=told.articles, rejects=sum(told.rejects.values()),
        )  # fmt: skip

    def _died(self, death: Death, task: Any) -> None:
        is_reading = isinstance(task, ReadTask | StreamTask)
        where = names_of(task.portion) if is_reading else type(task).__name__
        self._diary.note("worker_died", input=where, reason=str(death.reason))
