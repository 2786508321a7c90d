"""One portion of the sources to a part: the same in this process, in a worker and on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from typing import NamedTuple, TypeAlias

from ...corpus.article import Reason, Reject
from ...corpus.columns import GUESSED, Columns
from ...corpus.formats.content import Layout, Options
from ...corpus.limits import MOST_ARTICLE_BYTES
from ...corpus.loading import together
from ...corpus.portions import Portion, files_of
from ...corpus.record import Record
from ...extract import Registry
from ...extract import extract as extract_facts
from ...extract.citations.registry import bundled
from .engine import (
    NO_MEMORY,
    WHAT_STOOD_BEFORE,
    Extractor,
    article_of,
    line_of,
    next_record,
    with_facts,
)
from .part import PartLines, Told
from .rows import Line

_DETAILS = {
    Reason.TOO_SLOW: "it took longer than one article may: give more time, or split it",
    Reason.OUT_OF_MEMORY: NO_MEMORY,
    Reason.CRASHED: "it ended the process that read it, twice: look at it alone",
}


class Step(IntEnum):
    """What is being done to a record."""

    READ = 0  # getting it out of its file
    TAKE = 1  # making an article of it, with its facts


class Place(NamedTuple):
    """Where in a portion the reading is: the file, the record in it, the step."""

    file: int
    record: int
    step: Step


Mark = Callable[[Place | None], None]
_Placed: TypeAlias = tuple[Place, Record | Reject]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may take: seconds, bytes of memory of its worker (None for any), and bytes
    of its own."""

    article_seconds: float | None = 600.0  # far above any honest article
    memory_bytes: int | None = None
    article_bytes: int = MOST_ARTICLE_BYTES


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all portions of a run. Without a registry, by the bundled one."""

    columns: Columns = GUESSED
    registry: Registry | None = None
    limits: Limits = Limits()

    def extractor(self) -> Extractor:
        """What reads the facts of an article."""
        return partial(extract_facts, registry=self.registry or bundled())


@dataclass(frozen=True, slots=True)
class Watch:
    """Tells where the reading is, and which places are to be passed over, and why."""

    mark: Mark = lambda place: None
    faults: Mapping[Place, Reason] = field(default_factory=dict)

    def enter(self, place: Place, source: str) -> Reject | None:
        """Go on to a place; the reject of it where it is one to pass over."""
        self.mark(place)
        reason = self.faults.get(place)
        if reason is None:
            return None
        rest = "" if place.step is Step.TAKE else WHAT_STOOD_BEFORE
        return Reject(source, reason, _DETAILS[reason] + rest)


def read_portion(job: Job, portion: Portion, watch: Watch) -> tuple[PartLines, Told]:
    """The lines of what the portion holds, and what else is known of them."""
    lines, guessed = PartLines(), dict[str, str]()
    extract = job.extractor()
    options = Options(job.columns, job.limits.article_bytes, partial(note_guess, guessed))
    for some in together(_placed(portion, options, watch), _size):
        for result in _taken(some, extract, watch):
            lines.add(result)
    limits = repr(job.limits) if watch.faults or Reason.OUT_OF_MEMORY in lines.reasons else ""
    return lines, Told(guessed=list(guessed.items()), limits=limits)


def _placed(portion: Portion, options: Options, watch: Watch) -> Iterator[_Placed]:
    """The records of a portion, each with its place."""
    for nth, (name, records) in enumerate(files_of(portion, options)):
        for number, item in enumerate(watched(records, name, nth, watch)):
            yield Place(nth, number, Step.TAKE), item


def _size(placed: _Placed) -> int:
    return len(placed[1].text) if isinstance(placed[1], Record) else 0


def _taken(some: list[_Placed], extract: Extractor, watch: Watch) -> Iterator[Line | Reject]:
    """What becomes of some records. Each step is taken for all of them before the next: what it
    needs stays in the processor's caches."""
    articles = [
        (place, watch.enter(place, item.source) or article_of(item)) for place, item in some
    ]
    read = []
    for place, article in articles:
        watch.mark(place)
        read.append((place, with_facts(article, extract)))
    for place, found in read:
        watch.mark(place)
        yield found if isinstance(found, Reject) else line_of(found)


def watched(
    records: Iterator[Record | Reject], name: str, nth: int, watch: Watch
) -> Iterator[Record | Reject]:
    """The records of a file, up to one that is to be passed over."""
    number = 0
    while True:
        refused = watch.enter(Place(nth, number, Step.READ), name)
        item = refused or next_record(records, name)
        if item is not None:
            yield item
        if item is None or refused:
            return
        number += 1


def note_guess(guessed: dict[str, str], layout: Layout) -> None:
    """Keep the first file of which a column was told by what stands in it."""
    if layout.guessed:
        guessed.setdefault(dict(layout.columns)["text"], layout.source)
