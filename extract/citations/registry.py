"""The registry of well-known documents: what a symbol, a short number or a name can stand for.

The bundled registry is `lexicon/documents.csv`; a user's own has the same columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import Path

from ..lexicons import read_lexicon
from .dates import number as roman
from .document_ids import document_id, fold
from .local_ids import localized
from .symbols import (
    canonical,
    has_only_year,
    is_of_assembly,
    names_issuer,
    symbol_type,
    symbol_year,
)

COLUMNS = ("symbol", "doc_type", "name", "issuer", "issued_on", "term", "subject", "short_forms")
_REQUIRED = ("symbol", "doc_type", "issued_on")

_LEADING_ZERO = re.compile(r"\b0+(?=[0-9])")
_TERM = re.compile(r"\bkhoa ([ivx]+)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as the registry knows it; `issued_on` is an ISO date, `term` a number."""

    symbol: str
    doc_type: str
    issued_on: str
    name: str | None = None
    issuer: str | None = None
    term: int | None = None
    subject: str | None = None
    short_forms: tuple[str, ...] = ()

    @property
    def document_id(self) -> str:
        """Its identifier, in the form of URN:LEX."""
        identifier = document_id(self.doc_type, self.symbol or None, None, self.issued_on)
        return localized(identifier, self.issuer)

    def is_called(self, plain: str) -> bool:
        """Whether a folded text is its name, a short form of it, or its type and number."""
        called = [
            *self.short_forms,
            f"{self.doc_type} {number_of(self.symbol) or self.issued_on[:4]}",
        ]
        if self.name:
            called += [self.name, f"{self.doc_type} {self.name}"]
        bare = _LEADING_ZERO.sub("", plain)
        return any(_LEADING_ZERO.sub("", fold(name, " ")) == bare for name in called)


class RegistryError(ValueError):
    """A registry file that cannot be used; says the file, the line and the way out."""


@dataclass(slots=True)
class Registry:
    """Entries by symbol, by type and number, and by name; `latest` is the day that the youngest of
    them was given on, after which it knows of none.

    >>> r = Registry.of([Entry("39-NQ/TW", "nghị quyết", "2015-04-17", issuer="Bộ Chính trị")])
    >>> [e.issued_on for e in r.find("nghị quyết", "39-NQ/TW", None)]
    ['2015-04-17']
    """

    _by_symbol: dict[str, list[Entry]] = field(default_factory=dict)
    _by_number: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    _by_name: dict[str, list[Entry]] = field(default_factory=dict)
    _by_short: dict[str, list[Entry]] = field(default_factory=dict)
    _by_id: dict[str, Entry] = field(default_factory=dict)
    latest: str = ""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Registry:
        """A registry of those entries; of two with one identifier the later one holds."""
        made = cls()
        for entry in {entry.document_id: entry for entry in entries}.values():
            made._add(entry)
        return made

    def _add(self, entry: Entry) -> None:
        self._by_id[entry.document_id] = entry
        self.latest = max(self.latest, entry.issued_on)
        if not entry.symbol:  # a constitution is named by its year alone
            self._by_name.setdefault(_name_key(entry.doc_type, ""), []).append(entry)
            return
        self._by_symbol.setdefault(entry.symbol.lstrip("0"), []).append(entry)
        self._by_number.setdefault((entry.doc_type, number_of(entry.symbol)), []).append(entry)
        for name in (entry.name, *entry.short_forms):
            if name:
                self._by_name.setdefault(_name_key(entry.doc_type, name), []).append(entry)
        for form in entry.short_forms:
            self._by_short.setdefault(fold(form, " "), []).append(entry)

    def find(
        self, doc_type: str, symbol: str | None, name: str | None, term: int | None = None
    ) -> list[Entry]:
        """Every entry that the type with this symbol, bare number or name can stand for."""
        if symbol and has_only_year(symbol):
            numbered = self._by_number.get((doc_type, number_of(symbol)), [])
            return [e for e in numbered if symbol_year(e.symbol) == symbol[-4:]]
        if symbol and not symbol.isdigit():
            found = self._by_symbol.get(symbol.lstrip("0"), [])
            return [e for e in found if e.doc_type == doc_type] or found
        if symbol:
            found = self._by_number.get((doc_type, number_of(symbol)), [])
            return found or self._by_short.get(fold(f"{doc_type} {symbol}", " "), [])
        keys = [_name_key(doc_type, name or "")]
        if name:
            keys.append(_name_key(doc_type, f"{name} khóa {term}"))
        if name and doc_type == "luật":
            keys.append(_name_key("bộ luật", name))  # `luật Lao động`, as it is mostly called
        return next((self._by_name[key] for key in keys if key in self._by_name), [])

    def mended(self, doc_type: str, symbol: str) -> str | None:
        """The one known symbol that a symbol no authority gives is a letter away from, or None.

        >>> r = Registry.of([Entry("39-NQ/TW", "nghị quyết", "2015-04-17")])
        >>> r.mended("nghị quyết", "39-NO/TW"), r.mended("nghị quyết", "39-KL/TW")
        ('39-NQ/TW', None)
        """
        if symbol_type(symbol) is not None and (names_issuer(symbol) or is_of_assembly(symbol)):
            return None
        known = self._by_number.get((doc_type, number_of(symbol)), [])
        near = {e.symbol for e in known if _one_letter_apart(e.symbol.lstrip("0"), symbol)}
        return near.pop() if len(near) == 1 else None

    def by_id(self, identifier: str) -> Entry | None:
        """The entry with that identifier, or None."""
        return self._by_id.get(identifier)

    def entries(self) -> list[Entry]:
        """Every entry."""
        return list(self._by_id.values())

    def look_up(self, query: str) -> list[Entry]:
        """Every entry whose symbol or name is the query, or whose symbol begins with its number."""
        plain = fold(query, " ")
        if not plain:
            return []
        symbol = canonical(query).text.lstrip("0") if any(c.isdigit() for c in query) else ""
        return [
            e
            for e in self._by_id.values()
            if (symbol and e.symbol.lstrip("0") == symbol) or e.is_called(plain)
        ]


