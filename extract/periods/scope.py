"""The period of each figure, as the sentences of a text are read in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicons import grammar
from .asides import is_bracketed, is_task
from .expressions import TimeExpression
from .headings import BACKWARD, heading_period, leading_period
from .intervals import Interval, months_of
from .reporting import (
    LONG,
    NEAR,
    NOTHING,
    UNITS,
    WITHIN,
    WITHIN_UNITS,
    Reported,
    is_state,
    period_of,
    tells,
)
from .shifts import is_long, moved_to, of_same_period, unit_before

_SAME = re.compile(
    r"(?<!so )(?<!với )(?<!bằng )(?<!hơn )(?<!% )(?<!lần )cùng k[ỳì]"
    r"(?: năm (?:(?P<year>(?:19|20)\d\d)|trước|ngoái))?"
    r"(?: (?:là|có|đạt|xảy ra|tăng|giảm|chỉ|ở mức)|:){1,2} (?:(?:gần|hơn|khoảng|trên) )?$"
)
_INHERITED = 400  # characters behind a sentence for which the time that opens it holds
_INHERITED_SPAN = 900  # … where it is a span of months within a year, as reports tell
# what a thing is at any time: `tàu dài 30 m, nặng 8 tấn`
_PROPERTY = re.compile(
    r"(?<!\w)(?:(?<!bề )(?:dài|rộng|nặng|dày|đường kính)|(?:kỳ|kì) hạn(?: từ)?"
    r"|(?<!bằng )cách(?: [^\W\d_]+){1,6}?"
    r"|chiều dài(?: (?!còn)[^\W\d_]+){1,4})(?: (?:khoảng|hơn|gần|tới|trên|chừng))? $"
)
_PROPERTY_WORDS = ("dài", "rộng", "nặng", "dày", "đường kính", "hạn", "cách")
_PROPERTIES = 36  # characters
_SPANNED = 600  # characters behind a told span in which `so với cùng kỳ` can mean it
_FLOWING = 250  # characters behind a told span in which a flow without a time is of it
_YEAR, _MONTH = 360, 30  # days
_GAP = 3  # characters between a sentence and one that goes on with its figures
_OCCASIONS: tuple[str, ...] = (
    "dịp này",
    "nhân dịp",
    "tại hội nghị",
    "tại buổi",
    "tại lễ",
    "tại đại hội",
)
_OCCASIONS += ("đại hội đã bầu", "đại hội bầu", "hội nghị đã bầu", "tại chương trình")
_GOES_ON = tuple(grammar("report_goes_on"))
_BRACKETED = re.compile(
    r"cùng k[ỳì](?: năm (?:(?P<year>(?:19|20)\d\d)|trước|ngoái))?"
    r"\s?\((?:(?:là|đạt|gần|hơn|khoảng) )*$"
)
# `giảm 61 lượt so với cùng kỳ (20,4%)`: the change again, and no level of then
_CHANGED_BY = re.compile(
    r"(?:tăng|giảm)(?: (?:gần|hơn))? [0-9][0-9.,]*(?: [^\W\d_]+){1,4} so (?:với )?cùng k[^(]*\($"
)
# what a figure is compared with: `so với 3,4% của quý trước`, `cao hơn mức 5 tỷ cùng kỳ năm ngoái`
_COMPARAND = re.compile(
    r"\s?%?(?: (?!so|bằng|tăng|giảm)[^\W\d_]+){0,2}(?: (?:của|trong|hồi|ở))?"
    r"(?: (?P<same>cùng k[ỳì])(?: năm (?:(?P<year>(?:19|20)\d\d)|trước|ngoái))?"
    r"| (?:một )?(?P<unit>năm|quý|tháng) (?:trước|ngoái))(?!\w)"
)
_COMPARES = re.compile(r"(?:so với|hơn|con số|từ|mức)(?:\s[^\W\d_]+){0,4}\s$")
_COMPARED = re.compile(r"cùng k[ỳì](?: (?:năm )?(?P<year>(?:19|20)[0-9]{2})(?![0-9/-]))?")
_BASED = re.compile(r"so với (?:năm )?(?P<year>20[0-9]{2})(?![0-9/-])")
_PAST = re.compile(
    r"(?:trong |qua )?(?P<n>[2-9]|[1-9][0-9]) (?P<unit>năm|tháng) (?:vừa )?qua(?!\w)"
)
_AHEAD = re.compile(r"(?<!\w)(?:phấn đấu|mục tiêu|kế hoạch|sẽ|tới)(?!\w)")
_NAMES = ("giai đoạn", "thời kỳ", "năm đó", "cùng năm", "năm học này")
_FLOWING_WORDS = ("doanh thu", "lợi nhuận", "kim ngạch", "doanh số", "mức lỗ", "lãi")
_NAMED = re.compile(
    r"(?<!\w)(?:(?P<long>giai đoạn|thời kỳ) (?:này|đó|trên)|năm đó|cùng năm|năm học này)(?!\w)"
)
_FLOWS = re.compile(
    r"(?<!\w)(?:doanh thu|lợi nhuận|kim ngạch|doanh số|mức lỗ|lãi)(?! (?:suất|chưa|cơ bản))"
    r"[^,;:.(0-9]{0,60}?\s(?:đạt|tăng|giảm|ở mức|là|hơn|còn|dự kiến)(?:\s[^\W\d_]+){0,2}\s[0-9]"
)
_SCHOOL = re.compile(r"(?:trong )?năm học(?: này(?!\w)|(?=,))")
_ITEM = re.compile(r"\s*(?:[-–+*•]|[0-9]{1,2}[.,)/]|[a-zđ]\))\s?")


def _is_span(span: Interval) -> bool:
    """Whether an interval is shorter than a year, and no month: news tell what happened in one."""
    first, last = span
    return first is not None and last is not None and _MONTH < (last - first).days < _YEAR


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
        self._alone = False  # whether the sentence that led is a line by itself
        self._start, self._low, self._low_before = 0, "", ""
        self._unsaid: Interval | None = None  # of figures that the sentence gives no time
        self._before: Interval | None = None  # of the last figure of the sentence before
        self._last: Interval | None = None  # of the last figure of this one
        self._ended = -1
        self._span: tuple[int, Interval] = -_SPANNED, NOTHING  # told last, and where
        self._told: dict[int, set[Interval]] = {}  # by their months
        self._listed: Interval | None = None  # of the items of a list
        self._section: Interval | None = None  # told by the heading above
        self._units: dict[str, Interval] = {}  # the year, quarter and month told last
        self._school: Interval | None = None  # the school year told last

    def enter(self, sentence: str, start: int, times: Sequence[TimeExpression]) -> None:
        """Goes on to the sentence, in lower case, that starts at offset `start`."""
        self._low_before = self._low
        self._unsaid = None
        self._before = self._told_last() if 0 <= start - self._ended <= _GAP else None
        self._times, self._start, self._low = times, start, sentence
        if self._inherited is not None and (start > self._reach or self._is_parted(start)):
            self._inherited = None
        if self._listed is not None and not _ITEM.match(sentence):
            self._listed = None
        self._ended = start + len(sentence)
        for t in times:
            self._resolve(t)
        leading = leading_period(times, sentence) if times else None
        if leading is None and self._school and _SCHOOL.match(sentence):
            leading = self._school  # `Năm học này, trường có 5 lớp`
        if leading is not None:
            self._inherited, self._from, self._before = leading, start, None
            self._reach = self._ended + (_INHERITED_SPAN if _is_span(leading) else _INHERITED)
            self._alone = self._is_line(start)
        self._last = None
        if (times or self._section) and start and self._ends_line():
            line = self._text[self._text.rfind("\n", 0, start) + 1 : self._ended]
            set_here = heading_period(line, sentence, times)
            self._section = self._section if set_here is None else set_here
        opens_list = sentence.rstrip().endswith(":")
        for t in times:
            if t.interval is None or t.is_base:
                continue
            self._school = t.interval if t.form == "school" else self._school
            if t.form in UNITS:
                self._units[UNITS[t.form]] = t.interval
            if t.form in LONG and not self._is_passing(t, leading):
                self._span = self._ended, t.interval
                if opens_list:
                    self._listed = t.interval
            elif opens_list and t.interval[0] is None:
                self._listed = t.interval  # `Dư nợ đến 30/9/2031 là 5 tỷ đồng, gồm:`

    def _resolve(self, t: TimeExpression) -> None:
        """`7 tháng qua`, of the seven months told before; `từ đầu năm đến nay`, of the months that
        the paragraph is about."""
        if t.form == "tonow" and t.interval and self._inherited:
            if self._inherited[0] == t.interval[0] and self._inherited[1]:
                t.interval = self._inherited
        elif t.interval is not None:
            if (months := months_of(t.interval)) and not (t.is_base or _AHEAD.search(self._low)):
                self._told.setdefault(months, set()).add(t.interval)
        elif t.form in BACKWARD and (past := _PAST.match(self._low, t.start)):
            told = self._told.get(int(past["n"]) * (12 if past["unit"] == "năm" else 1), ())
            if len(told) == 1:
                t.interval, t.form = next(iter(told)), "sofar"

    def _is_passing(self, t: TimeExpression, leading: Interval | None) -> bool:
        """Whether a time is told by the way: in brackets, of what is to be done then, or a year,
        where the report is of a part of one."""
        if is_task(t, self._low):
            return True
        first, last = self._report.period or NOTHING
        if t.form == "year" and leading is None and first and last and (last - first).days < _YEAR:
            return True
        return is_bracketed(self._low, t.start)

    def _told_last(self) -> Interval | None:
        """The period of the last figure of the sentence entered last; that of the sentence before
        where it goes on with that by several times (`Trong đó, quý I có 5, quý II có 3`)."""
        if self._before and self._low.startswith(_GOES_ON):
            told = {t.interval for t in self._times if tells(t, self._low)}
            return self._before if len(told) > 1 else self._last
        return self._last

    def _is_parted(self, start: int) -> bool:
        """Whether a paragraph ends between the sentence that led and the one at `start`."""
        between = self._text[self._from : start]
        if "\n" not in between:
            return False
        opens = between[between.rindex("\n") :].strip().lower() or self._low
        return not (self._alone and opens.startswith(_GOES_ON) and "\n\n" not in between)

    def _is_line(self, start: int) -> bool:
        before = self._text[max(0, start - 2) : start].rstrip(" ")
        return before[-1:] in ("", "\n") and self._ends_line()

    def _ends_line(self) -> bool:
        return "\n" in (self._text[self._ended - 1 : self._ended + 2] or "\n")

    def at(self, start: int, end: int) -> Interval:
        """The interval of the figure at `start:end` of the text, in the sentence entered last."""
        start, end = start - self._start, end - self._start
        low, near = self._low, max(0, start - _PROPERTIES)
        measured = any(map(low[near:start].__contains__, _PROPERTY_WORDS))
        if measured and _PROPERTY.search(low, near, start):
            return NOTHING
        now = self._now(start, end)
        if "trước" not in low and "ngoái" not in low and "cùng k" not in low:
            return now
        behind = _COMPARAND.match(low, end)
        if behind and _COMPARES.search(low, max(0, start - NEAR), start):
            is_same = behind["same"] is not None
            return of_same_period(behind, now) if is_same else unit_before(behind["unit"], now)
        ahead = (low, max(0, start - NEAR), start)
        same = _SAME.search(*ahead) or _BRACKETED.search(*ahead)
        if same and _CHANGED_BY.search(*ahead):
            return now
        return of_same_period(same, now) if same else now

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
        named = any(map(self._low.__contains__, WITHIN_UNITS))
        if named and (within := WITHIN.search(self._low)):
            return self._report.within.get(within[1]) or self._units.get(within[1], NOTHING)
        told = self._before is not None and (any(self._before) or is_state(self._low_before))
        if self._before is not None and told and self._low.startswith(_GOES_ON):
            return self._before
        if self._listed is not None:
            return self._listed
        if (flow := self._of_flow()) is not None:
            return flow
        if self._section is not None and any(self._section):
            return self._inherited or self._section
        if self._inherited is not None or self._ended <= self._report.told:
            return self._inherited or NOTHING  # a headline, before it is told of when
        return self._report.period or NOTHING

    def _of_flow(self) -> Interval | None:
        """The span told last of what is counted by spans: by what it is compared with
        (`tăng 9% so với cùng kỳ`), or by what it is (`doanh thu đạt 5 tỷ`)."""
        (told, span), low = self._span, self._low
        if self._start - told > _SPANNED:
            return None
        if any(word in low for word in _NAMES) and (named := _NAMED.search(low)):
            return span if is_long(span) == (named["long"] is not None) else None
        if "cùng k" in low and (compared := _COMPARED.search(low)):
            self._span = self._ended, span  # what follows goes on with it
            year = compared["year"]
            moved = moved_to(span, int(year) + 1) if year else span
            return moved if moved != NOTHING else None
        if "so với" in low and (based := _BASED.search(low)):
            return span if span[1] and span[1].year == int(based["year"]) + 1 else None
        flows = self._start - told < _FLOWING and any(word in low for word in _FLOWING_WORDS)
        return span if flows and _FLOWS.search(low) else None
