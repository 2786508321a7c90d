"""Page furniture by the line: what one line says, before its place on the page is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.folding import fold
from .dates import find_stamp
from .phrases import (
    EDGES,
    EDGES_WITH_DIGITS,
    HEAD_LETTERS,
    SHORT_LETTERS,
    counted_key,
    known_phrases,
    may_be_phrase,
    opening_of,
    phrase_key,
    start_key,
)

# Thresholds, all in one place.
BODY_CHARACTERS = 200  # a line as long, with sentence punctuation, is the article's own
SENTENCE_CHARACTERS = 60  # ... and one as long that ends as a sentence, outside page tails
MARKER_CHARACTERS = 160  # a line that only begins like furniture must be short
HEADLINE_WORDS = 4  # what has fewer is the name of a section or of a person
HEADLINE_CHARACTERS = 18
WORDS_CHARACTERS = 48  # a line that is furniture by its words alone
CONTACT_DIGITS = range(8, 31)  # one to three telephone numbers

_REMEMBERED = 1 << 14  # beginnings of lines

_INNER_MARK = re.compile(r"[.!?;:…] ")
_TWO_LETTERS = re.compile(r"(?![aA]{2,3}\b)[^\W\d_]{2}")
_SENTENCE_MARK = re.compile(r"[.!?;:…]")
_SENTENCE_END = re.compile(r"(?<!\.)[.!?][\"”’)»]?$")
_SENTENCE_ENDS = '.!?"”’)»'
_WORD = re.compile(r"[^\W\d_](?:[\w-]*[^\W\d_])?")
_EMAIL = re.compile(r"[\w.+-]{1,40}@[\w.-]{1,60}")
_TELEPHONE = re.compile(r"(?:\(?\+?84|\(?0\d|1[89]00)[\d\s.()\-;|+]*")
# What sites write around a name or a number: how long ago, where to follow them, a tag, a source.
_PATTERN = re.compile(
    r"\d{1,3} (?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm) trước|#[^\W\d_]\w{1,30}|"
    r"(?:Theo dõi|Quan tâm) (?:[^\W\d_]+ ){1,6}trên(?: (?:Google News|Facebook|Zalo))?:?|"
    r"Nguồn[^:]{0,30}: ?https?://\S{3,120}|Thích(?: \d+)? Trả lời.{0,20}|"
    r"(?:bởi|by)(?: [\w.]+){1,4} -|"
    r"\(?\d+ (?:đánh giá|bình luận|bình chọn|lượt (?:thích|xem|đọc)|views)\)?"
    r"(?:Chia sẻ(?: bài viết)?)?",
    re.I,
)
_LINK = re.compile(
    r">>|[»«] (?=[^\W\d_])|[^«»]+ [»«]$|(?:Xem|Đọc) (?:thêm|ngay|tiếp) ?: ?\S", re.I
)  # to the next or another article
_LINK_HEADS = ">»«XxĐđ"
_LICENCE = re.compile(r"\b\d{1,5} ?/ ?GP ?- ?(?:BTT|TT|CBC|BC|BVHTT|STT|ICP)")  # of the press


def doubtful_lines(lines: Sequence[str], filled: Sequence[int]) -> list[int]:
    """The filled lines that may be furniture, headings or links: a cheap look that few lines of an
    article stand, for they are long or begin as none of these does.

    >>> doubtful_lines(["Xã có 12 hộ nghèo.", "Chia sẻ", "Chia sẻ kinh nghiệm"], range(3))
    [1, 2]
    """
    heads = _heads
    return [
        i
        for i in filled
        if len(line := lines[i]) <= MARKER_CHARACTERS
        and (
            ((begun := heads[line[:HEAD_LETTERS]]) and opening_of(line).startswith(begun))
            or "@" in line
            or "GP" in line
            or line.endswith(("«", "»"))
        )
    ]


class _Heads(dict[str, tuple[str, ...]]):
    """Of the first letters of lines: how those of them that are doubtful go on from the start."""

    def __missing__(self, head: str) -> tuple[str, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        phrases, low = known_phrases(), head.lower()
        are_all = low[:SHORT_LETTERS] in phrases.short_heads or not head[0].isalpha()
        self[head] = begun = ("",) if are_all else phrases.by_head.get(low, ())
        return begun


_heads = _Heads()


def is_body(line: str) -> bool:
    """Whether a line is a paragraph of an article by its length and punctuation.

    >>> is_body("Xã có 12 hộ nghèo.")
    False
    """
    is_long = len(line) >= BODY_CHARACTERS
    return is_long and ("." in line or _SENTENCE_MARK.search(line) is not None)


def is_furniture(line: str) -> bool:
    """Whether a line by itself is furniture: a button, a counter, a menu entry, a hotline.

    >>> is_furniture("• Đường dây nóng"), is_furniture("0912 345 678"), is_furniture("Có 12 hộ")
    (True, True, False)
    """
    if len(line) > MARKER_CHARACTERS:
        return False
    if not (line[:1].isalnum() or line.strip(EDGES)):  # a rule of dashes or dots
        return "%" not in line
    phrases = known_phrases()
    if may_be_phrase(line):
        key = phrase_key(line)
        if key in phrases.exact or start_key(line).startswith(phrases.start):
            return True
        if counted_key(line) in phrases.counted or _is_row_of_buttons(key):
            return True
    is_licence = "GP" in line and _LICENCE.search(line) is not None
    return is_licence or _PATTERN.fullmatch(line) is not None or _is_number(line)


def is_contact(line: str) -> bool:
    """Whether a line gives a telephone number or an address, by its label or by itself.

    >>> is_contact("Đường dây nóng: 0912 345 678"), is_contact("Chia sẻ")
    (True, False)
    """
    return start_key(line).startswith(known_phrases().contact) or _is_number(line)


def _is_row_of_buttons(rest: str) -> bool:
    """Whether nothing but buttons stands in a line's key: `in trang gửi email cỡ chữ`."""
    buttons = known_phrases().buttons
    while rest.startswith(buttons):
        first = next(button for button in buttons if rest.startswith(button))
        rest = rest[len(first) :].lstrip(EDGES_WITH_DIGITS)
    return not rest


