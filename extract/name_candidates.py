"""Where a model, movement, campaign or motto can be named: a class word and a phrase by it.

Many more than name one: `named_models` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..corpus.folding import UPPER
from .document import Document
from .known_names import known_end
from .lexicons import any_of, read_toml, spellings, words
from .tokenizer import dictionary

_OPEN, _CLOSE = '“"«‘„″', '”"»’″'
QUOTED = re.compile(rf"[{_OPEN}]\s?(?P<name>[^{_OPEN}{_CLOSE}\n]{{2,160}}?)\s?[{_CLOSE}]")
_GAP = re.compile(
    r"(?:\s(?!nói|cho|rằng|và|hay|của|trong|với)[^\W0-9_]+){0,4}\s?:?\s*(?=[“\"«‘„″])"
)
_FAR = re.compile(r"(?:\s(?!nói|rằng|biết)[^\W0-9_]+){0,8}\s?:?\s*(?=[“\"«‘„″])")
_TIGHT = re.compile(r"\s?:?\s?(?=[“\"«‘„″])")
_COLON = re.compile(rf"(?:\s[^\W0-9_]+){{0,3}}:\s(?P<name>[{UPPER}][^\n.;:“”\"]+)(?=[.;\n]|$)")
_FILLER = re.compile(
    r"\s(?:(?:thi đua|yêu nước|hành động|điểm|mang tên|có tên(?: gọi)?|về|là|:)\s?)*"
)
_MORE = re.compile(r"\s?(?:[,;]|và|hoặc|cùng|&)?\s?(?:và\s|cùng\s)?(?=[“\"«‘„″])")
_MORE_CAPITAL = re.compile(rf"(?:,\s|\svà\s)(?=[{UPPER}])")
_YEAR = re.compile(r" (?:19|20)\d\d(?![\w/-])")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_LINK_BEHIND = re.compile(
    rf"[{_CLOSE}],?\s?(?:là|-|–|,)\s(?:tên |một |các |những |hai |ba |trong những )?$"
)
_POINTING = re.compile(r"\s(?:này|đó|ấy|trên)(?!\w)")
_LONGEST_LINK = 24  # characters
_MOST_WORDS = 12  # of a name without quotes
_SAYING = {"điển hình", "cách làm"}  # `điển hình là …`: for example …
_TIGHT_CLASSES = {"tổ", "công trình", "thi đua"}


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


@cache
def _class_words() -> re.Pattern[str]:
    return re.compile(rf"{any_of(kinds(), blank=' ')}(?!\w)")


@cache
def _unquoted() -> frozenset[str]:
    return frozenset(read_toml("models.toml")["unquoted"]["words"])


@cache
def _stops() -> frozenset[str]:
    return words(read_toml("models.toml")["stops"]["words"])


def candidates(doc: Document) -> Iterator[list[Candidate]]:
    """For each class word in text order the phrases by it, all of one list together.

    >>> [[c.form for c in found] for found in candidates(Document("các mô hình: “Một”, “Hai”"))]
    [['quoted', 'listed']]
    """
    end = 0
    for m in _class_words().finditer(doc.low):
        if m.start() < end or doc.low[m.start() - 1 : m.start()].isalnum():
            continue
        found = list(_behind_class(doc, m)) or list(_before_class(doc, end, m))
        if found:
            yield found
            end = max(end, *(c.span[1] for c in found))


def _behind_class(doc: Document, m: re.Match[str]) -> Iterator[Candidate]:
    word, b = m[0], m.end()
    if gap := (_TIGHT if word in _TIGHT_CLASSES else _GAP).match(doc.text, b):
        yield from _quoted(doc.text, m.span(), gap.end(), "quoted")
    elif kinds()[word] == "motto" and (said := _COLON.match(doc.text, b)):
        name = (said.start("name"), said.end())
        yield Candidate((m.start(), said.end()), name, m.span(), "colon")
    elif word in _unquoted() and (named := list(_unquoted_names(doc.text, m))):
        yield from named
    elif word not in _TIGHT_CLASSES and (gap := _FAR.match(doc.text, b)):
        yield from _quoted(doc.text, m.span(), gap.end(), "far")


def _unquoted_names(text: str, m: re.Match[str]) -> Iterator[Candidate]:
    filler = _FILLER.match(text, m.end())
    if filler and not (m[0] in _SAYING and "là" in filler[0].split()):
        yield from _capital(text, m.span(), filler.end(), listed=kinds()[m[0]] != "model")


def _quoted(text: str, head: tuple[int, int], at: int, form: str) -> Iterator[Candidate]:
    """The quoted phrases of a list: `các mô hình: “…”, “…” và “…”`."""
    start = head[0]
    while (m := QUOTED.match(text, at)) is not None:
        yield Candidate((start, m.end()), trimmed(text, m.span("name")), head, form)
        more = _MORE.match(text, m.end())
        if more is None:
            return
        start = at = more.end()
        form = "listed"


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without the blanks and marks at its edges.

    >>> trimmed("“ Vườn sạch, ”", (1, 13))
    (2, 11)
    """
    start, end = span
    while start < end and text[start] in " .,;":
        start += 1
    while start < end and text[end - 1] in " .,;":
        end -= 1
    return start, end


