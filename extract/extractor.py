"""The whole of extraction: an article or a string in, its facts out."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..corpus.article import Article
from ..corpus.places.gazetteer import Place, place_of
from .checks.reading import read_checks
from .citations.back_references import link_back
from .citations.local_ids import tell_apart
from .citations.reading import read_citations
from .citations.registry import Registry, bundled
from .citations.resolution import resolve
from .counts.building import build_count
from .doubts import Decide
from .facts import Count, Facts, Percentage
from .figures.reading import Figure, read_figures
from .named_models.reading import learned_odds, read_models
from .places.whereabouts import Whereabouts
from .shares.building import build_percentage
from .shares.links import link_shares
from .shares.parts import behind_aside, parts_bracket
from .text.composition import Composed, compose
from .text.document import Document
from .text.misread import SIGNS, put_right
from .text.overlap import merge_spans

_REMEMBERED = 8  # figures back within which a share finds its whole


def extract(
    source: str | Article, *, registry: Registry | None = None, decide: Decide | None = None
) -> Facts:
    """The facts of an article, or of a plain string, each kind in text order.

    Citations are resolved by `registry`, the bundled one where none is given. `decide` says what a
    number is where no rule is sure; without it the rules answer alone.
    Pure: no clock, no network, the same facts for the same input.

    >>> facts = extract("Xã đã tiếp nhận 174 đơn, tăng 24,1% so với cùng kỳ.")
    >>> [(c.value, c.unit, c.action) for c in facts.counts]
    [(Decimal('174'), 'đơn', 'tiếp nhận')]
    >>> [(p.value, p.change, p.base) for p in facts.percentages]
    [(Decimal('24.1'), 'increase', 'cùng kỳ')]
    """
    readings = []
    if (read := compose(source if isinstance(source, str) else source.text)) is not None:
        source = _with_text(source, read.text)
        readings.append(read)
    doc = _document(source)
    if doc.found[SIGNS] and (read := put_right(doc.text)) is not None:
        source = _with_text(source, read.text)
        doc = _document(source)
        readings.append(read)
    facts = _extract(doc, source, registry, decide)
    for read in reversed(readings):
        facts = _as_written(read, facts)
    return facts


def _with_text(source: str | Article, text: str) -> str | Article:
    return text if isinstance(source, str) else replace(source, text=text)


def _extract(
    doc: Document, source: str | Article, registry: Registry | None, decide: Decide | None
) -> Facts:
    citations, taken = read_citations(doc)
    known = registry or bundled()
    citations = tell_apart(resolve(citations, known, doc.published), _province(source))
    citations = link_back(doc, citations)
    models, named = read_models(doc, learned_odds())
    counts, percentages = _figures(doc, merge_spans([*taken, *named]), decide)
    found = tuple(citations), tuple(counts), tuple(percentages), tuple(models)
    return Facts(*found, tuple(read_checks(Facts(*found), doc.text)), doc.text)


def _as_written(read: Composed, facts: Facts) -> Facts:
    return Facts(
        tuple(read.told(facts.citations)),
        tuple(read.told(facts.counts)),
        tuple(read.told(facts.percentages)),
        tuple(read.told(facts.models)),
        facts.checks,
        read.written,
    )


def _document(source: str | Article) -> Document:
    if isinstance(source, str):
        return Document(source)
    doc = Document(source.text, _day(source.published_at))
    doc.places = Whereabouts(doc.text, doc.low, source.place, source.published_at)
    return doc


def _province(source: str | Article) -> Place | None:
    """The province that an article is about."""
    if isinstance(source, str) or not source.place:
        return None
    return place_of(source.place, source.published_at)


def _day(published_at: str | None) -> date | None:
    """The day of an ISO date; None where it is no full date."""
    try:
        return date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None


def _outside_bracket(
    share: Figure,
    before: deque[Figure | Percentage],
    facts: tuple[Sequence[Count | Percentage], ...],
    told: Count | Percentage | None,
) -> tuple[tuple[Figure | Percentage, ...], Count | Percentage | None]:
    """The figures before a share and the last fact, without those of a bracket that only tells the
    parts of what the share is of, and without an aside between."""
    s = share.sentence
    bracket = parts_bracket(s, share.sign_first)
    if bracket is None and behind_aside(s, share.sign_first, tuple(before)):
        return tuple(before)[:-1], facts[0][-2]
    if bracket is None:
        return tuple(before), told
    outside = [b for b in before if not bracket[0] < _start(b) < bracket[1]]
    last: Count | Percentage | None = None
    for kind in facts:
        ahead = next((f for f in reversed(kind) if f.start < bracket[0]), None)
        if ahead is not None and (last is None or ahead.start > last.start):
            last = ahead
    counted = outside and _start(outside[-1]) >= s.starts[0]
    return (tuple(outside), last) if counted else (tuple(before), told)


def _start(b: Figure | Percentage) -> int:
    return b.sentence.starts[b.quantity.first] if isinstance(b, Figure) else b.start


def _figures(
    doc: Document, taken: list[tuple[int, int]], decide: Decide | None
) -> tuple[list[Count], list[Percentage]]:
    counts: list[Count] = []
    percentages: list[Percentage] = []
    before: deque[Figure | Percentage] = deque(maxlen=_REMEMBERED)
    told: Count | Percentage | None = None
    figures = list(read_figures(doc, taken, decide))
    for figure in figures:
        figure.place_id = doc.place_at(figure.sentence, figure.sentence.starts[figure.first])
    for figure in figures:
        if figure.kind in ("percent", "pp"):
            seen = _outside_bracket(figure, before, (counts, percentages), told)
            told = build_percentage(doc, figure, *seen)
            percentages.append(told)
            before.append(told)
        else:
            told = build_count(doc, figure, counts)
            counts.append(told)
            before.append(figure)
    return counts, link_shares(doc.text, counts, percentages)
