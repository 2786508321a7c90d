"""What an amount of money is for: said behind it by a verb (`dành 4 tỷ đồng để thu gom rác`)."""

from __future__ import annotations

from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.predicates import CLAUSE_ENDS, clause_start, verb_length
from ..text.document import Sentence
from .noun_phrases import item_end
from .nouns import UnitMatch

RECEIVERS = grammar("agents") | grammar("joined_people") | grammar("units_of_people")
RECEIVERS |= {"hộ", "các", "mỗi"}
_SPENDING = grammar("spending_verbs")
_LINKING = grammar("linking")
_LONGEST_PURPOSE = 10  # tokens
_LONGEST_BRACKET = 8  # tokens
_TO_PURPOSE = {"để", "cho", "nhằm", "chi"}
_PURPOSE_ENDS = {"từ", "để", "mà", "nhằm", "trong", "do", "khi", "với", "theo", "trước", "tại"}
_HELPING = {"hỗ trợ", "ủng hộ", "giúp đỡ", "cứu trợ", "trang trải"}


def behind_bracket(s: Sentence, k: int) -> int:
    """Behind a bracket that opens at token k and only says the amount again; k for none.

    >>> from ..text.document import tokens
    >>> behind_bracket(tokens("5 USD (100.000 đồng) tiền vé"), 2)
    6
    """
    if k >= s.size or s.raw[k] != "(":
        return k
    closed = range(k + 1, min(s.size - 1, k + _LONGEST_BRACKET))
    return next((n + 1 for n in closed if s.raw[n] == ")"), k)


def purpose(s: Sentence, f: Figure, unit: UnitMatch) -> str | None:
    """`dành 4 tỷ đồng để thu gom rác`, `chi 30 tỷ làm cầu treo`: what the money is spent on.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> f = next(iter(read_figures(Document("Xã chi 5 tỷ đồng để thu gom rác."), ())))
    >>> purpose(f.sentence, f, f.unit)
    'thu gom rác'
    """
    start = clause_start(s, f.sign_first)
    if _SPENDING.isdisjoint(_words(s, start, f.sign_first)):
        return None
    k = behind_bracket(s, max(unit.last, f.quantity.last) + 1)
    while k < s.size and s.low[k] in _TO_PURPOSE:
        k += 1
    led = k > 0 and s.low[k - 1] in _TO_PURPOSE
    if k >= s.size or s.kinds[k] != "w" or not (led or verb_length(s, k, s.size)):
        return None
    if s.low[k] in _LINKING:
        return None  # `chi thường xuyên 9 tỷ đồng đạt 55% dự toán`
    if s.raw[k][0].isupper() or {s.low[k], " ".join(s.low[k : k + 2])} & RECEIVERS:
        return None
    stop = k
    while stop < s.size and s.kinds[stop] in "wn" and stop - k < _LONGEST_PURPOSE:
        if s.raw[stop] in CLAUSE_ENDS or s.low[stop] in _PURPOSE_ENDS:
            break
        stop += 1
    return s.slice(k, stop - 1)


def _words(s: Sentence, start: int, stop: int) -> set[str]:
    pairs = {" ".join(s.low[k : k + 2]) for k in range(start, stop - 1)}
    return pairs | set(s.low[start:stop])


def helping(s: Sentence, f: Figure, unit: UnitMatch) -> str | None:
    """`trao 700 triệu đồng hỗ trợ đồng bào`: whom or what the money handed over is to help.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> f = next(iter(read_figures(Document("Hội trao 5 triệu đồng giúp đỡ người già."), ())))
    >>> helping(f.sentence, f, f.unit)
    'giúp đỡ người già'
    """
    k = behind_bracket(s, max(unit.last, f.quantity.last) + 1)
    return s.slice(k, item_end(s, k, k + 1)) if s.pair(k) in _HELPING else None
