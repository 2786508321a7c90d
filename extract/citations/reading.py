"""Cited documents: by symbol, by a short number, by a formal name, by a title of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

from ...corpus.text.word_lists import WordList
from ..facts import Citation
from ..lexicons import grammar
from ..text.composition import OF_MISREAD
from ..text.document import Document
from ..text.overlap import covers, merge_spans
from .dates import term_before
from .document_ids import abroad, document_id
from .issuers import DISTANT
from .mentions import named_again, resolve_acronyms, resolve_short, share_neighbours
from .names import NAMED_BY_LAW, read_by_acronym, read_named
from .numbered import DESCRIBED, NUMBERED, Mentioned, read_numbered, set_around
from .parts import Named, read_details
from .standards import read_standards
from .symbols import (
    MARK_IN_SYMBOL,
    SYMBOL,
    SYMBOL_START,
    canonical,
    is_of_assembly,
    symbol_type,
    symbol_year,
)
from .treaties import ACRONYMS
from .type_words import CODES, HEADS, codes, heads, misread_types, needing_number, type_forms

_MARKS = WordList(lambda: "-–—‑/")  # of symbols
_NUMBER_FOLLOWS = re.compile(r"\s(?:s[ốổồôó]\s?:?\s?)?[0-9o]")
# A pattern that opens with a look behind is tried at every character, so what stands before a
# match is asked afterwards.
_TIED = re.compile(r"[\w/.-]")
# `Nghị quyết số 28-NQ/TW về “Chiến lược bảo vệ …”` is that strategy, and no paper that holds one.
_BEGIN_TITLES = {"nghị quyết": ("chiến lược",), "kết luận": ("chiến lược",)}
# `quy hoạch điện lực đến năm 2030`, `hiệp định vận tải đường thủy (ABC)`
_MAY_BE_NAMED = (
    "quy hoạch",
    "chiến lược",
    "đề án",
    "quy chế",
    "pháp lệnh",
    "hiệp định",
    "hiệp ước",
    "công ước",
)
_MAY_BEGIN = (
    "số",
    "hướng",
    "liên",
    "của",
    "về",
    "trung ương",
    "đại hội",
    "hội nghị",
    "năm",
    "sửa đổi",
)
# `Quốc hội khóa XIII đã thông qua Luật …`, which tells when, and no `sẽ thông qua`
_ADOPTED = re.compile(
    r"Quốc\shội(?:\skh[oó][áa]\s\w+)?(?:,\skỳ\shọp\s(?:lần\s)?thứ\s\w+)?,?\s"
    r"(?:(?:đã|vừa|mới|chính\sthức|biểu\squyết)\s)*thông\squa\s$"
)
_FAR = 100  # characters between a type word and a number with its issuer between them
# Papers with a symbol that are no documents of an authority.
_OTHER_PAPER = re.compile(
    r"(?:cáo trạng|vụ án|bản án|biên bản|hợp đồng|giấy phép|giấy chứng nhận|hóa đơn|hoá đơn)"
    r"(?:\s\w+){0,3}\ssố:?\s$",
    re.I,
)


def read_citations(doc: Document) -> tuple[list[Citation], list[tuple[int, int]]]:
    """The citations of a document in text order, and the spans that their words take.

    >>> found, _ = read_citations(Document("Chi bộ học Chỉ thị số 05-CT/TW do Bộ Chính trị ra."))
    >>> found[0].symbol, found[0].issuer
    ('05-CT/TW', 'Bộ Chính trị')
    """
    mentions = list(_mentions(doc))
    mentions += named_again(doc, mentions)
    mentions.sort(key=lambda m: (m.start, m.end))
    share_neighbours(doc.text, mentions)
    resolve_short(mentions)
    resolve_acronyms(doc.text, mentions)
    facts = [_fact(doc, m) for m in mentions]
    taken = [(m.taken_from or m.start, _taken_end(m)) for m in mentions]
    return facts, sorted(taken)


def _taken_end(m: Mentioned) -> int:
    """Dates and terms belong to the mention; a title may hold facts of its own."""
    return m.end if m.details.title else max(m.end, m.details.end)


def _mentions(doc: Document) -> Iterator[Mentioned]:
    text, used = doc.text, [(0, 0)]
    low = doc.low
    hits = [
        (m.start(), m.end(), type_forms()[m[0]])
        for m in doc.matches(HEADS, heads())
        if not low[m.start() - 1 : m.start()].isalnum()
        if m[0] not in needing_number() or _NUMBER_FOLLOWS.match(low, m.end())
    ]
    for m in map(codes().match, repeat(text), doc.found[CODES]):
        if m and not _TIED.match(text, m.start() - 1, m.start()):
            hits.append((m.start(), m.end(), type_forms().get(m[0], "bộ luật")))
    end, titles = 0, {-1: ""}
    for a, b, doc_type in sorted(hits):
        if low.endswith("toàn ", 0, a) if doc_type == "bộ luật" else text.startswith("dự L", a):
            a, doc_type = b - len("luật"), "luật"  # `toàn bộ luật`, `dự Luật Phòng, chống …`
        if doc_type in _BEGIN_TITLES.get(titles.get(a, ""), ()) or (
            a in titles and doc_type in ("quy định", "hướng dẫn")
        ):
            continue  # `Thông tư 12 của Bộ Y tế Quy định về …`: how its title begins
        if a < end or _begins_nothing(text, a, b) or text[a - 1 : b + 1] == f"({text[a:b]})":
            continue
        for mention in _at_head(text, a, b, doc_type):
            if low[a:b] in misread_types():
                mention.confidence = min(mention.confidence, OF_MISREAD)
            yield mention
            used.append((mention.start, mention.end))
            titles[mention.details.title_start] = doc_type
            whole = mention.symbol or mention.rule == "citation.treaty" or _names_a_law(mention)
            end = max(end, mention.end if whole else b)
    used = merge_spans(used)
    for at in doc.found[ACRONYMS]:
        if not covers(used, at) and (named := read_by_acronym(text, at)):
            yield _named_mention(text, named)
    yield from read_standards(text)
    yield from _bare_symbols(doc, used)


def _names_a_law(m: Mentioned) -> bool:
    """Whether no type word stands in the name (`Luật Quy hoạch`), as one does where a law amends
    others."""
    return m.rule == "citation.law" and not (m.name or "").lower().startswith(("sửa đổi", "về "))


def _begins_nothing(text: str, a: int, b: int) -> bool:
    """Whether small words follow a small type word (`quyết định nghỉ`), as they mostly do."""
    if not (text[a].islower() and text[b + 1 : b + 2].islower()):
        return False
    if text.startswith(_MAY_BEGIN, b + 1) or text.startswith(_MAY_BE_NAMED, a):
        return False
    if text[b - len("luật") : b].lower() == "luật":
        return False
    return DESCRIBED.match(text, b) is None


def _at_head(text: str, a: int, b: int, doc_type: str) -> list[Mentioned]:
    """The documents named at the type word that stands at a to b."""
    if text[a:b].startswith("BL"):
        if text.endswith(("các ", "những "), 0, a):
            return []
        named = read_named(text, a, b, "bộ luật")
        return [_named_mention(text, n) for n in named]
    number = NUMBERED.match(text, b)
    spoken = number is None or number["word"] is not None
    if (begins := number or DESCRIBED.match(text, b)) and (
        found := read_numbered(text, a, begins.end(), doc_type, spoken=spoken)
    ):
        return found
    far = doc_type not in NAMED_BY_LAW and text.find("số", b, b + _FAR) > 0
    if far and (distant := DISTANT.match(text, b)):
        found = read_numbered(text, a, distant.end(), doc_type, spoken=True)
        for mention in found:
            mention.issuer = " ".join(distant["issuer"].split())
        if found:
            return found
    return [_named_mention(text, n) for n in read_named(text, a, b, doc_type)]


def _named_mention(text: str, n: Named) -> Mentioned:
    m = Mentioned(
        n.start,
        n.end,
        n.doc_type,
        n.rule,
        n.confidence,
        symbol=n.symbol,
        name=n.name,
        details=n.details,
    )
    set_around(text, m, n.start)
    adopted = n.rule == "citation.law" and _ADOPTED.search(text, max(0, n.start - 90), n.start)
    if adopted:
        n.details.term = n.details.term or term_before(text, n.start)
    elif n.rule not in ("citation.title", "citation.about", "citation.plan"):
        m.issuer = m.issued_on = None
    return m


def _bare_symbols(doc: Document, used: list[tuple[int, int]]) -> Iterator[Mentioned]:
    """Symbols that stand without a type word; their code names the type."""
    text = doc.text
    if not any(MARK_IN_SYMBOL.match(text, at) for at in doc.found[_MARKS]):
        return
    for maybe in SYMBOL_START.finditer(text):
        m = SYMBOL.match(text, maybe.start())
        if m is None or covers(used, m.start()):
            continue
        symbol = canonical(m[0])
        doc_type = symbol_type(symbol.text)
        if doc_type is None or ("/" not in symbol.text and symbol.text.count("-") < 2):
            continue
        if symbol.text[-1].isdigit() and not is_of_assembly(symbol.text):
            continue
        if _OTHER_PAPER.search(text, max(0, m.start() - 40), m.start()):
            continue
        mention = Mentioned(
            m.start(),
            m.end(),
            doc_type,
            "citation.bare_symbol",
            0.9,
            symbol=symbol.text,
            repaired=symbol.repaired,
            details=read_details(text, m.end()),
        )
        set_around(text, mention, mention.start)
        yield mention


def _fact(doc: Document, m: Mentioned) -> Citation:
    d = m.details
    start, end = doc.span(m.start)
    issued_on = d.issued_on or m.issued_on or (symbol_year(m.symbol) if m.symbol else None)
    issuer = d.issuer or m.issuer
    identifier = document_id(m.doc_type, m.symbol, m.name, issued_on, d.term)
    return Citation(
        m.start,
        m.end,
        doc.text[m.start : m.end],
        doc.text[start:end],
        doc_type=m.doc_type,
        symbol=m.symbol,
        name=m.name,
        issuer=issuer,
        issued_on=issued_on,
        term=d.term,
        title=d.title,
        pinpoint=m.pinpoint,
        repaired=m.repaired,
        document_id=abroad(identifier) if issuer in grammar("countries") else identifier,
        rule=m.rule,
        confidence=m.confidence,
    )
