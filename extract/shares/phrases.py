"""Where the noun phrase behind the sign of a share ends: `12% số hộ trong thôn, tăng mạnh`."""

from __future__ import annotations

from ..counts.coordination import joined_end
from ..counts.noun_phrases import NEW_NOUN
from ..figures.numerals import SCALES
from ..lexicons import first_words, grammar
from ..syntax.phrase_ends import behind_acronym, behind_quote
from ..syntax.predicates import verb_length
from ..syntax.subject_phrases import is_link
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .times import tells_when

APPROXIMATE = {"hơn", "gần", "trên", "khoảng", "chừng", "ít", "nhất", "tới", "có"}
ONLY_LINKS = grammar("linking") | grammar("before_share")  # say nothing of a share
_PLANNING = grammar("planning_verbs")
_LONGEST_PHRASE = 32  # tokens
_LONGEST_BRACKET = 12  # tokens
_PHRASE_ENDS = grammar("share_phrase_ends")
_BEFORE_FIGURE = {"tại", "với", "ở", "cho", "vào", "trên", "trong"}  # `tại 890 câu lạc bộ`
_DANGLING = grammar("share_phrase_dangling")
_BEFORE_NUMBER = {"đạt", "được", "là", "còn", "tới", "đến", "chỉ", "lên", "mới", "gần", "trên"}
_BEFORE_NUMBER |= {"khoảng", "sang", "vượt"}
_ENDING_WORDS = {"tại", "lại", "về", "dùng", "ở", "do"}  # hiện tại, trả về, tiêu dùng, nhà ở
_BEFORE_TIME = {"ngày", "cuối", "đầu", "cả", "trước", "sau", "hết", "đến", "giữa", "suốt"}
_GOES_ON = grammar("share_goes_on")
_AVERAGES = {"trung bình", "bình quân"}
_LONGEST_JOINED = 9  # tokens
_NO_CONJUNCT = {"trong", "nhưng", "còn", "khi", "nếu", "vì", "do", "nên", "theo", "tại", "ở", "các"}
_NO_CONJUNCT |= {"số", "tỷ", "tỉ", "mức", "trên", "với", "cho", "gồm", "như", "ông", "bà", "liệu"}
_FINITE = grammar("told_of_shares")
_OPENING = {"có", "là", "rằng", "thấy", "nay", "tiêu", "khi", "thì", "năm", "hơn", "đấu"}
_NAMED_SHARES = {"con số", "đối với"}
_SAYING = grammar("saying_in_share")
_SAYING_FIRSTS = first_words(_SAYING)
_ENDS_TOLD = {"nhưng", "song", "thưa"}
_NO_SAID = {"theo", "trong", "nhưng", "còn", "khi", "tại", "ở"}
_NO_END_TOLD = {"là", "sẽ", "phải", "rằng"}
_LONGEST_TOLD = 40  # tokens
_BEHIND_BRACKET = {"bị", "được", "phải", "đã", "của", "ở", "tại", "trong", "có"}
_HANDED = ("cổ phần", "giá trị", "giá vé", "sản lượng", "số tiền")  # to whom stands behind them
_ACTS = {"xếp", "đứng", "đạt", "chiếm", "tăng", "giảm", "sẽ", "đã", "phải", "cạnh"}


def phrase_end(s: Sentence, first: int) -> int:
    """Behind the last token of the noun phrase that begins at token `first`.

    >>> from ..text.document import tokens
    >>> phrase_end(tokens("12% số hộ trong thôn, tăng mạnh"), 2)
    6
    """
    k, told = first, False
    while k < s.size and k - first <= (_LONGEST_TOLD if told else _LONGEST_PHRASE):
        if (n := _says(s, k)) and k > first:
            k, told = k + n, True
        elif s.raw[k] in "-–" and s.kinds[k - 1] == "n" == s.kinds[min(k + 1, s.size - 1)]:
            k += 2  # `trẻ em từ 12-17 tuổi`
        elif s.kinds[k] == "p":
            behind = behind_quote(s, k, s.size) if told else k
            if behind == k and (behind := _over_mark(s, first, k)) == k:
                break
            k = behind
        elif (
            s.kinds[k] not in "wn"
            or (s.low[k] == "cho" and s.pair(first) in _HANDED)
            or (_ends_told(s, k) if told else _ends_phrase(s, k))
        ):
            break
        else:
            k += 2 if told and s.raw[k + 1 : k + 2] == ["%"] else 1
    return _without_tail(s, first, k, told=told)


