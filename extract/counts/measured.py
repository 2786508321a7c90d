"""What a measure answers to: a property named before it, a distance, what is done so long."""

from __future__ import annotations

from ..lexicons import grammar
from ..syntax.following import right_behind
from ..syntax.governing import MOVES
from ..syntax.predicates import AUXILIARIES, before_number
from ..syntax.subjects import subject
from ..syntax.verb_groups import predicate_size, verb_before
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .acting import SIGNS

_DURATIONS = grammar("durations")
_SPENDING = AUXILIARIES | {"có", "từng", "mất", "cần", "tốn", "với", "sau", "suốt"}
_WORTH = {"trị giá", "giá trị", "giá", "giá bán"}
_TOLD_OF = {"tỷ", "tỉ", "với", "mức", "theo", "bằng", "tổng", "đơn", "đánh", "định", "ra", "lên"}
_HELD_WITH = {"ứng với", "so với", "đối với"}
_PROPERTIES = grammar("properties")
_DIMENSIONS = {"rộng", "dài", "sâu", "nặng", "dày"}
_BEFORE_DIMENSIONS = {"chiều", "bề", "độ", "có", "kéo", "trải", "ngập", "lún", "lặn", "đào"}
_BEFORE_DIMENSIONS |= {"chìm", "vùi"}
_OPENS = {"", ".", ":", ";", "•", "("}
_ENDS = grammar("property_ends")
_NO_VERBS = {"xác", "từ"}  # xác định
_WITHIN = {"bán kính", "diện tích"}  # `dập lửa trong bán kính 5 km`
_COMPARED = grammar("compared")
_LONGEST = 8  # tokens
_FARTHEST = 14  # tokens to a property that a name stands behind
_AROUND = SIGNS | {"tới", "đến"}
_REACHED = {"đạt", "ước", "là"}
_NOT_BEFORE = {"trong", "suốt", "ở", "nhiệt", "tốc", "giảm", "tăng", "dài", "ngắn"}


def of_measure(s: Sentence, first: int, counted: tuple[int, int]) -> str | None:
    """The predicate of a measure where one of its own kind is said, else None. `counted` are the
    last tokens of the unit and of what is measured.

    >>> from ..text.document import tokens
    >>> of_measure(tokens("xe dừng cách bến 5 m"), 4, (5, 5))
    'cách bến'
    >>> of_measure(tokens("ao có diện tích 5 ha"), 4, (5, 5))
    'có diện tích'
    """
    start, stop = before_number(s, first)
    if s.low[counted[0]] in _DURATIONS and (said := _so_long(s, first, counted[0])):
        return said
    for k in range(max(start, stop - _LONGEST), stop):
        if s.low[k] == "cách" and k + 1 < stop:
            return s.slice(k, stop - 1)
    sized = stop > start + 1 and s.low[stop - 1] in _DIMENSIONS and s.low[stop] != "nhất"
    if sized and not _is_word(s, stop - 1):
        return s.slice(stop - 1, stop - 1)  # `sân biểu diễn rộng 32 m`
    return _property(s, start, stop)


def _is_word(s: Sentence, k: int) -> bool:
    """Whether the adjective at token k ends a word: `mở rộng`, `chiều dài`."""
    return s.pair(k - 1) in dictionary() or s.low[k - 1] in _BEFORE_DIMENSIONS


def _so_long(s: Sentence, first: int, unit_last: int) -> str | None:
    """`đã 30 năm cống hiến`, `có 5 năm công tác ở bản`: what is done in that time."""
    k = first - 1
    while k > 0 and s.low[k] in _AROUND:
        k -= 1
    if k < 0 or s.low[k] not in _SPENDING or s.pair(k - 1) in _HELD_WITH:
        return None
    if s.pair(unit_last + 1) == "kể từ":
        return None
    return right_behind(s, unit_last, opens=s.pair(unit_last + 1) == "công tác")


def priced(s: Sentence, first: int) -> str | None:
    """What says right before an amount of money that something is worth it, whatever was done to
    that; None for none, and where a price is only told of (`bán với giá`).

    >>> from ..text.document import tokens
    >>> priced(tokens("chiếm đoạt kho hàng có giá trị 5 tỷ đồng"), 7)
    'có giá trị'
    >>> priced(tokens("bán với giá 5 tỷ đồng"), 3) is None
    True
    """
    start, stop = before_number(s, first)
    size = next((n for n in (2, 1) if " ".join(s.low[stop - n : stop]) in _WORTH), 0)
    if not start < stop - size < stop:
        return None
    k = stop - size
    k -= s.low[k - 1] == "tổng"
    k -= 2 * (k > start + 2 and s.pair(k - 2) == "ước tính")
    if k > start and s.low[k - 1] == "có":
        return s.slice(k - 1, stop - 1)
    told_of = s.low[k - 1] in _TOLD_OF or verb_before(s, start, k) is not None
    plain = s.pair(stop - 2) == "trị giá" or (size == 1 and not told_of)
    return s.slice(k, stop - 1) if plain else None


