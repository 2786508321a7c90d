"""The words that name types of documents, however they are written, abbreviated or misread."""

from __future__ import annotations

import re
from functools import cache

from ...corpus.text.word_lists import BLANKS, WordList
from ..lexicons import any_of, grammar, read_csv, spellings
from ..text.misread import misread_forms


@cache
def type_forms() -> dict[str, str]:
    """Document types by every written form, lower case, and by the codes used in prose.

    >>> type_forms()["bộ luật"], type_forms()["NĐ"]
    ('bộ luật', 'nghị định')
    """
    found = {}
    for row in read_csv("doc_types.csv"):
        for form in spellings(row["doc_type"]):
            found[form] = row["doc_type"]
            found |= dict.fromkeys(misread_forms(form) - found.keys(), row["doc_type"])
            found |= dict.fromkeys(_before_numbers(form) - found.keys(), row["doc_type"])
        for code in filter(None, row["prose"].split("|")):
            found[code] = row["doc_type"]
    return found


@cache
def _before_numbers(form: str) -> set[str]:
    """How a type that is mostly numbered is misread as other syllables, which a number tells."""
    if form not in grammar("numbered_types"):
        return set()
    return misread_forms(form, syllables_too=True) - misread_forms(form) - grammar("no_types")


@cache
def heads() -> re.Pattern[str]:
    """A type word, lower case, with nothing of a word behind it.

    >>> heads().match("nghị quyết số 5")[0]
    'nghị quyết'
    """
    words = any_of(_head_forms(), blank=" ")
    return re.compile(rf"{words}(?!\w)")


def _head_forms() -> list[str]:
    return [form for form in type_forms() if form.islower()]


HEADS = WordList(_head_forms)


@cache
def misread_types() -> frozenset[str]:
    """Misread forms of types (`nghị quyểt`, `chi thị` before a number).

    >>> "nghị quyểt" in misread_types(), "nghị quyết" in misread_types()
    (True, False)
    """
    right = {s for row in read_csv("doc_types.csv") for s in spellings(row["doc_type"])}
    return frozenset(form for form in type_forms() if form.islower() and form not in right)


@cache
def needing_number() -> frozenset[str]:
    """Forms that only a number behind them makes a type word.

    >>> "nghị quyết" in needing_number()
    False
    """
    return frozenset().union(*map(_before_numbers, grammar("numbered_types")))


@cache
def codes() -> re.Pattern[str]:
    """A code that stands for a type word in prose.

    >>> codes().match("NĐ 15")[0], codes().match("NĐ")
    ('NĐ', None)
    """
    numbered = (rf"{code}(?=\s(?:số\s)?[0-9])" for code in type_forms() if not code.islower())
    named = (r"NQ(?=\s(?:Trung ương|TW|T\.Ư|TƯ)\s)", r"BL(?:HS|DS|LĐ|HH|TTHS|TTDS)(?!\w)")
    return re.compile("|".join((*numbered, *named)))


def _code_forms() -> list[str]:
    """How codes begin, lower case, with what must stand behind."""
    shown = [code.lower() for code in type_forms() if not code.islower()]
    return ["bl", *(code + blank for code in shown for blank in BLANKS)]


CODES = WordList(_code_forms)
