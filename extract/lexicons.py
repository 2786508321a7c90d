"""The lexicons: data files read once, entries folded the way the text is matched."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from ..corpus.text.folding import placements

_Tree: TypeAlias = dict[str, "_Tree"]  # by letter; the empty one where an entry ends


def spellings(entry: str) -> set[str]:
    """An entry with its tone mark in the new and in the old place.

    >>> sorted(spellings("ủy viên"))
    ['uỷ viên', 'ủy viên']
    """
    return {entry, *placements(entry)}


def read_lexicon(name: str) -> str:
    """The text of a lexicon file."""
    return (files(__package__) / "lexicon" / name).read_text(encoding="utf-8")


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of a lexicon file."""
    return list(csv.DictReader(read_lexicon(name).splitlines()))


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The tables of a lexicon file."""
    return tomllib.loads(read_lexicon(name))


@cache
def verbs() -> frozenset[str]:
    """The verbs of verbs.txt, in every spelling."""
    return _listed("verbs.txt")


@cache
def predicates() -> frozenset[str]:
    """The verbs, and what else says something of a number (`rộng`, `xảy ra`)."""
    return verbs() | _listed("predicates.txt")


def _listed(name: str) -> frozenset[str]:
    lines = read_lexicon(name).splitlines()
    return frozenset(s for line in lines if line and line[0] != "#" for s in spellings(line))


def words(block: str) -> frozenset[str]:
    """The entries of a block of words, `_` for the blank inside one, in every spelling."""
    return frozenset(s for w in block.split() for s in spellings(w.replace("_", " ")))


@cache
def grammar(block: str) -> frozenset[str]:
    """A block of grammar.toml, every word in every spelling."""
    return words(read_toml("grammar.toml")[block])


def first_words(entries: Iterable[str]) -> frozenset[str]:
    """The first syllables of entries: what begins with none of them is no entry.

    >>> sorted(first_words(["dịch vụ", "đơn"]))
    ['dịch', 'đơn']
    """
    return frozenset(entry.split(" ", 1)[0] for entry in entries)


def one_of(block: str) -> str:
    """A pattern for the words of a block of grammar.toml."""
    return any_of(grammar(block))


def any_of(entries: Iterable[str], blank: str = r"\s") -> str:
    """A pattern for words or phrases, the longest first, blanks of any kind between syllables.

    It is a tree of letters: how entries begin alike is tried once for all of them.

    >>> any_of(["xã", "xã hội", "xóm"])
    '(?:x(?:ã(?:\\\\shội)?|óm))'
    """
    tree: _Tree = {}
    for entry in entries:
        node = tree
        for letter in entry:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branches(tree, blank)})"


def _branches(tree: _Tree, blank: str) -> str:
    """What can follow in the tree; no more where an entry ends."""
    letters = sorted(letter for letter in tree if letter)
    found = [
        (blank if letter == " " else re.escape(letter)) + _branches(tree[letter], blank)
        for letter in letters
    ]
    if len(found) == 1 and "" not in tree:
        return found[0]
    return f"(?:{'|'.join(found)})" + "?" * ("" in tree) if found else ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name, and what a number of it is: money, measure, score, rank or age.

    `code` is that of ISO 4217 for money and of UCUM for measures; empty where none stands for it.
    """

    name: str
    kind: str
    code: str = ""


@cache
def units() -> dict[str, Unit]:
    """Every written form of a unit, lower case."""
    return {
        written: Unit(row["unit"], row["kind"], row["code"])
        for row in read_csv("units.csv")
        for form in row["forms"].split("|")
        for s in spellings(form)
        for written in (s, s.replace("-", " - "))  # héc - ta
    }


def unit_code(name: str | None) -> str | None:
    """The code of a unit, a rate included: ISO 4217 for money, UCUM for measures, or None.

    >>> unit_code("tấn/ha"), unit_code("đồng/kg"), unit_code("USD"), unit_code("hộ")
    ('t/har', 'VND/kg', 'USD', None)
    """
    parts = [units().get(part.strip().lower()) for part in (name or "").split("/")]
    codes = [unit.code for unit in parts if unit is not None and unit.code]
    return "/".join(codes) if len(codes) == len(parts) else None


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words of quantities.toml, each block as a set."""

    strong_labels: frozenset[str]
    weak_labels: frozenset[str]
    counted: frozenset[str]
    never_counted: frozenset[str]
    money: frozenset[str]
    modifiers: dict[str, str]
    after: dict[str, str]
    change: dict[str, str]
    level: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """The decision words for numbers."""
    data = read_toml("quantities.toml")

    def signs(table: dict[str, list[str]]) -> dict[str, str]:
        return {s: sign for sign, forms in table.items() for f in forms for s in spellings(f)}

    return QuantityWords(
        words(data["strong_labels"]),
        words(data["weak_labels"]),
        words(data["counted"]),
        words(data["never_counted"]),
        words(data["money"]["words"]),
        signs(data["modifiers"]),
        signs(data["after"]),
        signs({k: v for k, v in data["change"].items() if k != "level"}),
        frozenset(data["change"]["level"]),
    )
