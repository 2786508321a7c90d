"""The data dictionary beside a dataset, or without one: `.md` is Markdown, anything else HTML."""

from __future__ import annotations

from pathlib import Path

from ..dictionary import data_dictionary, data_dictionary_html
from .written import WrittenTables


def write(written: WrittenTables, path: Path) -> list[str]:
    """Write the dictionary; what a dataset holds changes nothing of it."""
    told = data_dictionary() if path.suffix == ".md" else data_dictionary_html()
    path.write_text(told, encoding="utf-8", newline="\n")
    return []
