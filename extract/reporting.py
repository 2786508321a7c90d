"""The period a figure is for: said in its sentence, its paragraph, or the report's opening."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .asides import is_aside
from .lexicons import grammar
from .period_intervals import Interval
from .periods import TimeExpression, read_periods

_SPANS = {"months", "monthsof", "quarter", "quarters", "monthspan"}
_LONG = _SPANS | {
    "year",
    "years",
    "nextyear",
    "since",
    "school",
    "tonow",
    "month",
    "thisyear",
    "firstdays",
}
_DAYS = {"date", "day", "slash", "longdate", "today"}
_DATED = _DAYS | {"months", "quarter", "baremonth", "monththis", "lastmonth", "lastweek"}
_DATED |= {"lastyear", "thisyear", "days", "span", "otheryear"}
_BACKWARD = {"within", "span"}  # `Trong 5 năm qua, …`
_UNITS = {"year": "năm", "month": "tháng", "monththis": "tháng", "quarter": "quý"}
_TELLS = re.compile(r"tháng|quý|năm\s(?:tài|19|20)")  # what a period or unit is told with
_STATE = re.compile(
    r"(?:^|[,;] )hiện(?!\w)|(?<!\w)(?:hiện (?:nay|có|tại|đang|còn|toàn|cả)|đến nay|tới nay)(?!\w)"
)
_WITHIN = re.compile(
    r"(?:trong|cả)(?<!\wtrong)(?<!\wcả) (năm|tháng|quý)(?=[,\s](?!\d|học|nay|qua|này|i|trước))"
)
_SAYS = re.compile(
    r"\)?,?(?:,?\s[^\W\d_]+){0,16}?,?\s"
    r"(?:cho biết|cho hay|đưa tin|thông báo|tiết lộ|nhận định)(?!\w)"
)
_EVENT = re.compile(
    r"(?<!\w)(?:xảy ra|nổ ra|diễn ra|bắt đầu|bị bắt|qua đời|thiệt mạng)"
    r"(?:\s(?:vào|hồi|lúc|hôm|sáng|trưa|chiều|tối|đêm|ngày)){0,2}\s$"
)
_PARTED = re.compile(r"[,;](?=\s)|\s[-–]\s|\svà\s(?:được|đã|bị|đang|có)\s")
_OPENS_REPORT = re.compile(r"(?:^|[\n.])\s*(?:trong )?$")
_OPENS = re.compile(r"\s?\((?:là\s|đạt\s|khoảng\s|gần\s|hơn\s)?")
_BEHIND = re.compile(
    r"\s?%?(?:\s[^\W\d_]+){0,2}?(?:\s(?:trong|của|vào|ở))?\s\(?(?:(?:đầu|giữa|cuối)\s)?$"
)
_AIMED = re.compile(
    r"(?<!\w)(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|đến|tới|từ|trước|sau|so|bằng|hơn)(?!\w)"
)
_SAME = re.compile(
    r"(?<!so )(?<!với )(?<!bằng )(?<!hơn )(?<!% )(?<!lần )cùng k[ỳì]"
    r"(?: năm (?:(?P<year>(?:19|20)\d\d)|trước|ngoái))?"
    r"(?: (?:là|có|đạt|xảy ra|tăng|giảm|chỉ|ở mức)|:){1,2} (?:(?:gần|hơn|khoảng|trên) )?$"
)
_LEADS = re.compile(  # what can stand before a time that opens its sentence
    r".{0,6}|(?:(?:chỉ|riêng|cũng|ngay|còn|cụ thể|theo đó|như vậy|tuy nhiên|đặc biệt|bước sang),?\s"
    r"|trong\s|vào\s|cả\s|nửa\s)+"
)
_UP_TO_NOW = re.compile(r"(?:đến|tới|hiện) nay(?!\w)|hiện tại(?!\w)")
_INHERITED = 400  # characters behind a sentence for which the time that opens it holds
_NEAR = 40  # characters in which what ties a time to a figure is looked for
_FAR = 80  # characters to a time behind that is still of the figure's clause
_GAP = 3  # characters between a sentence and one that goes on with its figures
_OCCASIONS = ("dịp này", "nhân dịp", "tại hội nghị", "tại buổi", "tại lễ", "tại đại hội")
_GOES_ON = tuple(grammar("report_goes_on"))
NOTHING: Interval = (None, None)


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report's opening says of its time: its period, and the year, quarter or month that
    it means by `trong năm`, `trong quý`, `trong tháng`."""

    period: Interval | None = None
    within: Mapping[str, Interval] = field(default_factory=dict)

    @property
    def until(self) -> date | None:
        """The last day of the report's period, where it has one."""
        return self.period[1] if self.period else None


def reporting_periods(low: str, published: date | None = None) -> Reported:
    """What the opening of a report, in lower case, says of the report's time.

    >>> reporting_periods("6 tháng đầu năm 2023, các cấp ủy đã lãnh đạo").period
    (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))
    """
    period: Interval | None = None
    year: Interval | None = None
    within: dict[str, Interval] = {}
    if _TELLS.search(low) is None:
        return Reported()
    for t in read_periods(low, published):
        if t.interval is None or t.is_base:
            continue
        if period is None and t.form in _SPANS and t.start < 250:
            period = t.interval
        if (
            year is None
            and t.form == "year"
            and t.start < 250
            and _OPENS_REPORT.search(low, 0, t.start)
        ):
            year = t.interval
        if t.form in _UNITS:
            within.setdefault(_UNITS[t.form], t.interval)
    return Reported(period or year, within)


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
            and 0 < start - t.end < _NEAR
            and _OPENS.fullmatch(low, t.end, start)
        ):
            return t.interval
    said = [t for t in times if _tells(t, low, start)]
    if end is not None and len(times) > 1:
        behind = next((t for t in times if t.start >= end), None)
        if behind is not None and _is_own(behind, low, start, end):
            return behind.interval
    before = [t for t in said if t.end <= start]
    if (unsaid := _unsaid_before(times, start)) and (not before or unsaid.start > before[-1].end):
        return NOTHING
    if before:
        t = before[-1]
        past = t.interval and t.interval[1] and _UP_TO_NOW.search(low, t.end, start)
        return NOTHING if past else t.interval
    if not said or any(t.end <= start for t in times):
        return None
    if (len(said) == 1 or said[0].form in _LONG) and _says_when(said[0], low, end or start):
        return said[0].interval
    return None


