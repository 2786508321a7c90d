"""Which indicator a figure is of: two figures share one when their values belong in one column."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .lexicon import phrases, spelled, whole
from .telling import Told, tells

LEVEL, CHANGE, PLAN = "level", "change", "plan"


class Indicator(NamedTuple):
    """What a figure measures, as the keys of its words.

    `nature` is level, change or plan; `kind` a kind of count, or percentage.
    """

    nature: str
    kind: str
    unit: str
    item: str
    action: str
    base: str


class Scaled(NamedTuple):
    """A unit as a power of ten of its base unit."""

    base: str
    exponent: int


def base_unit(unit: str) -> Scaled:
    """The unit that a unit is measured in, rates part by part; codes are those of UCUM.

    >>> base_unit("har"), base_unit("tạ/har").exponent, base_unit("VND").base
    (Scaled(base='m2', exponent=4), -2, 'VND')
    """
    parts = [_scales().get(part, Scaled(part, 0)) for part in unit.split("/")]
    exponent = parts[0].exponent - sum(part.exponent for part in parts[1:])
    return Scaled("/".join(part.base for part in parts), exponent)


def unit_of(fact: Mapping[str, Any]) -> Scaled:
    """The base unit of a row of `counts` or `percentages`, by the code of its unit or its name."""
    return base_unit(str(fact.get("unit_code") or spelled(str(fact.get("unit") or ""))))


def indicator_of(fact: Mapping[str, Any]) -> Indicator | None:
    """The indicator that a row of `counts` or `percentages` is a figure of.

    None where its words leave open what it counts of a place: `3 người`, `số tiền này`.

    >>> row = {"kind": "count", "unit": "hộ", "surface": "12 hộ", "sentence": "Xã có 12 hộ nghèo."}
    >>> indicator_of(row | {"item": "các hộ dân nghèo", "action": "hiện có"})
    Indicator(nature='level', kind='count', unit='', item='hộ nghèo', action='', base='')
    >>> indicator_of(row | {"item": "hộ này"}) is None
    True
    """
    told = Told(fact)
    if told.unit in phrases("durations") or not tells(told):
        return None
    unit = "" if told.kind in ("count", "rank") else unit_of(fact).base
    base = _base(str(fact.get("base") or ""))
    return Indicator(_nature(told), told.kind, unit, told.item, told.action, base)


def _nature(told: Told) -> str:
    if told.fact.get("change"):
        return CHANGE
    words = f"{told.clause} {told.fact.get('action') or ''} {told.said}"
    return PLAN if whole("plan_words").search(spelled(words)) else LEVEL


def _base(base: str) -> str:
    return "cùng kỳ" if "cùng kỳ" in (told := spelled(base)) else told


@cache
def _scales() -> dict[str, Scaled]:
    text = files(__package__).joinpath("scales.csv").read_text(encoding="utf-8")
    return {
        row["unit"]: Scaled(row["base"], int(row["exponent"]))
        for row in csv.DictReader(text.splitlines())
    }
