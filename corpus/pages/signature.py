"""Who wrote an article: the signature that ends a Vietnamese report, on its own line or run in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..places.gazetteer import is_place_name
from ..text.folding import LOWER, UPPER, title_case
from .sites import site_of_mark

# Thresholds, all in one place.
MAX_LINE = 110  # a signature with its offices; longer is a sentence
RUN_IN_TAIL = 120  # characters at the end of a one-line text where a signature can stand
MAX_SHORT_LINE = 45  # one that has captions below it
LINES_WITH_CAPTIONS = 10  # how far from the end it can stand
LAST_LINES = 4  # a signature stands among the last lines of the body

_SYLLABLE = rf"(?:[{UPPER}][{LOWER}]{{1,6}}|[{UPPER}]{{2,7}}|[ÝY])"
_INITIALS = rf"(?:[{UPPER}][{LOWER}]?\. ?){{1,3}}(?:[{UPPER}][{LOWER}]{{0,6}}|[{UPPER}]{{2,7}})?"
_ONE_NAME = rf"(?:{_INITIALS}(?: {_SYLLABLE}){{0,2}}|{_SYLLABLE}(?: {_SYLLABLE}){{1,3}})"
_NAMES = re.compile(rf"{_ONE_NAME}(?:(?: [-–&] |, | và ){_ONE_NAME}){{0,2}}")
_GIVEN_NAME = re.compile(rf"[{UPPER}][{LOWER}]{{1,6}}")
# ... and nothing behind it but what is no part of a name.
_GIVEN_ALONE = re.compile(
    rf"{_GIVEN_NAME.pattern}(?:[ ,;/–-]*(?i:\(|nguồn|theo|tổng|lược|biên|thực)|[ /–,-]*$)"
)
_ENDS_IN_INITIAL = re.compile(rf"(?:^|[. ])[{UPPER}]\.$")

_LABEL = re.compile(
    r"\A\(?(?:tác giả(?: bài viết)?|người viết|(?:tin|bài)(?: viết)?(?:(?:,| và| -| &| \+)? ?"
    r"(?:tin|bài|ảnh|clip|video))*|thực hiện|phóng viên|pv|ctv|btv) ?: ?(?:\| ?)?",
    re.I,
)
_RANK = re.compile(
    r"\A(?:(?:theo|nhà báo|luật sư|phóng viên|tiến sĩ|thạc sĩ|đại tướng|thượng tướng|trung tướng|"
    r"thiếu tướng|(?:đại|thượng|trung|thiếu) (?:tá|úy|uỷ)|ts|pgs|gs|ths|bs|ls)\b[., ]*)+(?=\w)",
    re.I,
)
_NOTE = re.compile(
    r"[ –-]*(?:\((?:tổng hợp|lược dịch|dịch|biên dịch|ghi|thực hiện|lược ghi|t/h|th|"
    r"theo [^()]{2,30})\)|"
    r"\b(?:tổng hợp|lược dịch|biên dịch|lược ghi|thực hiện))$",
    re.I,
)
_AFTER = re.compile(
    r"[ ,;]*(?:\((?:ảnh|theo|nguồn|clip|video)\b.*|(?<=\w )(?:nguồn ?:|theo ).*)$", re.I
)
_OFFICE = re.compile(
    r"(?:(?:uv|ủy|uỷ|bí|phó|trưởng|chủ|giám|ban|phòng|sở|hội|đại|chi|huyện|tỉnh|thị|thành|đảng|"
    r"viện|trường|chánh|chuyên|cán|nguyên|thư|tổng|đài|báo|trung|công|ubnd|hđnd|tuyên|văn|mttq|"
    r"khoa|bộ|cục|vụ|thanh|học|tòa|toà|kiểm|ths|ts)\b|uv)",
    re.I,
)
_HONORIFIC = re.compile(
    rf"(?:Ông|Bà|Ảnh|Em|Cô|Bác|Thầy|Chị|Đồng chí|Hoa hậu|Ca sĩ|Diễn viên|Nguồn|Video|Clip|Chú|"
    rf"Bé|Bí thư|Chủ tịch|MC|NSND|NSƯT)(?i: |$)|(?:Anh|Đồng Chí|Ca Sĩ)(?: [{UPPER}]\w+){{3}}"
)
_MARKED = re.compile(r"\((?:ghi|thực hiện|tổng hợp|lược ghi|dịch|lược dịch)\)")
_NOTED = re.compile(rf"[.!?…][\"”]? ({_ONE_NAME}) {_MARKED.pattern}")
_SENTENCE_END = re.compile(r"(?:\./\.|[.!?…][\"”’)»]{0,2}|[”»)]) (?=\S)")
_PUBLISHERS = re.compile(r"\b(?:tv|online|news|media|press|radio|channel)\b", re.I)
_NOT_NAMES = frozenset(
    ("việt nam", "trung ương", "hội đồng", "chính phủ", "quốc hội", "ban biên tập", "xin cảm ơn")
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A name, and the publisher signed for where one stands beside it."""

    author: str
    site: str | None = None


