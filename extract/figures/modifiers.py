"""The signs that the words around a number give it: more than, about, at most."""

from __future__ import annotations

from functools import cache

from ..counts.nouns import closes
from ..lexicons import grammar, quantity_words, units
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .candidates import DIMENSIONS
from .single_numbers import Quantity

_LONGEST_SIGN = 4  # words in a modifier
_AFTER_HINTS = {"trở", "đổ"}
_EXTREMES = {"cao nhất", "thấp nhất"}
_DURATIONS = grammar("durations")
_NEVER_WHERE = {
    "điểm",
    "ha",
    "tấn",
    "tạ",
    "kg",
    "m2",
    "m²",
    "m3",
    "m³",
    "lít",
    "tuổi",
    "độ",
    "mm",
    "ppm",
}
# nothing is done on these: `trên 19 sản phẩm` is more than 19
_NEVER_UNDER = grammar("joined_people") | {"người", "hộ", "lượt", "vụ", "đơn", "cuộc", "sản phẩm"}
_NEVER_UNDER |= {"trường hợp", "bị can", "ca"}
_ON_WHAT = grammar("on_what")
PASSING = "vượt"
_COMPARED = grammar("compared") - {PASSING}
_ENDS_WORDS = {"độ", "non", "không đến", "không tới"}
_SYMBOLS = {"<": "<", ">": ">", "≤": "<=", "≥": ">=", "~": "~", "≈": "~"}
_SIZES = {"lớn": ">", "nhỏ": "<", "bé": "<"}
_MANY = {"nhiều": ">", "ít": "<"}
_ON_LENGTHS = {"m", "mét", "km"}  # trên 3 km đường, trong tầm 40 m
_HAVING = {"có", "đạt", "được", "mua", "bán", "ký", "còn", "giữ", "chứa"}
_LENGTHS = (["m"], ["mét"], ["met"], ["km"])  # `tháp cao hơn 25 m`, but `mức cao hơn 25 giờ`
_ROUND = {100, 1000, 10_000, 100_000, 1_000_000}
_RATE_REACH = 6  # tokens
_APART = {"với", "và", "có", "gồm", "đạt", "là", "cho"}
_CALIBRES = {"mm", "ly", "li"}
_NOT_AT = {*DIMENSIONS} | {"có", "được", "đạt", "là", "gồm"}  # `có trên 2 ha`: no place
_BEYOND = ["vượt", "ngưỡng"]  # what the number answers to
_ON_FROM = {"mức", "trên", "hơn"}  # vượt mức 5 tỷ, vượt trên 5 tỷ
_FROM_WHAT = {"so với", "kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu", "định mức", "cùng kỳ"}
_COMPARED_REACH = 14  # tokens
_LEAST_PASSED = 100
_MOST = {"tối đa": "<=", "tối thiểu": ">="}
_BOUNDS = {**_MOST, "ít nhất": ">="}
_LINKS = {"là", "trong", "lên", "tới", "đến", "mức", "ngưỡng", "ở", "bằng"}
_FROM = {"là từ", "nhất từ"}  # ít nhất là từ 20 đến 30 tấn
_LONGEST_LINK = 3  # words
_OF_WHAT = {"cho", "của", "đối", "với", "dành", "mà"}
_MOST_REACH = 14  # tokens
_COMING_BACK = {"quay", "sự", "cuộc", "màn"}


def _is_per_so_many(s: Sentence, q: Quantity) -> bool:
    """`9 bác sĩ trên 10.000 dân`, `55 xe trên 100 người dân`: how many for each round number."""
    of_people = s.low[q.after : q.after + 1] == ["dân"] or s.pair(q.after) == "người dân"
    k = q.first - 2
    while k > 0 and s.kinds[k] == "w" and s.low[k] not in _APART and q.first - k < _RATE_REACH:
        k -= 1
    return of_people and s.kinds[k] == "n" and k < q.first - 2 and q.value in _ROUND


@cache
def sign_ends() -> frozenset[str]:
    """The last words of the modifiers."""
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in quantity_words().modifiers)


