"""Reading as tasks for workers: what to do after one of them has died over a portion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Self

from ...corpus.article import Reason, Reject
from ...corpus.formats.content import Options
from ...corpus.limits import PORTION_BYTES
from ...corpus.portions import Portion, batch_of, files_of
from ...corpus.record import Record
from .part import Told
from .portion_reading import Job, Mark, Place, Watch, note_guess, read_portion, watched
from .workers import Death, Tell, WorkerLost

_MOST_AT_ONE_PLACE = 2  # deaths, before a place is passed over
_MOST_DEATHS = 50  # of one portion, wherever


@dataclass(frozen=True, slots=True)
class Suspects:
    """Places at which workers died reading a portion, and those to be passed over."""

    faults: dict[Place, Reason] = field(default_factory=dict)
    deaths: tuple[Place | None, ...] = ()

    def after(self, death: Death, names: str) -> Suspects:
        """The same after one more death. A place is passed over if it took too long, or was met
        twice: a worker may die of something else once."""
        deaths = (*self.deaths, death.place)
        if len(deaths) > _MOST_DEATHS:
            raise WorkerLost(f"{names}: {len(deaths)} workers died over it")
        is_fault = death.reason is Reason.TOO_SLOW or (
            Counter(deaths)[death.place] >= _MOST_AT_ONE_PLACE
        )
        if death.place is None or not is_fault:
            return Suspects(self.faults, deaths)
        return Suspects(self.faults | {death.place: death.reason}, deaths)


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Read a portion and write its part."""

    job: Job
    portion: Portion
    path: Path
    suspects: Suspects = Suspects()

    def __call__(self, mark: Mark, tell: Tell) -> Told:
        lines, told = read_portion(self.job, self.portion, Watch(mark, self.suspects.faults))
        mark(None)
        return lines.write(self.path, told)

    def after(self, death: Death) -> Self:
        """The same, with what has cost workers their lives passed over."""
        return replace(self, suspects=self.suspects.after(death, names_of(self.portion)))


@dataclass(frozen=True, slots=True)
class StreamTask:
    """Read a stream and hand it over in batches, each in a file below `folder`.

    Gives the columns that were guessed.
    """

    job: Job
    portion: Portion
    folder: Path
    suspects: Suspects = Suspects()

    def __call__(self, mark: Mark, tell: Tell) -> dict[str, str]:
        watch, guessed = Watch(mark, self.suspects.faults), dict[str, str]()
        most, note = self.job.limits.article_bytes, partial(note_guess, guessed)
        options = Options(self.job.columns, most, note)
        for name, records in files_of(self.portion, options):
            for nth, batch in enumerate(_batches(watched(records, name, 0, watch))):
                mark(None)
                tell(batch_of(self.portion, nth, batch, self.folder))
        return guessed

    def after(self, death: Death) -> Self:
        """The same, up to what has cost its reader its life."""
        return replace(self, suspects=self.suspects.after(death, names_of(self.portion)))


def names_of(portion: Portion) -> str:
    """What a portion is, for people."""
    first, *others = portion.inputs
    name = first.source if isinstance(first, Reject) else first.name
    return f"{name} and {len(others)} others" if others else name


def _batches(records: Iterator[Record | Reject]) -> Iterator[list[Record | Reject]]:
    batch, size = [], 0
    for record in records:
        batch.append(record)
        size += len(record.text) if isinstance(record, Record) else len(record.detail)
        if size >= PORTION_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
