"""What a share is measured against: `so với cùng kỳ`, `kế hoạch năm`."""

from __future__ import annotations

from collections.abc import Sequence

from ..facts import Percentage
from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.plans import is_planned, plan_length
from ..syntax.predicates import CLAUSE_ENDS, clause_start
from ..text.document import Sentence
from .nouns import of_total
from .parts import REACHED
from .phrases import APPROXIMATE, figure_follows
from .times import AT_PRESENT, since
from .wholes import planned_amount

_ENDS = grammar("base_ends")
_COMPARISON_ENDS = _ENDS | {"thì", "đã", "từ"}
_BEFORE_WHOLE = (CLAUSE_ENDS - {"("}) | {"chiếm", "cứ"}
_NEAR = 4  # tokens behind the sign within which a plan stands
_FAR = 14  # tokens behind the sign within which `so với` stands
_LONGEST = 12  # tokens
_COMPARED = grammar("compared") | {"tăng", "giảm"}
_CHANGES = {"tăng", "giảm", "vượt", "cao", "thấp", "bằng", "đạt"}
_OF_TIME = {"năm", "tháng", "tuần", "nay", "này", "trước", "ngoái"}
_PARTING = CLAUSE_ENDS - set("()")
_HELD_TO = {"với", "cùng", "ck"}
_OF_BASES = _OF_TIME | {"cùng", "kỳ", "kì", "giao", "tỉnh", "huyện", "đề", "ra", "của"}
_OWN_LEVEL = (["mức"], ["con", "số"], ["tỷ", "lệ"], ["tỉ", "lệ"])
_EXCEEDING = {"hơn", "vượt"}
_LISTS = {"gồm", "như", ":"}
_APART = {"trong khi đó", "thậm chí"}


def base_of(
    s: Sentence, f: Figure, last: int, change: str | None, before: Sequence[Figure | Percentage]
) -> str | None:
    """What it is measured against: `so với cùng kỳ` behind it, `so với năm 2021,` before it, or for
    one change after another the base of the one before.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> f = next(iter(read_figures(Document("Số đơn tăng 12% so với năm trước."), ())))
    >>> base_of(f.sentence, f, 4, "increase", ())
    'năm trước'
    """
    at_present = change is None and s.pair(last + 1) in AT_PRESENT  # `thuế 10% hiện nay`: when
    return (
        (None if at_present else _behind(s, last, before))
        or (since(s, last + 1) if change is not None else None)
        or _before(s, f.sign_first)
        or (_exceeded(s, f.sign_first) if change is not None else None)
        or (_around(s, f.sign_first) if change is not None else None)
        or (_of_listed(s, f.sign_first, last) if change is not None else None)
        or (_of_change_before(s, f, before) if change is not None else None)
    )


def _behind(s: Sentence, last: int, before: Sequence[Figure | Percentage]) -> str | None:
    k = last + 1
    if k < s.size and s.kinds[k] == "d" and "bằng" in s.low[max(0, last - 4) : last]:
        stop = next((n for n in range(k, s.size) if s.kinds[n] != "d"), s.size)
        return s.slice(k, stop - 1)  # `bằng 70% quý 4-2018`
    while k < s.size and k < last + _NEAR and s.pair(k) != "so với" and not is_planned(s, k):
        if s.raw[k] in ".;:" or (s.raw[k] in ")," and s.low[k + 1 : k + 2] != ["so"]):
            return None
        if s.low[k] == "vượt" and "n" in s.kinds[k : k + _LONGEST]:
            number = s.kinds.index("n", k)
            if clause_start(s, number) <= k:
                return None  # `đạt 94% (vượt chỉ tiêu giao 2%)`: the base of the next
        k += 1
    if k < s.size and k < last + _NEAR and s.low[k - 1] != "một":
        named = of_total(s, k) if k == last + 1 else s.low[k] == "hiện"  # `50% nhu cầu hiện tại`
        is_whole = (_is_whole(s, last, k) or s.low[k - 1] == "tổng") and not _is_next_plan(
            s, last, before
        )
        if named or is_whole or _is_planned(s, last, k):
            return None
        return _phrase(s, _behind_comparison(s, k))
    k = _compared(s, last + 1)
    return _phrase(s, k) if k else None


def _is_whole(s: Sentence, last: int, k: int) -> bool:
    """`chiếm 30% tổng chỉ tiêu`, `cứ 1% dự toán`: the plan at token k is what the share is of."""
    if s.low[k] == "so":
        return False
    first = last - 1
    while first > 0 and s.low[first - 1] in APPROXIMATE:
        first -= 1
    return first == 0 or s.low[first - 1] in _BEFORE_WHOLE


def _is_next_plan(s: Sentence, last: int, before: Sequence[Figure | Percentage]) -> bool:
    """`đạt 51% dự toán huyện giao, 46% dự toán xã giao`: one more plan that the same is held to."""
    told = next((p for p in reversed(before) if isinstance(p, Percentage)), None)
    if told is None or told.start < s.start or not told.base:
        return False
    return s.raw[last - 2] == ","


