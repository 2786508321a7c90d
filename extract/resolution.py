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
from datetime import date

from .document_ids import fold
from .facts import Citation
from .lexicons import grammar
from .registry import Entry, Registry
from .symbols import symbol_year

_WORDS = re.compile(r"\w+")
_EMPTY_WORDS = grammar("empty_words")
_ENOUGH_WORDS = 2  # words of the subject that title and registry must share
_ENOUGH_SHARE = 0.4  # of the shorter one's words


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Entries that are left, and whether something in the text spoke for them."""

    left: list[Entry]
    spoken: bool


def resolve(
    citations: Sequence[Citation], registry: Registry, published: date | None
) -> list[Citation]:
    """The citations of one article with `document_id`, `resolution` and `candidates` set."""
    found = [_resolve_one(c, registry, published) for c in citations]
    return _agree(found)


def _resolve_one(c: Citation, registry: Registry, published: date | None) -> Citation:
    candidates = registry.find(c.doc_type, c.symbol, c.name, c.term)
    if not candidates:
        return c
    evidence = _weigh(c, candidates, published)
    if len(evidence.left) == 1 and (evidence.spoken or _is_unique(c, published)):
        known = evidence.left[0].document_id
        return replace(c, document_id=known, resolution="resolved", candidates=known)
    if not evidence.left:
        return c  # what the text says contradicts every document that is known
    left = " ".join(e.document_id for e in evidence.left)
    return replace(c, resolution="ambiguous", candidates=left)


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
        left = agreeing or ([] if _names_a_body(c.issuer, left) else left)
        spoken = spoken or bool(agreeing)
    if c.title and (agreeing := [e for e in left if _same_subject(c.title, e.subject or "")]):
        left, spoken = agreeing, True
    return _Evidence(_not_later(left, published), spoken)


def _not_later(entries: Sequence[Entry], published: date | None) -> list[Entry]:
    """The entries that there were when the article was published."""
    return [e for e in entries if published is None or e.issued_on <= published.isoformat()]


def _same_body(said: str, known: str) -> bool:
    a, b = fold(said, " "), fold(known, " ")
    return a in b or b in a or a.removesuffix(" trung uong") in b


def _names_a_body(said: str, entries: Sequence[Entry]) -> bool:
    """Whether the issuer said rules out entries: it is of the same kind, but another."""
    known = {fold(e.issuer or "", " ") for e in entries}
    return bool(known - {""}) and not said.startswith(("Trung ương", "Đảng"))


def _same_subject(title: str, subject: str) -> bool:
    a, b = _content(title), _content(subject)
    shared = len(a & b)
    return shared >= _ENOUGH_WORDS and shared >= _ENOUGH_SHARE * min(len(a), len(b))


def _content(text: str) -> set[str]:
    return set(_WORDS.findall(fold(text, " "))) - _EMPTY_WORDS


def _agree(citations: list[Citation]) -> list[Citation]:
    """In an article, mentions of a symbol without a date mean the document of the one with it."""
    known: dict[tuple[str, str | None, str | None], set[str]] = {}
    for c in citations:
        if c.resolution == "resolved" or (c.issued_on and len(c.issued_on) == 10):
            known.setdefault((c.doc_type, c.symbol, c.name), set()).add(c.document_id)
    agreed = []
    for c in citations:
        ids = known.get((c.doc_type, c.symbol, c.name), set())
        undated = c.resolution != "resolved" and not (c.issued_on and len(c.issued_on) == 10)
        if undated and len(ids) == 1 and not _is_bare(c):
            c = replace(
                c, document_id=next(iter(ids)), resolution="resolved", candidates=next(iter(ids))
            )
        agreed.append(c)
    return agreed


def _is_bare(c: Citation) -> bool:
    return c.symbol is not None and c.symbol.isdigit()
