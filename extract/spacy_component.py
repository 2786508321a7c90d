"""A spaCy component: `nlp.add_pipe("solieu")` puts the facts of a text on its `Doc`.

The facts stand in `doc.spans["solieu"]`, a span each, and as `doc._.solieu` and `span._.solieu`
just as `extract` gives them. They are kept as plain values in attributes of the span group, so a
`DocBin`, `doc.to_bytes()` and the processes of `nlp.pipe(n_process=…)` carry them whole.
"""

# Annotations are no strings here, for spaCy 3.7 reads those of a factory and cannot resolve them.
# It finds this module by entry points; nothing else imports it, for spaCy takes a second.
from spacy.language import Language  # noqa: TID253
from spacy.tokens import Doc, Span, SpanGroup  # noqa: TID253

from ..corpus.article import Article
from .extractor import extract
from .facts import Fact, Facts
from .records import fact_of_record, facts_of_record, record_of
from .views.showing import kind_of

DISPLACY_COLOURS = {
    "citation": "#a8c8f8",
    "count": "#a5dfb9",
    "percentage": "#ecb5e4",
    "model": "#f5d58a",
}
_KEPT = "solieu"  # the attribute of a span group that holds the record of its facts


@Language.factory("solieu", default_config={"spans_key": "solieu"})
class FactReader:
    """Reads the facts of each document into the span group `spans_key`.

    A span's label is the kind of fact: citation, count, percentage or model. A fact that does not
    begin and end at token borders is stretched to the tokens that hold it; `span._.solieu` has its
    own offsets. Where `doc.user_data` has `published_at` or `place`, periods and places are read as
    in an article of that day and province.

    >>> import spacy
    >>> nlp = spacy.blank("xx")
    >>> _ = nlp.add_pipe("solieu")
    >>> doc = nlp("Xã tiếp nhận 174 đơn.")
    >>> [(span.text, span.label_, span._.solieu.value) for span in doc.spans["solieu"]]
    [('174 đơn', 'count', Decimal('174'))]
    """

    def __init__(self, nlp: Language, name: str, spans_key: str = "solieu") -> None:
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """The document with its facts."""
        facts = extract(_source(doc))
        spans = [_span(doc, number, fact) for number, fact in enumerate(facts.mentions())]
        kept = {_KEPT: record_of(facts)}
        found = [span for span in spans if span is not None]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, attrs=kept, spans=found)
        return doc


def _source(doc: Doc) -> str | Article:
    known = {name: doc.user_data.get(name) for name in ("published_at", "place")}
    return Article("", doc.text, **known) if any(known.values()) else doc.text


def _span(doc: Doc, number: int, fact: Fact) -> Span | None:
    """The tokens that hold a fact, with its position among the facts as their id."""
    label, position = kind_of(fact), str(number)
    return doc.char_span(
        fact.start, fact.end, label=label, span_id=position, alignment_mode="expand"
    )


def facts_of(doc: Doc) -> Facts | None:
    """The facts that the component found in a document; None where it has not read it."""
    for group in doc.spans.values():
        if _KEPT in group.attrs:
            return facts_of_record(group.attrs[_KEPT], doc.text)
    return None


def fact_of(span: Span) -> Fact | None:
    """The fact that a span of the component stands for; None for any other span."""
    if not span.id_.isdecimal():
        return None
    for group in span.doc.spans.values():
        fact = fact_of_record(group.attrs[_KEPT], int(span.id_)) if _KEPT in group.attrs else None
        if fact and kind_of(fact) == span.label_ and _holds(span, fact):
            return fact
    return None


def _holds(span: Span, fact: Fact) -> bool:
    """Whether the fact stands in the span: spans of joined documents are others' positions."""
    within = span.start_char <= fact.start and fact.end <= span.end_char
    return within and span.doc.text[fact.start : fact.end] == fact.surface


Doc.set_extension("solieu", getter=facts_of, force=True)
Span.set_extension("solieu", getter=fact_of, force=True)
