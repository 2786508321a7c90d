"""`solieu audit`: where reports disagree with their own figures."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column, Table

from ..dataset import Finding, statuses
from ..dataset import audit as audit_dataset
from ..dataset.writing.csv_writer import guard
from .app import OK, out

_HEADINGS = ("status", "check", "stated", "expected", "article", "sentence")


def audit(
    dataset: Annotated[Path, typer.Argument(metavar="DATASET", help="Folder of a dataset.")],
    everything: Annotated[bool, typer.Option("--all", help="List agreeing checks, too.")] = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the list there, too.")
    ] = None,
) -> None:
    """List where reports disagree with their own arithmetic, the farthest off first.

    A mismatch is a finding about the report, never an error of the run: the exit code is 0.

    Example: solieu audit build/demo
    """
    findings = audit_dataset(dataset)
    listed = [f for f in findings if everything or f.status != "ok"]
    if listed:
        out().print(_table(listed))
    if csv_file is not None:
        _write(csv_file, listed)
    counted = ", ".join(f"{n} {status}" for status, n in statuses(findings).items())
    out().print(f"{len(findings)} checks: {counted}", markup=False)
    raise typer.Exit(OK)


def _cells(f: Finding) -> tuple[str, ...]:
    return (f.status, f.rule, f"{f.stated:f}", f"{f.expected:f}", f.source, f.sentence)


def _table(findings: list[Finding]) -> Table:
    table = Table(*_HEADINGS[:-1], Column(_HEADINGS[-1], overflow="fold"))
    for f in findings:
        table.add_row(*_cells(f))
    return table


def _write(path: Path, findings: list[Finding]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        writer.writerows([*_cells(f)[:4], guard(f.source), guard(f.sentence)] for f in findings)