def _is_own(t: TimeExpression, low: str, start: int, end: int) -> bool:
    """Whether the time behind the figure at `start:end` is its own: a base is that of the figure
    that is compared (`so với 5 tỷ năm 2015`)."""
    if t.interval is None or t.form not in _LONG or not _is_tied(low[end : t.start]):
        return False
    return not t.is_base or "so với" in low[max(0, start - _COMPARING) : start]


_COMPARING = 25  # characters


def _tells(t: TimeExpression, low: str, start: int) -> bool:
    """Whether a time says of when the figure at `start` is."""
    if t.interval is None or t.is_base:
        return False
    return not (_is_saying(t, low) or is_aside(t, low, start))


def _unsaid_before(times: Sequence[TimeExpression], start: int) -> TimeExpression | None:
    """The last time before `start` whose date the text does not say."""
    ended = (t for t in reversed(times) if t.end <= start and not t.is_base)
    return next((t for t in ended if t.interval is None and t.form in _DATED), None)


def _says_when(t: TimeExpression, low: str, end: int) -> bool:
    """Whether the time behind a figure is of its clause: near, with no mark between them."""
    between = low[end : t.start]
    return len(between) < _FAR and not _PARTED.search(between)


def _is_tied(between: str) -> bool:
    """Whether no more than a short noun stands between a figure and the time behind it."""
    return (
        len(between) < _NEAR
        and _BEHIND.fullmatch(between) is not None
        and _AIMED.search(between) is None
    )


def _is_saying(t: TimeExpression, low: str) -> bool:
    """Whether a day is when somebody said it: `hôm 21/10, ông A cho biết`; the day behind an event
    is that of the event: `vụ cháy xảy ra sáng 21/10, ông A cho biết`."""
    if t.form not in _DAYS or _SAYS.match(low, t.end) is None:
        return False
    return _EVENT.search(low, max(0, t.start - _NEAR), t.start) is None


def leading_period(times: Sequence[TimeExpression], low: str) -> Interval | None:
    """The interval with which a sentence opens, for the sentences after it in its paragraph; of
    years that nobody can date it is open to both sides."""
    for t in times:
        if not t.is_base and t.form in (_LONG if t.interval is not None else _BACKWARD):
            return (t.interval or NOTHING) if _LEADS.fullmatch(low, 0, t.start) else None
    return None


def is_state(low: str) -> bool:
    """Whether a sentence says how things stand now, whatever the report's period."""
    return ("hiện" in low or "nay" in low) and _STATE.search(low) is not None


def _of_same_period(m: re.Match[str], now: Interval) -> Interval:
    """The interval `cùng kỳ năm 2022` means where the report is about `now`."""
    first, last = now
    if first is None or last is None:
        return NOTHING
    shift = int(m["year"]) - last.year if m["year"] else -1
    return _moved(first, shift), _moved(last, shift)


def _moved(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


class PeriodScope:
    """The period of each figure as sentences are read in order.

    A figure's period is its sentence's; else that of the time which opened a sentence shortly
    before in the paragraph; else, where the sentence tells no present state, the report's.
    """

    def __init__(self, text: str, report: Reported) -> None:
        self._text, self._report = text, report
        self._times: Sequence[TimeExpression] = ()
        self._inherited: Interval | None = None
        self._from = self._reach = -1
        self._start, self._low = 0, ""
        self._unsaid: Interval | None = None  # of figures that the sentence gives no time
        self._last: Interval | None = None  # of the figure before
        self._ended = -1

    def enter(self, sentence: str, start: int, times: Sequence[TimeExpression]) -> None:
        """Goes on to the sentence, in lower case, that starts at offset `start`."""
        self._times, self._start, self._low = times, start, sentence
        self._unsaid = None
        if start > self._reach or "\n" in self._text[self._from : start]:
            self._inherited = None
        if not 0 <= start - self._ended <= _GAP:
            self._last = None
        self._ended = start + len(sentence)
        if (leading := leading_period(times, sentence)) is not None:
            self._inherited, self._from, self._last = leading, start, None
            self._reach = start + len(sentence) + _INHERITED

    def at(self, start: int, end: int) -> Interval:
        """The interval of the figure at `start:end` of the text, in the sentence entered last."""
        start, end = start - self._start, end - self._start
        now = self._now(start, end)
        if "cùng k" not in self._low:
            return now
        same = _SAME.search(self._low, max(0, start - _NEAR), start)
        return _of_same_period(same, now) if same else now

    def _now(self, start: int, end: int) -> Interval:
        said = period_of(self._times, self._low, start, end) if self._times else None
        if said is None:
            said = self._unsaid = self._unsaid or self._of_sentence()
        self._last = said
        return said

    def _of_sentence(self) -> Interval:
        """The period of what a sentence tells without a time."""
        if self._low.startswith(_OCCASIONS) or is_state(self._low):
            return NOTHING
        if within := _WITHIN.search(self._low):
            return self._report.within.get(within[1], NOTHING)
        if self._low.startswith(_GOES_ON) and self._last and any(self._last):
            return self._last
        return self._inherited or self._report.period or NOTHING
