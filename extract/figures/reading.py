"""The figures of a text: every number that counts, weighs, pays, ranks or shares something.

One scan finds the sentences where a number can stand; there each number is read, then either
given a unit and a kind, or passed over as a name, a time or a number of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..counts.units import UnitMatch
from ..doubts import Decide, settle
from ..lexicons import quantity_words, units
from ..periods.expressions import TimeExpression, read_periods
from ..periods.intervals import Interval
from ..periods.reporting import NOTHING
from ..periods.scope import PeriodScope
from ..periods.years import settle_years
from ..text.document import Document, Sentence
from ..text.overlap import covers, within
from .alone import read_alone
from .candidates import candidate_sentences, number_begins
from .carried import Counted, last_before
from .counting import read_counted
from .durations import leads_to_place
from .goals import goal_of
from .modifiers import read_modifier
from .names import ONE, name_strength
from .number_words import spelled_counts
from .numerals import SCALES
from .ones import one_counts, says_vaguely
from .quantities import read_quantity, scaled_as
from .signs import read_measure, read_percent, read_rank, unit_of
from .single_numbers import Quantity, with_sign

_LASTING = re.compile(
    r"(?:phải mất|sẽ mất|mất (?:từ|khoảng|tới|hơn|gần|thêm)|kéo dài|đình chỉ)(?=\s)[^,;:.]*\Z"
    r"|(?<=thêm )\Z"
)
_LASTING_REACH = 50  # characters
# `tước giấy phép của công ty trong 9 tháng`: for how long
_FOR_TERM = re.compile(r"\b(?:tước|đình chỉ|cấm|treo giò|thời gian|thời hạn)\s[^,;:.]*\Z")
_TERM_REACH = 110  # characters
_NEXT_SENTENCE = 200  # characters
_TAKEN = {"d", "x"}  # kinds of tokens that other facts hold


@dataclass(slots=True)
class Figure:
    """A number that says something: its quantity, its unit, its sign, and where its sign begins.

    `kind` is count, money, measure, score, rank, percent or pp.
    """

    sentence: Sentence
    quantity: Quantity
    kind: str
    unit: UnitMatch | None
    modifier: str | None
    sign_first: int
    rule: str
    period: Interval
    place_id: str | None = None

    @property
    def first(self) -> int:
        """The token that its mention begins with."""
        if self.rule == "rank.place" and self.unit is not None:
            return self.unit.first
        return self.quantity.first - (self.rule == "money.mark")


def read_figures(
    doc: Document, taken: Sequence[tuple[int, int]], decide: Decide | None = None
) -> Iterator[Figure]:
    """The figures of a document in text order; `taken` are offsets that hold other facts, `decide`
    says what a number is where the rules do not."""
    periods = PeriodScope(doc.text, doc.reported)
    # One step for all sentences before the next one: what it needs stays in the processor's caches.
    timed = [(s, *_timed(doc, s, taken)) for s in list(candidate_sentences(doc))]
    if doc.published is None:
        settle_years([(low, times) for _, low, times in timed], doc.low)
    told: list[Figure] = []  # of the last sentence with any
    for s, low, times in timed:
        periods.enter(low, s.start, times)
        before = told if told and s.start - told[-1].sentence.end < _NEXT_SENTENCE else []
        here: list[Figure] = []
        after = 0
        for i in number_begins(s):
            figure = _figure_at(s, i, here, before, decide) if i >= after else None
            if figure is None:
                continue
            q = figure.quantity
            figure.period = periods.at(s.starts[q.first], s.ends[q.after - 1])
            yield figure
            here.append(figure)
            after = figure.quantity.after
        told = here or told


def _timed(
    doc: Document, s: Sentence, taken: Sequence[tuple[int, int]]
) -> tuple[str, list[TimeExpression]]:
    """A sentence in lower case, and its times, which are marked."""
    low = doc.low[s.start : s.end]
    begins = _time_begins(s, low)
    return low, _mark(s, taken, read_periods(low, doc.published, begins, doc.reported.until))


def _time_begins(s: Sentence, low: str) -> list[tuple[int, str]]:
    """The offsets in the sentence where a time expression can begin, each with its word."""
    found, kinds, words, starts = [], s.kinds, s.low, s.starts
    for i in s.times:
        offset = starts[i] - s.start
        if kinds[i] == "w":
            found.append((offset, words[i]))
        elif kinds[i] == "n" and (not offset or low[offset - 1] not in "/.,-"):
            found.append((offset, words[i][0]))
    return found


def _mark(
    s: Sentence, taken: Sequence[tuple[int, int]], times: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """The times that belong to no other fact; marks tokens of times (d) and of other facts (x)."""
    if not times and not taken:
        return []
    spans = [(t.start + s.start, t.end + s.start, "d") for t in times if not _is_length(s, t)]
    spans += [(a, b, "x") for a, b in within(taken, s.start, s.end)]
    for a, b, kind in spans:
        k = s.index_at(a)
        while k < s.size and s.starts[k] < b:
            s.kinds[k] = kind
            k += 1
    return [t for t in times if not _is_of(taken, s, t)] if taken else list(times)


def _is_of(taken: Sequence[tuple[int, int]], s: Sentence, t: TimeExpression) -> bool:
    """Whether a time stands in another fact, or is the date right behind a citation."""
    if covers(taken, t.start + s.start):
        return True
    if t.form not in {"date", "longdate", "slash", "day"}:
        return False
    before = s.text[: t.start].rstrip(" ,(")
    return t.start - len(before) <= 2 and covers(taken, s.start + len(before) - 1)


def _is_length(s: Sentence, t: TimeExpression) -> bool:
    """`… diễn ra trong 45 phút`, `kéo dài trong 6 tháng`, `kéo dài 16 ngày qua 7 huyện`,
    `phải mất 15 ngày sau khi …` say how long; `Trong 3 ngày, …`, `mất 15 ngày sau khi …` when."""
    if t.form == "span":
        lasts = _LASTING.search(s.text, max(0, t.start - _LASTING_REACH), t.start) is not None
        return lasts or leads_to_place(s, s.index_at(t.end + s.start - 1))
    if t.form == "within" and _counts_terms(s, t):
        return True
    if t.form not in ("moment", "within") or t.start == 0:
        return False
    if _FOR_TERM.search(s.text, max(0, t.start - _TERM_REACH), t.start):
        return True
    before = s.text[: t.start].rstrip()
    return before.endswith("kéo dài") or (t.form == "moment" and before[-1:] not in ",;.:(")


def _counts_places(previous: Counted | None, q: Quantity) -> bool:
    """`còn 28 điểm sạt lở, giảm 4 điểm`: what was just counted goes on."""
    if previous is None or previous.unit is None or previous.kind != "count":
        return False
    return previous.unit.name == "điểm" and q.value <= previous.quantity.value


def _is_rate(s: Sentence, i: int) -> bool:
    """Whether a one is what is paid for: `8 USD / 1 thuyền`, `7 triệu / 1 năm`; not `62 / 77`."""
    if i < 2 or s.raw[i - 1] != "/":
        return False
    paid = units().get(s.low[i - 2])
    return s.low[i - 2] in SCALES or (paid is not None and paid.kind == "money")


def _counts_terms(s: Sentence, t: TimeExpression) -> bool:
    """`trải qua hai kỳ thi`, `qua 3 kỳ họp` are no time, as `qua hai kỳ` is."""
    k = s.index_at(t.end + s.start - 1)
    return s.low[k] == "kỳ" and " ".join(s.low[k : k + 2]) in quantity_words().counted


def _says_nothing(s: Sentence, i: int) -> bool:
    """Whether the number that could begin at token i is none for sure: `một số`, `6,5%/năm`."""
    if s.kinds[i] == "n":
        one = s.raw[i] in ONE
        return one and (says_vaguely(s, i) or _is_rate(s, i))
    if s.low[i] == "không" and s.low[i + 1 : i + 2] != ["phẩy"]:
        return True
    return (i > 0 and s.raw[i - 1] == "/") or (s.low[i] == "một" and not one_counts(s, i))


def _figure_at(
    s: Sentence, i: int, here: list[Figure], told: list[Figure], decide: Decide | None
) -> Figure | None:
    """The figure at token i, behind those of its sentence and of the one before."""
    if _says_nothing(s, i):
        return None
    q = read_quantity(s, i)
    if q is None or not _TAKEN.isdisjoint(s.kinds[q.first : q.after]):
        return None
    if s.low[q.after : q.after + 1] == ["mấy"]:
        return None  # hai mươi mấy người
    q = with_sign(s, q)
    found = read_rank(s, q)
    if found is None and q.spelled and not spelled_counts(s, q):
        return None
    modifier, sign_first = read_modifier(s, q)
    found = found or read_percent(s, q)
    if found is None:
        unit = unit_of(s, q)
        if unit is not None:
            found = read_measure(s, q, unit)
        else:
            name = name_strength(s, q.first, q.after)
            found = read_counted(s, q, modifier, name)
            found = found or read_alone(s, q, last_before(s, i, here), name, told)
    if found is not None and found[0] == "score" and _counts_places(last_before(s, i, here), q):
        found = "count", found[1], "count.carried"
    if decide is not None:
        found = settle(s, q, found, decide)
    if found is None:
        return None
    kind, unit, rule = found
    if rule == "count.goal" and (end := goal_of(s, q)) is not None:
        q = replace(q, value=scaled_as(s, q, end))
    return Figure(s, q, kind, unit, modifier, sign_first, rule, NOTHING)
