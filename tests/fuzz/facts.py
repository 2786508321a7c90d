"""A text and an article read: sound facts, the same when read again, rows that fit the tables."""

from __future__ import annotations

from collections.abc import Iterator

from case_texts import case_texts
from solieu.corpus import Article
from solieu.corpus.compose import compose
from solieu.corpus.record import Record
from solieu.dataset.running.rows import to_line, to_rows
from solieu.dataset.tables import ARTICLES, CHECKS, FACT_TABLES, Type
from solieu.extract import extract
from soundness import assert_sound

TYPES = {
    Type.ID: str, Type.TEXT: str, Type.DECIMAL: str, Type.DATE: str, Type.INTEGER: int,
    Type.PROBABILITY: (int, float),
}  # fmt: skip


def seeds() -> Iterator[bytes]:
    for text in case_texts():
        yield text.encode()


def check(data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    facts = extract(text)
    assert_sound(text, facts)
    assert extract(text) == facts, "read again, it gives other facts"
    article = compose(Record("fuzz", text))
    if isinstance(article, Article):
        check_rows(article)


def check_rows(article: Article) -> None:
    facts = extract(article)
    assert_sound(article.text, facts)
    line = to_line(article, facts)
    rows = to_rows(line.data, "fuzz", None)
    assert len(rows.article) == len(ARTICLES.columns)
    for table in (*FACT_TABLES, CHECKS):
        found = rows.checks if table is CHECKS else rows.facts[table.name]
        assert len({row[0] for row in found}) == len(found), "two rows with one key"
        for row in found:
            for column, held in zip(table.columns, row, strict=True):
                assert held is None or isinstance(held, TYPES[column.type]), column.name