def _is_planned(s: Sentence, last: int, k: int) -> bool:
    """`hoàn thành 54% kế hoạch lợi nhuận`: the plan itself, but what it exceeds in `vượt 54% …`."""
    return "vượt" not in s.low[max(0, last - 4) : last] and planned_amount(s, k) is not None


def _behind_comparison(s: Sentence, k: int) -> int:
    if s.low[k] != "so":
        return k
    return k + 2 if s.low[k + 1 : k + 2] == ["với"] else k + 1


def _compared(s: Sentence, k: int) -> int:
    """Behind the `so (với)` that stands further on, before another number that is none of the same
    list; 0 for none: `tăng 3,1% và 40% so với`, `tăng 13% về số hộ so với`."""
    stop = min(s.size - 1, k + _FAR)
    if s.raw[k : k + 1] == ["("]:  # `cao hơn 1% (12,5 USD) so với đầu năm`
        k = next((n + 1 for n in range(k, stop) if s.raw[n] == ")"), k)
    while k < stop:
        if s.low[k] == "so" and s.low[k + 1] in _HELD_TO:
            return _behind_comparison(s, k)
        if s.raw[k] == ";" or (s.raw[k] in _PARTING and s.low[k + 1] != "so"):
            return 0
        if s.kinds[k] == "n" and not _joins(s, k - 1):
            return 0
        k += 1
    return 0


def _joins(s: Sentence, k: int) -> bool:
    """`tăng 20% về số hộ và tăng 51% về vốn so với`: what is joined is held to the same."""
    return s.low[k] == "và" or (s.low[k] in ("tăng", "giảm") and s.low[k - 1] == "và")


def _before(s: Sentence, first: int) -> str | None:
    """`so với năm 2021 (thì) giảm 5%`, with or without a comma."""
    start = clause_start(s, first)
    k = clause_start(s, start - 1) if start else 0
    opened = next((n for n in range(start, first) if s.kinds[n] != "d"), start)
    if start and s.raw[start - 1] == "(" and s.low[opened] not in REACHED:
        # `giảm so với 2021 (bằng 82%)`
        held = (n for n in range(k, start - 2) if s.low[n] == "so" and s.low[n + 1] in _HELD_TO)
        k = max(held, default=k)
        moved = s.low[start] in ("tăng", "giảm") and s.low[start] in s.low[k + 3 : start - 1]
        if "n" in s.kinds[k : start - 1] and not moved:
            k = start
    enclosed = s.raw[start - 1 : start] == ["("]
    if enclosed and (s.low[start] == "từ" or s.pair(start) == "trong đó"):
        return None  # `tăng 42% so với năm 2021 (từ 17 lên 59%)`: levels; a part is held to none
    if start and s.low[k] == "so" and s.low[k + 1] in _HELD_TO:
        begin = _behind_comparison(s, k)
        moves = (n for n in range(begin + 1, start - 1) if s.low[n] in _CHANGES)
        return s.slice(begin, next(moves, start - 1) - 1)
    compared = next((n for n in range(first - 2, start - 1, -1) if s.low[n] == "so"), None)
    if compared is None or not (
        s.low[compared + 1] in ("với", "cùng") or is_planned(s, compared + 1)
    ):
        return None
    begin = _behind_comparison(s, compared)
    if (compared and s.raw[compared - 1] == "%") or s.low[begin:first] in _OWN_LEVEL:
        return None  # that of the share before; `so với mức 21%`: the share itself
    timed = begin + next((n for n, low in enumerate(s.low[begin:first]) if low not in _OF_TIME), 0)
    if timed > begin + 1:
        return s.slice(begin, timed - 1)  # `so với năm trước số hộ tăng 5%`
    moved = compared > start and s.low[compared - 1] in _CHANGES  # `tăng so với năm trước 5%`
    stop = next((n for n in range(begin, first) if s.low[n] in _CHANGES), first if moved else begin)
    while stop > begin and s.low[stop - 1] in _COMPARISON_ENDS:
        stop -= 1
    return s.slice(begin, stop - 1) if 0 < stop - begin <= _LONGEST else None


def is_base_alone(s: Sentence, start: int, first: int) -> bool:
    """Whether a base is all that the clause from token `start` says before its verb and the share
    at token `first`: `…, so với năm 2018 tăng 5%`, `…, so dự toán giao đạt 42%`.

    >>> from ..text.document import tokens
    >>> is_base_alone(tokens("so dự toán giao đạt 42%"), 0, 5)
    True
    >>> is_base_alone(tokens("so với năm trước số hộ tăng 5%"), 0, 7)
    False
    """
    if s.low[start] != "so":
        return False
    k = _behind_comparison(s, start)
    k += plan_length(s, k)
    while k < first and (s.kinds[k] == "d" or s.low[k] in _OF_BASES):
        k += 1
    return k < first and s.low[k] in _CHANGES


