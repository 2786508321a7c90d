"""The period a figure is for: said in its sentence, its paragraph, or the report's opening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..text.overlap import merge_spans
from .asides import is_aside
from .expressions import TimeExpression, read_periods
from .forms import DAYS, beginnings
from .intervals import Interval

_SPANS = {"months", "monthsof", "quarter", "quarters", "monthspan", "bothmonths", "half"}
LONG = _SPANS | {
    "year",
    "yearedge",
    "yearthen",
    "years",
    "nextyear",
    "since",
    "sofaryear",
    "school",
    "tonow",
    "month",
    "thisyear",
    "firstdays",
    "sofar",
}
_DATED = DAYS | {"months", "quarter", "baremonth", "monththis", "lastmonth", "lastweek"}
_DATED |= {"lastyear", "thisyear", "days", "span", "otheryear"}
_OWNED = LONG | {"yearin", "baremonth", "monththis", "date", "day", "longdate"}
_UNDATED = DAYS | {"months", "quarter", "baremonth", "monththis"}
UNITS = {"year": "năm", "month": "tháng", "monththis": "tháng", "quarter": "quý"}
# what a period or unit is told with
_TELLS = re.compile(r"tháng|qu[ýí]|nửa\s|(?:năm|nhiệm kỳ|giai đoạn)\s(?:tài|19|20)")
_AROUND = 100, 40  # characters before and behind such a word where a time with it can begin
# What is looked for stands in front, and what stands before it is looked back at: that is quick.
_IS = re.compile(
    r"hiện(?:(?<=^hiện)(?!\w)|(?<=[,;] hiện)(?!\w)"
    r"|(?<!\whiện) (?:nay|có|tại|đang|còn|toàn|cả)(?!\w))"
)
_UNTIL_NOW = re.compile(r"nay(?<=(?:đến|tới) nay)(?<!\w(?:đến|tới) nay)(?!\w)")
WITHIN_UNITS = [f"{of} {unit}" for of in ("trong", "cả") for unit in ("năm", "tháng", "quý")]
WITHIN = re.compile(
    r"(?:trong|cả)(?<!\wtrong)(?<!\wcả)(?<!hoạch cả)(?<!tiêu cả) (năm|tháng|quý)"
    r"(?=[,\s](?!\d|học|nay|qua|này|i|trước))"
)
_SAYING = ["cho biết", "cho hay", "đưa tin", "thông báo", "tiết lộ", "nhận định", "đánh giá"]
_SAYING += ["khẳng định", "chia sẻ"]
_SAYS = re.compile(rf"\)?,?(?:,?\s[^\W\d_]+){{0,16}}?,?\s(?:{'|'.join(_SAYING)})(?!\w)")
_EVENT = re.compile(
    r"(?<!\w)(?:xảy ra|nổ ra|diễn ra|bắt đầu|bị bắt|qua đời|thiệt mạng)"
    r"(?:\s(?:vào|hồi|lúc|hôm|sáng|trưa|chiều|tối|đêm|ngày)){0,2}\s$"
)
_PARTED = re.compile(
    r"[,;](?=\s)|\s[-–]\s"
    r"|\svà\s(?:được|đã|bị|đang|có|mới|vừa|sẽ|lùi|hoàn thành)\s"
)
_SINCE = re.compile(r",\s(?:(?:kể|tính)\s)?từ\s(?:(?:đầu|ngày)\s)*$")
_OPENS_REPORT = re.compile(r"(?:^|[\n.])\s*(?:trong )?$")
_OPENS_BY = re.compile(  # a span by whom it is told, years by what they are
    r"(?:^|[\n.])\s*(?:(?:theo|tin từ) [^.,:\n]{3,60}[,:]|[^.\n]{3,120}? cho biết[,:]) (?:trong )?$"
)
_OPENS_TERM = re.compile(r"(?:^|[\n.])\s*(?:trong )?(?:nhiệm kỳ|giai đoạn) $")
# `Năm 2029, ông từng tặng 5 xe`, and no `cao nhất từng đo được`, `từng bước`, `đến từng hộ`
_ONCE = re.compile(
    r"[^.\n]{0,60}?(?<!\w)(?<!nhất )(?<!đến )(?<!tới )(?<!cho )(?<!của )(?<!theo )"
    r"từng(?! (?:bước|ngày|giai|phần|địa|đơn|loại|lĩnh|thôn|xã|hộ)(?!\w))(?!\w)"
)
_REPORTS = re.compile(
    r"(?<!\w)(?:báo cáo|kết quả|tình hình|công tác|sơ kết|tổng kết)(?!\w)[^\n.,;:]*"
    r"(?:, (?!phương hướng|nhiệm vụ|kế hoạch|mục tiêu|giải pháp)[^\n.,;:0-9]{3,60})?$"
)
_NOW_BEHIND = re.compile(
    r"\s?%?(?: [^\W\d_]+){0,3}? (?:vào |ở |tại )?(?:thời điểm )?(?:hiện tại|hiện nay|bây giờ)(?!\w)"
)
_IS_AHEAD = re.compile(  # `đề ra 11 nội dung trong quý II`
    r"(?<!\w)(?:phương hướng|nhiệm vụ|đề ra|trọng tâm|sắp tới|thời gian tới|dự kiến)(?!\w)"
    r"[^\n.;]*$"
)
_AT_TIME = re.compile(r"(?:vào|đến|tới|từ|hết|của) $")
_PLANNED = re.compile(r"(?<!\w)(?:kế hoạch|dự kiến|sẽ|phấn đấu)(?!\w)[^\n]*$")
_OPENING_FORMS = {"year", "years"}
_OPENING = 250  # characters in which a report tells its own period
_OPENS = re.compile(r"\s?\((?:là\s|đạt\s|khoảng\s|gần\s|hơn\s)?")
_BEHIND = re.compile(
    r"\s?%?(?:\s[^\W\d_]+){0,3}?(?:\s(?:trong|của|vào|ở))?\s\(?(?:(?:đầu|giữa|cuối)\s)?$"
)
_AIMED = re.compile(
    r"(?<!\w)(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|đến|tới|từ|trước|sau|so|bằng|hơn"
    r"|và|còn|nhưng)(?!\w)"
)
_OPENS_BEHIND = re.compile(r"(?:^|\n)(?!theo )[^\d;:.\n]{10,160}, (?:trong )?$")
_UP_TO_NOW = re.compile(
    r"(?:đến|tới|hiện) nay(?!\w)|hiện tại(?!\w)|(?:,|và|nhưng) hiện(?!\w)|hiện (?:đang|vẫn)(?!\w)"
)
NEAR = 40  # characters in which what ties a time to a figure is looked for
_FAR = 80  # characters to a time behind that is still of the figure's clause
NOTHING: Interval = (None, None)
_COMPARING = 25  # characters


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report's opening says of its time: its period, and the year, quarter or month that
    it means by `trong năm`, `trong quý`, `trong tháng`."""

    period: Interval | None = None
    within: Mapping[str, Interval] = field(default_factory=dict)
    until: date | None = None  # the last day of the span that it tells first
    told: int = 0  # where its period is told


