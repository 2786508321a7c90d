"""The list or ranking in which somebody has a place: `lọt vào bảng xếp hạng với vị trí thứ 60`."""

from __future__ import annotations

from ..figures.reading import Figure
from ..lexicons import grammar
from ..text.document import Sentence
from .noun_phrases import item_end
from .units import UnitMatch

_LISTS = {"danh sách", "bảng xếp"}
_RANKINGS = {"danh sách", "bảng xếp hạng", "cuộc bình chọn"}
_FARTHEST = 20  # tokens
_INTO = {"vào", "trong"}
_NOT_WITHIN = grammar("times_within")


def listed_in(s: Sentence, k: int) -> str | None:
    """`đứng thứ hai trong danh sách của tạp chí`: the list in which somebody has a rank.

    >>> from ..text.document import tokens
    >>> listed_in(tokens("đứng thứ hai trong danh sách của báo"), 3)
    'danh sách của báo'
    """
    listed = s.low[k : k + 1] == ["trong"] and s.pair(k + 1) in _LISTS
    return s.slice(k + 1, item_end(s, k + 1, k + 2)) if listed else None


def place_among(s: Sentence, f: Figure, unit: UnitMatch) -> str:
    """`vị trí thứ 2 trong danh sách`: the place and among whom, or the ranking told before it.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> f = next(iter(read_figures(Document("Mây vào bảng xếp hạng với vị trí thứ 60."), ())))
    >>> place_among(f.sentence, f, f.unit)
    'bảng xếp hạng'
    """
    k = f.quantity.after
    within = s.low[k : k + 1] == ["trong"] and s.pair(k) not in _NOT_WITHIN
    if within and k + 1 < s.size and s.kinds[k + 1] == "w":
        return f"{unit.name} {s.slice(k, item_end(s, k, k + 1))}"
    for k in range(f.first - 2, max(0, f.first - _FARTHEST), -1):
        n = next((n for n in (3, 2) if " ".join(s.low[k : k + n]) in _RANKINGS), 0)
        if n and s.low[k - 1] in _INTO:
            return s.slice(k, min(item_end(s, k, k + n - 1), f.first - 1))
    return unit.name
