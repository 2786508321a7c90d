"""The noun that a number counts: behind it, or before it."""

from __future__ import annotations

from dataclasses import replace

from ..figures.numerals import SCALES
from ..lexicons import QuantityWords, grammar, quantity_words, verbs
from ..text.document import Sentence
from ..text.tokenizer import dictionary, syllables
from .abbreviations import is_comrade
from .capitals import are_several, degrees_end, is_acronym, is_capital_noun
from .units import UnitMatch
from .word_ends import word_end

_TANKS = ["xe", "tăng"]  # but `4.200 xe tăng 3%`: so many more
_DEVICES = {"iphone", "ipad", "ipod", "macbook", "imac"}
_FARTHEST = 20  # tokens between a head and its number
_REACTIONS = grammar("reactions")
_ALSO_NOUNS = grammar("also_nouns")
_COMPOUNDS = grammar("compound_heads")
_MAGNITUDES = {*SCALES} - {"tá"}
_STREETS = {"đường", "phố", "ngõ", "ngách", "hẻm", "quốc"}
_TOGETHER = grammar("done_together")
_COUNT_NOTHING = _TOGETHER | {"lần này", "tờ bản"}  # thửa 119 tờ bản đồ 2
_ACTS = {"quyết định", "cách"}  # nouns, and verbs that the list of verbs leaves out
_SAID_BEFORE = (["này"], ["đó"], ["trên"])
_PLACES = grammar("joined_places")
_NAMED_BODIES = _PLACES | grammar("joined_bodies") | {"đảng"}
_FLOORS = {"tầng", "lầu", "phòng", "căn", "hộ"}
_HOUSES = grammar("numbered_floors_of")
_QUOTES = {"“", '"', "‘", "”"}
_CLOSING = _QUOTES | {"’"}
_QUOTED_WORD = 3  # tokens from one quotation mark to the other around two syllables
_LINKS = grammar("between_noun_and_number")
_NUMBERED = {"thường", "vàng", "chẵn", "lẻ", "dư", "đẹp", "thứ"}  # `số chẵn từ 40` are numbers
_WORDS_OF_FIGURES = {"liệu", "phận", "mệnh", "hiệu"}  # số liệu tells, nobody counts it


def read_noun(s: Sentence, j: int, *, sure: bool) -> UnitMatch | None:
    """The counted noun at token j: its first word in the sense of segmentation, or None.

    With `sure`, only words known as counted ones are taken: the number may be a name.
    """
    if j >= s.size or (s.adjacent(j - 1) and s.raw[j - 1] not in _QUOTES and not _is_glued(s, j)):
        return None
    if (noun := _quoted(s, j, sure) if s.raw[j] in _QUOTES else _shared(s, j)) is not None:
        return noun
    if s.kinds[j] != "w":
        return None
    words, low = quantity_words(), s.low[j]
    if s.pair(j) in _COUNT_NOTHING:
        return None  # Kỳ thi 6 lần này, cả ba đồng loạt phản đối
    if low in _STREETS and s.raw[j + 1 : j + 2] and s.raw[j + 1][0].isupper():
        return None  # `196 đường Nguyễn Trãi`
    last = word_end(s, j)
    phrases = [" ".join(s.low[j : k + 1]) for k in range(j, min(j + 3, s.size))]
    counted = next((k for k in (2, 1, 0) if k < len(phrases) and phrases[k] in words.counted), None)
    word = " ".join(s.low[j : last + 1])
    barred = word in verbs() or _never(words, phrases, last > j)
    done = word in _ALSO_NOUNS or (word in _REACTIONS and closes(s, last + 1))
    if counted is None and barred and not done:
        return None
    if counted == 0 and len(phrases) > 1 and phrases[1] in words.never_counted:
        return None
    if sure and _continues_name(s, j, phrases[: 1 if counted is None else counted + 1]):
        return None
    if counted == 0 and sure and phrases[1:] and phrases[1] in verbs():
        return None  # tàu SAR 413 tổ chức tìm kiếm
    capital = s.raw[j][0].isupper() and (sure or low not in _DEVICES)
    if capital and (sure or not is_capital_noun(s, j, is_counted=counted is not None)):
        return None
    if counted is None and (sure or not (low in syllables() or is_acronym(s.raw[j]))):
        return None if sure else _foreign(s, j)
    if counted is not None and not (counted == 0 and low in _COMPOUNDS):
        last = j if s.low[j : j + 2] == _TANKS and s.raw[j + 3 : j + 4] == ["%"] else j + counted
    last = degrees_end(s, last)
    rule = "noun" if counted is None else "noun.known"
    return UnitMatch(j, last, s.slice(j, last), "count", rule)


def _counts_words(s: Sentence, j: int) -> bool:
    """Whether the từ at token j is what a text is made of: `bài luận dài 1.200 từ vì …`."""
    long = j > 1 and s.kinds[j - 1] == "n" and s.low[j - 2] in ("dài", "gồm")
    return long and (closes(s, j + 1) or (s.kinds[j + 1] == "w" and s.raw[j + 1].islower()))


def _is_glued(s: Sentence, j: int) -> bool:
    """`80vụ`, `35hộ`: a known noun of two letters or more, glued to its number by a slip."""
    word = s.raw[j]
    return s.kinds[j - 1] == "n" and len(word) > 1 and word in quantity_words().counted


def closes(s: Sentence, k: int) -> bool:
    """Whether nothing more is said before token k: a mark stands there, or `và`.

    >>> from ..text.document import tokens
    >>> closes(tokens("có 5, xã vui"), 2), closes(tokens("có 5 hộ"), 2)
    (True, False)
    """
    return k >= s.size or s.raw[k] in ",;.)(" or s.low[k] == "và"


