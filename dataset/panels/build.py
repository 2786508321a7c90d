"""A dataset in, a folder of panel tables out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from ..finishing.replacing import replace_files
from ..finishing.spool import Spool
from ..writing.package_file import FILE_NAME, Package, write_package
from ..writing.writers import TableFiles, file_names
from .cells import cell_of
from .citing import citing_lines, citing_rows
from .figures import Figure, Wanted, figure_lines, figure_of
from .indicators import Indicator
from .rows import conflict_rows, indicator_row, panel_row
from .spread import spread_lines, spread_rows
from .stories import Story, stories
from .summaries import Summary, summary_of
from .tables import PANEL_TABLES

PACKAGE = Package(
    "solieu-panel", "Figures of Vietnamese articles by place and period", PANEL_TABLES
)


@dataclass(slots=True)
class PanelSummary:
    """What was written: rows by table, cells of the panel by status."""

    out: Path
    rows: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)


def panel(dataset: str | Path, out: str | Path, wanted: Wanted | None = None) -> PanelSummary:
    """Write the panel of a dataset into the folder `out` and say what it holds.

    The same dataset gives the same bytes. Texts are not read, and figures are sorted in files below
    `out`. Tables appear under their names only when all are complete. Raises `FileNotFoundError`
    where `dataset` holds none.

    >>> panel("/nowhere", "/tmp")
    Traceback (most recent call last):
    ...
    FileNotFoundError: /nowhere/articles.parquet is missing: ...
    """
    source, folder, wanted = Path(dataset), Path(out), wanted or Wanted()
    known = stories(source)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".solieu-", dir=folder) as scratch:
        run = _Run(source, Path(scratch), known)
        run.write(wanted)
        replace_files(run.tables, folder, [*file_names(PANEL_TABLES), FILE_NAME])
    return PanelSummary(folder, run.rows, dict(sorted(run.statuses.items())))


class _Run:
    """One run, spooled in a scratch folder."""

    def __init__(self, source: Path, scratch: Path, known: dict[str, Story]) -> None:
        self._source, self._scratch, self._known = source, scratch, known
        self.tables = scratch / "tables"
        self.tables.mkdir()
        self.rows: dict[str, int] = {}
        self.statuses: dict[str, int] = {}

    def write(self, wanted: Wanted) -> None:
        """Write all tables."""
        figures = self._spooled("figures", figure_lines(self._source, self._known, wanted))
        citing = self._spooled("citing", citing_lines(self._source, self._known, wanted.by))
        spread = self._spooled("spread", spread_lines(self._source, self._known))
        with TableFiles(self.tables, PANEL_TABLES) as files:
            self._add_figures(files, figures)
            files.add("citations_over_time", citing_rows(citing, self._source))
            files.add("models_spread", spread_rows(spread))
        write_package(self.tables, PACKAGE)
        self.rows = {table.name: files.n_rows[table.name] for table in PANEL_TABLES}

    def _spooled(self, name: str, lines: Iterable[bytes]) -> Spool:
        spool = Spool(self._scratch, name)
        for line in lines:
            spool.add(line)
        return spool

    def _add_figures(self, files: TableFiles, spool: Spool) -> None:
        """Add the rows of each indicator. The sorted lines are read twice side by side: what an
        indicator is called and counted in is known only behind its last figure."""
        for (indicator, told), (_, again) in zip(_grouped(spool), _grouped(spool), strict=True):
            summary = summary_of(indicator, told)
            if summary.has_cells:
                self._add_cells(files, summary, again)

    def _add_cells(self, files: TableFiles, summary: Summary, figures: Iterable[Figure]) -> None:
        n_cells, n_conflicts = 0, 0
        placed = (figure for figure in figures if figure.in_cell)
        for _, group in groupby(placed, key=lambda f: (f.place_id, f.start, f.end)):
            cell = cell_of(group, summary.exponent, self._known)
            conflicts = list(conflict_rows(summary, cell))
            files.add("panel", [panel_row(summary, cell)])
            files.add("conflicts", conflicts)
            n_cells += 1
            n_conflicts += bool(conflicts)
            self.statuses[cell.status] = self.statuses.get(cell.status, 0) + 1
        files.add("indicators", [indicator_row(summary, n_cells, n_conflicts)])


def _grouped(spool: Spool) -> Iterator[tuple[Indicator, Iterator[Figure]]]:
    return groupby(map(figure_of, spool), key=lambda figure: figure.indicator)
