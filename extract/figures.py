"""The figures of a text: every number that counts, weighs, pays, ranks or shares something.

One scan finds the sentences where a number can stand; there each number is read, then either
given a unit and a kind, or passed over as a name, a time or a number of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .document import Document, Sentence
from .lexicons import quantity_words
from .names import name_strength
from .nouns import UnitMatch, noun_before, read_noun, read_unit
from .numerals import NUMBER_WORDS, SCALES
from .periods import Interval, TimeExpression, read_periods
from .quantities import Quantity, read_modifier, read_quantity
from .reporting import NOTHING, is_state, leading_period, period_of, says_whole_year

_INHERITED = 400  # characters behind a sentence for which the time that opens it holds
_ONE = r"(?:ít nhất|tối thiểu|duy nhất|chỉ|thêm|hơn|đúng|khoảng|làm|khiến) một"
_SCAN = re.compile(
    r"\d+|(?<!\w)(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa) (?=[^\W\d_])|" + _ONE + r"(?!\w))"
)
_ONE_SIGNS = {"nhất", "thiểu", "chỉ", "thêm", "hơn", "đúng", "khoảng"}
_CASUALTY = {"chết", "tử", "thiệt", "bị", "mất", "hy"}
_TIME_WORDS = frozenset(
    "trong đầu cuối mỗi hàng hằng cả nhiều mấy vài các những số mươi qua nửa giữa theo của từ đến suốt hết "
    "quanh tháng một lần tết xuân này tới cùng".split()
)
_PAIRS = {"bên", "vợ", "mẹ", "bố", "anh", "chị", "ông", "bà", "cha", "má", "chúng", "đứa", "ta", "tay", "mắt",
          "chân", "vai", "con", "má"}  # fmt: skip
_YEARISH = re.compile(r"(?:19|20)\d\d")
_HAVING = {"có", "gồm", "với", "được", "cho", "là", "hơn", "gần", "khoảng", "trên", "dưới", "cộng", "hút", "đạt"}


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


def read_figures(doc: Document, taken: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """The figures of a document in text order; `taken` are offsets that hold other facts."""
    periods = _Periods(doc)
    for s in candidate_sentences(doc):
        times = _mark(s, taken, read_periods(s.text.lower(), doc.published))
        periods.enter(s, times)
        previous: Figure | None = None  # the last figure with a unit, for numbers without one
        i = 0
        while i < s.size:
            figure = None
            if s.kinds[i] == "n" or (s.kinds[i] == "w" and s.low[i] in NUMBER_WORDS):
                figure = _figure_at(s, i, previous)
            if figure is None:
                i += 1
                continue
            figure.period = periods.of(figure)
            yield figure
            previous = figure if figure.unit is not None else previous
            i = max(figure.quantity.after, i + 1)


def candidate_sentences(doc: Document) -> Iterator[Sentence]:
    """The sentences that hold a digit or a number word that can count."""
    hit = _SCAN.search(doc.low)
    while hit is not None:
        s = doc.sentence(hit.start())
        yield s
        hit = _SCAN.search(doc.low, max(s.end, hit.end()))


class _Periods:
    """The period of each figure: its sentence's, its paragraph's, or the report's."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.times: Sequence[TimeExpression] = ()
        self.inherited: Interval | None = None
        self.reach = -1

    def enter(self, s: Sentence, times: Sequence[TimeExpression]) -> None:
        """Goes on to the next sentence; a time that opens it holds for the sentences behind it."""
        self.times, self.low = times, s.text.lower()
        if s.start > self.reach or "\n" in self.doc.text[self.reach_from : s.start]:
            self.inherited = None
        if (leading := leading_period(times)) is not None:
            self.inherited, self.reach, self.reach_from = leading, s.end + _INHERITED, s.start

    reach_from = 0

    def of(self, f: Figure) -> Interval:
        """The interval of a figure of the sentence entered last."""
        s = f.sentence
        said = period_of(self.times, s.starts[f.quantity.first] - s.start)
        if said is not None:
            return said
        if is_state(self.low):
            return NOTHING
        if says_whole_year(self.low):
            return self.doc.default_year or NOTHING
        return self.inherited or self.doc.default_period or NOTHING


