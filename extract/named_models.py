"""Named models, movements, campaigns and mottos: a class word and the name it introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from ..corpus.folding import UPPER
from .document import Document
from .facts import NamedModel
from .lexicons import any_of, read_toml, spellings, words
from .numerals import DIGIT_WORDS, parse_digits
from .overlap import covers, merge_spans
from .tokenizer import dictionary, syllables

_OPEN, _CLOSE = '“"«‘„″', '”"»’″'
_QUOTED = re.compile(rf"[{_OPEN}]\s?(?P<name>[^{_OPEN}{_CLOSE}\n]{{2,160}}?)\s?[{_CLOSE}]")
_GAP = re.compile(
    r"(?:\s(?!nói|cho|rằng|và|hay|của|trong|với)[^\W0-9_]+){0,4}\s?:?\s*(?=[“\"«‘„″])"
)
_COLON = re.compile(rf"(?:\s[^\W0-9_]+){{0,3}}:\s(?P<name>[{UPPER}][^\n.;:“”\"]+)(?=[.;\n]|$)")
_TIGHT = re.compile(r"\s?:?\s?(?=[“\"«‘„″])")
_FILLER = re.compile(
    r"\s(?:(?:thi đua|yêu nước|hành động|điểm|mang tên|có tên(?: gọi)?|về|là|:)\s?)*"
)
_MORE = re.compile(r"\s?(?:[,;]|và|hoặc|cùng|&)?\s?(?:và\s|cùng\s)?(?=[“\"«‘„″])")
_MORE_CAPITAL = re.compile(rf"(?:,\s|\svà\s)(?=[{UPPER}])")
_COUNT = re.compile(r"(?<![\w/.,])([0-9][0-9.]*)\s(?:loại\s)?$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_QUOTED_RULE = ("model.quoted", 0.95)
_CAPITAL_RULE = ("model.capital", 0.8)
_REPEATED_RULE = ("model.repeated", 0.85)
_BEHIND_RULE = ("model.behind", 0.85)
_LINK_BEHIND = re.compile(rf"[{_CLOSE}]\s?(?:là|-|–)\s(?:một |các |những |trong những )?$")
_LONGEST_LINK = 24  # characters
_POINTING = re.compile(r"\s(?:này|đó|ấy|trên)(?!\w)")
_TIGHT_CLASSES = {"tổ", "công trình", "thi đua"}
_SPORT = {"bóng", "thể", "cầu", "võ", "quân", "báo", "đại", "sinh"}


@cache
def _kinds() -> dict[str, str]:
    """Class words in every spelling, lower case, and what they make of a name."""
    classes = read_toml("models.toml")["classes"]
    return {s: kind for kind, forms in classes.items() for f in forms for s in spellings(f)}


@cache
def _class_words() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_kinds(), blank=' ')}(?!\w)")


@cache
def _unquoted() -> frozenset[str]:
    return frozenset(read_toml("models.toml")["unquoted"]["words"])


@cache
def _stops() -> frozenset[str]:
    return words(read_toml("models.toml")["stops"]["words"])


@cache
def _shows() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_toml("models.toml")["shows"]["words"])))


def read_models(doc: Document) -> tuple[list[NamedModel], list[tuple[int, int]]]:
    """The named models of a document in text order, and the spans of their names.

    >>> found, _ = read_models(Document("nhân rộng 12 mô hình “Dân vận khéo”"))
    >>> found[0].name, found[0].kind, found[0].count
    ('Dân vận khéo', 'model', Decimal('12'))
    """
    facts: list[NamedModel] = []
    end = 0
    for m in _class_words().finditer(doc.low):
        if m.start() < end or doc.low[m.start() - 1 : m.start()].isalnum():
            continue
        found = list(_names_after(doc, m.start(), m.end(), m[0]))
        for fact in found or _name_before(doc, end, m):
            facts.append(fact)
            end = max(end, fact.end)
    facts += _repeated(doc, facts)
    facts.sort(key=lambda f: f.start)
    return facts, [(f.start + f.surface.index(f.name[0]), f.end) for f in facts]


def _repeated(doc: Document, known: list[NamedModel]) -> list[NamedModel]:
    """Names that stand again in quotes without their class word."""
    kinds = {f.canonical_name: f.kind for f in reversed(known)}
    spans = merge_spans([(f.start, f.end) for f in known])
    found = []
    for m in _QUOTED.finditer(doc.text) if known else ():
        name = m["name"].strip(" .,;")
        kind = kinds.get(canonical_name(name))
        if kind and not covers(spans, m.start()):
            count = _count_before(doc.text, m.start())
            found.append(_fact(doc, (m.start(), m.end()), (kind, name), count, _REPEATED_RULE))
    return found


def _names_after(doc: Document, a: int, b: int, word: str) -> Iterator[NamedModel]:
    gap = (_TIGHT if word in _TIGHT_CLASSES else _GAP).match(doc.text, b)
    if gap:
        yield from _quoted_names(doc, a, gap.end(), word)
    elif said := _said_after_colon(doc, a, b, _kinds()[word]):
        yield said
    elif word in _unquoted() and (filler := _FILLER.match(doc.text, b)):
        yield from _capital_names(doc, a, filler.end(), word)


def _name_before(doc: Document, end: int, word: re.Match[str]) -> Iterator[NamedModel]:
    """`“Vườn sạch” là mô hình …`, `“Ngày thứ bảy vì dân” - cách làm hay`: the name stands first."""
    a = word.start()
    link = _LINK_BEHIND.search(doc.text, max(end, a - _LONGEST_LINK), a)
    loose = word[0] in _TIGHT_CLASSES or word[0] == "chương trình"
    if link is None or loose or _POINTING.match(doc.text, word.end()):
        return
    opened = max(doc.text.rfind(mark, end, link.start()) for mark in _OPEN)
    m = _QUOTED.match(doc.text, opened) if opened >= 0 else None
    if m and m.end() == link.start() + 1 and not m["name"][0].islower() and _is_name(m["name"]):
        name = m["name"].strip(" .,;")
        yield _fact(doc, (m.start(), word.end()), (_kinds()[word[0]], name), None, _BEHIND_RULE)


def _said_after_colon(doc: Document, a: int, b: int, kind: str) -> NamedModel | None:
    """`khẩu hiệu hành động: Nói đi đôi với làm.`: a motto from the colon to the sentence's end."""
    m = _COLON.match(doc.text, b) if kind == "motto" else None
    if m is None or not 3 <= len(m["name"].split()) <= 30:
        return None
    return _fact(doc, (a, m.end()), (kind, m["name"].strip()), None, _CAPITAL_RULE)


