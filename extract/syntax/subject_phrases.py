"""Where a noun phrase before a number begins and ends: its links, what leads it, what trails it."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .grades import is_graded
from .phrase_ends import behind_acronym, behind_quote, trimmed
from .predicates import CLAUSE_ENDS, stands_before_number, verb_length

PREPOSITIONS = grammar("prepositions")
LEADING = grammar("leading")
_OPENERS = grammar("openers")
_RATES = {"tỷ lệ", "tỉ lệ", "số tiền", "số lượng"}
_MODALS = {"cần", "phải"}
_NO_SUBJECT = grammar("no_subject")
_LINKS = grammar("links")
_PACTS = {"thỏa", "thoả", "hiệp", "công", "quy", "hương"}
_CLAUSES = {"khi", "nhưng", "thì", "nên"}
_LEADS = {"khi", "rằng"}  # a clause begins behind them
_CONNECTIVES = grammar("connectives")
_MANNERS = grammar("manner_before_number")
_COMPARED = grammar("compared") | {"nhẹ", "sâu", "vọt", "đều", "dần"}
CHANGES = {"tăng", "giảm", "trưởng"}
_AUXILIARY = grammar("auxiliaries")
_IN_NOUNS = {  # links that begin nouns, too: `chỉ số`, `khoảng cách`, `dự toán`
    "chỉ": {"số", "tiêu", "thị", "đạo"},
    "khoảng": {"cách", "trống"},
    "dự": {"án", "toán", "thảo", "trữ", "phòng", "luật"},
    "còn": {"lại"},
    "bằng": {"tiền", "chứng", "cấp"},
    "có": {"giá", "thuế"},
}
_END_NOUNS = {  # links that end nouns, too: `thâm hụt`, `đồng bằng`, `nhà ở`
    "hụt": {"thâm", "hao"},
    "bằng": {"đồng", "văn", "công"},
    "ở": {"nhà", "chỗ", "nơi"},
    "tăng": {"gia"},
    "giảm": {"tinh", "suy", "mùa", "đợt"},
    "đạt": {"thành"},
    "ước": _PACTS,
    "đến": {"quan"},  # liên quan đến
    "lại": {"giữ", "còn", "trả"},
    "chỉ": {"chứng", "địa", "tín"},
}
_WHOLE_WORDS = {"hợp nhất", "thống nhất", "duy nhất", "đồng nhất", "công cộng"}
_WHOLE_WORDS |= {"chứng chỉ", "địa chỉ", "tín chỉ"}
_NUMBERED = grammar("numbered_inside")
_BEFORE_TIME = {"trong", "vào", "của", "cuối", "đầu", "hết", "ngày"}
_WITH_MINIMUM = {"lương", "sống", "nhập"}  # lương, mức sống, thu nhập tối thiểu
_LEVELS = (["xã"], ["huyện"], ["tỉnh"], ["sở"])
_AT_PRESENT = grammar("behind_at_present")


def _pairs(block: str) -> dict[str, set[str]]:
    """The entries of two words of a block: the second ones by the first."""
    found: dict[str, set[str]] = {}
    for first, second in (entry.split() for entry in grammar(block)):
        found.setdefault(first, set()).add(second)
    return found


SAYING = _pairs("saying_before_subject")
_GOVERNING = _pairs("governing_verbs")


def is_link(s: Sentence, k: int) -> bool:
    """Whether token k parts a subject from what is said of it: a link, a number, a time.

    >>> from ..text.document import tokens
    >>> s = tokens("thâm hụt ngân sách đã giảm")
    >>> [is_link(s, k) for k in range(6)]
    [False, False, False, False, True, True]
    """
    low = s.low[k]
    if low in _END_NOUNS and k and s.low[k - 1] in _END_NOUNS[low]:
        return False
    if low == "tăng" and k and s.low[k - 1] == "độ" and s.low[k + 1 : k + 2] == ["trưởng"]:
        return False
    if s.kinds[k] == "d" and is_delivery(s, k):
        return False
    if low in _IN_NOUNS and k + 1 < s.size and s.low[k + 1] in _IN_NOUNS[low]:
        return False
    if s.kinds[k] == "n":
        aged = s.low[k + 1 : k + 2] == ["tuổi"]  # `trẻ dưới 5 tuổi`, `học sinh lớp 3`
        return not (k and (aged or s.low[k - 1] in _NUMBERED or is_graded(s, k)))
    if low == "hiện":
        at_present = k + 1 < s.size and s.low[k + 1] in _AT_PRESENT
        return at_present and s.low[k - 1] != "thực"  # `tỷ lệ thất thoát hiện rất lớn`
    return low in _LINKS or s.kinds[k] == "d"


def is_delivery(s: Sentence, k: int) -> bool:
    """Whether the time at token k says when what is traded is delivered: `giá vàng giao tháng 6`.

    >>> from ..text.document import tokens
    >>> s = tokens("giá vàng giao tháng 6")
    >>> s.kinds[3:] = "dd"
    >>> is_delivery(s, 4)
    True
    """
    while k > 0 and s.kinds[k] == "d":
        k -= 1
    return k > 1 and s.low[k] == "giao" and s.pair(k - 1) not in dictionary()


def before_links(s: Sentence, start: int, stop: int) -> int:
    """Where the words before token `stop` end that are no links, manners or signs of a number.

    >>> from ..text.document import tokens
    >>> before_links(tokens("giá giấy tăng trung bình 30%"), 0, 5)
    2
    """
    while stop > start:
        end = before_signs(s, start, stop)
        timed = stop < s.size and s.kinds[stop] == "d" and s.low[stop - 1] in _BEFORE_TIME
        if end == stop and (timed or is_link(s, stop - 1)):
            end = stop - 1
        elif end == stop and s.low[stop - 1 : stop + 1] == ["mới", "được"]:
            end = stop - 1  # `thu ngân sách mới được 5 tỷ`
        elif end == stop and s.low[stop - 3 : stop] == ["từ", "đầu", "năm"]:
            end = max(start, stop - 3)
        if end == stop:
            break
        stop = end
    return stop


def before_signs(s: Sentence, start: int, stop: int) -> int:
    """Where the words before token `stop` end that say only how much or how: `khoảng`, `trung
    bình`, the `mạnh nhất` of `tăng mạnh nhất`.

    >>> from ..text.document import tokens
    >>> before_signs(tokens("lãi suất cao hơn 2 điểm"), 0, 4)
    2
    """
    while stop > start:
        how = stop - 2 > start and s.pair(stop - 2) in _MANNERS
        if how or (stop - 2 > start and _is_carried_out(s, stop - 2)):
            stop -= 2
        elif s.low[max(start, stop - 2) : stop] in (["con", "số"], ["tăng", "trần"]):
            stop -= 2 if s.low[stop - 1] == "số" else 1
        elif stands_before_number(s, stop - 1) and not ends_noun(s, stop - 1):
            stop -= 1
            if s.low[stop] == "hơn" and stop - 1 > start and s.low[stop - 1] in _COMPARED:
                stop -= 1
        elif stop - 1 > start and s.low[stop - 1] in _COMPARED and s.low[stop - 2] in CHANGES:
            stop -= 1
        else:
            break
    return stop


def _is_carried_out(s: Sentence, k: int) -> bool:
    """`thu ngân sách ước thực hiện đạt 5 tỷ`, `thực hiện được 5 tỷ`: no part of what was done."""
    counted = s.kinds[k + 2 : k + 3] == ["n"] and s.low[k - 1] != "vốn"
    done = counted or s.low[k + 2 : k + 3] == ["được"] or s.low[k - 1] == "ước"
    return done and s.pair(k) == "thực hiện"


def ends_noun(s: Sentence, k: int) -> bool:
    """Whether the word of degree at token k belongs to the noun before it.

    >>> from ..text.document import tokens
    >>> ends_noun(tokens("lương tối thiểu tăng"), 2), ends_noun(tokens("đạt tối thiểu 5"), 2)
    (True, False)
    """
    if s.low[k] == "thiểu":
        return k > 1 and s.low[k - 2] in _WITH_MINIMUM
    return s.pair(k - 1) in _WHOLE_WORDS


def phrase(s: Sentence, start: int, stop: int) -> str | None:
    """Tokens start to stop without leading words and times; None where nothing is left.

    >>> from ..text.document import tokens
    >>> phrase(tokens("riêng khối A"), 0, 3)
    'khối A'
    """
    start = _behind_leads(s, start, stop)
    end = start
    while end < stop and (s.kinds[end] in "wn" or _is_inside(s, end, stop)):
        if s.raw[end] in CLAUSE_ENDS or (end > start and s.low[end] in _CLAUSES):
            break
        end = behind_quote(s, behind_acronym(s, end + 1, stop), stop)
    if end - 3 > start and behind_acronym(s, end - 3, end) == end:
        end -= 3
    end = trimmed(s, start, end)
    if _is_clause(s, start, end):
        return None
    if end <= start or " ".join(s.low[start:end]) in _OPENERS or _no_subject(s, start):
        return None
    return s.slice(start, end - 1)


def _is_clause(s: Sentence, start: int, end: int) -> bool:
    """`thành phố cần huy động 5 tỷ`, `đã thực hiện 80%`; `tỷ lệ tài xế phải nộp` is none."""
    if start and s.low[start - 1] in _AUXILIARY and verb_length(s, start, end) == end - start > 0:
        return True
    if _MODALS.isdisjoint(s.low[start + 1 : end]):
        return False
    return s.low[start] != "mức" and s.pair(start) not in _RATES


def _behind_leads(s: Sentence, start: int, stop: int) -> int:
    start += 2 * (s.low[start : start + 2] == ["đồng", "thời"])
    while start < stop and (s.kinds[start] != "w" or s.low[start] in LEADING):
        start += 1
    if s.low[start - 1 : start + 1] == ["dự", "kiến"]:
        start += 1
    if s.low[start - 1 : start + 1] == ["trong", "khi"]:
        start += 2 if s.low[start + 1 : start + 2] == ["đó"] else 1
    for n in (4, 3, 2):
        if " ".join(s.low[start : start + n]) in _CONNECTIVES:
            start += n
    said = _behind_last(s, SAYING, start, stop)
    start = said + (said > start and s.low[said : said + 1] == ["về"])  # `ước tính về số vốn`
    start = _behind_last(s, _GOVERNING, start, stop - 1)
    return next((k + 1 for k in range(stop - 2, start, -1) if s.low[k] in _LEADS), start)


def _behind_last(s: Sentence, pairs: dict[str, set[str]], start: int, stop: int) -> int:
    """Behind the last of the pairs of words in tokens start to stop; start for none."""
    for k in range(stop - 2, start - 1, -1):
        if s.low[k] in pairs and s.low[k + 1] in pairs[s.low[k]]:
            return k + 2
    return start


def _is_inside(s: Sentence, k: int, stop: int) -> bool:
    return _is_inner_dash(s, k, stop) or (s.kinds[k] == "d" and is_delivery(s, k))


def _is_inner_dash(s: Sentence, k: int, stop: int) -> bool:
    """`công nghiệp - xây dựng`, `VN-Index`: a dash between words of one noun."""
    if s.raw[k] not in ("-", "&") or not 0 < k < stop - 1:
        return False  # `chỉ số S & P`
    return s.kinds[k + 1] == "w" and (s.kinds[k - 1] == "w" or is_graded(s, k - 1))


def _no_subject(s: Sentence, k: int) -> bool:
    """Whether a phrase begins with what is no noun: `thấp hơn`, but not `cao tốc`, or within
    `tăng trưởng`."""
    pair = s.pair(k)
    if k and s.pair(k - 1) == "tăng trưởng":
        return True
    return pair in _NO_SUBJECT or (s.low[k] in _NO_SUBJECT and pair not in dictionary())


def ends_phrase(s: Sentence, k: int, stop: int) -> bool:
    """Whether the phrase that ends before token `stop` begins behind token k."""
    if k and s.low[k - 1] in ("tăng", "giảm") and s.kinds[k + 1] == "n":
        return is_link(s, k)  # `tăng chi 2,9%`
    if s.low[k] == "cấp" and s.low[k + 1 : k + 2] in _LEVELS:
        return False  # `cấp xã`
    return is_link(s, k) or s.low[k] in PREPOSITIONS or verb_length(s, k, stop) == 1
