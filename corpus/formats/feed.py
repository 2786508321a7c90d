"""Feeds saved as files (RSS, Atom): an article an entry."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from ..article import Reason
from ..pages.dates import VIETNAM_TIME
from ..pages.fragments import text_of_fragment
from ..record import record_of
from .content import Content, Found
from .json_lines import no_text

_ENTRIES = ("item", "entry")
# Parts of an article and the elements that carry them, the best first.
_PARTS = {
    "text": ("encoded", "content", "description", "summary"),
    "lead": ("description", "summary"),
    "title": ("title",),
    "date": ("pubDate", "published", "date", "updated"),
    "author": ("creator", "author"),
    "section": ("category",),
    "url": ("link",),
}


def read_feed(content: Content) -> Found:
    """A record for each entry, named `source:number`."""
    content.report("feed", "as the feed says")
    number = 0
    try:
        for number, entry in enumerate(_entries(content), start=1):
            source = f"{content.name}:{number}"
            yield record_of(source, _fields(entry)) or no_text(source)
    except (etree.LxmlError, ValueError) as error:
        detail = f"no well-formed feed after {number} entries ({error}); they were read"
        yield content.reject(Reason.BROKEN_RECORD, f"{detail}: fetch it again")
        return
    if not number:
        yield content.reject(Reason.NO_ARTICLES, "the feed has no entry")


def _entries(content: Content) -> Iterator[Any]:
    """Each entry once it is complete; what lies behind is let go."""
    parsed = etree.iterparse(
        content.stream, events=("end",), no_network=True, load_dtd=False, resolve_entities=False,
        huge_tree=False,
    )  # fmt: skip
    for _, element in parsed:
        if _local(element) in _ENTRIES:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _fields(entry: Any) -> dict[str, object]:
    met: dict[str, str] = {}
    for child in entry:
        words = _words(child)
        if words:
            met.setdefault(_local(child), words)
    fields: dict[str, object] = {
        part: found
        for part, names in _PARTS.items()
        if (found := next((met[name] for name in names if name in met), None))
    }
    if fields.get("lead") == fields.get("text"):
        fields.pop("lead", None)
    for part in ("text", "lead", "title"):
        if part in fields:
            fields[part] = text_of_fragment(str(fields[part]))
    if "date" in fields:
        fields["date"] = _date(str(fields["date"]))
    return fields


def _words(element: Any) -> str:
    """What an element says: its words, its markup as text, or where it points."""
    if element.get("href"):
        return str(element.get("href")) if element.get("rel", "alternate") == "alternate" else ""
    if element.get("type") == "xhtml" and len(element):
        return "".join(etree.tostring(child, encoding="unicode") for child in element).strip()
    return "".join(element.itertext()).strip()


def _date(words: str) -> str:
    """The date as a machine writes it, where mail's form is met."""
    try:
        moment = parsedate_to_datetime(words)
    except (TypeError, ValueError):
        return words
    return (moment.astimezone(VIETNAM_TIME) if moment.tzinfo else moment).isoformat(" ", "minutes")
