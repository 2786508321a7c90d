"""Reading one content: find its format, unpack what is packed, say why where it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..article import Reason, Reject
from ..limits import MOST_ARCHIVES
from ..text.decode import NotText, UnknownEncoding
from .compressed import OPENERS, unpack
from .content import BREAKS, Bomb, Content, Found, TooLarge
from .delimited import read_csv
from .feed import read_feed
from .json_document import read_json
from .json_lines import read_jsonl
from .lines import RESAVE
from .parquet_table import read_parquet
from .pdf_document import read_pdf
from .plain_text import read_text
from .sniffing import SUFFIXES, kind_of
from .tar_archive import unpack_tar
from .web_archive import read_warc
from .web_page import read_html
from .word_document import read_docx
from .zip_archive import is_word, unpack_zip

Reader = Callable[[Content], Found]

READERS: Mapping[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "parquet": read_parquet,
    "docx": read_docx,
    "pdf": read_pdf,
    "warc": read_warc,
    "feed": read_feed,
}
STDIN = "-"


def read(content: Content) -> Found:
    """Every record in a content, or why there is none; a break costs only what lies behind it."""
    try:
        yield from _read(content)
    except Bomb as error:
        if content.wrappers:  # whatever it is packed in is not to be trusted either
            raise
        detail = f"{error}; what stood before was read: unpack it, look, and give the files"
        yield content.reject(Reason.TOO_LARGE, detail)
    except TooLarge as error:
        yield content.reject(Reason.TOO_LARGE, str(error))
    except NotText as error:
        yield content.reject(Reason.BINARY, f"it is no text ({error}): {RESAVE}")
    except UnknownEncoding as error:
        yield content.reject(Reason.ENCODING, f"{error}: {RESAVE}")
    except OSError as error:
        yield _refused(content, error)
    except (*BREAKS, NotImplementedError, RuntimeError, LookupError) as error:
        yield _broken(content, error)


def _refused(content: Content, error: OSError) -> Reject:
    """Either the system refuses a file, or an archive's own check fails."""
    if error.errno is None or content.wrappers:
        return _broken(content, error)
    detail = f"it cannot be read ({error.strerror or error}): check its permissions"
    return content.reject(Reason.UNREADABLE, detail)


def _broken(content: Content, error: Exception) -> Reject:
    words = " ".join(str(error).split())[:200] or type(error).__name__
    detail = f"the archive is broken ({words}): what stood before the break was read"
    return content.reject(Reason.BROKEN_ARCHIVE, f"{detail}; fetch it again")


def _read(content: Content) -> Found:
    head = content.head()
    kind = content.span.kind if content.span else kind_of(content.label, head)
    if kind is None and content.name == STDIN:
        kind = "text"
    if not head and kind is not None:
        yield content.reject(Reason.EMPTY, "0 bytes: nothing to read")
    elif kind == "zip":
        with content.seekable() as file:
            yield from _zipped(replace(content, copy=file))
    elif kind == "tar":
        yield from _inner(content, unpack_tar(content))
    elif kind is not None and kind in OPENERS:
        yield from _inner(content, unpack(content, kind))
    elif kind is not None and kind in READERS:
        yield from READERS[kind](content)
    else:
        yield _unknown(content, kind)


def _zipped(content: Content) -> Found:
    return read_docx(content) if is_word(content) else _inner(content, unpack_zip(content))


def _inner(content: Content, members: Iterator[Content | Reject]) -> Found:
    if len(content.wrappers) >= MOST_ARCHIVES:
        detail = f"more than {MOST_ARCHIVES} archives inside each other: unpack the outer ones"
        yield content.reject(Reason.TOO_DEEP, detail)
        return
    for member in members:
        if isinstance(member, Reject):
            yield member
        else:
            yield from read(member)


def _unknown(content: Content, kind: str | None) -> Reject:
    if kind == "office":
        if "EncryptedPackage".encode("utf-16-le") in content.head():
            return content.reject(Reason.ENCRYPTED, "it is locked with a password: save it open")
        advice = "an old Office file: save it as .docx, or the sheet as CSV"
        return content.reject(Reason.UNKNOWN_FORMAT, f"it is {advice}")
    known = ", ".join(SUFFIXES)
    detail = f"neither its suffix ({known}) nor its first bytes tell a format: rename or convert it"
    return content.reject(Reason.UNKNOWN_FORMAT, detail)
