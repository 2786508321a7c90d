"""The predicate before a number, from its main verb to where its object is the number itself."""

from __future__ import annotations

from ..lexicons import grammar, predicates
from ..text.document import Sentence
from .predicate_ends import predicate_end
from .predicates import (
    AUXILIARIES,
    LONGEST_ACTION,
    before_number,
    clause_start,
    is_attribute,
    predicate_start,
)
from .verb_groups import predicate_size, verb_before, verbs_end

CONJUNCTIONS = grammar("conjunctions")
MOVES = {"lên", "xuống", "tới", "đến", "ước", "còn", "thành"}
_LEADS_TO_NUMBER = grammar("leads_to_number")
_LEADING_VERBS = grammar("leading_verbs")
_COMPARED = grammar("compared")
_NO_VERBS = _COMPARED | {"từ", "ở"}
_NAMING_DEEDS = {"việc", "quả", "vụ", "hoạch"}  # `việc giải tỏa 5 sạp`, `kết quả bầu`
_BEFORE_VERB = {"bị", "được", "không", "tạm", "chưa"}
_NO_PASSIVES = {"hàng không", "chuẩn bị", "thiết bị", "trang bị"}
_PERMITTING = {"chỉ", "cũng", "hội"}  # `chỉ được sử dụng`, `cơ hội được`
_NAMING_AMOUNTS = {"với", "trong", "tiền"}
_AMOUNTS = grammar("amounts_with")
_SPANS = grammar("spans_with")
_OPENERS = grammar("clause_openers")
_NO_PREDICATE = grammar("no_predicate")
_OF_CHANGES = {"gấp", "xuống"}
_WHOLE = {"nhà ở", "chỗ ở"}
_LONGEST_OBJECT = 18  # tokens
_WEAK_VERBS = {"bằng", "được"}  # `chỉ bằng 2 lần`, `mỗi em được 5 quyển`
_DURATIONS = grammar("durations")  # `mổ được 6 ngày`
_FROM_OR_TO = {"từ", "còn", "lên", "xuống"}
_CHANGES = grammar("changes")
_NAMES_OF_AMOUNTS = (grammar("amount_objects") - {"tổng"}) | {"khoản", "lượng", "công suất", "mức"}
_OF_VERBS = AUXILIARIES - {"mới", "cần", "được"}
_ACTING = frozenset({"lượng", "thuế", "ban", "hội", "phòng", "vụ"})
_OF_NOUNS = grammar("said_of_nouns")
_OF_NOUNS_LAST = {words.split(" ")[-1] for words in _OF_NOUNS}
_TENSES = AUXILIARIES - {"bị", "được"}
_BEFORE_RISEN = {"đã", "sẽ", "thể", "cũng"}
_LONGEST_UNKNOWN = 4  # tokens


def find_predicate(
    s: Sentence, first: int, span: tuple[int, int] | None = None
) -> tuple[int, int, int] | None:
    """Where the words begin that can be the predicate before the number at token `first`, where its
    verb begins and where it ends; None where there is no verb. `span` is what `before_number` says.

    >>> from ..text.document import tokens
    >>> find_predicate(tokens("xã đã trao quà cho 20 hộ"), 5)
    (0, 2, 4)
    """
    start, stop = span or before_number(s, first)
    if (changed := _changed(s, start, stop, first)) is not None:
        return start, changed, stop
    if stop == start:
        moved = _moved_end(s, stop, first)
        return (start, stop, moved) if moved > stop else None
    if (risen := _risen(s, start, stop, first)) is not None:
        return start, risen, first
    stop = before_amount(s, start, stop)
    short = stop
    while short > start and _leads_to_number(s, short - 1):
        short -= 1
    for end in (short, stop) if short < stop else (stop,):
        begin = predicate_start(s, start, end, predicate_size)
        if begin is not None:
            begin = _nearest(s, begin, end)
            of_noun = is_attribute(s, begin) and s.low[begin] not in _COMPARED
            had = _had(s, start, begin + 1) or _change_of(s, start, begin) if of_noun else None
            return start, begin if had is None else had, end
    if (had := _had(s, start, short)) is not None:
        return start, had, short
    if (told := _behind_auxiliary(s, start, short)) is not None:
        return start, told, short
    if (moved := _moved_end(s, stop, first)) > stop:
        return start, stop, moved
    weak = s.low[first - 1] in _WEAK_VERBS and _DURATIONS.isdisjoint(s.low[first + 1 : first + 2])
    if weak:
        return start, first - 1, first
    far = _far_verb(s, start, short, first)
    return None if far is None else (start, far, short)


