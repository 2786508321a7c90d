"""A web page -> the article in it: where it stands by trafilatura, its lines by the page itself.

Trafilatura finds the body, but leaves out leads, captions and short lines, and runs cells together.
It is asked only where the page's paragraphs do not decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

import trafilatura
from htmldate import find_date
from lxml import etree  # type: ignore[import-untyped]

from ..record import Record
from ..text.clean import clean, is_sound
from ..text.folding import fold
from .dates import parse_date
from .fields import PageFields, dated_beside, page_fields
from .furniture import can_be_headline, is_paragraph
from .lines import Element, PageLine, page_lines
from .masthead import Masthead, read_masthead
from .sites import is_publisher, site_of_title

MOST_OF_BODY = 0.75  # of what was found: the element that holds as much is the article's
MIN_LEAD = 30  # characters; shorter is a label
MAX_LEAD = 1200

# Without a bound of its own the date found would depend on the day of the run.
_LAST_DATE = "2100-01-01"
_LEAD = re.compile(r"sapo|lead|summary|hometext|chapp?eau|abstract|intro|brief|desc", re.I)
_ASIDE = re.compile(
    r"relat|lien-?quan|tags?\b|keyword|social|share|comment|rating|breadcrumb|morenews|other-?news|"
    r"tinlq|more-?link|author-?info|toolbar|bookmark",
    re.I,
)
_HEADING = frozenset(("h1", "h2", "h3"))
_SUFFIX = re.compile(r" [-–|»] ")


def record_of_page(page: str, source: str) -> Record:
    """The record of a page, its text empty where the page holds no article.

    >>> page = "<html><head><meta property='og:title' content='Xã mới'></head><body><article>"
    >>> page += "<p>Xã Tân Lập hiện có 12 hộ nghèo, giảm 5 hộ so với đầu năm.</p></article></body>"
    >>> record_of_page(page, "a.html").title
    'Xã mới'
    """
    tree = _tree(page)
    lines = _cleaned(page_lines(tree)) if tree is not None else []
    if tree is None or not lines:
        return Record(source, "")
    found = _Found(page)
    fields = page_fields(tree)
    seen = read_masthead(_joined(lines))
    title = _title(tree, fields, lines, seen)
    head = seen if seen.title == title else read_masthead(_joined(lines), title)
    own = _article_lines(lines, found, head, fields)
    text = _joined(own) or found.text
    return Record(
        source=source,
        text=text,
        title=title,
        published_at=_published(fields, tree, seen)
        or dated_beside(tree, title or "")
        or seen.published_at
        or _guessed_date(page),
        author=fields.author
        or read_masthead(clean(f"{title or ''}\n{text}"), title).author
        or seen.author,
        site=fields.site or _site(tree, seen) or fields.host,
        section=fields.section,
        lead=_lead(own),
    )


class _Found:
    """The body that trafilatura finds in a page, which is looked for where it is asked about."""

    def __init__(self, page: str) -> None:
        self._page = page

    @cached_property
    def text(self) -> str:
        """The body; nothing where it finds no article."""
        found = trafilatura.bare_extraction(
            self._page,
            favor_recall=True,
            include_tables=True,
            include_comments=False,
            with_metadata=False,
        )
        body = found if isinstance(found, dict) else found.as_dict() if found else {}
        return clean(str(body.get("text") or ""))

    @cached_property
    def _words(self) -> str:
        return _key(self.text)

    def holds(self, line: PageLine) -> bool:
        """Whether the body has the words of a line, which may be none."""
        words = _key(line.text)
        return not words or words in self._words


def _guessed_date(page: str) -> str | None:
    """The date of a page that states none, where htmldate finds one."""
    try:
        found = find_date(page, original_date=True, extensive_search=False, max_date=_LAST_DATE)
        return parse_date(found or "")
    except (etree.LxmlError, ValueError):
        return None


def _joined(lines: Sequence[PageLine]) -> str:
    return "\n".join(line.text for line in lines)


def _cleaned(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines with their text clean, and not two empty ones in a row."""
    cleaned = [
        line if is_sound(line.text) else replace(line, text=_words(line.text)) for line in lines
    ]
    return [line for k, line in enumerate(cleaned) if line.text or (k and cleaned[k - 1].text)]


def _tree(page: str) -> Element | None:
    """The parsed page; None where nothing is there to parse."""
    try:
        tree: Element | None = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None
    return tree


def _title(
    tree: Element, fields: PageFields, lines: Sequence[PageLine], seen: Masthead
) -> str | None:
    """The headline as the page shows it, without the site's name behind it."""
    stated = fields.title or _words(tree.findtext(".//title") or "")
    shown = {fold(line.text): line.text for line in lines if can_be_headline(line.text)}
    parts = _SUFFIX.split(stated)
    for most in range(len(parts), 0, -1):
        until = len(stated) if most == len(parts) else _end_of(stated, most)
        if told := shown.get(fold(stated[:until])):
            return told
    heading = tree.find(".//h1")
    headed = _words(heading.xpath("string()")) if heading is not None else ""
    return fields.title or (headed if can_be_headline(headed) else seen.title) or stated or None


