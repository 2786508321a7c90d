"""What mentions say of each other: neighbours share, short numbers mean full symbols."""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import replace
from itertools import pairwise

from ..text.document import Document
from ..text.overlap import merge_spans, within
from .numbered import SHIP, Mentioned
from .parts import Details
from .symbols import issuer_codes, series_of

_ANY = "không rõ"  # the code is that of many bodies
_JOINED = re.compile(r"[\s\"”’»]*(?:,|và|;|cùng)\s(?:và\s|các\s|[\"“‘«])?")
_GIVEN_TOO = re.compile(
    r"[\"”]?\s\((?:(?:[Hh]iệp\s(?:định|ước)|[Cc]ông\sước|[Đđ]ạo\sluật|[Tt]h[ỏo][aả]\sthuận)\s"
    r"|[A-Z][A-Za-z ,'-]{5,90}\s?[-–,:]\s|(?:viết|gọi)\stắt\s(?:là\s)?)?"
    r"(?P<acronym>[A-ZĐ]{3,}(?:\s?/\s?[A-ZĐ]{3,})?)\)"
)
_CLEAR_NUMBER = re.compile(r"[0-9]{3,}")  # nobody counts so many behind the type word
_GOES_ON = re.compile(r"[\w%/-]|[.,][0-9]|\s[-–/]\s")
_OWN_TITLES = {"citation.title", "citation.about", "citation.plan"}
_CLEAR_NAME = 5  # words of a name that means one document wherever it stands
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”«»', None))


def share_neighbours(text: str, mentions: list[Mentioned]) -> None:
    """Of documents joined by a comma or `và`, one without an issuer or title has the other's:
    `Chỉ thị 12-CT/HU, Kế hoạch 31-KH/HU của Huyện ủy`."""
    pairs = [(*pair, joined) for pair in pairwise(mentions) if (joined := _joint(text, *pair))]
    for left, right, joined in reversed(pairs):
        if _are_of_one_body(left, right) and not (";" in joined[0] and _is_told(left)):
            left.issuer = left.issuer or right.issuer or right.details.issuer
        elif left.rule == right.rule and not left.symbol and not right.symbol:
            right.issuer = right.issuer or left.issuer
        if left.symbol and right.symbol:
            own = left.details.title
            if ";" not in joined[0] and _may_share_title(left, right):
                left.details.title = own or right.details.title
            if left.details.issued_on is None and _are_of_one_series(left, right) and not own:
                left.details.term = left.details.term or right.details.term
                if _next_number(left.symbol, right.symbol):
                    left.issued_on = left.issued_on or right.details.issued_on

    for left, right, _ in pairs:
        if _is_given_too(left, right):
            right.issuer = left.issuer


def _joint(text: str, left: Mentioned, right: Mentioned) -> re.Match[str] | None:
    end = max(left.end, left.details.end)
    return _JOINED.fullmatch(text, end, right.start) if right.start >= end else None


def _are_of_one_body(left: Mentioned, right: Mentioned) -> bool:
    return bool(left.symbol and right.symbol) and _are_of_one_series(left, right)


def _is_told(m: Mentioned) -> bool:
    """Whether a document has its own date and title: `Kết luận 76-KL/TW về chợ (năm 2036);`"""
    return bool(m.details.title and m.details.issued_on)


def _is_given_too(left: Mentioned, right: Mentioned) -> bool:
    """Whether the body named in front gave the next document, too: `UBND tỉnh đã ban hành Công văn
    số 31/UBND-KT, Chỉ thị số 5/CT-UBND`."""
    if not (left.issuer and left.symbol and right.symbol) or right.issuer:
        return False
    if left.details.issuer or right.details.issuer:
        return False
    known, _ = issuer_codes().get(series_of(right.symbol), (_ANY, ""))
    return known.endswith(_ANY) or _are_of_one_series(left, right)


def _are_of_one_series(left: Mentioned, right: Mentioned) -> bool:
    a, b = left.symbol or "", right.symbol or ""
    bare = a.isdigit() and b.isdigit()
    return bare or _series(a) == _series(b)


def _series(symbol: str) -> str:
    """`QH12` and `QH14` are one body's."""
    series = series_of(symbol)
    return series.rstrip("0123456789") or series


def _next_number(left: str, right: str) -> bool:
    """Whether two numbers follow each other (`217-QĐ/TW và 218-QĐ/TW`), as on one day."""
    a, b = (re.match(r"[0-9]+", symbol) for symbol in (left, right))
    return bool(a and b and int(b[0]) - int(a[0]) == 1)


def _may_share_title(left: Mentioned, right: Mentioned) -> bool:
    """Documents of two bodies are about one thing only where type and form are alike."""
    said = {left.details.issuer, right.details.issuer} - {None}
    series = {_series(left.symbol or ""), _series(right.symbol or "")}
    alike = left.doc_type == right.doc_type and (len(series) < 2 or "TW" not in series)
    return len(said) < 2 or (alike and not (left.symbol or "").isdigit())


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


def named_again(doc: Document, mentions: list[Mentioned]) -> list[Mentioned]:
    """The places where a document that has a title in one place is named by it in small letters or
    without the quotes: `nghị quyết về giữ rừng đầu nguồn`."""
    titled: dict[str, Mentioned] = {}
    plans = any(m.doc_type == "đề án" for m in mentions)
    ships = plans and SHIP.search(doc.text) is not None
    for m in mentions:
        clear = m.rule == "citation.number" and _CLEAR_NUMBER.fullmatch(m.symbol or "")
        if clear and not (ships and m.doc_type == "đề án"):
            titled.setdefault(f"{m.doc_type} {m.symbol}", m)
        own = m.rule in _OWN_TITLES and m.doc_type != "báo cáo"
        if own and m.name and len(m.name.split()) >= _CLEAR_NAME:
            said = " ".join(doc.low[m.start : m.end].translate(_NO_QUOTES).split())
            titled.setdefault(said, m)
    taken = merge_spans([(m.start, m.end) for m in mentions]) if titled else []
    again = []
    for said, m in sorted(titled.items(), key=lambda t: -len(t[0])):  # one may begin another
        at = doc.low.find(said)
        while at >= 0:
            end = at + len(said)
            free = next(within(taken, at, end), None) is None
            if free and not _GOES_ON.match(doc.low, end):
                insort(taken, (at, end))
                again.append(replace(m, start=at, end=end, details=_titled(m, end), pinpoint=None))
            at = doc.low.find(said, end)
    return again


def _titled(m: Mentioned, end: int) -> Details:
    return Details(end, title=m.details.title)


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
        said = m.issued_on or m.details.issued_on
        years.setdefault((m.doc_type, m.symbol), {None}).add(said)
    for m in bare:
        given = [said for said in years[m.doc_type, m.symbol] if said]
        if len(given) == 1 and len(given[0]) == len("2015"):
            m.issued_on = m.issued_on or given[0]


def _fullest(symbols: set[str], year: str) -> set[str]:
    """Those of the year, without those that another one completes (`49/2016`)."""
    left = {s for s in symbols if not year or f"/{year}" in s}
    return {s for s in left if not any(o != s and o.startswith(f"{s}/") for o in left)}
