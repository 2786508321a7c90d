"""Percentages and percentage points: value, direction, what they are of and computed from."""

from __future__ import annotations

from collections.abc import Sequence

from .coordination import joined_end
from .document import Document, Sentence
from .facts import Count, Percentage
from .figures import Figure
from .growth import is_growth_rate
from .lexicons import grammar
from .noun_phrases import NEW_NOUN
from .nouns import read_noun
from .numerals import SCALES
from .predicates import clause_start, read_change
from .share_parts import computed_from, linked_figure, restates
from .subjects import BARE_LEVELS, subject
from .tokenizer import dictionary

_LINKING = grammar("linking")
_BASE_NOUNS = ("kế hoạch", "dự toán", "cùng kỳ", "cùng kì", "chỉ tiêu", "so với")


def build_percentage(
    doc: Document,
    f: Figure,
    before: Sequence[Figure | Percentage],
    told: Count | Percentage | None = None,
) -> Percentage:
    """The fact of a percentage figure; `before` are the figures and shares read before it, `told`
    the fact of the last of them."""
    s, q = f.sentence, f.quantity
    last = _last(f)
    start, end = s.starts[q.first], s.ends[last]
    linked = linked_figure(s, q.first, before)
    change = read_change(s, f.sign_first, ranged=q.value_max is not None)
    if linked is not None and (moved := read_change(s, linked.sign_first)) is not None:
        change = moved if change is None and restates(s, linked, q.first) else change
    elif change is not None:
        linked = None  # a rise is not computed from the level beside it
    change = change or _change_shared(s, f.sign_first, before)
    numerator, denominator = computed_from(f, linked, _last(f) + 1, before)
    return Percentage(
        start,
        end,
        doc.text[start:end],
        s.text,
        value=q.value,
        value_max=q.value_max,
        unit="pp" if f.kind == "pp" else "%",
        of=_of(s, f, last, told),
        numerator=numerator,
        denominator=denominator,
        change=change,
        base=_base(s, f, last, change, before),
        modifier=f.modifier,
        period_start=f.period[0],
        period_end=f.period[1],
        place_id=doc.place_at(s, start),
        rule=f.rule,
        confidence=0.9 if f.rule == "percent.shared" else 0.98,
    )


def _last(f: Figure) -> int:
    """The last token of the mention: its sign or words."""
    words = {"percent.sign": 1, "percent.words": 2, "percent.points": 3, "percent.shared": 0}
    n = words[f.rule]
    if f.rule == "percent.points" and f.sentence.raw[f.quantity.after + 1] == "%":
        n = 2
    return f.quantity.last + n


def _change_shared(s: Sentence, first: int, before: Sequence[Figure | Percentage]) -> str | None:
    """The change of the share that this one is joined to; a rate of growth is a rise."""
    joined = _coordinated(s, first, before)
    if joined is not None and joined.change is not None:
        return joined.change
    return "increase" if is_growth_rate(s, first) else None


def _coordinated(
    s: Sentence, first: int, before: Sequence[Figure | Percentage]
) -> Percentage | None:
    """The share that this one is joined to (`tăng 3,1% về lượng và 40% về giá`, `tăng trưởng gồm
    lúa (5%), ngô (7%)`), or None."""
    previous = before[-1] if before else None
    if not isinstance(previous, Percentage) or previous.sentence != s.text:
        return None
    k = s.index_at(previous.end - 1) + 1
    if _next_in_brackets(s, k, first) or _joined_by_and(s, k, first):
        return previous
    joined = k < first <= k + 2 and s.low[k] in (",", "và")
    return previous if joined and all(w in (",", "và") for w in s.low[k:first]) else None


def _next_in_brackets(s: Sentence, k: int, first: int) -> bool:
    """Whether only a name stands from `)` at token k to `(` before the number at token first."""
    if s.raw[k : k + 1] != [")"] or s.raw[first - 1] != "(" or not 2 < first - k <= _LONGEST_NAME:
        return False
    named = range(k + 1 + (s.low[k + 1] in (",", ";", "và")), first - 1)
    return all(s.kinds[n] == "w" and s.low[n] not in _LINKING for n in named)


def _joined_by_and(s: Sentence, k: int, first: int) -> bool:
    """Whether only what the share before is of and `và`, or `thay vì`, stand from token k on."""
    if s.low[k:first] == ["thay", "vì"]:
        return True
    alike = 0 < first - k <= _LONGEST_NAME and s.low[first - 1] == "và"
    return alike and all(s.kinds[n] == "w" and s.low[n] not in _LINKING for n in range(k, first))


_LONGEST_NAME = 9  # tokens from bracket to bracket


def _of(s: Sentence, f: Figure, last: int, told: Count | Percentage | None) -> str | None:
    """What it is a share of, or what changed: the noun behind it; what the number or share before
    it is of (`174 đơn, tăng 24,1%`; `từ 4,8% lên 5,3%`); else the subject before it."""
    k = last + 1
    if s.low[k : k + 1] == ["về"] and k + 1 < s.size and s.kinds[k + 1] == "w":
        return s.slice(k + 1, _phrase_end(s, k + 1) - 1)
    against = _against(s, f, k)
    if against is None and _counts_behind(s, k):
        return s.slice(k, _phrase_end(s, k) - 1)
    found = _told_of(told) if _tells_no_subject(s, f, told) else None
    found = found or subject(s, f.sign_first)
    if found and found.lower() in BARE_LEVELS and told is not None and told.sentence == s.text:
        found = _told_of(told) or found  # `62/77 đơn, đạt tỷ lệ 80,5%`
    return f"{found} so với {against}" if found and against and against not in found else found


