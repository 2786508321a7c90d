"""Cited documents: by symbol, by a short number, by a formal name, by a title of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .citation_names import Named, read_named
from .citation_parts import Details, issuer_before, pinpoint_before, read_details
from .document import Document
from .document_ids import document_id
from .facts import Citation
from .letters import LOWER
from .lexicons import read_csv, spellings
from .symbols import SYMBOL, canonical, is_symbol, symbol_type, symbol_year

_NUMBERED = re.compile(r"\s+(?:(?:hướng dẫn|liên tịch|liên bộ)\s)?(?P<word>[Ss]ố(?:\s?:)?\s*|[CS]Ố\s+)?(?=[\dO])")
_BARE = re.compile(r"(?P<n>\d{1,4}[a-zđ]?)(?![\w%/]|[.,]\d|\s?[-–]\s?\d)")
_NEXT = re.compile(r"(?:\s?[,;]\s?(?:và\s)?|\s(?:và|hoặc)\s)(?:số\s)?(?=[\dO])")
_SHORT_TYPES = frozenset(
    "nghị quyết|nghị định|chỉ thị|kết luận|quyết định|quy định|thông tư|đề án|luật".split("|")
)
_VERBS_TOO = {"quyết định", "quy định", "kết luận", "đề án"}  # `quyết định 318 việc`
_NOT_DOCUMENT = re.compile(
    r"\s?(?:%|phần trăm|lần|năm|tháng|ngày|giờ|tuần|người|triệu|tỷ|tỉ|nghìn|đồng|vấn đề|nội dung|dự án|"
    rf"trường hợp|[{LOWER}]+\s(?:này|đó))(?!\w)|\s(?:điểm|khoản|mục|vụ|xã|huyện|tỉnh|doanh|công|đơn|mức|đối|"
    r"phương|chương|loại|nhóm|bộ|cán|chiếc|căn|gói)\s"
)


# A number with a noun behind it counts (`quyết định 318 việc`); these words begin no noun.
_COUNTS = re.compile(
    r"\s(?!(?:của|về|ngày|và|đã|được|là|thì|trong|để|do|có|cũng|theo|quy|ban|khóa|khoá|năm|với|này|trên|cho|tại|"
    rf"hay|hoặc|còn|mà|khi|đối|bị|nêu|sẽ|đang|đến|từ|như)\s)[{LOWER}]+"
)


@dataclass(slots=True)
class _Mention:
    """A document as it is being read: its span, what names it, what was read around it."""

    start: int
    end: int
    doc_type: str
    rule: str
    confidence: float
    symbol: str | None = None
    name: str | None = None
    repaired: str | None = None
    details: Details | None = None
    pinpoint: str | None = None
    issuer: str | None = None
    taken_from: int = 0


@cache
def _types() -> dict[str, str]:
    """Document types by every written form, lower case, and by the codes used in prose."""
    found = {}
    for row in read_csv("doc_types.csv"):
        for form in spellings(row["doc_type"]):
            found[form] = row["doc_type"]
        for code in filter(None, row["prose"].split("|")):
            found[code] = row["doc_type"]
    return found


@cache
def _heads() -> re.Pattern[str]:
    forms = sorted(_types(), key=len, reverse=True)
    words = "|".join(re.escape(f) for f in forms if f.islower())
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _codes() -> re.Pattern[str]:
    codes = "|".join(f for f in _types() if not f.islower())
    return re.compile(rf"(?<![\w/.-])(?:{codes})(?=\s(?:số\s)?\d)|(?<![\w/])BL(?:HS|DS|LĐ|TTHS|TTDS)(?!\w)")


def read_citations(doc: Document) -> tuple[list[Citation], list[tuple[int, int]]]:
    """The citations of a document in text order, and the spans that their words take.

    >>> found, _ = read_citations(Document("Theo Nghị quyết số 39-NQ/TW của Bộ Chính trị."))
    >>> found[0].symbol, found[0].issuer
    ('39-NQ/TW', 'Bộ Chính trị')
    """
    mentions = list(_mentions(doc))
    _resolve_short(mentions)
    facts = [_fact(doc, m) for m in sorted(mentions, key=lambda m: (m.start, m.end))]
    taken = [(m.taken_from or m.start, _taken_end(m)) for m in mentions]
    return facts, sorted(taken)


def _taken_end(m: _Mention) -> int:
    """Dates and terms belong to the mention; a title may hold facts of its own."""
    if m.details is None or m.details.title:
        return m.end
    return max(m.end, m.details.end)


def _mentions(doc: Document) -> Iterator[_Mention]:
    text, used = doc.text, [(0, 0)]
    hits = [(m.start(), m.end(), _types()[m[0]]) for m in _heads().finditer(doc.low)]
    for m in _codes().finditer(text):
        hits.append((m.start(), m.end(), _types().get(m[0], "bộ luật")))
    end = 0
    for a, b, doc_type in sorted(hits):
        if a < end:
            continue
        for mention in _at_head(text, a, b, doc_type):
            yield mention
            used.append((mention.start, mention.end))
            end = mention.end if mention.symbol else max(end, b)
    yield from _bare_symbols(text, used)


def _at_head(text: str, a: int, b: int, doc_type: str) -> list[_Mention]:
    """The documents named at the type word that stands at a to b."""
    if text[a:b].startswith("BL"):
        named = read_named(text, a, b, "bộ luật")
        return [_named_mention(text, n) for n in named]
    number = _NUMBERED.match(text, b)
    if number:
        found = _numbered(text, a, number.end(), doc_type, spoken=number["word"] is not None)
        if found:
            return found
    return [_named_mention(text, n) for n in read_named(text, a, b, doc_type)]


def _numbered(text: str, a: int, at: int, doc_type: str, *, spoken: bool) -> list[_Mention]:
    """The documents of a list of symbols or numbers under one type word."""
    found: list[_Mention] = []
    start = a
    while True:
        mention = _one_number(text, start, at, doc_type, spoken=spoken or bool(found))
        if mention is None:
            break
        found.append(mention)
        details = read_details(text, mention.end)
        mention.details = details
        more = _next_in_list(text, mention.end, details)
        if more is None:
            break
        start = at = more.end()
    if found:
        _share(text, found)
        _set_around(text, found[0], a)
        for other in found[1:]:
            other.issuer = found[0].issuer
    return found


def _next_in_list(text: str, end: int, details: Details) -> re.Match[str] | None:
    """Where the next number of a list begins; behind a date only a full symbol goes on."""
    if more := _NEXT.match(text, end):
        return more
    if details.title is None and (more := _NEXT.match(text, details.end)):
        return more if SYMBOL.match(text, more.end()) else None
    return None


def _one_number(text: str, start: int, at: int, doc_type: str, *, spoken: bool) -> _Mention | None:
    m = SYMBOL.match(text, at)
    if m:
        symbol = canonical(m[0])
        known = is_symbol(symbol.text) or spoken
        if known:
            confidence = 0.9 if symbol.repaired else 0.98
            return _Mention(start, m.end(), doc_type, "citation.symbol", confidence,
                            symbol=symbol.text, repaired=symbol.repaired)  # fmt: skip
    bare = _BARE.match(text, at)
    if bare is None or not _is_document_number(text, bare, doc_type, spoken=spoken):
        return None
    return _Mention(start, bare.end(), doc_type, "citation.number", 0.85, symbol=bare["n"].upper())


def _is_document_number(text: str, m: re.Match[str], doc_type: str, *, spoken: bool) -> bool:
    if re.fullmatch(r"(?:19|20)\d\d", m["n"]) or (not spoken and doc_type not in _SHORT_TYPES):
        return False
    if (doc_type == "luật" and not spoken) or _NOT_DOCUMENT.match(text, m.end()):
        return False
    if not spoken and doc_type in _VERBS_TOO and _COUNTS.match(text, m.end()):
        return False
    if text[m.end() : m.end() + 1] == "." and text[m.end() + 1 : m.end() + 2].isdigit():
        return False
    return spoken or len(m["n"]) > 1


def _share(text: str, found: list[_Mention]) -> None:
    """Under one head the last document's date, issuer, term and title are the others', too, and
    a bare number takes the series of the next full symbol (`số 18, 19-NQ/TW`)."""
    last = found[-1]
    series = None
    for m in reversed(found):
        if m.rule == "citation.symbol" and m.symbol:
            series = re.sub(r"^\d+[A-ZĐ]?", "", m.symbol)
        elif series and m.symbol:
            m.symbol, m.rule, m.confidence = m.symbol + series, "citation.list", 0.95
        if m is not last and m.details and last.details:
            for name in ("issued_on", "term", "issuer", "title"):
                if getattr(m.details, name) is None:
                    setattr(m.details, name, getattr(last.details, name))


def _set_around(text: str, m: _Mention, a: int) -> None:
    """Pinpoint and issuer that stand before the type word."""
    pin = pinpoint_before(text, a)
    if pin:
        m.pinpoint, m.taken_from = pin
    if m.details is None or m.details.issuer is None:
        m.issuer = issuer_before(text, a)


def _named_mention(text: str, n: Named) -> _Mention:
    m = _Mention(n.start, n.end, n.doc_type, n.rule, n.confidence, symbol=n.symbol, name=n.name,
                 details=n.details)  # fmt: skip
    _set_around(text, m, n.start)
    if n.rule not in ("citation.title", "citation.about", "citation.plan"):
        m.issuer = None
    return m


def _bare_symbols(text: str, used: list[tuple[int, int]]) -> Iterator[_Mention]:
    """Symbols that stand without a type word; their code names the type."""
    for m in SYMBOL.finditer(text):
        if any(a <= m.start() < b for a, b in used):
            continue
        symbol = canonical(m[0])
        doc_type = symbol_type(symbol.text)
        if doc_type is None or ("/" not in symbol.text and symbol.text.count("-") < 2):
            continue
        yield _Mention(m.start(), m.end(), doc_type, "citation.bare_symbol", 0.9, symbol=symbol.text,
                       repaired=symbol.repaired, details=read_details(text, m.end()))  # fmt: skip


def _resolve_short(mentions: list[_Mention]) -> None:
    """A short number is the article's one full symbol of that type and number, if there is one."""
    full: dict[tuple[str, str], set[str]] = {}
    for m in mentions:
        if m.symbol and not m.symbol.rstrip("ABCĐ").isdigit():
            number = re.match(r"\d+[A-ZĐ]?", m.symbol)
            if number:
                full.setdefault((m.doc_type, number[0].lstrip("0")), set()).add(m.symbol)
    for m in mentions:
        if m.rule == "citation.number" and m.symbol:
            found = full.get((m.doc_type, m.symbol.lstrip("0")), set())
            if len(found) == 1:
                m.symbol, m.rule, m.confidence = next(iter(found)), "citation.short", 0.93


def _fact(doc: Document, m: _Mention) -> Citation:
    d = m.details or Details(m.end)
    start, end = doc.span(m.start)
    issued_on = d.issued_on or (symbol_year(m.symbol) if m.symbol else None)
    return Citation(
        m.start, m.end, doc.text[m.start : m.end], doc.text[start:end],
        doc_type=m.doc_type, symbol=m.symbol, name=m.name, issuer=d.issuer or m.issuer,
        issued_on=issued_on, term=d.term, title=d.title, pinpoint=m.pinpoint, repaired=m.repaired,
        document_id=document_id(m.doc_type, m.symbol, m.name, issued_on, d.term),
        rule=m.rule, confidence=m.confidence,
    )  # fmt: skip