def reporting_periods(low: str, published: date | None = None) -> Reported:
    """What the opening of a report, in lower case, says of the report's time.

    >>> reporting_periods("6 tháng đầu năm 2023, các cấp ủy đã lãnh đạo").period
    (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))
    """
    told = [m.end() for m in _TELLS.finditer(low)]
    if not told:
        return Reported()
    span: Interval | None = None  # told first
    opening: dict[bool, tuple[Interval, int]] = {}  # what opens the report: a span, or a year
    within: dict[str, Interval] = {}
    for t in read_periods(low, published, _near(told, low)):
        if t.interval is None or t.is_base:
            continue
        is_span = t.form in _SPANS
        if t.start < _OPENING:
            if is_span and span is None:
                span = t.interval
            if (is_span or t.form in _OPENING_FORMS) and _opens(t, low, is_span=is_span):
                opening.setdefault(is_span, (t.interval, t.start))
        if t.form in UNITS and not _IS_AHEAD.search(low, max(0, t.start - _FAR), t.start):
            unit = UNITS[t.form]
            within[unit] = t.interval if within.get(unit, t.interval) == t.interval else NOTHING
    period, begin = opening.get(True) or opening.get(False) or (None, 0)
    return Reported(period, within, (span or period or NOTHING)[1], begin)


def _near(ends: Iterable[int], low: str) -> Iterator[tuple[int, str]]:
    """Where times can begin around the words that end there, each with its word: those that hold
    one, and those that go on with such a time (`từ tháng 3/2018 đến 30/6`)."""
    before, behind = _AROUND
    for first, last in merge_spans([(max(0, end - before), end + behind) for end in ends]):
        yield from beginnings(low, first, min(last, len(low)))


def _opens(t: TimeExpression, low: str, *, is_span: bool) -> bool:
    """Whether a time opens a sentence of the report, or a span is that of its headline."""
    if t.form == "years":
        return _OPENS_TERM.search(low, 0, t.start) is not None
    if _OPENS_REPORT.search(low, 0, t.start):
        return is_span or _ONCE.match(low, t.end) is None
    if not is_span:
        if low.startswith(",", t.end) and _OPENS_BEHIND.search(low, 0, t.start):
            return True
        return _REPORTS.search(low, 0, t.start) is not None
    if _OPENS_BY.search(low, 0, t.start):
        return True
    at_time = _AT_TIME.search(low, 0, t.start) or _PLANNED.search(low, 0, t.start)
    ends = low[t.end : t.end + 1] == "\n" and not at_time
    return ends or _REPORTS.search(low, 0, t.start) is not None