def _around(s: Sentence, first: int) -> str | None:
    """The base of the change that a bracket says again: `so với năm 2015, tăng 12 vụ (7,5%)`."""
    opened = clause_start(s, first) - 1
    outer = clause_start(s, opened) if opened > 0 and s.raw[opened] == "(" else 0
    return _before(s, outer + 1) if outer and s.low[outer] in ("tăng", "giảm") else None


def _of_listed(s: Sentence, first: int, last: int) -> str | None:
    """What a bracket in a list is held to: `tăng so với năm trước, gồm gạo 5 tấn (tăng 12%); …`,
    `than giảm 3 tấn (12%); gỗ giảm 2 tấn (5%) so với cùng kỳ`."""
    opened = clause_start(s, first) - 1
    if opened < 1 or s.raw[opened] != "(":
        return None
    behind = next((k for k in range(last + 2, s.size) if s.low[k] == "so"), s.size)
    if behind < s.size and s.raw[behind - 2 : behind] == ["%", ")"]:
        return _phrase(s, _behind_comparison(s, behind))
    k = next((n for n in range(opened, 0, -1) if s.low[n] in _LISTS), 0)
    stop = k - (s.raw[k - 1] == ",")
    held = next((n for n in range(stop - 2, clause_start(s, stop), -1) if s.low[n] == "so"), 0)
    moved = held > 0 and s.low[held - 1] in s.low[opened:first]
    return s.slice(held + 2, stop - 1) if moved else None


def _exceeded(s: Sentence, first: int) -> str | None:
    """`tăng hơn năm ngoái 10%`, `thấp hơn mức sống tối thiểu là 16%`: what stands behind hơn."""
    stop = first - 1 if s.low[first - 1] == "là" else first
    k = exceeded_at(s, stop)
    if not k:
        return None
    begin = k + 2 if s.low[k + 1] == "so" else k + 1
    begin += s.low[begin : begin + 1] == ["với"]
    stop -= s.low[stop - 1] in ("đến", "tới", "từ")
    return s.slice(begin, stop - 1) if stop - begin > 0 else None


def exceeded_at(s: Sentence, first: int) -> int:
    """The `hơn` before the number at token `first` behind which stands what is exceeded, or the
    `vượt` before a plan (`vượt chỉ tiêu giao 2%`); 0 for none.

    >>> from ..text.document import tokens
    >>> exceeded_at(tokens("giá bán cao hơn giá gốc 20%"), 6), exceeded_at(tokens("cao hơn 20%"), 2)
    (3, 0)
    """
    near = range(first - 2, max(clause_start(s, first), first - _LONGEST) - 1, -1)
    k = next((k for k in near if s.low[k] in _EXCEEDING or s.kinds[k] == "n"), 0)
    if k and s.low[k] == "vượt":
        return k if is_planned(s, k + 1) and s.low[k + 1] != "mục" else 0
    return k if k and s.low[k] == "hơn" and s.low[k - 1] in _COMPARED else 0


def before_base(s: Sentence, first: int) -> int:
    """The token before which stands what the share at token `first` is of, with what it is held to
    left out: `giá chè cao hơn giá gốc 20%`, `giá chè tăng so với năm trước 30%`.

    >>> from ..text.document import tokens
    >>> before_base(tokens("giá chè tăng so với năm trước 30%"), 7)
    2
    """
    if exceeded := exceeded_at(s, first - (s.low[first - 1] == "là")):
        return exceeded - (s.low[exceeded] == "hơn")
    for k in range(first - 2, clause_start(s, first), -1):
        if s.kinds[k] == "n":
            break
        if s.low[k] == "so" and s.low[k - 1] in ("tăng", "giảm"):
            return k - 1
    opened = clause_start(s, first)
    return opened if is_base_alone(s, opened, first) else first


def _of_change_before(s: Sentence, f: Figure, before: Sequence[Figure | Percentage]) -> str | None:
    previous = next((p for p in reversed(before) if isinstance(p, Percentage)), None)
    if previous is None or not previous.change or previous.start < s.start:
        return None
    told = s.low[s.index_at(previous.end - 1) : f.sign_first]
    apart = any(" ".join(told[k : k + n]) in _APART for k in range(len(told)) for n in (2, 3))
    return None if apart else previous.base


def _phrase(s: Sentence, first: int) -> str | None:
    stop = first
    while stop < s.size and stop - first < _LONGEST:
        if s.kinds[stop] not in "wdn" and s.raw[stop] != "%":
            break
        if s.low[stop] in _ENDS and s.low[stop : stop + 2] != ["tăng", "trưởng"]:
            break
        if s.low[stop] == "với" and figure_follows(s, stop + 1):
            break  # `so với năm trước với trên 3.000 lượt`
        stop += 1
    return s.slice(first, stop - 1) if stop > first else None
