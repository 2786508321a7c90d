"""What mentions say of each other: neighbours share, short numbers mean full symbols."""

from __future__ import annotations

import re
from itertools import pairwise

from .citation_numbers import Mentioned
from .symbols import series_of


def share_neighbours(text: str, mentions: list[Mentioned]) -> None:
    """Of documents joined by a comma or `và`, one without an issuer or title has the other's:
    `Chỉ thị 12-CT/HU, Kế hoạch 31-KH/HU của Huyện ủy`."""
    for left, right in reversed(list(pairwise(mentions))):
        end = max(left.end, left.details.end if left.details else 0)
        if right.start < end or not _JOINED.fullmatch(text, end, right.start):
            continue
        if left.symbol and right.symbol and _are_of_one_series(left, right):
            said = right.details.issuer if right.details else None
            left.issuer = left.issuer or right.issuer or said
        elif left.rule == right.rule and not left.symbol and not right.symbol:
            right.issuer = right.issuer or left.issuer
        if left.details and right.details and left.symbol and right.symbol:
            if _may_share_title(left, right):
                left.details.title = left.details.title or right.details.title
            if left.details.issued_on is None and _are_of_one_series(left, right):
                left.details.term = left.details.term or right.details.term


def _are_of_one_series(left: Mentioned, right: Mentioned) -> bool:
    a, b = left.symbol or "", right.symbol or ""
    bare = a.isdigit() and b.isdigit()
    return bare or series_of(a) == series_of(b)


def _may_share_title(left: Mentioned, right: Mentioned) -> bool:
    """Documents of two bodies are about one thing only where type and form are alike."""
    said = {m.details.issuer for m in (left, right) if m.details} - {None}
    alike = left.doc_type == right.doc_type and not (left.symbol or "").isdigit()
    return len(said) < 2 or alike


_JOINED = re.compile(r"[\s\"”’»]*(?:,|và|;|cùng)\s(?:và\s|các\s|[\"“‘«])?")


def resolve_acronyms(text: str, mentions: list[Mentioned]) -> None:
    """An acronym is the name behind which the article gives it: `Hiệp ước Sông Băng (HSB) … theo
    Hiệp ước HSB`."""
    given: dict[str, str] = {}
    for m in mentions:
        said = _GIVEN_TOO.match(text, m.end) if m.name and not m.name.isupper() else None
        if m.name and said:
            given.setdefault(said["acronym"], m.name)
    for m in mentions:
        m.name = given.get(m.name or "", m.name)


_GIVEN_TOO = re.compile(r"\s\((?P<acronym>[A-ZĐ]{3,})\)")


def resolve_short(mentions: list[Mentioned]) -> None:
    """A short number is the article's one full symbol of that type and number, if it has one."""
    full: dict[tuple[str, str], set[str]] = {}
    for m in mentions:
        begins = re.match(r"[0-9]+[A-ZĐ]?", m.symbol or "")
        if m.symbol and begins and not m.symbol.rstrip("ABCĐ").isdigit():
            full.setdefault((m.doc_type, begins[0].lstrip("0")), set()).add(m.symbol)
    _year_numbers(mentions)
    for m in mentions:
        if m.rule in ("citation.number", "citation.number_year") and m.symbol:
            number, _, year = m.symbol.lstrip("0").partition("/")
            found = _fullest(full.get((m.doc_type, number), set()), year[:4])
            if len(found) == 1 and found != {m.symbol}:
                m.symbol, m.rule, m.confidence = next(iter(found)), "citation.short", 0.93


def _year_numbers(mentions: list[Mentioned]) -> None:
    """A bare number has the year that the article gives it elsewhere: it is a name only with it."""
    bare = [m for m in mentions if m.symbol and m.symbol.isdigit()]
    years: dict[tuple[str, str | None], set[str | None]] = {}
    for m in bare:
        said = m.issued_on or (m.details.issued_on if m.details else None)
        years.setdefault((m.doc_type, m.symbol), {None}).add(said)
    for m in bare:
        given = [said for said in years[m.doc_type, m.symbol] if said]
        if len(given) == 1 and len(given[0]) == len("2015"):
            m.issued_on = m.issued_on or given[0]


def _fullest(symbols: set[str], year: str) -> set[str]:
    """Those of the year, without those that another one completes (`49/2016`)."""
    left = {s for s in symbols if not year or f"/{year}" in s}
    return {s for s in left if not any(o != s and o.startswith(f"{s}/") for o in left)}
