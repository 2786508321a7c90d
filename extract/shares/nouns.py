"""The noun phrase behind the sign of a share: `12% số hộ`, `5% của quỹ`, `3% về vốn`."""

from __future__ import annotations

from ..counts.nouns import read_noun
from ..figures.numerals import SCALES
from ..lexicons import grammar, units
from ..syntax.plans import is_planned
from ..syntax.subject_phrases import SAYING
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .phrases import APPROXIMATE, figure_follows, phrase_end

_PLURALS = {"các", "những", "mọi"}
_SHARED = grammar("shared_nouns")
_NO_NOUN = grammar("no_noun_behind_share")
_AMOUNTS = (["thu"], ["chi"], ["mức"], ["giá"], ["kim"], ["doanh"])  # `so với tổng thu năm 2019`
_OWNED = {"nghiệp", "ty", "vị", "sở", "thức", "viên", "máy", "án"}
_OF_CAPITAL = {"đầu", "tư", "nước", "ngoài", "nhà", "nhân", "trong", "của"}
_LONGEST_ASIDE = 10  # tokens
_SAYING = grammar("saying_in_share")
_DEMONSTRATIVE = {"này", "đó", "kia", "ấy", "họ"}
_SCALED = [[scale] for scale in SCALES]
DURATIONS = grammar("durations") | {"phiên", "lần", "kỳ"}
_BASES_OF_RATES = {
    "doanh số",
    "doanh thu",
    "giá trị",
    "quỹ tiền",
    "lương cơ",
    "mức lương",
    "số tiền",
}
_NO_ACRONYMS = {"GDP", "GRDP", "USD", "VND", "EUR", "VNĐ"}


def noun_behind(s: Sentence, k: int) -> str | None:
    """The noun phrase at token k, behind the sign, that the share is of: `số đơn`, `về số đơn`,
    `của quỹ`; None for none.

    >>> from ..text.document import tokens
    >>> noun_behind(tokens("12% số hộ trong thôn, tăng mạnh"), 2)
    'số hộ trong thôn'
    """
    first = _behind_preposition(s, k)
    if first is None and _counts_behind(s, k):
        first = k
    if first is None:
        return None
    stop = _capital_end(s, k) or phrase_end(s, first)
    return s.slice(first, stop - 1)


def _capital_end(s: Sentence, k: int) -> int:
    """Where the capital ends that is all of what a body has: `doanh nghiệp 100% vốn nhà nước thuộc
    bộ`; 0 where token k, behind the sign, begins none."""
    if s.low[k : k + 1] != ["vốn"] or k < 4 or s.low[k - 3] not in _OWNED:
        return 0
    named = (n for n in range(k + 1, s.size) if s.low[n] not in _OF_CAPITAL)
    return next((n for n in named if not s.raw[n][0].isupper()), s.size)


def _behind_preposition(s: Sentence, k: int) -> int | None:
    """Where the phrase begins behind `về`, `của`, `trong tổng số`, `trên doanh số`."""
    if s.low[k : k + 2] == ["đầu", "tiên"]:
        k += 2
    if k + 2 >= s.size or s.kinds[k] != "w":
        return None
    first = k + 1
    if of_total(s, k):
        return first + 1
    if s.low[k] == "vào":
        return first if s.low[first] == "tổng" else None
    if s.low[k] == "trong" and s.low[first] in APPROXIMATE and s.kinds[k + 2] == "n":
        first += 1  # `58% trong hơn 1.000 người`
    if s.low[k] == "trong" and s.kinds[first] == "n":
        first += 2 if s.low[first + 1 : first + 2] in _SCALED else 1  # `40% trong 1.000 gốc mai`
        plain = first < s.size and s.kinds[first] == "w" and s.low[first] not in DURATIONS
        return first if plain else None
    if s.low[k] in ("trong", "trên", "từ"):
        if not _is_total(s, first, rated=s.low[k] == "trên"):
            return None
        if s.low[k] == "từ":
            return first  # `trả công 10% từ số tiền lấy được`
        if s.low[first] == "số" and not _is_word(s, first):
            first += 1
        elif s.low[first : first + 2] == ["tổng", "số"] and figure_follows(s, first + 2):
            first += 2  # `93% trong tổng số 1.700 vé`
    elif s.low[k] not in ("về", "của"):
        return None
    if s.low[k] == "về" and s.kinds[first] == "n":
        return None  # `giảm 14,6% về 25,3 tỷ đồng`
    while first < s.size and (s.low[first] in APPROXIMATE or s.kinds[first] == "n"):
        first += 1
    first += s.kinds[first - 1] == "n" and s.low[first : first + 1] in _SCALED
    if s.kinds[first - 1] == "n" and first + 1 < s.size:
        unit = units().get(s.low[first])
        first += unit is not None and unit.kind in ("measure", "money")  # `5% trong số 60 tấn rác`
    return first if first < s.size and s.kinds[first] == "w" else None


