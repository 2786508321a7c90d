"""The whole, plan or name behind the sign of a share, where no counted noun begins it."""

from __future__ import annotations

from ..syntax.plans import is_planned, plan_length
from ..syntax.predicates import clause_start
from ..text.document import Sentence
from .phrases import phrase_end

WHOLES = {"GDP", "GRDP"}
_UP_TO = {"tới", "đến", "hơn", "gần", "trên", "khoảng", "chừng", "được", "lên"}
_GIVEN = {"góp": ("cho", "vào"), "chiếm": ("trong",)}
_FUNDED = (["chi"], ["ngân"], ["quỹ"], ["lương"])
_AMOUNTS = {"doanh", "lợi", "lãi", "sản", "kinh", "tuyển", "xuất"}


def whole_behind(s: Sentence, first: int, k: int) -> str | None:
    """The whole that `cho`, `vào` or `trong` at token k, behind a share that begins at token
    `first`, brings in for what is given to it or taken up of it; None for none.

    >>> from ..text.document import tokens
    >>> whole_behind(tokens("đóng góp 30% cho nền kinh tế"), 2, 4)
    'nền kinh tế'
    >>> whole_behind(tokens("tăng 30% cho năm sau"), 1, 3)
    """
    while first > 0 and s.low[first - 1] in _UP_TO:
        first -= 1
    given = _GIVEN.get(s.low[first - 1], ()) if first else ()
    if first > 1 and s.pair(first - 2) in ("mức tăng", "mức giảm"):
        given = ("cho", "với")  # `mức tăng 7% cho ngân sách`
    elif first > 0 and s.low[first - 1] == "tăng" and s.low[k + 1 : k + 2] in _FUNDED:
        given = ("cho",)  # `duyệt tăng 8% cho chi tiêu y tế`
    if k + 1 >= s.size or s.low[k] not in given:
        return None
    return s.slice(k + 1, phrase_end(s, k + 1) - 1)


def name_behind(s: Sentence, first: int, k: int) -> str | None:
    """The name at token k that the share at token `first` is of, where the share opens its clause
    or is joined to another: `hơn 65% Đông Sơn đã có điện`; None for none.

    >>> from ..text.document import tokens
    >>> name_behind(tokens("Hơn 65% Đông Sơn đã có điện"), 0, 3)
    'Đông Sơn'
    """
    opens = first == clause_start(s, first) or s.low[first - 1] in ("và", "rằng", "'", "‘")
    named = k < s.size and s.kinds[k] == "w" and s.raw[k][0].isupper()
    if not opens or not named or s.raw[k] in WHOLES:
        return None
    stop = k
    while stop < s.size and s.raw[stop][0].isupper():
        stop += 1
    return s.slice(k, stop - 1)


def plan_behind(s: Sentence, k: int) -> str | None:
    """The plan at token k that a share is held to: `80% kế hoạch vốn`; None for none.

    >>> from ..text.document import tokens
    >>> plan_behind(tokens("80% kế hoạch vốn"), 2)
    'kế hoạch vốn'
    """
    return s.slice(k, phrase_end(s, k) - 1) if is_planned(s, k) else None


def planned_amount(s: Sentence, k: int) -> str | None:
    """The plan at token k that says of what it is one, and is what a share is of: `kế hoạch lợi
    nhuận năm`; None for a bare plan, or none.

    >>> from ..text.document import tokens
    >>> planned_amount(tokens("54% kế hoạch lợi nhuận năm"), 2)
    'kế hoạch lợi nhuận năm'
    >>> planned_amount(tokens("54% kế hoạch năm"), 2)
    """
    n = plan_length(s, k)
    if not n or k + n >= s.size or s.low[k + n] not in _AMOUNTS:
        return None
    stop = phrase_end(s, k)
    while stop < s.size and s.kinds[stop] == "d":
        stop += 1
    return s.slice(k, stop - 1)
