"""Facts in the form that spaCy's displaCy draws without a pipeline."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from ..facts import Facts
from .showing import in_text_order, kind_of

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]+")


def displacy_data(facts: Facts, style: str = "span") -> dict[str, Any]:
    """What `displacy.render(…, style=style, manual=True)` takes, for `span` or for `ent`.

    `span` draws facts one above the other where they overlap; `ent` can draw no overlaps and has
    the longer of two. displaCy escapes the text, but not a `title`: none is given, and one that is
    added must be escaped before.

    >>> from solieu.extract import extract
    >>> displacy_data(extract("Xã có 12 hộ."), "ent")
    {'text': 'Xã có 12 hộ.', 'ents': [{'start': 6, 'end': 11, 'label': 'count'}]}
    """
    if style == "ent":
        return {"text": facts.text, "ents": _apart(facts)}
    if style == "span":
        return {"text": facts.text, **_by_tokens(facts)}
    raise ValueError(f"{style!r} is no style for facts: choose span or ent")


def _spans(facts: Facts) -> list[dict[str, Any]]:
    found = in_text_order(facts)
    return [{"start": f.start, "end": f.end, "label": kind_of(f)} for f in found]


def _apart(facts: Facts) -> list[dict[str, Any]]:
    """The spans that do not overlap, the longest first taken."""
    kept: list[dict[str, Any]] = []
    for span in sorted(_spans(facts), key=lambda span: span["start"] - span["end"]):
        if all(span["end"] <= other["start"] or other["end"] <= span["start"] for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: int(span["start"]))


def _by_tokens(facts: Facts) -> dict[str, Any]:
    """The words of the text, cut where a fact begins or ends inside one, and the facts by them."""
    spans = _spans(facts)
    edges = {at for span in spans for at in (span["start"], span["end"])}
    edges.update(at for word in _TOKEN.finditer(facts.text) for at in word.span())
    bounds = sorted(edges)
    number = {at: n for n, at in enumerate(bounds)}
    words = [facts.text[a:b] for a, b in pairwise(bounds)]
    return {
        "tokens": words,
        "spans": [
            span | {"start_token": number[span["start"]], "end_token": number[span["end"]]}
            for span in spans
        ],
    }
