"""A spaCy component: `nlp.add_pipe("solieu_facts")` puts facts on `doc._` and `doc.spans`."""

from __future__ import annotations

from typing import Any

# spaCy finds this module by its entry point; nothing else imports it, for spaCy takes a second.
from spacy.language import Language  # noqa: TID253
from spacy.tokens import Doc  # noqa: TID253

from .extractor import extract

if not Doc.has_extension("solieu"):
    Doc.set_extension("solieu", default=None)


@Language.component("solieu_facts")
def create_component(doc: Any) -> Any:
    """The document with `doc._.solieu`, its `Facts`, and `doc.spans["solieu"]`, their spans.

    A span's label is the kind of fact: citation, count, percentage or model. A fact that does not
    end at token borders is stretched to the tokens that hold it.

    >>> import spacy
    >>> nlp = spacy.blank("xx")
    >>> _ = nlp.add_pipe("solieu_facts")
    >>> doc = nlp("Xã tiếp nhận 174 đơn.")
    >>> [span.text for span in doc.spans["solieu"]]
    ['174 đơn']
    """
    facts = extract(doc.text)
    doc._.solieu = facts
    labels = (
        ("citation", facts.citations),
        ("count", facts.counts),
        ("percentage", facts.percentages),
        ("model", facts.models),
    )
    doc.spans["solieu"] = [
        doc.char_span(fact.start, fact.end, label=label, alignment_mode="expand")
        for label, found in labels
        for fact in found
    ]
    return doc
