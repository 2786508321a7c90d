"""Marks and scores: what stands before a bare number says that it is one."""

from __future__ import annotations

from ..counts.nouns import closes
from ..counts.units import UnitMatch
from ..lexicons import grammar
from ..text.document import Sentence
from .heads import REACHING
from .signs import Found
from .single_numbers import Quantity

_SCHOOL_SUBJECTS = grammar("school_subjects")
_BEST_MARK = 10
_WITH_SCORE = {"với", "là", "được", "đạt", "có"}
_POINTS = ("số điểm", "tổng điểm", "tổng điểm là", "số điểm là")
_PASSING = {"sàn", "chuẩn", "trúng", "xét", "tuyển", "nhận", "hồ", "sơ"}
_LONGEST_PASS = 6  # tokens
_HIGHEST_PASS = 40  # of several subjects
_AT = {"tại", "đến", "ở", "các", "những"}  # a place
_FOR_WHOM = {"cho", "đối", "với", "ở", "gồm"}
_SCORE_REACH = 24  # tokens
_SCORES = {"cao", "thấp", "trung", "chuẩn", "thi", "sàn", "trúng", "xét", "đánh", "tối", "bình"}
_SCORES |= {"xếp", "tổng"}


def points(q: Quantity, rule: str) -> Found:
    """A number as points, though no word says so behind it.

    >>> from decimal import Decimal
    >>> points(Quantity(1, 1, Decimal("9.8")), "score.subject")[0]
    'score'
    """
    return "score", UnitMatch(q.first, q.first, "điểm", "score", rule), rule


def is_mark(s: Sentence, q: Quantity) -> bool:
    """Whether a school subject stands before its mark: `Toán: 9,8; Ngữ văn 8,75`.

    >>> from decimal import Decimal
    >>> from ..text.document import tokens
    >>> is_mark(tokens("Toán: 9,8; Sử"), Quantity(2, 2, Decimal("9.8")))
    True
    """
    k = q.first - 1
    if k >= 0 and s.raw[k] == ":":
        k -= 1
    if k < 0 or q.value > _BEST_MARK or q.total is not None or q.value_max is not None:
        return False
    if k == q.first - 1 and q.value == q.value.to_integral_value() and "điểm" not in s.low:
        return False  # sách Tiếng Việt 1
    said = (" ".join(s.low[max(0, k - n) : k + 1]) for n in range(4))
    return s.raw[k - 1 if k else 0] != "%" and any(phrase in _SCHOOL_SUBJECTS for phrase in said)


def is_score(s: Sentence, q: Quantity) -> bool:
    """Whether points are said before the number, and no other number: `điểm trung bình là 6,47`.

    >>> from decimal import Decimal
    >>> from ..text.document import tokens
    >>> is_score(tokens("điểm trung bình là 6,47."), Quantity(4, 4, Decimal("6.47")))
    True
    """
    near = " ".join(s.low[max(0, q.first - 4) : q.first])
    if "điểm số" in near or (near.endswith(_POINTS) and closes(s, q.after)):
        return True
    if _is_pass_mark(s, q):
        return True
    if not closes(s, q.after) or s.low[q.first - 1] not in REACHING or q.total is not None:
        return False
    k = q.first - 1
    while k > 0 and q.first - k < _SCORE_REACH and s.kinds[k] in "wd" and s.low[k] != "điểm":
        k -= 1
    return s.low[k] == "điểm" and s.low[k + 1] in _SCORES and s.kinds[k - 1 if k else k] != "n"


def _is_pass_mark(s: Sentence, q: Quantity) -> bool:
    """`điểm sàn xét tuyển 15,5 cho các ngành`, `điểm chuẩn 25`: what an applicant must have."""
    k = q.first - 1
    while k > 0 and s.low[k] in _PASSING and q.first - k < _LONGEST_PASS:
        k -= 1
    ends = closes(s, q.after) or s.low[q.after] in _FOR_WHOM
    named = s.low[k] == "điểm" and k < q.first - 1 and (k == 0 or s.kinds[k - 1] != "n")
    named = named and (k == 0 or s.low[k - 1] not in _AT)
    return ends and named and q.total is None and q.value <= _HIGHEST_PASS


def is_next_score(s: Sentence, q: Quantity, before: str | None) -> bool:
    """Whether a number is the score of the next one, `before` the kind of the number before it:
    `đội Mây được 29,5 điểm, đội Gió với 28,75`.

    >>> from decimal import Decimal
    >>> from ..text.document import tokens
    >>> is_next_score(tokens("đội Gió với 28,75"), Quantity(3, 3, Decimal("28.75")), "score")
    True
    """
    if before != "score" or q.total is not None:
        return False
    k = q.first - 1
    while k > 1 and s.kinds[k] == "w" and q.first - k < _LONGEST_PASS:
        k -= 1
    if s.raw[k] == "," and s.low[k - 2] == "chuẩn" and closes(s, q.after):
        return k < q.first - 1 and q.value <= _HIGHEST_PASS  # điểm chuẩn 25, dược 24
    return s.low[q.first - 1] in _WITH_SCORE and q.value != q.value.to_integral_value()
