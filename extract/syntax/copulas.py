"""The predicate of a number behind có, là, đạt and their like."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from .actors import tells_which
from .following import FINITE, MAIN, further_on, inside, of_those_there, right_behind
from .predicates import AUXILIARIES, clause_start, is_attribute
from .verb_groups import predicate_size, verb_before, verbs_end

_COPULAS = {"có", "là", "gồm", "còn", "đạt"}
_BEFORE_COPULA = {"ước", "bao", "gồm", "xuống", "lên", "tăng", "giảm"}
_FRONTED = grammar("fronted_verbs")
_NO_OWNER = grammar("no_owner")
_EVIDENCE = {"tang vật", "vật chứng"}
_FINDING = {"ghi nhận", "phát hiện"}
_PARTICLES = {"được", "thêm"}
_WHICH = {"thuộc diện", "thuộc đối", "đủ điều", "đủ tiêu"}  # `5 hộ thuộc diện được hỗ trợ`
_PLACES = {"tại", "ở", "trong", "trên"}
_LONGEST = 7  # tokens
_AMOUNTS = grammar("amount_objects") | {"khoản", "mức", "giá", "số", "dự toán", "vốn", "định mức"}
_NO_DEEDS = grammar("compared") | AUXILIARIES | {"từ", "ở"}
_TENSES = AUXILIARIES - {"bị", "được", "cần", "mới"}
_OWNED = {"với", "có", "rằng", "khi", "nếu", "thì", "mà", "do"}
_SAYING = grammar("saying_before_subject") | {"xác định", "đánh giá", "công bố", "tương đương"}


def is_copula(s: Sentence, k: int) -> bool:
    """Whether token k is có, là, gồm, còn or đạt, and no name.

    >>> from ..text.document import tokens
    >>> is_copula(tokens("vụ lúa đạt 5 tấn"), 2), is_copula(tokens("thôn Tiến Đạt 5 hộ"), 2)
    (True, False)
    """
    return s.low[k] in _COPULAS and (s.raw[k].islower() or clause_start(s, k) == k)


def of_copula(s: Sentence, start: int, stop: int, counted: tuple[int, int]) -> str:
    """`có 3 người bị thương`: what follows; `giá được áp dụng là 5`: the verb; `tổng ước đạt 5`:
    the copula.

    >>> from ..text.document import tokens
    >>> of_copula(tokens("đã có 3 người bị thương"), 0, 2, (3, 3))
    'bị thương'
    """
    k = stop - 1
    said = _finding(s, start, k)
    if said is None and s.low[k] in ("có", "còn") and not _says_how_often(s, counted[0]):
        said = _of_those(s, start, k, counted)
    if said is None and s.pair(start) in _EVIDENCE:
        said = _verb_of(s, start + 2, k)
    if said is None and s.low[k] == "là":
        said = _of_amount(s, start, k)
    if said is not None:
        return said
    if k > start and s.low[k - 1] in _BEFORE_COPULA:
        k -= 1
    reached = s.low[stop] == "mức" and s.low[k] == "đạt"
    return s.slice(k, stop - (not reached and s.low[stop] != "thêm"))


def _finding(s: Sentence, start: int, k: int) -> str | None:
    """The verb whose object có at token k begins: `ghi nhận có 5 vụ`, `tham dự đại hội có 300 đại
    biểu`, `phát hiện tại quán có 5 thanh niên`."""
    if s.low[k] != "có":
        return None
    if " ".join(s.low[start : start + 2]) in _FRONTED:
        return s.slice(start, start + 1)
    if k > start + 1 and s.pair(k - 2) in _FINDING:
        return s.slice(k - 2, k - 1)
    found = next((n for n in range(start, k) if s.pair(n) == "phát hiện"), None)
    parted = found is None or not {"được", "bị", "và", "đó"}.isdisjoint(s.low[start:k])
    if found is not None and not parted and s.low[found + 2] in _PLACES:
        return s.slice(found, found + 1)
    return None


def _says_how_often(s: Sentence, unit_last: int) -> bool:
    """`có 5 lượt chia sẻ`: a verb tells what is counted."""
    k = unit_last + 1
    return s.low[unit_last] == "lượt" and k < s.size and predicate_size(s, k, s.size) > 0


def _of_those(s: Sentence, start: int, k: int, counted: tuple[int, int]) -> str | None:
    """What those do of whom có or còn at token k says that they are there."""
    said = None
    which = any(s.pair(n) in _WHICH for n in range(counted[0] + 1, counted[1] + 2))
    tells_whom = which or tells_which(s, counted[1] + 1)
    if not tells_whom:  # `còn 2 cuộc điều tra liên quan tới ngân hàng`
        said = right_behind(s, counted[1], opens=False)
    if said is None:
        said = _of_first(s, counted)
    if said is None and not which:
        marks = FINITE if has_no_owner(s, start, k) else MAIN
        last = counted[1] if s.low[k] == "có" else counted[0]  # `còn 5 hộ thiếu nước`: còn
        said = of_those_there(s, counted[0], last) or further_on(s, counted[1], marks)
    return said


def _verb_of(s: Sentence, start: int, stop: int) -> str | None:
    """The first verb of tokens start to stop, None for none: `tang vật thu giữ tại nhà gồm`."""
    for n in range(start, stop):
        if size := predicate_size(s, n, stop):
            return s.slice(n, n + size - 1)
    return None


def _of_first(s: Sentence, counted: tuple[int, int]) -> str | None:
    """`có 16 chi bộ hoàn thành nhiệm vụ và 3 đơn vị không …`: what the first of two do."""
    k = counted[1] + 1
    joined = s.low[k : k + 1] == ["và"] and s.kinds[k + 1 : k + 2] == ["n"]
    said = inside(s, *counted) if joined else None
    return said if said and said.count(" ") > 1 else None  # `5 khu vực bỏ phiếu và 3 xã`


def _of_amount(s: Sentence, start: int, k: int) -> str | None:
    """The verb before the copula at token k: `giá được áp dụng là 5`, `số tiền thu được là 5`,
    `tổng số người tham gia hội thi là 5`."""
    if (deed := _deed(s, start, k)) is not None:
        return deed
    start = _behind_lead(s, start, k)
    if s.low[start] == "số" or s.pair(start) == "tổng số":
        named = start + 1 + (s.low[start] == "tổng")
        begin = max(named if predicate_size(s, named, k) else start + 2, k - _LONGEST)
        begin = next((n for n in range(k - 1, begin, -1) if s.low[n] in FINITE), begin)
        while begin < k:
            size = predicate_size(s, begin, k)
            of_noun = is_attribute(s, begin) and s.low[begin - 1] not in ("người", "số")
            if size and not of_noun:
                return s.slice(begin - (s.low[begin - 1] in ("bị", "được")), k - 1)
            begin += size or 1
    if (verb := verb_before(s, start, k)) is not None:
        return s.slice(verb - (s.low[verb - 1] in ("bị", "được")), verbs_end(s, verb, k) - 1)
    if s.low[k - 1] in _PARTICLES and k - 2 > start and predicate_size(s, k - 2, k - 1):
        return s.slice(k - 2, k - 1)
    return None


def _deed(s: Sentence, start: int, k: int) -> str | None:
    """What is done with the amount that the copula at token k tells: `đã tạm ứng vốn cho dự án
    là`, `duyệt giá bán là`; None where the verb belongs to a noun."""
    begin = next((n + 1 for n in range(k - 1, start, -1) if s.low[n] in _OWNED), start)
    for n in range(begin, k - 1):
        size = 0 if s.low[n] in _NO_DEEDS else predicate_size(s, n, k)
        if not 0 < size < k - n or is_attribute(s, n) or s.pair(n) in _SAYING:
            continue
        told = n > start and s.low[n - 1] in _TENSES
        named = s.low[n + size] in _AMOUNTS or s.pair(n + size) in _AMOUNTS
        if told or named:
            return s.slice(n - (n > start and s.low[n - 1] in ("bị", "được")), n + size - 1)
        return None
    return None


def _behind_lead(s: Sentence, start: int, k: int) -> int:
    """Behind a bullet, or the `thì` before what is counted: `về án thì tổng số thụ lý là`."""
    start += s.raw[start] in "-–+*•"
    return next((n + 1 for n in range(k - 2, start, -1) if s.low[n] == "thì"), start)


def has_no_owner(s: Sentence, start: int, k: int) -> bool:
    """Whether có at token k says only that there is something: no subject stands before."""
    if start > 0 and s.kinds[start - 1] == "n":
        return False
    return all(s.low[n] in _NO_OWNER or s.kinds[n] == "d" for n in range(start, k))