def _before_class(doc: Document, end: int, m: re.Match[str]) -> Iterator[Candidate]:
    """`“Vườn sạch” là mô hình …`, `“Ngày thứ bảy vì dân” - cách làm hay`: the name stands first."""
    a = m.start()
    link = _LINK_BEHIND.search(doc.text, max(end, a - _LONGEST_LINK), a)
    loose = m[0] in _TIGHT_CLASSES or m[0] == "chương trình"
    if link is None or loose or _POINTING.match(doc.text, m.end()):
        return
    opened = max(doc.text.rfind(mark, end, link.start()) for mark in _OPEN)
    found = QUOTED.match(doc.text, opened) if opened >= 0 else None
    if found and found.end() == link.start() + 1 and not found["name"][0].islower():
        name = trimmed(doc.text, found.span("name"))
        yield Candidate((found.start(), m.end()), name, m.span(), "behind")


def _capital(text: str, head: tuple[int, int], at: int, *, listed: bool) -> Iterator[Candidate]:
    """Names without quotes: `phong trào thi đua Ba nhất, Hai giỏi`."""
    start = head[0]
    while text[at : at + 1].isupper():
        known = known_end(text, at)
        end = known or _capital_end(text, at)
        year = _YEAR.match(text, end)
        end = year.end() if year else end
        yield Candidate((start, end), (at, end), head, "known" if known else "capital")
        more = _MORE_CAPITAL.match(text, end) if listed else None
        if more is None:
            return
        start = at = more.end()


def _capital_end(text: str, at: int) -> int:
    """Where a name that begins with a capital at `at` ends."""
    found = list(_name_words(text, at))
    if not found:
        return at + 1
    if len(found) > 1 and found[1][0][0].isupper():
        return found[_run(found) - 1][1]
    return found[-1][1]


def _run(found: list[tuple[str, int]]) -> int:
    """How many words of a name in capitals belong to it: three of `Giờ Trái đất diễn ra`."""
    for k in range(1, len(found)):
        word, before = found[k][0], found[k - 1][0]
        if word[0].islower() and f"{before} {word}".lower() not in dictionary():
            return k
    return len(found)


def _name_words(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The words of a name up to a stop word or mark, with their ends."""
    before = ""
    for _ in range(_MOST_WORDS):
        m = _WORD.match(text, at)
        if m is None:
            return
        low = m[0].lower()
        following = _WORD.match(text, m.end() + 1)
        pair = f"{low} {following[0].lower()}" if following else low
        if (low in _stops() and f"{before} {low}" not in dictionary()) or pair in _stops():
            return
        yield m[0], m.end()
        before = low
        at = m.end() + 1
        if text[m.end() : at] != " ":
            return