def _one_letter_apart(known: str, written: str) -> bool:
    """Whether one letter was misread, left out or doubled; never a digit."""
    written = written.lstrip("0")
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(known, written, strict=False))
    )
    a, b = known[same:], written[same:]
    if any(piece[:1].isdigit() for piece in (a, b)):
        return False
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]


def _name_key(doc_type: str, name: str) -> str:
    """Type and name without marks, a term as a number: `Trung ương 4 khóa XII` has `khoa 12`."""
    plain = fold(name, " ").replace(" va ", " ")  # `Luật Hôn nhân gia đình`
    m = _TERM.search(plain)
    if m:
        plain = plain[: m.start(1)] + str(roman(m[1]))
    return f"{doc_type} {plain}"


def number_of(symbol: str) -> str:
    """The number a symbol begins with, without leading zeros.

    >>> number_of("04-NQ/TW"), number_of("30C/NQ-CP")
    ('4', '30C')
    """
    m = re.match(r"0*([0-9]+(?:[A-ZĐ](?![A-ZĐ]))?)", symbol)
    return m[1] if m else symbol


@cache
def bundled() -> Registry:
    """The registry that comes with solieu."""
    lines = read_lexicon("documents.csv").splitlines()
    return Registry.of(_entries(lines, "documents.csv"))


def read_registry(path: str | Path) -> Registry:
    """The bundled registry with the entries of a CSV file added.

    Raises RegistryError, naming file, line and the way out, for a file that cannot be used.

    >>> read_registry("/nowhere.csv")
    Traceback (most recent call last):
    ...
    solieu.extract.citations.registry.RegistryError: /nowhere.csv: cannot be read as UTF-8 text ...
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise RegistryError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    own = _entries(text.splitlines(), str(path))
    return Registry.of([*bundled()._by_id.values(), *own])


def _entries(lines: list[str], source: str) -> list[Entry]:
    rows = csv.DictReader(lines)
    missing = [c for c in _REQUIRED if c not in (rows.fieldnames or ())]
    if missing:
        raise RegistryError(
            f"{source}: no column {', '.join(missing)}; the first line must name the columns "
            f"{', '.join(_REQUIRED)}, and may name {', '.join(COLUMNS)}"
        )
    return [_entry(row, f"{source}, line {n}") for n, row in enumerate(rows, start=2)]


def _entry(row: dict[str, str], where: str) -> Entry:
    cells = {c: (row.get(c) or "").strip() for c in COLUMNS}
    symbol = canonical(cells["symbol"]).text if cells["symbol"] else ""
    named_by_year = cells["doc_type"].lower() == "hiến pháp"
    if not cells["doc_type"] or not (symbol or named_by_year):
        raise RegistryError(f"{where}: symbol and doc_type must not be empty")
    try:
        date.fromisoformat(cells["issued_on"])
    except ValueError:
        raise RegistryError(
            f"{where}: issued_on is {cells['issued_on']!r}, not a date such as 2015-04-17"
        ) from None
    if cells["term"] and not cells["term"].isdigit():
        raise RegistryError(f"{where}: term is {cells['term']!r}, not a number such as 12")
    return Entry(
        symbol,
        cells["doc_type"].lower(),
        cells["issued_on"],
        cells["name"] or None,
        cells["issuer"] or None,
        int(cells["term"]) if cells["term"] else None,
        cells["subject"] or None,
        tuple(s.strip() for s in cells["short_forms"].split("|") if s.strip()),
    )
