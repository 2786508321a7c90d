"""Articles by ranges of their ids: each range is read from all parts and becomes a piece of every
table, apart from the others. Put one behind the other, the pieces are the tables."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Self

from .. import ids
from ..running.part import RANGES, lines_between
from ..running.portion_reading import Mark
from ..running.rows import Rows, content_hash_of, dated_text_of, shared_id, to_rows
from ..running.workers import Death, Tell, WorkerLost
from ..tables import ARTICLES, COUNTS, FACT_TABLES, PERCENTAGES, table
from ..writing.writers import JOINED, PIECE_WRITERS, TableFiles
from .duplicates import DuplicateFinder, Duplicates
from .fold import citation_line
from .rejects import RejectedSources
from .spool import write_lines

_SMALL, _MOST_SMALL, _LARGE = 4 * 2**20, 16, 64 * 2**20  # few workers, or many articles
_ARTICLE_PLACE = ARTICLES.names.index("place_id")
_SOURCE = ARTICLES.names.index("source")
_DUPLICATE_OF = ARTICLES.names.index("duplicate_of")
_PLACES = {table.name: table.names.index("place_id") for table in (COUNTS, PERCENTAGES)}
_MOST_TRIES = 5
PIECES = (ARTICLES, *FACT_TABLES, table("checks"))  # tables that are written in pieces
COLUMNS, ORIGINALS, CITATIONS = "columns", "originals", "citations"  # files of a bucket


@dataclass(frozen=True, slots=True)
class Bucket:
    """A range of ids, the parts to read it from, and the folder for what is made of it."""

    parts: tuple[Path, ...]
    first: int
    end: int
    folder: Path

    def lines(self) -> Iterator[tuple[str, bytes]]:
        """The line of each article with its id; articles that share an id are told apart."""
        lines: list[bytes] = []
        for part in self.parts:
            lines += lines_between(part, self.first, self.end)
        lines.sort()
        for shared, alike in groupby(lines, key=shared_id):
            for nth, line in enumerate(alike, start=1):
                yield ids.nth_id(shared, nth), line


def buckets_of(parts: Sequence[Path], size: int, folder: Path) -> list[Bucket]:
    """Ranges that hold about as many bytes each, in order."""
    n = min(RANGES, max(min(size // _SMALL + 1, _MOST_SMALL), size // _LARGE + 1))
    bounds = [RANGES * nth // n for nth in range(n + 1)]
    return [
        Bucket(tuple(parts), first, end, folder / f"{first:04}") for first, end in pairwise(bounds)
    ]


@dataclass(slots=True)
class Pieces:
    """What was written of a bucket."""

    rows: dict[str, int] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)  # sources of articles that were rejected, too
    copies: int = 0
    reprints: int = 0


@dataclass(frozen=True, slots=True)
class _Repeatable:
    """A task that may be done again as it is."""

    tries: int = field(default=1, kw_only=True)

    def after(self, death: Death) -> Self:
        """The same once more, a few times."""
        if self.tries >= _MOST_TRIES:
            raise WorkerLost(f"{self.tries} workers died one after another: is memory short?")
        return replace(self, tries=self.tries + 1)


@dataclass(frozen=True, slots=True)
class ColumnsTask(_Repeatable):
    """Write the columns by which duplicates among the articles of a bucket are found."""

    bucket: Bucket
    wanted: Duplicates

    def __call__(self, mark: Mark, tell: Tell) -> int:
        shutil.rmtree(self.bucket.folder, ignore_errors=True)
        self.bucket.folder.mkdir()
        finder = DuplicateFinder(self.bucket.folder / COLUMNS, self.wanted)
        n = 0
        for article_id, line in self.bucket.lines():
            finder.add(article_id, content_hash_of(line), *dated_text_of(line))
            n += 1
        finder.close()
        return n


@dataclass(frozen=True, slots=True)
class RowsTask(_Repeatable):
    """Write the piece of each table that the articles of a bucket make."""

    bucket: Bucket
    rejected: RejectedSources

    def __call__(self, mark: Mark, tell: Tell) -> Pieces:
        pieces = Pieces()
        citations: list[bytes] = []
        originals = pickle.loads((self.bucket.folder / ORIGINALS).read_bytes())
        with TableFiles(self.bucket.folder, PIECES, PIECE_WRITERS) as files:
            for (article_id, line), original in zip(self.bucket.lines(), originals, strict=True):
                rows = to_rows(line, article_id, original)
                _add(files, rows, pieces)
                source = str(rows.article[_SOURCE])
                if source in self.rejected:
                    pieces.rejected.add(source)
                if original is not None:
                    pieces.copies += original.is_copy
                    pieces.reprints += not original.is_copy
                citations += _citation_lines(rows)
        citations.sort()
        write_lines(self.bucket.folder / CITATIONS, citations)
        pieces.rows = files.n_rows
        return pieces


@dataclass(frozen=True, slots=True)
class JoinTask(_Repeatable):
    """Put the pieces of a table together, in one format."""

    table: str
    ending: str
    folders: tuple[Path, ...]
    out: Path

    def __call__(self, mark: Mark, tell: Tell) -> None:
        piece, join = JOINED[self.ending]
        pieces = [folder / f"{self.table}.{piece}" for folder in self.folders]
        join(table(self.table), pieces, self.out / f"{self.table}.{self.ending}")


def _add(files: TableFiles, rows: Rows, pieces: Pieces) -> None:
    files.add(ARTICLES.name, [rows.article])
    found = {rows.article[_ARTICLE_PLACE]}
    for name, facts in rows.facts.items():
        files.add(name, facts)
        if name in _PLACES:
            found.update(fact[_PLACES[name]] for fact in facts)
    files.add("checks", rows.checks)
    pieces.places.update(str(place) for place in found if place is not None)


def _citation_lines(rows: Rows) -> list[bytes]:
    duplicate_of = rows.article[_DUPLICATE_OF]
    lines = (citation_line(citation, duplicate_of) for citation in rows.facts["citations"])
    return [line for line in lines if line is not None]
