"""What a number counts by the noun behind it, and which number words count at all."""

from __future__ import annotations

import re
from itertools import pairwise

from .document import Sentence
from .known_names import known_end
from .lexicons import grammar, quantity_words
from .names import name_strength
from .nouns import UnitMatch, closes, read_noun, read_unit
from .numerals import NUMBER_WORDS, SCALES
from .readings import Found
from .single_numbers import Quantity
from .tokenizer import dictionary

_ONE_SIGNS = grammar("stress_one")
_CASUALTY = grammar("casualty")
_TIME_WORDS = grammar("year_not_five")
_PAIRS = grammar("natural_pairs")
_AGE_REACH = 6  # tokens between tuổi and a number
_YEARISH = re.compile(r"(?:19|20)\d\d")
_HAVING = grammar("before_yearlike_count")


def read_counted(s: Sentence, q: Quantity, modifier: str | None) -> Found | None:
    """A number with the noun it counts behind it."""
    strength = name_strength(s, q.first, q.after)
    if is_year(s, q, modifier):
        return None
    if strength == "strong" and not (s.low[q.first - 1] == "luật" and _counts_people(s, q.after)):
        return None  # ... but `trình độ Luật 12 người`
    if strength == "foreign" and not _counts_people(s, q.after):
        return None  # iPhone 8
    sure = strength == "weak" and modifier is None and not q.scaled
    noun = read_noun(s, _behind_selection(s, q), sure=sure)
    if noun is None and sure and s.low[q.first - 1] == "nhóm" and q.value >= _MORE_THAN_GROUPS:
        noun = read_noun(s, q.after, sure=False)  # nhóm 17 nguyên tố, but nhóm 2 chính thức
    whole = q.value == q.value.to_integral_value()
    if noun is not None and not whole and not q.scaled and noun.name.lower() in _PLANS:
        return None  # `đạt 98,31 kế hoạch`: the sign of a share is left out
    if noun is not None and q.scaled and noun.name.lower() in _PERSONS:
        return None  # `có 70 triệu chị về quê`
    if noun is not None and q.scaled and q.value >= 1000 and _is_money(noun):
        return "money", UnitMatch(q.last, q.last, "đồng", "money", "money.noun"), "money.noun"
    if noun is None or (q.spelled and q.first == q.last and not _sure(noun)):
        return None
    if noun.rule == "noun" and is_age(s, q.first):
        return None  # một phụ nữ tuổi ngoài 60 tự sát
    if noun.rule == "noun" and _is_quoted_name(s, q.first, noun.last + 1):
        return None
    if q.total is not None and q.total < q.value and not q.spelled and looks_like_date(q):
        return None
    if q.total is not None and q.value == 1 and q.total >= _LEAST_SCALE and _is_scale(s, q, noun):
        return None
    return "count", noun, f"count.{noun.rule}"


def _counts_people(s: Sentence, k: int) -> bool:
    """`Kon Tum 3 người, Đắk Lắk 1 người`: people, of whom nothing more is said."""
    return s.low[k : k + 1] == ["người"] and closes(s, k + 1)


def _behind_selection(s: Sentence, q: Quantity) -> int:
    """Where the noun begins: in `23 trong số các tên lửa`, `1/3 các trường` behind những or các."""
    k = q.after
    if s.low[k : k + 2] == ["trong", "số"] and s.low[k + 2 : k + 3] in _PLURALS:
        return k + 3
    many = q.scaled or q.value >= _MANY or q.total is not None
    return k + 1 if many and s.low[k : k + 1] in _PLURALS else k


def _is_quoted_name(s: Sentence, first: int, behind: int) -> bool:
    """`thi “3 chung”`: a short phrase in quotation marks that opens with the number is a name."""
    opened = first > 0 and s.raw[first - 1] in _OPENING
    return opened and any(mark in _CLOSING for mark in s.raw[behind : behind + 3])


def _is_scale(s: Sentence, q: Quantity, noun: UnitMatch) -> bool:
    """`quy hoạch chi tiết 1/500 công viên`, `tỷ lệ 1/2.000 khu đô thị`: the scale of a plan."""
    return noun.name.split()[0] == "khu" or s.low[q.first - 1] in ("hoạch", "tiết", "kế", "đồ")


_PLANS = grammar("plans")
_PERSONS = {"chị", "anh", "ông", "bà", "cô", "em", "tôi"}
_MORE_THAN_GROUPS = 10  # so many things make a group, so many groups are seldom numbered
_LEAST_SCALE = 200  # quy hoạch 1/2.000 khu đô thị
_OPENING = {"“", '"', "‘", "'"}
_CLOSING = {"”", '"', "’", "'"}
_MANY = 100  # `150 các trường`, but `đến 21h 45 các tối`


_PLURALS = (["các"], ["những"])


def _is_money(noun: UnitMatch) -> bool:
    """`980 triệu tiền mặt`: đồng is left out."""
    return not grammar("money_nouns").isdisjoint((noun.name.lower(), noun.name.lower().split()[0]))


