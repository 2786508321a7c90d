"""Whether a number is part of a name (Điều 11, Quốc lộ 1A, Covid-19) and counts nothing."""

from __future__ import annotations

import re
from functools import cache

from ..counts.nouns import read_noun
from ..lexicons import any_of, grammar, quantity_words, read_toml, verbs
from ..text.document import Sentence
from ..text.tokenizer import dictionary, syllables
from .numerals import SCALES

_NOT_A_LABEL = {"tổng", "trong", "ngoài", "con", "hơn", "đa", "thiểu", "nửa", "cộng"}  # before `số`
_NOT_A_LABEL |= {"dân", "doanh", "quân", "xổ", "sĩ", "sỹ"}
_PLACES = {
    "TP",
    "HCM",
    "TPHCM",
    "VN",
    "UBND",
    "HĐND",
    "ĐBQH",
    "MTTQ",
    "KCN",
    "CLB",
    "HTX",
    "THPT",
    "THCS",
}
_HIGHEST_LEVEL = 17  # of storms: `cấp 212 chứng chỉ` grants them
_LONGEST_SERIES = 60  # characters
ONE = {"1", "01"}
_LONGEST_COUNTED = 8  # tokens from a number to the slash behind what it counts
_CALIBRES = (["ly"], ["li"])
_LONGEST_CALIBRE = 2  # digits of its tenths: `12 ly 7`, but `2 ly 15.000 đồng`
_EACH = (["mỗi"], ["từng"])  # `mỗi phòng 2 máy quay`, `mỗi năm 300 vụ`
_IN_A_TIME = {"một năm", "một tháng"}
_OF_A_YEAR = (["tháng"], ["ngày"])
_JOINED = {",", "và"}
_MARKS = {"-", "–", "/", ".", "_", "+", "#", "&", "@", "№"}
_NAMED = grammar("numbered_names")
_NO_LABELS = grammar("no_labels")
_TYPES = grammar("numbered_types")
_TITLES = grammar("before_quoted_title")
_SENT = grammar("joined_people") | grammar("units_of_people") | grammar("sent_vehicles")
_ACRONYMS = grammar("counted_acronyms")
ADDRESSED = {"chị", "anh", "ông", "bà", "cô", "em"}
_PERSONS = ADDRESSED | {"bạn", "cháu"}
_SHORT_LABELS = {"q", "p", "h", "tx", "tt", "kp"}  # quận, phường …, as in `Q. 7`
_PRIZES = {"ba", "tư", "năm"}
_OPENING = {"“", '"', "‘", "'"}
_CLOSING = {"”", '"', "’", "'"}
_MATCH = {"tỷ số", "tỉ số", "thắng", "thua", "hòa", "hoà", "dẫn"}
_NAMING = {"trong", ".", "giải", "km", "điểm"}
_AMOUNTS = (["%"], ["độ"], ["°"])  # `Lạnh -5 độ`
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_MANY = 100  # `5 triệu đồng/12 tháng` is a rate


def name_strength(s: Sentence, i: int, after: int) -> str | None:
    """`strong` where the number at token i is a name for sure, `foreign` where it is one unless a
    unit of measure follows (iPhone 8), `weak` where what follows must decide, None where nothing
    makes it a name.

    >>> from ..text.document import tokens
    >>> name_strength(tokens("theo Điều 11 của luật"), 2, 3)
    'strong'
    """
    raw = s.raw[i]
    if _glued(s, i, after) or _is_code(s, i, after) or _in_series(s, i, after):
        return "strong"
    if raw[1:] == ".0":  # `nhân lực 4.0`: no number ends in a point and a zero
        return "foreign"
    if i == 0:
        return None
    before = s.low[i - 1]
    named = before in _NAMING and _is_named_by(s, i, before)
    if named or " ".join(s.low[i - 1 : i + 2]) in _NAMED:
        return "strong"  # cơ chế 1 cửa
    pair = f"{s.low[i - 2]} {before}" if i > 1 else before
    words = quantity_words()
    if (before == "số" and i > 1 and s.low[i - 2] in _NOT_A_LABEL) or pair in _NO_LABELS:
        return None
    if pair in verbs() and before != pair and pair not in words.strong_labels:
        return "weak" if s.low[i - 3 : i - 1] == ["ban", "chỉ"] else None  # Ban chỉ đạo 35
    if _is_counting(s, i, after) or (s.kinds[i] == "w" and pair in _TYPES):
        return None  # kế hoạch hai nhà lãnh đạo đã bàn
    if before in words.strong_labels or pair in words.strong_labels:
        doubtful = pair in verbs() and before not in words.strong_labels
        return "weak" if doubtful or _may_count(s, i, after) else "strong"
    if pair in _MATCH or (before in _MATCH and "-" in s.raw[i : after + 1]):
        return "strong"
    if before == "cấp" and s.raw[i].isdigit() and int(s.raw[i]) > _HIGHEST_LEVEL:
        return None
    if before in words.weak_labels or pair in words.weak_labels:
        return None if _GROUPED.fullmatch(raw) or s.low[i - 2 : i - 1] in _EACH else "weak"
    if before in _JOINED and s.kinds[i - 2] == "n" and _goes_on_naming(s, i):
        return "weak"
    return _after_capital(s, i)


