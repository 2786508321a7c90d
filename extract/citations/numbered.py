"""Documents cited by symbol or number under one type word, alone or in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ...corpus.text.folding import LOWER
from ..lexicons import one_of
from .dates import date_before, iso, term_before
from .issuers import issuer_before, issuer_beside
from .parts import Details, pinpoint_before, read_details
from .plan_names import stands_inside
from .symbols import (
    SYMBOL,
    TYPE_CODES,
    canonical,
    has_only_year,
    is_symbol,
    names_issuer,
    symbol_type,
    symbol_year,
)

NUMBERED = re.compile(
    r"\s+(?:(?:hướng dẫn|liên tịch|liên bộ|liên ngành|[Tt]rung ương(?=\s[2-9][0-9]))\s)?"
    r"(?P<word>\(?[Ss][ốổồôỗ](?:\s?:)?\s*|[CS]Ố\s+)?(?=[0-9O])"
)
# `Quyết định khởi tố vụ án số 72/C46-P13`: what the document does stands before its number.
DESCRIBED = re.compile(rf"(?:\s(?i:{one_of('deeds')})){{1,3}}\s[Ss]ố\s?:?\s?(?=[0-9O])")
_YEARED = re.compile(
    r"(?P<n>[0-9]{1,4}[a-zđ]?)(?:\s?/\s?|-)(?P<y>(?:19|20|2\s0)[0-9]{2})"
    rf"(?![\w%/]|[.,][0-9]|[-–/]\s?\w|\s[-–/]\s?[^\W{LOWER}_])"
)
_BARE = re.compile(r"(?P<n>[0-9]{1,5}[a-eđA-E]?)(?![\w%/]|[.,][0-9]|\s?[-–]\s?[0-9])")
# `nghị quyết 65/309`: session and number; only near a name of the body that counts so.
_SESSION = re.compile(
    r"(?P<n>[0-9]{1,2}/[0-9]{1,3})(?![\w%/]|[.,][0-9]|\s(?:đại biểu|phiếu|ý kiến))"
)
_ASSEMBLY = re.compile(r"Đại [Hh]ội đồng|Liên [Hh]i?[ệợ]p [Qq]uốc|LHQ|UNESCO")
_NEXT = re.compile(
    r"(?:\s?[,;]\s?(?:và\s)?|\s(?:và|hoặc)\s)(?:số\s)?(?=[0-9O])|\ssố\s(?=[0-9]+[-/])"
)
_SHORT_TYPES = {"nghị quyết", "nghị định", "chỉ thị", "kết luận", "quyết định", "quy định"}
_SHORT_TYPES |= {"thông tư", "đề án", "luật", "công văn", "công điện", "thông báo", "văn bản"}
_SHORT_TYPES |= {"kết luận thanh tra", "pháp lệnh", "quy chế"}
_YEARED_TYPES = {"nghị định", "thông tư", "thông tư liên tịch", "quyết định", "nghị quyết", "luật"}
_YEARED_TYPES |= {"chỉ thị", "văn bản hợp nhất", "nghị quyết liên tịch", "công văn", "văn bản"}
# `quyết định 318 việc`
_VERBS_TOO = {"quyết định", "quy định", "kết luận", "đề án", "thông báo", "văn bản"}
_DATED = r"(?:ngày|tháng|năm)\s[0-9]|lần\sthứ\s"
_NOT_DOCUMENT = re.compile(
    rf"\s?(?!{_DATED})(?:%|{one_of('no_number_before')}|[{LOWER}]+\s(?:này|đó))(?!\w)"
    rf"|\s{one_of('counted_behind_type')}\s"
)
# A number with a noun behind it counts (`quyết định 318 việc`).
_COUNTS = re.compile(rf"\s(?!{one_of('behind_document_number')}\s)[{LOWER}]+")
# `tàu ngầm Đề án 636` is a class of ships
SHIP = re.compile(r"\b(?:tàu|ngầm|hạm|Project|lớp|chiếc)\b")
# `các tàu ngầm thuộc Đề án 636`: wherever its number stands
_SHIPS_OF = re.compile(
    r"(?:tàu ngầm|tàu chiến|chiến hạm|khu trục hạm)\s[^.\n]{0,30}[Đđ]ề án ([0-9]+)"
)
# `văn bản số 88/TB-SYT`, and no `11678/BGTVT-TTr`, whose last part is a unit
_BEGINS_WITH_TYPE = re.compile(rf"[0-9]+[A-ZĐ]?[-/](?:[0-9]{{4}}[-/])?(?:{TYPE_CODES})(?![A-ZĐ])")
# `TƯ` is the centre, mostly; behind `của Tỉnh ủy` it is the province.
_OF_PROVINCE = re.compile(r"(?:[Tt]ỉnh|[Tt]hành)\s[uủ][yỷ]|[Đđ]ảng\sbộ\s(?:tỉnh|thành)")
_MAYBE_LOCAL = re.compile(r"(?<=/)TW$")
_LIKE_A_YEAR = re.compile(r"(?:19|20)[0-9][0-9]")
_COUNCIL = re.compile(r"Hội đồng Bảo an|HĐBA")  # its resolutions have numbers like years
_TWO_CODES = re.compile(r"[0-9]+/[A-ZĐ]{2,}-[A-ZĐ]{2,}")  # `Công văn 3438/BNN-TCTS`
_CONSECUTIVE = re.compile(r"(?P<n>[0-9]{2,5}),(?P<next>[0-9]{2,5})(?![\w%/.,])")
_DIGITS = re.compile(r"(?P<n>[0-9]{2,5})")


@lru_cache(maxsize=1)
def _ships(text: str) -> frozenset[str]:
    """The numbers of classes of ships that a text names."""
    return frozenset(_SHIPS_OF.findall(text))


@dataclass(slots=True)
class Mentioned:
    """A document as it is being read: its span, what names it, what was read around it."""

    start: int
    end: int
    doc_type: str
    rule: str
    confidence: float
    symbol: str | None = None
    name: str | None = None
    repaired: str | None = None
    details: Details = field(default_factory=lambda: Details(0))
    pinpoint: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    taken_from: int = 0


def read_numbered(text: str, a: int, at: int, doc_type: str, *, spoken: bool) -> list[Mentioned]:
    """The documents of a list of symbols or numbers under one type word."""
    found: list[Mentioned] = []
    start = a
    while True:
        mention = _one_number(text, start, at, doc_type, spoken=spoken or bool(found))
        if mention is None or (found and text[at - 2] == ";" and _is_another(mention, doc_type)):
            break
        found.append(mention)
        if "(" in text[start:at] and text.startswith(")", mention.end):
            mention.end += 1  # `quyết định (số 1484)`
        mention.details = read_details(text, mention.end)
        more = _next_in_list(text, mention.end, mention.details)
        if more is None:
            break
        start = at = more.end()
    if found:
        _share(text, found)
        set_around(text, found[0], a)
        for other in found[1:]:
            other.issuer, other.issued_on = found[0].issuer, found[0].issued_on
    return found


def _is_another(m: Mentioned, doc_type: str) -> bool:
    """Whether a symbol has the code of another type: `Kết luận 80-KL/TW; 21/2031/QĐ-TTg`."""
    return symbol_type(m.symbol or "") not in (None, doc_type)


def _next_in_list(text: str, end: int, details: Details) -> re.Match[str] | None:
    """Where the next number of a list begins; behind a date only a full symbol goes on."""
    if more := _NEXT.match(text, end):
        return more
    if details.title is None and (more := _NEXT.match(text, details.end)):
        return more if SYMBOL.match(text, more.end()) else None
    return None


def _one_number(text: str, start: int, at: int, doc_type: str, *, spoken: bool) -> Mentioned | None:
    m = SYMBOL.match(text, at)
    if m:
        symbol = canonical(m[0])
        known = is_symbol(symbol.text) or names_issuer(symbol.text) or spoken
        known = known or _TWO_CODES.fullmatch(symbol.text) is not None
        if known:
            confidence = 0.9 if symbol.repaired else 0.98
            if text.startswith("QĐ ", start) or (  # `QĐ số 08-QĐi/TW`
                doc_type == "văn bản" and _BEGINS_WITH_TYPE.match(symbol.text)
            ):
                doc_type = symbol_type(symbol.text) or doc_type
            return Mentioned(
                start,
                m.end(),
                doc_type,
                "citation.symbol",
                confidence,
                symbol=symbol.text,
                repaired=symbol.repaired,
            )
    if yeared := _YEARED.match(text, at):
        return _with_year(start, yeared, doc_type, spoken=spoken)
    if doc_type == "nghị quyết" and (m := _SESSION.match(text, at)):
        if not _ASSEMBLY.search(text, max(0, at - 120), m.end() + 80):
            return None
        return Mentioned(start, m.end(), doc_type, "citation.number", 0.8, symbol=m["n"])
    bare = _BARE.match(text, at) or _before_next(text, at)
    named = doc_type in ("đề án", "kế hoạch") and text[start : start + 2].istitle()
    named = named and stands_inside(text, start)  # `học viên Đề án 922 nhận bằng`
    if bare is None or not _is_document_number(text, bare, doc_type, spoken=spoken, named=named):
        return None
    return Mentioned(start, bare.end(), doc_type, "citation.number", 0.85, symbol=bare["n"].upper())


def _before_next(text: str, at: int) -> re.Match[str] | None:
    """`Quyết định 217,218`: a number with the next one behind its comma, which is no decimal."""
    m = _CONSECUTIVE.match(text, at)
    return _DIGITS.match(text, at) if m and int(m["next"]) == int(m["n"]) + 1 else None


def _numbered_like_a_year(text: str, m: re.Match[str], *, spoken: bool) -> bool:
    """`quyết định số 1918`, `Nghị quyết 2087 của Hội đồng Bảo an`: a number and no year."""
    return spoken or _COUNCIL.search(text, max(0, m.start() - 90), m.end() + 30) is not None


def _with_year(start: int, m: re.Match[str], doc_type: str, *, spoken: bool) -> Mentioned | None:
    """`Thông tư 49/2016`: the code is left out."""
    if doc_type not in _YEARED_TYPES:
        return None
    symbol = f"{m['n'].upper()}/{m['y'].replace(' ', '')}"
    return Mentioned(start, m.end(), doc_type, "citation.number_year", 0.9, symbol=symbol)


def _is_document_number(
    text: str, m: re.Match[str], doc_type: str, *, spoken: bool, named: bool
) -> bool:
    if doc_type == "điện" or not (spoken or named or doc_type in _SHORT_TYPES):
        return False  # `thủy điện số 3`
    if _LIKE_A_YEAR.fullmatch(m["n"]) and not _numbered_like_a_year(text, m, spoken=spoken):
        return False
    if doc_type == "đề án" and (
        SHIP.search(text, max(0, m.start() - 60), m.end() + 40) or m["n"] in _ships(text)
    ):
        return False
    if (doc_type == "luật" and not spoken) or _NOT_DOCUMENT.match(text, m.end()):
        return False
    if not spoken and not named and doc_type in _VERBS_TOO and _COUNTS.match(text, m.end()):
        return False
    return spoken or len(m["n"]) > 1


def _share(text: str, found: list[Mentioned]) -> None:
    """Under one head the last document's date, issuer, term and title are the others', too, and
    a bare number takes the series of the next full symbol (`số 18, 19-NQ/TW`)."""
    last = found[-1]
    series = None
    for m in reversed(found):
        if m.symbol and (m.rule == "citation.symbol" or has_only_year(m.symbol)):
            series = re.sub(r"^[0-9]+[A-ZĐ]?", "", m.symbol)
        elif series and m.symbol:
            m.symbol, m.rule, m.confidence = m.symbol + series, "citation.list", 0.95
        if m is not last:
            for name in ("issued_on", "term", "issuer", "title"):
                if getattr(m.details, name) is None:
                    setattr(m.details, name, getattr(last.details, name))


def set_around(text: str, m: Mentioned, a: int) -> None:
    """Pinpoint and issuer that stand before the type word."""
    pin = pinpoint_before(text, a)
    if pin:
        m.pinpoint, m.taken_from = pin
    d = m.details
    if d.issuer and m.symbol and m.repaired and _OF_PROVINCE.search(d.issuer):
        m.symbol = _MAYBE_LOCAL.sub("TU", m.symbol) if "Ư" in m.repaired else m.symbol
    if d.issuer is None:
        m.issuer = issuer_before(text, a) or issuer_beside(text, pin[1] if pin else a, d.end)
        if m.issuer and m.symbol:
            d.term = term_before(text, a)
    if d.issued_on is None:
        year = symbol_year(m.symbol) if m.symbol else None
        if d.day and year:
            m.issued_on = iso({"d": d.day[0], "m": d.day[1], "y": year})
        else:
            m.issued_on = date_before(text, a, year)
