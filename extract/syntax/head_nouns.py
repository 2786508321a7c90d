"""The noun that heads what a number is of: `doanh thu`, `mức giá`, `tỷ lệ`, `số lượng`."""

from __future__ import annotations

from ..lexicons import first_words, grammar
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .causes import behind_cause
from .phrase_ends import behind_acronym, trimmed
from .predicates import clause_start
from .subject_phrases import LEADING, SAYING, ends_phrase, is_link, phrase

COUNTED = {"số lượng", "tỷ lệ", "tỉ lệ"}
RELATIVE = {"có", "bị", "được", "đang"}  # `số lượng hộ có lãi`
_HEADS = grammar("money_heads")
_HEAD_FIRSTS = first_words(_HEADS)
_JOINED_HEADS = _HEADS | grammar("joined_heads")
_JOINED_FIRSTS = first_words(_JOINED_HEADS)
_OPENERS = grammar("list_openers")
_PLANNING = grammar("planning_verbs")
_HEAD_TAILS = grammar("head_tails")
_HEAD_WORDS = frozenset(word for head in _HEADS for word in head.split())
_COUNTED_WORDS = _HEAD_WORDS | RELATIVE
_CLAUSES = {"nhưng", "mà", "khi", "vì", "nên", "thì", "do"}
_CHANGING = {"nâng", "tăng", "giảm", "hạ", "đưa"}
_LONGEST_LIST = 4  # nouns before the last
_OF_GROWTH = {"độ", "mức", "đà", "tiêu", "báo", "hoạch", "lệ", "việc"}  # tốc độ tăng trưởng
_INSIDE = {
    "giá": {"đánh", "định", "thẩm", "đấu", "phá", "trợ"},  # đánh giá
    "thuế": {"trước", "sau", "cục", "ngành"},  # lợi nhuận trước thuế, Cục Thuế
}
_IN_AND_OUT = (["thu"], ["chi"])
_ACTUALLY = {"được", "hơn", "gần", "trên", "khoảng", "về", "ra", "cho", "đạt", "mới"}
_LONGEST_ITEM = 8  # tokens
_RATED_HIGH = {"cao", "thấp", "lớn", "nhỏ", "này", "trên", "đó", "tương", "khá", "rất", "nhất"}
_CHANCES = {"xác suất", "nguy cơ"}
_RATES = {"tỷ lệ", "tỉ lệ"} | _CHANCES
_NO_NUMBER_OF = {"liệu", "này", "họ", "rằng", "nhưng", "chiếm", "điểm", "mức", "lại", "sẽ", "tăng"}
_LONGEST_LABEL = 14  # tokens
_SENTENCE_ENDS = set(";.:!?()")


def headed(s: Sentence, start: int, end: int) -> str | None:
    """The phrase that a head such as `doanh thu`, `mức giá` begins in tokens start to end, which
    stand before the links.

    >>> from ..text.document import tokens
    >>> headed(tokens("xã nhận mức giá 5 đồng"), 0, 4)
    'mức giá'
    """
    start = behind_cause(s, start, end)
    found = _head_start(s, start, end)
    if found is not None and found > start and s.low[found - 1] in ("tổng", "mức"):
        found -= 1
    if found is not None and (_is_joined(s, start, found) or _is_owned(s, start, found)):
        found = start
    if found is None:
        return _joined_head(s, start, end)
    brackets = (k for k in range(found, end) if s.raw[k] == "(")
    end = next((k for k in brackets if behind_acronym(s, k, s.size) == k), end)
    while (n := _tail(s, end)) and end - n > found:
        end -= n
    return phrase(s, found, end)


def _is_joined(s: Sentence, start: int, found: int) -> bool:
    """`khu vực dịch vụ và thuế sản phẩm`: all before the head is a noun that và joins to it."""
    if found - 2 < start or s.low[found - 1] != "và" or s.low[found] == "mức":
        return False
    words = range(start, found - 1)
    return all(s.kinds[k] == "w" and not ends_phrase(s, k, found) for k in words)


def _is_owned(s: Sentence, start: int, found: int) -> bool:
    """`khu vực có vốn nước ngoài`: whose capital it is, of whom something is told."""
    if found - 2 < start or s.pair(found - 1) != "có vốn":
        return False
    if "ngoài" not in s.low[found : found + 5]:
        return False
    return all(s.kinds[k] == "w" and not is_link(s, k) for k in range(start, found - 1))


def _head_start(s: Sentence, start: int, end: int) -> int | None:
    """Where the first head stands in tokens start to end that nothing parts from the number."""
    if _HEAD_FIRSTS.isdisjoint(s.low[start:end]):
        return None
    counted = s.low[start : start + 1] == ["số"] or " ".join(s.low[start : start + 2]) in COUNTED
    within = _COUNTED_WORDS if counted else _HEAD_WORDS
    found = None
    for k in range(end - 1, start - 1, -1):
        if s.low[k] not in within and _parts(s, k):
            break
        with_whom = s.low[k] == "với" and s.low[k + 1 : k + 3] != ["số", "tiền"]
        if s.low[k] in _CLAUSES or (with_whom and s.low[k - 1] != "đối"):
            break
        if s.low[k] == "và" and (s.kinds[k - 1] == "d" or s.low[k + 1] in _CHANGING):
            break  # `hơn kế hoạch năm 2019 và bội chi ở mức 3,1%`
        if (
            s.low[k] in _HEAD_FIRSTS
            and not ends_word(s, k)
            and any(" ".join(s.low[k : k + n]) in _HEADS for n in (1, 2, 3, 4))
        ):
            found = k
    return found


