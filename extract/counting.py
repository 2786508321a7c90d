"""What a number counts by the noun behind it, and which number words count at all."""

from __future__ import annotations

import re

from .document import Sentence
from .known_names import known_end
from .lexicons import grammar, quantity_words
from .names import name_strength
from .nouns import UnitMatch, read_noun
from .numerals import NUMBER_WORDS, SCALES
from .quantities import Quantity
from .readings import Found
from .tokenizer import dictionary

_ONE_SIGNS = grammar("stress_one")
_CASUALTY = grammar("casualty")
_TIME_WORDS = grammar("year_not_five")
_PAIRS = grammar("natural_pairs")
_YEARISH = re.compile(r"(?:19|20)\d\d")
_HAVING = grammar("before_yearlike_count")


def read_counted(s: Sentence, q: Quantity, modifier: str | None) -> Found | None:
    """A number with the noun it counts behind it."""
    strength = name_strength(s, q.first, q.after)
    if strength in ("strong", "foreign") or is_year(s, q, modifier):
        return None
    sure = strength == "weak" and modifier is None and not q.scaled
    noun = read_noun(s, _behind_selection(s, q), sure=sure)
    if noun is not None and q.scaled and q.value >= 1000 and _is_money(noun):
        return "money", UnitMatch(q.last, q.last, "đồng", "money", "money.noun"), "money.noun"
    if noun is None or (q.spelled and q.first == q.last and not _sure(noun)):
        return None
    if q.total is not None and q.total < q.value and not q.spelled and looks_like_date(q):
        return None
    return "count", noun, f"count.{noun.rule}"


def _behind_selection(s: Sentence, q: Quantity) -> int:
    """Where the noun begins: in `23 trong số các tên lửa`, `1/3 các trường` behind những or các."""
    k = q.after
    if s.low[k : k + 2] == ["trong", "số"] and s.low[k + 2 : k + 3] in _PLURALS:
        return k + 3
    many = q.scaled or q.value >= _MANY or q.total is not None
    return k + 1 if many and s.low[k : k + 1] in _PLURALS else k


_MANY = 100  # `150 các trường`, but `đến 21h 45 các tối`


_PLURALS = (["các"], ["những"])


def _is_money(noun: UnitMatch) -> bool:
    """`980 triệu tiền mặt`: đồng is left out."""
    return not grammar("money_nouns").isdisjoint((noun.name.lower(), noun.name.lower().split()[0]))


def _sure(noun: UnitMatch) -> bool:
    """A single number word counts only a known noun or a word of more than one syllable."""
    return noun.rule in ("noun.known", "noun.loan") or noun.last > noun.first


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
    if q.first != q.last or q.scaled:
        return True
    i, word = q.first, s.low[q.first]
    before = s.low[i - 1] if i else ""
    following = s.low[q.after] if q.after < s.size else ""
    if s.raw[i][0].isupper() and i > 0 and s.kinds[i - 1] != "p":
        return False
    if word == "một":
        return _one_is_stressed(s, i)
    if before in ("thứ", "tháng", "lần", "anh", "chị", "ông", "bà", "số", "mươi", "phần", "bộ"):
        return False
    if word == "năm" and (
        before in _TIME_WORDS or before in NUMBER_WORDS or (i > 0 and s.kinds[i - 1] == "n")
    ):
        return False
    if word == "năm" and (following not in quantity_words().counted or _is_longer(s, q.after)):
        return False
    if known_end(s.text, s.starts[i] - s.start) is not None:
        return False  # các phong trào ba sẵn sàng, ba đảm đang
    return following not in _PAIRS


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
    """`ít nhất một người`, `một người chết và hai người bị thương`."""
    if i and s.low[i - 1] in _ONE_SIGNS:
        return True
    if s.low[max(0, i - 2) : i] == ["chỉ", "có"] or "duy nhất" in " ".join(s.low[i + 2 : i + 6]):
        return True
    return s.low[i + 1 : i + 2] == ["người"] and " ".join(s.low[i + 2 : i + 3]) in _CASUALTY
