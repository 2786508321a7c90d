"""A spaCy component: `nlp.add_pipe("solieu_facts")` puts facts on `doc._` and `doc.spans`."""

from __future__ import annotations

from typing import Any

from .extractor import extract


class FactsComponent:
    """Sets `doc._.solieu` to the `Facts` of the text and `doc.spans["solieu"]` to their spans.

    A span's label is the kind of fact: citation, count, percentage or model. A fact that does not
    end at token borders is stretched to the tokens that hold it.
    """

    def __call__(self, doc: Any) -> Any:
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


def create_component(nlp: Any, name: str) -> FactsComponent:
    """The component for a pipeline; spaCy calls it.

    >>> import spacy
    >>> nlp = spacy.blank("xx")
    >>> _ = nlp.add_pipe("solieu_facts")
    >>> [span.text for span in nlp("Xã tiếp nhận 174 đơn.").spans["solieu"]]
    ['174 đơn']
    """
    from spacy.tokens import Doc  # spaCy takes a second to import and only its users need it

    if not Doc.has_extension("solieu"):
        Doc.set_extension("solieu", default=None)
    return FactsComponent()
