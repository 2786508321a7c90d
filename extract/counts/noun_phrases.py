"""Where the noun phrase ends that a number counts: `cán bộ, giáo viên các trường vùng cao`."""

from __future__ import annotations

from ..figures.numerals import NUMBER_WORDS
from ..lexicons import first_words, grammar, predicates, verbs
from ..syntax.plans import is_planned
from ..syntax.predicates import PASSIVES, verb_length
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .acting import (
    MOVING,
    SIGNS,
    acts,
    goes_off,
    is_made_to_act,
    joins_predicate,
    moves,
    names_persons,
)
from .coordination import joined_end, same_head_end
from .doers import PREDICATES, acts_alone, says_predicate, tells_of
from .relatives import relative_end

_SEATED = {"xe", "ôtô", "tô", "khách", "tải", "hơi", "con"}
_LONGEST = 20  # tokens in a noun phrase
_ENDS = grammar("item_ends")
_FINITE = grammar("finite")
_FINITE_FIRSTS = first_words(_FINITE)
_KINDS_OF_PEOPLE = grammar("kinds_of_people")
_DURATIONS = grammar("durations")
_PEOPLE = grammar("joined_people")
_VISITORS = _PEOPLE | {"người", "công dân", "khách"}
_FATES = {"tử": "vong", "thiệt": "mạng", "thương": "vong", "mất": "tích"}
_GOES_ON = {"đến", "theo", "tới"}  # `công dân đến kiến nghị`, `người theo đạo`
_CAN_END = _ENDS | MOVING | _GOES_ON | {*_FATES, "chết", "và", "chỉ", "trong", "sang", "trên"}
_ELSEWHERE = MOVING | {"sang", "trên"}
_OF_COUNTRIES = {"láng", "đồng", "anh", "thành", "lớn", "nhỏ", "giàu", "nghèo"}  # láng giềng
_PLACES = {"tại", "ở", "dọc", "giữa"}
_FUNCTION_WORDS = _ENDS | _PLACES | {"các", "trong", "những", "về", "trước", "ngoài", "ông", "bà"}
NEW_NOUN = _ENDS | _PLACES | {"trong", "trên", "và", "thu", "bắt", "làm", "nhất", "một", "nhiều"}
NEW_NOUN |= grammar("new_nouns")
_VERB_NOUNS = grammar("noun_before_verb") | {"và", "đến"}
_NOT_WITHIN = grammar("times_within")
_MEASURE_ENDS = _PLACES | grammar("measure_ends")
_BARE_UNITS = grammar("bare_units")
_MAIN = PREDICATES | {"thì", "mà", "nhưng", "nên", "vì", "để", "khi", "nếu", "cũng", "vẫn"}
_PREDICATE_OPENS = _MAIN | PASSIVES | {"còn", "không"}
_PARTED = {("còn", "lại"), ("vắc", "xin"), ("dành", "cho"), ("đến", "từ"), ("để", "xe")}
_PARTED |= {("không", "người"), ("chết", "người")}  # máy bay không người lái
_BEFORE_TIME = {"hồi", "hôm", "ngày", "giai", "đoạn", "vào", "đầu", "cuối", "giữa", "lúc", "trước"}
_BEFORE_TIME |= {"sau", "và", "trong", "từ", "tính", "theo", "cả", "đêm", "sáng", "chiều"}
_TRAILING = {"đến", "trong", "tại", "ở", "trên", "của", "và", "về", "thuộc", "các", "những"}
_TRAILING |= {"chưa", "không"}
_RELATING = {"liên quan"}
_COPULAS = {"gồm", "là", "có", "được", "bao"}  # ba phong trào mới gồm
_NUMBERED_PLACES = {"quận", "phường", "tổ", "khu", "xóm", "đội"}
_NUMBERED = {"độ", "loại", "số", "thứ", "của"}  # `23 trâu của 9 xóm`
_NUMBERED |= {"quận", "phường", "tầng", "lớp", "hạng", "cấp", "vòng", "nhóm", "lầu", "khóa", "hệ"}