def _sure(noun: UnitMatch) -> bool:
    """A single number word counts only a known noun or a word of more than one syllable."""
    if noun.rule in ("noun.known", "noun.loan") or noun.last > noun.first:
        return True
    return noun.name in _IN_WORDS or noun.name in _ACRONYMS


_IN_WORDS = grammar("counted_in_words")
_ACRONYMS = grammar("counted_acronyms")


def is_age(s: Sentence, first: int) -> bool:
    """Whether the number at token `first` is an age: `tuổi từ 51 đến 61`, but not `15 tuổi, đền
    200 triệu`.

    >>> from .document import tokens
    >>> is_age(tokens("tuổi ngoài 60"), 2), is_age(tokens("15 tuổi, đền 200 triệu"), 4)
    (True, False)
    """
    for k in range(first - 1, max(-1, first - _AGE_REACH), -1):
        if s.raw[k] == "," or s.kinds[k] == "n":
            return False
        if s.low[k] == "tuổi":
            return k == 0 or s.kinds[k - 1] != "n"
    return False


def looks_like_date(q: Quantity) -> bool:
    """Whether a fraction can be a day and a month."""
    return q.total is not None and q.value <= 31 and q.total <= 12


def is_year(s: Sentence, q: Quantity, modifier: str | None) -> bool:
    """Whether a number stands where a year would, with no sign or verb of having before it."""
    if q.first != q.last or not _YEARISH.fullmatch(s.raw[q.first]) or modifier is not None:
        return False
    return q.first == 0 or s.low[q.first - 1] not in _HAVING


def spelled_counts(s: Sentence, q: Quantity) -> bool:
    """Whether number words count: `một` needs a contrast, `năm` must not be the year."""
    i, word = q.first, s.low[q.first]
    before = s.low[i - 1] if i else ""
    if s.raw[i][0].isupper() and i > 0 and (s.kinds[i - 1] != "p" or s.raw[i - 1] == ","):
        return False
    if s.low[i : q.after] == ["năm", "tư"] or any(map(str.istitle, s.raw[i + 1 : q.after])):
        return False  # sinh viên năm tư; Ba Tư
    if q.first != q.last or q.scaled:
        return before != "phần" or word != "một"  # một phần một triệu
    following = s.low[q.after] if q.after < s.size else ""
    if following == "phần" and s.low[q.after + 1 : q.after + 2] in _NTHS:
        return False  # hai phần ba số hộ
    if word == "một":
        return _one_is_stressed(s, i)
    if before in _NO_COUNT_BEHIND and s.low[i - 2 : i] not in _NUMBERS_OF:
        return False
    if word == "ba" and following == "mẹ" and s.low[q.after + 1 : q.after + 2] != ["con"]:
        return False
    if word == "ba" and following == "lô" and read_noun(s, q.after + 1, sure=False) is None:
        return False  # ba lô, túi xách
    if word == "năm" and before == "là" and i > 1 and s.kinds[i - 2] in "nd":
        return False  # 2018 là năm nền kinh tế tăng chậm
    if word == "năm" and (
        before in _TIME_WORDS or before in NUMBER_WORDS or (i > 0 and s.kinds[i - 1] == "n")
    ):
        return False
    if word == "năm" and (following not in quantity_words().counted or _is_longer(s, q.after)):
        return False
    if known_end(s.text, s.starts[i] - s.start) is not None:
        return False  # các phong trào ba sẵn sàng, ba đảm đang
    pair = " ".join(s.low[q.after : q.after + 2])
    return following not in _PAIRS or pair in quantity_words().counted  # hai tay, hai tay súng


_NTHS = (["ba"], ["tư"], ["năm"], ["sáu"], ["mười"])
_NUMBERS_OF = (["xổ", "số"], ["trong", "số"], ["tổng", "số"])
_NO_COUNT_BEHIND = {"thứ", "tháng", "lần", "số", "mươi", "phần", "bộ", "đòn", "ngã"}
_NO_COUNT_BEHIND |= {"anh", "chị", "ông", "bà"}


def _is_longer(s: Sentence, k: int) -> bool:
    """`năm bản lề`: the counted word begins another one."""
    pair = " ".join(s.low[k : k + 2])
    return s.low[k] != "người" and pair in dictionary() and pair not in quantity_words().counted


def one_counts(s: Sentence, i: int) -> bool:
    """Whether `một` can begin a number: one of more words, or one by itself that is stressed."""
    if says_vaguely(s, i):
        return False
    following = s.low[i + 1] if i + 1 < s.size else ""
    return following in SCALES or following in ("phẩy", "mươi") or _one_is_stressed(s, i)


def says_vaguely(s: Sentence, i: int) -> bool:
    """Whether the one at token i is an article: `một số`, `1 phần`, `một thời gian`."""
    following = s.low[i + 1] if i + 1 < s.size else ""
    if s.kinds[i] == "n" and following in ("thời", "phần"):
        return " ".join(s.low[i + 1 : i + 3]) in _VAGUE_PAIRS  # `1 phần cơm` counts
    return following in _VAGUE or (following == "trong" and s.kinds[i] == "w")


