"""`solieu panel`: the figures of a dataset by place and period."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..dataset import Wanted
from ..dataset import panel as write_panel
from ..dataset.panels import By, Level
from .app import OK, out


def panel(
    dataset: Annotated[Path, typer.Argument(metavar="DATASET", help="Folder of a dataset.")],
    out_dir: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder to write the tables to.")
    ],
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="Only figures in this unit, as hộ or %.")
    ] = None,
    item: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only figures whose item has these words.")
    ] = None,
    place_level: Annotated[Level | None, typer.Option(help="Only places of this level.")] = None,
    by: Annotated[
        By | None,
        typer.Option(help="Only such periods, and reports of no period; citations by them."),
    ] = None,
) -> None:
    """Write figures of many articles side by side: one indicator by place and period.

    DIR gets panel, conflicts, indicators, citations_over_time and models_spread as CSV and Parquet.
    Figures that do not say what they count, for which place and when, are left out. Exit code:
    0 done, 2 bad usage.

    Example: solieu panel build/demo --item "Dân vận khéo" --out build/panel
    """
    summary = write_panel(dataset, out_dir, Wanted(unit, item, place_level, by))
    told = ", ".join(f"{n} {status}" for status, n in summary.statuses.items())
    for name, rows in summary.rows.items():
        counted = f" ({told})" if name == "panel" and told else ""
        out().print(f"{name}: {rows}{counted}", markup=False, soft_wrap=True)
    out().print(f"written to {summary.out}", markup=False, soft_wrap=True)
    raise typer.Exit(OK)
