"""What the shares of a list are of where it is said once: `64% hộ đồng ý, 32% phản đối`."""

from __future__ import annotations

import re

from ..facts import Count, Percentage
from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.predicates import clause_start, verb_length
from ..syntax.subject_phrases import is_link
from ..text.document import Sentence, tokens
from ..text.tokenizer import dictionary

_RATES = {"thuế", "suất"}
_LEVELS = {"mức", "tiêu", "lệ", "trọng", "ngưỡng"}
_RATIOS = {"tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "tỷ suất", "tỉ suất"}
_RATIOS_OF = _RATIOS | {"mật độ"}
_RATIO_ENDS = {"cao", "thấp", "lớn", "nhỏ", "là", "gồm", "đạt", "trên", "dưới", "nhất", "như", "ở"}
_REACH = 60  # tokens from a ratio to the names behind it
_ONE_MORE = grammar("before_same_share")
_FINITE = grammar("told_of_shares")
_LINKING = (
    {"lại", "ra", "về", "đi"}
    | grammar("linking")
    | grammar("prepositions")
    | grammar("before_share")
)
_MAKING = {"hóa", "hoá"}  # `đơn giản hóa 20% của`, but not `hàng hóa`
_EXTREMES = {"cao nhất", "thấp nhất", "lớn nhất", "nhỏ nhất", "nhiều nhất", "ít nhất"}
_LABELS = {"mức", "con", "số", "tỷ", "tỉ", "lệ", "hơn", "gần", "khoảng"}
OWNING = {"hữu", "nắm", "giữ", "góp"}  # `hai cổ đông sở hữu 57%`
_GAINS = {"nhận", "giành"}  # `nhận được 24%`
_IN_TURN = {"lần", "lượt", "được", "tới", "đến", "chỉ"}
_FOR_OTHERS = (["cho"], ["với"], ["đối"], ["nếu"], ["khi"])
_TITLES = {"ông", "bà", "anh", "chị", "em", "cháu", "người", "nước", "tỉnh"}
_JOINS = {"nhưng", "và", "khi", "còn"}
_LEVELS_OF = ("cấp xã", "cấp huyện", "cấp tỉnh", "khu vực ")
_RATES_OF = ("tỷ lệ ", "tỉ lệ ")
_AT_LEVEL = re.compile(r" (?:(?:của|tại|ở) )?(?:toàn|cấp|khu vực) ")
_SAID = {"cho rằng", "cho biết", "cho hay"}
_TIMES = {"năm", "tháng", "quý", "trước", "ngoái", "nay", "cùng", "kỳ"}
_FAR = 80  # characters from those told to the sentence
_THINKING = (_FINITE | grammar("saying_in_share")) - {"có", "cho", "làm", "phải", "sẽ"}
_PEOPLE = {"hộ", "hộ dân", "bạn", "doanh nghiệp", "phụ huynh", "cử tri"}
_PEOPLE |= grammar("units_of_people")
_NO_PREDICATE = {"so", "của", "với", "ở", "tại", "trong", "vào", "và", "cho", "trên", "đối", "về"}


def is_rate(s: Sentence, first: int, behind: int) -> bool:
    """Whether the share that begins at token `first` is the rate that the word before it names, and
    the noun at token `behind` what it is laid on, or whose it is.

    >>> s = tokens("đánh thuế 25% xe hơi")
    >>> is_rate(s, 2, 4), is_rate(tokens("mục tiêu 2% của quỹ"), 2, 4)
    (True, True)
    """
    label = s.low[first - 1] if first else ""
    if label in _RATES:
        return True
    owned = s.low[behind : behind + 1] == ["của"] and behind + 1 < s.size
    if owned and first > 1 and s.kinds[first - 1] == "w" and _is_noun(s, first - 1):
        return True  # `quỹ đất 20% của khu mới`
    return label in _LEVELS and owned


def rate_reaches(s: Sentence, first: int, behind: int) -> bool:
    """Whether a rate reaches the share at token `first` of the total at token `behind`: `mật độ xây
    dựng chỉ chiếm 30% trên tổng diện tích`; a share of that is none of the total.

    >>> s = tokens("mật độ xây dựng chỉ chiếm 30% trên tổng diện tích")
    >>> rate_reaches(s, 6, 8), rate_reaches(tokens("chiếm tỷ lệ 30% trên tổng số"), 3, 5)
    (True, False)
    """
    if s.pair(behind) != "trên tổng":
        return False
    named = range(clause_start(s, first), first - 3)
    return any(s.pair(k) in _RATIOS_OF and not is_link(s, k + 2) for k in named)


def _is_noun(s: Sentence, k: int) -> bool:
    """Whether the word that ends with token k is none of those that lead to a number."""
    verb = verb_length(s, k, s.size) or verb_length(s, k - 1, k + 1) == 2
    verb = verb or (s.low[k] in _MAKING and s.pair(k - 1) not in dictionary())
    return not (verb or is_link(s, k) or s.low[k] in _LINKING)


def of_names(s: Sentence, f: Figure) -> str | None:
    """The ratio that a list gives for names: `có tỷ lệ giải ngân cao là Y tế (16%), Thuế (13%)`.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> text = "Nơi có tỷ lệ đô thị hóa cao là Huế (52%), Vinh (48%)."
    >>> f = list(read_figures(Document(text), ()))[1]
    >>> of_names(f.sentence, f)
    'tỷ lệ đô thị hóa'
    """
    k = f.sign_first
    if k < 3 or s.raw[k - 1] != "(":
        return None
    if not any(raw[0].isupper() for raw in s.raw[k - 3 : k - 1]):
        return None
    for start in range(k - 3, max(-1, k - _REACH), -1):
        if " ".join(s.low[start : start + 2]) in _RATIOS:
            stop = start + 2
            while s.kinds[stop] == "w" and s.low[stop] not in _RATIO_ENDS:
                stop += 1
            named = any(s.low[n] in _RATIO_ENDS or s.raw[n] == ":" for n in range(stop, k - 1))
            return s.slice(start, stop - 1) if stop > start + 2 and named else None
    return None


def of_same(s: Sentence, f: Figure, last: int, told: Count | Percentage | None) -> str | None:
    """What the share before it is of, where nothing is said of this one but what those do.

    >>> from ..extractor import extract
    >>> [p.of for p in extract("Có 64% hộ dân đồng ý, 32% nói chưa biết.").percentages]
    ['hộ dân đồng ý', 'hộ dân']
    """
    if not isinstance(told, Percentage) or told.start < s.start or told.of is None:
        return None
    if _is_compared(s, f.sign_first, last) or owns(s, f.sign_first):
        return told.of
    if _moves_again(s, f.sign_first, last, told) or is_of_time(s, f.sign_first):
        return told.of
    opened = clause_start(s, f.sign_first)
    if told.change is None and s.pair(opened) in _EXTREMES and s.raw[opened - 1] == ",":
        return told.of  # `cao nhất đạt 94%, thấp nhất là xã Nà Hin chỉ đạt 74%`
    if told.change is not None or last + 1 >= s.size or s.kinds[last + 1] != "w":
        return None
    start = clause_start(s, f.sign_first)
    if start <= s.index_at(told.start):
        start = next((k for k in range(f.sign_first, start, -1) if s.low[k - 1] in _JOINS), 0)
    said = s.pair(last + 1) in _SAID
    if start <= s.index_at(told.end - 1) or (s.low[last + 1] in _NO_PREDICATE and not said):
        return None
    return _noun(told.of) if _ONE_MORE.issuperset(s.low[start : f.sign_first]) else None


def of_told_before(
    s: Sentence, f: Figure, last: int, told: Count | Percentage | None
) -> str | None:
    """Those told last in the sentence before, where a share opens its clause with what they think
    or say; None for none.

    >>> from ..extractor import extract
    >>> extract("Xã hỏi 120 hộ dân. Khoảng 40% cho biết đã có điện.").percentages[0].of
    'hộ dân'
    """
    if told is None or told.change is not None or s.start - told.end > _FAR or last + 2 >= s.size:
        return None
    start = clause_start(s, f.sign_first)
    thinks = s.low[last + 1] in _THINKING or s.pair(last + 1) in _THINKING
    if not thinks or not _ONE_MORE.issuperset(s.low[start : f.sign_first]):
        return None
    if told.start >= s.start:
        return None
    if isinstance(told, Count):
        return told.item if told.kind == "count" and told.unit in _PEOPLE else None
    return None if told.of is None else _noun(told.of)


def of_parallel(s: Sentence, first: int, last: int, told: Count | Percentage | None) -> str | None:
    """What both have, of a share beside another: `mất 45% số đồn ở huyện trên và 20% ở huyện dưới`,
    `bằng 7% năng suất của Lào, 19% của Nhật`; None for none.

    >>> from ..extractor import extract
    >>> extract("Bằng 7% năng suất của Lào, 19% của Nhật.").percentages[1].of
    'năng suất'
    """
    if not isinstance(told, Percentage) or told.start < s.start or told.change is not None:
        return None
    if told.of is None or last + 2 >= s.size:
        return None
    k = first
    while k > 0 and s.low[k - 1] in _LABELS:
        k -= 1
    where = s.low[last + 1]
    joins = ("và", ",", ";") if where == "của" else ("và", ",")
    if where not in ("ở", "tại", "của") or k == 0 or s.low[k - 1] not in joins:
        return None
    what, found, _ = told.of.partition(f" {where} ")
    again = s.low[s.index_at(told.end - 1) + 1] == where  # the third of a list
    return what if found or again else None


def _is_compared(s: Sentence, first: int, last: int) -> bool:
    """`so với mức 21% của năm trước`, `…, 5,2% của 2017`: a level of the same."""
    k = first
    while k > 0 and s.low[k - 1] in _LABELS:
        k -= 1
    if s.low[max(0, k - 2) : k] in (["so", "với"], ["thay", "vì"], ["thay", "cho"]):
        return True
    timed = last + 2 < s.size and s.low[last + 1] == "của" and s.kinds[last + 2] in "dn"
    return timed and clause_start(s, first) == first


def owns(s: Sentence, first: int) -> bool:
    """Whether who has the share at token `first` is all that is said before it.

    >>> owns(tokens("hai cổ đông sở hữu 57%"), 5), owns(tokens("hai cổ đông tăng 57%"), 4)
    (True, False)
    """
    k = first
    while k and s.low[k - 1] in _IN_TURN:
        k -= 1
    return k > 0 and (
        s.low[k - 1] in OWNING or (s.low[k - 1] in _GAINS and "được" in s.low[k:first])
    )


def is_of_time(s: Sentence, first: int) -> bool:
    """Whether the share at token `first` is of the same at another time, in a bracket: `93% thí
    sinh đạt chuẩn (năm trước là 86%)`.

    >>> is_of_time(tokens("93% số hộ (năm trước là 86%)"), 8)
    True
    """
    k = start = first - (first > 0 and s.low[first - 1] in ("là", "đạt", "chỉ"))
    while start > 0 and (s.kinds[start - 1] == "d" or s.low[start - 1] in _TIMES):
        start -= 1
    return 0 < start < k and s.raw[start - 1] == "("


def _moves_again(s: Sentence, first: int, last: int, told: Percentage) -> bool:
    """`giảm 10% giá vé cho trẻ em, giảm 5% cho người lớn`: the same moves for others."""
    if told.change is None or s.low[last + 1 : last + 2] not in _FOR_OTHERS:
        return False
    start = clause_start(s, first)
    k = s.index_at(told.end - 1) + 1
    whom = next((n for n in range(k, start) if s.low[n : n + 1] in _FOR_OTHERS), None)
    if whom is None or s.low[start] not in ("tăng", "giảm"):
        return False
    return all(s.kinds[n] == "w" for n in range(whom, start - 1))


def is_one_more(s: Sentence, found: str, change: str | None, told: Count | Percentage) -> bool:
    """Whether what is found is but the name of one more that has a share of the same: `anh Nam bị
    thương tật 68%, anh Phú 45%`.

    >>> from ..extractor import extract
    >>> [p.of for p in extract("Anh Nam bị thương tật 68%, anh Phú là 45%.").percentages]
    ['thương tật', 'thương tật']
    """
    if change is not None or not _is_name(s, found):
        return False
    if isinstance(told, Count):  # `mua 30 tấn cát từ ba nước: Lào 12%, …`
        between = s.text[told.end - s.start :].partition(found)[0]
        return between.endswith(": ")
    return told.of is not None and told.change is None and not _is_name(s, told.of)


def rate_at_level(s: Sentence, first: int, found: str, told: Count | Percentage) -> str | None:
    """The rate told before, where what is found is but the level at which the share at token
    `first` is the same: `tỷ lệ hồ sơ số hóa cấp tỉnh là 88%, cấp xã là 74%`; None for none.

    >>> from ..extractor import extract
    >>> [p.of for p in extract("Tỷ lệ số hóa cấp tỉnh là 88%, cấp xã là 74%.").percentages]
    ['Tỷ lệ số hóa cấp tỉnh', 'Tỷ lệ số hóa']
    """
    of = told.of if isinstance(told, Percentage) and told.change is None else None
    if of is None or told.start < s.start or not found.lower().startswith(_LEVELS_OF):
        return None
    if not of.lower().startswith(_RATES_OF) or "chiếm" in s.low[s.index_at(told.end - 1) : first]:
        return None
    return _AT_LEVEL.split(of)[0]


def _is_name(s: Sentence, phrase: str) -> bool:
    words = phrase.split()
    if len(words) == 1 and s.text.startswith(phrase):
        return False
    names = words[1:] if words[0].lower() in _TITLES else words
    return bool(names) and all(word[0].isupper() for word in names)


def _noun(phrase: str) -> str:
    """A phrase without what those it names do or say: `hộ dân đồng ý`."""
    s = tokens(phrase)
    ends = (k for k in range(1, s.size) if _ends(s, k))
    return s.slice(0, next(ends, s.size) - 1)


def _ends(s: Sentence, k: int) -> bool:
    return s.low[k] in _FINITE or " ".join(s.low[k : k + 2]) in _FINITE