def item_end(
    s: Sentence, first: int, last: int, *, measured: bool = False, number: int | None = None
) -> int:
    """The last token of the noun phrase whose unit stands at tokens first to last; `measured`
    where it is a unit of measure, which only a short phrase follows (`héc ta rừng`), `number` the
    first token of the number before it, which tells whether a relative clause can belong to it.

    >>> from ..text.document import tokens
    >>> s = tokens("12 tổ hòa giải, tuần tra, tự quản; lập thêm 6 tổ")
    >>> s.slice(1, item_end(s, 1, 1))
    'tổ hòa giải, tuần tra, tự quản'
    """
    bare = measured and s.low[last] in _BARE_UNITS
    if bare or (number is not None and _stands_alone(s, last, number)):
        return last
    k = head = last
    limit, relative = _limit(s, first, last, number), False
    while k + 1 < limit:
        nxt = k + 1
        if measured and _ends_measured(s, first, nxt):
            break
        if s.raw[nxt] == '"' == s.raw[first - 1] and first:
            break  # `4 "nhà", nhưng`: the quotation of the unit ends
        if s.kinds[nxt] == "p" and not (relative and s.raw[nxt] in "%-–"):
            joined = _joined(s, first, nxt)
            if not joined:
                break
            k = head = joined
        elif relative and _goes_on(s, last, nxt):
            k = nxt
        elif _begins_clause(s, nxt, head) or tells_of(s, (first, last), nxt, number):
            break
        elif _ends(s, nxt, last):
            clause = relative_end(s, nxt, number)
            if not clause:
                break
            k, relative = clause, s.low[nxt] != "từ"
        else:
            k, head = nxt, nxt + 1 if s.kinds[nxt] == "n" else head  # `của 5 quỹ đầu tư`
    return _trimmed(s, k, last)


def _goes_on(s: Sentence, last: int, k: int) -> bool:
    """Whether the relative clause of the noun that ends at token `last` goes on with token k: not
    with the next number in `20 hộ có nhà tạm và 3 hộ neo đơn`."""
    if s.kinds[k] not in "wnp-" or s.low[k] in _MAIN:
        return False
    number = s.kinds[k + 1 : k + 2] == ["n"] or not NUMBER_WORDS.isdisjoint(s.low[k + 1 : k + 2])
    return s.low[k] != "và" or not number or "n" in s.kinds[last + 1 : k]


def _stands_alone(s: Sentence, last: int, number: int) -> bool:
    """Whether nothing behind the unit belongs to it: `xe khách 29 chỗ`, or a predicate follows."""
    seats = s.low[last] == "chỗ" and number > 0 and s.low[number - 1] in _SEATED
    return seats or says_predicate(s, last, number)


def _limit(s: Sentence, first: int, last: int, number: int | None) -> int:
    """The token before which the phrase ends at the latest: the verb of those made to act."""
    limit = min(s.size, first + _LONGEST)
    if number is None:
        return limit
    if not (is_made_to_act(s, number) or acts_alone(s, first, last, number)):
        return limit
    verb = next((n for n in range(last + 1, limit) if acts(s, n)), limit)
    return verb - (verb > last + 1 and s.low[verb - 1] in PASSIVES)


def _ends_measured(s: Sentence, first: int, k: int) -> bool:
    if s.raw[k] == "," and same_head_end(s, first, k):
        return False  # `2.100 m2 tường bao, tường rào`
    ends = s.low[k] in _MEASURE_ENDS and s.pair(k) != "bên nhau"
    return ends or _says_what_for(s, k)


def _joined(s: Sentence, first: int, k: int) -> int:
    """Where what the mark at token k joins to the noun at token `first` ends; 0 for nothing."""
    if numbered := _numbers_end(s, k - 1):
        return numbered
    return k + 1 if _hyphenates(s, k) else joined_end(s, first, k, NEW_NOUN)


def _numbers_end(s: Sentence, k: int) -> int:
    """The last of the numbers that name several of one kind: `cử tri các quận 3, 5 và 8`; 0 where
    none follows token k."""
    named, end = s.kinds[k] == "n" and s.low[k - 1] in _NUMBERED_PLACES, k
    while named and end + 2 < s.size and s.kinds[end + 2] == "n" and s.low[end + 1] in (",", "và"):
        end += 2
    return end if end > k else 0