def _site(tree: Element, seen: Masthead) -> str | None:
    """The publisher that the page names; an office that owns it only where none is named."""
    if seen.site and is_publisher(seen.site):
        return seen.site
    return site_of_title(_words(tree.findtext(".//title") or "")) or seen.site


def _end_of(stated: str, parts: int) -> int:
    ends = [match.start() for match in _SUFFIX.finditer(stated)]
    return ends[parts - 1]


def _published(fields: PageFields, tree: Element, seen: Masthead) -> str | None:
    """The date stated, or that of a time element, or one that is seen with its time.

    Sites mark local time as UTC: where the clock stated is the one that is seen, it is right.
    """
    if seen.published_at and seen.published_at == fields.clock:
        return seen.published_at
    times = (parse_date(time.get("datetime") or "") for time in tree.iter("time"))
    stated = fields.published_at or next((time for time in times if time), None)
    is_timed = seen.published_at is not None and "T" in seen.published_at
    return stated or (seen.published_at if is_timed else None)


def _words(text: str) -> str:
    return " ".join(clean(text).split())


def _article_lines(
    lines: Sequence[PageLine], found: _Found, head: Masthead, fields: PageFields
) -> list[PageLine]:
    """The article's lines in reading order; none where it holds no paragraph."""
    kept = [lines[k] for k in head.own_lines if lines[k].text]
    box = _holder(kept, found)
    if box is None:
        return []
    held = set(box.iter())
    inside = [line.element in held for line in lines]
    first, last = inside.index(True), len(inside) - inside[::-1].index(True)
    top, allowed = _below_title(lines, head.title, first), set(head.own_lines)
    own = [
        line
        for k, line in enumerate(lines[top:last], top)
        if k in allowed and (_is_own(line, box, found) if inside[k] else _is_lead(line, fields))
    ]
    return own if any(is_paragraph(line.text) for line in own) else []


def _key(text: str) -> str:
    """The words of a text alone, as both readings of a page give them."""
    return " ".join(re.findall(r"\w+", fold(clean(text))))


def _holder(kept: Sequence[PageLine], found: _Found) -> Element | None:
    """The innermost element that holds most of the paragraphs and of what was found.

    Nothing is looked for where the paragraphs decide, whatever short lines would be found.
    """
    own = [line for line in kept if not line.linked]
    paragraphs = [line for line in own if is_paragraph(line.text)]
    least, most = _sizes(paragraphs), _sizes(own)
    if (sure := _innermost(least, most)) is _innermost(most, least):
        return sure
    held = _sizes([line for line in own if is_paragraph(line.text) or found.holds(line)])
    return _innermost(held, held)


def _sizes(lines: Sequence[PageLine]) -> dict[Element, int]:
    """How many characters of the lines each element holds."""
    held: dict[Element, int] = {}
    for line in lines:
        for element in (line.element, *line.element.iterancestors()):
            held[element] = held.get(element, 0) + len(line.text)
    return held


def _innermost(inside: Mapping[Element, int], outside: Mapping[Element, int]) -> Element | None:
    """The innermost element that holds enough, by what counts inside and what outside of it."""
    total = max(outside.values(), default=0)
    holding = [
        element
        for element, size in inside.items()
        if size >= MOST_OF_BODY * (size + total - outside.get(element, 0))
    ]
    return max(holding, key=lambda e: sum(1 for _ in e.iterancestors()), default=None)


def _below_title(lines: Sequence[PageLine], title: str | None, first: int) -> int:
    """The place below the headline that stands nearest above the article."""
    wanted = fold(title or "")
    places = [k for k, line in enumerate(lines[: first + 1]) if fold(line.text) == wanted]
    headings = [k for k in places if _HEADING.intersection(_tags(lines[k].element))]
    return [*places, *headings][-1] + 1 if places and wanted else first


def _tags(element: Element) -> set[str]:
    return {str(element.tag), *(str(above.tag) for above in element.iterancestors())}


def _is_own(line: PageLine, box: Element, found: _Found) -> bool:
    """Whether a line inside the article is its own: in no box beside it, a link only if found."""
    for element in (line.element, *line.element.iterancestors()):
        if element is box:
            break
        if _ASIDE.search(f"{element.get('class')} {element.get('id')}"):
            return False
    return not line.linked or found.holds(line)


def _is_lead(line: PageLine, fields: PageFields) -> bool:
    """Whether a line between headline and body is the lead: by its name, or as the page says."""
    if line.linked or len(line.text) < MIN_LEAD:
        return False
    stated = fold(fields.description or "")
    return is_paragraph(line.text) or _is_named_lead(line) or fold(line.text)[:MIN_LEAD] in stated


def _is_named_lead(line: PageLine) -> bool:
    holders = islice((line.element, *line.element.iterancestors()), 3)
    return any(_LEAD.search(str(e.get("class"))) for e in holders)


def _lead(own: Sequence[PageLine]) -> str | None:
    fitting = (line for line in own[:3] if MIN_LEAD <= len(line.text) <= MAX_LEAD)
    return next((line.text for line in fitting if _is_named_lead(line)), None)
