"""Which number words count: năm is a year, ba a father, anh hai a brother, một an article."""

from __future__ import annotations

from ..counts.nouns import read_noun
from ..counts.units import read_unit
from ..lexicons import grammar, quantity_words
from ..named_models.known_names import known_end
from ..syntax.actors import PEOPLE
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .numerals import NUMBER_WORDS, SCALES
from .ones import one_is_stressed
from .single_numbers import Quantity

_TIME_WORDS = grammar("year_not_five")
_PAIRS, _IN_PAIRS = grammar("natural_pairs"), {"hai", "ba", "bốn"}
_VAGUELY = {"dăm", "vài", "mấy"}
_YEARS = NUMBER_WORDS | {"mỗi"}
_IN_WORDS = grammar("counted_in_words")
_CLASSIFIERS = grammar("classifiers")
_OF_PEOPLE = {"cùng", "cả", "của"}
_PEOPLE = (PEOPLE | grammar("accused")) - {"học sinh"}  # cả năm bị can, but cả năm học sinh
_MINUTES = {"phút", "giây", "giờ", "tiếng", "ngày", "tuần"}
_NO_YEARS_OF = {"tháng", "ngày", "thứ"} | NUMBER_WORDS  # tháng Năm năm ngoái
_TOLD = {"sẽ", "đây", "cũng", "vẫn", "nay"}  # `đây là năm học sinh …`: which year it is
_CARRIED = {"mang theo", "đem theo", "kèm theo", "dẫn theo", "chở theo", "kéo theo"}
_LENT = {"tài", "đinh", "đôi"}  # tài ba, đinh ba, đôi ba lần
_NTHS = (["ba"], ["tư"], ["năm"], ["sáu"], ["mười"])
_NUMBERS_OF = (["xổ", "số"], ["trong", "số"], ["tổng", "số"], ["toàn", "bộ"])
_ADDRESSED = {"anh", "chị", "ông", "bà"}
_NO_COUNT_BEHIND = {"thứ", "tháng", "lần", "số", "mươi", "phần", "bộ", "đòn", "ngã"} | _ADDRESSED


def spelled_counts(s: Sentence, q: Quantity) -> bool:
    """Whether number words count: `một` needs a contrast, `năm` must not be the year.

    >>> from ..text.document import tokens
    >>> from .single_numbers import read_single
    >>> counted, ordinal = tokens("có hai hộ nghèo"), tokens("lần hai hộ nghèo")
    >>> [spelled_counts(s, read_single(s, 1)) for s in (counted, ordinal)]
    [True, False]
    """
    i, word = q.first, s.low[q.first]
    before = s.low[i - 1] if i else ""
    if s.raw[i][0].isupper() and i > 0 and (s.kinds[i - 1] != "p" or s.raw[i - 1] == ","):
        return False
    if before in _VAGUELY or (word == "năm" and _is_year_of(s, q, before)):
        return False  # dăm bảy hộ, vài ba chục; một năm mười hai tháng, năm lớp 10
    if s.low[i : q.after] == ["năm", "tư"] or any(map(str.istitle, s.raw[i + 1 : q.after])):
        return False  # sinh viên năm tư; Ba Tư
    if q.first != q.last or q.scaled:
        return before != "phần" or word != "một"  # một phần một triệu
    following = s.low[q.after] if q.after < s.size else ""
    if following == "phần" and s.low[q.after + 1 : q.after + 2] in _NTHS:
        return False  # hai phần ba số hộ
    if word == "một":
        return one_is_stressed(s, i)
    if before in _NO_COUNT_BEHIND and s.low[i - 2 : i] not in _NUMBERS_OF:
        return _counts_still(s, q, before)
    if word == "ba" and following == "mẹ" and s.low[q.after + 1 : q.after + 2] != ["con"]:
        return False
    if word == "ba" and following == "lô" and _is_bag(s, q.after + 1):
        return False  # ba lô, túi xách
    if word == "năm" and _is_year_there(s, q, before):
        return False
    if word == "ba" and (before in _LENT or s.pair(i - 2) == "tình tay"):
        return False
    if known_end(s.text, s.starts[i] - s.start) is not None:
        return False  # các phong trào ba sẵn sàng, ba đảm đang
    pair = " ".join(s.low[q.after : q.after + 2])
    # hai tay, but hai tay súng, hai vai trò
    paired = following in _PAIRS and word in _IN_PAIRS
    return not paired or pair in quantity_words().counted