def _hyphenates(s: Sentence, k: int) -> bool:
    """`tên lửa Type-90`, `lãnh đạo Nga - Ấn Độ`, `trường TH&THCS`: a hyphen inside a name or
    between two."""
    if s.raw[k] not in "-–&" or k + 1 >= s.size or not s.raw[k - 1][0].isupper():
        return False
    return s.raw[k + 1][0].isupper() or (s.adjacent(k) and s.kinds[k + 1] == "n")


def _says_what_for(s: Sentence, k: int) -> bool:
    """Whether a verb follows a measure that is no length of time: `60 km đi bộ`, but `20 năm
    đóng bảo hiểm`."""
    return s.low[k - 1] not in _DURATIONS and verb_length(s, k, s.size) > 0


def _trimmed(s: Sentence, k: int, last: int) -> int:
    """The phrase without a preposition that nothing follows; `hai mẫu trên đều` keeps its trên."""
    timed = k + 1 < s.size and (s.kinds[k + 1] == "d" or s.low[k + 1] == "khi")
    while k > last and timed and s.low[k] in _BEFORE_TIME:
        k -= 1
    if k > last + 1 and _splits_word(s, k):
        k -= 2 if s.low[k - 1] in PASSIVES and k > last + 2 else 1
    trailing = _TRAILING | SIGNS if s.kinds[k + 1 : k + 2] == ["n"] else _TRAILING
    while k > last and (s.low[k] in trailing or (s.low[k - 1], s.low[k]) == ("đến", "từ")):
        if s.low[k] == "trên" and _points_back(s, k):
            break
        k -= 1
    leads = last < k < s.size - 1 and s.low[k] in ("mới", "cần", "thường")
    leads = leads and s.pair(k - 1) not in dictionary()  # dân thường, hậu cần
    acts = leads and s.low[k + 1] not in _COPULAS and verb_length(s, k + 1, s.size)
    return k - 1 if acts else k


def _splits_word(s: Sentence, k: int) -> bool:
    """Whether token k is the first half of a word: `đám cưới diễn | ra`, `năm sắp | tới`."""
    pair = s.pair(k)
    if k + 1 >= s.size or not (s.raw[k].islower() and s.raw[k + 1].islower()):
        return False
    known = pair in predicates() or (pair in dictionary() and s.low[k + 1] != "khiến")
    return known and s.pair(k - 1) not in dictionary()


def _points_back(s: Sentence, k: int) -> bool:
    """`ba tài liệu nói trên`, `hai mẫu trên đều`: a trên that no noun needs behind it."""
    after = s.low[k + 1] if k + 1 < s.size else ""
    return s.low[k - 1] in ("nói", "nêu", "kể") or after in _PREDICATE_OPENS


def _begins_clause(s: Sentence, k: int, unit_last: int) -> bool:
    """Whether a predicate or a new sentence without a full stop begins at token k: a verb right
    behind the unit belongs to it (`đơn tố cáo`), one further on does not."""
    if s.raw[k][0].isupper() and s.low[k] in _FUNCTION_WORDS and not _is_inside(s, k):
        return True
    if s.low[k] in _FINITE_FIRSTS and _is_finite(s, k):
        return True
    if s.low[k] == "vượt" and (s.kinds[k + 1 : k + 2] == ["n"] or is_planned(s, k + 1)):
        return True  # `86 đàn ong vượt 5 đàn`, but `học sinh nghèo vượt khó`
    if k < unit_last + 3 or s.low[k - 1] in _VERB_NOUNS or s.kinds[k] != "w":
        return False
    if "rằng" in s.low[k + 1 : k + 3] and verb_length(s, k, s.size):
        return True
    pair = s.pair(k)
    if pair in _RELATING or (s.pair(k - 2) in verbs() and pair != "phục vụ"):
        return False  # vụ tai nạn liên quan đến, hộ sản xuất kinh doanh giỏi
    return pair in verbs() and f"{s.low[k - 1]} {s.low[k]}" not in dictionary()