def parse_signature(words: str, *, alone: bool = True) -> Signature | None:
    """The name a signature gives, without offices, ranks and notes; None for other words.

    >>> parse_signature("Lê Văn Tám – Phó Bí thư Huyện ủy").author
    'Lê Văn Tám'
    >>> parse_signature("Mai Hoa/VOV (tổng hợp)")
    Signature(author='Mai Hoa', site='VOV')
    >>> parse_signature("Quang cảnh hội nghị") is None
    True
    """
    words = words.strip(" /–-")
    if words.startswith("(") and words.find(")") in {-1, len(words) - 1}:
        words = words.strip("()")
    unlabelled = _without(_LABEL.match(words), words)
    core = _without(_RANK.match(unlabelled), unlabelled)
    first = core.lstrip(" /–-,")
    if _NAMES.match(first) is None and _GIVEN_ALONE.match(first) is None:
        return None  # every reading begins with a name; most lines are none
    plain = _NOTE.sub("", _AFTER.sub("", core)).strip(" /–-,")
    is_marked = unlabelled != words or plain != core
    if is_marked and core == unlabelled and _GIVEN_NAME.fullmatch(plain):
        return Signature(plain)
    if _NAMES.match(plain) is None:
        return None
    for name, site in _readings(plain, alone):
        if _is_name(name):
            return Signature(title_case(name), site)
    return None


def _without(opening: re.Match[str] | None, words: str) -> str:
    return words[opening.end() :] if opening else words


def _readings(core: str, alone: bool) -> Iterator[tuple[str, str | None]]:
    """The ways to part a signature into a name and what stands beside it, most exact first."""
    words = core.split(" ")
    for parted in range(1, len(words)):
        if site := site_of_mark(" ".join(words[parted:])):
            yield " ".join(words[:parted]).rstrip(" -–,"), site
    yield core, None
    for mark, closing in (("/", ""), ("(", ")")):
        name, found, beside = core.partition(mark)
        if found and beside.endswith(closing):
            yield name.strip(" -–"), site_of_mark(beside.strip().removesuffix(closing))
    if alone:
        name, _, office = re.sub(r" ?[–—] ?| - |, ", "\n", core, count=1).partition("\n")
        if _OFFICE.match(office):
            yield name, None


def _is_name(words: str) -> bool:
    if _NAMES.fullmatch(words) is None or words.lower() in _NOT_NAMES:
        return False
    if _HONORIFIC.match(words) or _PUBLISHERS.search(words):
        return False
    return not is_place_name(words) and site_of_mark(words) is None


def find_signature(lines: Sequence[str]) -> Signature | None:
    """The signature of a body, given as its lines without furniture: by label, line or run-in.

    >>> body = ["Xã Tân Lập có 45 mô hình. Người dân phấn khởi.", "Minh Thư"]
    >>> find_signature(body).author
    'Minh Thư'
    """
    for line in reversed(lines[-LAST_LINES:]):
        if len(line) > MAX_LINE:
            return _run_in(line)
        is_sentence = line.endswith((".", "!", "?")) and not _ENDS_IN_INITIAL.search(line[-3:])
        if found := None if is_sentence else parse_signature(line):
            return found
        if is_sentence:
            return _run_in(line)
    return None


def find_above_captions(lines: Sequence[str]) -> Signature | None:
    """A short signature line that closes the last paragraph, captions of pictures below it; the
    lines come with the blank ones.

    >>> find_above_captions(["Xã vui.", "Minh Thư (tổng hợp)", "", "Toàn cảnh buổi lễ."]).author
    'Minh Thư'
    """
    last = range(max(1, len(lines) - LINES_WITH_CAPTIONS), len(lines) - 1)
    short = [k for k in last if 0 < len(lines[k]) <= MAX_SHORT_LINE and not lines[k + 1].strip()]
    for k in reversed(short):
        closes = lines[k - 1].rstrip().endswith((".", "!", "?", "”", '"'))
        if closes and (found := parse_signature(lines[k])):
            return found
    return None


def _run_in(line: str) -> Signature | None:
    """The signature after the last sentence of a text, or one that `(ghi)` marks inside it."""
    tail = line[-RUN_IN_TAIL:]
    is_sentence = tail.endswith(".") and not _ENDS_IN_INITIAL.search(tail[-3:])
    ends = [] if is_sentence else [match.end() for match in _SENTENCE_END.finditer(tail)]
    for end in reversed(ends):
        if found := parse_signature(tail[end:], alone=False):
            return found
    noted = _NOTED.search(line) if _MARKED.search(line) else None
    return Signature(title_case(noted[1])) if noted else None


def find_labelled(lines: Sequence[str]) -> Signature | None:
    """The signature that a line such as `Tác giả bài viết: …` gives.

    >>> find_labelled(["Tác giả bài viết: Minh Thư", "Nguồn tin: Báo xã"]).author
    'Minh Thư'
    """
    for k, line in enumerate(lines):
        label = _LABEL.match(line) if len(line) <= MAX_LINE else None
        if label is None:
            continue
        below = lines[k + 1 : k + 2] if label.end() == len(line.strip()) else ()  # of a table
        if found := parse_signature(below[0] if below else line):
            return found
    return None