def _without_tail(s: Sentence, first: int, k: int, *, told: bool) -> int:
    """Where the phrase of tokens first to k ends without marks, prepositions and words of time."""
    timed = k < s.size and s.kinds[k] == "d"
    counted = figure_follows(s, k)
    while k > first + 1 and (
        s.raw[k - 1] == ","
        or _dangles(s, k - 1)
        or (told and s.low[k - 1] in _NO_END_TOLD)
        or (timed and s.low[k - 1] in _BEFORE_TIME)
        or (counted and s.low[k - 1] in _BEFORE_NUMBER)
    ):
        k -= 1
    return k


def _over_mark(s: Sentence, first: int, k: int) -> int:
    """Behind the mark at token k, and what it brings in, where the phrase goes on; else k."""
    if (behind := behind_acronym(s, k, s.size)) > k:
        return behind
    if s.raw[k] == "-" and s.raw[k - 1].isupper() and s.kinds[k + 1 : k + 2] == ["n"]:
        return k + 2  # `280 chiếc F-35 gặp lỗi`
    planned = " ".join(s.low[k + 1 : k + 3]) in _PLANNING  # `cổ phần, dự kiến, …`
    joined = 0 if planned else joined_end(s, first, k, NEW_NOUN) or _bracket_end(s, k)
    joined = joined or (k if _shares_predicate(s, first, k) else 0)
    return joined + 1 if joined else k


def _shares_predicate(s: Sentence, first: int, comma: int) -> bool:
    """`80% người dân, doanh nghiệp hài lòng`: what a share opens a clause with has no predicate yet
    at the comma, so that of the noun behind it is of both."""
    if s.raw[comma] != "," or not _opens(s, first) or _predicate(s, first, comma):
        return False
    k = comma + 1
    stop = k
    while stop < s.size and stop - k <= _LONGEST_JOINED and s.kinds[stop] == "w":
        stop += 1
    begins = k < stop and not (is_link(s, k) or s.low[k] in _NO_CONJUNCT or s.raw[k][0].isupper())
    if not begins or s.kinds[stop : stop + 1] == ["n"]:
        return False  # `65% người dân, giá cả sẽ tăng 5%`
    return not verb_length(s, k, stop) and _predicate(s, k, stop)


def _opens(s: Sentence, first: int) -> bool:
    """Whether the share before the phrase at token `first` opens its clause."""
    k = first
    while k and (s.raw[k - 1] == "%" or s.kinds[k - 1] == "n" or s.low[k - 1] in APPROXIMATE):
        k -= 1
    marked = k == 0 or (s.kinds[k - 1] in "pd" and s.raw[k - 1] != "(")
    named = k > 1 and s.pair(k - 2) in _NAMED_SHARES
    return marked or named or s.low[k - 1] in _OPENING


def _predicate(s: Sentence, start: int, stop: int) -> bool:
    return any(
        is_link(s, k) or verb_length(s, k, stop) or s.pair(k) in _FINITE or _is_finite(s, k)
        for k in range(start, stop)
    )


def _is_finite(s: Sentence, k: int) -> bool:
    return s.low[k] in _FINITE and s.pair(k - 1) not in dictionary()  # but not `thông tin`


