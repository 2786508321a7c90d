"""What stands around a cited document: its date, term, issuer, title and pinpoint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...corpus.text.folding import UPPER
from ..lexicons import one_of
from .dates import date_at, date_given, term_at, term_within
from .issuers import issuer_by, issuer_of
from .titles import HARD_BREAK, title_at

_LETTER = r"(?:[a-zđ]{1,2}|[0-9]{1,2}(?:\.[0-9]+){0,3}[a-zđ]?)"
_PIN_UNIT = (
    rf"(?:tiết\s{_LETTER}|điểm\s{_LETTER}(?:(?:,\s?|\svà\s){_LETTER}(?=[,\s]))*|khoản\s(?:[0-9]+[a-z]?|một|hai|ba)"
    r"|điều(?:\sluật)?\s[0-9]+(?:\.[0-9]+)*[a-zđ]?|chương\s[0-9IVX]+|mục\s[0-9IVX]+|phần\s[0-9IVX]+|phụ\slục\s(?:[0-9IVX]+|[A-Z](?!\w)))"
)
_PINPOINT = re.compile(
    rf"(?=[tđkcmp])(?P<pin>(?:từ\s)?{_PIN_UNIT}(?:(?:[,;]\s?(?:các\s)?|\s(?:và\s(?:các\s)?|đến\s|của\s|[-–]\s)?){_PIN_UNIT}|,\s?[0-9]+[a-z]?(?=[,\s])|"
    r"\s(?:và|đến)\s[0-9]+[a-z]?(?=[,\s]))*)[\s,]*"
    r"(?:về\stội\s[^,.;()0-9]{3,60}?\s(?:của|trong|tại)\s"  # `điều 524 về tội phá rừng của`
    r"|của\s|trong\s|tại\s|,\s|-\s|(?:ban\shành\s)?kèm\stheo\s)?(?:dự\s(?:thảo\s)?|các\s)?$",
    re.I,
)
_SENT = re.compile(  # `gửi Bộ Y tế về việc …`
    rf",?\s(?:gửi|đến)\s(?:các\s)?(?:(?:[{UPPER}]|{one_of('small_issuer_heads')}\s)"
    r"[^,.;:()\n]{2,60}?(?<!tội phạm)(?=\s(?:về\s|v/v\s))"
    # `gửi các huyện, thị xã; các sở về việc …`
    r"|[^\W\d_][^.:()\n]{2,180}?(?=\s(?:về\sviệc|v/v)\s))"
)
_UNIT = re.compile(r"điểm|khoản|điều|chương|mục|phần|phụ lục")
# The comma between a clause and its article, not between an article and the next clause.
_UNLIKE = re.compile(
    r"(tiết\s\S+),\s?(?=điểm|khoản)|(điểm\s\S+),\s?(?=khoản|điều|chương)|(khoản\s\S+),\s?(?=điều|chương)|(điều\s\S+),\s?(?=chương)"
)
_SPELLED_AS = {"khoản một": "khoản 1", "khoản hai": "khoản 2", "khoản ba": "khoản 3"}
_SPELLED = re.compile("|".join(_SPELLED_AS))
_LARGEST_FIRST = re.compile(r"(điều \S+?),? (khoản \S+?)(?:,? (điểm \S+))?")
# `Báo cáo số 233/BC-UBND ngày 20/5 của …`: a day without its year is no date of issue, unless the
# symbol says the year.
_DAY_ONLY = re.compile(
    r",?\s(?:vào\s)?ngày\s(?P<d>[0-9]{1,2})(?:[-/.]|\stháng\s)(?P<m>[0-9]{1,2})(?![-/.0-9])"
    r"(?=,?\s(?:của|do|về|quy)\s)"
)
# `của Hội đồng nhân dân tỉnh tại kỳ họp thứ 4 về …`
_SESSION = re.compile(
    r",?\s\(?(?:(?:được\s)?thông\squa\s(?=tại))?(?:tại\s)?kỳ\shọp\s(?:lần\s)?thứ\s\w+\)?"
    # `Viện KSND tỉnh cũ (nay là Viện KSND tỉnh mới) về việc …`
    r"|\s\((?:(?:nay|trước|cũ|gọi|sau\sđây|viết\stắt)(?:\s[^()\n]{1,80})?|[A-ZĐ]{3,})\)"
    r"(?=,?\s(?:về|v/v|quy\sđịnh|hướng\sdẫn|phê\sduyệt|sửa\sđổi|ban\shành)\s)"
)
_DATED_BRACKET = re.compile(r"(?<=[”\"»’])\s?\((?:năm|tháng|ngày)\s[0-9/. -]+\)")
_BREAK = re.compile(HARD_BREAK)
_FARTHEST = 700  # characters behind a document within which its details stand


@dataclass(slots=True)
class Details:
    """What the words after a document's name say of it; `end` is where they end."""

    end: int
    issued_on: str | None = None
    term: int | None = None
    issuer: str | None = None
    title: str | None = None
    title_start: int = -1
    day: tuple[str, str] | None = None
    """Day and month of a date whose year is not said."""


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


