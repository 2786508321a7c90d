"""Bytes decoded, put right and cleaned: no figure is lost, what is clean stays as it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from case_texts import case_texts
from sentences import sentences, written_in
from solieu.corpus import Article
from solieu.corpus.compose import compose
from solieu.corpus.record import Record
from solieu.corpus.text.clean import clean, is_sound, tidied
from solieu.corpus.text.decode import NotText, UnknownEncoding, decode
from solieu.corpus.text.legacy import NAMES
from solieu.corpus.text.wrapping import unwrapped


def seeds() -> Iterator[bytes]:
    for encoding in NAMES:
        yield written_in(encoding, " ".join(sentences(9)))
    for text in case_texts()[::10]:
        yield text.encode()
        yield unicodedata.normalize("NFD", text).encode()
        yield text.replace(" ", " \u00a0&nbsp;\u200b\r\n").encode()


def check(data: bytes) -> None:
    try:
        text = decode(data)
    except (NotText, UnknownEncoding):
        text = data.decode("utf-8", "replace")
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
    assert "&" in text or digits(cleaned) == digits(text), "a figure is lost or made"
    assert not is_sound(text) or tidied(text) == cleaned
    assert letters(unwrapped(cleaned)) == letters(cleaned), "joining lines costs letters"
    article = compose(Record("fuzz", text))
    if isinstance(article, Article):
        assert clean(article.text) == article.text != ""


def digits(text: str) -> list[str]:
    return [letter for letter in text if letter.isascii() and letter.isdigit()]


def letters(text: str) -> str:
    return "".join(text.split())