def _is_number(line: str) -> bool:
    """A line of nothing but telephone numbers and mail addresses, so no date and no amount."""
    if line[:1].isalpha() and "@" not in line:
        return False
    rest = (_EMAIL.sub("", line) if "@" in line else line).strip(" •*-–;,|")
    if not rest:
        return "@" in line
    if not (rest[0].isdigit() or rest[0] in "(+"):
        return False
    return (
        _TELEPHONE.fullmatch(rest) is not None
        and sum(c.isdigit() for c in rest) in CONTACT_DIGITS
        and find_stamp(line) is None
    )


def marker_of(line: str) -> str | None:
    """`block` for a line that heads a list of other news, `tail` for one that heads a page's end.

    >>> marker_of("Tin liên quan:"), marker_of("Ý kiến bạn đọc (3)"), marker_of("Tin vui")
    ('block', 'tail', None)
    """
    phrases = known_phrases()
    if len(line) > phrases.longest or not may_be_phrase(line):
        return None
    key = counted_key(line)
    return "tail" if key in phrases.tail else "block" if key in phrases.block else None


def kind_of_words(line: str) -> str | None:
    """What a short line is by its words alone: a `heading`, `form`, `tool` or `counter`.

    >>> kind_of_words("Các tin, bài cùng chuyên mục"), kind_of_words("Bài học từ xã Tân Lập")
    ('heading', None)
    """
    if len(line) > WORDS_CHARACTERS or is_sentence(line):
        return None
    words = _WORD.findall(fold(line))
    for kind, (telling, known) in known_phrases().words.items():
        if words and not telling.isdisjoint(words) and known.issuperset(words):
            return kind
    return None


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence and is as long as those of articles are.

    >>> is_sentence("Xã có 12 hộ nghèo.")
    False
    """
    return (
        len(line) >= SENTENCE_CHARACTERS
        and line[-1] in _SENTENCE_ENDS
        and _SENTENCE_END.search(line[-3:]) is not None
    )


def is_paragraph(line: str) -> bool:
    """Whether a line is a paragraph, by its length and its end; a question alone may be a headline.

    >>> is_paragraph("Xã có 12 hộ nghèo.")
    False
    """
    if is_body(line):
        return True
    return is_sentence(line) and not (line.endswith("?") and _INNER_MARK.search(line) is None)


def is_link(line: str) -> bool:
    """Whether a line leads to another article by its arrow or its words.

    >>> is_link(">> Xã Tân Lập có cầu mới"), is_link("Xem thêm:"), is_link("« Xã có cầu mới »")
    (True, False, False)
    """
    if len(line) > MARKER_CHARACTERS or not (line[0] in _LINK_HEADS or line[-1] in "«»"):
        return False
    is_quoted = line[0] == "«" and "»" in line
    return not is_quoted and _LINK.match(line) is not None and can_be_headline(line)


def is_stub(line: str) -> bool:
    """Whether a line holds no word: a count of comments, a length of a recording, a size of type.

    >>> is_stub("4:32"), is_stub("A+"), is_stub("75%"), is_stub("Có")
    (True, True, True, False)
    """
    return _TWO_LETTERS.search(line) is None


def can_be_headline(line: str) -> bool:
    """Whether a line has the length of a headline and no sentence's end.

    >>> can_be_headline("Xã Tân Lập có 12 hộ nghèo"), can_be_headline("Kinh tế")
    (True, False)
    """
    is_long = len(line) >= HEADLINE_CHARACTERS and len(line.split()) >= HEADLINE_WORDS
    ends_open = line.endswith((":", ";", ",")) or (line.endswith(".") and not line.endswith(".."))
    return is_long and len(line) <= MARKER_CHARACTERS and not ends_open
