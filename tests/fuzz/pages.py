"""Web pages: a record or a declared reject, and of the record an article that is sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import valid_inputs
from facts import check_rows
from solieu.corpus import Article, Reject
from solieu.corpus.compose import compose
from solieu.corpus.formats.web_page import page_record
from solieu.corpus.text.decode import NotText, UnknownEncoding, decode

LAYOUTS = Path(__file__).parents[1] / "corpus" / "pages" / "layouts"
MOST = 3_000  # bytes of a layout's beginning, and of its end


def seeds() -> Iterator[bytes]:
    yield valid_inputs.page()
    for path in sorted(LAYOUTS.glob("*.html")):
        page = path.read_bytes()
        yield page[:MOST]
        yield page[-MOST:]


def check(data: bytes) -> None:
    try:
        page = decode(data)
    except (NotText, UnknownEncoding):
        page = data.decode("utf-8", "ignore")
    record = page_record(page, "fuzz")
    article = record if isinstance(record, Reject) else compose(record)
    if isinstance(article, Article):
        check_rows(article)
