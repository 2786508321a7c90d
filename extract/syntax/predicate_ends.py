"""Where the predicate before a number ends: before an object that only says what that is of."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .verb_groups import predicate_size, verbs_end

_COMPARED = grammar("compared")
_RANKED, _RANKS = {"xếp", "đứng"}, {"thứ", "hạng"}
_WHOLE = grammar("verbs_with_preposition")
_PLACES, _PLACED = {"ở", "trên", "vào"}, grammar("verbs_of_place")
_PARTICLES = {"lên", "xuống", "mức", "thêm"}
_ADVERBS = grammar("adverbs_of_verbs")
_AMOUNT_HEADS = grammar("amount_objects")
_WITH_OBJECT = {"có", "cách", "gồm", "là", "đến", "từ", "lên", "xuống"}
_CONCERNED = {"anh", "chị", "ông", "bà", "tài xế", "bị cáo", "công ty", "ngân hàng"}
_CHANGES = grammar("changes")
_TIMES = {"từ", "trong", "vào", "sau", "trước"}
_PARTIES = grammar("parties_of_predicate")
_TIME_UNITS = {"năm", "tháng", "ngày", "quý", "vòng", "tuần"}


def predicate_end(s: Sentence, begin: int, stop: int, first: int) -> int:
    """The token behind the predicate that begins at token `begin` and stands before token `stop`,
    of the number at token `first`.

    >>> from ..text.document import tokens
    >>> predicate_end(tokens("tăng vốn điều lệ lên 5 tỷ"), 0, 4, 5)
    1
    >>> predicate_end(tokens("mua thêm 5 xe"), 0, 1, 2)
    2
    """
    bare = max(begin + 1, verbs_end(s, begin, stop))
    bare -= bare < stop and s.low[bare - 1] in ("từ", "ở")
    end = _without_object(s, begin, bare, _without_parties(s, max(bare, begin + 1), stop))
    if not end == stop == bare:
        return end
    rises = s.low[stop - 1] in _CHANGES and s.pair(stop) in ("lên đến", "lên tới")
    return end + (2 if rises else _is_particle(s, stop, first))


def _is_particle(s: Sentence, k: int, first: int) -> bool:
    """Whether token k belongs to the verb before it: `thấp hơn`, `mua thêm`, `dành cho`."""
    if k >= first:
        return False
    if s.low[k] in _RANKS and s.low[k - 1] in _RANKED:
        return True
    if s.low[k] == "nhất":
        return s.low[k - 1] in _COMPARED
    if s.low[k] in ("lên", "xuống") and s.low[k + 1] in ("tới", "đến"):
        return False
    if s.pair(k - 1) in _WHOLE:
        return True
    if s.low[k] == "được":  # `nhận được 5 đơn`, but `tổ chức được 5 cuộc`
        return predicate_size(s, k - 1, k) == 1
    if s.low[k] in _PLACES:  # `nằm ở 5 xã`, `đi trên 3 xe`
        return s.low[k - 1] in _PLACED
    return s.low[k] in _PARTICLES or (s.low[k] == "hơn" and s.low[k - 1] in _COMPARED)


def _without_parties(s: Sentence, bare: int, stop: int) -> int:
    """Where the predicate ends before what says only since when, or to whom, whose or where:
    `được thực hiện từ năm 2009`, `đưa cho anh Ba 5 triệu`, `xây công trình này 5 tháng`."""
    for k in range(bare, stop):
        dated = s.kinds[k + 1] == "d" or s.low[k + 1] in _TIME_UNITS
        if s.kinds[k] == "d" or (s.low[k] in _TIMES and dated):
            return k
        if _is_party(s, k, stop):
            return k
    return bare if s.low[stop - 1] == "này" else stop


def _is_party(s: Sentence, k: int, stop: int) -> bool:
    """Whether token k begins to whom, whose or where: not so in `lọt vào danh sách`, `dành cho`,
    `vượt ngưỡng cho phép`."""
    if s.low[k] not in _PARTIES or s.pair(k - 1) in _WHOLE or s.pair(k - 1) in dictionary():
        return False
    placed = s.low[k] in _PLACES and s.low[k - 1] in _PLACED
    return not placed and predicate_size(s, k, stop) < 2


def _without_object(s: Sentence, begin: int, bare: int, stop: int) -> int:
    """Where the predicate ends whose object says only what the number is of, whom it concerns or
    how: `tăng vốn điều lệ lên 5 tỷ`, `phạt anh Mận 18 năm`, `giảm mạnh 5 tỷ`."""
    if bare >= stop:
        return stop
    if s.low[stop - 1] == "và":
        return bare
    while stop > bare and (n := _adverb_size(s, stop)):
        stop -= n
    if stop == bare or s.low[begin] in _WITH_OBJECT:
        return stop
    amount = s.low[bare] in _AMOUNT_HEADS or s.pair(bare) in _AMOUNT_HEADS
    return bare if amount or _is_person(s, bare) else stop


def _is_person(s: Sentence, k: int) -> bool:
    """`phạt Lê Văn Mận 18 năm`, but `thực hiện IPO`, `đóng Bảo hiểm`, `đưa Huawei vào`."""
    if s.low[k] in _CONCERNED or s.pair(k) in _CONCERNED:
        return True
    named = s.raw[k][0].isupper() and not s.raw[k].isupper() and s.raw[k + 1][0].isupper()
    return named and s.pair(k) not in dictionary()


def _adverb_size(s: Sentence, stop: int) -> int:
    """How many tokens the adverb has that ends before token stop, 0 for none."""
    if s.pair(stop - 2) in _ADVERBS:
        return 2
    return int(s.low[stop - 1] in _ADVERBS)