def _is_finite(s: Sentence, k: int) -> bool:
    """Whether a word at token k that begins only predicates is there as a word of its own."""
    pair = " ".join(s.low[k : k + 2])
    if pair in _FINITE:
        return True
    known = dictionary()
    return s.low[k] in _FINITE and not (pair in known or f"{s.low[k - 1]} {s.low[k]}" in known)


def _ends(s: Sentence, k: int, unit_last: int) -> bool:
    """Whether token k ends the phrase, if no relative clause begins with it."""
    low, before, behind = s.low[k], s.low[k - 1], s.low[k + 1] if k + 1 < s.size else ""
    plain = low not in _CAN_END and before != "này" and behind != "đi" and k > unit_last + 1
    if plain and s.kinds[k] == "w":
        return False
    both = k == unit_last + 1 and before == "nước" and s.low[k - 2] in ("hai", "2")
    if both and low not in _OF_COUNTRIES and s.raw[k].islower():
        return True  # `quan hệ giữa hai nước ở Biển Đông`
    if before == "này" or (k == unit_last + 1 and names_persons(s, k)):
        return True
    if behind == "đi" and goes_off(s, k):
        return True
    if s.pair(k) in _KINDS_OF_PEOPLE or _is_inside(s, k):
        return False
    deadly = low == "chết" and behind != "người"
    if s.kinds[k] in "tdxsu" or deadly or (low in _FATES and behind == _FATES[low]):
        return True
    if (low, behind) in _PARTED or (before, low) in _PARTED:
        return False
    if low == "và" and s.raw[k - 1] in '”"':
        return behind not in ("“", '"')
    if low == "và" and joins_predicate(s, k, unit_last):
        return True
    if low == "và":
        return k + 1 >= s.size or s.kinds[k + 1] != "w" or s.low[k + 1] in NEW_NOUN
    if low in _GOES_ON and (k == unit_last + 1 or _comes(s, k, unit_last)):
        return k + 1 >= s.size or s.kinds[k + 1] != "w"
    if low == "chỉ" and f"{before} chỉ" not in dictionary():
        return s.low[k + 1 : k + 2] not in (["số"], ["tiêu"], ["thị"], ["dẫn"], ["huy"], ["đạo"])
    if low in ("đến", "tới") and s.low[k - 2 : k] == ["liên", "quan"]:
        return False
    if low in ("không", "trị", "bằng", "chiếm", "chỉ") and f"{before} {low}" in dictionary():
        return False  # hàng không, giá trị
    if low == "trong":
        return s.pair(k) in _NOT_WITHIN
    if low in _ELSEWHERE:
        return _is_elsewhere(s, k, unit_last)
    return low in _ENDS or (s.kinds[k] == "n" and before not in _NUMBERED)


def _is_elsewhere(s: Sentence, k: int, unit_last: int) -> bool:
    """`dẫn độ 18 nghi can sang Nga`, `nhà 9 tầng trên diện tích 5 ha`: where they go or stand."""
    if s.low[k] in MOVING:
        return moves(s, k)
    if s.low[k] == "sang" and k <= unit_last + 3:
        return k + 1 < s.size and s.raw[k + 1][0].isupper()
    return s.pair(k + 1) == "diện tích"


def _comes(s: Sentence, k: int, unit_last: int) -> bool:
    """`lượt công dân đến kiến nghị`: people who are counted by times come to do something."""
    people = s.low[unit_last] == "lượt" and " ".join(s.low[unit_last + 1 : k]) in _VISITORS
    return people and k + 1 < s.size and s.low[k + 1] not in _BEFORE_TIME | {"nay", "hết", "năm"}


def _is_inside(s: Sentence, k: int) -> bool:
    """Whether token k goes on with a name (`Quảng Trị`), names the law broken (`vi phạm Luật Đất
    đai`) or ends a word (`chuẩn bị`)."""
    if s.kinds[k] == "x" and (s.kinds[k - 1] == "x" or s.pair(k - 2) == "vi phạm"):
        return True
    if s.raw[k - 1][0].isupper() and s.raw[k][0].isupper() and s.kinds[k] == "w":
        return not s.raw[k - 1].isupper()
    return s.low[k] == "bị" and f"{s.low[k - 1]} bị" in dictionary()
