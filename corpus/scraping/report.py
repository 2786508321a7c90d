"""What a run did, and the list of what it could not do."""

from __future__ import annotations

import csv
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .state import FOLDER, State
from .trouble import Failure, Trouble

NAME = "failures.csv"


@dataclass(slots=True)
class Report:
    """Counts of a run. Every page that was found, now or before, is in one of the others."""

    out: Path
    found: int = 0
    from_before: int = 0  # found by an earlier run, and waiting since
    fetched: int = 0
    unchanged: int = 0
    already_there: int = 0
    same_as_another: int = 0
    failed: Counter[Trouble] = field(default_factory=Counter)
    listings_failed: Counter[Trouble] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)  # for the next run, by the reason
    left_out: Counter[str] = field(default_factory=Counter)  # found, but not asked for
    would_fetch: list[tuple[str, str]] = field(default_factory=list)
    complaints: list[tuple[str, Failure, str]] = field(default_factory=list)
    examples: dict[Trouble, str] = field(default_factory=dict)  # the first failure of each reason

    @property
    def failures_file(self) -> Path:
        """Where every failure stands, those of earlier runs included."""
        return self.out / FOLDER / NAME

    @property
    def has_failures(self) -> bool:
        """Whether anything is missing."""
        return bool(self.failed or self.listings_failed)

    @property
    def had(self) -> int:
        """How many pages are there, or would be."""
        fetched = self.fetched + self.unchanged + len(self.would_fetch)
        return fetched + self.already_there + self.same_as_another

    def fail(self, url: str, failure: Failure) -> None:
        """Take note of a page that could not be had."""
        self.failed[failure.reason] += 1
        self.examples.setdefault(failure.reason, f"{url} ({failure.detail})")

    def complain(self, url: str, found_in: str, failure: Failure) -> None:
        """Take note of a listing that could not be read."""
        self.listings_failed[failure.reason] += 1
        self.examples.setdefault(failure.reason, f"{url} ({failure.detail})")
        self.complaints.append((url, failure, found_in))


def write_failures(report: Report, state: State) -> None:
    """Write what is failed as of now in one piece, so that no half a file is ever seen."""
    new = report.failures_file.with_suffix(".new")
    with open(new, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("url", "what", "reason", "detail", "found_in"))
        for url, failure, found_in in report.complaints:
            writer.writerow((url, "listing", failure.reason, failure.detail, found_in))
        for url, reason, detail, found_in in state.failures():
            writer.writerow((url, "page", reason, detail, found_in))
    os.replace(new, report.failures_file)
