"""Articles in, a dataset on disk out: read once, sorted once, written once."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from ..corpus.article import Reject
from ..extract import Registry
from ..extract import extract as extract_facts
from ..extract.registry import bundled
from . import ids
from .duplicates import DuplicateFinder, Duplicates
from .engine import Extractor, Input, outcomes
from .fold import citation_line, fold_documents
from .package_file import FILE_NAME, write_package
from .place_rows import place_rows
from .rejects import reject_line, reject_rows, reject_sources
from .rows import Rows, content_hash_of, dated_text_of, shared_id, to_rows
from .spool import Spool
from .tables import ARTICLES, COUNTS, FACT_TABLES, PERCENTAGES, TABLES
from .writers import TableFiles, file_names

_ARTICLE_PLACE = ARTICLES.names.index("place_id")
_SOURCE = ARTICLES.names.index("source")
_DUPLICATE_OF = ARTICLES.names.index("duplicate_of")
_PLACES = {table.name: table.names.index("place_id") for table in (COUNTS, PERCENTAGES)}


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

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as out:
    ...     print(build([], out).articles)
    0
    """
    folder = Path(out)
    known = registry or bundled()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".solieu-", dir=folder) as scratch:
        run = _Run(Path(scratch), Summary(folder), Duplicates(duplicates))
        run.read(articles, extract or partial(extract_facts, registry=known))
        run.write(known)
        for name in [*file_names(), FILE_NAME]:
            (run.tables / name).replace(folder / name)
    return run.summary


class _Run:
    """One run: what was read so far, spooled in a scratch folder."""

    def __init__(self, scratch: Path, summary: Summary, wanted: Duplicates) -> None:
        self.summary = summary
        self._finder = DuplicateFinder(scratch / "duplicates", wanted)
        self.tables = scratch / "tables"
        self.tables.mkdir()
        self._articles = Spool(scratch, "articles")
        self._citations = Spool(scratch, "citations")
        self._rejects = Spool(scratch, "rejects")

    def read(self, inputs: Iterable[Input], extract: Extractor) -> None:
        """Extract every input and spool what became of it."""
        rejects: Counter[str] = Counter()
        for _, result in outcomes(inputs, extract):
            if isinstance(result, Reject):
                self._rejects.add(reject_line(result))
                rejects[str(result.reason)] += 1
            else:
                self._articles.add(result.data)
                self.summary.emptied += result.emptied
        self.summary.rejects = dict(sorted(rejects.items()))

    def write(self, registry: Registry) -> None:
        """Write all tables from what was spooled."""
        places: set[str] = set()
        rejected = reject_sources(self._rejects)
        taken: set[str] = set()
        with TableFiles(self.tables) as files:
            for rows in self._sorted_rows():
                self._add(files, rows, places)
                source = str(rows.article[_SOURCE])
                taken.update({source} & rejected)
            files.add("documents", fold_documents(self._citations, registry))
            files.add("places", place_rows(places))
            files.add("rejects", reject_rows(self._rejects, taken))
        write_package(self.tables)
        self.summary.rows = {table.name: files.n_rows[table.name] for table in TABLES}

    def _add(self, files: TableFiles, rows: Rows, places: set[str]) -> None:
        files.add("articles", [rows.article])
        found = {rows.article[_ARTICLE_PLACE]}
        for table, facts in rows.facts.items():
            files.add(table, facts)
            if table in _PLACES:
                found.update(fact[_PLACES[table]] for fact in facts)
        files.add("checks", rows.checks)
        places.update(str(place) for place in found if place is not None)
        for citation in rows.facts["citations"]:
            line = citation_line(citation, rows.article[_DUPLICATE_OF])
            if line is not None:
                self._citations.add(line)

    def _sorted_rows(self) -> Iterator[Rows]:
        """Rows article by article, by id, duplicates marked."""
        for article_id, line in self._sorted_lines():
            self._finder.add(article_id, content_hash_of(line), *dated_text_of(line))
        originals = self._finder.originals()
        for (article_id, line), original in zip(self._sorted_lines(), originals, strict=True):
            if original is not None:
                self.summary.copies += original.is_copy
                self.summary.reprints += not original.is_copy
            yield to_rows(line, article_id, original)

    def _sorted_lines(self) -> Iterator[tuple[str, bytes]]:
        """The line of each article with its id; articles that share an id are told apart."""
        for shared, lines in groupby(self._articles, key=shared_id):
            for nth, line in enumerate(lines, start=1):
                yield ids.nth_id(shared, nth), line
