"""Whether a number of điểm is a score or counts places: `đạt 8 điểm`, `sạt lở 8 điểm`."""

from __future__ import annotations

from itertools import islice, takewhile

from ..counts.nouns import read_noun
from ..counts.units import UnitMatch
from ..lexicons import grammar, quantity_words, verbs
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .single_numbers import Quantity

_ABOUT = {"gần", "hơn", "khoảng"}
_LEVELS = {"mốc", "mức", "ngưỡng"}  # tụt khỏi mốc 900 điểm lần nữa
_SCORE_CONTEXT = grammar("score_context")
_SUBJECTS = grammar("after_score")
_SPOTS = grammar("troubled_spots")  # `sạt lở 6 điểm`, `có 3 điểm bị ngập`: no score
_TOLD = {"nhấn mạnh", "lưu ý", "nêu ra"}  # what is said has points
_LARGE = (["lớn"], ["chính"], ["mới"])
_DEGREES = {"lớn nhất", "lớn hơn", "chính thức", "mới nhất"}
_SORTS = {"sau đây", "mấu chốt", "quan trọng"}
_WINNING = {"giành", "ghi", "kiếm", "giữ"}
_HAVING = {"có được", "có cùng"}
_NEAR = 3  # tokens


def score_or_places(s: Sentence, q: Quantity, unit: UnitMatch) -> tuple[str, UnitMatch, str]:
    """What a number of điểm is, with its unit and the rule that says so: `43,85 điểm` is a score,
    `14 điểm sạt lở` a number of places.

    >>> from decimal import Decimal
    >>> from ..text.document import tokens
    >>> point = UnitMatch(2, 2, "điểm", "score", "unit.score")
    >>> score_or_places(tokens("đạt 8 điểm"), Quantity(1, 1, Decimal(8)), point)[0]
    'score'
    >>> score_or_places(tokens("ngập 8 điểm"), Quantity(1, 1, Decimal(8)), point)[0]
    'count'
    """
    noun = read_noun(s, unit.last + 1, sure=False)
    whole = q.value == q.value.to_integral_value()
    before = next((s.low[n] for n in range(q.first - 1, -1, -1) if s.low[n] not in _ABOUT), "")
    if before in _LEVELS or (noun is None and is_won(s, q.first)):
        return "score", unit, "unit.score"  # mất mốc 1.000 điểm tại phiên này
    placed = before in ("tại", "ở", "khắp", "các", "gồm") or _is_troubled(s, q, unit)
    placed = placed or (q.total is not None and before == "có")  # có 24/32 điểm
    placed = placed or s.low[max(0, q.first - 2) : q.first] == ["trong", "số"]
    placed = placed or s.low[unit.last + 1 : unit.last + 2] in (["trên"], ["tại"], ["ở"])
    if noun is None and before and before not in _SCORE_CONTEXT:
        placed = placed or _names_a_place(s, unit.last + 1)
    placed = placed or (noun is None and _says_otherwise(s, q, unit.last + 1))
    placed = placed or s.kinds[unit.last + 1 : unit.last + 2] == ["n"]  # có 12 điểm 10
    placed = placed or _is_said(s, q.first, unit.last + 1)
    named = noun is not None and noun.name.lower() not in _SUBJECTS
    if whole and (placed or named):
        return "count", UnitMatch(unit.first, unit.last, "điểm", "count", "noun"), "count.noun"
    return "score", unit, "unit.score"


def is_won(s: Sentence, first: int) -> bool:
    """Whether the points told at token `first` are those of a match: `giành lại được 1 điểm`.

    >>> from ..text.document import tokens
    >>> is_won(tokens("giành được 1 điểm"), 2), is_won(tokens("ghi nhận 5 điểm"), 2)
    (True, False)
    """
    near = range(max(0, first - _NEAR), first)
    return any(s.low[k] in _WINNING and s.pair(k) != "ghi nhận" for k in near)


def is_of_team(s: Sentence, first: int) -> bool:
    """Whether a team has the points told at token `first`: `đã có được 5 điểm`.

    >>> from ..text.document import tokens
    >>> is_of_team(tokens("họ có cùng 6 điểm"), 3), is_of_team(tokens("đạt 6 điểm"), 1)
    (True, False)
    """
    return first > 1 and s.pair(first - 2) in _HAVING


def _is_troubled(s: Sentence, q: Quantity, unit: UnitMatch) -> bool:
    """`sạt lở 6 điểm`, `có 3 điểm bị ngập`: places, and no points."""
    behind = takewhile(lambda n: s.kinds[n] == "w", range(unit.last + 1, s.size))
    near = {s.low[n] for n in islice(behind, _NEAR)}
    return not _SPOTS.isdisjoint(near.union(s.low[max(0, q.first - _NEAR) : q.first]))


def _is_said(s: Sentence, first: int, behind: int) -> bool:
    """`nêu ba điểm`, `nhấn mạnh 4 điểm`, `có hai điểm lớn`: points of what somebody says."""
    told = first > 0 and (s.low[first - 1] == "nêu" or s.pair(max(0, first - 2)) in _TOLD)
    large = s.low[behind : behind + 1] in _LARGE and s.pair(behind) not in _DEGREES
    return told or s.pair(behind) in _SORTS or (large and s.low[first - 1 : first] == ["có"])


def _names_a_place(s: Sentence, k: int) -> bool:
    """`3 điểm trông giữ trẻ`: a verb right behind says what the places are for."""
    return k < s.size and (s.low[k] in verbs() or " ".join(s.low[k : k + 2]) in verbs())


def _says_otherwise(s: Sentence, q: Quantity, k: int) -> bool:
    """`hai điểm rò rỉ`: a word of two syllables behind, which says nothing of a score."""
    known = k + 1 < s.size and f"{s.low[k]} {s.low[k + 1]}" in dictionary()
    if not known or s.low[k] in quantity_words().never_counted or s.low[k] == "cơ":
        return False  # `thấp hơn 2 điểm so với`, `25 điểm cơ bản`
    return q.first > 0 and s.low[q.first - 1] not in _SCORE_CONTEXT
