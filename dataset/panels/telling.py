"""Whether a figure says what it counts, and counts it of a place: else it is no indicator's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from ...corpus.text.folding import UPPER
from .lexicon import any_of, pattern, phrases, spelled, whole
from .wording import action_key, item_key

_CLAUSE_ENDS = ";.\n"
_EACH = re.compile(r"\s*(?:\w+ ){0,2}/ ?[^\W\d]")
_NEAR = 40  # characters that stand beside a figure
_FULL = 3  # words that say what is counted, where no verb does


@dataclass(frozen=True)
class Told:
    """A row of `counts` or `percentages` with what stands around it in its sentence."""

    fact: Mapping[str, Any]

    @cached_property
    def kind(self) -> str:
        """The kind of count, or percentage."""
        return str(self.fact.get("kind") or "percentage")

    @cached_property
    def unit(self) -> str:
        """The unit as written."""
        return str(self.fact.get("unit") or "")

    @cached_property
    def said(self) -> str:
        """What is counted, as written."""
        return str(self.fact.get("item") or self.fact.get("of") or "")

    @cached_property
    def words(self) -> str:
        """The same, in one spelling."""
        return spelled(self.said)

    @cached_property
    def action(self) -> str:
        """The key of the action."""
        return action_key(str(self.fact.get("action") or ""))

    @cached_property
    def item(self) -> str:
        """The key of the item; of a measure, what is measured, without the unit."""
        key = item_key(self.said, self.unit if self.kind == "count" else "")
        return key.removeprefix(spelled(self.unit)).strip() if self.kind == "measure" else key

    @cached_property
    def before(self) -> str:
        """The sentence up to the figure."""
        sentence = str(self.fact.get("sentence") or "")
        return sentence[: max(sentence.find(str(self.fact.get("surface") or "")), 0)]

    @cached_property
    def behind(self) -> str:
        """The sentence behind the figure."""
        length = len(self.before) + len(str(self.fact.get("surface") or ""))
        return str(self.fact.get("sentence") or "")[length:]

    @cached_property
    def clause(self) -> str:
        """The clause up to the figure."""
        return self.before[max(self.before.rfind(end) for end in _CLAUSE_ENDS) + 1 :]


def tells(told: Told) -> bool:
    """Whether a figure is of an indicator of places.

    >>> def row(item, sentence):
    ...     number = {"kind": "count", "unit": item.split()[0], "surface": "12 " + item.split()[0]}
    ...     return Told(number | {"item": item, "sentence": sentence})
    >>> tells(row("hộ nghèo", "Xã còn 12 hộ nghèo.")), tells(row("người", "Có 12 người đi bộ."))
    (True, False)
    """
    if _is_cut(told) or told.action in phrases("listing") or not _tells_what(told):
        return False
    is_whole = pattern("wholes").search(spelled(told.before[-_NEAR:]))
    return not (is_whole or _has_owner(told) or _is_average(told))


def _tells_what(told: Told) -> bool:
    """Whether the item says what is counted, alone or with its action."""
    if told.kind in ("score", "rank"):
        return bool(whole("indexes").search(told.words))
    if told.unit in phrases("foreign_units") or not told.item:
        return False
    if told.action in _telling_actions():
        return True
    if told.kind == "money":
        return bool(whole("public").search(told.item))
    if told.kind == "percentage":
        return _is_rate(told)
    if told.kind == "count" and (noun := _report_noun().match(told.item)):
        return _is_counted(told, noun)
    if told.kind == "measure" and told.unit in phrases("length_units"):
        return bool(whole("lengths").match(told.item))
    rest = told.item.removeprefix(spelled(told.unit)) if told.kind == "count" else told.item
    telling = [word for word in rest.split() if word.strip(",") not in phrases("general")]
    is_goods = told.kind == "measure" and len(telling) > 1 and _is_whole(told)
    return bool(telling) and bool(_does(told) or is_goods)


def _is_counted(told: Told, noun: re.Match[str]) -> bool:
    """Whether a noun of reports stands with a verb, or with what tells it well."""
    if _listed_names().match(told.said):
        return False
    members = told.item.split(", ")
    is_bare = all(_report_noun().fullmatch(member) for member in members)
    rest = "" if is_bare else told.item[noun.end() :]
    if told.item in _telling_items():
        return bool(told.action) or _is_whole(told)
    if told.action:
        return bool(rest) or _does(told)
    named = "“" in told.said or len(rest.split()) >= _FULL
    return _is_whole(told) and bool(named or pattern("having").search(spelled(told.clause)))


def _does(told: Told) -> bool:
    """Whether the action is one of those that are reported."""
    return bool(_deed().match(told.action))


def _is_rate(told: Told) -> bool:
    """Whether a percentage is a share of what a place has, or a rate of the place."""
    if noun := _report_noun().match(told.item):
        return told.item in _telling_items() or bool(told.item[noun.end() :])
    headed = whole("rate_heads").sub("", told.words)
    if headed != told.words:
        return len(whole("averages").sub("", headed).split()) > 1
    is_change = told.fact.get("change") and whole("public").search(told.item)
    return bool(is_change or whole("rates").search(told.words))


def _is_whole(told: Told) -> bool:
    """Whether nothing behind the item narrows it, as in `12 hộ | chưa có điện`."""
    sentence = str(told.fact.get("sentence") or "")
    at = sentence.find(told.said, len(told.before))
    if at < 0:
        return True
    behind = sentence[at + len(told.said) :].lstrip(" ”\"'’)")
    first = spelled(behind[:_NEAR]).split()
    return not behind[:1].isalpha() or not first or first[0] in phrases("after_items")


def _is_cut(told: Told) -> bool:
    """Whether an item takes up what was said before, or was cut before it says anything."""
    last = told.words.split()
    anaphoric = any(" ".join(last[-n:]) in phrases("anaphors") for n in (1, 2))
    anaphoric = anaphoric or spelled(told.behind[:_NEAR]).startswith("trong số")
    return not last or anaphoric or last[-1] in phrases("cut")


def _has_owner(told: Told) -> bool:
    """Whether the figure is of a company, a school or a project, and of no place."""
    return bool(whole("owned").search(told.words) or _bodies().search(told.before))


def _is_average(told: Told) -> bool:
    """Whether a figure is for each of many, or each day, and its item does not say so."""
    around = spelled(f"{told.clause[-_NEAR:]} | {told.behind[:_NEAR]}")
    each = _EACH.match(told.behind) or whole("averages").search(around)
    return bool(each) and not whole("averages").search(told.words)


@cache
def _report_noun() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('heads')})(?!\w)")


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('deeds')})(?!\w)")


@cache
def _listed_names() -> re.Pattern[str]:
    return re.compile(rf"(?i:{any_of('listed_units')}) [{UPPER}]")


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{any_of('bodies')}) (?:\w+ )?[{UPPER}“\"]")


@cache
def _telling_items() -> frozenset[str]:
    return frozenset(map(item_key, phrases("telling_items")))


@cache
def _telling_actions() -> frozenset[str]:
    return frozenset(map(action_key, phrases("telling_actions")))
