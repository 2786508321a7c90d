"""The visible lines of a web page in reading order: a line a block, a row of a table a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from lxml import etree  # type: ignore[import-untyped]

Element: TypeAlias = etree._Element

CELL_GAP = " | "  # between two cells, so that no two figures run together
LINKED = 0.8  # of a line's characters in links: it is a list's entry, or a button

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[r1-6]|header|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
_SPACED = re.compile("p|h[1-6]|figure|table|[uo]l|blockquote|div")  # a blank line stands around
_UNSEEN = re.compile(
    "head|script|style|noscript|select|option|textarea|input|template|iframe|svg|video|audio|object"
)
_BUTTONS = ("a", "button", "label")  # laid out apart where no blank stands between two
_HIDDEN_STYLE = re.compile(r"display ?: ?none|visibility ?: ?hidden", re.I)
_HIDDEN_CLASS = re.compile(r"(?:^| )(?:hidden|d-none|hide|sr-only|visually-hidden)(?: |$)")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A visible line, the element that holds it, and whether nearly all of it is a link."""

    text: str
    element: Element
    linked: bool = False


def page_lines(tree: Element) -> list[PageLine]:
    """The visible lines of a parsed page, an empty one between blocks that stand apart.

    >>> page = "<body><p>Xã <b>Tân Lập</b></p><table><tr><td>Thôn A<td>8 vụ</table></body>"
    >>> [line.text for line in page_lines(etree.HTML(page)) if line.text]
    ['Xã Tân Lập', 'Thôn A | 8 vụ']
    """
    body = tree.find("body")
    return _Reader().read(body if body is not None else tree)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a tag makes of an element."""

    is_unseen: bool
    is_block: bool
    is_spaced: bool


@lru_cache(maxsize=512)
def _kind_of(tag: str) -> _Kind:
    kinds = (_UNSEEN, _BLOCKS, _SPACED)
    return _Kind(*(kind.fullmatch(tag) is not None for kind in kinds))


class _Reader:
    """Collects the words of a line until a block ends it."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.words: list[str] = []
        self.linked = 0
        self.holder: Element | None = None

    def read(self, element: Element) -> list[PageLine]:
        self._walk(element, element.getprevious(), in_link=False, in_cell=False)
        self._end(element, spaced=False)
        return self.lines

    def _walk(
        self, element: Element, before: Element | None, *, in_link: bool, in_cell: bool
    ) -> None:
        tag = element.tag
        if not isinstance(tag, str) or _is_hidden(element):
            return
        kind = _kind_of(tag)
        if kind.is_unseen:
            return
        is_block = kind.is_block and not in_cell
        spaced = is_block and kind.is_spaced
        if is_block or _stands_apart(element, before):
            self._end(element, spaced=spaced)
        is_cell = tag in ("td", "th")
        if is_cell:
            self.words.append("\t")
        elif in_cell:
            self.words.append(" ")
        in_link = in_link or tag == "a"
        in_cell = (in_cell or is_cell) and not _holds_lines(element)
        self._take(element.text, element, in_link=in_link)
        above = None
        for below in element:
            self._walk(below, above, in_link=in_link, in_cell=in_cell)
            self._take(below.tail, element, in_link=in_link)
            above = below
        if is_block:
            self._end(element, spaced=spaced)

    def _take(self, text: str | None, holder: Element, *, in_link: bool) -> None:
        if not text:
            return
        if stripped := text.strip():
            self.holder = self.holder if self.holder is not None else holder
            self.linked += len(stripped) if in_link else 0
        self.words.append(text)

    def _end(self, element: Element, *, spaced: bool) -> None:
        if self.words:
            cells = "".join(self.words).split("\t")
            text = CELL_GAP.join(filter(None, (" ".join(cell.split()) for cell in cells)))
            if text:
                holder = self.holder if self.holder is not None else element
                self.lines.append(PageLine(text, holder, self.linked >= LINKED * len(text)))
            self.words, self.linked, self.holder = [], 0, None
        if spaced:
            self.lines.append(PageLine("", element))


def _is_hidden(element: Element) -> bool:
    """Whether a reader never sees it; a whole body is hidden until its scripts have run."""
    stated = element.attrib
    if not stated or element.tag == "body":
        return False
    style, name = stated.get("style"), stated.get("class")
    return (
        "hidden" in stated
        or (style is not None and _HIDDEN_STYLE.search(style) is not None)
        or (name is not None and _HIDDEN_CLASS.search(name) is not None)
    )


def _stands_apart(element: Element, before: Element | None) -> bool:
    if before is None or before.tail:
        return False
    return element.tag in _BUTTONS or before.tag in _BUTTONS


def _holds_lines(element: Element) -> bool:
    """Whether a cell lays out a page: it holds a table, a heading or several paragraphs."""
    if element.tag not in ("td", "th"):
        return False
    return len(element.findall(".//p")) > 2 or element.find(".//table") is not None