def _mark(
    s: Sentence, taken: Sequence[tuple[int, int]], times: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """The times that belong to no other fact; marks tokens of times (d) and of other facts (x)."""
    spans = [(t.start + s.start, t.end + s.start, "d") for t in times if not _is_length(s, t)]
    spans += [(a, b, "x") for a, b in taken if b > s.start and a < s.end]
    for a, b, kind in spans:
        k = s.index_at(a)
        while k < s.size and s.starts[k] < b:
            s.kinds[k] = kind
            k += 1
    return [t for t in times if not _is_taken(t.start + s.start, taken)]


def _is_taken(offset: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(a <= offset < b for a, b in taken)


def _is_length(s: Sentence, t: TimeExpression) -> bool:
    """`… diễn ra trong 45 phút` says how long; `Trong 3 ngày, …` says when."""
    if t.form != "moment" or t.start == 0:
        return False
    return s.text[:t.start].rstrip()[-1:] not in ",;.:("


def _figure_at(s: Sentence, i: int, previous: Figure | None) -> Figure | None:
    if s.low[i] == "một" and not _one_counts(s, i):
        return None
    q = read_quantity(s, i)
    if q is None or any(k in "dx" for k in s.kinds[q.first : q.after]):
        return None
    found = _ranked(s, q)
    if found is None and q.spelled and not _spelled_counts(s, q):
        return None
    modifier, sign_first = read_modifier(s, q)
    found = found or _percent(s, q)
    if found is None:
        unit = _unit_of(s, q)
        if unit is not None:
            found = _measured(s, q, unit)
        else:
            found = _counted(s, q, modifier) or _standing_alone(s, q, previous)
    if found is None:
        return None
    kind, unit, rule = found
    return Figure(s, q, kind, unit, modifier, sign_first, rule, NOTHING)


_Found = tuple[str, UnitMatch | None, str]


def _percent(s: Sentence, q: Quantity) -> _Found | None:
    j = q.after
    following = " ".join(s.low[j : j + 3])
    if j < s.size and s.raw[j] == "%":
        return "percent", None, "percent.sign"
    if following.startswith("phần trăm"):
        return "percent", None, "percent.words"
    if following.startswith(("điểm phần trăm", "điểm %")):
        return "pp", None, "percent.points"
    k = _goal(s, q)
    if k is not None and s.raw[k + 1] == "%":
        return "percent", None, "percent.shared"
    return None


def _goal(s: Sentence, q: Quantity) -> int | None:
    """The last token of the number that `từ 4,8 lên 5,3%` goes to, with a token after it."""
    j = q.after
    if j >= s.size or s.low[j] not in ("lên", "xuống", "và"):
        return None
    if s.low[j] == "và" and "lần lượt" not in s.text.lower():
        return None
    for k in range(j + 1, min(j + 5, s.size - 1)):
        if s.kinds[k] == "n":
            end = read_quantity(s, k)
            return end.last if end is not None and end.after < s.size else None
        if s.low[k] not in _GOAL_WORDS:
            return None
    return None


_GOAL_WORDS = {"còn", "tới", "đến", "mức", "hơn", "gần", "dưới", "trên", "khoảng", "chỉ", "là"}


def _ranked(s: Sentence, q: Quantity) -> _Found | None:
    """`xếp thứ 15/63 tỉnh`, `vị trí thứ 3`, `tăng 21 bậc`, `hạng 5`."""
    i = q.first
    before = [s.low[k] for k in range(max(0, i - 3), i)]
    pair = " ".join(before[-2:])
    place = pair in ("vị trí", "trí thứ", "trí số", "vị thứ") or "thứ hạng" in pair
    ranked = before[-1:] == ["thứ"] and any(w in ("xếp", "đứng", "hạng") for w in before[:-1])
    hanged = before[-1:] == ["hạng"] and ("xếp" in before or q.total is not None or "đứng" in before)
    if not (place or ranked or hanged) or q.scaled or q.value_max is not None:
        return None
    if place and q.total is None:
        k = max(0, i - 3) + before.index("vị") if "vị" in before else i - 1
        return "rank", UnitMatch(k, k + 1, "vị trí", "rank", "rank.place"), "rank.place"
    unit = read_noun(s, q.after, sure=q.total is None)
    if q.total is None and unit is not None and unit.rule != "noun.known":
        unit = None
    return "rank", unit if q.total is not None else None, "rank.order"


def _unit_of(s: Sentence, q: Quantity) -> UnitMatch | None:
    if q.first > 0 and s.raw[q.first - 1] == "$" and s.adjacent(q.first - 1):
        return UnitMatch(q.first - 1, q.first - 1, "USD", "money", "money.mark")
    unit = read_unit(s, q.after)
    if unit is not None and " ".join(s.low[q.after : q.after + 2]) in quantity_words().counted:
        return None  # `ngày công` is counted
    return unit


def _measured(s: Sentence, q: Quantity, unit: UnitMatch) -> _Found | None:
    """A number with a unit of money or measure; an age or a name is nothing."""
    if unit.kind == "age" or q.total == q.value:
        return None
    if unit.rule == "money.mark":
        return "money", unit, unit.rule
    if _named(s, q) == "strong" and unit.kind != "money":
        return None
    if unit.kind == "score":
        return _score(s, q, unit)
    if unit.first == unit.last and unit.name.lower() in _DURATIONS and not _is_duration(s, q, unit):
        return None
    if unit.name.lower() == "tiếng" and read_noun(s, unit.last + 1, sure=False):
        return "count", UnitMatch(unit.first, unit.last, "tiếng", "count", "noun"), "count.noun"
    return unit.kind, unit, unit.rule


_DURATIONS = {"giây", "phút", "giờ", "tiếng", "ngày", "đêm", "tuần", "tháng", "quý", "năm"}


def _is_duration(s: Sentence, q: Quantity, unit: UnitMatch) -> bool:
    """A length of time said as a quantity, and not an age, a date or a plan's name."""
    k = unit.last + 1
    following = s.low[k] if k < s.size else ""
    if following in ("tuổi", "đầu", "nay", "qua", "tới", "học") or (k < s.size and s.kinds[k] == "n"):
        return False
    if q.spelled and q.first == q.last and s.low[q.first] == "năm":
        return False
    before = s.low[q.first - 1] if q.first else ""
    return before not in ("hoạch", "thứ", "số") and not (q.total is not None)


def _score(s: Sentence, q: Quantity, unit: UnitMatch) -> _Found:
    """`43,85 điểm` is a score, `14 điểm sạt lở` a number of places."""
    noun = read_noun(s, unit.last + 1, sure=False)
    whole = q.value == q.value.to_integral_value()
    placed = q.first > 0 and s.low[q.first - 1] in ("tại", "ở", "khắp", "các")
    placed = placed or s.low[unit.last + 1 : unit.last + 2] in (["trên"], ["tại"], ["ở"])
    if whole and (placed or (noun is not None and noun.name.lower() not in _SUBJECTS)):
        return "count", UnitMatch(unit.first, unit.last, "điểm", "count", "noun"), "count.noun"
    return "score", unit, "unit.score"


_SUBJECTS = {"môn", "ba", "khối", "toán", "văn", "tổng", "trung bình", "chỉ số", "xếp hạng", "tối đa", "mỗi"}


def _counted(s: Sentence, q: Quantity, modifier: str | None) -> _Found | None:
    strength = _named(s, q)
    if strength in ("strong", "foreign") or _is_year(s, q, modifier):
        return None
    noun = read_noun(s, q.after, sure=strength == "weak" and modifier is None)
    if noun is None or (q.spelled and q.first == q.last and not _sure(s, noun)):
        return None
    if q.total is not None and q.total < q.value and not q.spelled and _looks_like_date(q):
        return None
    return "count", noun, f"count.{noun.rule}"


def _sure(s: Sentence, noun: UnitMatch) -> bool:
    """A single number word counts only a known noun or a word of more than one syllable."""
    return noun.rule in ("noun.known", "noun.loan") or noun.last > noun.first


def _looks_like_date(q: Quantity) -> bool:
    return q.total is not None and q.value <= 31 and q.total <= 12


def _named(s: Sentence, q: Quantity) -> str | None:
    return name_strength(s, q.first, q.after)


def _is_year(s: Sentence, q: Quantity, modifier: str | None) -> bool:
    if q.first != q.last or not _YEARISH.fullmatch(s.raw[q.first]) or modifier is not None:
        return False
    return q.first == 0 or s.low[q.first - 1] not in _HAVING


def _spelled_counts(s: Sentence, q: Quantity) -> bool:
    """Whether number words count: `một` needs a contrast, `năm` must not be the year."""
    if q.first != q.last or q.scaled:
        return True
    i, word = q.first, s.low[q.first]
    before = s.low[i - 1] if i else ""
    following = s.low[q.after] if q.after < s.size else ""
    if s.raw[i][0].isupper() and i > 0 and s.kinds[i - 1] != "p":
        return False
    if word == "một":
        return _one_is_stressed(s, i)
    if before in ("thứ", "tháng", "lần", "anh", "chị", "ông", "bà", "số", "mươi", "phần"):
        return False
    if word == "năm" and (before in _TIME_WORDS or before in NUMBER_WORDS or s.kinds[i - 1] == "n"):
        return False
    if word == "năm" and following not in quantity_words().counted:
        return False
    return following not in _PAIRS


def _one_counts(s: Sentence, i: int) -> bool:
    """Whether `một` can begin a number: one of more words, or one by itself that is stressed."""
    following = s.low[i + 1] if i + 1 < s.size else ""
    return following in SCALES or following in ("phẩy", "mươi") or _one_is_stressed(s, i)


def _one_is_stressed(s: Sentence, i: int) -> bool:
    """`ít nhất một người`, `một người chết và hai người bị thương`."""
    if i and s.low[i - 1] in _ONE_SIGNS:
        return True
    return s.low[i + 1 : i + 2] == ["người"] and " ".join(s.low[i + 2 : i + 3]) in _CASUALTY


def _standing_alone(s: Sentence, q: Quantity, previous: Figure | None) -> _Found | None:
    """A number without a noun of its own: carried over, said before, or money by its words."""
    if _named(s, q) is not None:
        return None
    if q.scaled and q.value >= 1000:
        return _bare_money(s, q, previous)
    if q.spelled:
        return None
    if (k := _goal(s, q)) is not None:
        unit = read_unit(s, k + 1) or read_noun(s, k + 1, sure=False)
        if unit is not None and unit.kind != "age":
            return unit.kind, unit, "count.goal"
    if "điểm số" in " ".join(s.low[max(0, q.first - 4) : q.first]):
        return "score", UnitMatch(q.first, q.first, "điểm", "score", "score.before"), "score.before"
    before = noun_before(s, q.first)
    if before is not None and not _is_year(s, q, None):
        return "count", before, "count.before"
    if q.total is not None and q.value <= q.total and not _looks_like_date(q) and previous is not None:
        return "count", previous.unit, "count.carried"
    return _carried(s, q, previous) or _listed(s, q, previous)


def _listed(s: Sentence, q: Quantity, previous: Figure | None) -> _Found | None:
    """`1.796 dịch vụ, gồm toàn trình 902, một phần 894`: parts named before their numbers."""
    if previous is None or previous.kind != "count" or previous.unit is None or _is_year(s, q, None):
        return None
    if q.after < s.size and s.raw[q.after] not in ",;.)" and s.low[q.after] != "và":
        return None
    k = q.first - 1
    while k >= 0 and (s.kinds[k] == "w" or s.raw[k] in "-–") and s.low[k] != "và" and q.first - k < 9:
        k -= 1
    opened = k >= 0 and (s.raw[k] in ",;(:" or s.low[k] == "và")
    if not opened or k == q.first - 1 or k < previous.quantity.last:
        return None
    return "count", previous.unit, "count.listed"


def _bare_money(s: Sentence, q: Quantity, previous: Figure | None) -> _Found | None:
    money = quantity_words().money
    near = s.low[max(0, q.first - 14) : q.first]
    near += s.low[q.after : q.after + 3]
    pairs = {f"{a} {b}" for a, b in zip(near, near[1:], strict=False)}
    if previous is not None and previous.kind == "money":
        return "money", previous.unit, "money.carried"
    said = not money.isdisjoint(near) or not money.isdisjoint(pairs)
    if not said and previous is not None and previous.kind == "count" and previous.quantity.scaled:
        return "count", previous.unit, "count.carried"
    unit = UnitMatch(q.last, q.last, "đồng", "money", "money.bare")
    return "money", unit, "money.bare" if said else "money.guess"


_PREDICATES = {"hưởng", "bị", "được", "đã", "chưa", "đang", "không", "là", "đạt", "cấp", "thuộc", "toàn", "lĩnh",
               "mức", "trực"}  # fmt: skip


def _carried(s: Sentence, q: Quantity, previous: Figure | None) -> _Found | None:
    """`6.800 người …, 3.900 hưởng trợ cấp`: the noun is the one counted just before."""
    if previous is None or previous.kind != "count" or q.first == 0 or q.after >= s.size:
        return None
    if s.raw[q.first - 1] not in ",;" and s.low[q.first - 1] != "và":
        return None
    if s.low[q.after] not in _PREDICATES or s.raw[q.after] == "%":
        return None
    return "count", previous.unit, "count.carried"
