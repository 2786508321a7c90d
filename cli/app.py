"""What the commands share: exit codes, consoles, and errors of one line."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from ..corpus.remote import is_remote
from ..extract import Registry, RegistryError, read_registry

OK = 0
NOTHING_READ = 1
CHANGES = 1  # of `diff`, as other programs of that name have it
BAD_USAGE = 2

# The base of all usage errors has moved between releases of typer; BadParameter always has it.
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[2]


def out() -> Console:
    """The console for results."""
    return Console(soft_wrap=False, highlight=False)


def err() -> Console:
    """The console for progress and complaints."""
    return Console(stderr=True, highlight=False)


def known(path: Path | None) -> Registry | None:
    """The registry of a user's file, or None for the bundled one; a usage error where it is bad."""
    try:
        return read_registry(path) if path else None
    except RegistryError as error:
        raise USAGE_ERROR(str(error)) from error


def existing(paths: Sequence[str]) -> Sequence[str]:
    """The paths, if each is there, a pattern that matches, or `-`; else a usage error."""
    for path in paths:
        is_here = path != "-" and not is_remote(path)
        if is_here and not os.path.lexists(path) and not glob.glob(path, recursive=True):
            raise USAGE_ERROR(f"{path} does not exist")
    return paths