def _is_counting(s: Sentence, i: int, after: int) -> bool:
    """`điều 12 cán bộ xuống xã`, `luật gồm 7 chương 36 điều`: no article of a law."""
    if s.low[i - 1] == "chương":
        return s.low[after : after + 1] == ["điều"] and s.kinds[i - 2] == "n"
    return s.low[i - 1] == "điều" and s.raw[i - 1].islower() and _is_sent(s, i, after)


def _may_count(s: Sentence, i: int, after: int) -> bool:
    """`mỗi quý 5 cuộc`, `một năm 12 tấn`, `lương tháng 5 triệu`, but no `mỗi năm 12 tháng`."""
    if s.low[after - 1] in SCALES:
        return s.low[i - 1] != "thứ"  # du khách thứ 15 triệu
    each = s.low[i - 2 : i - 1] in _EACH or " ".join(s.low[max(0, i - 2) : i]) in _IN_A_TIME
    return each and s.low[after : after + 1] not in _OF_A_YEAR


def is_quoted(s: Sentence, first: int, behind: int) -> bool:
    """Whether a short phrase that opens with the number at token `first` stands in quotation marks,
    which close at or soon after token `behind`: it is a name.

    >>> from ..text.document import tokens
    >>> is_quoted(tokens("kỳ thi “3 chung” bắt đầu"), 3, 5), is_quoted(tokens("thi 3 vòng"), 1, 3)
    (True, False)
    """
    opened = first > 0 and s.raw[first - 1] in _OPENING
    return opened and any(mark in _CLOSING for mark in s.raw[behind : behind + 3])


def is_titled(s: Sentence, first: int) -> bool:
    """Whether the number at token `first` opens a title: `danh sách “50 nhà văn vĩ đại nhất”`.

    >>> from ..text.document import tokens
    >>> is_titled(tokens("phim “3 cô gái”"), 2), is_titled(tokens("nói “3 cô gái”"), 2)
    (True, False)
    """
    if first < 2 or s.raw[first - 1] not in _OPENING:
        return False
    k = first - 2 - (s.raw[first - 2] == ":")
    return s.low[k] in _TITLES or s.pair(max(0, k - 1)) in _TITLES


def _is_sent(s: Sentence, i: int, after: int) -> bool:
    """`điều hai xe tải`, `điều 12 cán bộ xuống xã`: no article of a law."""
    noun = read_noun(s, after, sure=True)
    return noun is not None and (s.kinds[i] == "w" or noun.name.lower() in _SENT)


def _goes_on_naming(s: Sentence, i: int) -> bool:
    """`tiểu khu 310, 311`: a greater number behind one that a label stands before."""
    k = i - 2
    if k < 1 or not (s.raw[i].isdigit() and s.raw[k].isdigit() and int(s.raw[i]) > int(s.raw[k])):
        return False
    words = quantity_words()
    labels = (s.low[k - 1], " ".join(s.low[max(0, k - 2) : k]))
    if labels[1] in _NO_LABELS:
        return False
    return any(label in words.strong_labels or label in words.weak_labels for label in labels)


def _is_shortened(s: Sentence, i: int) -> bool:
    """`Q. 7`, `P. 12`: a label that is cut to its first letters, but no `bạn P. 12 cái`."""
    named = i > 2 and s.low[i - 3] in _PERSONS
    label = s.raw[i - 2] if i > 1 and not named else ""
    return label.isupper() and label.lower() in _SHORT_LABELS


def _is_named_by(s: Sentence, i: int, before: str) -> bool:
    """`vắc-xin 5 trong 1`, `Q. 7`, `nhận giải ba hội thi`, `km 68 đoạn qua xã`, `120 điểm 10`, but
    `13,3 điểm 3 môn`."""
    if before == ".":
        return _is_shortened(s, i)
    if before == "giải":
        return s.low[i] in _PRIZES
    counted = i > 1 and s.kinds[i - 2] == "n"
    if before == "km":
        return not counted
    if before == "điểm" and s.raw[i] == "10" and s.pair(i - 2) not in dictionary():
        return True  # hàng ngàn điểm 10 tuyệt đối
    return counted and s.raw[i] in (("1",) if before == "trong" else ("9", "10"))


def _is_code(s: Sentence, i: int, after: int) -> bool:
    """`đặc vụ 007`, `số lô 010118`, `37 C - 096.74`: no number has such zeros in front; `súng 12
    ly 7` is a calibre."""
    raw = s.raw[i]
    if s.low[after : after + 1] in _CALIBRES and s.kinds[after + 1 : after + 2] == ["n"]:
        return len(s.raw[after + 1]) <= _LONGEST_CALIBRE
    if s.pair(i - 2) == "chuyên án" and after < s.size and s.adjacent(after - 1):
        return True  # chuyên án 219V
    if raw[0] != "0" or "," in raw:
        return False
    whole, _, rest = raw.partition(".")
    if rest:
        return len(whole) > 2
    return raw.isdigit() and len(raw) > (2 if raw[1:2] == "0" else 3)


