"""Phrases in quotation marks of any shape: double, single, straight, left open."""

from __future__ import annotations

import re

OPEN = "“\"«‘„″'"
_DOUBLE = '“”"«»„″'
_SINGLE = "‘’'"
_CLOSES = r"(?:[”\"»″]|(?<= )“(?![\w ]))"  # an opening mark may close: “ Vườn sạch “
# An apostrophe inside a word (H’Mông) closes nothing, and in ` 's ` a single mark opens nothing.
# A pattern that opens with a character is looked for much faster than one that opens with a choice.
_WORDS = rf"[^{_DOUBLE}\n]{{2,160}}?"
_IN_SINGLE = rf"(?:[^{_DOUBLE}{_SINGLE}\n]|(?<=\w)[’'](?=\w)){{2,160}}?"
# One left open ends with its sentence, or at a semicolon before the next one opens.
_LEFT = (
    rf"\w(?:[^{_DOUBLE}\n.…;]|\.(?=\w)){{8,200}}"
    rf"(?=(?:[.…;][^{_DOUBLE}\n]*)?$|;[^{_DOUBLE}\n]*[“«„])"
)
_QUOTED = re.compile(
    rf"[{OPEN}](?:"
    rf"(?<=[“\"«„″])\s?(?P<double>{_WORDS})\s?{_CLOSES}"
    rf"|(?<=[‘'])(?<!\w[‘'])(?!\s?[sS]\s)\s?(?P<single>{_IN_SINGLE})\s?[’'](?!\w)"
    rf"|(?<=\s[“\"«])\s?(?P<left>{_LEFT}))",
    re.MULTILINE,
)
_MARK = re.compile(rf"[{_DOUBLE}]")


def quoted_at(text: str, at: int) -> re.Match[str] | None:
    """The quotation that begins at `at`; one that is never closed ends with its sentence.

    >>> quoted_at("mô hình ' Ngõ sạch '", 8).end()
    20
    >>> quoted_at("mô hình “Ngõ sạch vườn xanh. Thôn khen.", 8).end()
    27
    """
    m = _QUOTED.match(text, at)
    return None if m and m.lastgroup == "left" and _MARK.search(text, m.end()) else m


def quotations(text: str) -> list[re.Match[str]]:
    """All quotations of a text in order; where marks are nested, the outer one.

    >>> [said(m) for m in quotations("“Lời của H’Mông” và 'Vườn xanh'")]
    [(1, 15), (21, 30)]
    """
    return [m for m in _QUOTED.finditer(text) if m.lastgroup != "left"]


def said(m: re.Match[str]) -> tuple[int, int]:
    """Where the words of a quotation stand, without the marks and blanks at their edges.

    >>> said(quoted_at("“ Vườn sạch, ”", 0))
    (2, 11)
    """
    start, end = m.span(m.lastgroup or 0)
    text = m.string
    while start < end and text[start] in " .,;":
        start += 1
    while start < end and text[end - 1] in " .,;":
        end -= 1
    return start, end
