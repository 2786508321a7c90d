"""A part: what some of the inputs gave, as one file of sorted lines that is whole or is not there.

Lines of articles come first, sorted, with an index by the first digits of their ids, so that a
range of ids can be read from many parts. Behind them stand rejects, what is told of the part, and a
digest of all that.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path

import numpy as np

from ...corpus.article import Reject
from ..finishing.rejects import reject_line
from .rows import Line

_DIGITS = 3  # of an id, in the index
RANGES = 16**_DIGITS
_INDEX = np.dtype("<u8")
_INDEX_BYTES = (RANGES + 1) * _INDEX.itemsize
_TRAILER = np.dtype("<u8")
_DIGEST = 16


@dataclass(slots=True)
class Told:
    """What is known of a part without reading it.

    `guessed` are columns that were told by what stands in them, each with a file; `limits` those
    under which an article was given up, if one was.
    """

    articles: int = 0
    emptied: int = 0
    rejects: dict[str, int] = field(default_factory=dict)
    guessed: list[tuple[str, str]] = field(default_factory=list)
    limits: str = ""
    size: int = 0  # of the lines


class PartLines:
    """The lines of a part while it is made."""

    def __init__(self) -> None:
        self.size = 0
        self._lines: list[bytes] = []
        self._rejects: list[bytes] = []
        self.reasons: Counter[str] = Counter()
        self._emptied = 0

    def add(self, result: Line | Reject) -> None:
        """Take what became of an input."""
        if isinstance(result, Reject):
            self._rejects.append(reject_line(result))
            self.reasons[str(result.reason)] += 1
            self.size += len(self._rejects[-1])
        else:
            self._lines.append(result.data)
            self._emptied += result.emptied
            self.size += len(result.data)

    def write(self, path: Path, told: Told | None = None) -> Told:
        """Write the part and say what it holds."""
        told = told or Told()
        write_whole(path, sealed(self.pieces(told)))
        return told

    def pieces(self, told: Told) -> Iterator[bytes]:
        """The bytes of the part; fills in what is told of it."""
        told.articles, told.emptied = len(self._lines), self._emptied
        told.rejects = dict(sorted(self.reasons.items()))
        self._lines.sort()
        ends = np.cumsum([0, *(len(line) + 1 for line in self._lines)])
        starts = [int(line[1 : 1 + _DIGITS], 16) for line in self._lines]
        index = ends[np.searchsorted(starts, np.arange(RANGES + 1))] if starts else ends
        index = np.broadcast_to(index, RANGES + 1)
        told.size = int(ends[-1])
        rejects = b"".join(line + b"\n" for line in sorted(self._rejects))
        said = json.dumps(asdict(told), ensure_ascii=False).encode()
        trailer = np.array([len(rejects), len(said)], _TRAILER).tobytes()
        yield index.astype(_INDEX).tobytes()
        yield from (line + b"\n" for line in self._lines)
        yield from (rejects, said, trailer)


def sealed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces with a digest of them all at the end."""
    digest = blake2b(digest_size=_DIGEST)
    for piece in pieces:
        digest.update(piece)
        yield piece
    yield digest.digest()


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file of which nobody ever sees a part: nothing stands under its name before it is
    complete and has left the memory of the system."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def told_of(path: Path) -> Told | None:
    """What is told of a part that is there and whole; else None."""
    digest = blake2b(digest_size=_DIGEST)
    try:
        left = path.stat().st_size - _DIGEST
        with path.open("rb") as file:
            while left > 0 and (piece := file.read(min(left, 2**20))):
                digest.update(piece)
                left -= len(piece)
            if file.read() != digest.digest():
                return None
    except OSError:
        return None
    return Told(**json.loads(_said(path)[0]))


def _said(path: Path) -> tuple[bytes, int, int]:
    """What is told of a part, and where its rejects begin and end."""
    with path.open("rb") as file:
        file.seek(-_DIGEST - 2 * _TRAILER.itemsize, os.SEEK_END)
        end = file.tell()
        n_rejects, n_said = map(int, np.frombuffer(file.read(2 * _TRAILER.itemsize), _TRAILER))
        file.seek(end - n_said)
        return file.read(n_said), end - n_said - n_rejects, end - n_said


def lines_between(path: Path, first: int, end: int) -> list[bytes]:
    """The lines of a part whose ids begin with a number from `first` on and below `end`."""
    with path.open("rb") as file:
        bounds = []
        for at in (first, end):
            file.seek(at * _INDEX.itemsize)
            bounds.append(int.from_bytes(file.read(_INDEX.itemsize), "little"))
        file.seek(_INDEX_BYTES + bounds[0])
        return file.read(bounds[1] - bounds[0]).split(b"\n")[:-1]


def rejects_of(path: Path) -> Iterator[bytes]:
    """The rejects of a part, sorted."""
    _, start, end = _said(path)
    with path.open("rb") as file:
        file.seek(start)
        while start < end:
            line = file.readline()
            start += len(line)
            yield line[:-1]
