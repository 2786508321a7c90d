"""When a cited document was issued, as exact as the text says, and in which term."""

from __future__ import annotations

import re
from datetime import date

_D, _M, _Y = r"(?P<d>[0-9OS]{1,2})", r"(?P<m>[0-9OS]{1,2})", r"(?P<y>[12][0-9O]{3})"
_YEAR_WORD = r"(?P<y>(?:19|20)[0-9][0-9])"
# `được Bộ trưởng ký ban hành vào`
_GIVEN = (
    r"(?:(?:được|đã|vừa|mới)\s)*(?:do\s[^,.;()0-9]{3,40}\s)?(?:ký\s)?"
    r"(?:ban\shành|ký(?:\skết)?|thông\squa|ra\sđời|ra|công\sbố)(?:\s(?:vào|hôm))?"
)
_DATE = re.compile(
    rf"[\s,;]*+\(?(?:{_GIVEN})?[\s,:]*\(?"
    rf"(?:(?:vào\s)?ngày\s*)?{_D}\s?(?:[/.–-]|tháng)\s?{_M}\s?(?:[/.–-]|năm)\s?{_Y}\)?",
    re.I,
)
_MONTH = re.compile(
    rf"[\s,]*\(?(?:{_GIVEN}\s)?tháng\s(?P<m>[0-9]{{1,2}})\s?(?:/|-|\snăm\s|năm\s)\s?{_YEAR_WORD}\)?",
    re.I,
)
_YEAR = re.compile(
    rf"[\s,]*\(?(?:{_GIVEN}\s)?(?:năm\s|(?=[0-9]{{4}}(?![0-9/-]|[.][0-9])))"
    rf"{_YEAR_WORD}(?![0-9/])(?!\s?[-–]\s?(?:19|20)[0-9][0-9])\)?",
    re.I,
)
_GIVEN_ON = re.compile(rf"\s?,?\s\(?{_GIVEN}\s(?=(?:ngày|tháng|năm)\s[0-9])", re.I)
_TERM = re.compile(
    r"[\s,]*\(?(?:của\s)?(?:Hội\snghị\s(?:lần\sthứ\s\w+\s)?(?:Ban\sChấp\shành\s|BCH\s)?"
    r"Trung\sương\s(?:[0-9]{1,2}\s|[IVX]+\s)?)?"
    r"(?:Đảng\s)?\(?kh[oó][áa]\s(?P<term>[IVX]+|[0-9]{1,2})(?!\w)\)?",
    re.I,
)
_TERM_BEFORE = re.compile(
    r"\s\(?kh[oó][áa]\s(?P<term>[IVX]+|[0-9]{1,2})\)?(?:,\skỳ\shọp\s(?:lần\s)?thứ\s\w+)?,?"
    r"\s(?:(?:đã|vừa|mới|chính\sthức|biểu\squyết|ký)\s)*(?:ban\shành|thông\squa|ra)\s$"
)
_TERM_WITHIN = re.compile(r"\skh[oó][áa]\s(?P<term>[IVX]+|[0-9]{1,2})(?!\w)")
# A date in front: `Ngày 7/11/2018, Ban Thường vụ đã ban hành Chỉ thị …`, `Năm 2012 có thông tư …`
_FRONT = re.compile(
    r"(?:(?P<not>(?-i:từ)|đến|tới|trước|sau|hết|qua|giai\sđoạn|so\svới)\s)?"
    rf"(?:(?:(?:ngày|sáng|trưa|chiều|tối)\s|(?=[0-9]{{1,2}}[/-][0-9]{{1,2}}[/-](?:19|20)))"
    rf"{_D}\s?(?:[/.–-]|\stháng\s)\s?{_M}"
    rf"(?:\s?(?:[/.–-]|,?\snăm\s)\s?{_Y})?"
    r"|tháng\s(?P<m2>[0-9]{1,2})\s?(?:/|-|\snăm\s)\s?(?P<y2>(?:19|20)[0-9][0-9])"
    r"|năm\s(?P<y3>(?:19|20)[0-9][0-9]))(?![-–/0-9]|\s(?:[-–]|đến\s|tới\s))",
    re.I,
)
_GAVE = re.compile(
    r"(?:^|\s)(?:ký\sban\shành|ban\shành|thông\squa|ký|phát\shành|ra|(?<!đó\s)có)\s"
    r"(?:các\s|bản\s|[\"“])?$"
)
# `Đến ngày 13/10/2031, UBND tỉnh ra Quyết định số …`: on that day, where nothing else is said
_THEN = re.compile(r",\s(?:[^\W\d_][\w&.-]*\s){1,8}$")
# `Căn cứ Nghị định 6, ngày 28-3-2031, Bộ Y tế đã ban hành …`: when the ministry did that
_NEW_CLAUSE = re.compile(
    rf",\sngày\s{_D}\s?[/.-]\s?{_M}\s?[/.-]\s?{_Y},\s(?=(?:[A-ZĐỦ]\w*|bộ)(?:\s[\w&-]+){{1,8}}?\s(?:đã|vừa|tiếp\stục)\s)"
)
# ... or what another document is about begins: `ngày 5/3/2031 của HĐND về việc thông qua Đề án`
_CLAUSE_ENDS = re.compile(r"(?<!\sT[Pp])[.;:\n](?:\s|$)|\svề\sviệc(?!\w)")
_FARTHEST = 130  # characters before a citation within which its date stands
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LETTER_DIGITS = str.maketrans({"O": "0", "S": "8"})


