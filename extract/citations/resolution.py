"""Which document a citation means: resolved, ambiguous, or unresolved; never guessed silently.

Evidence is weighed in the order of its strength: the date in the text, the term, the issuer, the
words of the subject, and the day of the article, which rules out documents that came later. A
series that starts anew each term (`39-NQ/TW` exists in 2004, 2015 and 2023) is never resolved by
its symbol alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..facts import Citation
from ..lexicons import grammar
from .document_ids import document_id, fold, parse_document_id
from .names import NAMED_BY_LAW
from .registry import Entry, Registry
from .symbols import symbol_year
from .title_fit import fit_title
from .treaties import TREATIES

_WORDS = re.compile(r"\w+")
_EMPTY_WORDS = grammar("empty_words")
_ENOUGH_WORDS = 2  # words of the subject that title and registry must share
_ENOUGH_SHARE = 0.4  # of the shorter one's words
_CLEAR_SUBJECT = 4  # words of a title that shares none with the registry's: another document
_MENDED = 0.7  # confidence in a symbol that the registry put right
_WHOLE_DATE = len("2015-04-17")
_COUNTRIES = grammar("countries")
_COMES_INTO_FORCE = timedelta(days=3 * 365)  # no law takes so long
_DRAFT = "(sửa đổi)"  # `Hiến pháp 1992 (sửa đổi)` is the one that was to follow
_NO_BODY = re.compile(r"Trung ương|Đảng(?!\s(?:ủy|uỷ|bộ|đoàn))")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Entries that are left, and whether something in the text spoke for them."""

    left: list[Entry]
    spoken: bool


def resolve(
    citations: Sequence[Citation], registry: Registry, published: date | None
) -> list[Citation]:
    """The citations of one article with `document_id`, `resolution` and `candidates` set."""
    found = _agree([_resolve_one(c, registry, published) for c in citations], registry)
    if published is None or all(c.resolution != "ambiguous" or c.symbol for c in found):
        return found
    told = {c.document_id for c in found if c.resolution == "resolved"}
    return [_in_force(c, registry, published, told) for c in found]


def _in_force(c: Citation, registry: Registry, published: date, told: set[str]) -> Citation:
    """A law by its name alone is the one in force: the last of its name, where that is so old that
    those before it are not, and the article tells of none of them; not in an article younger than
    all that the registry knows."""
    if c.symbol or c.resolution != "ambiguous" or c.issuer in _COUNTRIES:
        return c
    if published.isoformat() > registry.latest:
        return c
    ids = (c.candidates or "").split()
    entries = sorted(
        (e for i in ids if (e := registry.by_id(i)) is not None), key=lambda e: e.issued_on
    )
    if not entries or told.intersection(ids):
        return c
    age = published - date.fromisoformat(entries[-1].issued_on)
    if age < _COMES_INTO_FORCE or entries[-1].doc_type not in NAMED_BY_LAW:
        return c
    return _resolved(replace(c, candidates=None), entries[-1])


def _resolve_one(c: Citation, registry: Registry, published: date | None) -> Citation:
    if c.doc_type == "hiến pháp" and c.surface.endswith(_DRAFT):
        return c
    candidates = registry.find(c.doc_type, c.symbol, c.name, c.term)
    if not candidates and c.symbol and (known := registry.mended(c.doc_type, c.symbol)):
        c = _mended(c, known)
        candidates = registry.find(c.doc_type, c.symbol, None)
    if not candidates:
        return c
    evidence = _weigh(c, candidates, published)
    if len(evidence.left) == 1 and (evidence.spoken or _is_unique(c, published)):
        return _resolved(c, evidence.left[0])
    if not evidence.left:
        return c  # what the text says contradicts every document that is known
    left = " ".join(e.document_id for e in evidence.left)
    return replace(c, resolution="ambiguous", candidates=left)


def _mended(c: Citation, symbol: str) -> Citation:
    """The citation with a misread symbol put right, which is said and less sure."""
    return replace(
        c,
        symbol=symbol,
        repaired=c.repaired or c.symbol,
        confidence=min(c.confidence, _MENDED),
        document_id=document_id(c.doc_type, symbol, None, c.issued_on, c.term),
    )


def _resolved(c: Citation, entry: Entry) -> Citation:
    behind = c.sentence[max(0, c.sentence.find(c.surface)) :]
    title = c.title and entry.subject and fit_title(c.title, behind, entry.subject)
    known = entry.document_id
    return replace(
        c, title=title or c.title, document_id=known, resolution="resolved", candidates=known
    )


