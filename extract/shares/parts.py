"""What a share is computed from: the count that stands before it, and its whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..facts import Percentage
from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.changes import read_change
from ..text.document import Sentence
from .among import PARTING, of_them, whole_told
from .phrases import before_average

_LINKING = grammar("linking")
_RESTATING = _LINKING | {"tới", "đến", "chỉ"}
_REACHING = (_RESTATING | {"("}) - {"với"}
_CHANGED = {"tương", "tức", "hay"}
_AT = {"ở", "tại", "thuộc"}
OF_LEVELS = {"đạt", "chiếm", "lệ"}
REACHED = {"đạt", "chiếm"}
_SAYING = grammar("saying_before_subject")
_OPENS_SHARE = {"đạt", "chiếm", "tương", "tỷ", "tỉ"}
_PLACES = {"ở", "tại", "của", "cho", "với", "trong", "thuộc"}
_OF_HEAD = {"từ", "của"}  # `thu từ 3 khu vực (chiếm 53% dự toán)`
_NO_PARTS = {"lần", "năm", "tháng", "ngày"}
_WHOLE = {"trong tổng số", "trên tổng số", "trong số", "trên số"}


def parts_bracket(s: Sentence, first: int) -> tuple[int, int] | None:
    """The offsets of the bracket that stands between a count and the share at token `first` of it:
    `90 đơn (khiếu nại 59, tố cáo 31), đạt 75%`; None where there is none.

    >>> from ..text.document import tokens
    >>> parts_bracket(tokens("90 đơn (mới 59, cũ 31), đạt 75%"), 11)
    (7, 21)
    """
    k = first - 1
    while k > 0 and (s.low[k] in _LINKING or s.raw[k] == ","):
        k -= 1
    k = _before_whole(s, k)
    if k < 1 or s.raw[k] != ")":
        return None
    opened = next((n for n in range(k - 1, -1, -1) if s.raw[n] in "()"), k)
    return (s.starts[opened], s.starts[k]) if s.raw[opened] == "(" else None


def _before_whole(s: Sentence, k: int) -> int:
    """The token before the `/120 đơn` that ends with token k; k where none does."""
    number = k - 1
    if number < 2 or s.kinds[number] != "n":
        return k
    stroke = number - 1 if s.raw[number - 1] == "/" else number - 3
    told = s.raw[stroke] == "/" and s.low[stroke + 1 : number] in ([], ["tổng", "số"])
    return stroke - 1 if told else k


def behind_aside(s: Sentence, first: int, before: Sequence[Figure | Percentage]) -> bool:
    """Whether the last figure only tells how the one before it changed, or where that was, of which
    the share at token `first` is: `xử lý 90 vụ, tăng 12 vụ, đạt 75%`, `90 vụ ở 5 xã, đạt
    75%`, `90 hộ tại 5 xã, 75% trồng chè`.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> *counts, share = read_figures(Document("Xử lý 90 vụ, tăng 12 vụ, đạt 75%."), ())
    >>> behind_aside(share.sentence, share.sign_first, counts)
    True
    """
    opens = first > 0 and s.raw[first - 1] == ","
    if len(before) < 2 or not (opens or s.low[max(0, first - 1)] in OF_LEVELS):
        return False
    level, aside = before[-2:]
    if not isinstance(level, Figure) or not isinstance(aside, Figure) or level.sentence is not s:
        return False
    if level.unit is None or aside.unit is None:
        return False
    if s.low[aside.sign_first - 1] in _AT and aside.quantity.total is None:
        return True
    if opens or level.unit.name != aside.unit.name:
        return False  # `40 hộ, tăng 5 hộ, 12% hộ nghèo`: a share of its own
    return read_change(s, aside.sign_first) is not None


def linked_figure(s: Sentence, first: int, before: Sequence[Figure | Percentage]) -> Figure | None:
    """The figure that the share at token `first` restates: the one just before it, with a comma or
    bracket and then only linking words between them.

    >>> from ..text.document import tokens
    >>> linked_figure(tokens("62/77 đơn, đạt 80,5%"), 6, []) is None
    True
    """
    previous = before[-1] if before else None
    if not isinstance(previous, Figure) or previous.sentence is not s:
        return None
    if previous.kind in ("percent", "pp", "rank", "score"):
        return None
    if _is_of_share(s, previous, before):
        return None
    after = previous.quantity.after
    k = before_average(s, first - 1)
    k -= k > after and s.raw[k] in "+-–−" and s.raw[k - 1] == "("  # `giảm 14 vụ (-56%)`
    while k >= after and s.low[k] in _RESTATING:
        k -= 1
    if s.low[k + 1 : first] == ["với"]:
        return None  # `4/5 hộ, với 80% hộ ở bản`
    if k >= after and s.raw[k] == "(":
        of_head = s.low[previous.sign_first - 1] in _OF_HEAD and s.low[k + 1] in _OPENS_SHARE
        return previous if _is_beside(s, after, k) and not of_head else None
    reached = s.raw[k] == ";" and s.low[k + 1] in REACHED  # `xong 209 việc; đạt 83,7%`
    if k < after or (k == first - 1 and s.raw[k] != "=") or not (s.raw[k] in ",–-=" or reached):
        return previous if _has_share(s, previous, k, first) else None
    told = {" ".join(s.low[n : n + 2]) for n in range(after, k)}
    return previous if ";" not in s.raw[after:k] and told.isdisjoint(_SAYING) else None


def fraction_before(f: Figure, before: Sequence[Figure | Percentage]) -> Figure | None:
    """The fraction before the share that it makes, by the arithmetic: `74/79 chi hội đạt 93,67%`.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> part, share = read_figures(Document("Có 62/77 thôn đạt 80,5%."), ())
    >>> fraction_before(share, [part]) is part
    True
    """
    part = before[-1] if before else None
    if not isinstance(part, Figure) or part.sentence is not f.sentence:
        return None
    q = part.quantity
    if q.total is None or f.sentence.low[f.sign_first - 1] not in _REACHING:
        return None
    return part if is_share(q.value, q.total, f.quantity.value) else None


def _is_of_share(s: Sentence, f: Figure, before: Sequence[Figure | Percentage]) -> bool:
    """`32% hộ có dưới 5 người, khoảng 19% hộ …`: a figure within what the share before it is of."""
    share = before[-2] if len(before) > 1 else None
    if not isinstance(share, Percentage) or share.start < s.start:
        return False
    between = range(s.index_at(share.end - 1) + 1, f.sign_first)
    return all(s.kinds[k] == "w" and s.low[k] != "và" for k in between)


def _is_beside(s: Sentence, after: int, bracket: int) -> bool:
    """Whether what was counted stands right before the bracket: `34 vụ chậm trễ (77%)`."""
    between = set(s.low[after:bracket])
    marks = PARTING - {","} if s.low[bracket + 1] in _OPENS_SHARE else PARTING
    return marks.isdisjoint(between) and not {"và", "là", "gồm"} & between


def _has_share(s: Sentence, previous: Figure, k: int, first: int) -> bool:
    """`3.767 m2 chiếm 40,9%`: no mark stands between what was counted and its share."""
    if s.low[k + 1 : k + 2] not in (["chiếm"], ["tương"]):
        return False
    placed = s.low[max(0, previous.sign_first - 1)] in _PLACES  # `các vụ ở 3 nước này chiếm 94%`
    return not placed and all(kind == "w" for kind in s.kinds[previous.quantity.after : first])


def restates(s: Sentence, previous: Figure, first: int) -> bool:
    """Whether the share at token `first` says the change before it again: `giảm 63 tỷ đồng (tương
    đương 7,8%)`, `tăng 81 vụ = 7%`."""
    between = s.low[previous.quantity.after : first]
    return not _CHANGED.isdisjoint(between) or (bool(between) and between[-1] in "(=")


def computed_from(
    f: Figure, linked: Figure | None, behind_sign: int, before: Sequence[Figure | Percentage]
) -> tuple[Decimal | None, Decimal | None]:
    """The part and the whole of the share whose sign ends before token `behind_sign`: said as a
    fraction, or proved by the arithmetic itself.

    >>> from ..figures.reading import read_figures
    >>> from ..text.document import Document
    >>> part, share = read_figures(Document("Đã họp 62/77 thôn, đạt 80,5%."), ())
    >>> computed_from(share, part, share.quantity.after + 1, [part])
    (Decimal('62'), Decimal('77'))
    """
    if (them := of_them(f, behind_sign, before)) is not None:
        return None, them
    if linked is None and (whole := whole_told(f, before)):
        return None, whole
    if linked is None or linked.quantity.value_max is not None:
        return None, None
    q = linked.quantity
    behind = f.sentence.low[behind_sign : behind_sign + 1]
    if q.total is not None:
        proved = behind != ["tổng"] or is_share(q.value, q.total, f.quantity.value)
        return q.value, q.total if proved else None
    if _is_whole(f.sentence, linked):
        part = before[-2] if len(before) > 1 else None
        same = isinstance(part, Figure) and part.sentence is f.sentence
        return (part.quantity.value if same and isinstance(part, Figure) else None), q.value
    if linked.unit is not None and linked.unit.name in _NO_PARTS:
        return None, None
    share = f.quantity.value
    parts = {p.numerator for p in before if isinstance(p, Percentage)}
    wholes = [o for o in reversed(before[:-1]) if isinstance(o, Figure)]
    for other in sorted(wholes, key=lambda o: o.quantity.value in parts):
        if _gives(q.value, other, linked, share):
            return q.value, other.quantity.value
    near = before[-2] if len(before) > 1 else None
    if isinstance(near, Figure) and _gives(near.quantity.value, linked, near, share):
        return near.quantity.value, q.value  # `153 chuyến chậm trên 918 chuyến, chiếm 17%`
    return q.value, None


def _is_whole(s: Sentence, linked: Figure) -> bool:
    """`889 chuyến trong tổng số 946 chuyến, chiếm 94%`: the whole stands beside the share."""
    k = linked.sign_first
    return any(" ".join(s.low[max(0, k - n) : k]) in _WHOLE for n in (2, 3))


def _gives(part: Decimal, whole: Figure, linked: Figure, share: Decimal) -> bool:
    """Whether part of whole, counted in the same unit or said to be in it (`62 đảng viên, trong đó
    13 cấp ủy viên (20,9%)`), is the share to the digits printed."""
    value = whole.quantity.value
    same = (
        whole.unit is not None and linked.unit is not None and whole.unit.name == linked.unit.name
    )
    same = same or (whole.sentence is linked.sentence and whole.kind == "count" and _is_in(linked))
    return same and part <= value and is_share(part, value, share)


def _is_in(part: Figure) -> bool:
    low, k = part.sentence.low, part.sign_first
    return any(low[max(0, k - n) : k - n + 2] == ["trong", "đó"] for n in (2, 3))


def is_share(part: Decimal, whole: Decimal, share: Decimal) -> bool:
    """Whether a part of a whole is the share in percent, to the digits printed: rounded or cut off.

    >>> is_share(Decimal(62), Decimal(77), Decimal("80.5"))
    True
    """
    if not whole:
        return False
    last_place = Decimal(1).scaleb(int(share.as_tuple().exponent))
    return -last_place / 2 <= part * 100 / whole - share < last_place
