"""Whether a number of days, months, years tells how long something lasts."""

from __future__ import annotations

from itertools import pairwise

from ..counts.units import UnitMatch
from ..syntax.predicates import clause_start
from ..text.document import Sentence
from .single_numbers import Quantity

_MEMORIALS = {("kỷ", "niệm"), ("kỉ", "niệm"), ("chào", "mừng")}
_YEARLY = [[often, "năm", also] for often in ("hàng", "hằng") for also in ("hay", "và", "hoặc")]
_NO_LENGTH = {"định kỳ", "bình quân", "sinh được", "đời được"}  # an age: chào đời được 3 ngày
_GOING = {"thăm", "chuyến", "du", "đi", "sang"}  # `chuyến công du 3 ngày tới Lào`
_NEAR = 8  # tokens
_ENDS_TIME = {"đầu", "nay", "qua", "tới", "trôi", "đây"}


def is_duration(s: Sentence, q: Quantity, unit: UnitMatch) -> bool:
    """Whether a number of days, years … is a length of time said as a quantity, and not an age, a
    date, an anniversary or a plan's name.

    >>> from decimal import Decimal
    >>> from ..text.document import tokens
    >>> years = UnitMatch(2, 2, "năm", "measure", "unit.measure")
    >>> is_duration(tokens("phạt 3 năm tù"), Quantity(1, 1, Decimal(3)), years)
    True
    """
    k = unit.last + 1
    following = s.low[k] if k < s.size else ""
    if s.low[max(0, q.first - 3) : q.first] in _YEARLY:
        return False  # quỹ hằng năm hay 3 năm
    if following == "qua" and s.low[max(0, q.first - 2) : q.first] == ["kéo", "dài"]:
        return True  # kéo dài 16 ngày qua 7 huyện
    timed = s.kinds[q.first - 1 : q.first] == ["d"]
    if timed and (s.low[q.first - 1] == "phút" or unit.name == "giờ"):
        return False  # lúc 21 giờ 10 phút 11 giây
    if following in ("thì", "là") and q.first == clause_start(s, q.first):
        return False  # 6 tháng thì hàng về
    if unit.name.lower() == "năm" and _is_anniversary(s, q, k):
        return False
    aged = following == "tuổi" and unit.name != "năm"  # `hóa thạch 3.500 năm tuổi`
    ends = following in _ENDS_TIME and not leads_to_place(s, k)
    ends = ends or aged or s.pair(k) == "về trước"
    if ends or (k < s.size and s.kinds[k] == "n"):
        return False
    before = s.low[q.first - 1] if q.first else ""
    over = " ".join(s.low[max(0, q.first - 2) : q.first]) in _NO_LENGTH
    return before not in ("hoạch", "thứ", "số", "hiệu") and not over and q.total is None


def _is_anniversary(s: Sentence, q: Quantity, k: int) -> bool:
    """`tưởng niệm 39 năm ngày mất`, `chào mừng 60 năm …`, `kỷ niệm 40 năm … và 7 năm …`"""
    if s.low[k : k + 1] == ["ngày"] and s.kinds[k] == "w":
        return True
    if s.low[max(0, q.first - 2) : q.first] == ["chào", "mừng"]:
        return True
    before = s.low[clause_start(s, q.first) : q.first]
    listed = before[-1:] == ["và"] and "chương" not in before  # kỷ niệm chương
    return listed and any(words in _MEMORIALS for words in pairwise(before))


def leads_to_place(s: Sentence, k: int) -> bool:
    """Whether the word at token k is the tới of `thăm 4 ngày tới Lào`, and no time to come.

    >>> from ..text.document import tokens
    >>> leads_to_place(tokens("thăm 4 ngày tới Lào"), 3), leads_to_place(tokens("4 ngày tới"), 2)
    (True, False)
    """
    if s.low[k] != "tới" or not "".join(s.raw[k + 1 : k + 2]).istitle():
        return False
    return not _GOING.isdisjoint(s.low[max(0, k - _NEAR) : k])
