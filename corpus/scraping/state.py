"""What a folder has, what it still has to fetch and what failed: SQLite, safe at any kill."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from . import cache
from .cache import Cache
from .trouble import NEXT_RUN, Failure, Trouble
from .urls import host_of, identity

FOLDER = ".scrape"  # hidden: `solieu extract` leaves it alone
_TABLES = """
CREATE TABLE IF NOT EXISTS pages (
    number INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, url TEXT NOT NULL,
    host TEXT NOT NULL, found_in TEXT NOT NULL, published TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting', reason TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '', at REAL, final_url TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '', archive TEXT NOT NULL DEFAULT '',
    final_identity TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS pages_had ON pages (final_identity);
CREATE INDEX IF NOT EXISTS pages_to_do ON pages (status, host, number);
CREATE TABLE IF NOT EXISTS archives (name TEXT PRIMARY KEY, length INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to fetch, and where it was found; the date as far as a feed or sitemap tells it."""

    url: str
    found_in: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched: its last address, what a later request can be conditioned on."""

    final_url: str
    etag: str
    modified: str
    digest: str


class State:
    """The pages of a folder by their identity. Changes are on disk by `commit`, all or none."""

    def __init__(self, out: Path, now: Callable[[], float], *, dry_run: bool = False) -> None:
        self._now = now
        path = out / FOLDER / "state.sqlite"
        if dry_run:
            self.database = _copy_of(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.database = _opened(path)
        self.database.executescript(f"BEGIN; {_TABLES} {cache.TABLE}; COMMIT")
        self.cache = Cache(self.database, now)

    def close(self) -> None:
        """Let the folder go."""
        self.database.close()

    def add(self, page: Page) -> bool:
        """Take note of a page that was found; whether it is new."""
        added = self.database.execute(
            "INSERT OR IGNORE INTO pages (identity, url, host, found_in, published) "
            "VALUES (?, ?, ?, ?, ?)",
            (identity(page.url), page.url, host_of(page.url), page.found_in, page.published),
        )
        return added.rowcount > 0

    def commit(self) -> None:
        """Put on disk what changed."""
        self.database.commit()

    def reopen_failed(self) -> None:
        """Let wait again what failed for a reason that may have passed."""
        marks = ", ".join("?" * len(NEXT_RUN))
        self.database.execute(
            f"UPDATE pages SET status = 'waiting' WHERE status = 'failed' AND reason IN ({marks})",
            tuple(sorted(NEXT_RUN)),
        )

    def reopen(self, url: str) -> None:
        """Let a page wait that is done, to see whether it changed."""
        self.database.execute(
            "UPDATE pages SET status = 'waiting' WHERE identity = ?", (identity(url),)
        )

    def hosts_waiting(self) -> list[str]:
        """The hosts that pages wait for, in the order in which they were found."""
        rows = self.database.execute(
            "SELECT host FROM pages WHERE status = 'waiting' GROUP BY host ORDER BY MIN(number)"
        )
        return [host for (host,) in rows]

    def waiting(self, host: str) -> Iterator[Page]:
        """The pages of a host that wait at this moment, those that failed before at the end."""
        rows = self.database.execute(
            "SELECT url, found_in, published FROM pages WHERE status = 'waiting' AND host = ? "
            "ORDER BY reason != '', number",
            (host,),
        ).fetchall()
        return (Page(*row) for row in rows)

    def fetched(self, url: str) -> Fetched | None:
        """What is known of a page whose text stands in an archive."""
        row = self.database.execute(
            "SELECT final_url, etag, modified, digest FROM pages "
            "WHERE identity = ? AND archive != ''",
            (identity(url),),
        ).fetchone()
        return Fetched(*row) if row else None

    def is_had_by_another(self, url: str, final_url: str) -> bool:
        """Whether another page than `url` was led to `final_url` and stands in an archive."""
        row = self.database.execute(
            "SELECT 1 FROM pages WHERE final_identity = ? AND identity != ?",
            (identity(final_url), identity(url)),
        ).fetchone()
        return row is not None

    def status(self, url: str) -> tuple[str, str]:
        """`waiting`, `done` or `failed` with its reason; empty for a page that is not known."""
        row = self.database.execute(
            "SELECT status, reason FROM pages WHERE identity = ?", (identity(url),)
        ).fetchone()
        return row or ("", "")

    def done(self, url: str, fetched: Fetched, archive: str) -> None:
        """A page now stands in an archive."""
        self.database.execute(
            "UPDATE pages SET status = 'done', reason = '', detail = '', at = ?, "
            "final_url = ?, final_identity = ?, etag = ?, modified = ?, digest = ?, "
            "archive = ? WHERE identity = ?",
            (self._now(), fetched.final_url, identity(fetched.final_url), fetched.etag,
             fetched.modified, fetched.digest, archive, identity(url)),
        )  # fmt: skip

    def settle(self, url: str) -> None:
        """A page is done without a new record: it is unchanged, or another address has it."""
        self.database.execute(
            "UPDATE pages SET status = 'done', reason = '', detail = '', at = ? WHERE identity = ?",
            (self._now(), identity(url)),
        )

    def failed(self, url: str, failure: Failure) -> None:
        """A page could not be had."""
        self.database.execute(
            "UPDATE pages SET status = 'failed', reason = ?, detail = ?, at = ? WHERE identity = ?",
            (failure.reason, failure.detail, self._now(), identity(url)),
        )

    def failures(self) -> Iterator[tuple[str, Trouble, str, str]]:
        """Address, reason, detail and origin of everything that is failed as of now."""
        rows = self.database.execute(
            "SELECT url, reason, detail, found_in FROM pages WHERE status = 'failed' "
            "ORDER BY reason, number"
        )
        return ((url, Trouble(reason), detail, origin) for url, reason, detail, origin in rows)

    def begin(self, archive: str) -> None:
        """An archive is about to be made: what it may hold is ours to mend."""
        self.grown(archive, 0)
        self.commit()

    def grown(self, archive: str, length: int) -> None:
        """So much of an archive is good."""
        self.database.execute("INSERT OR REPLACE INTO archives VALUES (?, ?)", (archive, length))

    def archives(self) -> dict[str, int]:
        """The archives of the folder, and how much of each is known to be good."""
        return dict(self.database.execute("SELECT name, length FROM archives"))


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=0.2)
    try:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("BEGIN IMMEDIATE")
        database.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        database.close()
        raise _unusable(path, error) from error
    return database


def _copy_of(path: Path) -> sqlite3.Connection:
    """What stands there in memory, so that nothing on disk changes."""
    copy = sqlite3.connect(":memory:")
    if path.exists():
        try:
            with closing(sqlite3.connect(path, timeout=0.2)) as database:
                database.backup(copy)
        except sqlite3.DatabaseError as error:
            raise _unusable(path, error) from error
    return copy


def _unusable(path: Path, error: sqlite3.DatabaseError) -> OSError:
    if isinstance(error, sqlite3.OperationalError):
        return OSError(f"{path} cannot be used ({error}): is another run at work there?")
    return OSError(f"{path} is broken ({error}): move it away, and pages are fetched anew")
