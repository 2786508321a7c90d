"""Datasets of a few articles, written by the program itself."""

from __future__ import annotations

from pathlib import Path

from solieu.cli.main import main


def dataset_of(articles: dict[str, str], folder: Path) -> Path:
    """The dataset that `solieu extract` makes below a folder of articles by their file names."""
    sources, out = folder / "tin", folder / "so-lieu"
    sources.mkdir()
    for name, text in articles.items():
        (sources / name).write_text(text, encoding="utf-8")
    assert main(["extract", str(sources), "--out", str(out), "--quiet"]) == 0
    return out