def _against(s: Sentence, f: Figure, k: int) -> str | None:
    """`5,3% GDP`: the whole behind the sign at token k - 1, or behind that of the share joined."""
    if f.rule == "percent.shared":
        sign = next((n for n in range(k, min(s.size, k + 4)) if s.raw[n] == "%"), s.size)
        k = sign + 1
    return s.raw[k] if k < s.size and s.raw[k] in _WHOLES else None


_WHOLES = {"GDP", "GRDP"}
_PLANNED = (
    "hiện nay",
    "hiện tại",
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "cùng kỳ",
    "cùng kì",
)


def _counts_behind(s: Sentence, k: int) -> bool:
    """Whether the noun that the share is of stands behind it, and no plan that it is held to."""
    if k >= s.size or s.kinds[k] != "w":
        return False
    if s.low[k : k + 2] == ["tổng", "số"]:
        k += 2
        if k >= s.size:
            return False
    if " ".join(s.low[k : k + 2]) in _PLANNED:
        return False
    if s.raw[k][0].isupper() and s.raw[k + 1 : k + 2] and s.raw[k + 1].islower():
        return s.low[k] in dictionary()  # `70% Quỹ dự trữ`
    return read_noun(s, k, sure=False) is not None


_LONGEST_PHRASE = 24  # tokens
_PHRASE_ENDS = {"để", "so", "nhưng", "mà", "nếu", "khi", "nên", "là", "như", "hoặc", "chiếm", "thì"}
_APPROXIMATE = {"hơn", "gần", "trên", "khoảng", "chừng", "ít", "nhất", "tới", "có"}
_DANGLING = {"và", "từ", "của", "cho", "tại", "trong", "với", "ở", "về", "hơn"}


def _phrase_end(s: Sentence, first: int) -> int:
    """Behind the last token of the noun phrase that begins at token `first`."""
    k = first
    while k < s.size and k - first <= _LONGEST_PHRASE:
        if s.kinds[k] == "p":
            joined = joined_end(s, first, k, NEW_NOUN)
            if not joined:
                break
            k = joined + 1
        elif s.kinds[k] in "wn" and not _ends_phrase(s, k):
            k += 1
        else:
            break
    while k > first + 1 and s.low[k - 1] in _DANGLING:
        k -= 1
    return k


def _ends_phrase(s: Sentence, k: int) -> bool:
    if s.kinds[k] == "n":
        return k + 1 < s.size and (s.raw[k + 1] == "%" or s.low[k + 1] in SCALES)
    if s.low[k] == "và" and _figure_follows(s, k + 1):
        return True
    return s.low[k] in _PHRASE_ENDS or " ".join(s.low[k : k + 2]) in _GOES_ON


def _figure_follows(s: Sentence, k: int) -> bool:
    """`80% thành phố ngập lụt và ít nhất 90 người …`: what is counted next is no part of it."""
    while k < s.size and s.low[k] in _APPROXIMATE:
        k += 1
    return k < s.size and s.kinds[k] == "n"


def _told_of(told: Count | Percentage | None) -> str | None:
    """What the figure before is of; of a measure what was measured."""
    if isinstance(told, Percentage):
        return told.of
    if told is not None and told.kind == "measure" and told.action not in _REACHED:
        return told.action
    if told is not None and told.item == told.unit and told.action in _REACHED:
        return None  # `sản lượng đạt 5 tấn, bằng 87% kế hoạch`
    return told.item if told else None


_REACHED = {None, "là", "đạt", "còn", "có"}


def _tells_no_subject(s: Sentence, f: Figure, told: Count | Percentage | None) -> bool:
    """Whether only verbs and linking words stand between the figure before and this share."""
    if told is None or told.sentence != s.text:
        return False
    k = s.index_at(told.end - 1) + 1
    between = range(k, f.sign_first)
    if isinstance(told, Percentage):
        return len(between) <= 4 and all(s.low[n] in _TO_NEXT for n in between)
    start = max(k, clause_start(s, f.sign_first))
    return all(s.low[n] in _ONLY_LINKS or s.kinds[n] in "pd" for n in range(start, f.sign_first))


_GOES_ON = {"có thể", "và tặng", "và bằng", "và tăng", "và giảm", "và đạt", "và vượt"}
_TO_NEXT = grammar("between_shares")
_ONLY_LINKS = _LINKING | grammar("before_share")


def _base(
    s: Sentence, f: Figure, last: int, change: str | None, before: Sequence[Figure | Percentage]
) -> str | None:
    """What it is measured against: `so với cùng kỳ` behind it, `so với năm 2021,` before it, or for
    one change after another the base of the one before."""
    k = last + 1
    while k < s.size and k < last + 4 and " ".join(s.low[k : k + 2]) not in _BASE_NOUNS:
        k += 1
    if k < s.size and k < last + 4:
        return _base_phrase(s, k + 2 if s.low[k] == "so" else k)
    start = clause_start(s, f.sign_first)
    k = clause_start(s, start - 1) if start else 0
    if start and " ".join(s.low[k : k + 2]) == "so với":
        return s.slice(k + 2, start - 2)
    previous = next((p for p in reversed(before) if isinstance(p, Percentage)), None)
    if (
        change is not None
        and previous is not None
        and previous.change
        and previous.sentence == s.text
    ):
        return previous.base
    return None


def _base_phrase(s: Sentence, first: int) -> str | None:
    stop = first
    while stop < s.size and s.kinds[stop] in "wdn" and stop - first < 8:
        if s.low[stop] in _BASE_ENDS:
            break
        stop += 1
    return s.slice(first, stop - 1) if stop > first else None


_BASE_ENDS = grammar("base_ends")
