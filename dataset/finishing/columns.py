"""A column of numbers or short texts on disk, for more rows than memory should hold."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BUFFER = 2**16


class Column:
    """Values of one type, appended one by one or in arrays, then read as one array.

    Once it is read nothing can be appended. No file is mapped: what was looked at would count as
    memory of the process.
    """

    def __init__(self, folder: Path, name: str, kind: str) -> None:
        self._path = folder / f"{name}.column"
        self._kind = np.dtype(kind)
        self._raw = io.FileIO(self._path, "w+")
        self._file = io.BufferedWriter(self._raw, _BUFFER)

    def add(self, values: object) -> None:
        """Append a value, or the values of an array."""
        self._file.write(np.asarray(values, self._kind).tobytes())

    def take(self, folder: Path) -> None:
        """Append the column of that name in another folder."""
        with (folder / self._path.name).open("rb") as other:
            shutil.copyfileobj(other, self._file, 2**20)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def __len__(self) -> int:
        self._file.flush()
        return self._path.stat().st_size // self._kind.itemsize

    def read(self) -> NDArray[Any]:
        """All values, in memory."""
        self._file.close()
        return np.fromfile(self._path, self._kind)

    def between(self, start: int, end: int) -> NDArray[Any]:
        """The values of some positions; all others stay on disk."""
        self._file.flush()
        self._raw.seek(start * self._kind.itemsize)
        return np.frombuffer(self._raw.read((end - start) * self._kind.itemsize), self._kind)
