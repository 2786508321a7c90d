"""Formats in, one a file: a `Content` -> records and rejects, through whatever it is packed in.

To add a format: a reader, a line in `READERS`, its suffix and first bytes in `sniffing`.
"""

from .content import Layout
from .reading import READERS, read
from .sniffing import SUFFIXES

__all__ = ["READERS", "SUFFIXES", "Layout", "read"]
