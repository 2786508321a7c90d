"""The data that comes with this room: the files of `data/`."""

from __future__ import annotations

from importlib.resources import files


def read_data(name: str) -> str:
    """The text of a file of `data/`."""
    return (files(__package__) / "data" / name).read_text(encoding="utf-8")