def read_predicate(s: Sentence, first: int, found: tuple[int, int, int]) -> str:
    """The words of the predicate that `find_predicate` found before the number at token `first`.

    >>> from ..text.document import tokens
    >>> s = tokens("công ty tăng vốn điều lệ lên 5 tỷ")
    >>> read_predicate(s, 7, find_predicate(s, 7))
    'tăng'
    """
    start, begin, stop = found
    main = _begin_of_main(s, begin, start, stop)
    end = predicate_end(s, main, stop, first)
    ends = s.low[stop - 1] in _OF_NOUNS_LAST
    own = next((stop - n for n in (4, 3, 2, 1) if ends and _is_own(s, stop - n, stop, begin)), None)
    begin = main if own is None or end < stop else own
    trip = s.low[begin - 1] == "chuyến" and first + 1 < s.size and s.low[first + 1] in _DURATIONS
    may = s.low[begin - 1] == "được" and s.low[begin - 2] in _PERMITTING
    denied = s.low[begin - 1] in _BEFORE_VERB and s.pair(begin - 2) not in _NO_PASSIVES
    if begin > start and not may and (trip or denied):
        begin -= 1
    return s.slice(begin, end - 1)


def _is_own(s: Sentence, k: int, stop: int, begin: int) -> bool:
    """Whether tokens k to stop are said of the noun before them, whatever is done with it: `hoãn
    buổi họp kéo dài 5 giờ`."""
    return k >= begin and " ".join(s.low[k:stop]) in _OF_NOUNS


def before_amount(s: Sentence, start: int, stop: int) -> int:
    """Where the predicate ends whose amount a phrase names: `được thực hiện với kinh phí 5 tỷ`,
    `hỗ trợ mỗi hộ số tiền 5 triệu`; `stop` for none.

    >>> from ..text.document import tokens
    >>> before_amount(tokens("được thực hiện với kinh phí 5 tỷ"), 0, 6)
    3
    """
    if _NAMING_AMOUNTS.isdisjoint(s.low[start:stop]):
        return stop
    for k in range(start + 1, stop - 1):
        low, pair = s.low[k], f"{s.low[k]} {s.low[k + 1]}"
        if low == "với" and s.low[k + 1] in _AMOUNTS:
            return k
        if low in ("với", "trong") and " ".join(s.low[k + 1 : k + 3]) in _SPANS:
            return k
        if pair == "số tiền" and s.low[k - 1] not in ("tổng", "với", "có"):
            return k
    return stop


def _changed(s: Sentence, start: int, stop: int, first: int) -> int | None:
    """The verb of change whose amount is told from where or up to where: `giảm thời gian làm thủ
    tục từ 45 ngày`, `thu hẹp bề rộng mặt đê còn 9 m`; None for none."""
    if s.low[first - 1] not in _FROM_OR_TO:
        return None
    for k in range(stop - 1, start - 1, -1):
        if s.low[k] in _CHANGES or s.pair(k) in _CHANGES:
            return k
    return None


def _change_of(s: Sentence, start: int, k: int) -> int | None:
    """The verb whose object ends with the verb of a noun at token k: `tăng lãi vay 5 tỷ`."""
    return next((n for n in range(k - 1, start - 1, -1) if s.low[n] in _CHANGES), None)


def _risen(s: Sentence, start: int, stop: int, first: int) -> int | None:
    """Where `lên đến` begins behind the name of an amount, or behind no verb: `khoản tiền thanh lý
    xe lên đến 5 tỷ`; None for none, and where something else is done."""
    ends = range(stop, first - 1)
    risen = next((k for k in ends if s.pair(k) in ("lên đến", "lên tới")), None)
    if risen is not None and risen > start + 1 and s.low[risen - 1] in _BEFORE_RISEN:
        return risen  # `số thí sinh đăng ký đã lên đến 5.000`
    less = next((k for k in ends if s.pair(k) in ("ít hơn", "nhiều hơn")), None)
    if less is not None and s.low[start : start + 2] == ["con", "số"]:
        return less
    named = s.low[start] in _NAMES_OF_AMOUNTS or s.pair(start) in _NAMES_OF_AMOUNTS
    if risen is not None and verb_before(s, start, risen) is None:
        named = True  # `thuế cá nhập khẩu từ Nga lên đến 5 USD`
    if not named or not AUXILIARIES.isdisjoint(s.low[start:stop]):
        return None
    return risen


def _moved_end(s: Sentence, stop: int, first: int) -> int:
    """Where `giá lên 98.000 đồng`, `đến từ 9 xã` end: words that elsewhere only lead to the
    number; `stop` for none."""
    pair = f"{s.low[stop]} {s.low[stop + 1]}" if stop + 1 < first else ""
    if pair in predicates():
        opens = pair in _OPENERS and stop == clause_start(s, stop)
        return stop if opens else stop + 2
    return stop + (stop < first and s.low[stop] in MOVES)


