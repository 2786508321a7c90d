"""The predicate a number answers to."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from .belonging import governed_until, is_owner
from .copulas import has_no_owner, is_copula, of_copula
from .following import (
    FINITE,
    MAIN,
    begins,
    further_on,
    inside,
    of_subject,
    right_behind,
    turns,
)
from .governing import CONJUNCTIONS, find_predicate, read_predicate
from .inherited import Told, before_bounds, is_held_for, moves_on
from .predicates import (
    AUXILIARIES,
    before_number,
    clause_start,
    predicate_start,
)
from .verb_groups import predicate_size, verb_before, verbs_end

_CAUSES = {"khiến", "làm"}  # `khiến 13 người chết`
_CLAUSE_TAKERS = grammar("clause_takers") | grammar("saying_before_subject") | _CAUSES
_OPENERS = grammar("clause_openers")
_WITH = {"và", "cùng"}
_AND = _WITH | {"với"}
_TO_OBJECT = {"với", "cho"}
_AMOUNT = {"%", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "đồng", "usd", "euro"}
_PREPOSITIONS = {"bằng", "ở", "thành", "đến", "tới", "ra"}
_CLOSING = {")": "(", "”": "“", '"': '"'}
_CHOSEN = (["trong", "số"], ["danh", "sách"])  # `nằm trong số 12 người bị bắt`
_OF_DATA = {"tìm", "dữ", "số", "tài", "tư", "nguyên", "vật"}  # dữ liệu
_ISSUING = {"hành", "bố", "ra", "có", "được", "và", "các", "thực"}  # `ban hành kết luận 5 cuộc`
_PLAIN = (["vẫn"], ["cũng"])  # begin no relative clause, nor say when
_BOUNDS = {"hơn", "từ"}
_JOINING = {"với", "qua", "khi", "vòng"}
_NOT_APART = _WITH | _AMOUNT | {"đối"}  # `áp thuế 10% với 5 mặt hàng`
_LATE = FINITE - {"không"}  # không quân
_LONGEST_LIST = 3  # commas
_BEFORE_LETTING = AUXILIARIES | {"và", "để", "đành", ","}


def read_action(
    s: Sentence, first: int, counted: tuple[int, int], told: Told | None = None
) -> str | None:
    """The predicate a number answers to: the verb before it with its object, one after its noun,
    or that of the number before; `counted` are the last tokens of the unit and what is counted.

    >>> from ..text.document import tokens
    >>> s = tokens("các cơ quan đã trao quà cho 20 hộ nghèo")
    >>> read_action(s, 7, (8, 9))
    'trao quà'
    """
    before = told.action if told else None
    if before and (s.raw[first - 1] == "/" or moves_on(s, first)):
        return before
    start, stop = _words_before(s, first, told)
    k = before_bounds(s, first)
    if first and is_owner(s, k, counted[0]):
        return None
    governed = governed_until(s, k, stop, counted[0]) if first else None
    if governed is not None:
        return _governing(s, first, (start, max(start, governed)), None)
    if (said := _of_part(s, first, k, counted)) is not None:
        return said
    if " ".join(s.low[start:stop]) in _OPENERS and not before:
        start = stop
    return _of_words_before(s, first, (start, stop), counted, told)


def _words_before(s: Sentence, first: int, told: Told | None) -> tuple[int, int]:
    """Where the words before a number start and end, behind what the number before is of: `giữ 5
    cán bộ quản lý và 7 nhân viên`."""
    start, stop = before_number(s, first)
    if told and told.governed and start < told.end <= stop and s.low[told.end] in _AND:
        start = told.end + (s.low[told.end] == "và")
    said = next((k + 1 for k in range(stop - 2, start, -1) if s.low[k] == "rằng"), start)
    return said, stop


def _of_words_before(
    s: Sentence, first: int, span: tuple[int, int], counted: tuple[int, int], told: Told | None
) -> str | None:
    """The predicate that the words before a number (`span`) give or leave to others."""
    (start, stop), before = span, told.action if told else None
    if before and is_held_for(s, first):
        return right_behind(s, counted[1], opens=False) or before
    of_whole = s.low[start : start + 2] == ["trong", "đó"]
    owned = of_whole and not has_no_owner(s, start + 2, stop - 1)
    inherited = of_whole and before is not None and not (owned or s.low[stop - 1] == "là")
    if stop > start and is_copula(s, stop - 1) and not inherited:
        return of_copula(s, start, stop, counted)
    if s.low[max(0, first - 2) : first] in _CHOSEN:
        return of_subject(s, *counted) or before
    said = _of_clause(s, start, stop, counted) or _governing(s, first, span, before)
    if said is not None:
        return said
    if stop > start and not of_whole:
        if _is_apart(s, start, before_bounds(s, first)):
            return right_behind(s, counted[1], opens=False) or inside(s, *counted)
        stop = start if s.low[stop - 1] == "và" else stop
        return _behind(s, counted, before) or _of_list(s, stop)
    governed = told is not None and told.governed and stop == start
    return _opening(s, first, counted, before, governed=governed)


def _is_apart(s: Sentence, start: int, k: int) -> bool:
    """Whether token k before a number and its bounds joins it to a noun behind token `start`, so
    that nothing said of the number before is said of it: `trung tâm của tỉnh với hơn 5 nhà`."""
    joined = s.low[k] in _JOINING and k > start and s.low[k - 1] not in _NOT_APART
    return joined or s.low[k] == "số"


def _of_clause(s: Sentence, start: int, stop: int, counted: tuple[int, int]) -> str | None:
    """The predicate of a number whose clause begins with it, behind words that take one."""
    if stop > start and takes_clause(s, stop) and (said := of_subject(s, *counted)):
        return said
    if stop > start + 1 and s.low[stop - 1] in _WITH and not _CAUSES.isdisjoint(s.low[start:stop]):
        return of_subject(s, *counted)  # `khiến chị Tâm và 2 em bị thương`
    caused = stop > start and s.low[stop - 1] == "khiến"
    if caused or _ends_clause(s, start, stop) or _begins_clause(s, start, stop, counted[1] + 1):
        return right_behind(s, counted[1], opens=caused)
    return None


def _begins_clause(s: Sentence, start: int, stop: int, k: int) -> bool:
    """Whether what a và joins has a predicate of its own at token k: `bỏ thuế và 2 nước sẽ ký`."""
    joined = stop > start + 1 and s.low[stop - 1] == "và" and k + 1 < s.size
    return joined and (s.low[k] in MAIN or s.pair(k) in ("có thể", "không thể"))


def _governing(s: Sentence, first: int, span: tuple[int, int], before: str | None) -> str | None:
    """The predicate before the number at token `first`, None for none."""
    found = find_predicate(s, first, span)
    if found is not None and s.low[found[1]] == "thuộc" and s.raw[found[2] - 1][0].isupper():
        found = None  # `xóm Núi thuộc thôn Tiến Phát 5 hộ`
    if found is not None and found[2] - found[1] == 1 and s.low[found[1]] in _PREPOSITIONS:
        if before and s.low[found[1]] == "ở":
            return before
        if s.low[found[1]] == "thành" and verb_before(s, found[0], found[1]) is None:
            found = find_predicate(s, found[1], (found[0], found[1])) or found
        found = _over_brackets(s, *span) or found
    if found is None and not before:
        found = _over_brackets(s, *span) or _over_number(s, first, *span)
    if found is None:
        return None
    if s.low[found[2] - 1] in _CAUSES:
        return s.slice(found[1], found[2] - 1)
    return read_predicate(s, first, found)


def _over_brackets(s: Sentence, start: int, stop: int) -> tuple[int, int, int] | None:
    """The predicate before what stands in brackets or quotes right before a number: `sản lượng của
    nhà máy (huyện Đông) tăng`, `áp dụng “một cửa” ở 4 xã`."""
    if start == 0 or stop - start > 1 or s.raw[start - 1] not in _CLOSING or s.low[start] == "và":
        return None
    opening = _CLOSING[s.raw[start - 1]]
    k = start - 2
    while k > 0 and s.raw[k] != opening:
        k -= 1
    if k <= 0:
        return None
    begin = clause_start(s, k)
    if "là" in s.low[begin:k]:
        return None
    number = next((n for n in range(begin, k) if s.kinds[n] == "n"), None)
    return find_predicate(s, k, (begin, k)) if number is None else find_predicate(s, number)


def _over_number(s: Sentence, first: int, start: int, stop: int) -> tuple[int, int, int] | None:
    """The predicate before another number whose object this is: `áp thuế 10% với 5 mặt hàng`."""
    k = start
    if not _AMOUNT.issuperset(s.low[start:stop]) or _TO_OBJECT.isdisjoint(s.low[stop:first]):
        return None
    while k > 0 and s.kinds[k - 1] in "np":
        k -= 1
    return find_predicate(s, k) if 0 < k < start else None


def _opening(
    s: Sentence, first: int, counted: tuple[int, int], before: str | None, *, governed: bool
) -> str | None:
    """The predicate of a number that opens its clause: in a list of subjects its own."""
    if governed:
        own = turns(s, counted[1] + 1)
        return (right_behind(s, counted[1], opens=True) if own else None) or before
    plain = s.low[counted[1] + 1 : counted[1] + 2] in _PLAIN
    main = None if plain else further_on(s, counted[0], MAIN)
    k = counted[1] + 1
    if main is None and not (k < s.size and (s.low[k] == "là" or begins(s, k))):
        main = inside(s, *counted)  # `5 ngôi nhà tốc mái sau trận lốc`
    said = main or right_behind(s, counted[1], opens=True) or inside(s, *counted)
    if said is None and s.low[clause_start(s, first)] != "trong":
        said = further_on(s, counted[1], _LATE)
    return said or _behind(s, counted, before) or _of_list(s, first)


def _of_list(s: Sentence, first: int) -> str | None:
    """The verb whose object begins a list that a number goes on: `chở khí tài, 20 xe bọc thép`."""
    if first > 2 and s.raw[first - 1] == ":" and s.low[first - 2] == "gồm":
        stop = first - 2 - (s.low[first - 3] == "bao")  # `nhập vật tư gồm: 5 nhà bạt`
        found = find_predicate(s, stop) if stop > 0 else None
        return read_predicate(s, stop, found) if found else None
    for _ in range(_LONGEST_LIST):
        if first < 2 or s.raw[first - 1] != "," or s.raw[first - 2] == ")":
            return None
        stop = first - 1
        first = clause_start(s, stop - 1)
        begin = predicate_start(s, first, stop, predicate_size)
        if begin is not None:
            end = verbs_end(s, begin, stop)
            plain = end == stop or s.low[begin] in _BOUNDS  # `hơn 5 luật, 20 nghị định`
            return None if plain else s.slice(begin, end - 1)
    return None


def _behind(s: Sentence, counted: tuple[int, int], before: str | None) -> str | None:
    """The predicate of a number without one before it."""
    said = right_behind(s, counted[1], opens=False) or before
    return said or inside(s, *counted) or further_on(s, counted[1])


def takes_clause(s: Sentence, stop: int) -> bool:
    """`cho phép 2 công ty xuất khẩu`: a verb or a conjunction before a clause of its own ends
    before token `stop`.

    >>> from ..text.document import tokens
    >>> takes_clause(tokens("giúp 2 hộ vay vốn"), 1), takes_clause(tokens("tiếp 2 hộ"), 1)
    (True, False)
    """
    low = s.low[stop - 1]
    if low in CONJUNCTIONS or (low in _CLAUSE_TAKERS and s.low[max(0, stop - 2)] not in _OF_DATA):
        return True
    if low == "cho" and (stop == 1 or s.low[stop - 2] in _BEFORE_LETTING):
        return True
    pair = " ".join(s.low[max(0, stop - 2) : stop])
    if pair == "kết luận":
        return stop > 2 and s.low[stop - 3] not in _ISSUING
    return pair in _CLAUSE_TAKERS


def _ends_clause(s: Sentence, start: int, stop: int) -> bool:
    """`một người chết và 5 người bị thương`, `đã hai lần bị phạt`: what stands before the number is
    no verb that it could be the object of."""
    k = stop - 1
    if stop - start < 2 or s.low[k] != "và":
        return False
    return any(k - n > start and predicate_size(s, k - n, k) == n for n in (1, 2))


def _of_part(s: Sentence, first: int, k: int, counted: tuple[int, int]) -> str | None:
    """The predicate of a number that says how often, who takes part or who does it; token k stands
    before its bounds."""
    k -= len(_agents_group(s, k))
    is_doer = _is_doer(s, k)
    is_adverb = _is_adverb(s, first, k, counted, is_doer=is_doer)
    if is_adverb and (said := right_behind(s, counted[1], opens=False)):
        return said
    return inside(s, *counted) if is_doer else None


def _is_adverb(s: Sentence, first: int, k: int, counted: tuple[int, int], *, is_doer: bool) -> bool:
    """Whether a number says how often, who takes part or who does it: `đã 2 lần bị phạt`, `với 50
    người tham dự`, `được 12 xã đăng ký`; token k stands before its bounds."""
    if s.low[counted[0]] == "lần":
        return first > 0 and (s.low[first - 1] in AUXILIARIES or s.low[first - 1] == "từng")
    behind = counted[1] + 1
    if is_doer:
        return behind < s.size and predicate_size(s, behind, s.size) > 0
    return k > 0 and s.low[k] == "với" and s.low[k - 1] != "đối"


def _agents_group(s: Sentence, k: int) -> list[str]:
    """The `một nhóm` that ends with token k behind bị: `bị một nhóm 5 thanh niên đánh`."""
    near = (s.low[k - n + 1 : k + 1] for n in (2, 1) if k >= n and s.low[k - n] == "bị")
    return next((words for words in near if words[-1] == "nhóm"), [])


def _is_doer(s: Sentence, k: int) -> bool:
    """Whether something is done by what is counted behind token k: `được 12 xã đăng ký`."""
    if k < 1 or s.low[k] not in ("được", "bị") or predicate_size(s, k - 1, k + 1) == 2:
        return False  # `trang bị 5 xe`
    return verb_before(s, max(0, k - 2), k) is None
