"""The facts of an article as a notebook shows them: marked in its text, then as a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...corpus.places.article_place import place_by_id
from ..facts import FACT_TABLES, Check, Citation, Count, Fact, Facts, NamedModel, Percentage
from .html_parts import frame, line, shown, some, table
from .showing import figure_of, in_text_order, kind_of, plain_number, value_of

MOST_LETTERS, MOST_FACTS, MOST_CHECKS = 20_000, 100, 50
_FACTS = (
    *("#", "fact", "surface", "value", "unit", "of what", "period", "place"),
    *("rule", "confidence"),
)
_CHECKS = ("check", "facts", "stated", "expected", "rule")


def facts_html(facts: Facts) -> str:
    """The text with its facts marked and numbered, the table of them, and the checks.

    What is long is cut, and the cut is told. Facts without their text are a table alone.
    """
    ordered = in_text_order(facts)
    letters = some(MOST_LETTERS, len(facts.text), "letters", "the attribute `text` has all")
    listed = some(MOST_FACTS, len(ordered), "facts", "`to_frame()` has all")
    parts = [_summary(facts)]
    if _holds(facts.text, ordered):
        parts += [_marked_text(facts.text[:MOST_LETTERS], ordered), line(letters)]
    if ordered:
        rows = [_fact_row(n, fact) for n, fact in enumerate(ordered[:MOST_FACTS], start=1)]
        parts += [table(_FACTS, rows), line(listed)]
    return frame(*parts, _checks(facts, ordered))


def _summary(facts: Facts) -> str:
    """How many facts of each kind there are, in the colours that they have in the text."""
    found = {table: len(getattr(facts, table)) for table in (*FACT_TABLES, "checks")}
    told = [
        f'<span class="{table[:-1]}">{n} {table if n > 1 else table[:-1]}</span>'
        for table, n in found.items()
        if n
    ]
    return f"<p>{', '.join(told) or 'no facts'}</p>"


def _holds(text: str, facts: list[Fact]) -> bool:
    """Whether these are facts of the text; facts put together by hand may have none."""
    return bool(text) and all(text[fact.start : fact.end] == fact.surface for fact in facts)


def _marked_text(text: str, facts: list[Fact]) -> str:
    return f'<div class="text">{"".join(_pieces(text, facts))}</div>'


def _pieces(text: str, facts: list[Fact]) -> Iterator[str]:
    """The text between all places where a fact begins or ends, in the marks of those around it."""
    numbered = [(n, fact) for n, fact in enumerate(facts, start=1) if fact.start < len(text)]
    ends = {min(fact.end, len(text)) for _, fact in numbered}
    bounds = sorted({0, len(text), *ends, *(fact.start for _, fact in numbered)})
    coming = iter(numbered)
    upcoming = next(coming, None)
    around: list[tuple[int, Fact]] = []
    for start, end in pairwise(bounds):
        while upcoming is not None and upcoming[1].start <= start:
            around.append(upcoming)
            upcoming = next(coming, None)
        yield _piece(text[start:end], [fact for _, fact in around])
        for n, _ in (pair for pair in around if pair[1].end == end):
            yield f"<sup>{n}</sup>"
        around = [pair for pair in around if pair[1].end > end]


def _piece(text: str, around: list[Fact]) -> str:
    opened = "".join(
        f'<mark class="{kind_of(fact)}" title="{shown(f"{kind_of(fact)}: {value_of(fact)}")}">'
        for fact in around
    )
    return opened + shown(text) + "</mark>" * len(around)


def _fact_row(n: int, fact: Fact) -> list[str]:
    value, unit, what = _told(fact)
    about = [value, unit, what, _period(fact), _place(fact)]
    return [str(n), kind_of(fact), fact.surface, *about, fact.rule, f"{fact.confidence:.2f}"]


def _told(fact: Fact) -> tuple[str, str, str]:
    if isinstance(fact, Citation):
        return value_of(fact), "", fact.title or ""
    if isinstance(fact, NamedModel):
        return " ".join((plain_number(fact.count), fact.kind)).strip(), "", fact.canonical_name
    if isinstance(fact, Percentage):
        return figure_of(fact), fact.unit, fact.of or ""
    return figure_of(fact), fact.unit or "", fact.item or ""


def _period(fact: Fact) -> str:
    if not isinstance(fact, Count | Percentage):
        return ""
    start, end = fact.period_start, fact.period_end
    if start is None or end is None:
        return f"from {start}" if start else f"until {end}" if end else ""
    return str(start) if start == end else f"{start} to {end}"


def _place(fact: Fact) -> str:
    if not isinstance(fact, Count | Percentage) or fact.place_id is None:
        return ""
    place = place_by_id(fact.place_id)
    return place.name if place else fact.place_id


def _checks(facts: Facts, ordered: list[Fact]) -> str:
    """The checks, mismatches first and coloured."""
    if not facts.checks:
        return ""
    numbers = {id(fact): f"#{n}" for n, fact in enumerate(ordered, start=1)}
    names = dict(enumerate(numbers[id(fact)] for fact in facts.mentions()))
    checks = sorted(facts.checks, key=lambda check: check.status != "mismatch")[:MOST_CHECKS]
    wrong = [n for n, check in enumerate(checks) if check.status == "mismatch"]
    rows = [_check_row(check, names) for check in checks]
    told = some(MOST_CHECKS, len(facts.checks), "checks", "`to_frame('checks')` has all")
    return table(_CHECKS, rows, wrong) + line(told)


def _check_row(check: Check, names: dict[int, str]) -> list[str]:
    about = ", ".join(names.get(n, "?") for n in check.facts)
    return [check.status, about, check.stated, check.expected, check.rule]
