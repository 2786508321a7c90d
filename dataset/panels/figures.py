"""The figures of a dataset that a panel can hold, as lines that sort by indicator and cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from ...corpus.places.article_place import place_by_id
from ..reading.streams import stream
from ..writing.cells import decimal_text
from .indicators import CHANGE, LEVEL, Indicator, indicator_of, unit_of
from .lexicon import spelled
from .periods import REPORTED, day_of, granularity
from .statements import Statement
from .stories import Story

_KEYS = {"counts": "count_id", "percentages": "percentage_id"}
_EXACT = Context(prec=60)  # more than the digits of any column, so that no power of ten rounds
_TURNED = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "~": "~"}
_SHARED = (
    *("article_id", "surface", "sentence", "value", "value_max", "unit", "modifier", "change"),
    *("period_start", "period_end", "place_id"),
)
_COLUMNS = {
    "counts": (*_SHARED, "count_id", "kind", "total", "item", "action", "unit_code"),
    "percentages": (*_SHARED, "percentage_id", "of", "base"),
}
Numbers: TypeAlias = tuple[str | None, str | None, str | None]


class Level(StrEnum):
    """A level of places."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class By(StrEnum):
    """A length of periods."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures a panel is to hold; all where nothing is said.

    `unit` and `item` are words of it, `level` a `Level` of places, `by` a `By` of periods.
    """

    unit: str | None = None
    item: str | None = None
    level: str | None = None
    by: str | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` for a level or length that there is not."""
        for known, wanted in ((Level, self.level), (By, self.by)):
            if wanted is not None and wanted not in set(known):
                raise ValueError(f"{wanted} is none of {', '.join(known)}")

    def takes(self, fact: dict[str, Any]) -> bool:
        """Whether a row of counts or percentages is of the unit and item wanted."""
        said = _words(str(fact.get("item") or fact.get("of") or ""))
        if self.item and _words(self.item) not in said:
            return False
        return not self.unit or spelled(self.unit) == spelled(str(fact["unit"] or ""))


def _words(text: str) -> str:
    """The words of a text between blanks, to be looked for as a whole."""
    return f" {' '.join(spelled(text).replace(',', ' ').split())} "


class Figure(NamedTuple):
    """A fact as a panel needs it, in the order it sorts by."""

    indicator: Indicator
    place_id: str
    start: str
    end: str
    story: str
    is_copy: bool
    article_id: str
    fact_id: str
    numbers: Numbers  # value, value_max, total, as text
    modifier: str | None
    unit: str  # as written, and as a power of ten of its base unit
    scale: int
    item: str  # as written, as is the action
    action: str
    sentence: str

    @property
    def in_cell(self) -> bool:
        """Whether place and period are known."""
        return bool(self.place_id)

    def statement(self, exponent: int) -> Statement:
        """What is stated, in a unit that is 10 ** `exponent` base units."""
        shift = self.scale - exponent
        value, value_max, total = (
            None if text is None else Decimal(text).scaleb(shift, _EXACT) for text in self.numbers
        )
        assert value is not None
        return Statement(value, value_max, total, self.modifier)


def figure_lines(folder: Path, known: dict[str, Story], wanted: Wanted) -> Iterator[bytes]:
    """A line for each figure that tells its indicator; without a cell where it has no place and
    period, or not those wanted."""
    for table, key in _KEYS.items():
        for fact in stream(folder, table, _COLUMNS[table]):
            indicator = indicator_of(fact) if wanted.takes(fact) else None
            if indicator is not None:
                story = known[fact["article_id"]]
                day = day_of(known.get(story.story, story).day)  # a reprint is of the first day
                reported = day if indicator.nature == LEVEL else None
                figure = _figure(
                    fact, indicator, story.story, fact[key], _cell(fact, wanted, reported)
                )
                yield json.dumps(figure, ensure_ascii=False).encode()


def figure_of(line: bytes) -> Figure:
    """The figure of a line."""
    indicator, *rest = json.loads(line)
    return Figure(Indicator(*indicator), *rest)


def _figure(
    fact: dict[str, Any], indicator: Indicator, story: str, fact_id: str, cell: tuple[str, str, str]
) -> Figure:
    place_id, start, end = cell
    turned = indicator.nature == CHANGE and fact["change"] == "decrease"
    item = str(fact.get("item") or fact.get("of"))
    return Figure(
        indicator, place_id, start, end, story, story != fact["article_id"],
        fact["article_id"], fact_id, _numbers(fact, turned),
        _TURNED.get(fact["modifier"]) if turned else fact["modifier"],
        str(fact["unit"] or ""), unit_of(fact).exponent, item, str(fact.get("action") or ""),
        fact["sentence"] if place_id else "",
    )  # fmt: skip


def _numbers(fact: dict[str, Any], turned: bool) -> Numbers:
    """The numbers of a fact, a decrease as a negative one."""
    value, value_max, total = fact["value"], fact["value_max"], fact.get("total")
    if turned:
        low = value if value_max is None else value_max
        value, value_max = low.copy_negate(), value_max and value.copy_negate()
    return decimal_text(value), decimal_text(value_max), decimal_text(total)


def _cell(fact: dict[str, Any], wanted: Wanted, reported: date | None) -> tuple[str, str, str]:
    """Place and period of a fact; nothing where one is missing or not wanted. `reported` is the day
    that stands in for a period which the text leaves out, if one does."""
    start, end, place_id = fact["period_start"], fact["period_end"], fact["place_id"]
    is_stated = start is not None or end is not None
    if place_id is None or not (is_stated or reported):
        return "", "", ""
    place = place_by_id(place_id)
    if wanted.level and (place is None or place.level != wanted.level):
        return "", "", ""
    if not is_stated:
        return place_id, REPORTED, _iso(reported)
    if wanted.by and granularity(start, end) != wanted.by:
        return "", "", ""
    return place_id, _iso(start), _iso(end)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