def _nearest(s: Sentence, begin: int, end: int) -> int:
    """The verb right before a number, where other words part it from the first: `ký quyết định
    cấp 5 tấn`; the first verb behind `để`, `khi`."""
    k = object_first = verbs_end(s, begin, end)
    last = None
    while k < end:
        n = predicate_size(s, k, end)
        if not n:
            k += 1
            continue
        stop = verbs_end(s, k, end)
        parted = s.low[k - 1] in CONJUNCTIONS or stop == end
        parted = parted or (s.low[k - 1] == "và" and k - 1 > object_first)
        noun = is_attribute(s, k) and not (stop == end and s.low[k - 1] in _NAMING_DEEDS)
        if parted and s.low[k] not in _NO_VERBS and not noun:
            last = k
        k = max(stop, k + n)
    return begin if last is None else last


def _far_verb(s: Sentence, start: int, stop: int, first: int) -> int | None:
    """The nearest verb of two syllables before many words that say from whom, or whom a cho at
    the number follows: `tiếp nhận từ các nhà hảo tâm trong và ngoài tỉnh 5 kg gạo`."""
    near = range(stop - LONGEST_ACTION, max(start, stop - _LONGEST_OBJECT) - 1, -1)
    verbs = (k for k in near if predicate_size(s, k, stop) == 2 and not is_attribute(s, k))
    if s.low[first] == "là":
        return None
    given = "cho" in s.low[stop:first]
    return next((k for k in verbs if given or s.low[k + 2] in ("từ", "cho")), None)


def _had(s: Sentence, start: int, stop: int) -> int | None:
    """`có công suất 20 triệu lượt`: the verb and what is had."""
    found = [k for k in range(start, stop - 1) if _has(s, k)]
    return found[-1] if found and stop - found[-1] <= LONGEST_ACTION else None


def _has(s: Sentence, k: int) -> bool:
    """Whether có at token k says what is had: not that of `có thể`, `người có công`."""
    return s.low[k] == "có" and s.low[k + 1] != "thể" and s.pair(k) != "có công"


def _behind_auxiliary(s: Sentence, start: int, stop: int) -> int | None:
    """Where the words begin that an auxiliary makes a predicate, whatever they are: `đã cổ phần hóa
    3 đơn vị`; None for none, or too many of them."""
    begin = next((k for k in range(stop, start, -1) if s.low[k - 1] in _OF_VERBS), stop)
    if not 0 < stop - begin <= _LONGEST_UNKNOWN or s.low[begin] in _NO_PREDICATE:
        return None
    if AUXILIARIES.issuperset(s.low[begin:stop]):
        return None  # `cũng mới được 5 tỷ`
    plain = all(s.kinds[k] == "w" and s.raw[k].islower() for k in range(begin, stop))
    return begin if plain else None


def _leads_to_number(s: Sentence, k: int) -> bool:
    if s.low[k] not in _LEADS_TO_NUMBER:
        return False
    pair = s.pair(k - 1)
    return not (pair in predicates() or pair in _WHOLE)


def _begin_of_main(s: Sentence, begin: int, start: int, stop: int) -> int:
    """Where the verbs begin that stand together before token `stop`, behind those that only lead
    to the next: `đầu tư xây dựng`, but `tiến hành kiểm tra`."""
    while (before := verb_before(s, start, begin)) is not None:
        if begin - before == 1 and before > start and s.low[begin] not in _OF_CHANGES:
            break  # `hồ chứa tích 5 m³`, but `sẽ tăng gấp 3 lần`
        begin = before
    k = begin
    while k < stop and (n := predicate_size(s, k, stop)):
        begin, k = k, k + n
        if " ".join(s.low[begin:k]) not in _LEADING_VERBS or s.low[k] in _NO_VERBS:
            break
    return _first_joined(s, begin, start)


def _first_joined(s: Sentence, begin: int, start: int) -> int:
    """Where `tiếp nhận, xử lý và trả 230 tin` begins: verbs that are joined without an object."""
    k = begin
    while k > 1 and (s.low[k - 1] in ("và", "hoặc") if k > start else s.raw[k - 1] == ","):
        before = verb_before(s, 0, k - 1, _ACTING)
        if before is None or s.low[before] in _COMPARED:
            break
        told = s.low[before - 1] in _TENSES and s.low[begin] not in _CHANGES
        if "n" in s.kinds[clause_start(s, before) : before] and not told:
            break  # `tổ 5 đã phát hiện, xử lý`, but `5 vụ bắt, xử lý`
        k = before
    return k