def _parts(s: Sentence, k: int) -> bool:
    """Whether the link at token k parts a head from the number: not in `lượng khách đến tỉnh`."""
    if not is_link(s, k) or s.kinds[k] == "d":
        return False
    inside = s.low[k] in ("đến", "từ", "ở") and s.kinds[k + 1] == "w"
    return not inside or (k > 0 and is_link(s, k - 1))


def _tail(s: Sentence, end: int) -> int:
    """How many of the words before token `end` belong to the verb of a head, and not to it."""
    if s.low[end - 2 : end] == ["tăng", "trưởng"] and end > 2 and s.low[end - 3] in _OF_GROWTH:
        return 0
    return next((n for n in (2, 1) if " ".join(s.low[end - n : end]) in _HEAD_TAILS), 0)


def ends_word(s: Sentence, k: int) -> bool:
    """Whether the head at token k is none, but a part of `đánh giá`, `lợi nhuận trước thuế`.

    >>> from ..text.document import tokens
    >>> ends_word(tokens("Cục Thuế"), 1), ends_word(tokens("tiền thuế"), 1)
    (True, False)
    """
    if s.pair(k) == "lương thực" or s.low[k : k + 3] == ["đơn", "giá", "trị"]:
        return True
    if s.low[k] in ("lượng", "phí"):
        before = s.low[k - 1] if k else ""
        return before in ("thu", "miễn") or f"{before} {s.low[k]}" in dictionary()
    inside = _INSIDE.get(s.low[k])
    return inside is not None and k > 0 and s.low[k - 1] in inside


def _joined_head(s: Sentence, start: int, end: int) -> str | None:
    """`Số lượng cấp ủy viên cấp tỉnh, huyện sẽ`: a headed phrase goes on behind a comma."""
    if not start < end <= start + 4 or start == 0:
        return None
    if any(s.kinds[k] != "w" or s.low[k] in LEADING for k in range(start, end)):
        return None
    if " ".join(s.low[start : start + 2]) in _PLANNING:
        return None
    for _ in range(_LONGEST_LIST):
        if start < 2 or s.raw[start - 1] != ",":
            return None
        stop, start = start - 1, clause_start(s, start - 1)
        found, linked = _head_of_list(s, start, stop)
        if found is not None or linked:
            return None if found is None else s.slice(found, end - 1)
    return None


def _head_of_list(s: Sentence, first: int, stop: int) -> tuple[int | None, bool]:
    """Where a head stands in tokens first to stop, behind any link; whether there is a link."""
    found = None
    for k in range(stop - 1, first - 1, -1):
        if is_link(s, k) and s.low[k] not in _HEAD_WORDS:
            return found, True
        if s.low[k] not in _JOINED_FIRSTS:
            continue
        in_word = k > first and f"{s.low[k - 1]} {s.low[k]}" in dictionary()
        if not in_word and any(" ".join(s.low[k : k + n]) in _JOINED_HEADS for n in (1, 2, 3, 4)):
            found = k
    if found is not None and found - 1 > first and s.low[found - 1] in ("trong", "thuộc"):
        found = first  # `doanh nghiệp trong lĩnh vực thương mại, dịch vụ`
    opens = any(" ".join(s.low[first : first + n]) in _OPENERS for n in (1, 2))
    return first if opens else found, False


def rated(s: Sentence, start: int, end: int) -> str | None:
    """`tỷ lệ xã có đường được cứng hóa đạt 100%`, `đến năm 2020 số xã đạt chuẩn chiếm 50%`: all of
    a clause, before its links, that says what a rate or number is of, whatever verbs are in it.

    >>> from ..text.document import tokens
    >>> rated(tokens("tỷ lệ xã có đường đạt 100%"), 0, 5)
    'tỷ lệ xã có đường'
    """
    start = _rate_before(s, start)
    if any(s.kinds[k] == "n" and s.low[k + 1] != "tuổi" for k in range(start, end)):
        return None
    begins = [start, *(k + 1 for k in range(start, end) if s.kinds[k] == "d")]
    begins += [k for k in range(start + 1, end) if s.low[k] in ("xác", "nguy")]
    said = (k + 2 for k in range(start, end - 2) if s.low[k + 1] in SAYING.get(s.low[k], ()))
    begins += [k for k in said if s.low[k] == "số"]
    begins += [k + 1 for k in range(start, end - 2) if s.pair(k) in ("có số", "có tổng")]
    inner = (k for k in range(start + 1, end - 2) if s.low[k + 2] not in _RATED_HIGH)
    begins += [k for k in inner if s.pair(k) in _RATES]
    for k in begins:
        rate = end - k > 2 and (s.pair(k) in _RATES or (k == start and _is_chance(s, k, end)))
        of_all = s.pair(k) == "tổng số"
        counted = (s.low[k] == "số" or of_all) and end - k > 2
        counted = counted and (k > start or _is_number_of(s, k + of_all, end))
        if rate or counted:
            moved = (n for n in range(k + 2, end - 1) if s.low[n] in ("đã", "sẽ"))
            end = next((n for n in moved if s.low[n + 1] in _CHANGING), end)
            return s.slice(k, trimmed(s, k, end) - 1)  # `tỷ lệ hộ có điện sẽ nâng lên`
    return None


