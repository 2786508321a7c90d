"""What the page tells before anything is chosen: how many of what, from where, about when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlencode

from .payload import Payload, called_document
from .reading import Row, Source

MOST = 12  # bars of a chart
TELLING = 0.01  # the share of all figures that a year has which opens or ends the chart of years
MOST_REJECTS = 20  # that are listed for each reason


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it is of, how long it is, and the state of the page that shows it.

    `key` is the key of its words where they differ by language; else `label` is shown.
    """

    label: str
    value: int
    goes_to: str
    key: str = ""


Bars: TypeAlias = list[Bar]


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of the first view."""

    n_articles: int
    n_facts: int
    n_documents: int
    n_checks: int
    n_mismatches: int
    n_unplaced: int
    kinds: Bars
    years: Bars
    n_other_years: int
    places: Bars
    documents: Bars
    models: Bars
    checks: Bars
    rejects: dict[str, list[Row]]


def overview_of(payload: Payload, source: Source) -> Overview:
    """The numbers of a dataset, from its payload and its documents and rejects."""
    head = payload.head
    statuses = Counter(str(check[6]) for check in head["checks"])
    documents = list(source.documents())
    rejects: dict[str, list[Row]] = {}
    for row in source.rejects():
        rejects.setdefault(row["reason"], []).append(row)
    years = _years(payload)
    return Overview(
        n_articles=payload.n_articles,
        n_facts=payload.n_facts,
        n_documents=len(documents),
        n_checks=statuses.total() - statuses["conflict"],
        n_mismatches=statuses["mismatch"],
        n_unplaced=sum("surface" in odd for odd in head["odd"].values()),
        kinds=_kinds(payload),
        years=years,
        n_other_years=_by_year(payload).total() - sum(bar.value for bar in years),
        places=_places(payload),
        documents=_documents(documents),
        models=_models(payload),
        checks=[
            Bar(status, n, _state("check", status), f"check.{status}")
            for status, n in sorted(statuses.items())
        ],
        rejects=dict(sorted(rejects.items())),
    )


def _state(facet: str, key: str) -> str:
    return "#" + urlencode({"v": "facts", facet: key})


def _models(payload: Payload) -> Bars:
    """The models that are named most, each as it is written most."""
    tally = payload.tallies["canonical_name"]
    ranked = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    shown = list(zip(ranked, payload.head["models"], strict=True))[:MOST]
    return [Bar(name, n, _state("model", key)) for (key, n), name in shown]


def _kinds(payload: Payload) -> Bars:
    ranked = sorted(payload.tallies["kind"].items(), key=lambda item: (-item[1], item[0]))
    return [Bar(kind, n, _state("kind", kind), f"kind.{kind}") for kind, n in ranked]


def _years(payload: Payload) -> Bars:
    """The figures of each year from the first to the last that has a telling share of them."""
    tally = _by_year(payload)
    telling = [year for year, n in tally.items() if n >= tally.total() * TELLING]
    if not telling:
        return []
    span = range(int(min(telling)), int(max(telling)) + 1)
    years = [f"{year:04}" for year in span]
    return [Bar(year, tally[year], _state("year", year)) for year in years]


def _by_year(payload: Payload) -> Counter[str]:
    tally: Counter[str] = Counter()
    for day, n in payload.tallies["period_start"].items():
        tally[day[:4]] += n
    return tally


def _places(payload: Payload) -> Bars:
    places: dict[str, list[Any]] = payload.head["places"]
    tally: Counter[str] = Counter()
    for place, n in payload.tallies["place_id"].items():
        at = place
        while at in places and places[at][2]:
            at = places[at][2]
        tally[at] += n
    ranked = sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return [Bar(_name(places, key), n, _state("province", key)) for key, n in ranked]


def _name(places: dict[str, list[Any]], key: str) -> str:
    name = str(places[key][0]) if key in places else key
    return f"{name} (2025)" if key.startswith("34:") else name


def _documents(documents: list[Row]) -> Bars:
    ranked = sorted(documents, key=lambda row: (-row["n_articles"], row["document_id"]))[:MOST]
    return [
        Bar(called_document(row), row["n_articles"], _state("document", row["document_id"]))
        for row in ranked
    ]
