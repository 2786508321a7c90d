"""The whole of a share where it is told before: `7 triệu euro (trong đó 89% …)`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..facts import Count, Percentage
from ..figures.reading import Figure
from ..syntax.predicates import clause_start
from ..text.document import Sentence
from .nouns import noun_behind

_OF_THEM = [["trong", "số", whom] for whom in ("đó", "này", "họ")]
_OF_ALL = ["trong", "tổng", "số"]
PARTING = {",", ";", ":", "(", ")"}


def whole_told(f: Figure, before: Sequence[Figure | Percentage]) -> Decimal | None:
    """The whole told before the share, of which it is said to be a part; None for none.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> whole, share = read_figures(Document("Trong số 260 người, 65% là nữ."), ())
    >>> whole_told(share, [whole])
    Decimal('260')
    """
    return _whole_before(f, before) or _chosen_from(f, before)


def _whole_before(f: Figure, before: Sequence[Figure | Percentage]) -> Decimal | None:
    """`7 triệu euro (trong đó 89% …)`: the figure that the share is said to be in."""
    whole, s, k = before[-1] if before else None, f.sentence, f.sign_first
    if s.low[max(0, k - 2) : k] != ["trong", "đó"] or s.raw[max(0, k - 3)] != "(":
        return None
    if not isinstance(whole, Figure) or whole.sentence is not s:
        return None
    plain = whole.quantity.value_max is None and PARTING.isdisjoint(
        s.low[whole.quantity.after : k - 3]
    )
    return whole.quantity.value if plain else None


def of_them(f: Figure, behind: int, before: Sequence[Figure | Percentage]) -> Decimal | None:
    """Those told before, whom the words at token `behind` point back to; None for none.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> whole, share = read_figures(Document("Có 260 lao động, 65% trong số đó là nữ."), ())
    >>> of_them(share, share.quantity.after + 1, [whole])
    Decimal('260')
    """
    whole, s = before[-1] if before else None, f.sentence
    if s.low[behind : behind + 3] not in _OF_THEM:
        return None
    if not isinstance(whole, Figure) or whole.sentence is not s or whole.kind != "count":
        return None
    plain = whole.quantity.value_max is None and whole.quantity.total is None
    return whole.quantity.value if plain else None


def _chosen_from(f: Figure, before: Sequence[Figure | Percentage]) -> Decimal | None:
    """`Trong số 140 người được hỏi, 70% đồng ý, 20% phản đối`: the whole is said before them."""
    whole, s = before[-1] if before else None, f.sentence
    if isinstance(whole, Percentage) and whole.start >= s.start and whole.numerator is None:
        k = s.index_at(whole.end - 1) + 1
        alike = whole.change is None and "," in s.raw[k : f.sign_first]
        plain = all(s.kinds[n] == "w" or s.raw[n] == "," for n in range(k, f.sign_first))
        return whole.denominator if alike and plain and s.raw[f.sign_first - 1] == "," else None
    if not isinstance(whole, Figure) or whole.sentence is not s or whole.kind != "count":
        return None
    start, k = clause_start(s, whole.quantity.first), f.sign_first
    while s.low[k - 1] in ("có", "chỉ", "thì"):
        k -= 1
    sign = whole.sign_first
    if s.low[sign - 2 : sign] == ["trong", "số"]:
        start = sign - 2  # `thừa nhận trong số 700 người ở đây, có 40%`
    named = s.low[start : start + 2] == ["trong", "số"] or s.low[start : start + 3] == _OF_ALL
    return whole.quantity.value if named and k - 1 == _clause_end(s, start) else None


def _clause_end(s: Sentence, start: int) -> int:
    return next((k for k in range(start, s.size) if s.raw[k] == ","), s.size)


def is_part(s: Sentence, f: Figure, last: int, told: Count | Percentage) -> bool:
    """Whether the share whose last token is `last` is a part of what was told: `ngân sách 7 triệu,
    trong đó 89%`, `35 em, có 4% trong số này`.

    >>> from ..extractor import extract
    >>> extract("Xã có ngân sách 7 triệu đồng, trong đó 89% là chi.").percentages[0].of
    'ngân sách'
    """
    if told.start < s.start or _is_enclosed_told(s, f, told):
        return False
    if is_of_those(s, last + 1):
        return True
    behind = s.low[last + 1 : last + 3]
    lead = s.low[max(0, f.sign_first - 3) : f.sign_first]
    within = lead[-2:] == ["trong", "đó"] or lead == ["trong", "đó", "có"]
    if not within and (behind != ["trong", "đó"] or not isinstance(told, Count)):
        return False  # `trong đó 36% số dân …`, `trong đó có 30% khách hàng …` are of others
    return noun_behind(s, last + 1) is None


def is_of_those(s: Sentence, k: int) -> bool:
    """Whether `trong số này`, `trong số họ` stands at token k.

    >>> from ..text.document import tokens
    >>> is_of_those(tokens("65% trong số họ"), 2)
    True
    """
    return s.pair(k) == "trong số" and s.low[k + 2 : k + 3] in (["này"], ["đó"], ["họ"])


def _is_enclosed_told(s: Sentence, f: Figure, told: Count | Percentage) -> bool:
    """`120 thanh niên (có 4 nữ), trong đó 19% thanh niên …`: a bracket closes behind the figure
    before, which the share is no part of."""
    between = s.raw[s.index_at(told.end - 1) : f.sign_first]
    return ")" in between and "(" not in between
