"""A record -> an article: put its letters right, clean, read the masthead, drop the furniture,
place it."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from .article import Article, Reason, Reject
from .clean import clean, is_sound, tidied
from .decode import UnknownEncoding
from .masthead import Masthead, read_masthead
from .mojibake import mended
from .places import article_place
from .record import Record
from .restoring import is_beyond_western, restored
from .wrapping import unwrapped

_FIELDS = ("text", "title", "lead", "section", "author")
_fields_of = attrgetter(*_FIELDS)
_BETWEEN = "\n\n\ufdd0\n\n"  # a character that no sound text holds, on a line of its own


def compose(record: Record) -> Article | Reject:
    """The article of a record; what its format said of it wins over what its lines say.

    >>> article = compose(Record("a.txt", "Xã có 12 hộ.", title="Hà Giang: xã nghèo"))
    >>> article.text, article.place
    ('Hà Giang: xã nghèo\\nXã có 12 hộ.', 'Hà Giang')
    """
    sound = _is_sound(record)
    try:
        record = record if sound else _in_unicode(record)
    except UnknownEncoding as error:
        return Reject(record.source, Reason.ENCODING, f"{error}, and save it as UTF-8")
    whole = unwrapped(record.text)
    body, title = tidied(whole) if sound else clean(whole), _line(record.title, sound)
    if not body:
        detail = "nothing is left of it but blanks and marks that are not seen"
        return Reject(record.source, Reason.NO_TEXT, detail)
    whole = body if title is None or body.startswith(title) else f"{title}\n{body}"
    head = read_masthead(whole, title)
    text = _own_text(whole, head)
    if not text:
        detail = "the page holds menus and counters only: save the article itself"
        return Reject(record.source, Reason.NO_TEXT, detail)
    site = _line(record.site, False) or head.site
    published_at = record.published_at or head.published_at
    place = article_place(head.title, text, site, published_at)
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


def _is_sound(record: Record) -> bool:
    """Whether every letter is right as it stands, as in most records: one look says so."""
    text, *about = _fields_of(record)
    return is_beyond_western(text) and is_sound(text) and is_sound("\n".join(filter(None, about)))


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
    if head.is_whole:
        return whole
    lines = whole.split("\n")
    return tidied("\n".join(lines[number] for number in head.own_lines))
