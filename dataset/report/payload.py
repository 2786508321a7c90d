"""What the page carries of a dataset: `head`, a plain object; `columns`, bytes; blocks of texts."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from ..tables import FACT_TABLES, MODELS
from .facts import Fact, facts_of
from .planes import planes, width_of
from .reading import Read, Row, Source
from .spans import PlacedText
from .table_code import TableCode, Values
from .text_code import Census

_CONFLICT = "conflict"
BLOCK = 100  # articles whose texts are unpacked together
_TOLD = ("title", "published_at", "author", "site", "source", "place_id")


@dataclass(slots=True)
class Payload:
    """A dataset encoded for its page."""

    head: dict[str, Any]
    columns: bytes
    blocks: list[bytes]
    n_articles: int
    n_facts: int
    tallies: dict[str, Counter[str]]

    @property
    def digest(self) -> str:
        """A name of what the page shows, equal for equal content."""
        told = json.dumps(self.head, sort_keys=True).encode()
        digest = hashlib.sha256(told + self.columns)
        for block in self.blocks:
            digest.update(block)
        return digest.hexdigest()[:16]


@dataclass(slots=True)
class _Collected:
    """What was read so far, by the number of the article on the page."""

    texts: list[str]
    facts: list[list[Fact]]
    checks: list[list[Row]]
    census: Census = field(default_factory=Census)
    codes: list[TableCode] = field(default_factory=lambda: [TableCode(t) for t in FACT_TABLES])
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each model, by its canonical name, is written so."""

    def add(self, number: int, read: Read) -> None:
        self.census.add(read.text)
        self.texts[number] = read.text
        self.facts[number] = facts_of(read, self.codes)
        self.checks[number] = read.checks
        models = read.facts[MODELS.name]
        self.names.update((row["canonical_name"], row["name"]) for row in models if row["name"])


def encode(source: Source) -> Payload:
    """The dataset as the page carries it, the latest article first."""
    listed = source.listed()
    numbers = {row["article_id"]: number for number, row in enumerate(listed)}
    n = len(listed)
    found = _Collected([""] * n, [[] for _ in listed], [[] for _ in listed])
    for read in source.articles():
        found.add(numbers[read.article_id], read)
    facts = [fact for of_one in found.facts for fact in of_one]
    code = found.census.code()
    blocks, others = [], []
    for first in range(0, n, BLOCK):
        data, beyond = code.encode(found.texts[first : first + BLOCK])
        blocks.append(data)
        others.append(beyond)
    told, columns = _columns(found, facts)
    head = told | {
        "articles": _articles(listed),
        "block": BLOCK,
        "alphabet": code.alphabet,
        "entries": list(code.entries),
        "others": others,
        "checks": [*_checks(found), *_conflicts(found, source)],
        "odd": {n: fact.odd for n, fact in enumerate(facts) if fact.odd},
        "places": _places(source.places()),
        "documents": _documents(source, found.codes[0]),
        "models": _models(found),
    }
    return Payload(head, columns, blocks, n, len(facts), _tallies(found.codes, facts))


def _tallies(codes: list[TableCode], facts: list[Fact]) -> dict[str, Counter[str]]:
    """How often each kind, and each value of some columns, occurs."""
    tallies = {"kind": Counter(fact.kind for fact in facts)}
    for name in ("period_start", "place_id", "canonical_name"):
        tallies[name] = Counter()
        for code in codes:
            tallies[name].update(code.values[name].tally() if name in code.values else {})
    return tallies


def _columns(found: _Collected, facts: list[Fact]) -> tuple[dict[str, Any], bytes]:
    kinds = sorted({(fact.table, fact.kind) for fact in facts})
    number_of = {kind: number for number, kind in enumerate(kinds)}
    placed = [PlacedText(text) for text in found.texts]
    whole = {
        "units": [text.n_units for text in placed],
        "facts": [len(of_one) for of_one in found.facts],
        "kind": [number_of[fact.table, fact.kind] for fact in facts],
        "start": [fact.start for fact in facts],
        "length": [fact.length for fact in facts],
        "before": [fact.before for fact in facts],
        "after": [fact.after for fact in facts],
    }
    described = [[name, width_of(values), len(values)] for name, values in whole.items()]
    out = b"".join(planes(values, width_of(values)) for values in whole.values())
    tables = []
    for number, code in enumerate(found.codes):
        rows = [fact.numbers for fact in facts if fact.table == number]
        fields, data = code.described(rows)
        tables.append({"name": code.table.name, "rows": len(rows), "columns": fields})
        out += data
    pairs = {n: text.pairs for n, text in enumerate(placed) if text.pairs}
    kinds_told = [[name, table] for table, name in kinds]
    return {"columns": described, "kinds": kinds_told, "tables": tables, "pairs": pairs}, out


