"""The visible lines of a web page in reading order: a line a block, a row of a table a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html  # type: ignore[import-untyped]

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
    element: html.HtmlElement
    linked: bool = False


def page_lines(tree: html.HtmlElement) -> list[PageLine]:
    """The visible lines of a parsed page, an empty one between blocks that stand apart.

    >>> page = "<body><p>Xã <b>Tân Lập</b></p><table><tr><td>Thôn A<td>8 vụ</table></body>"
    >>> [line.text for line in page_lines(html.document_fromstring(page)) if line.text]
    ['Xã Tân Lập', 'Thôn A | 8 vụ']
    """
    body = tree.find("body")
    return list(_Reader().read(body if body is not None else tree))


class _Reader:
    """Collects the words of a line until a block ends it."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.linked = 0
        self.holder: html.HtmlElement | None = None

    def read(self, element: html.HtmlElement) -> Iterator[PageLine]:
        yield from self._walk(element, in_link=False, in_cell=False)
        yield from self._end(element, spaced=False)

    def _walk(
        self, element: html.HtmlElement, *, in_link: bool, in_cell: bool
    ) -> Iterator[PageLine]:
        tag = element.tag
        if not isinstance(tag, str) or _UNSEEN.fullmatch(tag) or _is_hidden(element):
            return
        is_block = _BLOCKS.fullmatch(tag) is not None and not in_cell
        spaced = is_block and _SPACED.fullmatch(tag) is not None
        if is_block or _stands_apart(element):
            yield from self._end(element, spaced=spaced)
        is_cell = tag in ("td", "th")
        if is_cell:
            self.words.append("\t")
        elif in_cell:
            self.words.append(" ")
        in_link = in_link or tag == "a"
        in_cell = (in_cell or is_cell) and not _holds_lines(element)
        self._take(element.text, element, in_link=in_link)
        for below in element:
            yield from self._walk(below, in_link=in_link, in_cell=in_cell)
            self._take(below.tail, element, in_link=in_link)
        if is_block:
            yield from self._end(element, spaced=spaced)

    def _take(self, text: str | None, holder: html.HtmlElement, *, in_link: bool) -> None:
        if not text:
            return
        if text.strip():
            self.holder = self.holder if self.holder is not None else holder
            self.linked += len(text.strip()) if in_link else 0
        self.words.append(text)

    def _end(self, element: html.HtmlElement, *, spaced: bool) -> Iterator[PageLine]:
        cells = ("".join(self.words)).split("\t")
        text = CELL_GAP.join(filter(None, (" ".join(cell.split()) for cell in cells)))
        if text:
            holder = self.holder if self.holder is not None else element
            yield PageLine(text, holder, self.linked >= LINKED * len(text))
        if spaced:
            yield PageLine("", element)
        self.words, self.linked, self.holder = [], 0, None


def _is_hidden(element: html.HtmlElement) -> bool:
    """Whether a reader never sees it; a whole body is hidden until its scripts have run."""
    if element.tag == "body":
        return False
    style, name = element.get("style") or "", element.get("class") or ""
    return (
        element.get("hidden") is not None
        or _HIDDEN_STYLE.search(style) is not None
        or _HIDDEN_CLASS.search(name) is not None
    )


def _stands_apart(element: html.HtmlElement) -> bool:
    before = element.getprevious()
    if before is None or before.tail:
        return False
    return element.tag in _BUTTONS or before.tag in _BUTTONS


def _holds_lines(element: html.HtmlElement) -> bool:
    """Whether a cell lays out a page: it holds a table, a heading or several paragraphs."""
    if element.tag not in ("td", "th"):
        return False
    return len(element.findall(".//p")) > 2 or element.find(".//table") is not None
