"""The period that a heading, or the opening of a sentence, tells for what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .expressions import TimeExpression
from .forms import DAYS
from .intervals import Interval
from .reporting import LONG, NOTHING

_FIRST_LEVEL = re.compile(r"(?:[IVX]{1,4}|[A-Z])[.)/:]\s|(?:Phần|PHẦN)\s")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}[.)/]?\s")
_FIGURE = re.compile(r"(?<!^)\d(?![.)])")
_MOST = 160  # characters
_ENDS = (".", ";", ",", "…")
BACKWARD = {"within", "span"}  # `Trong 5 năm qua, …`
_LEADS = re.compile(  # what can stand before a time that opens its sentence
    r".{0,6}"
    r"|(?:theo (?:báo cáo|đánh giá|thống kê)(?: của [^,]{3,40})?, )?"
    r"(?:(?:ước )?tính đến (?:hết )?(?:ngày )?)?"
    r"|(?:tính )?đến (?:hết |cuối |hết ngày )"
    r"|(?:(?:chỉ|riêng|cũng|ngay|còn|cụ thể|theo đó|như vậy|tuy nhiên|đặc biệt|bước sang),?\s"
    r"|trong\s|vào\s|cả\s|nửa\s"
    r"|(?:trong )?(?:giai đoạn|nhiệm kỳ|thời kỳ|niên vụ|vụ(?: [^\W\d_]+){1,3})\s\(?)+"
)
_CLAUSE_LEADS = re.compile(
    r"[^\d;:]{10,160}(?:,| nên| cho biết:) (?:trong |trong giai đoạn |giai đoạn )?"
)
_TOLD = re.compile(r"(?:nêu rõ|cho thấy|đánh giá|ghi nhận|khẳng định)[:,] (?:trong )?$")
_NEAR = 30  # characters


def heading_period(line: str, low: str, times: Sequence[TimeExpression]) -> Interval | None:
    """The one period that a heading tells; of no time where one of the first level tells none and
    so ends the one told before; None where a line is no heading or changes nothing. `low` is the
    sentence in lower case that ends the line, with its times.

    >>> from .expressions import read_periods
    >>> low = "nhiệm vụ 6 tháng cuối năm 2031"
    >>> heading_period("II. Nhiệm vụ 6 tháng cuối năm 2031", low, read_periods(low))
    (datetime.date(2031, 7, 1), datetime.date(2031, 12, 31))
    """
    line = line.strip()
    if len(line) > _MOST or line.endswith(_ENDS):
        return None
    is_first = _FIRST_LEVEL.match(line) is not None or line.isupper()
    if not is_first and not _NUMBERED.match(line):
        return None
    if _FIGURE.search("".join(_without(low, times))):
        return None
    told = {t.interval for t in times if t.form in LONG and t.interval and not t.is_base}
    if len(told) == 1:
        return told.pop()
    return NOTHING if is_first else None


def _without(low: str, times: Sequence[TimeExpression]) -> Iterator[str]:
    """What of a sentence stands outside its times."""
    end = 0
    for t in times:
        yield low[end : t.start]
        end = t.end
    yield low[end:]


def leading_period(times: Sequence[TimeExpression], low: str) -> Interval | None:
    """The interval with which a sentence opens, for the sentences after it in its paragraph; of
    years that nobody can date it is open to both sides."""
    for t in times:
        is_until = t.form in DAYS and t.interval is not None and t.interval[0] is None
        forms = LONG if t.interval is not None else BACKWARD
        if not t.is_base and (is_until or t.form in forms):
            leads = _LEADS.fullmatch(low, 0, t.start) or _leads_behind_clause(t, low)
            return (t.interval or NOTHING) if leads else None
    return None


def _leads_behind_clause(t: TimeExpression, low: str) -> bool:
    """`Hưởng ứng phong trào do tỉnh phát động, năm 2031, hội đã`: set off, before any figure."""
    if not low.startswith(",", t.end):
        return False
    if _TOLD.search(low, max(0, t.start - _NEAR), t.start):
        return True  # `Báo cáo nêu rõ: Năm 2031, huyện đã`
    return _CLAUSE_LEADS.fullmatch(low, 0, t.start) is not None
