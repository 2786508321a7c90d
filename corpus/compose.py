"""A record -> an article: put its letters right, clean, read the masthead, drop the furniture,
place it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from .article import Article, Reason, Reject
from .pages.masthead import Masthead, read_masthead
from .places.article_place import article_place
from .record import Record
from .text.clean import clean, is_sound, is_tidy, sound_octets, tidied
from .text.decode import UnknownEncoding
from .text.mojibake import mended
from .text.octets import USUAL
from .text.restoring import is_beyond_western, restored
from .text.wrapping import unwrapped

_FIELDS = ("text", "title", "lead", "section", "author")
_fields_of = attrgetter(*_FIELDS)
_BETWEEN = "\n\n\ufdd0\n\n"  # a character that no sound text holds, on a line of its own


class _Page(NamedTuple):
    """A record with its text clean and headed by its title; `octets` are the usual ones of it all,
    where they are known."""

    record: Record
    title: str | None
    text: str
    is_sound: bool
    octets: bytes | None = None


def compose(record: Record) -> Article | Reject:
    """The article of a record; what its format said of it wins over what its lines say.

    >>> article = compose(Record("a.txt", "Xã có 12 hộ.", title="Hà Giang: xã nghèo"))
    >>> article.text, article.place
    ('Hà Giang: xã nghèo\\nXã có 12 hộ.', 'Hà Giang')
    """
    return composed([record])[0]


def composed(records: Sequence[Record | Reject]) -> list[Article | Reject]:
    """The articles of some records. Each step is taken for all of them before the next: that costs
    an eighth less time than one record after another.

    >>> [str(found.reason) for found in composed([Record("a.txt", " "), Record("b.txt", "\u200b")])]
    ['no_text', 'no_text']
    """
    pages = [found if isinstance(found, Reject) else _page(found) for found in records]
    read = [
        page if isinstance(page, Reject) else (page, read_masthead(page.text, page.title))
        for page in pages
    ]
    return [found if isinstance(found, Reject) else _article(*found) for found in read]


def _page(record: Record) -> _Page | Reject:
    octets = _sound_octets(record)
    is_sound = octets is not None
    try:
        record = record if is_sound else _in_unicode(record)
    except UnknownEncoding as error:
        return Reject(record.source, Reason.ENCODING, f"{error}, and save it as UTF-8")
    body, title = _body(record.text, octets), _line(record.title, is_sound)
    if not body:
        detail = "nothing is left of it but blanks and marks that are not seen"
        return Reject(record.source, Reason.NO_TEXT, detail)
    octets = octets if body is record.text else None
    if title is None or body.startswith(title):
        return _Page(record, title, body, is_sound, octets)
    octets = USUAL.of(f"{title}\n") + octets if octets else None
    return _Page(record, title, f"{title}\n{body}", is_sound, octets)


def _article(page: _Page, head: Masthead) -> Article | Reject:
    record, sound = page.record, page.is_sound
    text = page.text if head.is_whole else _own_text(page.text, head)
    if not text:
        detail = "the page holds menus and counters only: save the article itself"
        return Reject(record.source, Reason.NO_TEXT, detail)
    site = _line(record.site, False) or head.site
    published_at = record.published_at or head.published_at
    octets = page.octets if head.is_whole else None
    place = article_place(head.title, text, site, published_at, octets)
    return Article(
        source=record.source,
        text=text,
        title=head.title,
        published_at=published_at,
        author=_line(record.author, sound) or head.author,
        site=site,
        section=_line(record.section, sound) or head.section,
        place=place.name if place else None,
        lead=_line(record.lead, sound) or head.lead,
    )


def _sound_octets(record: Record) -> bytes | None:
    """The text's, where every letter is right as it stands, as in most records."""
    text, *about = _fields_of(record)
    if is_beyond_western(text) and is_sound("\n".join(filter(None, about))):
        return sound_octets(text)
    return None


def _body(text: str, octets: bytes | None) -> str:
    whole = unwrapped(text)
    if octets is None:
        return clean(whole)
    return whole if whole is text and is_tidy(octets) else tidied(whole)


def _in_unicode(record: Record) -> Record:
    """The record with its letters as they were meant, its fields judged together: a title alone is
    too short. A text may be in an old encoding where what was said of it later is not."""
    said = {name: value for name, value in zip(_FIELDS, _fields_of(record), strict=True) if value}
    whole = _BETWEEN.join(said.values())
    right = restored(mended(whole))
    parts = right.split(_BETWEEN)
    if right != whole and len(parts) == len(said):
        return replace(record, **dict(zip(said, parts, strict=True)))
    text = restored(record.text if right == whole else mended(record.text))
    return record if text == record.text else replace(record, text=text)


def _line(value: str | None, sound: bool) -> str | None:
    """A field of the record as one clean line."""
    if not value:
        return None
    return " ".join((value if sound or is_sound(value) else clean(value)).split()) or None


def _own_text(whole: str, head: Masthead) -> str:
    lines = whole.split("\n")
    return tidied("\n".join(lines[number] for number in head.own_lines))