def date_at(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """The ISO date that stands right behind a citation, and where it ends.

    >>> date_at(" ban hành ngày 17/4/2015 về", 0, 27)
    ('2015-04-17', 24)
    """
    if text.startswith(", ngày ", start) and _NEW_CLAUSE.match(text, start, stop):
        return None
    for pattern in (_DATE, _MONTH, _YEAR):
        if (m := pattern.match(text, start, stop)) and (said := iso(m.groupdict())):
            return said, m.end()
    return None


def date_given(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """The date behind a title, where a verb says that it is the document's."""
    lead = _GIVEN_ON.match(text, start, stop)
    return date_at(text, lead.end() - 1, stop) if lead else None


def date_before(text: str, start: int, year: str | None) -> str | None:
    """The date in `Ngày 7/11/2018, Ban Thường vụ ban hành` before offset `start`; `year` is that
    of the symbol, which a day without its year is of.

    >>> date_before("Tháng 10/2018, Chính phủ ban hành nghị định 128", 34, None)
    '2018-10'
    """
    opening = max(0, start - _FARTHEST)
    gave = _GAVE.search(text, max(opening, start - 30), start)
    if gave is None:
        return None
    dates = list(_FRONT.finditer(text, opening, gave.start() + 1))
    if not dates:
        return None
    last = dates[-1]
    reached = last["not"] and not (
        last["not"] in ("đến", "Đến") and last["y"] and _THEN.match(text, last.end(), start)
    )
    if reached or _CLAUSE_ENDS.search(text, last.end(), gave.start()):
        return None
    said = last["y"] or last["y2"] or last["y3"] or year
    return iso({"d": last["d"], "m": last["m"] or last["m2"], "y": said}) if said else None


def iso(parts: dict[str, str | None]) -> str | None:
    """An ISO date as exact as its parts `d`, `m`, `y`; None for no real date."""
    digits = {k: (v or "").translate(_LETTER_DIGITS) for k, v in parts.items()}
    year, month, day = digits["y"], digits.get("m"), digits.get("d")
    if not month:
        return year
    if not day:
        return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def term_at(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The term behind a citation (`khóa XII`), and where it ends.

    >>> term_at(" (khoá XII) về", 0, 14)
    (12, 11)
    """
    m = _TERM.match(text, start, stop)
    if m is None or not m["term"].isascii():
        return None
    return number(m["term"]), m.end()


def term_within(text: str, start: int, end: int) -> int | None:
    """The term of the body that `được Quốc hội khóa XII thông qua` names.

    >>> term_within(" được Quốc hội khóa XII thông qua", 0, 33)
    12
    """
    m = _TERM_WITHIN.search(text, start, end)
    return number(m["term"]) if m else None


def term_before(text: str, start: int) -> int | None:
    """The term that `Ban Chấp hành Trung ương khóa XI đã ban hành` before `start` names.

    >>> term_before("Trung ương Đảng khóa XI đã ban hành Nghị quyết", 36)
    11
    """
    m = _TERM_BEFORE.search(text, max(0, start - 70), start)
    return number(m["term"]) if m else None


def number(text: str) -> int:
    """The value of a Roman or Arabic numeral.

    >>> number("XIII"), number("9")
    (13, 9)
    """
    if text.isdigit():
        return int(text)
    values = [_ROMAN.get(c, 0) for c in text.upper()]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
