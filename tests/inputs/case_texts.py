"""The texts of the case files."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def case_texts() -> list[str]:
    """The texts of every case file, the ones that state nothing included."""
    texts: list[str] = []
    for path in sorted((Path(__file__).parents[1] / "cases").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        texts += [row["text"] for row in data.get("row", [])]
        texts += [text for group in data.get("nothing", []) for text in group["texts"]]
    return texts