def period_of(
    times: Sequence[TimeExpression], low: str, start: int, end: int | None = None
) -> Interval | None:
    """The interval that a sentence gives the figure at `start:end` of it: that of the time before
    its bracket (`so với năm 2013 (175 tỷ đồng)`) or right behind the figure, else of the nearest
    before it, else of the only one after it; None where the sentence says nothing.

    >>> low = "năm 2022, xã có 5 hộ, tăng 2 hộ so với năm 2021"
    >>> period_of(read_periods(low), low, 16)
    (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    """
    for t in times:
        if (
            t.interval is not None
            and 0 < start - t.end < NEAR
            and _OPENS.fullmatch(low, t.end, start)
        ):
            return t.interval
    said = [t for t in times if tells(t, low, start)]
    if end is not None and len(times) > 1:
        behind = next((t for t in times if t.start >= end), None)
        if behind is not None and _is_own(behind, low, start, end):
            return behind.interval or NOTHING
    if end is not None and _NOW_BEHIND.match(low, end):
        return NOTHING
    before = [t for t in said if t.end <= start]
    if (unsaid := _unsaid_before(times, start)) and (not before or unsaid.start > before[-1].end):
        return NOTHING
    if before:
        t = before[-1]
        if (year := _set_against(before, low)) is not None:
            return year
        past = t.interval and t.interval[1] and _comes_to_now(low, t.end, start)
        return NOTHING if past else t.interval
    if not said or any(t.end <= start and not t.is_base for t in times):
        return None
    if (len(said) == 1 or said[0].form in LONG) and _says_when(said[0], low, end or start):
        return said[0].interval
    return None


def _comes_to_now(low: str, start: int, end: int) -> bool:
    """Whether a sentence comes to what is now between two offsets."""
    said = low.find("nay", start, end) >= 0 or low.find("hiện", start, end) >= 0
    return said and _UP_TO_NOW.search(low, start, end) is not None


def _set_against(before: Sequence[TimeExpression], low: str) -> Interval | None:
    """The whole of the last time, if it is a year that is told beside another one: `năm 2018 có 5
    hộ, đến năm 2021 còn 3 hộ`."""
    t = before[-1]
    first, last = t.interval or NOTHING
    if t.form != "year" or first is not None or last is None:
        return None
    if not low.endswith(("đến ", "tới "), 0, t.start):
        return None
    beside = any(o.form == "year" and o.interval and all(o.interval) for o in before[:-1])
    return (date(last.year, 1, 1), last) if beside else None


def _is_own(t: TimeExpression, low: str, start: int, end: int) -> bool:
    """Whether the time behind the figure at `start:end` is its own: a base is that of the figure
    that is compared (`so với 5 tỷ năm 2015`)."""
    if t.form not in (_OWNED if t.interval else _UNDATED) or not _is_tied(low[end : t.start]):
        return False
    if "(" in low[end : t.start] and is_aside(t, low, start):
        return False  # `tăng 3 đơn (6 tháng đầu năm 2030 tiếp nhận 14 đơn)`
    return not t.is_base or "so với" in low[max(0, start - _COMPARING) : start]


def tells(t: TimeExpression, low: str, start: int | None = None) -> bool:
    """Whether a time says of when the figure at `start` is; of when a sentence is, without one.

    >>> low = "so với năm 2030, năm 2031 có 5 vụ"
    >>> [tells(t, low, 27) for t in read_periods(low)]
    [False, True]
    """
    if t.interval is None or t.is_base or t.form == "yearin":  # that is the figure's before it
        return False
    return not (_is_saying(t, low) or is_aside(t, low, len(low) if start is None else start))


def _unsaid_before(times: Sequence[TimeExpression], start: int) -> TimeExpression | None:
    """The last time before `start` whose date the text does not say."""
    ended = (t for t in reversed(times) if t.end <= start and not t.is_base)
    return next((t for t in ended if t.interval is None and t.form in _DATED), None)


def _says_when(t: TimeExpression, low: str, end: int) -> bool:
    """Whether the time behind a figure is of its clause: near, with no mark between them."""
    between = low[end : t.start]
    if t.interval is not None and t.interval[1] is None:
        between = _SINCE.sub("", between)
    return len(between) < _FAR and not _PARTED.search(between)


def _is_tied(between: str) -> bool:
    """Whether no more than a short noun stands between a figure and the time behind it."""
    return (
        len(between) < NEAR
        and _BEHIND.fullmatch(between) is not None
        and _AIMED.search(between) is None
    )


def _is_saying(t: TimeExpression, low: str) -> bool:
    """Whether a day is when somebody said it: `hôm 21/10, ông A cho biết`; the day behind an event
    is that of the event: `vụ cháy xảy ra sáng 21/10, ông A cho biết`."""
    if t.form not in DAYS or not any(word in low for word in _SAYING):
        return False
    if _SAYS.match(low, t.end) is None:
        return False
    return _EVENT.search(low, max(0, t.start - NEAR), t.start) is None


def is_state(low: str) -> bool:
    """Whether a sentence says how things stand now, whatever the report's period."""
    if "hiện" in low and _IS.search(low) is not None:
        return True
    return "nay" in low and _UNTIL_NOW.search(low) is not None
