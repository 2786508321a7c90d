"""Whether `một` counts one thing, or is an article: `ít nhất một người`, but `một người nói`."""

from __future__ import annotations

from itertools import pairwise

from ..counts.nouns import read_noun
from ..counts.units import read_unit
from ..lexicons import grammar, verbs
from ..text.document import Sentence
from ..text.tokenizer import dictionary
from .candidates import DIMENSIONS, LENGTHS
from .numerals import NUMBER_WORDS, SCALES

_ONE_SIGNS = grammar("stress_one")
_CASUALTY = grammar("casualty")
_PAIRS = grammar("natural_pairs")
_VAGUE = {"phần", "số", "vài", "ít", "chút", "thời"}
PLURALS = (["các"], ["những"])
_TERMS_TO = (["năm", "đến"], ["tháng", "đến"])
_TERM_ENDS = [[word] for word in sorted(NUMBER_WORDS)]
_VAGUE_PAIRS = {"thời gian", "phần nào", "phần lớn", "phần nhỏ", "phần không", "phần trong"}
_MOVES = {"tăng", "giảm", "tụt", "lên", "xuống"}
_LISTING = (["đó"], ["có"], [","], ["và"])
_HURT = {"bị thương", "bắn chết", "giết chết", "đâm chết", "làm chết", "tông chết"}
_STRESSES = {"ít nhất", "duy nhất"}
_OF_ANY = {"là", "giữa"}
_FATES = (["không"], ["chưa"], ["bị"])  # what is said of one against others
_COUNTED_REACH = 40  # tokens
_OPPOSED_REACH = 4
_LIST_REACH = 10  # tokens between a number and the one it is listed with
_PAIR_REACH = 6  # tokens of the first of a pair
_CASUALTIES = {"chết", "vong", "mạng", "thương", "tích", "kịch"}


def one_counts(s: Sentence, i: int) -> bool:
    """Whether `một` can begin a number: one of more words, or one by itself that is stressed."""
    if says_vaguely(s, i):
        return False
    following = s.low[i + 1] if i + 1 < s.size else ""
    if following in SCALES or following in ("phẩy", "mươi") or _opens_range(s, i):
        return True
    return one_is_stressed(s, i)


def _opens_range(s: Sentence, i: int) -> bool:
    """`từ một đến hai công trình`, `một năm đến năm năm`, `một hai con gà`, but not `một hai đòi
    về`."""
    if s.low[i + 1 : i + 3] in _TERMS_TO:
        return s.kinds[i + 3 : i + 4] == ["n"] or s.low[i + 3 : i + 4] in _TERM_ENDS
    if s.low[i + 1 : i + 2] in (["đến"], ["tới"]):
        return s.low[i + 2 : i + 3] != [] and s.low[i + 2] in NUMBER_WORDS - {"một", "năm"}
    k = i + 2
    about = s.low[i + 1 : k] == ["hai"]
    return about and (read_unit(s, k) or read_noun(s, k, sure=True)) is not None


def says_vaguely(s: Sentence, i: int) -> bool:
    """Whether the one at token i is an article: `một số`, `1 phần`, `một thời gian`."""
    following = s.low[i + 1] if i + 1 < s.size else ""
    if s.kinds[i] == "n" and following in ("thời", "phần"):
        return " ".join(s.low[i + 1 : i + 3]) in _VAGUE_PAIRS  # `1 phần cơm` counts
    of_many = s.kinds[i] == "w" or s.low[i + 2 : i + 3] in PLURALS
    return following in _VAGUE or (following == "trong" and of_many)


def one_is_stressed(s: Sentence, i: int) -> bool:
    """Whether the một at token i is a number: `ít nhất một người`, `một người chết và hai người bị
    thương`, `5 tàu và một trực thăng`, `một nhà và một ghe`.

    >>> from ..text.document import tokens
    >>> one_is_stressed(tokens("thêm một hộ"), 1), one_is_stressed(tokens("thấy một hộ"), 1)
    (True, False)
    """
    if s.low[i - 1 : i + 3] == ["thêm", "một", "lần", "nữa"]:
        return False
    if s.low[i - 1 : i + 2] == ["thêm", "một", "bước"]:
        return False  # tiến thêm một bước
    if i and s.low[i - 1] in _MOVES and s.low[i + 1 : i + 2] == ["bậc"]:
        return True  # tăng một bậc
    if i and s.low[i - 1] in _ONE_SIGNS and not _in_other_word(s, i - 1):
        return True
    if i and s.low[i - 1] in DIMENSIONS and i + 1 < s.size and s.low[i + 1] in LENGTHS:
        return True  # hầm dài một km
    if i and s.raw[i - 1] == "(" and s.raw[i + 2 : i + 3] == [")"]:
        return True  # rùa đất (một kg)
    if _is_listed(s, i) or _is_paired(s, i) or " ".join(s.low[max(0, i - 2) : i]) in _HURT:
        return True
    if _is_of_counted(s, i):
        return True
    if s.low[max(0, i - 2) : i] == ["chỉ", "có"] or "duy nhất" in " ".join(s.low[i + 2 : i + 6]):
        return True
    return s.low[i + 1 : i + 2] == ["người"] and " ".join(s.low[i + 2 : i + 3]) in _CASUALTY


