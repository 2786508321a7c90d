"""Whole numbers as bytes: one plane a byte, so that bytes that are alike stand together."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Sequence

import numpy as np

_WIDTHS = (1, 2, 4)
_LEVEL = 9


def width_of(values: Sequence[int]) -> int:
    """How many bytes each of the values needs: 1, 2 or 4.

    >>> width_of([3, 255]), width_of([256]), width_of([])
    (1, 2, 1)
    """
    most = max(values, default=0)
    return next(width for width in _WIDTHS if most < 256**width)


def planes(values: Sequence[int], width: int) -> bytes:
    """The lowest bytes of all values, then the next bytes of all, up to `width` bytes.

    >>> planes([1, 258], 2)
    b'\\x01\\x02\\x00\\x01'
    """
    numbers = np.asarray(values, np.uint32)
    return b"".join((numbers >> (8 * n) & 255).astype(np.uint8).tobytes() for n in range(width))


def zigzag(number: int) -> int:
    """A number of either sign as one without: 0, -1, 1, -2 … become 0, 1, 2, 3 ….

    >>> [zigzag(n) for n in (0, -1, 1, -2)]
    [0, 1, 2, 3]
    """
    return 2 * number if number >= 0 else -2 * number - 1


def packed(data: bytes) -> str:
    """The bytes compressed, in letters that a page can hold. The same bytes give the same letters
    with one build of zlib."""
    return base64.b64encode(gzip.compress(data, _LEVEL, mtime=0)).decode("ascii")
