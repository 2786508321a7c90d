"""Names by their canonical form, and where a name known all over the country ends in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, TypeAlias

from ..figures.numerals import DIGIT_WORDS
from ..lexicons import read_lexicon, spellings

_WORDS = re.compile(r"\w+")
_STEP = re.compile(r"[ ,–-]{1,3}(?=\w)")
_END = ""  # the key of a node at which a name ends: no word is empty

Tree: TypeAlias = dict[str, Any]
"""Names by their canonical words, one a level."""


def canonical_name(name: str) -> str:
    """A name with case, marks, blanks, tone placement and number words folded.

    >>> canonical_name("Năm không, ba sạch") == canonical_name("5 không 3 sạch")
    True
    """
    return " ".join(_canonical(word) for word in _WORDS.findall(name))


@lru_cache(maxsize=1 << 14)
def _canonical(word: str) -> str:
    low = word.lower()
    return str(DIGIT_WORDS[low]) if low in DIGIT_WORDS else max(spellings(low))


def known_end(text: str, at: int) -> int | None:
    """Where the longest known name that begins at `at` ends; None where none begins.

    >>> text = "phong trào Dạy tốt, học tốt của trường"
    >>> text[11 : known_end(text, 11)]
    'Dạy tốt, học tốt'
    """
    return tree_end(_known(), text, at)


def tree_end(tree: Tree, text: str, at: int) -> int | None:
    """Where the longest name of a tree that begins at `at` ends; None where none begins.

    >>> tree_end(tree_of(["Vườn sạch", "Vườn"]), "Vườn sạch, nhà đẹp", 0)
    9
    """
    node: Tree | None = tree
    end, word = None, _WORDS.match(text, at)
    while node and word and (node := node.get(_canonical(word[0]))):
        if _END in node:
            end = word.end()
        step = _STEP.match(text, word.end())
        word = _WORDS.match(text, step.end()) if step else None
    return end


def tree_of(names: Iterable[str]) -> Tree:
    """Names as a tree of canonical words.

    >>> tree_of(["Ba nhất"])
    {'3': {'nhất': {'': {}}}}
    """
    tree: Tree = {}
    for name in names:
        node = tree
        for word in canonical_name(name).split():
            node = node.setdefault(word, {})
        node[_END] = {}
    return tree


@cache
def _known() -> Tree:
    """The names of named.txt."""
    lines = read_lexicon("named.txt").splitlines()
    return tree_of(line for line in lines if line and line[0] != "#")
