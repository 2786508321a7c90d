"""Raw pages as WARC: one file a run, one gzip member a page, on disk before they count as done."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from .exchange import Answer
from .state import State

_NAME = re.compile(r"pages-(\d{5,})\.warc\.gz")
# They describe the body as it travelled, not as it is kept: unpacked.
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})


class Archive:
    """The file of this run; it appears with its first page."""

    def __init__(self, folder: Path, state: State) -> None:
        known = state.archives()
        mend(folder, known)
        names = {*known, *(path.name for path in folder.glob("pages-*"))}
        taken = (int(match[1]) for name in names if (match := _NAME.fullmatch(name)))
        self.name = f"pages-{max(taken, default=0) + 1:05}.warc.gz"
        self._path, self._state = folder / self.name, state
        self._file: BinaryIO | None = None
        self._length = self._saved = 0  # of whole pages; a full disk may cut the next

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file:
            self._file.close()

    def add(self, answer: Answer, at: float) -> None:
        """Write a page; it counts as done with the next `save`."""
        if self._file is None:
            self._state.begin(self.name)
            self._file = self._path.open("xb")
        self._file.write(record_of(answer, at))
        self._file.flush()
        self._length = self._file.tell()

    def save(self) -> None:
        """Put the pages on disk, and only then what the state knows of them."""
        if self._file and self._length > self._saved:
            os.fsync(self._file.fileno())
            self._state.grown(self.name, self._length)
            self._saved = self._length
        self._state.commit()


def record_of(answer: Answer, at: float) -> bytes:
    """The record of an answer as a gzip member of its own."""
    written = BytesIO()
    writer = WARCWriter(written, gzip=True, warc_version="1.1")
    fields = [
        (f"X-Crawler-{name}" if name.lower() in _OF_THE_WIRE else name, value)
        for name, value in answer.headers
    ]
    fields.append(("Content-Length", str(len(answer.body))))
    date = datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    record = writer.create_warc_record(
        answer.url,
        "response",
        payload=BytesIO(answer.body),
        http_headers=StatusAndHeaders(f"{answer.status} OK", fields, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": date},
    )
    writer.write_record(record)
    return written.getvalue()


def mend(folder: Path, known: dict[str, int]) -> None:
    """Cut off what a killed run wrote to its archive without taking note of it.

    Its page still counts as waiting, so it is fetched again and stands there once. Archives that
    the state does not know are left alone.
    """
    for name, length in known.items():
        path = folder / name
        if not path.exists():
            continue
        if not length:
            path.unlink()
        elif path.stat().st_size > length:
            os.truncate(path, length)
