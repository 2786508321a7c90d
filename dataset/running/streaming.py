"""Streams: what can only be read from its beginning is read by one process, for all workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ...corpus.portions import Portion
from .reading_tasks import StreamTask
from .workers import DONE, MOST_STARTS, READY, TICK, UNGUARDED, Death, Worker, WorkerLost

Died: TypeAlias = Callable[[Death, object], None]


def batches_of(task: StreamTask, guessed: dict[str, str], note: Died) -> Iterator[Portion]:
    """The batches of a stream, each once; its reader is one batch ahead. A reader that dies is
    followed by another, which reads up to there again."""
    handed = failed_starts = 0
    while True:
        worker = Worker(task.job.limits)
        try:
            worker.give(task)
            for nth, batch in enumerate(_said(worker, guessed)):
                if nth >= handed:
                    handed += 1
                    yield batch
            return
        except EOFError:
            failed_starts = 0 if worker.is_ready else failed_starts + 1
            if failed_starts >= MOST_STARTS:
                raise WorkerLost(UNGUARDED) from None
            death = worker.end()
            note(death, task)
            task = task.after(death)
        finally:
            worker.end()


def _said(worker: Worker, guessed: dict[str, str]) -> Iterator[Portion]:
    """What the reader hands over, until it is done; `EOFError` if it dies or hangs."""
    while True:
        if not worker.pipe.poll(TICK):
            if worker.is_late():
                raise EOFError
            continue
        kind, value = worker.take()
        if kind == DONE:
            guessed.update(value)
            return
        if kind == READY:
            worker.is_ready = True
        else:
            worker.pipe.send(None)
            yield value
