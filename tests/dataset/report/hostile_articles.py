"""Articles and facts whose every word would run, or break the page, were it taken for markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hostile import PAYLOADS
from solieu.corpus import Article
from solieu.extract.facts import Check, Citation, Count, Facts, NamedModel, Percentage

OWN = (
    "</title><script>document.title='hit'</script>",
    "</noscript><script>document.title='hit'</script>",
    "$policy ${script} $$",
    "{n} {query} {0} %s",
    "constructor __proto__ toString hasOwnProperty",
    "https://tin.example/'onclick='document.title=`hit`",
    'https://tin.example/"onclick="document.title=`hit`',
    "https://tin.example/%0d%0aSet-Cookie:a=b",
    "JAVASCRIPT:document.title='hit'//https://tin.example",
)
TEXTS = (*PAYLOADS.values(), *OWN)


def articles() -> Iterator[Article]:
    """An article for each payload, which stands in its text and in everything told of it."""
    for number, payload in enumerate(TEXTS):
        yield Article(
            f"{payload}?{number}",
            f"Tin {number}\n{payload} có 5 hộ. {payload}\nHết {number}",
            title=payload,
            published_at="2024-01-01",
            author=payload,
            site=payload,
            section=payload,
            lead=payload,
        )


def facts_of(article: Article) -> Facts:
    """Facts whose every word is the payload; they overlap, and their check fails."""
    payload = article.title or ""
    start = article.text.index(payload)
    said = {"sentence": f"{payload} có 5 hộ.", "rule": payload, "confidence": 0.5}
    whole = (start, start + len(payload), payload)
    after = start + len(payload) + 4
    five = (after, after + 4, "5 hộ")
    overlapping = (start, after + 4, article.text[start : after + 4])
    day = date(2024, 1, 1)
    words = dict.fromkeys(("unit", "item", "modifier", "change", "action", "unit_code"), payload)
    fields = ("doc_type", "document_id", "candidates", "symbol", "name", "issuer", "title")
    told = dict.fromkeys((*fields, "pinpoint", "repaired"), payload)
    share = dict.fromkeys(("unit", "of", "base"), payload)
    return Facts(
        (Citation(*whole, **said, **told),),
        (Count(*five, **said, kind=payload, value=Decimal(5), period_start=day, **words),),
        (Percentage(*overlapping, **said, value=Decimal(5), **share),),
        (NamedModel(*whole, **said, kind="model", name=payload, canonical_name=payload),),
        (Check(payload, (1, 2), "5", "6", "mismatch"),),
    )
