"""Texts that would run, or break the page, if a page took them for markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from solieu.corpus import Article
from solieu.extract.facts import Check, Citation, Count, Facts, NamedModel, Percentage

CALL = "window.pwned=1"
PAYLOADS = (
    f"<script>{CALL}</script>",
    f"</script><script>{CALL}</script>",
    f"</script ><script >{CALL}</script >",
    f"<SCRIPT>{CALL}</SCRIPT>",
    f"<script/x>{CALL}</script>",
    f"<!--<script>{CALL}//-->",
    f"--><script>{CALL}</script>",
    "<!-- không đóng",
    "<![CDATA[ không đóng",
    f"<img src=x onerror={CALL}>",
    f"<img src=x onerror='{CALL}'>",
    f'"><img src=x onerror={CALL}>',
    f"'><img src=x onerror={CALL}>",
    f"`><img src=x onerror={CALL}>",
    f"<svg onload={CALL}>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{CALL}'><text>bấm</text></a></svg>",
    f"</svg><script>{CALL}</script>",
    f"</title><script>{CALL}</script>",
    f"</style><script>{CALL}</script>",
    "</style><style>*{display:none!important}</style>",
    "<style>*{display:none!important}</style>",
    "<link rel=stylesheet href='https://example.com/x.css'>",
    f"</textarea><script>{CALL}</script>",
    f"</noscript><script>{CALL}</script>",
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe>",
    f"<iframe src='javascript:parent.{CALL}'></iframe>",
    "<iframe src='https://example.com'></iframe>",
    f"<body onload={CALL}>",
    f"<input autofocus onfocus={CALL}>",
    f"<select autofocus onfocus={CALL}>",
    f"<details open ontoggle={CALL}>",
    f"<video><source onerror={CALL}></video>",
    f"<audio src=x onerror={CALL}>",
    f"<object data='javascript:{CALL}'></object>",
    f"<embed src='javascript:{CALL}'>",
    f"<math><mtext><script>{CALL}</script></mtext></math>",
    f"<form action='javascript:{CALL}'><button>gửi</button></form>",
    f"<button formaction='javascript:{CALL}'>x</button>",
    f"<a href='javascript:{CALL}'>bấm</a>",
    f"<a href='JaVaScRiPt:{CALL}'>bấm</a>",
    f"<a href='data:text/html,<script>{CALL}</script>'>bấm</a>",
    "<base href='https://example.com/'>",
    "<meta http-equiv=refresh content='0;url=https://example.com'>",
    f"<template><script>{CALL}</script></template>",
    f"<xss style='animation-name:x' onanimationstart={CALL}>",
    f"<marquee onstart={CALL}>",
    f"<p onmouseover={CALL} style='position:fixed;inset:0'>",
    "<div style='position:fixed;inset:0;background:#000;z-index:999'>",
    "</div></section></main></body></html>",
    "<table><tr><td>hở",
    "</table></td></tr>",
    "<plaintext>",
    "<xmp>",
    "&lt;script&gt;không đổi&lt;/script&gt; &amp; &#x3c;",
    "&#60;script&#62;",
    f"${{{CALL}}} {{{{{CALL}}}}} <%={CALL}%>",
    f"\\u003cscript\\u003e{CALL}\\u003c/script\\u003e",
    f"\u2028{CALL}\u2029//",
    f"');{CALL}//",
    f'");{CALL}//',
    f"`);{CALL}//",
    f"]]>;{CALL}",
    f"javascript:{CALL}",
    f"JAVASCRIPT:{CALL}//https://tin.example",
    f"data:text/html,<script>{CALL}</script>",
    f"https://tin.example/'onclick='{CALL}",
    f'https://tin.example/"onclick="{CALL}',
    "https://tin.example/%0d%0aSet-Cookie:a=b",
    "\x00\x01\x08\x0b\x1b[31m\x7f",
    "\u202e\u2066ngược\u2069\u202c",
    "Z\u0351\u036b\u0343a\u0334l\u0321g\u0322o" * 30,
    "W" * 3000,
    "\ufeff\ufffe\uffff",
    '=HYPERLINK("https://example.com","bấm")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "$policy ${script} $$",
    "%s %(x)s {0} {x}",
    "constructor __proto__ toString hasOwnProperty",
)


def articles() -> Iterator[Article]:
    """An article for each payload, which stands in its text and in everything told of it."""
    for number, payload in enumerate(PAYLOADS):
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
