"""Feeds, sitemaps, section pages and robots.txt as they came, kept on disk for the next run."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Mapping

from .exchange import Answer

TABLE = """
CREATE TABLE IF NOT EXISTS cache (
    asked TEXT PRIMARY KEY, at REAL NOT NULL, url TEXT NOT NULL, status INTEGER NOT NULL,
    headers TEXT NOT NULL, body BLOB NOT NULL
)
"""
_CONDITIONS = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}


class Cache:
    """Answers by the address that was asked for."""

    def __init__(self, database: sqlite3.Connection, now: Callable[[], float]) -> None:
        self._database, self._now = database, now

    def fresh(self, asked: str, seconds: float) -> Answer | None:
        """The answer, if it is not older than so many seconds."""
        row = self._database.execute(
            "SELECT url, status, headers, body FROM cache WHERE asked = ? AND at BETWEEN ? AND ?",
            (asked, self._now() - seconds, self._now()),
        ).fetchone()
        if row is None:
            return None
        url, status, headers, body = row
        fields = tuple((name, value) for name, value in json.loads(headers))
        return Answer(url, status, fields, zlib.decompress(body))

    def keep(self, asked: str, answer: Answer) -> None:
        """Keep an answer in place of the one before, as of now; on disk with the next `commit`."""
        headers = json.dumps(answer.headers)
        row = (asked, self._now(), answer.url, answer.status, headers, zlib.compress(answer.body))
        self._database.execute("INSERT OR REPLACE INTO cache VALUES (?, ?, ?, ?, ?, ?)", row)


def conditions(validators: Mapping[str, str]) -> dict[str, str]:
    """Headers that ask for an answer only if it changed since the one with these validators.

    >>> conditions({"etag": '"5"', "last-modified": ""})
    {'If-None-Match': '"5"'}
    """
    named = {name: validators.get(key, "") for name, key in _CONDITIONS.items()}
    return {name: value for name, value in named.items() if value}


def validators_of(answer: Answer) -> dict[str, str]:
    """The validators that an answer carries.

    >>> validators_of(Answer("http://bao.vn/", 200, (("ETag", '"5"'),)))
    {'etag': '"5"', 'last-modified': ''}
    """
    return {key: answer.header(key) for key in _CONDITIONS.values()}
