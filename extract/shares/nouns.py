"""The noun phrase behind the sign of a share: `12% số hộ`, `5% của quỹ`, `3% về vốn`."""

from __future__ import annotations

from ..counts.coordination import joined_end
from ..counts.noun_phrases import NEW_NOUN
from ..counts.nouns import read_noun
from ..lexicons import grammar, units
from ..numbers.numerals import SCALES
from ..syntax.subject_phrases import behind_acronym
from ..text.document import Sentence
from ..text.tokenizer import dictionary

_PLURALS = {"các", "những", "mọi"}
_SHARED = grammar("shared_nouns")
_NO_NOUN = grammar("no_noun_behind_share")
_PLANNED = grammar("plans")
_PLANNING = grammar("planning_verbs")
APPROXIMATE = {"hơn", "gần", "trên", "khoảng", "chừng", "ít", "nhất", "tới", "có"}


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
    return None if first is None else s.slice(first, phrase_end(s, first) - 1)


def _behind_preposition(s: Sentence, k: int) -> int | None:
    """Where the phrase begins behind `về`, `của`, `trong tổng số`, `trên doanh số`."""
    if s.low[k : k + 2] == ["đầu", "tiên"]:
        k += 2
    if k + 2 >= s.size or s.kinds[k] != "w":
        return None
    first = k + 1
    if s.low[k] == "vào":
        return first if s.low[first] == "tổng" else None
    if s.low[k] == "trong" and s.kinds[first] == "n":
        first += 2 if s.low[first + 1] in SCALES else 1  # `40% trong 1.000 gốc mai`
        plain = first < s.size and s.kinds[first] == "w" and s.low[first] not in DURATIONS
        return first if plain else None
    if s.low[k] in ("trong", "trên"):
        if not _is_total(s, first, rated=s.low[k] == "trên"):
            return None
        if s.low[first] == "số" and not _is_word(s, first):
            first += 1
        elif s.low[first : first + 2] == ["tổng", "số"] and _figure_follows(s, first + 2):
            first += 2  # `93% trong tổng số 1.700 vé`
    elif s.low[k] not in ("về", "của"):
        return None
    if s.low[k] == "về" and s.kinds[first] == "n":
        return None  # `giảm 14,6% về 25,3 tỷ đồng`
    while first < s.size and (s.low[first] in APPROXIMATE or s.kinds[first] == "n"):
        first += 1
    first += s.kinds[first - 1] == "n" and s.low[first : first + 1] in _SCALED
    if s.kinds[first - 1] == "n" and first + 1 < s.size and s.kinds[first + 1] == "w":
        unit = units().get(s.low[first])
        first += unit is not None and unit.kind == "measure"  # `5% trong số 60.000 tấn rác`
    return first if first < s.size and s.kinds[first] == "w" else None


def _is_total(s: Sentence, k: int, *, rated: bool) -> bool:
    """`tổng số`, `số phụ nữ`, but not `số này`; `rated` also what a rate is taken of."""
    if s.low[k] in ("tổng", "số", "toàn") and s.low[k + 1] not in _DEMONSTRATIVE:
        return True
    return rated and " ".join(s.low[k : k + 2]) in _BASES_OF_RATES


_DEMONSTRATIVE = {"này", "đó", "kia", "ấy"}
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


def _is_word(s: Sentence, k: int) -> bool:
    """`số tiền`: the số at token k begins a word."""
    return " ".join(s.low[k : k + 2]) in dictionary()


def is_planned(s: Sentence, k: int) -> bool:
    """Whether a plan stands at token k.

    >>> from ..text.document import tokens
    >>> is_planned(tokens("đạt 80% kế hoạch"), 3)
    True
    """
    return plan_length(s, k) > 0


def plan_length(s: Sentence, k: int) -> int:
    """How many tokens the plan at token k has, 0 for none.

    >>> from ..text.document import tokens
    >>> plan_length(tokens("80% kế hoạch"), 2), plan_length(tokens("80% KH năm"), 2)
    (2, 1)
    """
    return 2 if s.pair(k) in _PLANNED else int(s.raw[k : k + 1] in _SHORT)


_SHORT = (["KH"], ["KHN"], ["DT"], ["CK"])  # kế hoạch (năm), dự toán, cùng kỳ


def _counts_behind(s: Sentence, k: int) -> bool:
    """Whether the noun that the share is of stands behind it, and no plan that it is held to."""
    if k >= s.size or s.kinds[k] != "w":
        return False
    if s.low[k : k + 2] == ["tổng", "số"]:
        k += 2
    elif s.low[k] in _PLURALS:
        k += 1
    if k >= s.size or is_planned(s, k) or s.low[k] in _NO_NOUN:
        return False
    pair = " ".join(s.low[k : k + 2])
    if pair in _SHARED or s.low[k] in _SHARED:
        return True
    if pair in _NO_NOUN or " ".join(s.low[k : k + 3]) in _NO_NOUN:
        return False
    if s.raw[k][0].isupper() and s.raw[k + 1 : k + 2] and s.raw[k + 1].islower():
        return s.low[k] in dictionary()  # `70% Quỹ dự trữ`
    return read_noun(s, k, sure=False) is not None