def _in_other_word(s: Sentence, k: int) -> bool:
    """`ám chỉ một cuộc gặp`, `thống nhất một đầu mối`: the word at token k stresses nothing."""
    pair = " ".join(s.low[max(0, k - 1) : k + 1])
    return s.low[k] in ("chỉ", "nhất") and pair in dictionary() and pair not in _STRESSES


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


def _is_of_counted(s: Sentence, i: int) -> bool:
    """`hai người Anh, một người Hà Lan`, `49 người, nhưng một người không đi`: what was counted
    before is counted on, in a list or against it."""
    if i + 1 >= s.size:
        return False
    opposed = "nhưng" in s.low[max(0, i - _OPPOSED_REACH) : i]
    if not opposed and s.low[i - 1 : i] not in _LISTING[2:]:
        return False
    near = range(max(0, i - _COUNTED_REACH), i - 2)
    if not any(_is_number(s, k) and s.low[k + 1] == s.low[i + 1] for k in near):
        return False
    denied = opposed and s.low[i + 2 : i + 3] in _FATES
    return denied or (not opposed and _lists_on(s, i + 1))


def _lists_on(s: Sentence, k: int) -> bool:
    """Whether nothing is said of the noun at token k before its part of a list ends, or another
    number stands behind that."""
    noun = read_noun(s, k, sure=False)
    k = k + 1 if noun is None else noun.last + 1
    said = False
    while k < s.size and s.raw[k] not in ",;." and s.low[k] != "và":
        said = said or (s.raw[k].islower() and (s.low[k] in verbs() or s.pair(k) in verbs()))
        k += 1
    return not said or (k + 1 < s.size and (s.low[k + 1] == "một" or _is_number(s, k + 1)))


def _is_paired(s: Sentence, i: int) -> bool:
    """`một máy chủ và một thiết bị`: both of a pair, where one at least is surely counted."""
    if s.low[i - 1 : i] == ["và"]:
        near = range(i - 3, max(-1, i - 3 - _PAIR_REACH), -1)
        first, second = next((k for k in near if s.low[k] == "một"), -1), i
    else:
        near = range(i + 2, min(s.size - 1, i + 2 + _PAIR_REACH))
        second = next((k + 1 for k in near if s.low[k] == "và" and s.low[k + 1] == "một"), -1)
        first = i
    if min(first, second) < 0 or not _is_plain(s, first, second):
        return False
    if s.low[max(0, first - 1)] in _OF_ANY:
        return False  # `đó là một lối sống và một thói quen`, `giữa một cha và một con`
    if says_vaguely(s, first) or says_vaguely(s, second):
        return False
    nouns = [read_noun(s, first + 1, sure=False), read_noun(s, second + 1, sure=False)]
    if None in nouns or read_unit(s, first + 1) or read_unit(s, second + 1):
        return False
    return any(noun is not None and noun.rule == "noun.known" for noun in nouns)


def _is_plain(s: Sentence, start: int, stop: int) -> bool:
    """Whether only words stand from token start to stop, or an age (`một thiếu niên 13 tuổi`)."""
    between = range(start, stop)
    return all(s.kinds[k] == "w" or s.low[k + 1] == "tuổi" for k in between)


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
    if not goes_on and _CASUALTIES.isdisjoint(s.low[start:k]) and not _is_done_to(s, start, k):
        return False  # `Một lời hẹn, 14 người mất tích`
    if s.low[k + 1] == "một":
        k = next((n for n in range(k + 2, stop) if s.low[n] in ("và", ",")), k)
    listed = k + 2 < s.size and _is_number(s, k + 1) and s.kinds[k + 2] == "w"
    return listed and read_unit(s, k + 2) is None


def _is_done_to(s: Sentence, start: int, k: int) -> bool:
    """`điều một tàu, 2 xuồng`, `thu giữ một súng, 5 viên đạn`: what stands from token start up to
    the comma at token k is what something is done to, as is what is listed behind it."""
    done = s.low[start - 2 : start - 1] and (
        s.low[start - 2] in verbs() or s.pair(start - 3) in verbs()
    )
    alike = s.kinds[k + 1] == "n" and read_noun(s, k + 2, sure=True) is not None
    return bool(done) and alike and read_noun(s, start, sure=True) is not None


def _is_number(s: Sentence, k: int) -> bool:
    return s.kinds[k] == "n" or (s.low[k] in NUMBER_WORDS and s.low[k] not in ("một", "năm"))
