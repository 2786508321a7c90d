"""Where a model, movement, campaign or motto can be named: a class word and a phrase by it.

Many more than name one: `reading` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...corpus.text.folding import UPPER
from ...corpus.text.word_lists import WordList
from ..lexicons import any_of, read_toml, spellings
from ..text.document import Document
from ..text.quotations import OPEN, quoted_at, said
from ..text.tokenizer import syllables
from .ends import End, NameEnds
from .known_names import canonical_name

_LAST = rf"(?:này|đó|ấy|trên|của|đã|cho)\s?:?\s*[{OPEN}]"  # `mô hình này “mở cửa” cho …`
_BEFORE_QUOTE = rf"(?:\s?:\s*|[^\S\n]*)(?=[{OPEN}])"  # on the same line, or behind a colon
_GAP_WORD = r"(?:phòng, chống|(?:năm )?20\d\d|\d\d? [^\W0-9_]+|[^\W0-9_]+)"
_SHORT = r"(?:\s\([^()\n]{1,12}\))?"  # `câu lạc bộ (CLB)`, `chương trình khuyến mại (CTKM)`
_GAP = re.compile(
    rf"{_SHORT}(?: (?!nói|cho|rằng|và|hay|của|trong|với|{_LAST}){_GAP_WORD}){{0,4}}"
    rf"{_SHORT}{_BEFORE_QUOTE}"
)
_ELSE = "nói|rằng|biết|này|đó|mà|vì|nhưng|không|bình chọn|trao|tặng|nhận|đạt|đoạt|giành|vinh danh"
_FAR = re.compile(
    rf"(?: (?!{_ELSE}|{_LAST}){_GAP_WORD}){{0,8}}"
    r"(?:,\s(?:(?:tiêu biểu|điển hình|trong đó có|cụ thể)\s?)?(?:như|là|gồm|có)|\s[-–])?"
    rf"{_BEFORE_QUOTE}"
)
_EXAMPLES = re.compile(
    r"(?:[ ,][^.!?“”\"\n]{1,160}?|,)? (?:như|gồm|trong đó(?: có)?|có(?=\s?:))"
    rf"\s?:?\s?(?:[^.!?;“”\"\n]{{2,60}} (?:với|có)\s)?(?=[{OPEN}])"
)
_CALLED = re.compile(
    r"[ ,][^.!?“”\"\n]{1,120}? (?:gọi là|mang tên|có tên|tên (?:là|gọi(?: là)?))"
    rf"\s?:?\s?(?=[{OPEN}])"
)
_SAID = re.compile(rf" [^.!?“”\"\n]{{1,100}}? là\s?:?\s?(?=[{OPEN}])")  # of a motto
_TIGHT = re.compile(
    r"(?:\s(?:cao điểm|đặc biệt|yêu nước|thanh niên|măng non|mang tên|với tên gọi"
    r"|tuần tra|tự quản|liên gia|hợp tác))?"
    rf"\s?:?\s?(?=[{OPEN}])"
)
_COLON = re.compile(rf"(?:\s[^\W0-9_]+){{0,3}}:\s(?P<name>[{UPPER}][^\n.;:“”\"]+)(?=[.;\n]|$)")
_FILLER = re.compile(
    rf"{_SHORT}\s(?:(?:[Tt]hi đua|[Yy]êu nước|hành động|điểm|mang tên|có tên(?: gọi)?|về|là"
    r"|tình nguyện|:)\s?)*"
)
_FEW_WORDS = re.compile(rf"(?:\s(?!của|do|với|và|hay)[^\W0-9_]+){{0,4}}\s?:?\s(?=[{UPPER}])")
_MORE = re.compile(
    rf"\s?(?:\([^()“”\"\n]{{1,160}}\)\s?)?(?:[,;]|và|hoặc|cùng|&)?\s?(?:và\s|cùng\s)?(?=[{OPEN}])"
)
_MORE_CAPITAL = re.compile(rf"(?:,\s|\svà\s)(?=[{UPPER}])")
_LINK_BEHIND = re.compile(
    r"[”\"»’″'],?\s?(?:(?:chính |vốn )?là|[-–,])\s(?:(?:đây|đó)(?: chính)? là\s)?"
    r"(?:tên |một |các |những |hai |ba |(?:một )?trong (?:những|các|số) (?:các |những )?)?$"
)
_POINTING = re.compile(r"\s(?:này|đó|ấy|trên)(?!\w)")
_MANY = re.compile(r"(?<!\w)(?:các|những|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|[2-9])\s$")
_LONGEST_MANY = 8  # characters
_LONGEST_LINK = 40  # characters
_LONGEST_COMPOUND = 12  # characters before the class word
_SAYING = {"điển hình", "cách làm"}  # `điển hình là …`: for example …
_TIGHT_CLASSES = {"tổ", "công trình", "thi đua"}
_LONGEST_OFFICE = 12  # characters of a word for an office before the class word of its name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be a name: `span` from the class word (or from the phrase, where that
    stands first or in a list) to its end, `name` the phrase itself, `head` the class word, `form`
    one of quoted, far (quoted, with more or other words between), listed, behind, colon, known and
    capital."""

    span: tuple[int, int]
    name: tuple[int, int]
    head: tuple[int, int]
    form: str


