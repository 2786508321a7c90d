"""Every row of tests/cases/*.toml: the facts of a text, all of them and no other."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from solieu.corpus import Article
from solieu.extract import Check, Citation, Count, Facts, NamedModel, Percentage, extract

FOLDER = Path(__file__).parents[1] / "cases"
KINDS: dict[str, type[Any]] = {
    "citations": Citation,
    "counts": Count,
    "percentages": Percentage,
    "models": NamedModel,
    "checks": Check,
}
# What tells one fact of a kind from another when found and expected facts are paired.
IDENTITY = {
    "citations": ("symbol", "name", "doc_type"),
    "counts": ("value", "total", "value_max"),
    "percentages": ("value", "value_max"),
    "models": ("name",),
    "checks": ("stated", "expected"),
}
NULL = "none"
Expected = dict[str, str]


@dataclass(frozen=True)
class Row:
    """A text with the facts it holds, a list a kind; kinds without a list are not looked at."""

    file: str
    number: int
    text: str
    expected: dict[str, list[Expected]]
    origin: str
    published: str | None = None
    gap: str | None = None

    @property
    def is_negative(self) -> bool:
        return not any(self.expected.values())

    @property
    def id(self) -> str:
        plain = unicodedata.normalize("NFD", self.text.lower().replace("đ", "d"))
        words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
        return f"{self.file}-{self.number:03}-{'-'.join(words)[:48]}"


def read_rows(path: Path) -> Iterator[Row]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    # article: test_resolution.py, spellings: test_numerals.py
    strange = set(data) - {"origin", "row", "nothing", "article", "spellings"}
    assert not strange, f"{path.name}: {strange} is no table of rows"
    number = 0
    for row in data.get("row", []):
        number += 1
        expected = {kind: row[kind] for kind in KINDS if kind in row}
        unknown = set(row) - set(KINDS) - {"text", "origin", "published", "gap"}
        assert not unknown, f"{path.name}: {unknown} is no key of a row: {row['text']}"
        origin = row.get("origin", data["origin"])
        how = {key: row[key] for key in ("published", "gap") if key in row}
        yield Row(path.stem, number, row["text"], expected, origin, **how)
    for group in data.get("nothing", []):
        for text in group["texts"]:
            number += 1
            nothing: dict[str, list[Expected]] = {kind: [] for kind in group["of"]}
            origin = group.get("origin", data["origin"])
            yield Row(path.stem, number, text, nothing, origin, gap=group.get("gap"))


ROWS = [row for path in sorted(FOLDER.glob("*.toml")) for row in read_rows(path)]


def parameters(row: Row) -> Any:
    marks = [] if row.gap is None else [pytest.mark.xfail(reason=row.gap, strict=True)]
    return pytest.param(row, id=row.id, marks=marks)


def facts_of(row: Row) -> Facts:
    if row.published is None:
        return extract(row.text)
    return extract(Article(source="case", text=row.text, published_at=row.published))


def shown(value: object) -> str:
    """A field's value as a row writes it."""
    if value is None:
        return NULL
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def field(fact: Any, name: str) -> str:
    if name == "period":
        if fact.period_start is None and fact.period_end is None:
            return NULL
        ends = (fact.period_start, fact.period_end)
        return "/".join(".." if end is None else end.isoformat() for end in ends)
    return shown(getattr(fact, name))


def agreement(kind: str, expected: Expected, fact: Any) -> int:
    """How many fields agree; -1 where it is another fact."""
    if any(name in expected and field(fact, name) != expected[name] for name in IDENTITY[kind][:1]):
        return -1
    return sum(field(fact, name) == value for name, value in expected.items())


def problems(kind: str, expected: list[Expected], found: list[Any]) -> Iterator[str]:
    """What differs between the expected and the found facts of a kind, by name."""
    left = list(found)
    for want in expected:
        fact = max(left, key=lambda f: agreement(kind, want, f), default=None)
        if fact is None or agreement(kind, want, fact) < 0:
            yield f"missed {kind}: {want}"
            continue
        left.remove(fact)
        for name, value in want.items():
            if field(fact, name) != value:
                yield f"wrong {name} of {kind} {want}: {field(fact, name)!r}, not {value!r}"
    for fact in left:
        yield f"spurious {kind}: {brief(kind, fact)}"


def brief(kind: str, fact: Any) -> str:
    names = [*IDENTITY[kind], "surface", "kind", "unit", "rule"]
    return ", ".join(f"{n}={field(fact, n)}" for n in names if hasattr(fact, n))


@pytest.mark.parametrize("row", [parameters(row) for row in ROWS])
def test_row(row: Row) -> None:
    facts = facts_of(row)
    found = [
        problem
        for kind, expected in row.expected.items()
        for problem in problems(kind, expected, list(getattr(facts, kind)))
    ]
    assert not found, "\n".join([row.text, *found])


def test_rows_name_fields_that_exist() -> None:
    for row in ROWS:
        for kind, expected in row.expected.items():
            known = {f.name for f in dataclasses.fields(KINDS[kind])} | {"period"}
            unknown = {name for want in expected for name in want} - known
            assert not unknown, f"{row.id}: {unknown}"


def test_rows_are_sound() -> None:
    for row in ROWS:
        assert row.expected, f"{row.id} expects nothing of any kind"
        assert unicodedata.is_normalized("NFC", row.text), row.id
        assert row.origin.startswith(("written for development", "bug")), row.id


def test_no_row_stands_twice() -> None:
    seen: dict[tuple[str, str | None, tuple[str, ...]], str] = {}
    for row in ROWS:
        key = (row.text, row.published, tuple(sorted(row.expected)))
        assert key not in seen, f"{row.id} repeats {seen[key]}"
        seen[key] = row.id


def test_negatives_are_at_least_half_as_many_as_positives() -> None:
    negative = sum(row.is_negative for row in ROWS)
    assert negative * 2 >= len(ROWS) - negative


def test_every_field_of_the_guideline_is_asked_for() -> None:
    asked: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for row in ROWS:
        for kind, expected in row.expected.items():
            asked[kind] |= {name for want in expected for name in want}
    assert asked["citations"] >= {"doc_type", "symbol", "name", "issuer", "issued_on", "term"}
    assert asked["citations"] >= {"title", "pinpoint", "repaired"}
    shared = {"value", "value_max", "modifier", "change", "period", "unit"}
    assert asked["counts"] >= shared | {"kind", "total", "item", "action"}
    assert asked["percentages"] >= shared | {"of", "numerator", "denominator", "base"}
    assert asked["models"] >= {"kind", "name", "count"}
    assert asked["checks"] >= {"rule", "stated", "expected", "status"}
