"""Articles in, a dataset on disk out."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..corpus.limits import PORTION_BYTES
from ..extract import Registry
from ..extract import extract as extract_facts
from ..extract.citations.registry import bundled
from .finishing.duplicates import Duplicates
from .finishing.finish import Engine, Finishing
from .finishing.replacing import replace_files
from .running.engine import Extractor, Input, outcome
from .running.here import Here
from .running.part import PartLines, Told
from .tables import FACT_TABLES
from .writing.package_file import FILE_NAME
from .writing.writers import file_names


@dataclass(slots=True)
class Summary:
    """What a run read and wrote: rows by table, rejects by reason.

    `copies` counts articles whose text an earlier article has, `reprints` those that repeat an
    earlier one in other words or length, `emptied` values that fit no column and were left out.
    """

    out: Path
    rows: dict[str, int] = field(default_factory=dict)
    rejects: dict[str, int] = field(default_factory=dict)
    copies: int = 0
    reprints: int = 0
    emptied: int = 0
    guessed: dict[str, str] = field(default_factory=dict)  # text columns told by contents -> file

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.rows.get("articles", 0)

    @property
    def duplicates(self) -> int:
        """How many articles repeat an earlier one."""
        return self.copies + self.reprints

    @property
    def facts(self) -> dict[str, int]:
        """How many facts of each kind were found."""
        return {table.name: self.rows.get(table.name, 0) for table in FACT_TABLES}


def build(
    articles: Iterable[Input],
    out: str | Path,
    *,
    registry: Registry | None = None,
    extract: Extractor | None = None,
    duplicates: str = Duplicates.NEAR,
) -> Summary:
    """Write the dataset of the articles into the folder `out` and say what was found.

    The same inputs give the same bytes, in whatever order they come. Nothing keeps the corpus in
    memory: rows are sorted in files below `out`. Tables appear under their names only when all
    are complete, so a run that is stopped leaves an older dataset as it was. Documents are those of
    `registry`, the bundled one where none is given; `extract` replaces the extractor. `duplicates`
    says which articles are marked: those of the `exact` same text, or `near` ones, too.
    `build_from` does the same with several workers, and goes on where it was stopped.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as out:
    ...     print(build([], out).articles)
    0
    """
    folder = Path(out)
    known = registry or bundled()
    wanted = Duplicates(duplicates)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".solieu-", dir=folder) as scratch:
        reader = extract or partial(extract_facts, registry=known)
        parts = list(_parts_of(articles, reader, Path(scratch)))
        return finish(parts, Path(scratch), Here(), Target(folder, wanted, known))


def _parts_of(
    articles: Iterable[Input], extract: Extractor, scratch: Path
) -> Iterator[tuple[Path, Told]]:
    lines, nth = PartLines(), 0
    for item in articles:
        lines.add(outcome(item, extract))
        if lines.size >= PORTION_BYTES:
            nth += 1
            path = scratch / f"{nth}.part"
            yield path, lines.write(path)
            lines = PartLines()
    path = scratch / "last.part"
    yield path, lines.write(path)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a dataset is to stand, and what it is to be."""

    out: Path
    duplicates: Duplicates
    registry: Registry


def finish(
    parts: Sequence[tuple[Path, Told]], scratch: Path, engine: Engine, target: Target
) -> Summary:
    """Write the dataset of the parts and say what was found; an older dataset is replaced."""
    size = sum(told.size for _, told in parts)
    finishing = Finishing([path for path, _ in parts], size, scratch, engine)
    found = finishing.write(target.duplicates, target.registry)
    replace_files(finishing.tables, target.out, [*file_names(), FILE_NAME])
    rejects = Counter[str]()
    for _, told in parts:
        rejects.update(told.rejects)
    emptied = sum(told.emptied for _, told in parts)
    return Summary(
        target.out, found.rows, dict(sorted(rejects.items())), found.copies, found.reprints, emptied
    )
