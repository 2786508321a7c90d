"""Tasks done in this process, one after another; an article that takes too long is given up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from ...corpus.article import Reason
from .portion_reading import Mark, Place
from .workers import Death, Task

T = TypeVar("T", bound=Task)
_AGAIN = 1.0  # seconds to the next ring, for what catches everything


class TooLate(BaseException):
    """It has been at one place for too long. No `except Exception` may hold it back."""

    def __init__(self, place: Place) -> None:
        self.place = place


class Here:
    """Does tasks in this process, each article in so many seconds at most.

    They are kept where signals can be: in the main thread, not on Windows, while nobody else has
    set an alarm. Python sees one only between two steps of its own or of a search by pattern: what
    hangs in a library written in C needs a worker.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._seconds = seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, tasks: Iterator[T]) -> Iterator[tuple[T, Any]]:
        """Each task as it was done at last with what it gave."""
        for task in tasks:
            yield self._done(task)

    def _done(self, task: T) -> tuple[T, Any]:
        while True:
            try:
                with _alarm(self._seconds) as mark:
                    return task, task(mark, lambda value: None)
            except TooLate as late:
                task = task.after(Death(late.place, Reason.TOO_SLOW))


@contextmanager
def _alarm(seconds: float | None) -> Iterator[Mark]:
    """What is told of each place that is entered; `TooLate` is raised at one that takes longer."""
    if seconds is None or not _can_ring():
        yield lambda place: None
        return
    at: list[Place | None] = [None]

    def ring(*_: object) -> None:
        if at[0] is not None:
            raise TooLate(at[0])

    def mark(place: Place | None) -> None:
        at[0] = None  # first: no place is held to an older clock
        signal.setitimer(signal.ITIMER_REAL, seconds if place else 0, _AGAIN)
        at[0] = place

    before = signal.signal(signal.SIGALRM, ring)
    try:
        yield mark
    finally:
        mark(None)
        signal.signal(signal.SIGALRM, before)


def _can_ring() -> bool:
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_REAL)[0] == 0
