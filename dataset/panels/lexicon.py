"""The phrases of `indicators.toml`, in the one spelling in which wordings are compared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ...corpus.text.folding import fold

_MARKS = re.compile(r"[\"“”‘’'«»„‟\[\]():]|\.(?!\w)")
_BROAD_I = re.compile(r"(?<=[hklmstv])[iìíỉĩị](?!\w)")


def spelled(text: str) -> str:
    """The words in one case, tone placement and spelling of `i`, without quotes and brackets.

    >>> spelled("Tỉ lệ hộ “nghèo”"), spelled("Công ti")
    ('tỷ lệ hộ nghèo', 'công ty')
    """
    folded = _MARKS.sub(" ", fold(text).replace("-", " ").replace(" / ", "/"))
    folded = _BROAD_I.sub(lambda m: "yỳýỷỹỵ"["iìíỉĩị".index(m[0])], folded)
    return " ".join(folded.split())


@cache
def _told() -> dict[str, Any]:
    text = files(__package__).joinpath("indicators.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of a list."""
    return frozenset(filter(None, (spelled(phrase) for phrase in _told()[name].split(","))))


@cache
def any_of(name: str) -> str:
    """A pattern of any phrase of a list, the longest first."""
    return alternatives(phrases(name))


@cache
def whole(name: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a list where it stands between other words."""
    return re.compile(rf"(?<!\w)(?:{any_of(name)})(?!\w)")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern that the file gives as one."""
    return re.compile(_told()[name].replace("\n", ""))


@cache
def synonyms() -> dict[str, str]:
    """The wording to keep for each that is known to be another's."""
    told = _told()["synonyms"]
    return {spelled(form): spelled(to) for to, forms in told.items() for form in (to, *forms)}


def alternatives(known: Iterable[str]) -> str:
    """The phrases as a pattern, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(known, key=lambda p: (-len(p), p)))