def _is_chance(s: Sentence, k: int, end: int) -> bool:
    """`khả năng mưa trong đêm khoảng 60%`, but not `khả năng giá tăng 60%`."""
    return s.pair(k) == "khả năng" and s.low[end] in ("là", "khoảng", "trên", "dưới", "chỉ", "lên")


def _is_number_of(s: Sentence, k: int, end: int) -> bool:
    """`số khách đến tỉnh`, `số lượng người làm phim`: no other head is told of behind token k."""
    behind = k + 1 + (s.low[k + 1] == "lượng")
    told = _NO_NUMBER_OF.isdisjoint(s.low[behind:end])
    return told and _head_start(s, behind, end) is None


def _rate_before(s: Sentence, start: int) -> int:
    """Where the rate begins that a comma parts from the rest of what it is of: `tỷ lệ điều tra,
    khám phá án đạt 95%`; `start` where nothing says so."""
    if start < 3 or s.raw[start - 1] != ",":
        return start
    rate = clause_start(s, start - 1)
    named = s.pair(rate) in _RATES and start - rate > 3
    parted = any(is_link(s, k) and s.low[k] not in RELATIVE for k in range(rate, start - 1))
    return rate if named and not parted else start


def budget_line(s: Sentence, start: int, end: int) -> str | None:
    """`Chi thường xuyên 9 tỷ đồng`, `thu từ thuế, phí là 4 tỷ đồng`: all of a clause that opens
    with what comes in or goes out, up to the links before the number.

    >>> from ..text.document import tokens
    >>> budget_line(tokens("Thu từ thuế, phí là 4 tỷ đồng"), 4, 5)
    'Thu từ thuế, phí'
    """
    for _ in range(_LONGEST_LIST):
        k = next((n for n in range(start, end) if s.low[n] not in LEADING), end)
        if s.low[k : k + 1] in _IN_AND_OUT:
            word = s.pair(k) in dictionary() and s.pair(k + 1) not in dictionary()  # thu hồi
            named = k + 1 < end and s.kinds[k + 1] == "w" and s.low[k + 1] not in _ACTUALLY
            if word or not named or "n" in s.kinds[k:end]:
                return None
            return s.slice(k, end - 1) if "," in s.raw[k:end] else phrase(s, k, end)
        if start < 2 or s.raw[start - 1] != ",":
            return None
        stop, start = start - 1, clause_start(s, start - 1)
        if not 0 < stop - start <= _LONGEST_ITEM or set(s.kinds[start:stop]) != {"w"}:
            return None
    return None


def labelled_rate(s: Sentence, first: int) -> str | None:
    """`- Tỷ lệ trẻ dưới 5 tuổi được tiêm: 92%`: all of a label before a colon that begins with a
    rate, the numbers in it included.

    >>> from ..text.document import tokens
    >>> labelled_rate(tokens("- Tỷ lệ trẻ dưới 5 tuổi được tiêm: 92%"), 10)
    'Tỷ lệ trẻ dưới 5 tuổi được tiêm'
    """
    colon = first - 1
    if colon < 2 or s.raw[colon] != ":":
        return None
    start = colon
    while start and s.raw[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    rate = next((k for k in range(start, colon - 2) if s.pair(k) in _RATES), None)
    return None if rate is None or "%" in s.raw[rate:colon] else s.slice(rate, colon - 1)


def labelled_list(s: Sentence, first: int) -> str | None:
    """`…; thiếu sổ sách, buông lỏng ghi chép: 5; …`: all of the label of one of a list that a
    colon parts from its number, the commas in it included; None for a label of one word or none.

    >>> from ..text.document import tokens
    >>> labelled_list(tokens("tham nhũng: 7; thiếu sổ sách, buông lỏng ghi chép: 5"), 14)
    'thiếu sổ sách, buông lỏng ghi chép'
    """
    again = first > 3 and s.raw[first - 1] == "(" and s.kinds[first - 2] == "n"
    colon = first - 3 if again else first - 1  # `buông lỏng ghi chép: 5 (8%)`
    if colon < 2 or s.raw[colon] != ":":
        return None
    near = range(colon, max(0, colon - _LONGEST_LABEL - 1), -1)
    start = next((k for k in near if s.raw[k - 1] == ";"), 0)
    plain = all(
        kind == "w" or s.raw[start + n] == "," for n, kind in enumerate(s.kinds[start:colon])
    )
    listed = start > 0 and plain and "," in s.raw[start:colon]
    return s.slice(start, colon - 1) if listed else None
