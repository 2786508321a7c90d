"""What a share is of by the figures told before it: what they count, those it is chosen from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from ..facts import Count, Percentage
from ..figures.reading import Figure
from ..syntax.predicates import clause_start
from ..syntax.subjects import subject
from ..text.document import Sentence
from .heads import is_body
from .phrases import APPROXIMATE, ONLY_LINKS, phrase_end

_NUMBER_ALONE = ("count.before", "count.listed")
_REACHED = {None, "là", "đạt", "ước đạt", "còn", "có"}
_LEVELS = {"đạt", "là", "còn", "ước đạt"}
_CLASSIFIERS = {"con", "cái", "chiếc", "viên"}
_BARE = _CLASSIFIERS | {"lượt", "căn", "suất", "ca", "mã"}  # units that do not say of what
_HAVING: dict[str, set[str | None]] = defaultdict(set, {"count": {None, "có"}})
_LONGEST_PREDICATE = 16  # tokens
MOVED = {"tăng", "giảm", "vượt", "hơn"}


def told_of(s: Sentence, told: Count | Percentage, first: int) -> str | None:
    """What the figure before the share at token `first` is of; of a measure what was measured.

    >>> from ..extractor import extract
    >>> extract("Xã có 174 đơn, tăng 24,1%.").percentages[0].of
    'đơn'
    """
    if isinstance(told, Percentage):
        return told.of
    if told.kind == "measure" and told.change:
        return subject(s, s.index_at(told.start)) or told.action
    if told.kind == "measure" and told.action not in _REACHED:
        return _measured(told) or told.action
    if told.rule in _NUMBER_ALONE:
        return subject(s, s.index_at(told.start)) or told.item  # `khiển trách 28 (chiếm 45%)`
    named_before = told.item is not None and told.item in s.text[: told.start - s.start]
    bare = told.item in _BARE and told.action in _LEVELS | _HAVING["count"] | {"chiếm"}
    bare = bare or told.item in _CLASSIFIERS
    led = subject(s, s.index_at(told.start)) if told.kind == "count" else None
    if led is not None and told.item not in _BARE and is_body(led):
        return _with_predicate(s, told, first) or told.item  # `xã Bình An còn 45 hộ nghèo`
    if told.kind == "count" and (bare or (told.action in _LEVELS and not named_before)):
        return subject(s, s.index_at(told.start)) or told.item  # `khách đạt 5 triệu lượt`
    if told.kind == "count" and told.item == told.unit and (said := _said_before(s, told)):
        return said
    moved = told.change if told.kind != "count" else None
    if told.item == told.unit and (moved or told.action in _REACHED - _HAVING[told.kind]):
        return None  # `sản lượng đạt 5 tấn, bằng 87% kế hoạch`
    if told.kind == "money" and told.item == told.unit:
        done = (told.action or "").removesuffix(" được")  # `mới giải ngân được 4 tỷ đồng (48%)`
        return None if done.split(" ")[0] in _REACHED else done or None
    return _with_predicate(s, told, first) or told.item


def _measured(told: Count) -> str | None:
    """`trồng 30 ha rừng, đạt 92% kế hoạch`: the noun behind the unit; None for none."""
    unit, item = told.unit or "", told.item or ""
    return item[len(unit) :].strip() or None if item.startswith(f"{unit} ") else None


def _said_before(s: Sentence, told: Count) -> str | None:
    """`hồ sơ đúng hạn là 82 hồ sơ`: what the bare unit of a number counts, where the words before
    it begin with the same and say more; of a change what changed."""
    if told.start < s.start or told.unit is None:
        return None
    k = s.index_at(told.start)
    found = subject(s, k) or ""
    behind = s.text.rfind(found, 0, told.start - s.start) + len(found)
    opened = clause_start(s, k)
    inside = found != "" and behind > s.starts[opened] - s.start and s.low[opened] != "so"
    if told.change is not None and not inside and not _had_level(s, k):
        return _counted_before(s, s.index_at(told.end - 1), told.unit)
    if told.change is not None:
        return found
    unit = re.escape(told.unit.lower())
    again = re.match(rf"(?:tổng |các |những )?(?:số )?{unit} ", found.lower())
    return found if again and inside else None


def _counted_before(s: Sentence, k: int, unit: str) -> str:
    """`giảm 59 người chết`, `39 vụ cháy rừng, tăng 14 vụ`: all that the number at token k counts,
    or one before it in the same unit; else the unit."""
    words = unit.lower().split()
    for n in (n for n in range(k, -1, -1) if s.kinds[n] == "n"):
        if s.low[n + 1 : n + 1 + len(words)] == words:
            found = s.slice(n + 1, phrase_end(s, n + 1) - 1)
            if found.lower() != unit.lower():
                return found
    return unit


def _had_level(s: Sentence, k: int) -> bool:
    """Whether the number before the one at token k was a level: `là 82 hộ, tăng 5 hộ`."""
    n = next((n for n in range(k - 1, 0, -1) if s.kinds[n] == "n"), 0)
    while n and s.low[n - 1] in APPROXIMATE:
        n -= 1
    return n > 0 and s.low[n - 1] in ("là", "đạt", "còn", ":")


def _with_predicate(s: Sentence, told: Count, first: int) -> str | None:
    """`18/24 hộ đã ký cam kết, đạt 75%`: what was counted with all that is said of it up to the
    mark before the share at token `first`; None where the share is a change, or more follows."""
    if told.unit is None or told.item is None or told.start < s.start:
        return None
    last = s.index_at(told.end - 1)
    stop = last + 1
    while stop < s.size and s.kinds[stop] == "w" and stop - last < _LONGEST_PREDICATE:
        stop += 1
    if stop >= first or s.raw[stop] not in ",(" or stop == last + 1:
        return None
    closed = next((k for k in range(stop, first) if s.raw[k] == ")"), None)
    if s.raw[stop] == "(" and closed is not None:
        stop_at, rest = closed, s.low[closed + 1 : first]
        rest = rest[rest[:1] == [","] :]
    else:
        stop_at, rest = stop, s.low[stop + 1 : first]
    if not MOVED.isdisjoint(s.low[stop_at:first]) or not ONLY_LINKS.issuperset(rest):
        return None
    whole = s.slice(last + 1 - len(told.unit.split()), stop - 1)
    return whole if whole.startswith(told.item) else None


def chosen_of(
    s: Sentence, told: Count | Percentage | None, denominator: Decimal | None, of: str | None
) -> str | None:
    """Those of whom a share is chosen, where that is said before it and `of`, what stands beside
    it, is not of them: `Trong số 90 hộ cận nghèo, chỉ có 36% vay vốn`.

    >>> from ..extractor import extract
    >>> extract("Trong số 90 hộ cận nghèo, 36% đủ vốn.").percentages[0].of
    'hộ cận nghèo'
    """
    if not isinstance(told, Count) or told.start < s.start or told.value != denominator:
        return of
    k = s.index_at(told.start)
    while k and s.low[k - 1] in APPROXIMATE:
        k -= 1
    alike = of is not None and told.item is not None and of.startswith(told.item)
    return of if alike or s.pair(k - 2) != "trong số" else told.item or of


def _of_whole(
    s: Sentence, before: Sequence[Figure | Percentage], whole: Decimal | None, of: str
) -> str | None:
    """`nhận 75 đơn xin đất, đã xét 57 đơn, đạt 76%`: all that the whole counts, where
    the part names but its unit."""
    figures = [b for b in before if isinstance(b, Figure) and b.sentence is s]
    if not figures or figures[-1].quantity.total is not None:
        return None
    for told in figures:
        if told.quantity.value == whole and told.unit and told.unit.name == of:
            found = s.slice(told.quantity.after, phrase_end(s, told.quantity.after) - 1)
            return found if found != of and "," not in found else None
    return None


def part_of(
    f: Figure, before: Sequence[Figure | Percentage], denominator: Decimal | None, of: str | None
) -> str | None:
    """The part, where `of` is its whole told behind it: `65 chuyến chậm trên tổng số 290 chuyến,
    chiếm 22%`; `of` where it stands behind the share f.

    >>> from ..extractor import extract
    >>> extract("Có 65 chuyến chậm trên tổng số 260 chuyến, chiếm 25%.").percentages[0].of
    'chuyến chậm'
    """
    s = f.sentence
    if of and (whole_of := _of_whole(s, before, denominator, of)):
        return whole_of
    if of and of in s.text[s.ends[f.quantity.last] - s.start :]:
        return of  # `…, chiếm 22% số chuyến bay`
    part, whole = before[-2:] if len(before) > 1 else (None, None)
    if not isinstance(part, Figure) or not isinstance(whole, Figure) or part.sentence is not s:
        return of
    k, stop = part.quantity.after, whole.sign_first
    led = next((n for n in range(k, stop) if s.low[n] in ("trên", "trong")), stop)
    plain = all(s.kinds[n] == "w" for n in range(k, stop))
    beside = whole.sentence is s and whole.quantity.value == denominator and plain
    return s.slice(k, led - 1) if beside and k < led < stop else of
