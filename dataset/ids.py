"""Stable ids: the same input gives the same ids, in any order and from any folder.

An id is a letter for what it names and 20 hexadecimal digits of a SHA-256. The letter keeps
spreadsheets from reading an id as a number.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_DIGITS = 20
_LETTERS = {"citations": "c", "counts": "n", "percentages": "p", "models": "m", "checks": "k"}


def base_name(source: str) -> str:
    """The last part of a path or URL, so that a moved folder changes no id.

    >>> base_name("tin/2023/xã-An-Hoà.txt"), base_name("https://bao.vn/tin-1/")
    ('xã-An-Hoà.txt', 'tin-1')
    """
    parts = [part for part in re.split(r"[/\\]", source) if part]
    return parts[-1] if parts else source


def article_ids(source: str, text: str) -> tuple[str, str]:
    """The id of an article, from the last part of its source and its text in NFC, and its
    content hash.

    Articles that agree in both get the same id here; `nth_id` tells them apart.

    >>> article_ids("a/x.txt", "Xã có 12 hộ.") == article_ids("b/x.txt", "Xã có 12 hộ.")
    True
    """
    name, data = _in_nfc(base_name(source)), _in_nfc(text)
    digest = hashlib.sha256(b"\x1f".join((name, data))).hexdigest()
    return "a" + digest[:_DIGITS], hashlib.sha256(data).hexdigest()


def nth_id(first: str, nth: int) -> str:
    """The id of the nth article that shares an id: the id itself for the first.

    >>> nth_id("a1f", 1), nth_id("a1f", 2)
    ('a1f', 'a1f-2')
    """
    return first if nth == 1 else f"{first}-{nth}"


def content_hash(text: str) -> str:
    """The SHA-256 of a text in NFC: equal for articles that say the same wherever they stand.

    >>> content_hash("Luật")[:8]
    '79fbca93'
    """
    return hashlib.sha256(_in_nfc(text)).hexdigest()


def _in_nfc(text: str) -> bytes:
    return unicodedata.normalize("NFC", text).encode()


def fact_id(table: str, article: str, *parts: object) -> str:
    """The id of a fact or check, from its article, its place in it and what tells it apart.

    >>> fact_id("counts", "a1f", 12, 20, 1)[0]
    'n'
    """
    joined = "\x1f".join((article, table, *map(str, parts)))
    return _LETTERS[table] + hashlib.sha256(joined.encode()).hexdigest()[:_DIGITS]
