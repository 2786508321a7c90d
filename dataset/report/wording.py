"""The page's words in Vietnamese and English, and numbers as each language writes them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Words: TypeAlias = dict[str, list[str]]
LANGUAGES = ("vi", "en")


@cache
def static(name: str) -> str:
    """A file of the page, as text."""
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")


@cache
def words(name: str = "words.json") -> Words:
    """Each key with its words in Vietnamese and in English."""
    return dict(json.loads(static(name)))


def say(key: str, language: str, **given: object) -> str:
    """The words of a key; the key itself where it has none.

    >>> say("count", "vi", n="3", all="5"), say("count", "en", n="3", all="5")
    ('3 trong 5 dữ kiện', '3 of 5 facts')
    """
    said = words().get(key, [key, key])[LANGUAGES.index(language)]
    return said.format(**given) if given else said


def number(value: int, language: str) -> str:
    """A whole number with its thousands apart.

    >>> number(1234567, "vi"), number(1234567, "en")
    ('1.234.567', '1,234,567')
    """
    written = f"{value:,}"
    return written.replace(",", ".") if language == "vi" else written
