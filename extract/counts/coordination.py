"""Nouns joined without và: `cán bộ, công chức`, `khiếu nại, tố cáo`, `Lào, Thái Lan và Mỹ`."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import takewhile

from ..lexicons import first_words, grammar, verbs
from ..text.document import Sentence
from ..text.tokenizer import dictionary

_FAMILIES = tuple(
    grammar(f"joined_{name}")
    for name in (
        "people",
        "places",
        "bodies",
        "petitions",
        "cases",
        "examples",
        "groups",
        "deeds",
        "manners",
        "goods",
        "rescues",
        "faults",
        "papers",
        "sectors",
        "awards",
        "schools",
        "incomes",
        "acts",
        "offences",
    )
)
_ACTS = (grammar("joined_acts"), grammar("joined_offences"))
_DOERS = grammar("doers") | {"cục"}
_MODALS = (["không"], ["đã"], ["sẽ"], ["chỉ"], ["phải"], ["cần"], ["mới"])
_FAMILIES_OF: dict[str, list[frozenset[str]]] = {}  # by the first syllable of their words
for _words in _FAMILIES:
    for _first in first_words(_words):
        _FAMILIES_OF.setdefault(_first, []).append(_words)
_LONGEST_NAME = 4  # tokens in a word of a family
_REACH = 4  # tokens from a noun to the comma behind it
_LONGEST_QUOTE = 14  # tokens
_CLOSING = set(",;:.!?)]…")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_TELLING = grammar("auxiliaries") | {"này", "đó", "ấy", "có", "là", "còn", "được", "bị", "không"}
_BEFORE_WHOM = {"tại", "với", "cho", "ở", "trên", "trong", "về", "và"}
_POINTING = (["này"], ["đó"], ["ấy"])  # `xảy ra 5 vụ, việc này kéo dài`


def joined_end(s: Sentence, first: int, mark: int, new_noun: Container[str]) -> int:
    """The last token of what the mark at token `mark` joins to the phrase that begins at `first`:
    a quoted name, a noun of one kind with one before it, names, a short noun; 0 for nothing.

    >>> from ..text.document import tokens
    >>> s = tokens("215 cán bộ, giáo viên các trường")
    >>> joined_end(s, 1, 3, ())
    5
    """
    if s.raw[mark] in _QUOTES:
        return _quote_end(s, mark)
    if s.raw[mark] == "/" and s.kinds[mark + 1 : mark + 2] == ["w"]:
        return mark + 1  # `28 ban / văn phòng`, `9.000 lượt tàu / ngày`
    if s.raw[mark] != "," or mark + 1 >= s.size:
        return 0
    if s.raw[mark + 1] in _QUOTES and s.kinds[mark - 1] == "p":
        return _quote_end(s, mark + 1)
    again = same_head_end(s, first, mark) or _of_one_kind(s, first, mark)
    return again or _names_end(s, mark) or _short_noun_end(s, mark, new_noun)


def same_head_end(s: Sentence, first: int, mark: int) -> int:
    """The last token of what the comma at token `mark` joins with the noun it begins with said
    again: `hàng cấm, hàng nhập lậu`, `tường bao, tường rào`; 0 for nothing, or a new number's noun.

    >>> from ..text.document import tokens
    >>> s = tokens("381 vụ hàng cấm, hàng nhập lậu và 6 vụ khác")
    >>> same_head_end(s, 1, 4), same_head_end(tokens("9 xe máy, xe tải 5 chiếc"), 1, 3)
    (7, 0)
    """
    k = mark + 1
    if s.raw[mark] != "," or k >= s.size or s.low[k] not in s.low[max(first, mark - _REACH) : mark]:
        return 0
    while k < s.size and s.kinds[k] == "w" and s.low[k] != "và" and s.raw[k][0].islower():
        k += 1
    closed = k >= s.size or s.raw[k] in _CLOSING or s.low[k] == "và"
    told = not _TELLING.isdisjoint(s.low[mark + 1 : k])  # `3 xã, xã này đã nhận`
    return k - 1 if closed and not told and mark + 1 < k - 1 <= mark + _REACH else 0


def first_joined(s: Sentence, k: int) -> int:
    """Where the list begins whose last noun is at token k: k for no list.

    >>> from ..text.document import tokens
    >>> first_joined(tokens("giải quyết khiếu nại, tố cáo đạt 100%"), 5)
    2
    """
    while k > 1 and s.raw[k - 1] == "," and _are_short(s.raw[k - 2], s.raw[k]):
        k -= 2  # `thu BHXH, BHYT, BHTN`
    while k > 1 and s.raw[k - 1] == "," and (family := next(_families(s, k), None)) is not None:
        near = range(k - 2, max(-1, k - 2 - _REACH), -1)
        words = takewhile(lambda n: s.kinds[n] == "w", near)
        before = next((n for n in words if _in_family(s, n, family)), None)
        if before is None or _is_name(s, k, family) or _is_name(s, before, family):
            break
        k = before
    return k


def _are_short(*words: str) -> bool:
    return all(word.isupper() and len(word) > 1 for word in words)


def _quote_end(s: Sentence, opened: int) -> int:
    """The closing mark of a short quotation, or 0."""
    closing = _QUOTES[s.raw[opened]]
    stop = min(s.size, opened + _LONGEST_QUOTE)
    return next((k for k in range(opened + 2, stop) if s.raw[k] == closing), 0)


def _families(s: Sentence, k: int) -> Iterator[frozenset[str]]:
    """The families that have the word at token k."""
    return (family for family in _FAMILIES_OF.get(s.low[k], ()) if _in_family(s, k, family))


def _in_family(s: Sentence, k: int, family: frozenset[str]) -> int:
    """How many tokens the word of the family at token k has, 0 for none."""
    if s.low[k] not in _FAMILIES_OF:
        return 0
    lengths = range(min(_LONGEST_NAME, s.size - k), 0, -1)
    found = next((n for n in lengths if " ".join(s.low[k : k + n]) in family), 0)
    return 0 if found == 1 and s.pair(k) in verbs() else found  # `ban hành`


def _is_name(s: Sentence, k: int, family: frozenset[str]) -> bool:
    """`huyện Bắc Quang`: a name follows the word of the family at token k."""
    after = k + _in_family(s, k, family)
    return after < s.size and s.raw[after][0].isupper()


def _of_one_kind(s: Sentence, first: int, comma: int) -> int:
    words = range(first, comma)
    families = _families(s, comma + 1)
    family = next((f for f in families if any(_in_family(s, k, f) for k in words)), None)
    if family is None or _is_name(s, comma + 1, family):
        return 0
    if (family in _ACTS or s.pair(first) == s.pair(comma + 1)) and _has_number(s, comma + 1):
        return 0  # `5 cuộc thanh tra, kiểm tra 20 cơ sở`, `5 hồ sơ, hồ sơ cũ là 20`
    last = comma + _in_family(s, comma + 1, family)
    if s.low[last] in _DOERS and s.low[last + 1 : last + 2] in _MODALS:
        return 0  # `43 cơ sở đan lát, bộ chưa thể tới xem`
    return 0 if s.low[last + 1 : last + 2] in _POINTING else last


def _has_number(s: Sentence, k: int) -> bool:
    ends = (n for n in range(k, s.size) if s.raw[n] in _CLOSING or s.low[n] in _BEFORE_WHOM)
    return "n" in s.kinds[k : next(ends, s.size)]


def _names_end(s: Sentence, comma: int) -> int:
    """The last token of `…, Thổ Nhĩ Kỳ và Iran` behind a name."""
    if not s.raw[comma - 1][0].isupper():
        return _titled_end(s, comma)
    last, closed = comma, False
    for k in range(comma + 1, min(s.size, comma + _LONGEST_QUOTE)):
        if s.low[k] == "và":
            closed = True
        elif s.raw[k][0].isupper():
            last = k
        elif s.raw[k] != "," or closed:
            break
    return last if closed and last > comma else 0


def _titled_end(s: Sentence, comma: int) -> int:
    """The last token of `Trung tâm Văn hóa, Thể thao và Du lịch`, with its capitals."""
    k = comma
    while s.low[k : k + 1] in ([","], ["và"]) and _is_titled(s, k - 2) and _is_titled(s, k + 1):
        if s.low[k] == "và":
            return k + 2
        k += 3
    return 0


def _is_titled(s: Sentence, k: int) -> bool:
    word = s.raw[k : k + 2]
    return len(word) == 2 and word[0].istitle() and s.pair(k) in dictionary()


def counted_names_end(s: Sentence, last: int, number: int) -> int:
    """The last token of the names that commas list behind the one at token `last`, where there are
    just as many as the number says: `3 nước Mỹ, Anh, Pháp`; else `last`.

    >>> from ..text.document import tokens
    >>> counted_names_end(tokens("3 nước Mỹ, Anh, Pháp đã ký"), 2, 3)
    6
    """
    k, names = last, 1
    while s.raw[k][0].isupper() and names < number:
        if k + 2 >= s.size or s.raw[k + 1] not in (",", "và") or not s.raw[k + 2][0].isupper():
            return last
        k += 2
        while k + 1 < s.size and s.raw[k + 1][0].isupper():
            k += 1
        names += 1
    return k if names == number else last


def _short_noun_end(s: Sentence, comma: int, new_noun: Container[str]) -> int:
    """The last token of a short noun between two marks (`, kiến nghị;`), or 0."""
    k = comma + 1
    while k < s.size and s.kinds[k] == "w":
        if s.low[k] in new_noun or s.raw[k][0].isupper() or k - comma > 3:
            return 0
        k += 1
    if k == comma + 1 or (k < s.size and s.raw[k] not in _CLOSING):
        return 0
    return k - 1