_VAGUE = {"phần", "số", "vài", "ít", "chút", "thời"}
_VAGUE_PAIRS = {"thời gian", "phần nào", "phần lớn", "phần nhỏ", "phần không", "phần trong"}


def _one_is_stressed(s: Sentence, i: int) -> bool:
    """`ít nhất một người`, `một người chết và hai người bị thương`, `5 tàu và một trực thăng`."""
    if s.low[i - 1 : i + 3] == ["thêm", "một", "lần", "nữa"]:
        return False
    if i and s.low[i - 1] in _MOVES and s.low[i + 1 : i + 2] == ["bậc"]:
        return True  # tăng một bậc
    if i and s.low[i - 1] in _ONE_SIGNS and not _in_other_word(s, i - 1):
        return True
    if i and s.raw[i - 1] == "(" and s.raw[i + 2 : i + 3] == [")"]:
        return True  # rùa đất (một kg)
    if _is_listed(s, i) or " ".join(s.low[max(0, i - 2) : i]) in _HURT:
        return True
    if s.low[max(0, i - 2) : i] == ["chỉ", "có"] or "duy nhất" in " ".join(s.low[i + 2 : i + 6]):
        return True
    return s.low[i + 1 : i + 2] == ["người"] and " ".join(s.low[i + 2 : i + 3]) in _CASUALTY


def _in_other_word(s: Sentence, k: int) -> bool:
    """`ám chỉ một cuộc gặp`, `thống nhất một đầu mối`: the word at token k stresses nothing."""
    pair = " ".join(s.low[max(0, k - 1) : k + 1])
    return s.low[k] in ("chỉ", "nhất") and pair in dictionary() and pair not in _STRESSES


_MOVES = {"tăng", "giảm", "tụt", "lên", "xuống"}
_LISTING = (["đó"], ["có"], [","], ["và"])
_HURT = {"bị thương", "bắn chết", "giết chết", "đâm chết", "làm chết", "tông chết"}
_STRESSES = {"ít nhất", "duy nhất"}
_LIST_REACH = 10  # tokens between a number and the one it is listed with


def _is_listed(s: Sentence, i: int) -> bool:
    """Whether another number of something is listed with the one at token i: `5 tàu và một trực
    thăng`, `một tàu và 5 trực thăng`, `trong đó có một vụ`, `gồm một tàu`."""
    before = s.low[max(0, i - 3) : i]
    if before[-1:] == ["gồm"] or _counts_ahead(s, i + 1):
        return read_unit(s, i + 1) is None  # `một năm sau đó, hai người con …`
    if before[-1:] not in _LISTING:
        return False
    if before[-2:] == ["trong", "đó"] or before == ["trong", "đó", "có"]:
        return _counts_before(s, i - 3, across=",") or _counts_before(s, i - 4, across=",")
    if before[-1:] == [","]:
        ahead = s.low[i + 1 : i + _LIST_REACH + 2]
        return ("và", "một") in pairwise(ahead) and _counts_before(s, i - 2)
    return before[-1:] == ["và"] and _counts_before(s, i - 2, across=",")


def _counts_before(s: Sentence, k: int, across: str = "") -> bool:
    first = max(0, k - _LIST_REACH)
    while k > first and (s.kinds[k] == "w" or s.raw[k] == across) and not _is_number(s, k):
        k -= 1
    if k < 0 or not _is_number(s, k) or s.kinds[k + 1] != "w" or s.raw[k + 1].isupper():
        return False  # F-18 E
    return read_unit(s, k + 1) is None


def _counts_ahead(s: Sentence, k: int) -> bool:
    """Whether a number of something, or một and then such a number, is listed behind token k."""
    stop = min(s.size - 1, k + _LIST_REACH)
    start = k
    while k < stop and s.kinds[k] == "w" and s.low[k] != "và":
        k += 1
    if k + 1 >= stop or s.low[k] not in ("và", ",") or s.low[k + 2] in _PAIRS:
        return False  # `mắc một căn bệnh, hai tay run`
    goes_on = s.low[k] == "và" or "và" in s.low[k + 2 : k + _LIST_REACH]
    if not goes_on and _CASUALTIES.isdisjoint(s.low[start:k]):
        return False  # `Một lời hẹn, 14 người mất tích`
    if s.low[k + 1] == "một":
        k = next((n for n in range(k + 2, stop) if s.low[n] in ("và", ",")), k)
    listed = k + 2 < s.size and _is_number(s, k + 1) and s.kinds[k + 2] == "w"
    return listed and read_unit(s, k + 2) is None


_CASUALTIES = {"chết", "vong", "mạng", "thương", "tích", "kịch"}


def _is_number(s: Sentence, k: int) -> bool:
    return s.kinds[k] == "n" or (s.low[k] in NUMBER_WORDS and s.low[k] not in ("một", "năm"))
