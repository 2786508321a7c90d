"""What the code declares, as tables: columns, reasons of rejects, formats, rules, known sites."""

from __future__ import annotations

import inspect
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from markup import anchor, code, prose, shown, table
from solieu.corpus import Reason
from solieu.corpus.formats import READERS, SUFFIXES
from solieu.corpus.scraping.profiles import profiles
from solieu.dataset.dictionary import Entry, entries
from solieu.dataset.panels.tables import PANEL_TABLES
from solieu.dataset.tables import TABLES, Table
from solieu.extract import extract
from solieu.extract.facts import Fact

ROOT = Path(__file__).parents[2]
_LONGEST_EXAMPLE = 120
_TABLE_HEADS = ("table", "what it holds", "key", "points to")
_COLUMN_HEADS = ("column", "type", "meaning", "nghĩa", "example")


def tables() -> str:
    """All tables, then the columns of each."""
    overview = table(_TABLE_HEADS, [_table_row(declared) for declared in TABLES])
    return "\n\n".join([overview, *(columns_of(t.name, _of(t.name)) for t in TABLES)])


def _table_row(declared: Table) -> list[str]:
    targets = [
        f"{code(link.column)} → [{code(link.table)}](#{anchor(link.table)})"
        for link in declared.links
    ]
    name = f"[{code(declared.name)}](#{anchor(declared.name)})"
    return [name, shown(declared.description), code(declared.key), ", ".join(targets)]


def _of(name: str) -> list[Entry]:
    return [entry for entry in entries() if entry.table == name]


def columns_of(name: str, listed: Sequence[Entry]) -> str:
    """The columns of a table, in English and Vietnamese, with what each value means."""
    rows = []
    for entry in listed:
        values = [f"{code(value)}: {shown(told)}" for value, told in entry.values.items()]
        meaning = "<br>".join([shown(entry.description), *values])
        cells = (code(entry.name), code(entry.type), meaning, shown(entry.vietnamese))
        rows.append((*cells, code(entry.example)))
    return f"## {shown(name)} {{ #{anchor(name)} }}\n\n{table(_COLUMN_HEADS, rows)}"


def panel_tables() -> str:
    """The columns of each table of a panel."""
    return "\n\n".join(_panel_table(declared) for declared in PANEL_TABLES)


def _panel_table(declared: Table) -> str:
    rows = [(code(c.name), code(c.type), shown(c.description)) for c in declared.columns]
    heading = f"## {shown(declared.name)} {{ #{anchor(declared.name)} }}"
    return "\n\n".join([heading, f"{shown(declared.description)}.", table(_COLUMN_HEADS[:3], rows)])


def reasons() -> str:
    """The reasons for which an input gives no article, with the way out of each."""
    ways = _data("ways_out")
    rows = [(code(r), shown(meaning), prose(ways[r])) for r, meaning in meanings_of_reasons()]
    return table(("reason", "what was met", "way out"), rows)


def meanings_of_reasons() -> list[tuple[str, str]]:
    """What each reason means, as the enumeration says it."""
    said = dict(re.findall(r'= "(\w+)"  # (.+)', inspect.getsource(Reason)))
    return [(reason.value, said[reason.value]) for reason in Reason]


def _data(name: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"{name}.toml")
    words: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return words


def formats() -> str:
    """The formats that are read and the suffixes by which they are known."""
    suffixes = {
        name: ", ".join(code(suffix) for suffix, format_ in SUFFIXES.items() if format_ == name)
        for name in [*READERS, *SUFFIXES.values()]
    }
    told = _data("formats")
    rows = [(code(name), prose(told[name]), listed) for name, listed in suffixes.items()]
    return table(("format", "what is read of it", "suffixes"), rows)


def columns() -> str:
    """The names by which columns of tables and fields of JSON are known."""
    text = files("solieu.corpus").joinpath("data/columns.toml").read_text(encoding="utf-8")
    names = tomllib.loads(text)
    rows = [(code(part), ", ".join(map(code, known))) for part, known in names.items()]
    return table(("part of an article", "known names"), rows)


def case_texts() -> Iterator[str]:
    """The sentences of the cases that the tests hold rules to: all our own."""
    for path in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("row", ()):
            if "text" in row and "gap" not in row:
                yield row["text"]


@dataclass
class Met:
    """A rule as the cases met it: the shortest sentence with its fact, how sure it was."""

    text: str
    fact: Fact
    least: float
    most: float


def rules_met() -> dict[str, Met]:
    """Each rule that reads a fact in the cases."""
    met: dict[str, Met] = {}
    for text in case_texts():
        for fact in extract(text).mentions():
            known = met.setdefault(fact.rule, Met(text, fact, 1.0, 0.0))
            if len(text) < len(known.text):
                known.text, known.fact = text, fact
            known.least = min(known.least, fact.confidence)
            known.most = max(known.most, fact.confidence)
    return met


def meanings_of_rules() -> dict[str, list[str]]:
    """What each rule reads, in Vietnamese and English, as the report page tells it."""
    told = files("solieu.dataset.report").joinpath("static/rules.json").read_text(encoding="utf-8")
    meanings: dict[str, list[str]] = json.loads(told)
    return meanings


def rules() -> str:
    """Every rule with what it reads, an example and how sure it is."""
    met = rules_met()
    rows = [
        (code(name), shown(english), shown(vietnamese), *_example(met.get(name)))
        for name, (vietnamese, english) in meanings_of_rules().items()
    ]
    return table(("rule", "reads", "đọc", "as in", "sure"), rows)


def _example(met: Met | None) -> tuple[str, str]:
    if met is None:
        return "", ""
    parts = met.text[: met.fact.start], met.fact.surface, met.text[met.fact.end :]
    before, surface, behind = map(shown, parts)
    is_short = len(met.text) <= _LONGEST_EXAMPLE
    sure = f"{met.least:.2f}" if met.least == met.most else f"{met.least:.2f} to {met.most:.2f}"
    return f"{before}**{surface}**{behind}" if is_short else f"**{surface}**", sure


def sites() -> str:
    """The sites that the scraper knows by name."""
    rows = [(code(p.name), shown(p.title), ", ".join(map(code, p.hosts))) for p in profiles()]
    return table(("name", "publisher", "hosts"), rows)


def section_of_readme(heading: str) -> str:
    """What stands under a heading of the README: numbers are kept in one place."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split(f"## {heading}\n")[1].split("\n## ")[0].strip()
