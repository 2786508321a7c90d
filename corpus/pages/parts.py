"""Page furniture by its place: what stands above an article, in boxes inside it, and below it.

Captions stay: they are part of the article. So does every line that nothing here is sure about.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence

from ..text.folding import fold
from .bars import capital_menu, loose_tags, menu_end, unknown_headings
from .dates import find_stamp
from .furniture import (
    HEADLINE_WORDS,
    MARKER_CHARACTERS,
    can_be_headline,
    doubtful_lines,
    is_body,
    is_contact,
    is_furniture,
    is_link,
    is_paragraph,
    is_sentence,
    is_stub,
    kind_of_words,
    marker_of,
)
from .signature import parse_signature
from .sites import site_of_mark

# Thresholds, all in one place.
MIN_LINES = 3  # a dump record of a line or two is all body
CLOSING_LINES = 3  # a button ends an article where another stands among the next lines
BOX_LINES = 3  # the most headlines that a box inside an article lists without bullets or dates
MIN_PART = 2  # sentences below a heading, where nothing else looks like a page's end
LONG_LIST = 4  # first sentences; in a longer list one may stand otherwise
PARAGRAPH, SHORT_LINE = 2.0, 0.5  # what they speak for the lines above them being the article's
FURNISHED = 2  # a text with no more buttons and headings than these is a page dump below a menu

_MARKERS = {"heading": "block", "form": "tail"}
_AGAINST = {"tail": 3.0, "block": 2.0}  # ... and what a heading speaks against it, a button 1.0
_BULLET = re.compile(r"[-–•*+»>▪●]")
_IMAGE_SUFFIX = re.compile(r"-?ảnh \d+\.?$")
_MARK = re.compile(r"(?:\([^()\n]{2,30}\)|[A-ZĐ][\w.]{1,15}(?: Online)?) ?[-–—] (?=\w)")


def furniture_lines(lines: Sequence[str], title: str | None = None) -> frozenset[int]:
    """Numbers of the lines that are page furniture; none for a page of one or two lines.

    >>> page = ["Xã Tân Lập có 12 mô hình.", "Chia sẻ", "Bình luận (0)", "Họ và tên *"]
    >>> sorted(furniture_lines(page))
    [1, 2, 3]
    """
    filled = [i for i, line in enumerate(lines) if line]
    if len(filled) < MIN_LINES:
        return frozenset()
    doubtful = doubtful_lines(lines, filled)
    found = {i for i in doubtful if is_furniture(lines[i])}
    markers = {i: kind for i in doubtful if (kind := marker_of(lines[i]))}
    if found and markers:
        for number in _buttons(lines, filled, found, markers):
            del markers[number]
    is_page = _is_page(lines, filled, len(found) + len(markers))
    if not (found or markers or is_page):  # as most records of a dump
        own = {i for i in doubtful if is_link(lines[i])}
        own |= capital_menu(lines, filled, own)
        return frozenset(own | _repeated_title(lines, filled, title))
    if is_page:
        _add_by_words(lines, filled, found, markers)
    headings = unknown_headings(lines, filled, found | markers.keys()) if is_page else set()
    end = _end(lines, filled, found, markers | dict.fromkeys(headings, "block"))
    below = filled[end:]
    if _is_box(lines, below, found, markers) or (
        not is_page and _is_part(lines, below[1:], found | markers.keys())
    ):
        end = len(filled)
    found.update(filled[end:])
    if is_page:
        found |= _other_leads(lines, filled[:end])
        if end < len(filled):
            found |= loose_tags(lines, [i for i in filled[:end] if i not in found])
    found |= _boxes(lines, filled[:end], markers, bare=is_page)
    found |= {i for i in filled[:end] if is_link(lines[i])}
    found |= capital_menu(lines, filled, found)
    return frozenset(found | _repeated_title(lines, filled, title))


def _is_page(lines: Sequence[str], filled: list[int], furnished: int) -> bool:
    """Whether a text is a page dump: by its furniture, or by little of it below a menu."""
    if furnished > FURNISHED or not furnished:
        return furnished > 0
    top = next((p for p, i in enumerate(filled) if is_paragraph(lines[i])), 0)
    return menu_end(lines, filled[:top]) >= 0


def _buttons(
    lines: Sequence[str], filled: list[int], found: set[int], markers: Mapping[int, str]
) -> list[int]:
    """Headings that stand among buttons above the body: `Bình luận` in a bar below the headline."""
    paragraphs = [p for p, i in enumerate(filled) if i not in found and is_paragraph(lines[i])]
    top = range(paragraphs[1] if len(paragraphs) > 1 else 0)
    plain = {p for p in top if filled[p] in found and filled[p] not in markers}
    return [filled[p] for p in top if filled[p] in markers and plain & {p - 1, p + 1}]


def _add_by_words(
    lines: Sequence[str], filled: list[int], found: set[int], markers: dict[int, str]
) -> None:
    """Add the lines that a page's other furniture makes likely to be so by their words."""
    for number in filled:
        if number in found or number in markers:
            continue
        kind = kind_of_words(lines[number])
        if kind in _MARKERS:
            markers[number] = _MARKERS[kind]
        elif kind:
            found.add(number)
    for number in _buttons(lines, filled, found, markers):
        if markers[number] == "tail":
            del markers[number]
            found.add(number)


