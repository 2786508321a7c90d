"""Tables put where those of an older dataset stand: a folder that holds some of each is refused.

Files are renamed one by one, and what stops a run may stop it in between. A mark stands in the
folder as long as they are; the same command again, which goes on, takes it away.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..writing.package_file import FILE_NAME

MARK = ".solieu-replacing"


def replace_files(made: Path, out: Path, names: Iterable[str]) -> None:
    """Put files of one folder into another, over those that stand there.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     replace_files(Path(folder), Path(folder), ())
    ...     mixture(Path(folder))
    ''
    """
    mark = out / MARK
    mark.touch()
    for name in names:
        (made / name).replace(out / name)
    mark.unlink()


def mixture(folder: Path) -> str:
    """What is wrong with a folder in which only some tables were replaced; nothing else.

    >>> mixture(Path("/nowhere"))
    ''
    """
    if not (folder / MARK).exists():
        return ""
    return (
        f"{folder} holds some tables of an older dataset and some of a newer one: the run that "
        "replaces them is not done; wait for it, or give its command again if it was stopped"
    )


def state_of(place: Path) -> tuple[int, int] | None:
    """What tells a dataset, a folder or file, from one that is written in its place; `None` of a
    folder without a description.

    Raises `OSError` where not all tables are of one run.

    >>> state_of(Path("/nowhere"))
    """
    if told := mixture(place):
        raise OSError(told)
    try:
        found = (place / FILE_NAME if place.is_dir() else place).stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def parquet_of(folder: Path, table: str) -> Path:
    """The Parquet file of a table of the dataset in a folder.

    Raises `FileNotFoundError` where there is none, `OSError` where not all tables are of one run.

    >>> parquet_of(Path("/nowhere"), "counts")
    Traceback (most recent call last):
    ...
    FileNotFoundError: /nowhere/counts.parquet is missing: write the dataset first, ...
    """
    if told := mixture(folder):
        raise OSError(told)
    path = folder / f"{table}.parquet"
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing: write the dataset first, "
            f"as in `solieu extract corpus/samples --out {folder}`"
        )
    return path