def _dangles(s: Sentence, k: int) -> bool:
    """Whether a phrase cannot end with token k: a preposition, but not that of `hiện tại`."""
    return s.low[k] in _DANGLING and not (
        s.low[k] in _ENDING_WORDS and f"{s.low[k - 1]} {s.low[k]}" in dictionary()
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


def _says(s: Sentence, k: int) -> int:
    """How many tokens stand at token k that bring in what those who are told of say, which is part
    of the phrase: `số người nói rằng họ hài lòng`; 0 for none."""
    if s.low[k] not in _SAYING_FIRSTS:
        return 0
    n = next((n for n in (1, 2) if " ".join(s.low[k : k + n]) in _SAYING), 0)
    behind = s.low[k + n + 1 : k + n + 2] if s.raw[k + n : k + n + 1] == [","] else []
    return n + 1 if n and behind and behind[0] not in _NO_SAID else n


def _ends_told(s: Sentence, k: int) -> bool:
    """Whether what somebody says ends before token k, where somebody else is told of."""
    if s.low[k] in _ENDS_TOLD or s.pair(k) == "trong khi" or tells_when(s, k):
        return True
    return s.low[k] in ("và", "còn") and figure_follows(s, k + 1)


def _ends_phrase(s: Sentence, k: int) -> bool:
    if s.kinds[k] == "n":
        scaled = k + 1 < s.size and (s.raw[k + 1] == "%" or s.low[k + 1] in SCALES)
        aged = s.low[k + 1 : k + 2] == ["tuổi"]  # `dân số trên 65 tuổi`
        return scaled or (s.low[k - 1] in _BEFORE_FIGURE and not aged)
    if s.low[k] == "và" and (
        figure_follows(s, _behind_verb(s, k + 1)) or _name_acts(s, k + 1) or _has_share(s, k + 1)
    ):
        return True
    if s.low[k] in ("tăng", "giảm") and figure_follows(s, k + 1):
        return True
    if s.low[k] in ("lên", "xuống") and figure_follows(
        s, k + 1 + (s.low[k + 1 : k + 2] == ["còn"])
    ):
        return True  # `đề nghị tăng tải trọng lên 40 tấn`
    about = k + 1 < s.size and s.low[k + 1] in APPROXIMATE
    if s.low[k] == "với" and about and figure_follows(s, k + 1):
        return True  # `giảm giá vé với khoảng 40 xe`
    if s.low[k : k + 2] == ["giúp", "việc"]:
        return False
    if s.pair(k) in ("trở lên", "trở xuống"):
        return "n" not in s.kinds[k - 2 : k]  # but `thí sinh có từ 7 điểm trở lên`
    if tells_when(s, k) or (
        s.low[k] == "cùng" and s.raw[k + 1 : k + 2] and s.raw[k + 1][0].isupper()
    ):
        return True  # `nắm 30% vốn cùng ông Nam`
    if s.low[k] == "gồm":
        return s.low[k - 1] != "bao"
    if s.low[k] == "mỗi":
        return s.low[k + 1 : k + 2] in (["năm"], ["tháng"], ["ngày"], ["lần"])
    if s.low[k] == "và" and " ".join(s.low[k : k + 3]) in _GOES_ON:
        return True  # `và đơn giản hóa`
    return s.low[k] in _PHRASE_ENDS or " ".join(s.low[k : k + 2]) in _GOES_ON


def _behind_verb(s: Sentence, k: int) -> int:
    """Behind the verb at token k: `tiếp nhận 90 hồ sơ và giải quyết 80 hồ sơ`."""
    return k + verb_length(s, k, s.size) if k < s.size else k


def _name_acts(s: Sentence, k: int) -> bool:
    """`17% người được hỏi và Mỹ Tâm xếp thứ hai`: a name that does something begins a clause."""
    stop = k
    while stop < s.size and s.kinds[stop] == "w" and s.raw[stop][0].isupper():
        stop += 1
    return k < stop < s.size and s.low[stop] in _ACTS


def _has_share(s: Sentence, k: int) -> bool:
    """`30% tổng điểm và phương án thi công chiếm 10%`: what follows has a share of its own."""
    stop = k
    while stop < s.size and s.kinds[stop] == "w" and stop - k < _LONGEST_PHRASE:
        stop += 1
    return stop < s.size and s.kinds[stop] == "n" and not {"chiếm", "đạt"}.isdisjoint(s.low[k:stop])


def figure_follows(s: Sentence, k: int) -> bool:
    """Whether a number stands at token k: what is counted next is no part of a phrase before it.

    >>> from ..text.document import tokens
    >>> figure_follows(tokens("80% thành phố ngập và ít nhất 90 người"), 6)
    True
    """
    while k < s.size and (s.low[k] in APPROXIMATE or s.low[k : k + 2] == ["không", "quá"]):
        k += 2 if s.low[k] == "không" else 1
    return k < s.size and s.kinds[k] == "n"


def before_average(s: Sentence, k: int) -> int:
    """The token before the `trung bình toàn tỉnh` that ends with token k; k where none does.

    >>> from ..text.document import tokens
    >>> s = tokens("đạt tỷ lệ trung bình toàn tỉnh 75%")
    >>> before_average(s, 6), before_average(s, 2)
    (2, 2)
    """
    first = k - 2 if s.low[k - 1] in ("toàn", "cả") else k
    first -= s.low[first] == "chung"
    return first - 2 if first > 2 and s.pair(first - 1) in _AVERAGES else k