def _end(
    lines: Sequence[str], filled: list[int], found: set[int], markers: Mapping[int, str]
) -> int:
    """The place in `filled` where the article ends: its length, or that of a line which closes it.

    Each line speaks for or against what stands above it; the place with the most for it is the end.
    What speaks for nothing above is begun anew: a page's top has no say in where its article ends.
    """
    furniture = found | markers.keys()
    best, end, total = -math.inf, len(filled), 0.0
    begun, run, kind = False, 0, ""
    for p, number in enumerate(filled):
        closes = number in markers or (
            number in found and run < CLOSING_LINES and _is_closing(p, lines, filled, furniture)
        )
        if begun and closes and total >= best:
            best, end = total, p
        run = run + 1 if number in found else 0
        total = max(total, 0.0)
        if number in markers:
            total -= _AGAINST[markers[number]]
            if begun:
                kind = markers[number] if kind or markers[number] == "tail" else "first"
                listed = kind != "tail" and _lists(lines, filled, p, found, markers)
        elif number in found:
            total -= run <= CLOSING_LINES
        elif is_body(lines[number]):
            begun, best = True, -math.inf  # what is as long is never dropped
            total += PARAGRAPH
        elif is_paragraph(lines[number]):
            begun = True
            if not kind or (_is_beside(p, lines, filled) if kind == "tail" else not listed):
                total += PARAGRAPH
        elif not kind and begun and len(lines[number].split()) >= HEADLINE_WORDS:
            total += SHORT_LINE
    return end if total < best else len(filled)


def _is_box(
    lines: Sequence[str], below: list[int], found: set[int], markers: Mapping[int, str]
) -> bool:
    """Whether nothing but a box of news stands below, and then the signature."""
    is_plain = [i for i in below if i in markers] == below[:1] and found.isdisjoint(below)
    return is_plain and any(parse_signature(lines[i]) for i in below[1:])


def _is_part(lines: Sequence[str], below: list[int], furniture: Collection[int]) -> bool:
    """Whether sentences of the article stand below a heading: `Ý kiến` may head a part of it.

    Comments of readers have names between them.
    """
    told = [i for i in below if lines[i].rstrip('”"’»)').endswith((".", "!", "?", "…"))]
    if len(told) < MIN_PART or any(i in furniture for i in below):
        return False
    return not any(parse_signature(lines[i]) for i in below[:-1])


def _is_closing(
    p: int, lines: Sequence[str], filled: list[int], furniture: Collection[int]
) -> bool:
    """Whether an article can end before a button: one of several or the last, and no address."""
    if is_contact(lines[filled[p]]):
        return False
    below = filled[p + 1 : p + 1 + CLOSING_LINES]
    return not below or any(i in furniture or is_stub(lines[i]) for i in below)


