"""Full-text search over the articles of a SQLite file, with tones or without.

`articles_fts` indexes headline, lead and text twice: as written, and without any mark (`đ` is `d`,
which SQLite's own folding leaves). So a word written with its marks finds itself alone, and one
written without finds every word that it can stand for:

    SELECT title, snippet(articles_fts, -1, '[', ']', '…', 12)
    FROM articles_fts WHERE articles_fts MATCH 'nghi quyet' ORDER BY rank;

- `nghi quyet` finds nghị quyết, `lam dong` Lâm Đồng and làm đồng, `duong` đường and dương
- `đường` finds đường alone, `Lâm Đồng` no làm đồng; capitals make no difference
- `hoà` and `hòa` are two words with their marks and one without, `hoa`
- `"lam dong"` in double quotes wants the words side by side, `nghị quyết NOT thông tư` leaves out
- `text : đường` looks in the text alone, `text_bare : duong` does so without marks

Snippets show the words as written. The index is made once for a file that does not change: its
`rebuild` command would lose the words without marks.
"""

from __future__ import annotations

import sqlite3

from ...corpus.text.folding import unmarked

NAME = "articles_fts"
_SEARCHED = ("title", "lead", "text")
_BARE = tuple(f"{name}_bare" for name in _SEARCHED)
_CONTENT = "articles_searched"
_BATCH_ROWS = 500


def add(base: sqlite3.Connection) -> None:
    """Make the index of the articles that the file holds."""
    names = ", ".join(_SEARCHED)
    shown = ", ".join(f"{name} AS {bare}" for name, bare in zip(_SEARCHED, _BARE, strict=True))
    columns = f"{names}, {', '.join(_BARE)}"
    base.execute(f"CREATE VIEW {_CONTENT} AS SELECT rowid, {names}, {shown} FROM articles")
    base.execute(
        f"CREATE VIRTUAL TABLE {NAME} USING fts5({columns}, content='{_CONTENT}',"
        " content_rowid='rowid', tokenize='unicode61 remove_diacritics 0')"
    )
    rows = base.execute(f"SELECT rowid, {names} FROM articles ORDER BY rowid")
    places = ", ".join("?" * (1 + len(_SEARCHED) + len(_BARE)))
    while batch := rows.fetchmany(_BATCH_ROWS):
        base.executemany(
            f"INSERT INTO {NAME} (rowid, {columns}) VALUES ({places})",
            [(*row, *(text and unmarked(text) for text in row[1:])) for row in batch],
        )
    base.execute(f"INSERT INTO {NAME} ({NAME}) VALUES ('optimize')")
