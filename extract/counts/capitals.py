"""Which words with a capital are counted: `27 CEO`, `12 Sở`, `9 Hội Nông dân xã`; where several
names stand."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence
from ..text.tokenizer import dictionary

_ACRONYMS = grammar("counted_acronyms")
_BOARDS = grammar("boards")  # 44 Ban Quản lý dự án
_OFFICES = grammar("offices")
_BODIES = {"UBND", "HĐND", "MTTQ", "UBMTTQ"}
_DEGREES = {"GS", "PGS", "TS", "TSKH", "ThS"}
_JOINING = (["và"], ["-"], ["–"])
_MOST_DIGITS = 4  # of people with a degree
_LEVELS = (["cấp"], ["xã"], ["phường"], ["huyện"])  # of which there are many


def is_capital_noun(s: Sentence, j: int, *, is_counted: bool) -> bool:
    """Whether the word with a capital at token j is a noun and no name; `is_counted` where it is
    known as one that is counted.

    >>> from ..text.document import tokens
    >>> is_capital_noun(tokens("15 Sở, ban, ngành"), 1, is_counted=False)
    True
    >>> is_capital_noun(tokens("9 Hội An"), 1, is_counted=False)
    False
    """
    number = s.raw[j - 1] if j else ""
    if s.raw[j] in _DEGREES and number.isdigit() and len(number) > _MOST_DIGITS:
        return False  # tàu 96101 TS
    if len(s.raw[j]) > 1 and is_acronym(s.raw[j]):
        of_level = s.raw[j] in _BODIES and s.low[j + 1 : j + 2] in _LEVELS
        return of_level or s.raw[j] in _ACRONYMS or s.raw[j] in s.acronyms
    if j + 1 < s.size and s.raw[j + 1][:1].isupper() and s.kinds[j + 1] == "w":
        return s.pair(j) in _BOARDS or (s.low[j] in _OFFICES and _is_of_kind(s, j))
    known = is_counted or s.low[j] in _OFFICES or (s.raw[j][1:].islower() and _is_padded(s, j - 1))
    return known or " ".join(s.low[j : j + 2]) in dictionary()


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals, or a degree as it is.

    >>> is_acronym("HTX"), is_acronym("ThS"), is_acronym("Sở")
    (True, True, False)
    """
    return word.isupper() or word in _DEGREES


def degrees_end(s: Sentence, k: int) -> int:
    """The last token of the degrees that are written together from token k on; k for none.

    >>> from ..text.document import tokens
    >>> degrees_end(tokens("6 PGS.TS và 9 TS"), 1)
    3
    """
    while (
        s.raw[k] in _DEGREES
        and s.raw[k + 1 : k + 2] in (["."], ["-"])
        and s.adjacent(k)
        and s.adjacent(k + 1)
    ):
        if s.raw[k + 2] not in _DEGREES:
            break
        k += 2
    return k


def _is_padded(s: Sentence, k: int) -> bool:
    """`09 Tộc`, `01 Bằng khen`: who writes a number with a nought counts."""
    return len(s.raw[k]) == 2 and s.raw[k][0] == "0" and s.raw[k].isdigit()


def _is_of_kind(s: Sentence, j: int) -> bool:
    """`Hội Nông dân`, `Trường THPT`: said by what it is for, which is no name; `Phó Tổng …`."""
    kind = s.raw[j + 1]
    if s.low[j] == "phó" or (kind.isupper() and len(kind) > 1):
        return True
    return s.pair(j + 1) in dictionary() and j + 2 < s.size and s.raw[j + 2].islower()


def are_several(s: Sentence, j: int, k: int) -> bool:
    """Whether several names stand from token k on, joined, or in an area as many as the number
    before token j says: `khu vực 2 huyện Định Quán - Tân Phú`, `khu vực 2 xã Tân Hạ, Tân Hòa`.

    >>> from ..text.document import tokens
    >>> are_several(tokens("khu vực 2 xã Hạ, Mây"), 3, 4), are_several(tokens("tổ 2 xã Hạ"), 2, 3)
    (True, False)
    """
    names = 0
    while k < s.size and s.raw[k][0].isupper():
        while k < s.size and s.raw[k][0].isupper():
            k += 1
        if s.low[k : k + 1] in _JOINING:
            return True
        names += 1
        k += s.raw[k : k + 1] == [","]
    return names > 1 < j and s.low[j - 2] == "vực" and s.raw[j - 1] == str(names)