@cache
def kinds() -> dict[str, str]:
    """Class words in every spelling, lower case, and what they make of a name."""
    classes = read_toml("models.toml")["classes"]
    return {s: kind for kind, forms in classes.items() for f in forms for s in spellings(f)}


_CLASSES = WordList(kinds)


@cache
def _class_words() -> re.Pattern[str]:
    words = read_toml("models.toml")
    begun = any_of(words["compounds"]["begun"], blank=" ")
    return re.compile(rf"(?!{begun}(?!\w)){any_of(kinds(), blank=' ')}(?!\w)")


@cache
def _others() -> re.Pattern[str]:
    words = (word for word in read_toml("models.toml")["others"]["words"] if " " in word)
    return re.compile(rf"(?<!\w){any_of(words)}(?!\w)")


@cache
def _unquoted() -> frozenset[str]:
    return frozenset(read_toml("models.toml")["unquoted"]["words"])


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(rf"{any_of(read_toml('models.toml')['plans']['words'])}(?!\w)")


@cache
def _plain() -> frozenset[str]:
    return syllables().union(read_toml("models.toml")["general"]["words"])


@cache
def _compounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(read_toml('models.toml')['compounds']['words'])}$")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(read_toml('models.toml')['offices']['words'])}\s$")


def candidates(doc: Document) -> Iterator[list[Candidate]]:
    """For each class word in text order the phrases by it, all of one list together.

    >>> [[c.form for c in found] for found in candidates(Document("các mô hình: “Một”, “Hai”"))]
    [['quoted', 'listed']]
    """
    end, ends = 0, NameEnds(doc)
    for m in doc.matches(_CLASSES, _class_words()):
        if m.start() < end or doc.low[m.start() - 1 : m.start()].isalnum() or _is_compound(doc, m):
            continue
        found = list(_behind_class(doc, m, ends))
        if not found or found[0].form == "far":
            found = list(_before_class(doc, end, m)) or found
        if found:
            yield found
            end = max(end, *(c.span[1] for c in found))


def _is_compound(doc: Document, m: re.Match[str]) -> bool:
    """`Cụm thi đua`, `bánh tổ`."""
    first = max(0, m.start() - _LONGEST_COMPOUND)
    return _compounds().search(doc.low, first, m.end()) is not None


def _behind_class(doc: Document, m: re.Match[str], ends: NameEnds) -> Iterator[Candidate]:
    word, b = m[0], m.end()
    if gap := _gap(doc, m, _TIGHT if word in _TIGHT_CLASSES else _GAP):
        yield from _quoted(doc, m, gap.end(), "quoted")
    elif kinds()[word] == "motto" and (told := _COLON.match(doc.text, b)):
        name = (told.start("name"), told.end())
        yield Candidate((m.start(), told.end()), name, m.span(), "colon")
    elif (word in _unquoted() or kinds()[word] == "motto") and (
        named := list(_unquoted_names(doc, m, ends))
    ):
        yield from named
    elif word not in _TIGHT_CLASSES and (gap := _gap(doc, m, _FAR) or _examples(doc, m)):
        yield from _quoted(doc, m, gap.end(), "far")


