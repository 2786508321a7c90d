"""Processes that run tasks: one that dies or hangs is noticed, and costs only what it was doing.

They are started anew (spawned), never forked. A worker says where it is in shared memory, which
outlives it. It ends by itself when the process that started it is gone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol, Self, TypeVar

from ...corpus.article import Reason
from .engine import Failed, Stopped, attempted
from .portion_reading import Limits, Mark, Place, Step

TICK = 0.25  # seconds between looks at the clocks of workers
_NO_MEMORY = 77  # the code with which a worker ends that has none left
MOST_STARTS = 3  # that fail one after another
UNGUARDED = (
    "no worker process can be started: a script that uses workers must stand under "
    "`if __name__ == '__main__':`"
)
READY, DONE, SAID = "ready", "done", "said"
Tell = Callable[[object], None]


class Task(Protocol):
    """Something to be done by a worker; it must be picklable."""

    def __call__(self, mark: Mark, tell: Tell) -> object:
        """Do it. `tell` hands over something before all is done, and waits until it is taken."""

    def after(self, death: Death) -> Self:
        """What to do instead once it has cost a worker its life."""


T = TypeVar("T", bound=Task)


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended: where it was, and whether that had taken too long."""

    place: Place | None
    reason: Reason


class WorkerLost(Stopped):
    """No worker can be started, or one task ends all of them."""


class Worker:
    """One process."""

    def __init__(self, limits: Limits) -> None:
        context = get_context("spawn")
        self._slot = context.RawArray("d", 4)
        self.pipe, theirs = context.Pipe()
        self._limits = limits
        self._process = context.Process(
            target=_work, args=(theirs, self._slot, limits.memory_bytes), daemon=True
        )
        self._process.start()
        theirs.close()
        self.is_ready = False

    def give(self, task: Task) -> None:
        """Have the task done."""
        self._slot[0] = 0.0
        self.pipe.send(task)

    def take(self) -> tuple[str, Any]:
        """What it has to say: `EOFError` if it is dead."""
        try:
            kind, value = self.pipe.recv()
        except (ConnectionError, OSError) as error:
            raise EOFError from error
        if kind == DONE and value[1] is not None:
            raise value[1]
        return kind, value[0] if kind == DONE else value

    def is_late(self) -> bool:
        """Whether it has been at one place for too long."""
        since, most = self._slot[0], self._limits.article_seconds
        return most is not None and since > 0 and time.monotonic() - since > most

    def end(self) -> Death:
        """End it, and say where it was."""
        before = tuple(self._slot)
        late = self.is_late()
        self._process.kill()
        self._process.join()
        self.pipe.close()
        since, file, record, step = self._slot
        place = Place(int(file), int(record), Step(int(step))) if since else None
        if late and tuple(self._slot) == before:
            return Death(place, Reason.TOO_SLOW)
        lacked = self._process.exitcode == _NO_MEMORY
        return Death(place, Reason.OUT_OF_MEMORY if lacked else Reason.CRASHED)


def n_cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(pipe: Connection, slot: Any, memory: int | None) -> None:
    """What a worker does: task after task."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started it decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if memory is not None:
        _limit_memory(memory)

    def mark(place: Place | None) -> None:
        slot[0] = time.monotonic() if place else 0.0  # first: no place is held to an older clock
        slot[1:] = place or (0, 0, 0)

    def tell(value: object) -> None:
        slot[0] = 0.0
        pipe.send((SAID, value))
        pipe.recv()

    with suppress(EOFError, OSError):  # the process that started it is gone
        _serve(pipe, mark, tell)


def _serve(pipe: Connection, mark: Mark, tell: Tell) -> None:
    """Do task after task."""
    pipe.send((READY, None))
    while True:
        task = pipe.recv()
        result, error = attempted(partial(task, mark, tell))
        mark(None)
        if isinstance(error, MemoryError):
            os._exit(_NO_MEMORY)
        if error is not None and not isinstance(error, OSError):
            error = Failed.by(error)
        pipe.send((DONE, (result, error)))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limit_memory(most: int) -> None:
    """Let the process have so much more memory than it has now, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    used = 0
    if os.path.exists("/proc/self/statm"):
        with open("/proc/self/statm", encoding="ascii") as file:
            used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + most, resource.RLIM_INFINITY))


class Pool:
    """Workers that share tasks. Use it as a context: they end with it."""

    def __init__(
        self, n: int, limits: Limits, note: Callable[[Death, Any], None] = lambda death, task: None
    ) -> None:
        self._limits, self._note = limits, note
        self._workers: list[Worker] = []
        self._busy: dict[Worker, Any] = {}
        self._failed_starts = 0
        self.n = n

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(self, tasks: Iterator[T]) -> Iterator[tuple[T, Any]]:
        """Each task as it was done at last with what it gave, in the order they are done."""
        again: deque[T] = deque()
        while True:
            self._share(tasks, again)
            if not self._busy:
                return
            for worker in self._heard():
                try:
                    kind, value = worker.take()
                except EOFError:
                    again.append(self._bury(worker))
                    continue
                if kind == DONE:
                    yield self._busy.pop(worker), value
                else:
                    worker.is_ready = True
            again += [self._bury(worker) for worker in [*self._busy] if worker.is_late()]

    def _share(self, tasks: Iterator[T], again: deque[T]) -> None:
        """Give every idle worker something to do; start one where there are fewer than wanted."""
        while len(self._busy) < self.n:
            task = again.popleft() if again else next(tasks, None)
            if task is None:
                return
            idle = [worker for worker in self._workers if worker not in self._busy]
            if not idle:
                idle = [Worker(self._limits)]
                self._workers += idle
            with suppress(OSError):  # it died while it was idle: its pipe will say so
                idle[0].give(task)
            self._busy[idle[0]] = task

    def _heard(self) -> list[Worker]:
        """The workers that have something to say, the dead included."""
        pipes = {worker.pipe: worker for worker in self._busy}
        return [pipes[pipe] for pipe in wait(list(pipes), TICK) if isinstance(pipe, Connection)]

    def _bury(self, worker: Worker) -> Any:
        """End a worker that is dead or late, and say what is to be done instead."""
        task, death = self._busy.pop(worker), worker.end()
        self._workers.remove(worker)
        self._failed_starts = 0 if worker.is_ready else self._failed_starts + 1
        if self._failed_starts >= MOST_STARTS:
            raise WorkerLost(UNGUARDED)
        self._note(death, task)
        return task.after(death)
