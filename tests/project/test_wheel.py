"""What is installed is what the repository holds: a missing folder shows only in a wheel."""

from __future__ import annotations

import importlib
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("corpus", "models", "extract", "dataset", "cli")
LEFT_OUT = {
    "samples",
    "gold",
    "annotations",
    "__pycache__",
}  # of the repository alone, as are README files
BESIDE = {".md", ".so", ".pyd"}  # the last two of a compiled build alone


def files_below(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in BESIDE)
    names = {path.relative_to(folder): path for path in paths}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in names.items()
        if not LEFT_OUT & set(name.parts)
    }


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_of_a_room_is_installed(room: str) -> None:
    installed = Path(importlib.import_module(f"solieu.{room}").__path__[0])
    assert files_below(installed) == files_below(ROOT / room)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_tells_type_checkers_that_it_is_typed(room: str) -> None:
    installed = Path(importlib.import_module(f"solieu.{room}").__path__[0])
    assert (installed / "py.typed").is_file()


def test_the_program_is_installed() -> None:
    scripts = distribution("solieu").entry_points.select(group="console_scripts")
    assert [(script.name, script.value) for script in scripts] == [
        ("solieu", "solieu.cli.main:run")
    ]