def _gap(doc: Document, m: re.Match[str], pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What stands between a class word and a quotation; None where another class word does, or a
    thing with a name of its own, that makes something else of it."""
    gap = pattern.match(doc.text, m.end())
    if gap is None or _others().search(doc.low, m.end(), gap.end()):
        return None
    found = _class_words().finditer(doc.low, m.end(), gap.end())
    # `các mô hình trong phong trào … có: “…”` are models
    by = ((o[0], doc.low[o.start() - 6 : o.start()], doc.low[o.end() : gap.end()]) for o in found)
    others = [word for word, lead, rest in by if lead != "trong " or not re.search(r"\w", rest)]
    alike = {kinds()[m[0]]} | ({"campaign"} if kinds()[m[0]] == "motto" else set())
    return gap if all(kinds()[word] in alike for word in others) else None


def _examples(doc: Document, m: re.Match[str]) -> re.Match[str] | None:
    """`nhiều mô hình hay, được dân mến, như: “…”`: examples at the end of a sentence; `… gọi là
    “…”`."""
    if kinds()[m[0]] == "motto":
        return _gap(doc, m, _SAID)
    many = _are_many(doc, m.start())
    return (_gap(doc, m, _EXAMPLES) if many else None) or _gap(doc, m, _CALLED)


def _unquoted_names(doc: Document, m: re.Match[str], ends: NameEnds) -> Iterator[Candidate]:
    text = doc.text
    near = max(0, m.start() - _LONGEST_OFFICE)
    if kinds()[m[0]] == "movement" and _offices().search(doc.low, near, m.start()):
        return
    filler = _FILLER.match(text, m.end())
    if m[0] not in _unquoted() and not (filler and ends.known(filler.end())):
        return
    if filler and _is_named_class(doc, filler.end()):
        return  # mô hình Câu lạc bộ Ông bà cháu
    if filler and text[filler.end() : filler.end() + 1].isupper():
        saying = m[0] in _SAYING and "là" in filler[0].split()
        if not saying and not _plans().match(doc.low, filler.end()):
            yield from _capital(doc, m, filler.end(), ends)
    elif filler and _is_known_number(doc, filler.end(), ends):
        yield from _capital(doc, m, filler.end(), ends)
    elif (few := _FEW_WORDS.match(text, m.end())) and ends.known(few.end()):
        yield from _capital(doc, m, few.end(), ends)


def _is_known_number(doc: Document, at: int, ends: NameEnds) -> bool:
    """Whether a name that is known opens with a number at `at`: `phương châm bốn tại chỗ`."""
    known = ends.known(at)
    return known is not None and canonical_name(doc.text[at : known.at])[0].isdigit()


def _is_named_class(doc: Document, at: int) -> bool:
    """Whether another class word stands at `at`, with the name behind it."""
    m = _class_words().match(doc.low, at)
    return m is not None and m[0] in _unquoted() and doc.text[m.end() + 1 : m.end() + 2].isupper()


def _quoted(doc: Document, m: re.Match[str], at: int, form: str) -> Iterator[Candidate]:
    """The quoted phrases of a list: `các mô hình: “…”, “…” và “…”`."""
    start = m.start()
    while (quoted := quoted_at(doc.text, at)) is not None:
        yield Candidate((start, quoted.end()), said(quoted), m.span(), form)
        more = _MORE.match(doc.text, quoted.end())
        if more is None:
            return
        start = at = more.end()
        form = "listed"


def _are_many(doc: Document, at: int) -> bool:
    """Whether the class word at `at` is said to be many."""
    return _MANY.search(doc.low, max(0, at - _LONGEST_MANY), at) is not None


def _before_class(doc: Document, end: int, m: re.Match[str]) -> Iterator[Candidate]:
    """`“Vườn sạch” là mô hình …`, `“Ngày thứ bảy vì dân” - cách làm hay`: the name stands first."""
    a = m.start()
    link = _LINK_BEHIND.search(doc.text, max(end, a - _LONGEST_LINK), a)
    loose = m[0] in _TIGHT_CLASSES or m[0] == "chương trình"
    if link is None or loose or _POINTING.match(doc.text, m.end()):
        return
    opened = max(doc.text.rfind(mark, end, link.start()) for mark in OPEN)
    found = quoted_at(doc.text, opened) if opened >= 0 else None
    if found and found.end() == link.start() + 1 and not doc.text[said(found)[0]].islower():
        yield Candidate((found.start(), m.end()), said(found), m.span(), "behind")


def _capital(doc: Document, m: re.Match[str], at: int, ends: NameEnds) -> Iterator[Candidate]:
    """Names without quotes: `phong trào thi đua Ba nhất, Hai giỏi`; in a list only those that are
    known, or all where the class word says that there are many."""
    text, start = doc.text, m.start()
    many = _are_many(doc, start)
    name: End | None = ends.of(at)
    while name is not None:
        if text[at : name.at].lower() in _plain():
            return  # phong trào Đoàn, mô hình ANTT
        form = "known" if name.known else "capital"
        yield Candidate((start, name.at), (at, name.at), m.span(), form)
        more = _MORE_CAPITAL.match(text, name.at)
        if more is None:
            return
        start = at = more.end()
        name = ends.of(at) if many else ends.known(at)
