"""Which format a file is in: by proof in its first bytes, by its suffix, by what it looks like."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping

from ..columns import GUESSED, plan_of
from ..text.decode import NotText, UnknownEncoding, decode
from ..text.phonology import looks_vietnamese

SUFFIXES: Mapping[str, str] = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".docx": "docx", ".pdf": "pdf", ".warc": "warc", ".rss": "feed",
    ".atom": "feed", ".zip": "zip", ".tar": "tar", ".gz": "gz", ".bz2": "bz2", ".xz": "xz",
    ".zst": "zst",
}  # fmt: skip
DELIMITERS = ",;\t|"  # of tables
SHORT_SUFFIXES = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}

_MAGIC = (
    (b"\x1f\x8b", "gz"), (b"\x28\xb5\x2f\xfd", "zst"), (b"\xfd7zXZ\0", "xz"), (b"PAR1", "parquet"),
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"%PDF-", "pdf"), (b"WARC/", "warc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
)  # fmt: skip
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_TAR_MARK = slice(257, 262)
_BINARY = frozenset(("gz", "zst", "xz", "bz2", "zip", "tar", "parquet", "pdf", "docx", "office"))

_XML_OPENING = r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+"
_HTML = re.compile(rf"{_XML_OPENING}<(?:!doctype html|html)\b", re.I | re.S)
_FEED = re.compile(rf"{_XML_OPENING}(?:<\?[^>]{{0,300}}\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_OBJECT = re.compile(r'\s*\{\s*(?:"|\})')
_ARRAY = re.compile(r"\s*\[\s*(?:\{|\])")
_PLAIN_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,6}$")


def suffix_of(label: str) -> str:
    """The suffix that a name ends with, where it is one that is read; else nothing.

    >>> suffix_of("bao/TIN.JSONL"), suffix_of("dump.tgz"), suffix_of("anh.png")
    ('.jsonl', '.tgz', '')
    """
    name = label.lower()
    return next((end for end in (*SUFFIXES, *SHORT_SUFFIXES) if name.endswith(end)), "")


def unpacked_label(label: str) -> str:
    """The name of what a compressed file holds.

    >>> unpacked_label("tin.jsonl.gz"), unpacked_label("dump.tgz"), unpacked_label("tin")
    ('tin.jsonl', 'dump.tar', 'tin')
    """
    suffix = suffix_of(label)
    if suffix in SHORT_SUFFIXES:
        return f"{label[: -len(suffix)]}.tar"
    is_packed = SUFFIXES.get(suffix) in ("gz", "bz2", "xz", "zst")
    return label[: -len(suffix)] if is_packed else label


def kind_of(label: str, head: bytes) -> str | None:
    """The format of a file: by proof in its head, by suffix, or by what it can only be.

    >>> kind_of("a.txt", b"PK\\x03\\x04..."), kind_of("a.csv", b"text,date"), kind_of("a.png", b"x")
    ('zip', 'csv', None)
    """
    if proven := _by_magic(head):
        return proven
    suffix = suffix_of(label)
    said = SUFFIXES.get(suffix) or ("gz" if suffix else None)  # a short suffix hides a packing
    text = _text_of(head)
    looks = _by_looks(text, said) if text else None
    if said in _BINARY:
        return looks or said
    if said is not None:
        return looks if looks and said != "html" else said
    return looks or (_plain_kind(text) if text and not _PLAIN_SUFFIX.search(label) else None)


def _by_magic(head: bytes) -> str | None:
    if _BZIP2.match(head):
        return "bz2"
    if head[_TAR_MARK] == b"ustar" and b"\0" in head[:257]:
        return "tar"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _text_of(head: bytes) -> str:
    """The head as text, its last line dropped if it is cut; empty for what is no text."""
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\n" in head:
        head = head[: head.rindex(b"\n") + 1]
    try:
        return decode(head)
    except (NotText, UnknownEncoding):
        return head.decode("utf-8", "ignore") if b"\0" not in head else ""


def _by_looks(text: str, said: str | None) -> str | None:
    """The format that the text of a head can only be."""
    if _HTML.match(text):
        return "html"
    if _FEED.match(text):
        return "feed"
    if _ARRAY.match(text):
        return "json"
    if _OBJECT.match(text):
        return _json_kind(text, said)
    return None


def _json_kind(text: str, said: str | None) -> str:
    """Lines of objects, or one JSON value over the lines; what is said decides for a single one."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    first, _, rest = text.lstrip().partition("\n")
    if not rest.strip():
        return said if said in ("json", "jsonl") else "json"
    try:
        is_object = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return "jsonl" if said == "jsonl" and first.strip() != "{" else "json"
    return "jsonl" if is_object else "json"


def _plain_kind(text: str) -> str | None:
    """What a file without a suffix holds: a table that names its columns, or Vietnamese prose."""
    first, _, rows = text.lstrip("\ufeff").partition("\n")
    for delimiter in DELIMITERS if rows else "":
        names = tuple(name.strip(' \r"') for name in first.split(delimiter))
        plan = plan_of(names, GUESSED)
        if plan["text"] and sum(bool(found) for found in plan.values()) > 1:
            return "csv"
    return "text" if looks_vietnamese(text) else None
