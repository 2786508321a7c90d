"""TAR archives: their members as they stream by; nothing is written under the names they have."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from ..article import Reason, Reject
from .content import Content
from .members import Members


def unpack_tar(content: Content) -> Iterator[Content | Reject]:
    """The members of an archive; links and devices in it are rejects."""
    members = Members(content, "tar")
    with tarfile.open(fileobj=content.stream, mode="r|", errors="surrogateescape") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # else it keeps all it met
            if info.isdir() or not members.counts(info.name):
                continue
            packed = archive.extractfile(info) if info.isreg() else None
            if packed is None:
                detail = "a link or a device in an archive: what it points to is not followed"
                yield Reject(members.name_of(info.name), Reason.UNREADABLE, detail)
                continue
            size = info.size
            yield members.content(info.name, packed, lambda size=size: size)  # type: ignore[misc]
    if not members.number:
        yield content.reject(Reason.NO_ARTICLES, "the archive holds no file")
