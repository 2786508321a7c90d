"""Files that lie elsewhere, by their address: whatever fsspec reads, as `s3://kho/tin/*.jsonl`.

Pages of the web are not among them: fetching those is the scraper's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.I)
_MAGIC = re.compile(r"[*?[]")


def is_remote(path: str) -> bool:
    """Whether a source is the address of files elsewhere.

    >>> is_remote("s3://kho/tin.jsonl"), is_remote("tin.jsonl"), is_remote("https://bao.vn/tin")
    (True, False, False)
    """
    return _ADDRESS.match(path) is not None


def open_input(path: str) -> BinaryIO:
    """The bytes of an input, here or elsewhere, unbuffered."""
    if is_remote(path):
        return cast(BinaryIO, _files(path).open(path, "rb", block_size=2**20))
    return cast(BinaryIO, open(path, "rb", buffering=0))


def find_remote(path: str) -> Iterator[str]:
    """The addresses of all files that a pattern, a folder or a file's own address names, sorted."""
    files = _files(path)
    scheme = path[: path.index("://") + 3]
    found = files.glob(path) if _MAGIC.search(path) else [files._strip_protocol(path)]
    for each in sorted(found):
        if files.isfile(each):
            yield scheme + each
        else:
            yield from (scheme + name for name in sorted(files.find(each)) if _is_shown(name, each))


def _is_shown(name: str, folder: str) -> bool:
    return not any(part.startswith(".") for part in name[len(folder) :].split("/"))


def _files(path: str) -> Any:
    """The file system of an address."""
    try:
        import fsspec
    except ImportError as error:
        raise OSError(f"{path}: addresses need fsspec: pip install 'solieu[dask]'") from error
    try:
        return fsspec.core.url_to_fs(path)[0]
    except (ImportError, ValueError) as error:
        raise OSError(f"{path}: {error}") from error
