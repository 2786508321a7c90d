"""Who cites a document in a dataset, and when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...extract.citations.document_ids import fold
from ...extract.citations.symbols import canonical
from .frames import open_dataset


def find_documents(
    folder: str | Path, query: str, document_ids: Sequence[str] = ()
) -> list[tuple[str, str, str, str]]:
    """The citations of a document: (identifier, article source, publication date, surface).

    A citation is of it when its identifier is among `document_ids`, or its symbol or name is the
    query. Sorted by date, then source. Raises what `open_dataset` raises.

    >>> from tempfile import TemporaryDirectory
    >>> from solieu.corpus import Article
    >>> from solieu.dataset import build
    >>> with TemporaryDirectory() as folder:
    ...     written = build([Article("a.txt", "Thông tư 49/2031/TT-BTC có hiệu lực.")], folder)
    ...     [found[1:] for found in find_documents(folder, "49/2031/TT-BTC")]
    [('a.txt', '', 'Thông tư 49/2031/TT-BTC')]
    """
    data = open_dataset(folder)
    symbol = canonical(query).text if any(c.isdigit() for c in query) else None
    name = fold(query, " ")
    articles = data.articles.set_index("article_id")
    found = []
    for row in data.citations.to_dict("records"):
        names = {fold(str(row["name"]), " "), fold(f"{row['doc_type']} {row['name']}", " ")}
        if row["document_id"] in document_ids or row["symbol"] == symbol or name in names:
            article = articles.loc[row["article_id"]]
            published = article["published_at"]
            when = published if isinstance(published, str) else ""
            found.append((row["document_id"], article["source"], when, row["surface"]))
    return sorted(found, key=lambda r: (r[2], r[1], r[3]))
