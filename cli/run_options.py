"""The options that say how a large run is done, and what it tells meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Optional

import typer

from ..dataset import Limits
from .option_groups import taking

_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run is done."""

    workers: int | None
    limits: Limits | None
    quiet: bool
    log_json: bool


_OPTIONS: dict[str, tuple[Any, Any]] = {
    "workers": (
        Annotated[
            Optional[int],  # noqa: UP045
            typer.Option(min=1, help="Processes to read with; all cores where inputs are large."),
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
    "quiet": (
        Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")],
        False,
    ),
    "log_json": (
        Annotated[bool, typer.Option("--log-json", help="Log to stderr, in JSON lines.")],
        False,
    ),
}  # fmt: skip


def _run_options(
    workers: int | None,
    article_timeout: float | None,
    worker_memory: int | None,
    **looks: bool,
) -> RunOptions:
    limits = None
    if article_timeout is not None or worker_memory is not None:
        seconds = Limits().article_seconds if article_timeout is None else article_timeout
        limits = Limits(seconds, worker_memory * _MEGABYTE if worker_memory else None)
    return RunOptions(workers, limits, **looks)


takes_run_options = taking("run", _OPTIONS, _run_options)