def _is_unique(c: Citation, published: date | None) -> bool:
    """Whether the citation alone names one document: a year in the symbol, or a law by its name
    and year, or by its name in an article of known date."""
    if c.symbol:
        return symbol_year(c.symbol) is not None
    return c.issued_on is not None or published is not None


def _weigh(c: Citation, candidates: Sequence[Entry], published: date | None) -> _Evidence:
    left, spoken = list(candidates), False
    said_date = c.issued_on
    if said_date:
        left = [e for e in left if e.issued_on.startswith(said_date)]
        spoken = bool(left)
    if c.term is not None:
        left = [e for e in left if e.term in (None, c.term)]
        spoken = spoken or any(e.term == c.term for e in left)
    if c.issuer:
        agreeing = [e for e in left if e.issuer and _same_body(c.issuer, e.issuer)]
        other = not _is_dated(c) and _names_a_body(c.issuer, left)
        # A body that gave the one document we know gave others that we do not.
        spoken = spoken or 0 < len(agreeing) < len(left)
        left = agreeing or ([] if other else left)
    if c.title and (about := [e for e in candidates if _same_subject(c.title, e.subject or "")]):
        left, spoken = [e for e in left if e in about], True
    elif c.symbol and c.title and _is_about_another(c.title, left):
        left = []
    return _Evidence(_not_later(left, published), spoken)


def _not_later(entries: Sequence[Entry], published: date | None) -> list[Entry]:
    """The entries that there were when the article was published."""
    return [e for e in entries if published is None or e.issued_on <= published.isoformat()]


def _same_body(said: str, known: str) -> bool:
    a, b = fold(said, " ").replace("bch ", "ban chap hanh "), fold(known, " ")
    return a in b or b in a


def _names_a_body(said: str, entries: Sequence[Entry]) -> bool:
    """Whether the issuer said rules out entries: `Trung ương` and `Đảng` name no body."""
    return any(e.issuer for e in entries) and _NO_BODY.match(said) is None


def _same_subject(title: str, subject: str) -> bool:
    a, b = _content(title), _content(subject)
    shared = len(a & b)
    return shared >= _ENOUGH_WORDS and shared >= _ENOUGH_SHARE * min(len(a), len(b))


def _is_about_another(title: str, entries: Sequence[Entry]) -> bool:
    """Whether a clear title shares no word with what any of the entries is about."""
    said = _content(title)
    subjects = [_content(f"{e.subject} {e.name or ''}") for e in entries if e.subject]
    return (
        len(said) >= _CLEAR_SUBJECT and bool(subjects) and all(said.isdisjoint(s) for s in subjects)
    )


def _content(text: str) -> set[str]:
    return set(_WORDS.findall(fold(text, " "))) - _EMPTY_WORDS


def _agree(citations: list[Citation], registry: Registry) -> list[Citation]:
    """In an article, mentions of a symbol without a date mean the document of the one with it,
    unless what they say themselves, or the registry, speaks against it."""
    known: dict[tuple[str, str | None, str], set[str]] = {}
    for c in citations:
        if c.resolution == "resolved" or (_is_settled(c) and not _is_listed(c, registry)):
            known.setdefault(_key(c), set()).add(c.document_id)
    agreed = []
    for c in citations:
        ids = known.get(_key(c), set())
        if len(ids) == 1 and _can_mean(c, next(iter(ids)), registry):
            (one,) = ids
            c = replace(c, document_id=one, resolution="resolved", candidates=one)
        agreed.append(c)
    return agreed


def _key(c: Citation) -> tuple[str, str | None, str]:
    """`Bộ luật Hình sự` and `bộ luật hình sự` are one."""
    return c.doc_type, c.symbol, fold(c.name or "", " ")


def _can_mean(c: Citation, known: str, registry: Registry) -> bool:
    """Whether nothing that the citation says speaks against the document of another mention."""
    if c.resolution == "resolved" or _is_settled(c) or (_is_bare(c) and c.issuer):
        return False
    if c.resolution == "ambiguous":
        return known in (c.candidates or "").split()
    return not _is_listed(c, registry) and parse_document_id(known).when.startswith(
        c.issued_on or ""
    )


def _is_dated(c: Citation) -> bool:
    return c.issued_on is not None and len(c.issued_on) == _WHOLE_DATE


def _is_settled(c: Citation) -> bool:
    """Whether what the citation says means one document: its day, or the year of a treaty."""
    return _is_dated(c) or (c.issued_on is not None and c.doc_type in TREATIES)


def _is_listed(c: Citation, registry: Registry) -> bool:
    return bool(registry.find(c.doc_type, c.symbol, c.name, c.term))


def _is_bare(c: Citation) -> bool:
    return c.symbol is not None and c.symbol.isdigit()