def _articles(listed: list[Row]) -> dict[str, Any]:
    """The ids, and of each other field the number of its value and the values."""
    told: dict[str, Any] = {"id": [row["article_id"] for row in listed]}
    for name in _TOLD:
        values = Values()
        numbers = [values.number(row[name]) for row in listed]
        distinct, ranks = values.ranked()
        told[name] = {"values": distinct, "numbers": [ranks[n] for n in numbers]}
    return told


def _checks(found: _Collected) -> list[list[Any]]:
    """Each check: its id, article, rule, the numbers of its facts, both figures, its status."""
    firsts = [0, *accumulate(len(of_one) for of_one in found.facts)]
    told = []
    for number, checks in enumerate(found.checks):
        at = {fact.fact_id: firsts[number] + n for n, fact in enumerate(found.facts[number])}
        for row in checks:
            facts = [at[fact] for fact in str(row["fact_ids"] or "").split() if fact in at]
            figures = [None if row[f] is None else _plain(row[f]) for f in ("stated", "expected")]
            told.append([row["check_id"], number, row["rule"], facts, *figures, row["status"]])
    return told


def _conflicts(found: _Collected, source: Source) -> list[list[Any]]:
    """As checks: for each cell of a panel that articles disagree on its facts and what it is of."""
    cells: dict[str, list[Row]] = {}
    for row in source.conflicts():
        cells.setdefault(row["cell_id"], []).append(row)
    wanted = {row["fact_id"] for rows in cells.values() for row in rows}
    every = (fact.fact_id for of_one in found.facts for fact in of_one)
    at = {fact: number for number, fact in enumerate(every) if fact in wanted}
    told = []
    for key, rows in sorted(cells.items()):
        facts = [at[row["fact_id"]] for row in rows if row["fact_id"] in at]
        about = [rows[0]["indicator"], rows[0]["place_id"], *_days(rows[0])]
        if len(facts) > 1:
            told.append([key, None, _CONFLICT, facts, None, None, _CONFLICT, about])
    return told


def _days(row: Row) -> list[str | None]:
    days = (row["period_start"], row["period_end"])
    return [None if day is None else day.isoformat() for day in days]


def _documents(source: Source, citations: TableCode) -> list[str]:
    """What each cited document is called, in the order of the dictionary of their ids."""
    called = {row["document_id"]: called_document(row) for row in source.documents()}
    known, _ = citations.values["document_id"].ranked()
    return [called.get(key) or key for key in known]


def _models(found: _Collected) -> list[str]:
    """As what each model is written most, in the order of the dictionary of canonical names."""
    ranked = sorted(found.names, key=lambda pair: (-found.names[pair], pair[1]))
    written = dict(reversed(ranked))
    code = found.codes[FACT_TABLES.index(MODELS)]
    known, _ = code.values["canonical_name"].ranked()
    return [written.get(key) or key for key in known]


def called_document(row: Row) -> str:
    """A document by its type, its name and year, or its symbol.

    >>> called_document({"doc_type": "luật", "name": "Tố cáo", "issued_on": "2018-06-12"})
    'luật Tố cáo 2018'
    """
    year = str(row["issued_on"] or "")[:4]
    what = f"{row['name']} {year}" if row["name"] else row["symbol"] or year
    return f"{row['doc_type'] or ''} {what}".strip()


def _plain(figure: Any) -> str:
    written = format(figure, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _places(places: dict[str, Row]) -> dict[str, list[str | None]]:
    wanted = ("name", "level", "parent_id", "code", "vintage", "successor_ids")
    return {key: [row[name] for name in wanted] for key, row in sorted(places.items())}
