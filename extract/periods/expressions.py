"""Time expressions of a sentence, and the ISO interval each one says.

One alternation finds them; a production a form turns a match into an interval. What has no
year takes it from the publication date, as the nearest that is not after it; without such a
date it has no interval, but is still known to be a time and not a number of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .forms import SHORT_DAYS, TRY, beginning_at, beginnings
from .intervals import MAKERS, Interval

_TO = re.compile(r"\s(?:đến|tới)(?: (?:hết|cuối|đầu|giữa|năm|tháng|qu[ýí]|ngày))*\s")
_DEADLINE = re.compile(r"(?<!\w)trước(?: ngày)?\s$")
# Forms that name no year where the text leaves it out.
UNDATED = {
    "baremonth",
    "day",
    "slash",
    "longdate",
    "days",
    "quarter",
    "sofar",
    "tonow",
    "months",
    "plainmonths",
    "half",
    "restmonths",
    "monthspan",
}
_LEFT_OVER = re.compile(r"\s(?:được\s)?chuyển (?:sang|qua)")  # `14 đơn từ năm 2018 chuyển sang`
_BASE = re.compile(
    r"(?:so với|so(?! sánh)|cùng kỳ|cùng kì|cao hơn|thấp hơn|hơn|bằng)"
    r"(?:\s(?!thì\s)[^\W0-9_]+){0,5}\s?$"
    r"|(?:bằng|gấp)\s(?:[^\W0-9_]+\s){0,2}[0-9.,]+\s?(?:%|lần)\s?(?:của\s)?$"
    r"|nhất (?:kể )?từ(?:\s[^\W0-9_]+){0,2}\s?$"
    r"|nhất (?:được )?(?:ghi nhận|thiết lập|xác lập)(?:\s[^\W0-9_]+){0,2}\s?$"
    r"|(?:mức|đỉnh|vượt|xấp xỉ|gần)(?:\s[^\W0-9_]+){0,4}\s(?:lịch sử|kỷ lục|kỉ lục)(?: của)?\s?$"
    r"|tầm nhìn(?: đến)?\s?$"
    r"|sửa đổi,?(?: (?:và )?bổ sung)?\s?$"
    r"|%\s(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?:\s[^\W0-9_]+){0,4}\s?$"
    r"|(?:chủ tịch|bí thư|giám đốc|ủy viên|uỷ viên|trưởng|thủ tướng)(?:\s[^\W0-9_]+){0,12}"
    r" (?<!trong )nhiệm kỳ \(?$"
    r"|giá (?:cố định|so sánh|hiện hành)(?: của)?\s?$"
    r"|(?:thành lập|khởi công|khánh thành|ra đời|xây dựng|xây|đi vào hoạt động)"
    r"(?:\s(?:vào|từ))?(?:\s(?:đầu|giữa|cuối))?\s?$"
)
TERMS = ("nhiệm kỳ ", "nhiệm kỳ (")
_AGO = ("tháng trước ", "năm trước ", "tuần trước ", "kỳ trước ")  # `nửa tháng trước từ ngày 16`
_LUNAR = re.compile(r"\s\(?âm lịch")
_OPEN_LEFT = re.compile(
    r"(?:đến|tới|trước|hết|kết thúc|tính đến|đến hết|đến cuối)"
    r"(?: ngày| hết| cuối| thời điểm| tại thời điểm)?\s?$"
    r"|(?<!\dh )(?<!giờ )(?:đến|tới) \d{1,2}(?:h\d{0,2}|g\d{0,2}| giờ(?: \d{1,2}(?: phút)?)?)"
    r"(?: ngày| hôm)?\s$"
)
# `cuối năm 2031, xã còn 12 hộ nghèo`: how it stood at the end of the year
_AT_END = re.compile(r"(?:(?:^|[\n.,;(]|(?<!\w)(?:vào|thời điểm)) ?)cuối $")
_STANDS = re.compile(
    r",? (?!(?:đã|xuống|lên) )(?:[^\W\d_]+ ){0,8}?(?:còn|là|có|đạt)"
    r"(?: (?:hơn|gần|khoảng|trên|tới))? [0-9]"
)
_TO_PART = re.compile(r"(?:đến|tới)(?: thời điểm)? (đầu|giữa)\s$")
_SINCE_EVENT = re.compile(
    r"(?:từ (?:khi|lúc)|kể từ sau)(?: [^\W\d_]+){2,14} (?:(?:vào|hồi|ngày|hôm) ){0,2}$"
)
_ENDS_CLAUSE = re.compile(r",| (?:đến|tới) nay(?!\w)")
_AFTER = re.compile(r"(?<!\w)sau(?: ngày| hôm| thời điểm)?\s$")
_FROM_START = re.compile(r"đầu năm (?:đến|tới)(?: hết| ngày)?\s?$")
_PLANS = re.compile(
    r"[,;]?\s(?:và\s)?(?:phương hướng|nhiệm vụ|kế hoạch|mục tiêu|giải pháp|triển khai|đề ra)"
    r"[^.\n]{0,60}"
)
_BY_DAYS = {"dates", "days"}
_RESTATES = re.compile(
    r"\s?\((?:số liệu |kỳ báo cáo |thời gian |thời điểm )?(?:được )?(?:tính )?(?:từ )?(?:ngày )?"
)
_OFFSET = 92  # days between the year of the calendar and that of an office
_OPEN_RIGHT = re.compile(r"(?:từ|kể từ|từ sau)(?: ngày| hôm| đầu| giữa| cuối)?\s?$")


@dataclass(slots=True)
class TimeExpression:
    """A time expression at offsets `start:end` of its sentence, with the interval it says.

    `form` names the production; `interval` is None where the text does not say enough. A base
    (`so với năm 2021`) is what figures are measured against, not what they are for.
    """

    start: int
    end: int
    form: str
    interval: Interval | None
    is_base: bool = False


def read_periods(
    low: str,
    published: date | None = None,
    begins: Iterable[tuple[int, str]] | None = None,
    about: date | None = None,
) -> list[TimeExpression]:
    """The time expressions of a lower-case sentence, in text order.

    Without `published`, a month or day that names no year is put near `about`, the end of the time
    that the report is about; `hôm nay` or `tháng trước` is not.

    `begins` are the offsets where one can begin, each with its word or digit, where the caller
    has them; else they are looked for.

    >>> [t.interval for t in read_periods("trong 6 tháng đầu năm 2023, xã có 5 hộ")]
    [(datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))]
    """
    if begins is None:
        begins = beginnings(low)
    found: list[TimeExpression] = []
    end = 0
    for start, word in begins:
        if start < end:
            continue
        m = TRY[word].match(low, start)
        if m and (expression := _expression(low, m, published, about)):
            found.append(expression)
            end = m.end()
    if len(found) > 1:
        _join(low, found)
        _restate(low, found)
        _date_from_plans(low, found)
    return found


def _join(low: str, times: list[TimeExpression]) -> None:
    """`từ năm 2015 đến tháng 6/2018` is one span, told by two times."""
    for t, behind in pairwise(times):
        first, last = t.interval or (None, None), behind.interval or (None, None)
        if not (first[0] and last[1]) or last[0] or first[0] >= last[1]:
            continue
        if _TO.fullmatch(low, t.end, behind.start):
            t.interval = behind.interval = (first[0], last[1])


def _restate(low: str, times: list[TimeExpression]) -> None:
    """`năm 2031 (tính từ 16/11/2030 đến 15/11/2031)`: the year of an office, by its days."""
    for t, behind in pairwise(times):
        if behind.form not in _BY_DAYS or not _RESTATES.fullmatch(low, t.end, behind.start):
            continue
        told, said = t.interval or behind.interval, behind.interval
        if told is None or said is None or None in told or None in said:
            continue
        if all(a and b and abs((a - b).days) <= _OFFSET for a, b in zip(told, said, strict=True)):
            t.interval, t.form = said, "monthspan"


def _date_from_plans(low: str, times: list[TimeExpression]) -> None:
    """`sơ kết 6 tháng đầu năm, phương hướng 6 tháng cuối năm 2031`: both are of that year."""
    for t, behind in pairwise(times):
        year = behind.interval[1] if behind.interval else None
        if t.interval or not year or t.form not in UNDATED or behind.form not in UNDATED:
            continue
        word = beginning_at(low, t.start) if _PLANS.fullmatch(low, t.end, behind.start) else None
        m = TRY[word].match(low, t.start) if word else None
        if m and (dated := _expression(low, m, year, None)):
            t.interval = dated.interval


def _expression(
    low: str, m: re.Match[str], published: date | None, about: date | None
) -> TimeExpression | None:
    form = (m.lastgroup or "")[2:]  # the outermost group closes last
    make = MAKERS.get(form)
    if published is None and form in UNDATED:
        published = about  # of the same report
    try:
        said = make(m, published) if make else None
    except ValueError:  # 30/2, month 13: no time
        return None
    if about and published is about and said and said[0] and said[0].year != about.year:
        said = said if str(said[0].year) in m[0] else None  # the year before, or that year?
    line = low.rfind("\n", 0, m.start()) + 1
    before = low[max(line, m.start() - 48) : m.start()]
    if published and form in SHORT_DAYS and said and _DEADLINE.search(before):
        said = _ahead(said, published)
    if before.endswith(TERMS):
        before = low[max(line, m.start() - 100) : m.start()]
    is_base = _BASE.search(before) is not None or _LEFT_OVER.match(low, m.end()) is not None
    return TimeExpression(m.start(), m.end(), form, _bounded(low, m, said), is_base)


def _ahead(said: Interval, published: date) -> Interval:
    """A deadline, told in the year before by its day alone, is in the year of publication."""
    day = said[0]
    if day is None or day.year >= published.year or (day.month, day.day) == (2, 29):
        return said
    return (day.replace(year=published.year),) * 2


def _bounded(low: str, m: re.Match[str], said: Interval | None) -> Interval | None:
    """The interval opened to one side by `từ … (đến nay)`, `đến …`, `trước …` before it."""
    if said is None or said[0] is None or said[1] is None:
        return said
    if said[0] > said[1]:
        return None
    if _LUNAR.match(low, m.end()):
        return None
    before = low[max(0, m.start() - 20) : m.start()]
    if m.lastgroup not in ("k_days", "k_years", "k_dates") and (
        _OPEN_RIGHT.search(before)
        or (
            _ENDS_CLAUSE.match(low, m.end())
            and _SINCE_EVENT.search(low, max(0, m.start() - 90), m.start())
        )
    ):
        return (said[0], None)
    if _AFTER.search(before):
        return (said[1] + timedelta(days=1), None)
    if before.endswith(("trước ", "trước ngày ")) and not before.endswith(_AGO):
        return (None, said[0] - timedelta(days=1))
    if (part := _TO_PART.search(before)) and m.lastgroup == "k_year":
        return (None, said[0] if part[1] == "đầu" else date(said[0].year, 6, 30))
    if m.lastgroup == "k_year" and _AT_END.search(before) and _STANDS.match(low, m.end()):
        return (None, said[1])
    if m.lastgroup not in ("k_months", "k_monthsof") and _OPEN_LEFT.search(before):
        return (date(said[1].year, 1, 1) if _FROM_START.search(before) else None, said[1])
    return said
