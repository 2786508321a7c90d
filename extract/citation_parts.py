"""What stands around a cited document: its date, term, issuer, title and pinpoint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..corpus.folding import LOWER, UPPER
from .lexicons import any_of, one_of, read_csv

_D, _M, _Y = r"(?P<d>[0-9OS]{1,2})", r"(?P<m>[0-9OS]{1,2})", r"(?P<y>[12][0-9O]{3})"
_DATE = re.compile(
    r"[\s,;]*\(?(?:được\s|đã\s|do\s[^,.;()0-9]{3,40}\s)?(?:ban\shành|ký|thông\squa|ra)?[\s,:]*\(?"
    rf"(?:(?:vào\s)?ngày\s*)?{_D}\s?(?:[/.–-]|tháng)\s?{_M}\s?(?:[/.–-]|năm)\s?{_Y}\)?",
    re.I,
)
_YEAR = re.compile(
    r"[\s,]*\(?(?:ban\shành\s)?(?:năm\s|(?=[0-9]{4}(?![0-9/-]|[.][0-9])))(?P<y>(?:19|20)[0-9][0-9])(?![0-9/])"
    r"(?!\s?[-–]\s?(?:19|20)[0-9][0-9])\)?",
    re.I,
)
_MONTH = re.compile(
    r"[\s,]*\(?tháng\s(?P<m>[0-9]{1,2})(?:/|-|\snăm\s)(?P<y>(?:19|20)[0-9][0-9])\)?", re.I
)
_TERM = re.compile(
    r"[\s,]*\(?(?:của\s)?(?:Hội\snghị\s(?:lần\sthứ\s\w+\s)?(?:Ban\sChấp\shành\s|BCH\s)?"
    r"Trung\sương\s(?:[0-9]{1,2}\s|[IVX]+\s)?)?"
    r"(?:Đảng\s)?kh[oó][áa]\s(?P<term>[IVX]+|[0-9]{1,2})(?!\w)\)?",
    re.I,
)
_MINISTRIES = any_of(
    row["authority"] for row in read_csv("issuers.csv") if row["authority"].startswith("Bộ ")
)
_HEAD = rf"(?!Hội\snghị){one_of('issuer_heads')}(?!\w)"
_REST = (
    rf"(?:Đào\stạo|[{UPPER}][\w&-]*|{one_of('issuer_words')}"
    rf"|và(?!\s{one_of('another_document')}))(?!\w)"
)
_BODY = rf"(?:{_MINISTRIES}(?:(?:,|\svà)\s{_MINISTRIES})*(?!\w)|{_HEAD}(?:\s(?:-\s)?{_REST})*)"
_ISSUER = re.compile(rf"[\s,]*(?:được\s)?(?:của|do)\s(?P<issuer>{_BODY})")
# A small word behind a unit begins something else: `HĐND tỉnh giao chỉ tiêu`.
_BEHIND_UNIT = re.compile(
    rf"(\s(?:tỉnh|huyện|phường|quận|xã|thị trấn|thành phố)(?:\s(?:-\s)?[{UPPER}]\w*)*)"
    rf"\s(?!(?:ủy|uỷ|hội|đội|đoàn|và)(?!\w))[{LOWER}]\w*(?:\s.*)?$"
)
# `Nghị quyết của Bộ Chính trị (số 39-NQ/TW)`: the issuer stands between type and number.
DISTANT = re.compile(rf"\s(?:của|do)\s(?P<issuer>{_BODY})\s?[,(]?\s?số\s?:?\s?(?=[0-9O])")
_ISSUER_BEFORE = re.compile(
    rf"(?P<issuer>{_BODY})[^.;:()]{{0,40}}?\s(?:ban\shành|ra|xây\sdựng|phê\sduyệt|phát\shành|ký|"
    r"thông\squa|có)\s(?:ban\shành\s)?(?:các\s|[0-9]+\s|[\"“])?$"
)
_ABOUT = re.compile(r"[\s,:]*(?:[-–]\s)?(?:về\s(?:việc\s)?|v/v\s)(?=\S)", re.I)
DEFINES = re.compile(
    r"\s(?=quy\sđịnh\s(?:chi\stiết|một\ssố|việc|mức|chức\snăng|chính\ssách|cơ\schế|chế\sđộ|"
    r"tiêu\schuẩn|điều\skiện|trình\stự|thủ\stục|xử\sphạt|về)"
    r"|sửa\sđổi(?:,\sbổ\ssung|\sNghị|\sQuyết|\smột)"
    r"|phê\sduyệt\s(?:Đề|Chương|Chiến|Kế|Quy|đề\sán|quy\shoạch|kế\shoạch)"
    r"|hướng\sdẫn\s(?:thi\shành|thực\shiện|một\ssố|việc)"
    r"|ban\shành\s(?:Quy|Chương|Kế|Bộ|quy\schế|quy\sđịnh))"
)
_QUOTED = re.compile(r"[\s,:]*[\"“«‘](?P<title>[^\"”»’\n]{6,300}?)[\"”»’]")
_TITLE_END = re.compile(
    r"[.](?=\s|$)|[;\n)\]”\"]|\s[-–]\s|\svới\s(?=[0-9])"
    rf"|,\s(?=(?:{one_of('title_ends_before')}|[0-9]\w*)\s)(?<!cấp ủy, )(?<!cấp uỷ, )"
    rf"|\s(?={one_of('title_ends_at')}\b)"
)
_PIN_UNIT = (
    r"(?:điểm\s[a-zđ]{1,2}|khoản\s[0-9]+[a-z]?|điều\s[0-9]+[a-zđ]?|chương\s[0-9IVX]+|mục\s[0-9IVX]+"
    r"|phần\s[0-9IVX]+)"
)
_PINPOINT = re.compile(
    rf"(?P<pin>(?:từ\s)?{_PIN_UNIT}(?:(?:,\s?|\s(?:và\s|đến\s|của\s)?){_PIN_UNIT}|,\s?[0-9]+[a-z]?(?=[,\s])|"
    r"\s(?:và|đến)\s[0-9]+[a-z]?(?=[,\s]))*)[\s,]*(?:của\s|trong\s|tại\s|,\s)?(?:dự\sthảo\s|các\s)?$",
    re.I,
)
# The comma between a clause and its article, not between two articles.
_UNLIKE = re.compile(
    r"((?P<unit>điều|chương|khoản|điểm)\s\S+),\s?(?=(?!(?P=unit))(?:điều|chương|khoản))"
)
_FARTHEST = 700  # characters behind a document within which its details stand
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LETTER_DIGITS = str.maketrans({"O": "0", "S": "8"})


@dataclass(slots=True)
class Details:
    """What the words after a document's name say of it; `end` is where they end."""

    end: int
    issued_on: str | None = None
    term: int | None = None
    issuer: str | None = None
    title: str | None = None