def behind_repeated(s: Sentence, k: int) -> int:
    """Behind the bracket at token k that tells the share before it again, where its noun follows:
    `10% (bằng 52) đơn vị`; else k.

    >>> from ..text.document import tokens
    >>> behind_repeated(tokens("10% (bằng 52) đơn vị"), 2), behind_repeated(tokens("10% (52)."), 2)
    (6, 2)
    """
    if s.raw[k : k + 1] != ["("]:
        return k
    closed = next(
        (n for n in range(k + 1, min(s.size - 1, k + _LONGEST_ASIDE)) if s.raw[n] == ")"), 0
    )
    return (
        closed + 1 if closed and "n" in s.kinds[k:closed] and _counts_behind(s, closed + 1) else k
    )


def of_total(s: Sentence, k: int) -> bool:
    """Whether `so với tổng số` at token k names the whole that a share is of, and no base.

    >>> from ..text.document import tokens
    >>> of_total(tokens("chiếm 5% so với tổng số hộ"), 3), of_total(tokens("5% so với 2019"), 2)
    (True, False)
    """
    if s.low[k : k + 4] == ["so", "với", "nhu", "cầu"]:
        return True
    return s.low[k : k + 3] == ["so", "với", "tổng"] and s.low[k + 3 : k + 4] not in _AMOUNTS


def _is_total(s: Sentence, k: int, *, rated: bool) -> bool:
    """`tổng số`, `số phụ nữ`, but not `số này`; `rated` also what a rate is taken of."""
    if s.low[k] in ("tổng", "số", "toàn") and s.low[k + 1] not in _DEMONSTRATIVE:
        return True
    return rated and " ".join(s.low[k : k + 2]) in _BASES_OF_RATES


def _is_word(s: Sentence, k: int) -> bool:
    """`số tiền`: the số at token k begins a word."""
    return " ".join(s.low[k : k + 2]) in dictionary()


def _counts_behind(s: Sentence, k: int) -> bool:
    """Whether the noun that the share is of stands behind it, and no plan that it is held to."""
    if k >= s.size or s.kinds[k] != "w":
        return False
    k += 2 * (s.low[k : k + 2] == ["tổng", "số"])
    k += s.low[k : k + 1] != [] and s.low[k] in _PLURALS
    if k >= s.size or is_planned(s, k) or s.low[k] in _NO_NOUN:
        return False
    if s.low[k + 1 : k + 2] and s.low[k + 1] in SAYING.get(s.low[k], ()):
        return False  # `12 người, chiếm 60% dự đoán giá tăng`
    pair = " ".join(s.low[k : k + 2])
    if pair in _SAYING:
        return False
    if pair in _SHARED or s.low[k] in _SHARED:
        return True
    if pair in _NO_NOUN or " ".join(s.low[k : k + 3]) in _NO_NOUN:
        return False
    if s.raw[k].isupper() and len(s.raw[k]) > 1 and s.raw[k] not in _NO_ACRONYMS:
        return True  # `niêm yết 100% TTHC`
    if s.raw[k][0].isupper() and s.raw[k + 1 : k + 2] and s.raw[k + 1].islower():
        return s.low[k] in dictionary()  # `70% Quỹ dự trữ`
    return read_noun(s, k, sure=False) is not None