def read_details(text: str, start: int) -> Details:
    """Date, term, issuer and title after offset `start`, in whatever order they stand.

    >>> d = read_details(", ngày 17/4/2015 của Bộ Chính trị về tinh giản biên chế.", 0)
    >>> d.issued_on, d.issuer, d.title
    ('2015-04-17', 'Bộ Chính trị', 'tinh giản biên chế')
    """
    d = Details(start)
    line = _BREAK.search(text, start, start + _FARTHEST)
    stop = line.start() if line else start + _FARTHEST  # another line says nothing of it
    while _read_next(text, d, stop):
        pass
    if found := title_at(text, d.end, stop):
        d.title, d.title_start, d.end = found
        behind = issuer_of if text[d.end - 1] in '”"»’' else issuer_by
        if d.issuer is None and (body := behind(text, d.end, stop)):
            d.issuer, d.end = body
            said = date_at(text, d.end, stop)
        else:
            said = date_given(text, d.end, stop)
            if _DATED_BRACKET.match(text, d.end, stop):  # `về “Giữ rừng” (năm 2031)`
                said = date_at(text, d.end, stop)
        if d.issued_on is None and said:
            d.issued_on, d.end = said
    return d


def _read_next(text: str, d: Details, stop: int) -> bool:
    """Reads the one detail that stands next; False where none does."""
    if d.issuer is None and (body := issuer_of(text, d.end, stop)):
        d.term = d.term or term_within(text, d.end, body[1])
        d.issuer, d.end = body
    elif d.issued_on is None and (said := date_at(text, d.end, stop)):
        d.issued_on, d.end = said
    elif d.term is None and (term := term_at(text, d.end, stop)):
        d.term, d.end = term
    elif day := _DAY_ONLY.match(text, d.end, stop):
        d.day, d.end = (day["d"], day["m"]), day.end()
    elif aside := _SESSION.match(text, d.end, stop) or _SENT.match(text, d.end, stop):
        d.end = aside.end()
    else:
        return False
    return True


def pinpoint_before(text: str, start: int) -> tuple[str, int] | None:
    """The article or clause that ends just before offset `start`, and where it starts.

    >>> pinpoint_before("theo khoản 3 điều 63 của Bộ luật", 25)
    ('khoản 3 điều 63', 5)
    """
    opening = max(0, start - 120)
    if _UNIT.search(text[opening:start].lower()) is None:
        return None
    m = _PINPOINT.search(text, opening, start)
    if not m:
        return None
    said = " ".join(m["pin"].lower().split()).replace(" của ", " ").replace("điều luật", "điều")
    said = said.replace(" các ", " ").replace(" - ", " ").replace(" – ", " ")
    said = _SPELLED.sub(lambda w: _SPELLED_AS[w[0]], said)
    if first := _LARGEST_FIRST.fullmatch(said):
        said = " ".join(unit for unit in reversed(first.groups()) if unit)
    return _UNLIKE.sub(lambda unit: f"{unit[0].rstrip(', ')} ", said), m.start()