def read_details(text: str, start: int) -> Details:
    """Date, term, issuer and title after offset `start`, in whatever order they stand.

    >>> d = read_details(", ngày 17/4/2015 của Bộ Chính trị về tinh giản biên chế.", 0)
    >>> d.issued_on, d.issuer, d.title
    ('2015-04-17', 'Bộ Chính trị', 'tinh giản biên chế')
    """
    d = Details(start)
    line = text.find("\n", start, start + _FARTHEST)
    stop = start + _FARTHEST if line < 0 else line  # another line says nothing of this document
    moved = True
    while moved:
        moved = (
            _read_issuer(text, d, stop) or _read_date(text, d, stop) or _read_term(text, d, stop)
        )
    _read_title(text, d, stop)
    return d


def _read_date(text: str, d: Details, stop: int) -> bool:
    if d.issued_on is not None:
        return False
    for pattern in (_DATE, _MONTH, _YEAR):
        if (m := pattern.match(text, d.end, stop)) and (said := iso(m.groupdict())):
            d.issued_on, d.end = said, m.end()
            return True
    return False


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


def _read_term(text: str, d: Details, stop: int) -> bool:
    if d.term is not None or not (m := _TERM.match(text, d.end, stop)) or not m["term"].isascii():
        return False
    d.term, d.end = number(m["term"]), m.end()
    return True


def number(text: str) -> int:
    """The value of a Roman or Arabic numeral.

    >>> number("XIII"), number("9")
    (13, 9)
    """
    if text.isdigit():
        return int(text)
    values = [_ROMAN.get(c, 0) for c in text.upper()]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def _read_issuer(text: str, d: Details, stop: int) -> bool:
    if d.issuer is not None or not (m := _ISSUER.match(text, d.end, stop)):
        return False
    body = _BEHIND_UNIT.sub(r"\1", m["issuer"])
    issuer = re.sub(r"\s(?:và|-)$", "", " ".join(body.split()))
    d.issuer, d.end = issuer.replace("Chính phú", "Chính phủ"), m.start("issuer") + len(body)
    return True


def _read_title(text: str, d: Details, stop: int) -> None:
    about = _ABOUT.match(text, d.end, stop) or DEFINES.match(text, d.end, stop)
    quoted = _QUOTED.match(text, about.end() if about else d.end, stop)
    if quoted:
        d.title, d.end = quoted["title"].strip(), quoted.end()
    elif about:
        d.title, d.end = phrase(text, about.end())


def phrase(text: str, start: int, limit: int = 260) -> tuple[str | None, int]:
    """A title from `start` up to its natural end, and that end."""
    window = text[start : start + limit]
    m = _TITLE_END.search(window)
    end = m.start() if m else len(window) if len(window) < limit else window.rfind(" ")
    title = " ".join(window[:end].split()).rstrip(" ,.;:")
    return title or None, start + end


def issuer_before(text: str, start: int) -> str | None:
    """The issuer in words such as `UBND tỉnh đã ban hành` before offset `start`."""
    m = _ISSUER_BEFORE.search(text, max(0, start - 110), start)
    return " ".join(m["issuer"].split()) if m else None


def pinpoint_before(text: str, start: int) -> tuple[str, int] | None:
    """The article or clause that ends just before offset `start`, and where it starts.

    >>> pinpoint_before("theo khoản 3 điều 63 của Bộ luật", 25)
    ('khoản 3 điều 63', 5)
    """
    m = _PINPOINT.search(text, max(0, start - 80), start)
    if not m:
        return None
    said = " ".join(m["pin"].lower().split()).replace(" của ", " ")
    return _UNLIKE.sub(r"\1 ", said).replace("  ", " "), m.start()
