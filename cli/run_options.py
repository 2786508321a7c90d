"""The options that say how a large run is done, and what it tells meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Optional

import typer

from ..corpus.limits import MEGABYTE
from ..dataset import EngineName, Limits
from .option_groups import taking

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "workers": (
        Annotated[
            Optional[int],  # noqa: UP045
            typer.Option(min=1, help="Processes to read with; all cores where inputs are large."),
        ],
        None,
    ),
    "engine": (
        Annotated[
            EngineName,
            typer.Option(help="Read with processes of this machine, or with a Dask cluster."),
        ],
        EngineName.PROCESSES,
    ),
    "scheduler": (
        Annotated[
            Optional[str],  # noqa: UP045
            typer.Option(metavar="ADDRESS", help="Scheduler of a Dask cluster that runs already."),
        ],
        None,
    ),
    "article_timeout": (
        Annotated[
            Optional[float],  # noqa: UP045
            typer.Option(
                min=0.1, metavar="SECONDS",
                help="Most time for one article, which is rejected else; workers have 600.",
            ),
        ],
        None,
    ),
    "worker_memory": (
        Annotated[
            Optional[int],  # noqa: UP045
            typer.Option(min=1, metavar="MB", help="Most memory that a worker takes to read."),
        ],
        None,
    ),
    "article_size": (
        Annotated[
            Optional[int],  # noqa: UP045
            typer.Option(min=1, metavar="MB", help="Largest article, rejected else; 16."),
        ],
        None,
    ),
    "quiet": (
        Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")],
        False,
    ),
    "log_json": (
        Annotated[bool, typer.Option("--log-json", help="Log to stderr, in JSON lines.")],
        False,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run is done."""

    workers: int | None
    engine: EngineName
    scheduler: str | None
    limits: Limits | None
    quiet: bool
    log_json: bool


def _run_options(
    article_timeout: float | None,
    worker_memory: int | None,
    article_size: int | None,
    **others: Any,
) -> RunOptions:
    told: dict[str, Any] = {}
    if article_timeout is not None:
        told["article_seconds"] = article_timeout
    if worker_memory is not None:
        told["memory_bytes"] = worker_memory * MEGABYTE
    if article_size is not None:
        told["article_bytes"] = article_size * MEGABYTE
    return RunOptions(limits=Limits(**told) if told else None, **others)


takes_run_options = taking("run", _OPTIONS, _run_options)
