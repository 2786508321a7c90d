"""What a share is of where it is named further off: the capital that is held, the rate that is laid
on, what a clause before has moved."""

from __future__ import annotations

from ..figures.numerals import SCALES
from ..lexicons import grammar, units
from ..syntax.predicates import clause_start
from ..syntax.subject_phrases import is_link, phrase
from ..text.document import Sentence
from .lists import OWNING

_REACH = 40  # tokens
_BODIES = grammar("joined_places") | grammar("shares_of_no_body")
_POINTING = {"này", "đó", "trên"}
_DOING = {"hoàn thành", "thực hiện", "giải ngân"}
_UP_TO = grammar("before_number") | {"lần", "lượt"}
_CAPITAL = ("vốn điều lệ", "vốn góp", "cổ phần", "cổ phiếu")
_INTEREST = {"lãi", "suất"}
_MOVES = {"tăng", "giảm", "nâng", "hạ"}
_RATES = grammar("money_heads")
_TO_LEVELS = {"lên", "xuống"}
_REACHING = (_UP_TO | {"còn"}) - _TO_LEVELS
_ASKING = (["nghị"], ["xuất"], ["cầu"], ["định"], ["sẽ"], ["muốn"], ["trương"], ["hoạch"])
_LONGEST_OBJECT = 9  # tokens
_LAID_ON = {"với", "lên", "cho"}
_BEHIND_RATE = {"cho", "với", "đối", "của", "để", "trong", "mà", "không", "được", "tại"}


def capital_held(s: Sentence, first: int) -> str | None:
    """The capital named before the share at token `first` that somebody holds; None for none.

    >>> from ..text.document import tokens
    >>> capital_held(tokens("vốn điều lệ là 20 tỷ đồng, trong đó xã góp 51%"), 12)
    'vốn điều lệ'
    """
    k = first
    while k and s.low[k - 1] in _UP_TO:
        k -= 1
    if k == 0 or s.low[k - 1] not in OWNING or "lệ" in s.low[max(0, k - 5) : k]:
        return None  # `tỷ lệ sở hữu 8%` is a rate by itself
    near = range(k - 2, max(-1, k - _REACH), -1)
    return next((s.slice(n, n + size - 1) for n in near if (size := _capital(s, n))), None)


def _capital(s: Sentence, k: int) -> int:
    return next((n for n in (3, 2) if " ".join(s.low[k : k + n]) in _CAPITAL), 0)


def interest_before(s: Sentence, first: int, behind: int, found: str | None) -> str | None:
    """The interest named before the share at token `first`, where one for a year or month stands
    at token `behind` and the phrase found names none; None for none.

    >>> from ..text.document import tokens
    >>> s = tokens("chi lãi suất ngoài cho người gửi tiền lên tới 14% / năm")
    >>> interest_before(s, 10, 12, "tiền")
    'lãi suất ngoài'
    """
    if s.raw[behind : behind + 1] != ["/"]:
        return None
    if found is not None and not _INTEREST.isdisjoint(found.lower().split()):
        return None
    near = range(first - 1, max(-1, first - _REACH), -1)
    at = next((k for k in near if s.low[k] == "lãi"), None)
    if at is None:
        return None
    stop = next((k for k in range(at + 1, first) if _ends(s, k)), first)
    return phrase(s, at, stop)


def _ends(s: Sentence, k: int) -> bool:
    return is_link(s, k) or s.kinds[k] != "w" or s.low[k] in _BEHIND_RATE


def moved_before(s: Sentence, first: int) -> str | None:
    """What a clause before has raised or lowered from the level at token `first`: `tăng thuế với
    200 mặt hàng, từ 10% lên 25%`; None for none.

    >>> from ..text.document import tokens
    >>> moved_before(tokens("đã tăng thuế nhập khẩu lên 200 mặt hàng, từ mức 10% lên 25%"), 12)
    'thuế nhập khẩu'
    """
    start = clause_start(s, first)
    if s.low[start] == "từ":
        begin = clause_start(s, max(0, start - 1))
    else:
        begin, start = start, _from_level(s, first)
        if not any(_is_laid_on(s, k) for k in range(begin, start)):
            return None
    for k in (k for k in range(start - 3, begin - 1, -1) if s.low[k] in _MOVES):
        stop = next((n for n in range(k + 1, start) if _ends(s, n)), start - 1)
        if any(" ".join(s.low[k + 1 : k + 1 + n]) in _RATES for n in (1, 2, 3)):
            return phrase(s, k + 1, stop)
    return None


def moved_to(s: Sentence, first: int) -> str | None:
    """What somebody wants raised or lowered to the level at token `first`; None for none.

    >>> from ..text.document import tokens
    >>> moved_to(tokens("có 30 hộ đề nghị giảm mức thu xuống còn 50%"), 10)
    'mức thu'
    """
    k = first
    while k and s.low[k - 1] in _REACHING:
        k -= 1
    if k < 3 or s.low[k - 1] not in _TO_LEVELS:
        return None
    near = range(k - 2, max(clause_start(s, first), k - _LONGEST_OBJECT) - 1, -1)
    verb = next((n for n in near if s.low[n] in _MOVES or s.kinds[n] != "w" or is_link(s, n)), 0)
    if s.low[verb] not in _MOVES or verb == k - 2 or s.low[verb - 1 : verb] not in _ASKING:
        return None
    return phrase(s, verb + 1, k - 1)


def _from_level(s: Sentence, first: int) -> int:
    """The `từ (mức)` right before the level at token `first`; 0 for none."""
    k = first - 2 if s.low[first - 1] == "mức" else first - 1
    return k if k > 0 and s.low[k] == "từ" else 0


def _is_laid_on(s: Sentence, k: int) -> bool:
    """`tăng thuế với 200 mặt hàng`: what a rate is laid on begins at token k."""
    return s.low[k] in _LAID_ON and "n" in s.kinds[k + 1 : k + 3]


def is_amount(found: str) -> bool:
    """Whether a phrase is but the unit of a number before it: `đồng`, `lần kế hoạch`.

    >>> is_amount("lần kế hoạch năm"), is_amount("đồng bằng"), is_amount("tỷ lệ"), is_amount("đồng")
    (True, False, False, True)
    """
    words = found.lower().split()
    unit = units().get(words[0])
    if words[1:2] == ["/"]:
        return True  # `tấn / đêm`, `xe / ngày`
    alone = len(words) == 1 and (words[0] in SCALES or (unit is not None and unit.kind == "money"))
    return alone or words[0] == "lần"


def is_body(found: str) -> bool:
    """Whether a phrase is but who does something, or where, which nothing is a share of.

    >>> is_body("Cục Thuế Bình An hoàn thành"), is_body("toàn huyện"), is_body("cục bộ")
    (True, True, False)
    """
    words = found.split()
    words = words[words[0].lower() in ("toàn", "riêng") and len(words) > 1 :]
    n = next((n for n in (3, 2, 1) if " ".join(words[:n]).lower() in _BODIES), 0)
    if " ".join(words[-2:]).lower() in _DOING:
        words = words[:-2]
    rest = [word for word in words[n:] if word not in _POINTING]
    named = not rest or (rest[0][0].isupper() and (len(rest) < 3 or rest[-1][0].isupper()))
    return n > 0 and named
