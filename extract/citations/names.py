"""Documents that are cited by a name: laws, plenum resolutions, plans with a title of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...corpus.text.folding import LOWER, UPPER
from ..lexicons import one_of
from .dates import number, term_at
from .laws import abbreviated, abbreviations, in_capitals, is_known, law_name, second_name
from .parts import Details, Named, read_details
from .plan_names import stand_for_many
from .symbols import SYMBOL, canonical
from .titled import called, read_titled
from .titles import phrase
from .treaties import TREATIES, Treaty, read_acronym, read_treaties

NAMED_BY_LAW = {"luật", "bộ luật", "pháp lệnh"}
_BY_YEAR = {"hiến pháp", "cương lĩnh"}
_NOT_A_LAW = re.compile(rf"{one_of('no_law_behind')}[ \xa0]$", re.I)
_NATURAL = re.compile(r"(?<!quy )(?<!quyết )(?<!xác )(?<!\w)[Đđ]ịnh\s$")  # `định luật`
_YEAR = re.compile(
    r"(?:\snước\s[Cc]ộng\s(?:hòa|hoà)\s[Xx]ã\shội\s[Cc]hủ\snghĩa\sViệt\sNam)?"
    rf"(?:\s(?P<country>{one_of('countries')}))?\s(?:năm\s)?(?P<y>(?:19|20)[0-9][0-9])"
    r"(?:\s\((?:bổ sung|sửa đổi)[^)]{0,40}\))?"
)
_ACRONYM_TOO = re.compile(r"\s\([A-ZĐ]{2,}\)")  # `Bộ luật Hình sự (BLHS) năm 2015`
# `Bộ luật Hình sự Nga`, `Luật Lao động mới của Thái Lan`: another country's law
_ABROAD = re.compile(
    rf"(?:\s(?:mới|hiện\shành))?(?:\scủa)?(?:\snước)?\s(?P<country>{one_of('countries')})(?!\w)"
)
# `luật hàng hải quốc tế` is a branch of law.
_OF_NATIONS = re.compile(rf"(?:\s[{LOWER}]+){{1,4}}\squốc\stế(?!\svề)(?!\w)")
_AIM = re.compile(r"\s(?:để|nhằm|thông\squa|vừa)\s")  # no part of `Luật về …`
_REVISED = re.compile(r"\s(?:\(sửa đổi\)|sửa đổi(?![\w,]|\s(?:bổ|năm|của|một)))")
# The whole date and the symbol behind the law that another law amends are of the other one.
_AMENDED = re.compile(
    r"(?:[Ll]uật|Pháp\slệnh)\s[Ss]ửa\sđổi[^.;\n]{0,80}?\scủa\s(?:các\s)?"
    r"(?:(?:Bộ\s)?[Ll]uật\s[^.;]{3,80}?(?:,|\svà)\s)?$"
)
_PLENUM = re.compile(
    r"\s(?P<name>(?:Hội nghị\s)?(?:lần thứ\s(?P<early>\w+),?\s)?(?:của\s)?"
    r"(?:Ban [Cc]hấp hành\s|BCH\s)?"
    r"(?:Trung ương|trung ương(?=\s[0-9])|TW|T\.Ư|TƯ)"
    r"(?:\s(?:lần thứ\s)?(?P<n>1?[0-9](?![0-9])|[IVX]+"
    r"|(?:hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?=,?\s\(?kh[oó]))|(?(early)|(?!)))(?!\w))"
    r"(?:\s\(lần\s\w+\))?"
)
_CENTRE = re.compile(r"(?:TW|T\.?Ư)(?!\w)")
_MORE_PLENUMS = re.compile(
    r"(?:,\s?|\svà\s)(?P<name>(?:Hội nghị\s)?(?:Trung ương|TW)\s(?:[0-9]{1,2}|[IVX]+)(?!\w)"
    # `Nghị quyết Trung ương 4, 5 (khóa XII)`
    r"|(?:[0-9]{1,2}|[IVX]+)(?=(?:(?:,|\svà)\s(?:[0-9]{1,2}|[IVX]+))*\s\(?kh[oó][áa]\s))"
)
_MORE_TERMS = re.compile(r"(?:,|\svà)\s(?P<said>(?:kh[oó][áa]\s)?(?P<term>[IVX]+))(?!\w)\)?")
# `Nghị quyết Đại hội XV, XVI của Đảng bộ huyện`
_OF_PARTY = (
    r"(?:\scủa|(?=\sĐảng\sbộ))\sĐảng(?!\s(?:viên|[uủ][yỷ]|đoàn)(?!\w))"
    r"(?:\sbộ(?:\s(?:tỉnh|thành\sphố|TP\.?|huyện|quận|thị\sxã|xã|phường|thị\strấn)(?!\w))?"
    rf"(?:\s(?:[-–]\s)?[{UPPER}][^\W_]*){{0,4}})?(?!\w)"
)
_CONGRESS = re.compile(
    rf"(?:\scủa)?\s(?P<name>(?P<held>(?:Đại hội|ĐH)\s"
    rf"(?:(?:[{LOWER}]+|[{UPPER}][{LOWER}]+|TP\.?|[A-ZĐ]{{2,4}})\s){{0,8}}?(?:lần thứ\s)?)"
    r"(?P<n>[IVX]+|[0-9]{1,2})(?!\w)"
    rf"(?P<more>(?:(?:,|\svà)\s[IVX]+(?!\w))*)(?P<of>(?:{_OF_PARTY})?))"
)
_TERMS = re.compile(r"[IVX]+|[0-9]+")


def read_named(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """The documents that the type word at a to b names without a number of their own.

    >>> [n.name for n in read_named("Luật Khiếu nại, tố cáo", 0, 4, "luật")]
    ['Khiếu nại', 'Tố cáo']
    """
    if text[a:b].startswith("BL"):
        name = abbreviations()[text[a:b]][0]
        return [_law(text, a, b, doc_type, name)]
    if doc_type in NAMED_BY_LAW:
        if _is_no_law(text, a):
            return []
        found = _laws(text, a, b, doc_type) or _law_about(text, a, b, doc_type)
        return found or called(text, a, b, doc_type)
    if doc_type in TREATIES:
        return [_treaty(text, t, doc_type) for t in read_treaties(text, a, b)] or called(
            text, a, b, doc_type
        )
    if doc_type in _BY_YEAR:
        return _by_year(text, a, b, doc_type)
    if doc_type == "nghị quyết" and (found := _resolutions(text, a, b)):
        return found
    return read_titled(text, a, b, doc_type)


def read_by_acronym(text: str, at: int) -> Named | None:
    """The treaty that its acronym names without a type word.

    >>> read_by_acronym("tuân thủ UNCLOS 1982", 9).name
    'Liên hợp quốc về Luật Biển'
    """
    found = read_acronym(text, at)
    return _treaty(text, found[1], found[0]) if found else None


def _is_no_law(text: str, a: int) -> bool:
    """`định luật`, `Đại học Luật`: the word before says that no law follows."""
    natural = text[a].islower() and _NATURAL.search(text, max(0, a - 12), a)
    return bool(natural or _NOT_A_LAW.search(text, max(0, a - 8), a))


def _laws(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    if text[a].islower() and _OF_NATIONS.match(text, b):
        return []
    if not (text[a].isupper() or text[b + 1 : b + 2].isupper() or is_known(text, b)):
        return []
    named = law_name(text, b)
    if named is None:
        return []
    name, end = named
    if name.replace("và", "").isupper():
        written = abbreviated(name, doc_type) or in_capitals(name)
        if written is None:
            return []
        name, doc_type = written
    first = _law(text, a, end, doc_type, name)
    under_one = [(name, end)]  # `Luật Khiếu nại, tố cáo`
    while first.symbol is None and (more := second_name(text, under_one[-1][1])):
        under_one.append(more)
    if len(under_one) == 1:
        return [first]
    details = read_details(text, under_one[-1][1])
    return [Named(a, e, doc_type, n, details, "citation.law", 0.93) for n, e in under_one]


def _law_about(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """`Luật về các đảng chính trị`"""
    if not text[a].isupper() or not text.startswith(" về ", b) or stand_for_many(text, a):
        return []
    name, end = phrase(text, b + 4)
    if name is None:
        return []
    if aim := _AIM.search(text, b + 4, end):
        end, name = aim.start(), " ".join(text[b + 4 : aim.start()].split())
    return [Named(a, end, doc_type, name, Details(end, title=name), "citation.law", 0.8)]


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
    bracket = _ACRONYM_TOO.match(text, end)
    details = read_details(text, bracket.end() if bracket else end)
    details.title = None
    if name.lower().startswith("sửa đổi"):
        if not _is_whole(details.issued_on):
            details.issued_on = None  # the year is that of the law it amends
    elif _is_whole(details.issued_on) and _AMENDED.search(text, max(0, a - 200), a):
        details.issued_on = None
    elif details.issued_on and (m := _REVISED.match(text, details.end)):
        name, end, details = name + m[0], m.end(), Details(m.end())  # the law that is to follow
    if details.issuer and "Quốc hội" not in details.issuer:
        details.issuer = None  # `… của Luật Khiếu nại được Chính phủ ban hành`: of the decree
    if abroad := _ABROAD.match(text, details.end):
        details.issuer = abroad["country"]
    return Named(a, end, doc_type, name, details, "citation.law", 0.95)


def _is_whole(issued_on: str | None) -> bool:
    return issued_on is not None and len(issued_on) == len("2031-05-04")


def _treaty(text: str, t: Treaty, doc_type: str) -> Named:
    _, about, title = f" {t.name or ''}".partition(" về ")
    said = title if title and text.endswith(title, t.start, t.end) else None
    details = Details(t.end, issued_on=t.issued_on, issuer=t.issuer, title=said)
    name = t.name and t.name.removeprefix(about.lstrip())
    return Named(t.start, t.end, doc_type, name, details, "citation.treaty", 0.85, symbol=t.symbol)


def _by_year(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    m = _YEAR.match(text, b)
    if m is None:
        return []
    of = m["country"]  # `hiến pháp Iraq năm 2004`
    details = Details(m.end(), issued_on=m["y"], issuer=of)
    return [Named(a, m.end(), doc_type, of, details, "citation.year", 0.95)]


def _resolutions(text: str, a: int, b: int) -> list[Named]:
    """`Nghị quyết Trung ương 4 (khoá XII)`, `Nghị quyết Đại hội XIII`."""
    if congress := _CONGRESS.match(text, b):
        return list(_congresses(text, a, congress))
    m: re.Match[str] | None = _PLENUM.match(text, b)
    found: list[Named] = []
    start = a
    while m is not None:
        details = read_details(text, m.end())
        said = term_at(text, m.end(), m.end() + 80)
        end = said[1] if said else m.end()
        name = _CENTRE.sub("Trung ương", " ".join(m["name"].split()))
        if found and name.isalnum() and found[-1].name:
            name = f"{found[-1].name.rpartition(' ')[0]} {name}"
        found.append(Named(start, end, "nghị quyết", name, details, "citation.plenum", 0.95))
        found += _in_more_terms(text, found[-1])
        m = _MORE_PLENUMS.match(text, end)
        start = m.start("name") if m else 0
    for named in found:  # `Trung ương 5, Trung ương 6 khóa XII`: one term
        named.details.term = named.details.term or found[-1].details.term
    return found


def _congresses(text: str, a: int, m: re.Match[str]) -> Iterator[Named]:
    """The resolution of each congress that is named: `Đại hội XV, XVI của Đảng bộ huyện`."""
    terms = list(_TERMS.finditer(text, m.start("n"), m.end("more")))
    for k, term in enumerate(terms):
        name = " ".join((m["held"] + term[0] + m["of"]).replace("ĐH ", "Đại hội ", 1).split())
        start, end = term.span() if k else (a, term.end())
        end = m.end() if len(terms) == 1 else end
        details = Details(m.end(), term=number(term[0]))
        yield Named(start, end, "nghị quyết", name, details, "citation.congress", 0.9)


def _in_more_terms(text: str, one: Named) -> list[Named]:
    """The resolutions of the same number of other terms: `Trung ương 4 khóa XI, khóa XII`."""
    found: list[Named] = []
    end = one.end
    while one.details.term and (m := _MORE_TERMS.match(text, end)):
        details = read_details(text, m.end())
        details.term = number(m["term"])
        of_term = replace(one, start=m.start("said"), end=m.end("said"), details=details)
        found.append(of_term)
        end = m.end()
    return found
