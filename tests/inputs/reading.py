"""One file read in a test: all that is found in it, its articles, or its reject."""

from __future__ import annotations

from pathlib import Path

from solieu.corpus import Article, Reject, load


def read(folder: Path, name: str, data: bytes, **options: object) -> list[Article | Reject]:
    path = folder / name
    path.write_bytes(data)
    return list(load(path, **options))  # type: ignore[arg-type]


def articles(folder: Path, name: str, data: bytes, **options: object) -> list[Article]:
    found = read(folder, name, data, **options)
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


def reject(folder: Path, name: str, data: bytes, **options: object) -> Reject:
    (found,) = read(folder, name, data, **options)
    assert isinstance(found, Reject), found
    return found


def names(found: list[Article]) -> list[str]:
    return [article.source.rpartition("/")[2] for article in found]