def is_elsewhere(s: Sentence, first: int) -> bool:
    """Whether a measure is only that of another place than the one before.

    >>> from ..text.document import tokens
    >>> is_elsewhere(tokens("cao nhất 28 độ, riêng Lũng Cao 31 độ"), 8)
    True
    >>> is_elsewhere(tokens("có nơi trên 34 độ"), 3), is_elsewhere(tokens("cao 31 độ"), 1)
    (True, False)
    """
    start, stop = before_number(s, first)
    place = s.pair(stop - 2) == "có nơi"
    return place or (stop > start and s.low[start] == "riêng" and s.raw[stop - 1][0].isupper())


def own_predicate(s: Sentence, item_last: int) -> str | None:
    """What is said right behind of a measure before which no verb stands.

    >>> from ..text.document import tokens
    >>> own_predicate(tokens("khu đất 3 ha được làm bãi xe"), 3)
    'được làm bãi xe'
    """
    moves = item_last + 1 < s.size and s.low[item_last + 1] in MOVES  # `5 m xuống còn 3 m`
    return None if moves else right_behind(s, item_last, opens=False)


def property_of(s: Sentence, first: int) -> str | None:
    """What a measure is of, no name of who has it or where: `Đà Nẵng 59 mm`.

    >>> from ..text.document import tokens
    >>> property_of(tokens("sóng cao 5 m"), 2), property_of(tokens("ở Đà Nẵng 59 mm"), 3)
    ('sóng cao', None)
    """
    if s.raw[first - 1] == "(" and s.kinds[max(0, first - 3) : first - 1] == ["w", "w"]:
        return None  # `khu đô thị Đồng Tâm (5 ha)`
    found = subject(s, first)
    if found is None or found.isupper() or not all(w[0].isupper() for w in found.split()):
        return found
    at = s.text.rfind(found, 0, s.starts[first] - s.start)
    if (told := _property(s, *before_number(s, first), longest=_FARTHEST)) is not None:
        return told
    return None if " " in found or s.text[:at].rstrip()[-1:] not in _OPENS else found


def population(s: Sentence, first: int) -> str | None:
    """`dân số hơn 10.000 người`: what people are counted by without a verb.

    >>> from ..text.document import tokens
    >>> population(tokens("dân số 5 người"), 2)
    'dân số'
    """
    if "số" not in s.low[max(0, first - _LONGEST) : first]:
        return None
    start, stop = before_number(s, first)
    if stop - 2 < start or s.pair(stop - 2) != "dân số":
        return None
    return s.slice(stop - 2 - (stop - 2 > start and s.low[stop - 3] == "có"), stop - 1)


def _with_extreme(s: Sentence, stop: int) -> int:
    """Behind the words that make a property that ends before token `stop` the highest or lowest:
    `nhiệt độ cao nhất`, `tầm bắn tối đa`."""
    if s.low[stop : stop + 1] == ["nhất"]:
        return stop + (s.low[stop - 1] in _COMPARED)
    return stop + 2 * (s.pair(stop) in ("tối đa", "tối thiểu"))


def _verb_of(s: Sentence, start: int, k: int) -> int:
    """Where the verb begins whose object is the property at token k: `có diện tích`, `tàn phá một
    diện tích`; k for none."""
    if k == start or s.low[k - 1] == "có":
        return k - (k > start)
    paced = s.low[k - 1] == "với" and s.pair(k) == "tốc độ"  # `chạy với tốc độ 60 km/h`
    verb = verb_before(s, start, k - (paced or s.low[k - 1] == "một"))
    return k if verb is None or s.low[verb] in _NO_VERBS else verb


def _property(s: Sentence, start: int, stop: int, longest: int = _LONGEST) -> str | None:
    """`chiều dài sạt lở`, `có tải trọng`: the nearest property, up to where it is told of what;
    None where a verb says what it does (`độ mặn vượt ngưỡng 4 g/l`) or that it changes."""
    for k in range(stop - 1, max(start, stop - longest) - 1, -1):
        named = s.pair(k) in _PROPERTIES
        apart = k >= start + 2 and _PROPERTIES.isdisjoint((s.pair(k - 2), s.pair(k - 1)))
        if not named and apart and predicate_size(s, k, stop) and s.low[k] not in _REACHED:
            return None
        inner = k > start and s.low[k - 1] == "trong" and s.pair(k) in _WITHIN
        if named and (inner or not (k > start and s.low[k - 1] in _NOT_BEFORE)):
            end = next((n for n in range(k + 2, stop) if s.low[n] in _ENDS), None)
            end = _with_extreme(s, stop) if end is None else end
            k -= k > start and s.low[k - 1] == "tổng"
            return s.slice(_verb_of(s, start, k), end - 1)
    return None