def _shared(s: Sentence, j: int) -> UnitMatch | None:
    """`24 chi, đảng bộ`: the second word of chi bộ stands only with what it is joined to; `đ/c`."""
    if is_comrade(s.low, j):
        return UnitMatch(j, j + 2, s.slice(j, j + 2), "count", "noun.known")
    if s.low[j] == "từ" and _counts_words(s, j):
        return UnitMatch(j, j, s.raw[j], "count", "noun.known")
    if s.low[j] != "chi":
        return None
    k = j + 1
    k += s.raw[k : k + 1] in ([","], ["/"]) or s.low[k : k + 1] == ["và"]
    both = s.low[k : k + 2] == ["đảng", "bộ"]
    return UnitMatch(j, j, s.raw[j], "count", "noun.known") if both else None


def _continues_name(s: Sentence, j: int, phrases: list[str]) -> bool:
    """`thôn 3 xã An Hòa`, `thôn 3 xã này`, `ván 3 quyết định tất cả`: after a name's number comes
    a name it belongs to, or a verb."""
    behind = j + len(phrases)
    named = behind < s.size and s.raw[behind][0].isupper()
    floor = j > 1 and s.low[j - 2] in _FLOORS and phrases[-1] in _HOUSES
    floor = floor or (
        phrases[0] == "đoạn" and s.low[j - 2 : j - 1] == ["đường"]
    )  # đường 356 đoạn 2
    episode = phrases[-1] == "phim" and s.low[j - 2 : j - 1] == ["tập"]
    if floor or episode or (j > 2 and s.pair(j - 3) == "giai đoạn"):
        return True  # tầng 26 tòa nhà, tập 17 phim, giai đoạn 2 vụ án
    if phrases[-1] in _ACTS or (len(phrases) > 1 and phrases[-1] in verbs()):
        return True
    if phrases[-1] in _PLACES and s.low[behind : behind + 1] in _SAID_BEFORE:
        return True
    return named and phrases[-1] in _NAMED_BODIES and not are_several(s, j, behind)


def _quoted(s: Sentence, j: int, sure: bool) -> UnitMatch | None:
    """The noun of `liên kết 4 "nhà"`, `3 “mùa giải cứu”`: known, small, and no name."""
    if j + 2 >= s.size or not s.raw[j + 1].islower() or s.kinds[j + 1] != "w":
        return None
    noun = read_noun(s, j + 1, sure=sure)
    k = next((k for k in range(j + 2, min(j + 6, s.size)) if s.raw[k] in _CLOSING), 0)
    if noun is None or k <= noun.last or s.pair(j + 1) in verbs():
        return None
    last = noun.last if k - j > _QUOTED_WORD else k - 1  # hai “ông lớn”
    return replace(noun, last=last, name=s.slice(noun.first, last))


def _never(words: QuantityWords, phrases: list[str], compound: bool) -> bool:
    """Whether the words after a number begin no counted noun."""
    if phrases[0] in words.never_counted or (phrases[0] in _MAGNITUDES and not compound):
        return True  # xác suất 1/8 triệu
    return compound and phrases[1] in words.never_counted


def _foreign(s: Sentence, j: int) -> UnitMatch | None:
    """A loan word written small is counted (`3 container`, `5 video`, `1 iPad`)."""
    word = s.raw[j]
    branded = (word[:1].islower() and word[1:2].isupper()) or word.lower() in _DEVICES
    if not (word.islower() or branded) or len(word) < 3 or not word.isalpha():
        return None
    return UnitMatch(j, j, s.raw[j], "count", "noun.loan")


def _in_word(s: Sentence, k: int) -> bool:
    """Whether token k is of a word: the số of dân số, doanh số, một số; of số liệu."""
    return s.low[k + 1] in _WORDS_OF_FIGURES or (
        k > 0
        and s.low[k - 1] not in ("tổng", "con", "có")
        and f"{s.low[k - 1]} {s.low[k]}" in dictionary()
    )


def _goes_on(s: Sentence, k: int) -> bool:
    """Whether a phrase goes on at token k: a word, a time, the year behind `năm 2017 và`, the
    number in `số hộ nghèo trong 5 xã là 204`."""
    if s.kinds[k] in "wpd" or s.low[k - 1] == "trong":
        return True
    return s.low[k - 1] == "và" and s.kinds[k - 2] == "d"


def noun_before(s: Sentence, i: int, *, linked: bool = True) -> UnitMatch | None:
    """The noun of `số hộ nghèo còn 1.204`, `tổng số đơn là 35`: a head that stands before, with a
    linking word between unless `linked` is false.

    >>> from ..text.document import tokens
    >>> s = tokens("số hộ nghèo còn 1.204, giảm mạnh")
    >>> noun_before(s, 4).name
    'hộ'
    """
    k = i - 3 if i > 2 and s.low[i - 2 : i] == ["con", "số"] else i - 1
    while k >= 0 and (s.low[k] in _LINKS or (k and s.pair(k - 1) in _LINKS)):
        k -= 1 if s.low[k] in _LINKS else 2
    if linked and k == i - 1:
        return None
    stop = k
    while k >= 0 and stop - k < _FARTHEST and _goes_on(s, k) and s.raw[k] not in ".;:()":
        if s.low[k] == "số" and k < stop and s.kinds[k + 1] == "w" and not _in_word(s, k):
            k += s.low[k + 1] == "lượng"
            found = read_noun(s, k + 1, sure=False)
            if found is None or found.name.lower().split()[0] in _NUMBERED:
                return None
            stop = next((n - 1 for n in range(k + 1, stop) if s.kinds[n] == "d"), stop)
            return UnitMatch(k + 1, stop, found.name, "count", "noun.before")
        k -= 1
    return None
