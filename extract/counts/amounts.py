"""What an amount of money, a score or a rank is of."""

from __future__ import annotations

from ..lexicons import grammar
from ..numbers.figures import Figure
from ..syntax.predicates import CLAUSE_ENDS, clause_start, is_object, verb_length
from ..syntax.subjects import subject
from ..text.document import Sentence
from .noun_phrases import item_end
from .nouns import UnitMatch

_TOTALS = {"GDP", "GRDP", "FDI", "ODA", "NSNN"}
_AGENTS = grammar("agents")
_OF_MONEY = grammar("money_nouns") | grammar("money_nouns_behind")
_RECEIVERS = _AGENTS | grammar("joined_people") | grammar("units_of_people") | {"hộ", "các", "mỗi"}
_HEADS = grammar("money_heads")
_SPENDING = grammar("spending_verbs")
_LINKING = grammar("linking")
_LONGEST_PURPOSE = 10  # tokens
_LONGEST_BRACKET = 8  # tokens


def of_amount(s: Sentence, f: Figure) -> str | None:
    """What the amount of a figure is of: the noun behind its unit, what it is spent on, the noun
    before it; None for none. Who pays or gets money is none of it.

    >>> from ..text.document import Document
    >>> from ..numbers.figures import read_figures
    >>> f = next(iter(read_figures(Document("Xã nhận 5 triệu đồng tiền thuế."), ())))
    >>> of_amount(f.sentence, f)
    'tiền thuế'
    """
    unit = f.unit
    if f.kind != "money" or unit is None:
        return subject(s, f.sign_first)
    k = _behind_bracket(s, unit.last + 1)
    behind = unit.first >= f.quantity.after or f.rule == "money.noun"  # `970 triệu tiền mặt`
    if behind and _is_of_money(s, k):
        return s.slice(k, item_end(s, k, k))
    if not is_object(s, f.sign_first):
        return subject(s, f.sign_first)
    return _of_object(s, f, unit)


def _of_object(s: Sentence, f: Figure, unit: UnitMatch) -> str | None:
    """What money is of that somebody pays or gets."""
    found = subject(s, f.sign_first)
    if found is not None and _is_headed(found):
        return found
    if (purpose := _purpose(s, f, unit)) is not None:
        return purpose
    if found is None:
        return None
    words = found.split()
    named = words[0][0].isupper() and words[0] not in _TOTALS | {s.raw[0]}
    named = named and not s.text[: s.text.find(found)].rstrip().endswith((";", ":"))
    begins = {" ".join(words[:n]).lower() for n in (1, 2)}
    return None if named or not _AGENTS.isdisjoint(begins) else found


def _is_headed(found: str) -> bool:
    words = found.lower().split()
    return words[0] in ("thu", "chi") or any(" ".join(words[:n]) in _HEADS for n in (1, 2, 3, 4))


def _is_of_money(s: Sentence, k: int) -> bool:
    """`1,5 tỷ đồng tiền thuế`: what the money is stands behind it."""
    return k < s.size and any(" ".join(s.low[k : k + n]) in _OF_MONEY for n in (1, 2))


def _behind_bracket(s: Sentence, k: int) -> int:
    """Behind a bracket that opens at token k and only says the amount again; k for none."""
    if k >= s.size or s.raw[k] != "(":
        return k
    closed = range(k + 1, min(s.size - 1, k + _LONGEST_BRACKET))
    return next((n + 1 for n in closed if s.raw[n] == ")"), k)


def _purpose(s: Sentence, f: Figure, unit: UnitMatch) -> str | None:
    """`dành 4 tỷ đồng để thu gom rác`, `chi 30 tỷ làm cầu treo`: what the money is spent on."""
    start = clause_start(s, f.sign_first)
    if _SPENDING.isdisjoint(_words(s, start, f.sign_first)):
        return None
    k = max(unit.last, f.quantity.last) + 1
    while k < s.size and s.low[k] in _TO_PURPOSE:
        k += 1
    led = k > 0 and s.low[k - 1] in _TO_PURPOSE
    if k >= s.size or s.kinds[k] != "w" or not (led or verb_length(s, k, s.size)):
        return None
    if s.low[k] in _LINKING:
        return None  # `chi thường xuyên 9 tỷ đồng đạt 55% dự toán`
    if s.raw[k][0].isupper() or {s.low[k], " ".join(s.low[k : k + 2])} & _RECEIVERS:
        return None
    stop = k
    while stop < s.size and s.kinds[stop] in "wn" and stop - k < _LONGEST_PURPOSE:
        if s.raw[stop] in CLAUSE_ENDS or s.low[stop] in _PURPOSE_ENDS:
            break
        stop += 1
    return s.slice(k, stop - 1)


_TO_PURPOSE = {"để", "cho", "nhằm", "chi"}
_PURPOSE_ENDS = {"từ", "để", "mà", "nhằm", "trong", "do", "khi", "với", "theo", "trước", "tại"}


def _words(s: Sentence, start: int, stop: int) -> set[str]:
    pairs = {" ".join(s.low[k : k + 2]) for k in range(start, stop - 1)}
    return pairs | set(s.low[start:stop])