def read_modifier(s: Sentence, q: Quantity) -> tuple[str | None, int]:
    """The sign that the words around a number give it (`> < ~ >= <=`), and its first token.

    >>> from ..text.document import tokens
    >>> from .quantities import read_quantity
    >>> s = tokens("có hơn 350 ý kiến")
    >>> read_modifier(s, read_quantity(s, 2))
    ('>', 1)
    """
    signs = quantity_words().modifiers
    if q.first > 1 and s.raw[q.first - 1] in _SYMBOLS and _compares(s, q.first - 2):
        return _SYMBOLS[s.raw[q.first - 1]], q.first - 1
    if (passing := _passes(s, q)) is not None:
        return ">", passing
    if (linked := _linked(s, q)) is not None:
        return linked
    if not q.first or s.low[q.first - 1] not in sign_ends():
        return _after(s, q) or _of_times(s, q) or _most_before(s, q), q.first
    for n in range(_LONGEST_SIGN, 0, -1):
        k = q.first - n
        if k < 0:
            continue
        phrase = " ".join(s.low[k : q.first])
        sign = signs.get(phrase)
        if sign and k and s.raw[k].istitle() and s.raw[k - 1].istitle():
            return None, q.first  # Ấn Độ ba chiếc
        if phrase == "hơn" and k and s.low[k - 1] in _SIZES and _is_bound(s, q):
            return _SIZES[s.low[k - 1]], k - 1
        if phrase == "hơn" and k and _is_threshold(s, q.first, k - 1):
            return _MANY[s.low[k - 1]], k - 1
        if phrase == "hơn" and k and s.low[k - 1] in _COMPARED and not _measures(s, q, k - 1):
            if s.low[max(0, k - 2)] in ("tăng", "giảm") and _is_amount(s, q):
                return ">", k  # `tăng mạnh hơn 120%`, `giảm mạnh hơn 6 USD`
            return _after(s, q), q.first
        if sign and not _is_place(s, q, phrase) and not (k and _is_noun(s, k, phrase)):
            return _after(s, q) or sign, k
    beyond = s.low[max(0, q.first - 2) : q.first] == _BEYOND
    return _after(s, q) or (">" if beyond else None), q.first


def _linked(s: Sentence, q: Quantity) -> tuple[str, int] | None:
    """The bound of `tối đa là 5`, `tối thiểu lên mức 5%`, `tối đa trong 20 ngày`, where words that
    only lead to the number stand between, and its first token."""
    k = q.first - (s.pair(q.first - 2) in _FROM)
    while k > 1 and q.first - k < _LONGEST_LINK and s.low[k - 1] in _LINKS:
        k -= 1
    if k == q.first or k < 2:
        return None
    sign = _BOUNDS.get(s.pair(k - 2))
    if sign is None or _is_noun(s, k - 2, s.pair(k - 2)):
        return None
    if s.low[k] == "trong" and not _DURATIONS.issuperset(s.low[q.after : q.after + 1]):
        return None  # `ít nhất trong 10 nước`
    return sign, q.first if s.low[k] == "trong" else k - 2


def _of_times(s: Sentence, q: Quantity) -> str | None:
    """`cao gần gấp 3 lần`, `tăng hơn gấp 3 lần`: the sign before gấp; None where hơn compares,
    as in `nhanh hơn gấp 3 lần`."""
    if q.first < 3 or s.low[q.first - 1] != "gấp":
        return None
    if s.low[q.first - 2] == "hơn" and s.low[q.first - 3] not in ("tăng", "giảm", "vọt"):
        return None
    return {"gần": "<", "hơn": ">", "khoảng": "~"}.get(s.low[q.first - 2])


def _passes(s: Sentence, q: Quantity) -> int | None:
    """The first token of `vượt 5 tỷ đồng`, `vượt mức 5 tỷ đồng`, which tell what is passed; None in
    `vượt 5 tỷ đồng so với dự toán`, `đạt 90 tỷ đồng, vượt 5 tỷ đồng`, which tell by how much."""
    k = q.first - 1 - (s.low[q.first - 1] in _ON_FROM)
    if k < 1 or s.low[k] != PASSING or s.kinds[k - 1] == "p":
        return None
    if s.raw[q.after : q.after + 1] == ["%"]:
        return None
    stop = next((n for n in range(q.after, s.size - 1) if _ends_clause(s, n)), s.size)
    around = range(max(0, k - _COMPARED_REACH), min(stop, q.after + _COMPARED_REACH))
    if not (q.scaled or q.value >= _LEAST_PASSED) or any(s.pair(n) in _FROM_WHAT for n in around):
        return None
    return k


def _ends_clause(s: Sentence, k: int) -> bool:
    """`vượt 5 tỷ đồng, tăng 3% so với …`: what is compared stands in the clause behind token k."""
    return s.raw[k] == "," and s.low[k + 1] != "so"


def _is_bound(s: Sentence, q: Quantity) -> bool:
    """`viên kim cương lớn hơn 1.000 carat`: a measure that nothing is held to."""
    unit = units().get(s.low[q.after]) if q.after < s.size else None
    return unit is not None and unit.kind == "measure" and "so" not in s.low[q.after : q.after + 6]


def _is_threshold(s: Sentence, first: int, k: int) -> bool:
    """`mua nhiều hơn 5 kg`: nothing is named that the nhiều at token k compares with."""
    bound = k > 0 and s.low[k] in _MANY and s.low[k - 1] in _HAVING
    return bound and "so" not in s.low[first : first + _COMPARED_REACH]


def _is_amount(s: Sentence, q: Quantity) -> bool:
    """Whether a percentage or an amount of money follows the number."""
    unit = units().get(s.low[q.after]) if q.after < s.size else None
    return s.raw[q.after : q.after + 1] == ["%"] or (unit is not None and unit.kind == "money")