def _glued(s: Sentence, i: int, after: int) -> bool:
    """`Covid-19`, `Q.8`, `12/GP-TTĐT`, `10+10`: marks without blanks tie it to letters."""
    tied = i > 0 and s.ends[i - 1] == s.starts[i]
    if tied and (s.raw[i - 1] in _MARKS or s.kinds[i - 1] in "ws"):
        if s.raw[i - 1] == "/" and _counts_again(s, i, after):
            return False
        if s.raw[i - 1] in "-–" and i > 1 and s.kinds[i - 2] == "n":
            return s.adjacent(i - 2)
        if s.raw[i - 1] in "-–" and i > 1 and not s.adjacent(i - 2):
            opens = i == 2 and s.raw[after : after + 1] not in _AMOUNTS
            if (i > 2 or opens) and s.raw[i - 2].istitle():
                return True  # Su -57
            return s.raw[i - 2][-1].isupper() or s.raw[i - 2].lower() not in syllables()
        return not (s.raw[i - 1] in "-–" and (i == 1 or not s.adjacent(i - 2)))
    if i > 1 and s.raw[i - 1] == "+" and (s.adjacent(i - 2) or s.low[i - 3 : i - 2] == ["km"]):
        return True  # km 146+ 850, Km 40 + 800
    if after >= s.size or s.ends[after - 1] != s.starts[after]:
        return False
    if s.raw[after] == "+":
        return True
    tied = s.raw[after] in "-–/_" and after + 1 < s.size and s.adjacent(after)
    return tied and s.raw[after + 1][:1].isupper()


def _counts_again(s: Sentence, i: int, after: int) -> bool:
    """`86 lượt/94 lượt người`: what stands before the slash is counted, and what stands behind it
    another way; `5 tiêu chí/1 xã` is a rate."""
    k = i - 2
    while k >= max(0, i - _LONGEST_COUNTED) and s.kinds[k] == "w":
        k -= 1
    counted = 0 <= k < i - 2 and s.kinds[k] == "n" and _counts_or_pays(s, k + 1, i)
    rate = s.raw[i] in ONE and s.raw[max(k, 0)] not in ONE
    return bool(counted) and not rate and read_noun(s, after, sure=True) is not None


def _counts_or_pays(s: Sentence, k: int, i: int) -> bool:
    """`86 lượt/`, and `107 triệu đồng/834 khách hàng`: so much for so many, where they are many."""
    paid = s.low[i - 2] == "đồng" and s.raw[i].replace(".", "").isdigit()
    many = paid and int(s.raw[i].replace(".", "")) >= _MANY
    return read_noun(s, k, sure=True) is not None or many


def _in_series(s: Sentence, i: int, after: int) -> bool:
    """`5 không, 3 sạch`: two numbers before words that nobody counts are a name."""
    if len(s.raw[i]) > 1 or after >= s.size or s.low[after] not in _first_numbered():
        return False
    at = s.starts[i] - s.start
    found = series().search(s.text, max(0, at - _LONGEST_SERIES), at + _LONGEST_SERIES)
    return found is not None and found.start() <= at < found.end()


@cache
def _first_numbered() -> frozenset[str]:
    return frozenset(form.split()[0] for form in read_toml("models.toml")["numbered"]["words"])


@cache
def series() -> re.Pattern[str]:
    """Finds names that are a series of numbered words: `5 không, 3 sạch`.

    >>> series().search("Cán bộ thực hiện 3 bám, 4 cùng.").group()
    '3 bám, 4 cùng'
    """
    part = rf" {any_of(read_toml('models.toml')['numbered']['words'])}(?![^\W_])"
    more = rf"(?:\s?[,;&–-]?\s(?:và )?[1-9]{part})+"
    return re.compile(rf"[1-9](?= )(?<![\w.,/][1-9]){part}{more}")


def _after_capital(s: Sentence, i: int) -> str | None:
    word = s.raw[i - 1]
    if s.kinds[i - 1] != "w" or word.islower():
        return None
    if word.istitle() and _is_person(s, i - 1):
        return None
    counted = word in _PLACES or word in _ACRONYMS
    model = word.isupper() and not counted and i > 1 and s.kinds[i - 2] == "n"  # 737 MAX 8
    known = word.isupper() or s.low[i - 1] in syllables()
    if model or not known or any(c.isdigit() for c in word):
        return "foreign" if s.kinds[i] == "n" else None
    opens = i == 1 or (s.kinds[i] == "w" and s.kinds[i - 2] == "p" and s.raw[i - 2] not in ",.-")
    return None if opens or word in _PLACES else "weak"


def _is_person(s: Sentence, k: int) -> bool:
    """`tặng bà Lind 205 tờ`: how somebody is addressed stands before the name that ends there."""
    while k > 0 and s.raw[k].istitle():
        k -= 1
    return s.low[k] in ADDRESSED and s.raw[k].islower()
