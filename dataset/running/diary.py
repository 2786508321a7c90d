"""How a run went: told while it goes on, and kept beside the dataset as `run.json`."""

from __future__ import annotations

import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from ...corpus.columns import GUESSED, Columns
from ...extract import Registry
from ..build import Summary
from ..finishing.duplicates import Duplicates
from .portion_reading import Limits

FILE_NAME = "run.json"
LIBRARIES = ("underthesea", "numpy", "pandas", "pyarrow", "scikit-learn", "trafilatura", "lxml")

Note: TypeAlias = Callable[[str, Mapping[str, object]], None]


class EngineName(StrEnum):
    """What reads large inputs: processes of this machine, or a cluster."""

    PROCESSES = "processes"
    DASK = "dask"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done. What is found does not depend on `workers`.

    `workers` are all cores where nothing is said, and none for inputs so small that starting them
    would take longer; where `limits` are given, or an earlier run was stopped (perhaps by what it
    read), there is one, which may be ended without ending the run. The engine `dask` reads on the
    cluster of a `scheduler`, by its address, or on one of this machine.
    """

    columns: Columns = GUESSED
    registry: Registry | None = None
    duplicates: Duplicates = Duplicates.NEAR
    workers: int | None = None
    engine: EngineName = EngineName.PROCESSES
    scheduler: str | None = None
    limits: Limits | None = None


class Diary:
    """What happened in a run, passed on to who wants to know, and counted."""

    def __init__(self, note: Note) -> None:
        self._pass_on = note
        self.begun = datetime.now(UTC)
        self._start = time.monotonic()
        self.counts: Counter[str] = Counter()
        self.first: dict[str, float] = {}  # seconds from the start to the first of its kind

    @property
    def seconds(self) -> float:
        """How long the run has taken."""
        return round(time.monotonic() - self._start, 3)

    def note(self, event: str, **about: object) -> None:
        """Take note of something."""
        self.counts[event] += 1
        self.first.setdefault(event, self.seconds)
        self._pass_on(event, about)


def write_summary(out: Path, summary: Summary, settings: Settings, diary: Diary) -> None:
    """Write what made the dataset, what is in it, and how long that took."""
    reading = diary.first.get("finishing", diary.seconds)
    told = {
        "solieu": version("solieu"),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "begun": diary.begun.isoformat(timespec="seconds"),
        "seconds": {"reading": reading, "tables": round(diary.seconds - reading, 3)},
        "settings": {
            "columns": {k: v for k, v in asdict(settings.columns).items() if v is not None},
            "registry": "bundled" if settings.registry is None else "own",
            "duplicates": str(settings.duplicates),
            "engine": str(settings.engine),
            "workers": settings.workers,
            "limits": asdict(settings.limits or Limits()),
        },
        "parts": {
            "read": diary.counts["part"],
            "kept_of_earlier_runs": diary.counts["kept"],
            "workers_died": diary.counts["worker_died"],
        },
        "rows": summary.rows,
        "rejects": summary.rejects,
        "duplicates": {"copies": summary.copies, "reprints": summary.reprints},
        "values_left_out": summary.emptied,
    }
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    unfinished = out / f".{FILE_NAME}"
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(out / FILE_NAME)