def _quoted_names(doc: Document, a: int, at: int, word: str) -> Iterator[NamedModel]:
    """The quoted names of a list: `các mô hình: “…”, “…” và “…”`."""
    kind, count, start = _kinds()[word], _count_before(doc.text, a), a
    if word == "chương trình" and _is_show(doc, a):
        return
    while (m := _QUOTED.match(doc.text, at)) is not None:
        name = m["name"].strip(" .,;")
        if not _is_name(name):
            return
        yield _fact(doc, (start, m.end()), (kind, name), count, _QUOTED_RULE)
        more = _MORE.match(doc.text, m.end())
        if more is None:
            return
        start = at = more.end()


def _is_name(name: str) -> bool:
    """Whether quoted words can be a name: some words, no sentence."""
    return bool(name) and 1 <= len(name.split()) <= 30 and not name.endswith(("?", "!"))


def _is_show(doc: Document, a: int) -> bool:
    start, end = doc.span(a)
    return _shows().search(doc.low, start, end) is not None


def _capital_names(doc: Document, a: int, at: int, word: str) -> Iterator[NamedModel]:
    """Names without quotes: `phong trào thi đua Ba nhất, Hai giỏi`."""
    kind, count, start = _kinds()[word], _count_before(doc.text, a), a
    while (end := _capital_end(doc.text, at, club=word == "câu lạc bộ")) is not None:
        name = " ".join(doc.text[at:end].split())
        yield _fact(doc, (start, end), (kind, name), count, _CAPITAL_RULE)
        more = _MORE_CAPITAL.match(doc.text, end)
        if more is None or kind == "model":
            return
        start = at = more.end()


def _capital_end(text: str, at: int, *, club: bool) -> int | None:
    """Where a name that begins with a capital at `at` ends, or None where it is no such name."""
    found = list(_name_words(text, at))
    if len(found) < 2 or not found[0][0][0].isupper() or found[0][0].isupper():
        return None
    first, second = found[0][0].lower(), found[1][0]
    if any(word.lower() not in syllables() for word, _ in found):
        return None
    if second[0].isupper():
        if club or (len(found) < 3 and f"{first} {second.lower()}" not in dictionary()):
            return None
        run = next((k for k, w in enumerate(found) if not w[0][0].isupper()), len(found))
        return found[run - 1][1]
    if club and (first in _SPORT or f"{first} {second.lower()}" not in dictionary()):
        return None
    return found[-1][1]


def _name_words(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The words of a name up to a stop word or mark, at most ten, with their ends."""
    before = ""
    for _ in range(10):
        m = _WORD.match(text, at)
        if m is None:
            return
        low = m[0].lower()
        if low in _stops() and f"{before} {low}" not in dictionary():
            return
        yield m[0], m.end()
        before = low
        at = m.end() + 1
        if text[m.end() : at] != " ":
            return


def _count_before(text: str, a: int) -> Decimal | None:
    m = _COUNT.search(text, max(0, a - 16), a)
    return parse_digits(m[1].rstrip("."), whole=True) if m else None


def _fact(
    doc: Document,
    span: tuple[int, int],
    what: tuple[str, str],
    count: Decimal | None,
    how: tuple[str, float],
) -> NamedModel:
    """The fact of a kind and name at a span, by a rule with its confidence."""
    start, end = span
    first, last = doc.span(start)
    return NamedModel(
        start,
        end,
        doc.text[start:end],
        doc.text[first:last],
        kind=what[0],
        name=what[1],
        canonical_name=canonical_name(what[1]),
        count=count,
        rule=how[0],
        confidence=how[1],
    )


def canonical_name(name: str) -> str:
    """A name with case, marks, blanks, tone placement and number words folded.

    >>> canonical_name("Năm không, ba sạch") == canonical_name("5 không 3 sạch")
    True
    """
    low = " ".join(re.findall(r"\w+", name.lower()))
    low = " ".join(str(DIGIT_WORDS.get(w, w)) for w in low.split())
    return max(spellings(low))