_LONGEST_PHRASE = 24  # tokens
_LONGEST_BRACKET = 12  # tokens
_PHRASE_ENDS = {
    "để",
    "so",
    "nhưng",
    "mà",
    "nếu",
    "nên",
    "khi",
    "là",
    "như",
    "hoặc",
    "chiếm",
    "thì",
} | {"gây", "khiến", "nhằm", "giúp", "ngay", "vì", "cũng", "dù", "rồi", "song", "thưa"}
_BEFORE_FIGURE = {"tại", "với", "ở", "cho", "vào", "trên", "trong"}  # `tại 890 câu lạc bộ`
_DANGLING = {
    "và",
    "từ",
    "của",
    "cho",
    "tại",
    "trong",
    "với",
    "ở",
    "về",
    "hơn",
    "khi",
    "theo",
    "vào",
    "do",
    "vẫn",
    "lại",
    "đã",
    "dùng",
}
_BEFORE_TIME = {"cuối", "đầu", "cả", "trước", "sau", "hết", "đến", "giữa", "suốt"}
_GOES_ON = grammar("share_goes_on")


def phrase_end(s: Sentence, first: int) -> int:
    """Behind the last token of the noun phrase that begins at token `first`.

    >>> from ..text.document import tokens
    >>> phrase_end(tokens("12% số hộ trong thôn, tăng mạnh"), 2)
    6
    """
    k = first
    while k < s.size and k - first <= _LONGEST_PHRASE:
        if s.raw[k] in "-–" and s.kinds[k - 1] == "n" == s.kinds[min(k + 1, s.size - 1)]:
            k += 2  # `trẻ em từ 12-17 tuổi`
        elif s.kinds[k] == "p":
            if (behind := behind_acronym(s, k, s.size)) > k:
                k = behind
                continue
            planned = " ".join(s.low[k + 1 : k + 3]) in _PLANNING  # `cổ phần, dự kiến, …`
            joined = 0 if planned else joined_end(s, first, k, NEW_NOUN) or _bracket_end(s, k)
            if not joined:
                break
            k = joined + 1
        elif s.low[k] == "cho" and s.pair(first) in _HANDED:
            break
        elif s.kinds[k] in "wn" and not _ends_phrase(s, k):
            k += 1
        else:
            break
    timed = k < s.size and s.kinds[k] == "d"
    while k > first + 1 and (_dangles(s, k - 1) or (timed and s.low[k - 1] in _BEFORE_TIME)):
        k -= 1
    return k


def _dangles(s: Sentence, k: int) -> bool:
    """Whether a phrase cannot end with token k: a preposition, but not that of `hiện tại`."""
    return s.low[k] in _DANGLING and not (
        s.low[k] in ("tại", "lại") and f"{s.low[k - 1]} {s.low[k]}" in dictionary()
    )


def _bracket_end(s: Sentence, k: int) -> int:
    """The last token of a bracket that opens at token k, where its sentence goes on behind it; the
    stroke of `2 buổi / ngày`; 0 for neither."""
    if s.raw[k] == "/" and k + 1 < s.size and s.kinds[k + 1] == "w":
        return k
    if s.raw[k] != "(":
        return 0
    stop = min(s.size - 1, k + _LONGEST_BRACKET)
    closed = next((n for n in range(k + 1, stop) if s.raw[n] == ")"), 0)
    return closed if closed and s.low[closed + 1] in _BEHIND_BRACKET else 0


_BEHIND_BRACKET = {"bị", "được", "phải", "đã", "của", "ở", "tại", "trong", "có"}


def _ends_phrase(s: Sentence, k: int) -> bool:
    if s.kinds[k] == "n":
        scaled = k + 1 < s.size and (s.raw[k + 1] == "%" or s.low[k + 1] in SCALES)
        aged = s.low[k + 1 : k + 2] == ["tuổi"]  # `dân số trên 65 tuổi`
        return scaled or (s.low[k - 1] in _BEFORE_FIGURE and not aged)
    if s.low[k] == "và" and (_figure_follows(s, k + 1) or _name_acts(s, k + 1)):
        return True
    if s.low[k] in ("tăng", "giảm") and _figure_follows(s, k + 1):
        return True
    if s.low[k : k + 2] == ["giúp", "việc"]:
        return False
    if s.low[k] == "gồm":
        return s.low[k - 1] != "bao"
    if s.low[k] == "mỗi":
        return s.low[k + 1 : k + 2] in (["năm"], ["tháng"], ["ngày"], ["lần"])
    return s.low[k] in _PHRASE_ENDS or " ".join(s.low[k : k + 2]) in _GOES_ON


_HANDED = ("cổ phần", "giá trị", "giá vé", "sản lượng", "số tiền")  # to whom stands behind them


def _name_acts(s: Sentence, k: int) -> bool:
    """`17% người được hỏi và Mỹ Tâm xếp thứ hai`: a name that does something begins a clause."""
    stop = k
    while stop < s.size and s.kinds[stop] == "w" and s.raw[stop][0].isupper():
        stop += 1
    return k < stop < s.size and s.low[stop] in _ACTS


_ACTS = {"xếp", "đứng", "đạt", "chiếm", "tăng", "giảm", "sẽ", "đã", "phải", "cạnh"}


def _figure_follows(s: Sentence, k: int) -> bool:
    """`80% thành phố ngập lụt và ít nhất 90 người …`: what is counted next is no part of it."""
    while k < s.size and (s.low[k] in APPROXIMATE or s.low[k : k + 2] == ["không", "quá"]):
        k += 2 if s.low[k] == "không" else 1
    return k < s.size and s.kinds[k] == "n"