def _is_beside(p: int, lines: Sequence[str], filled: list[int]) -> bool:
    """Whether a paragraph stands beside another, as comments of readers do not."""
    return any(is_paragraph(lines[i]) for i in filled[max(p - 1, 0) : p + 2] if i != filled[p])


def _lists(
    lines: Sequence[str], filled: list[int], p: int, found: set[int], markers: Mapping[int, str]
) -> bool:
    """Whether a list of news stands below a heading: one headline above each first sentence.

    Below a box of news the article goes on less evenly.
    """
    heads, above, run = [], 0, 0
    for number in map(filled.__getitem__, range(p + 1, len(filled))):  # headings may be many
        run = run + 1 if number in found else 0
        if number in markers or run > 1:
            break
        if is_paragraph(lines[number]):
            heads.append(above)
            above = 0
        elif number not in found and can_be_headline(lines[number]):
            above += find_stamp(lines[number]) is None
    if len(heads) == 1:
        return heads[0] == 1 and above > 1
    return heads.count(1) >= len(heads) - (len(heads) > LONG_LIST)


def _boxes(
    lines: Sequence[str], filled: list[int], markers: Mapping[int, str], *, bare: bool
) -> set[int]:
    """Headings inside the article, each with the headlines that it lists."""
    boxes = set[int]()
    for place, number in enumerate(filled):
        if number in markers:
            boxes.add(number)
        if markers.get(number) == "block":
            listed = _marked_headlines(lines, filled, place + 1, markers)
            is_bare = bare and not listed
            boxes.update(_bare_headlines(lines, filled, place) if is_bare else listed)
    return boxes


def _marked_headlines(
    lines: Sequence[str], filled: list[int], place: int, markers: Mapping[int, str]
) -> list[int]:
    """The lines under a heading that a bullet or a date shows to be headlines."""
    until = place
    while until < len(filled) and filled[until] not in markers:
        line = lines[filled[until]]
        if len(line) > MARKER_CHARACTERS or is_sentence(line):
            break
        if _BULLET.match(line) is None and find_stamp(line) is None:
            break
        until += 1
    return filled[place:until]


def _bare_headlines(lines: Sequence[str], filled: list[int], place: int) -> list[int]:
    """The headlines under a heading, as far apart from each other as the first is from it.

    Where the lines below stand no farther apart, a long run is the article's but for the first.
    """
    listed: list[int] = []
    above, gap = filled[place], None
    for number in map(filled.__getitem__, range(place + 1, len(filled))):
        gap = gap or number - above
        if number - above > gap:
            return listed
        if len(listed) > BOX_LINES or not can_be_headline(lines[number]):
            break
        listed.append(number)
        above = number
    return listed if len(listed) <= BOX_LINES else listed[:1]


def _other_leads(lines: Sequence[str], filled: list[int]) -> set[int]:
    """Leads of other news under their headlines: they open with the paper's mark, as this one did.

    An article says once whose it is: `TTO - Sáng nay, …`.
    """
    leads, known = set[int](), set[str]()
    for above, number in zip([filled[0], *filled], filled, strict=False):
        mark = _MARK.match(lines[number])
        if mark is None or not is_paragraph(lines[number]):
            continue
        name = mark[0].rstrip(" -–—")
        if not (name.startswith("(") or name.isupper() or site_of_mark(name)):
            continue
        if mark[0] in known and can_be_headline(lines[above]):
            leads |= {above, number}
        known.add(mark[0])
    return leads


def _repeated_title(lines: Sequence[str], filled: list[int], title: str | None) -> set[int]:
    """Lines that say the headline again, as pictures do, after it was said once."""
    if not title:
        return set()
    firsts = title[0], title[0].lower(), title[0].upper()
    least, most = len(title) - title.count(" "), len(title) + 12
    same = [i for i in filled if least <= len(lines[i]) <= most and lines[i][0] in firsts]
    if len(same) < 2:
        return set()
    wanted = fold(title)
    long = (i for i in same if len(lines[i]) >= min(len(wanted), len(title)))
    told = [i for i in long if _IMAGE_SUFFIX.sub("", fold(lines[i])).rstrip(" -") == wanted]
    return set(told[1:])