def _counts_still(s: Sentence, q: Quantity, before: str) -> bool:
    """`tông ngã hai người`, `vợ chồng ông hai lần bị đánh`, `cách nhà chị hai tiếng đi xe`, but
    `ngã ba`, `anh hai nói`."""
    if before == "ngã":
        return s.low[q.after : q.after + 1] == ["người"]
    if before not in _ADDRESSED or q.after >= s.size:
        return False
    counted = s.low[q.after] == "lần" or s.low[q.after] in _CLASSIFIERS
    return counted or read_unit(s, q.after) is not None


def _is_bag(s: Sentence, k: int) -> bool:
    """Whether no goods stand behind ba lô at token k: `đeo ba lô`, `ba lô màu đỏ`, `ba lô hàng`."""
    noun = read_noun(s, k, sure=False)
    return noun is None or noun.name == "màu" or s.low[k] in _ADDRESSED


def _is_year_of(s: Sentence, q: Quantity, before: str) -> bool:
    """Whether the năm that begins a number is a year, of twelve months or at school, or part of
    `năm lần bảy lượt`, which means no five."""
    if s.pair(q.after) == "lần bảy":
        return True
    at_school = s.low[q.after : q.after + 1] == ["lớp"] and s.kinds[q.after + 1 :][:1] == ["n"]
    return at_school or (before in _YEARS and (q.first != q.last or q.scaled))


def _is_year_there(s: Sentence, q: Quantity, before: str) -> bool:
    """Whether a năm that stands alone is a year, by what stands around it."""
    i = q.first
    if s.low[q.after : q.after + 1] == ["năm"]:
        return before in _NO_YEARS_OF  # chưa đến năm năm
    if before == "là" and i > 1 and (s.kinds[i - 2] in "nd" or s.low[i - 2] in _TOLD):
        return True  # 2018 là năm nền kinh tế tăng chậm
    if s.pair(i - 2) == "trở thành":
        return True
    if (
        i == 1
        and before == "có"
        and quantity_words().counted.isdisjoint(s.low[q.after : q.after + 1])
    ):
        return True  # có năm đại biểu lên tiếng
    if s.pair(q.after).startswith("con ") and s.raw[q.after + 1].istitle():
        return True  # năm con Lợn
    carried = s.pair(i - 2) in _CARRIED  # mang theo năm chiếc vali
    carried = carried or (before in _OF_PEOPLE and s.pair(q.after) in _PEOPLE)
    timed = before in _TIME_WORDS or before in NUMBER_WORDS or before in SCALES
    if (timed or (i > 0 and s.kinds[i - 1] == "n")) and not carried:
        return True
    return not _counted_already(s, q) and _is_other_year(s, q.after)


def _counted_already(s: Sentence, q: Quantity) -> bool:
    """`có ba đại biểu nữ, có năm đại biểu trẻ`: a noun of two syllables that the sentence has
    counted before."""
    noun = s.pair(q.after)
    return noun in quantity_words().counted and any(
        s.pair(k) == noun and (s.kinds[k - 1] == "n" or s.low[k - 1] in NUMBER_WORDS)
        for k in range(1, q.first)
    )


def _is_other_year(s: Sentence, k: int) -> bool:
    """Whether the năm before token k is a year: nothing counted follows, or a longer word."""
    counted = quantity_words().counted
    phrases = [" ".join(s.low[k:stop]) for stop in range(k + 1, k + 4)]
    if phrases[0] in _MINUTES or not counted.isdisjoint(phrases[1:]):
        return False
    return (phrases[0] not in counted and phrases[0] not in _IN_WORDS) or _is_longer(s, k)


def _is_longer(s: Sentence, k: int) -> bool:
    """`năm bản lề`: the counted word begins another one."""
    return s.low[k] not in _CLASSIFIERS and s.pair(k) in dictionary()
