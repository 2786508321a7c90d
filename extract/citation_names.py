"""Documents that are cited by a name: laws, plenum resolutions, plans with a title of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..corpus.folding import LOWER, UPPER
from .citation_dates import number
from .citation_parts import Details, read_details
from .citation_titles import DEFINES, phrase
from .laws import abbreviations, is_known, law_name, second_name
from .lexicons import grammar, one_of
from .symbols import SYMBOL, canonical

_LAWS = {"luật", "bộ luật", "pháp lệnh"}
_BY_YEAR = {"hiến pháp", "cương lĩnh"}
_TITLED = grammar("titled_types")
_PLANS = {"quy chế", "đề án", "kế hoạch", "chiến lược"}
_NOT_A_LAW = re.compile(
    r"(?:học|khoa|trường|ngành|viện|nhân|sĩ|sỹ|ty|phòng|pháp|gọi|cử|kỷ|nhà|ông|bà|hãng)\s$",
    re.I,
)
_NATURAL = re.compile(r"(?<!quy )(?<!quyết )(?<!xác )(?<!\w)[Đđ]ịnh\s$")  # `định luật`
_NOT_A_PLAN = re.compile(r"(?:Bộ|bộ|Sở|sở|Vụ|Ban|Phòng|phòng|Viện|Cục|và|-|trưởng|ngành|khoa)\s$")
_YEAR = re.compile(
    r"\s(?:năm\s)?(?P<y>(?:19|20)[0-9][0-9])(?:\s\((?:bổ sung|sửa đổi)[^)]{0,40}\))?"
)
_PLENUM = re.compile(
    r"\s(?P<name>(?:Hội nghị\s)?(?:lần thứ\s(?P<early>\w+)\s)?(?:Ban Chấp hành\s|BCH\s)?"
    r"(?:Trung ương|TW|T\.Ư|TƯ)(?:\s(?:lần thứ\s)?(?P<n>[0-9]{1,2}|[IVX]+|"
    r"(?:hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?=\s\(?kh[oó]))|(?(early)|(?!)))(?!\w))"
    r"(?:\s\(lần\s\w+\))?"
)
_MORE_PLENUMS = re.compile(
    r"(?:,\s?|\svà\s)(?P<name>(?:Hội nghị\s)?(?:Trung ương|TW)\s(?P<n>[0-9]{1,2}|[IVX]+)(?!\w))"
)
_CONGRESS = re.compile(
    rf"\s(?P<name>Đại hội\s(?:(?:[{LOWER}]+|[{UPPER}][{LOWER}]+)\s){{0,8}}?"
    r"(?:lần thứ\s)?(?P<n>[IVX]+|[0-9]{1,2}))(?!\w)"
)
_QUOTE_AFTER = re.compile(r"\s?(?:về\s)?[:]?\s?[\"“«‘](?P<title>[^\"”»’\n]{8,300})[\"”»’]")
_QUOTE_BEFORE = re.compile(r"[\"“«‘]\s?$")
_CLOSING = re.compile(r"[^\"”»’\n]{8,300}(?=[\"”»’])")
_ABOUT = re.compile(r"\s(?:về\s(?:việc\s)?|v/v\s)")
_SMALL = re.compile(rf"\s(?=[{LOWER}])")
_MANY = re.compile(r"(?:các|những|nhiều|một số|mọi|số)\s$", re.I)
_PLAN_STOPS = re.compile(rf"\s{one_of('no_plan_before')}(?!\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """A document cited by name at `start:end`."""

    start: int
    end: int
    doc_type: str
    name: str | None
    details: Details
    rule: str
    confidence: float
    symbol: str | None = None


def read_named(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """The documents that the type word at a to b names without a number of their own.

    >>> [n.name for n in read_named("Luật Khiếu nại, tố cáo", 0, 4, "luật")]
    ['Khiếu nại', 'Tố cáo']
    """
    if text[a:b].startswith("BL"):
        name = abbreviations()[text[a:b]][0]
        return [_law(text, a, b, doc_type, name)]
    if doc_type in _LAWS and (found := _laws(text, a, b, doc_type)):
        return found
    if doc_type in _BY_YEAR:
        return _by_year(text, a, b, doc_type)
    if doc_type == "nghị quyết" and (found := _resolutions(text, a, b)):
        return found
    return _titled(text, a, b, doc_type)


def _laws(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    natural = text[a].islower() and _NATURAL.search(text, max(0, a - 12), a)
    if natural or _NOT_A_LAW.search(text, max(0, a - 8), a):
        return []
    if not (text[a].isupper() or text[b + 1 : b + 2].isupper() or is_known(text, b)):
        return []
    named = law_name(text, b)
    if named is None:
        return []
    name, end = named
    if name.isupper() and len(name) > 1 and end - b > 2:
        if name not in abbreviations():
            return []
        name, doc_type = abbreviations()[name]
    first = _law(text, a, end, doc_type, name)
    second = second_name(text, end) if first.symbol is None else None
    if second is None:
        return [first]
    details = read_details(text, second[1])
    return [
        Named(a, end, doc_type, name, details, "citation.law", 0.93),
        Named(a, second[1], doc_type, second[0], details, "citation.law", 0.93),
    ]


def _law(text: str, a: int, end: int, doc_type: str, name: str) -> Named:
    """A law by name, or by the symbol that follows its name."""
    m = re.compile(r"[\s,]*\(?(?:Luật\s)?số\s?:?\s?").match(text, end)
    symbol = SYMBOL.match(text, m.end()) if m else None
    if symbol:
        details = read_details(text, symbol.end())
        return Named(
            a,
            symbol.end(),
            doc_type,
            None,
            details,
            "citation.symbol",
            0.97,
            symbol=canonical(symbol[0]).text,
        )
    details = read_details(text, end)
    details.title = None
    return Named(a, end, doc_type, name, details, "citation.law", 0.95)


def _by_year(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    m = _YEAR.match(text, b)
    if m is None:
        return []
    details = Details(m.end(), issued_on=m["y"])
    return [Named(a, m.end(), doc_type, None, details, "citation.year", 0.95)]


def _resolutions(text: str, a: int, b: int) -> list[Named]:
    """`Nghị quyết Trung ương 4 (khoá XII)`, `Nghị quyết Đại hội XIII`."""
    congress = _CONGRESS.match(text, b)
    if congress:
        details = Details(congress.end(), term=number(congress["n"]))
        name = " ".join(congress["name"].split())
        return [Named(a, congress.end(), "nghị quyết", name, details, "citation.congress", 0.9)]
    m: re.Match[str] | None = _PLENUM.match(text, b)
    found: list[Named] = []
    start = a
    while m is not None:
        details = read_details(text, m.end())
        details.title = None
        end = details.end if details.term else m.end()
        name = " ".join(m["name"].split())
        found.append(Named(start, end, "nghị quyết", name, details, "citation.plenum", 0.95))
        m = _MORE_PLENUMS.match(text, end)
        start = m.start("name") if m else 0
    return found


def _titled(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """A document with a title of its own: quoted, after `về`, or a plan with a capital letter."""
    quoted = _QUOTE_AFTER.match(text, b)
    if quoted and (text[a].isupper() or doc_type in _PLANS) and doc_type in _TITLED:
        title = quoted["title"].strip()
        details = Details(quoted.end(), title=title)
        return [Named(a, quoted.end(), doc_type, title, details, "citation.title", 0.92)]
    if not text[a].isupper() or doc_type not in _TITLED or _MANY.search(text, max(0, a - 8), a):
        return []
    opened = _QUOTE_BEFORE.search(text, max(0, a - 2), a) and not _PLAN_STOPS.match(text, b)
    if opened and (whole := _CLOSING.match(text, b)):
        name = whole[0].strip()
        return [Named(a, whole.end(), doc_type, name, Details(whole.end()), "citation.title", 0.9)]
    about = _ABOUT.match(text, b)
    if about:
        title, end = phrase(text, about.end())
        if title is None:
            return []
        return [Named(a, end, doc_type, title, Details(end, title=title), "citation.about", 0.8)]
    defined = DEFINES.match(text, b)
    if defined:
        title, end = phrase(text, defined.end())
        if title is not None and len(title.split()) > 3:
            details = Details(end, title=title)
            return [Named(a, end, doc_type, title, details, "citation.about", 0.75)]
    return _plan(text, a, b, doc_type)


def _plan(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """`Đề án phát triển …`, `Quy chế tiếp xúc …`: a capital type word inside a sentence."""
    inside = a > 1 and text[a - 1] == " " and text[a - 2] not in ".!?:;\n-–"
    if doc_type not in _PLANS or not inside or _NOT_A_PLAN.search(text, max(0, a - 8), a):
        return []
    if not _SMALL.match(text, b) or _PLAN_STOPS.match(text, b) or _is_democracy(text, b):
        return []
    name, end = phrase(text, b + 1)
    if name is None or len(name.split()) < 3:
        return []
    return [Named(a, end, doc_type, name, Details(end), "citation.plan", 0.7)]


def _is_democracy(text: str, b: int) -> bool:
    """The regulation on grassroots democracy is a concept more often than a document."""
    return re.compile(r"\s(?:thực hiện\s)?dân chủ(?!\w)", re.I).match(text, b) is not None
