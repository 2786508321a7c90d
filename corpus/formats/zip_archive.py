"""ZIP archives: their members, one at a time; nothing is written under the names they have."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from ..article import Reason, Reject
from .content import Content
from .members import Members

_ENCRYPTED = 0x1
# What office programs keep in a ZIP, by a member that only they have.
_OFFICE = {
    "xl/workbook.xml": "an Excel workbook: save the sheet as CSV",
    "ppt/presentation.xml": "a presentation: save it as text",
    "META-INF/container.xml": "an e-book: save it as text or HTML",
    "content.xml": "an OpenDocument file: save it as .docx or .txt",
}
_WORD = "word/document.xml"


def is_word(content: Content) -> bool:
    """Whether a ZIP is a Word document."""
    with content.seekable() as file, zipfile.ZipFile(file) as archive:
        return _WORD in archive.NameToInfo


def unpack_zip(content: Content) -> Iterator[Content | Reject]:
    """The members of an archive."""
    with content.seekable() as file, zipfile.ZipFile(file) as archive:
        foreign = next((told for name, told in _OFFICE.items() if name in archive.NameToInfo), None)
        if foreign:
            yield content.reject(Reason.UNKNOWN_FORMAT, f"it is {foreign}")
            return
        members = Members(content, "zip")
        for info in archive.infolist():
            if info.is_dir() or not members.counts(info.filename):
                continue
            if info.flag_bits & _ENCRYPTED:
                name = members.name_of(info.filename)
                detail = "it is locked with a password: unpack it and give the files"
                yield Reject(name, Reason.ENCRYPTED, detail)
                continue
            yield from _member(archive, info, members)
        if not members.number:
            yield content.reject(Reason.NO_ARTICLES, "the archive holds no file")


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, members: Members
) -> Iterator[Content | Reject]:
    try:
        with archive.open(info) as packed:
            yield members.content(info.filename, packed, lambda: info.compress_size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        yield members.broken(info.filename, error)