def _measures(s: Sentence, q: Quantity, k: int) -> bool:
    """`rộng hơn 11 ha`: how large, where nothing is named that it is larger than."""
    if s.low[k] == "cao" and s.low[q.after : q.after + 1] not in _LENGTHS:
        return False
    return s.low[k] in DIMENSIONS and "so" not in s.low[q.after : q.after + 6]


def _compares(s: Sentence, k: int) -> bool:
    """Whether the symbol behind token k compares and points to no link (`Xem thêm > 3 lý do`)."""
    return s.raw[k] not in _SYMBOLS and s.low[k] not in ("thêm", ":")


def _is_noun(s: Sentence, k: int, phrase: str) -> bool:
    """`mức sống tối thiểu là 16%`, `ở nước ngoài 68 người`: the sign is part of what is told."""
    if (s.low[k - 1], phrase) == ("nước", "ngoài"):
        return True
    return phrase.startswith("tối thiểu") and s.low[k - 1] in ("lương", "sống")


def _most_before(s: Sentence, q: Quantity) -> str | None:
    """`mức phạt tối đa cho tội này là 5 triệu`: of what stands between."""
    if s.low[q.first - 1 : q.first] != ["là"]:
        return None
    for k in range(q.first - 3, max(0, q.first - _MOST_REACH), -1):
        if s.kinds[k] != "w":
            return None
        if (sign := _MOST.get(s.pair(k))) and s.low[k + 2] in _OF_WHAT:
            return None if _is_noun(s, k, s.pair(k)) else sign
    return None


def _after(s: Sentence, q: Quantity) -> str | None:
    """`từ 350 trở lên`: the sign stands behind, a few words on."""
    if _AFTER_HINTS.isdisjoint(s.low[q.after : q.after + 4]):
        return None
    signs = quantity_words().after
    stop = min(s.size - 1, q.after + 4)
    for j in range(q.after, stop):
        if s.kinds[j] == "n" or s.raw[j] in ".;":
            return None
        if s.low[j - 1] in _COMING_BACK or (s.low[j + 1] == "lại" and _comes_back(s, q, j)):
            continue  # `1.260 doanh nghiệp quay trở lại hoạt động`, `2 sự trở lại`
        if (sign := signs.get(f"{s.low[j]} {s.low[j + 1]}")) is not None:
            return sign
    return None


def _comes_back(s: Sentence, q: Quantity, j: int) -> bool:
    """`hai kỳ họp trở lại đây`, `lớp 5 tưng bừng trở lại`; `5 tấn trở lại` is a bound."""
    return s.low[j + 2 : j + 3] == ["đây"] or j > q.after + 1


def _is_term_or_rate(s: Sentence, k: int) -> bool:
    """`kỳ hạn trên 12 tháng`, `tốc độ trên 54 km/h`: a length of time, a rate."""
    return s.low[k : k + 1] != [] and (s.low[k] in _DURATIONS or s.raw[k + 1 : k + 2] == ["/"])


def _is_place(s: Sentence, q: Quantity, phrase: str) -> bool:
    """`trên 3 tuyến đường` says where: only of a large or round number can there be more."""
    following = s.low[q.after] if q.after < s.size else ""
    if phrase == "cỡ":
        return following in _CALIBRES and q.first > 1  # `đạn cỡ 105 mm`
    if phrase in _EXTREMES:
        return following in _DURATIONS or following == "độ"  # mức cao nhất 2 tuần
    before = s.low[q.first - 2] if q.first > 1 else ""
    if phrase in _ENDS_WORDS:  # trình độ 2, Ấn Độ 2, mầm non 2, đường hàng không đến 2
        k = q.first - 1 - phrase.count(" ")
        return k > 0 and (
            s.pair(k - 1) in dictionary() or (s.raw[k].istitle() and s.raw[k - 1].istitle())
        )
    if phrase not in ("trên", "ngoài", "quá", "tầm") or following in _NEVER_WHERE:
        return False
    if phrase == "trên" and (before in _NOT_AT or _is_term_or_rate(s, q.after)):
        return False
    on_length = following in _ON_LENGTHS
    if on_length and (before, phrase) == ("trong", "tầm"):
        return True
    if s.raw[q.first - 1] == "Ngoài" or " ".join(s.low[max(0, q.first - 3) : q.first]) in _ON_WHAT:
        return True  # `Ngoài 5 người bị bắt, …`
    if phrase == "trên" and _is_per_so_many(s, q):
        return True
    if phrase == "trên" and {following, s.pair(q.after)} & _NEVER_UNDER:
        return False
    if (
        q.scaled
        or q.value >= 100
        or q.value != q.value.to_integral_value()
        or (q.after < s.size and s.raw[q.after] == "%")
    ):
        return False
    return q.value % 5 != 0 and not (on_length and closes(s, q.after + 1))
