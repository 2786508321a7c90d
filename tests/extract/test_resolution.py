"""Which document a citation means: every mention in the articles of tests/cases/resolution.toml.

Its documents are those of tests/data/registry.csv, whose symbols clash on purpose.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from solieu.corpus import Article
from solieu.extract import Citation, Registry, extract
from solieu.extract.citations.registry import Entry
from solieu.extract.citations.symbols import canonical

HERE = Path(__file__).parents[1]
RIGHT_SHARE = 0.95
LEAST = {"resolved": 60, "ambiguous": 35, "unresolved": 25}


def entry(row: dict[str, str]) -> Entry:
    return Entry(
        canonical(row["symbol"]).text,
        row["doc_type"],
        row["issued_on"],
        row["name"] or None,
        row["issuer"] or None,
        int(row["term"]) if row["term"] else None,
        row["subject"] or None,
        tuple(filter(None, row["short_forms"].split("|"))),
    )


LINES = (HERE / "data" / "registry.csv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(LINES))
ENTRIES = [entry(row) for row in ROWS]
REGISTRY = Registry.of(ENTRIES)
KEYS = {f"{row['symbol']}@{row['issued_on']}": entry(row).document_id for row in ROWS}


@dataclass(frozen=True)
class Outcome:
    """resolved to one document, ambiguous between some, or unresolved."""

    kind: str
    documents: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Mention:
    """A citation as it stands in the text, and what it must resolve to."""

    cited: str
    outcome: Outcome
    identifier: str | None


@dataclass(frozen=True)
class Case:
    """An article, with every document it cites, in text order."""

    number: int
    about: str
    text: str
    published: str | None
    mentions: tuple[Mention, ...]
    gap: str | None

    @property
    def id(self) -> str:
        return f"{self.number:03}-{self.about.replace(' ', '-')}"


def expected(mention: dict[str, Any]) -> Mention:
    """`document` for resolved, `candidates` for ambiguous, neither for unresolved."""
    assert set(mention) <= {"cited", "document", "candidates", "id"}, mention
    if "document" in mention:
        named = mention["document"]
        identifier = named if named.startswith("urn:") else KEYS[named]
        outcome = Outcome("resolved", frozenset({identifier}))
    elif "candidates" in mention:
        outcome = Outcome("ambiguous", frozenset(KEYS[key] for key in mention["candidates"]))
    else:
        outcome = Outcome("unresolved")
    return Mention(mention["cited"], outcome, mention.get("id"))


def read_cases() -> list[Case]:
    data = tomllib.loads((HERE / "cases" / "resolution.toml").read_text(encoding="utf-8"))
    cases = []
    for number, row in enumerate(data["article"], start=1):
        assert set(row) <= {"about", "text", "published", "mentions", "gap"}, row["text"]
        mentions = tuple(expected(mention) for mention in row["mentions"])
        how = (row["text"], row.get("published"), mentions, row.get("gap"))
        cases.append(Case(number, row["about"], *how))
    return cases


CASES = read_cases()


def citations(case: Case) -> tuple[Citation, ...]:
    article = Article(source="case", text=case.text, published_at=case.published)
    return extract(article, registry=REGISTRY).citations


def outcome(citation: Citation | None) -> Outcome:
    if citation is None:
        return Outcome("missed")
    documents = frozenset((citation.candidates or "").split())
    if citation.resolution == "resolved":
        assert documents == {citation.document_id}
    return Outcome(citation.resolution, documents)


def paired(case: Case) -> list[tuple[Mention, Citation | None]]:
    """Each expected mention with the citation that stands there, if any does."""
    found, pairs, at = list(citations(case)), [], 0
    for mention in case.mentions:
        start = case.text.index(mention.cited, at)
        at = start + len(mention.cited)
        here = [c for c in found if c.start < at and c.end > start and mention.cited in c.surface]
        pairs.append((mention, here[0] if here else None))
        found = [c for c in found if c is not (here[0] if here else None)]
    return pairs


def is_silently_wrong(mention: Mention, found: Outcome) -> bool:
    """Resolved to a document where the text means another, or does not say which."""
    return found.kind == "resolved" and found != mention.outcome


def parameters(case: Case) -> Any:
    marks = [] if case.gap is None else [pytest.mark.xfail(reason=case.gap, strict=True)]
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [parameters(case) for case in CASES])
def test_mentions_resolve(case: Case) -> None:
    pairs = paired(case)
    problems = [
        f"{mention.cited}: {outcome(citation)}, not {mention.outcome}"
        for mention, citation in pairs
        if outcome(citation) != mention.outcome
    ]
    problems += [
        f"{mention.cited}: {citation.document_id}, not {mention.identifier}"
        for mention, citation in pairs
        if citation and mention.identifier not in (None, citation.document_id)
    ]
    assert not problems, "\n".join([case.text, *problems])
    assert len(citations(case)) == len(case.mentions), [c.surface for c in citations(case)]


def test_share_right_and_nothing_silently_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    judged = [
        (case, mention, outcome(citation)) for case in CASES for mention, citation in paired(case)
    ]
    right = sum(found == mention.outcome for _, mention, found in judged)
    wrong = [(case, m) for case, m, found in judged if is_silently_wrong(m, found)]
    with capsys.disabled():
        print(f"\nresolution: {right} of {len(judged)} mentions right, {len(wrong)} silently wrong")
    assert right >= RIGHT_SHARE * len(judged)
    assert not [f"{case.id}: {mention.cited}" for case, mention in wrong if case.gap is None]


def test_each_outcome_has_enough_mentions() -> None:
    said = Counter(mention.outcome.kind for case in CASES for mention in case.mentions)
    assert all(said[kind] >= least for kind, least in LEAST.items()), said
    assert said.total() >= 130


def test_cases_are_sound() -> None:
    assert len({(case.text, case.published) for case in CASES}) == len(CASES)
    for case in CASES:
        assert unicodedata.is_normalized("NFC", case.text), case.id
        assert case.mentions, case.id


def test_without_a_date_of_its_own_an_article_rules_nothing_out() -> None:
    """More documents stay possible when the day of the article is unknown, never fewer."""
    for case in CASES:
        if case.published is None or case.gap is not None:
            continue
        undated = Case(case.number, case.about, case.text, None, case.mentions, None)
        pairs = zip(citations(case), citations(undated), strict=True)
        for dated, free in pairs:
            assert outcome(dated).documents <= outcome(free).documents or free.resolution == (
                "resolved"
            ), (case.id, dated.surface)


def test_the_same_article_resolves_the_same_way_in_any_registry_order() -> None:
    turned = Registry.of(reversed(ENTRIES))
    for case in CASES:
        article = Article(source="case", text=case.text, published_at=case.published)
        again = extract(article, registry=turned).citations
        assert [outcome(c) for c in again] == [outcome(c) for c in citations(case)], case.id


def test_an_empty_registry_resolves_nothing_outside_the_article() -> None:
    for case in CASES:
        for citation in extract(case.text, registry=Registry()).citations:
            if citation.resolution == "resolved":
                assert re.search(r":\d{4}-\d\d-\d\d;", citation.document_id), citation.surface
            assert citation.resolution != "ambiguous"
