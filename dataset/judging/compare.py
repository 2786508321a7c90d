"""How alike two statements of a fact are: the normal forms and keys that scoring compares."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]
_NUMBERS = {"value", "value_max", "total", "numerator", "denominator", "count", "term"}
_TONES = "\u0300\u0301\u0309\u0303\u0323"  # grave, acute, hook, tilde, dot
_OPEN_RHYMES = ("oa", "oe", "uy")
_BRACKETS = re.compile(r"[\"“”‘’'«»„‟\[\]()]")
_DASHES = re.compile(r"[‐-―−]")
_EDGES = " .,;:/"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared of a fact kind once two facts share a key.

    `exact` fields are the same or not; `phrase` fields are scored by the words they share.
    """

    table: str
    exact: tuple[str, ...]
    phrase: tuple[str, ...]


MEASURES = {
    "citation": Measure("citations", ("issued_on", "term", "pinpoint"), ("issuer", "title")),
    "count": Measure("counts", ("total", "modifier", "change", "period"), ("item", "action")),
    "percentage": Measure(
        "percentages",
        ("unit", "numerator", "denominator", "modifier", "period"),
        ("of", "base"),
    ),
    "model": Measure("models", ("count",), ()),
}


def _new_tones() -> dict[str, str]:
    pairs = {}
    for rhyme in _OPEN_RHYMES:
        for tone in _TONES:
            old = unicodedata.normalize("NFC", rhyme[0] + tone) + rhyme[1]
            pairs[old] = rhyme[0] + unicodedata.normalize("NFC", rhyme[1] + tone)
    return pairs


_NEW_TONES = _new_tones()
_OLD_TONE = re.compile("|".join(_NEW_TONES))


def plain(value: object) -> str:
    """The words of a value without case, quotes, brackets, tone placement or outer punctuation.

    >>> plain(" “Hòa giải  cơ sở”.")
    'hoà giải cơ sở'
    """
    text = unicodedata.normalize("NFC", str(value or "")).casefold()
    text = _OLD_TONE.sub(lambda match: _NEW_TONES[match[0]], text)
    text = _DASHES.sub("-", _BRACKETS.sub(" ", text))
    return re.sub(r"\s+", " ", text).strip(_EDGES)


def figure(value: object) -> Decimal | str | None:
    """The number a value writes, in one form; its words if it writes none; None if empty.

    >>> figure("43.850") == figure(43.85)
    True
    """
    if value in (None, ""):
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return plain(value)


def plain_symbol(value: object) -> str:
    """A document symbol in upper case, without blanks.

    >>> plain_symbol("39 – nq/tw")
    '39-NQ/TW'
    """
    text = unicodedata.normalize("NFC", str(value or "")).upper()
    return re.sub(r"\s+", "", _DASHES.sub("-", text)).strip(".,;:")


def key_of(kind: str, fact: Record) -> Hashable:
    """What must agree for two facts of a kind to be the same one (units apart)."""
    if kind == "citation":
        doc_type, name = plain(fact.get("doc_type")), plain(fact.get("name"))
        return doc_type, plain_symbol(fact.get("symbol")) or name.removeprefix(doc_type + " ")
    if kind == "model":
        return plain(fact.get("kind")), plain(fact.get("name"))
    figures = figure(fact.get("value")), figure(fact.get("value_max"))
    if kind == "count":
        return plain(fact.get("kind")), *figures
    return *figures, plain(fact.get("change"))


def comparable(fact: Record, field: str) -> object:
    """A field in the form that is compared; None where it is empty. Periods become one field."""
    if field == "period":
        return _period(fact)
    value = fact.get(field)
    if value in (None, ""):
        return None
    return figure(value) if field in _NUMBERS else plain(value)


def _period(fact: Record) -> str | None:
    if "period" in fact:
        ends = str(fact["period"] or "").split("/")  # an open end is written `..` or left out
        return "/".join(end or ".." for end in ends) if any(ends) else None
    ends = [str(fact.get(name) or "")[:10] for name in ("period_start", "period_end")]
    return "/".join(end or ".." for end in ends) if any(ends) else None


def same_unit(one: object, other: object) -> bool:
    """Whether two units agree: equal, or one begins the other and ends where a word does.

    >>> same_unit("đồng/kg", "đồng"), same_unit("đồng", "đồn")
    (True, False)
    """
    short, long = sorted((plain(unit).replace("/", " ") for unit in (one, other)), key=len)
    return short == long or (short != "" and long.startswith(short + " "))


def overlap(one: object, other: object) -> float:
    """How many words two phrases share, as an F1 between 0 and 1.

    >>> overlap("đơn tố cáo", "tố cáo")
    0.8
    """
    left, right = plain(one).split(), plain(other).split()
    if not left or not right:
        return float(left == right)
    shared = (Counter(left) & Counter(right)).total()
    precision, recall = shared / len(right), shared / len(left)
    return 2 * precision * recall / (precision + recall) if shared else 0.0


def likeness(kind: str, one: Record, other: Record) -> float:
    """How alike two facts with one key are: decides which of several belong together."""
    measure = MEASURES[kind]
    alike = overlap(one.get("surface"), other.get("surface"))
    for name in measure.phrase:
        alike += overlap(one.get(name), other.get(name))
    return alike + sum(comparable(one, name) == comparable(other, name) for name in measure.exact)
