"""Reading on a cluster through Dask distributed: the same code for each portion as here.

Workers of the cluster need the sources and nothing else: parts come back to this process, which
writes the tables with workers of its own machine.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from itertools import chain
from typing import Any, Self

from ...corpus.portions import Portion, Way
from ...corpus.remote import is_remote
from ...corpus.sources import Input
from .engine import Stopped
from .part import Told, sealed, write_whole
from .portion_reading import Job, Limits, Place, Watch, read_portion
from .reading_tasks import ReadTask
from .workers import Death, Pool, n_cores

_NO_PROFILE = {"distributed.worker.profile.enabled": False}  # nobody looks at it here
_AHEAD = 2  # portions handed to each thread of the cluster
_LOOK = 0.5  # seconds between looks at the clock
_PATIENCE = 5.0  # seconds of waiting for something to be done
_LONGEST_START = 60.0  # seconds in which a worker of this machine is there again
_PLACE_IT = "put it where all of them do, or give an address such as s3://"


class DaskEngine:
    """A cluster by the address of its scheduler, or one of this machine; and workers here for what
    is done here. Use it as a context."""

    def __init__(
        self,
        address: str | None,
        n: int | None,
        limits: Limits,
        note: Callable[[Death, Any], None] = lambda death, task: None,
    ) -> None:
        self._address, self._n = address, n or n_cores()
        self._pool = Pool(self._n, limits, note)
        self._stack = ExitStack()
        self._alive = time.monotonic()

    def __enter__(self) -> Self:
        try:
            self._dask: Any = import_module("distributed")
        except ImportError as error:
            raise Stopped("Dask is not installed: pip install 'solieu[dask]'") from error
        where: Any = self._address
        if where is None:
            told: Any = import_module("dask").config
            self._stack.enter_context(told.set(_NO_PROFILE))
            where = self._stack.enter_context(
                self._dask.LocalCluster(
                    n_workers=self._n, threads_per_worker=1, dashboard_address=None,
                    silence_logs=logging.CRITICAL, scheduler_kwargs={"allowed_failures": 0},
                )
            )  # fmt: skip
        try:
            self._client = self._stack.enter_context(self._dask.Client(where))
        except OSError as error:
            self._stack.close()
            raise Stopped(f"{where}: no scheduler answers there ({error})") from error
        self._stack.enter_context(self._pool)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run(self, tasks: Iterator[Any]) -> Iterator[tuple[Any, Any]]:
        """Each task with what it gave. Portions over which the cluster lost workers are read here,
        where it is seen which article ends them."""
        first = next(tasks, None)
        if not isinstance(first, ReadTask):
            yield from self._pool.run(chain(() if first is None else (first,), tasks))
            return
        lost: list[ReadTask] = []
        yield from self._on_cluster(chain((first,), tasks), lost)
        yield from self._pool.run(iter(lost))

    def _on_cluster(
        self, tasks: Iterator[ReadTask], lost: list[ReadTask]
    ) -> Iterator[tuple[ReadTask, Told]]:
        running: dict[Any, ReadTask] = {}
        while True:
            while len(running) < _AHEAD * max(1, sum(self._client.nthreads().values())):
                if (task := next(tasks, None)) is None:
                    break
                portion = _carried(task.portion)
                running[self._client.submit(read_far, task.job, portion, pure=False)] = task
            if not running:
                return
            for future in self._done(running):
                task = running.pop(future)
                error = future.exception()
                if isinstance(error, self._dask.KilledWorker):
                    lost.append(task)
                elif error is not None:
                    raise error
                else:
                    data, told = future.result()
                    write_whole(task.path, (data,))
                    yield task, told
            if self._is_gone():
                lost += [*running.values(), *tasks]
                return

    def _done(self, running: dict[Any, ReadTask]) -> list[Any]:
        """What is done; nothing if that takes long."""
        try:
            return list(self._dask.wait([*running], _PATIENCE, "FIRST_COMPLETED").done)
        except TimeoutError:
            return []

    def _is_gone(self) -> bool:
        """Whether a cluster of this machine has been without workers for long. Elsewhere they may
        have to wait for their turn."""
        if self._address is not None or self._client.nthreads():
            self._alive = time.monotonic()
        return time.monotonic() - self._alive > _LONGEST_START


def read_far(job: Job, portion: Portion) -> tuple[bytes, Told]:
    """The part of a portion and what is told of it, made on a worker of a cluster."""
    for found in portion.inputs if portion.way is not Way.BATCH else ():
        if isinstance(found, Input) and not (is_remote(found.path) or os.path.lexists(found.path)):
            raise Stopped(f"{found.path}: a worker of the cluster does not see it: {_PLACE_IT}")
    clock = _Clock(job.limits.article_seconds)
    lines, told = read_portion(job, portion, Watch(clock.mark))
    clock.mark(None)
    return b"".join(sealed(lines.pieces(told))), told


class _Clock:
    """Ends this process when one article takes too long: the cluster starts another instead."""

    def __init__(self, most: float | None) -> None:
        self._since: float | None = None
        self._most = most
        if most is not None:
            threading.Thread(target=self._look, daemon=True).start()

    def mark(self, place: Place | None) -> None:
        """Take note of where the reading is; None where it is done."""
        self._since = time.monotonic() if place else None
        self._is_over = place is None

    def _look(self) -> None:
        self._is_over = False
        while not self._is_over:
            time.sleep(_LOOK)
            since = self._since
            if since is not None and time.monotonic() - since > (self._most or 0):
                os._exit(1)


def _carried(portion: Portion) -> Portion:
    """The portion with what lies in a file that only this process has."""
    if portion.way is not Way.BATCH:
        return portion
    (found,) = portion.inputs
    assert isinstance(found, Input)
    with open(found.path, "rb") as file:
        return replace(portion, held=file.read())
