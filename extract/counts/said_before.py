"""What is counted where only its head or classifier stands behind the number: `số hộ nghèo còn 204
hộ`, `đàn bò 45 con`, `- Đại biểu nữ: 7 vị`."""

from __future__ import annotations

from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.predicates import clause_start, verb_length
from ..syntax.subjects import subject
from ..text.document import Sentence
from .nouns import closes, noun_before
from .units import UnitMatch

_NO_HERDS = grammar("agents") | {"số lượng"}
_NO_ANIMALS = grammar("links") | grammar("prepositions") | {"có", "mỗi"}
_LONGEST_LABEL = 6  # tokens
_NO_LABELS = grammar("openers") | {"trong đó", "bao gồm", "tổng cộng", "tổng số", "trong khi"}
_OF_PERSONS = {"người", "vị"}
_CLASSIFIERS = {"chiếc", "cái", "con", "đơn vị", "trường hợp", "đối tượng"} | _OF_PERSONS
_OF_LABELS = {"con", "vị"}  # that nothing but a label stands before: `đàn bò 45 con`
_HERDS = (["đàn"], ["tổng", "đàn"])
_TELLING = {"có", "còn", "là", "đạt"}
_SHARED = {"chiếm", "đạt"}
_MOVES = {"tăng", "giảm", "còn", "từ", "thêm", "nhanh", "mạnh", "vọt", "dần", "chóng"}


def said_before(f: Figure, unit: UnitMatch, item_last: int) -> str | None:
    """The noun phrase that stands before a number with only its head or classifier behind; None
    for none.

    >>> from ..figures.reading import read_figures
    >>> from ..text.document import Document
    >>> f = next(iter(read_figures(Document("Số hộ nghèo còn 204 hộ."), ())))
    >>> said_before(f, f.unit, f.unit.last)
    'hộ nghèo'
    """
    s = f.sentence
    if item_last > unit.last or f.sign_first == 0:
        return None
    if unit.name in _CLASSIFIERS and (named := _named_ahead(s, f, unit)) is not None:
        return named
    before = noun_before(s, f.sign_first)
    if unit.name in _CLASSIFIERS and s.low[f.sign_first - 1] in ("là", "đạt", ":"):
        if before is None and unit.name in _OF_PERSONS:
            ends = closes(s, unit.last + 1) or s.low[unit.last + 1] in _SHARED
            return _labelled(s, f.sign_first - 1) if ends else None
        colon = f.sign_first - 1
        if s.raw[colon] == ":" and "n" in s.kinds[clause_start(s, colon) : colon]:
            return None  # `9 trại vịt: 4.000 con`
        if before is not None:
            return phrase_of(s, before)
        return subject(s, f.sign_first)
    if before is None or before.name.lower() != unit.name.lower():
        return _of_all(s, f.sign_first, unit)
    return phrase_of(s, before)


def _of_all(s: Sentence, first: int, unit: UnitMatch) -> str | None:
    """`tổng số vụ vi phạm 52 vụ`: those that open the clause, with nothing between."""
    if s.pair(clause_start(s, first)) != "tổng số":
        return None
    before = noun_before(s, first, linked=False)
    same = before is not None and before.name.lower() == unit.name.lower()
    return phrase_of(s, before) if before is not None and same else None


def _named_ahead(s: Sentence, f: Figure, unit: UnitMatch) -> str | None:
    """`tổng số bệnh nhân ra viện 860 người`, `đàn gia cầm 400 con`: those that open the clause."""
    start, first = clause_start(s, f.sign_first), f.sign_first
    if s.pair(start) == "tổng số" and (before := noun_before(s, first, linked=False)) is not None:
        return phrase_of(s, before)
    if start and s.raw[start - 1] == "," and "n" not in s.kinds[clause_start(s, start - 1) : start]:
        start = clause_start(s, start - 1)  # `tổng đàn trâu, bò 400 con`
        if not _is_herd(s, start):
            return None
    start += s.low[start] in {"và", "riêng", "còn", "với"}
    if _is_herd(s, start) and first > start + 2 and s.low[first - 1] in _TELLING:
        first -= 1
    plain = unit.name in _OF_LABELS and 0 < first - start <= _LONGEST_LABEL
    if not plain or f.quantity.spelled or {s.low[start], s.pair(start)} & _NO_HERDS:
        return None  # `người phụ nữ cùng hai con`
    listed = "," if _is_herd(s, start) else ""
    for k in range(start, first):
        if (s.kinds[k] != "w" and s.raw[k] != listed) or verb_length(s, k, first):
            return None
    return None if _NO_ANIMALS & set(s.low[start:first]) else s.slice(start, first - 1)


def _is_herd(s: Sentence, start: int) -> bool:
    start += s.low[start] in ("với", "và")
    return any(s.low[start : start + len(herd)] == herd for herd in _HERDS)


def _labelled(s: Sentence, colon: int) -> str | None:
    """`- Kỹ thuật viên: 234 người`: the people that a label names, which is no place."""
    if s.raw[colon] != ":":
        return None
    start = clause_start(s, colon)
    start += s.raw[start] in "-+*•"
    if not 2 <= colon - start <= _LONGEST_LABEL:
        return None
    named = not all(map(str.islower, s.raw[start + 1 : colon])) or s.pair(start) in _NO_LABELS
    return None if named else s.slice(start, colon - 1)


def phrase_of(s: Sentence, before: UnitMatch | None) -> str | None:
    """The noun phrase without the verb of change that follows it; None for none."""
    if before is None:
        return None
    last = before.last
    while last > before.first and (s.low[last] in _MOVES or s.raw[last] == ","):
        last -= 1
    return s.slice(before.first, last)
