"""Declarations as Markdown: whatever stands in them is shown as written, never run as markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

_ACTIVE = re.compile(r"([\\`*_\[\]|#~^])")
_CODE = re.compile(r"(`[^`]+`)")


def shown(text: object) -> str:
    """Any text as Markdown that shows it letter by letter.

    >>> shown("<b> *a* | 5_6")
    '&lt;b&gt; \\\\*a\\\\* \\\\| 5\\\\_6'
    """
    return html.escape(_ACTIVE.sub(r"\\\1", re.sub(r"\s+", " ", str(text))), quote=False)


def prose(text: str) -> str:
    """A sentence of ours: what stands in backticks is code, all else is shown as written.

    >>> prose("`a|b` and <c>")
    '<code>a\\\\|b</code> and &lt;c&gt;'
    """
    parts = _CODE.split(text.strip())
    return "".join(code(part[1:-1]) if at % 2 else shown(part) for at, part in enumerate(parts))


def code(text: object) -> str:
    """A few letters of code; blanks where there are none."""
    told = " ".join(str(text).split())
    if not told:
        return ""
    if "|" in told or "`" in told:  # neither can stand in code in a cell of a table
        return f"<code>{shown(told)}</code>"
    return f"`{told}`"


def anchor(name: str) -> str:
    """A name as an anchor.

    >>> anchor("annotate pick")
    'annotate-pick'
    """
    return re.sub(r"[^\w.]+", "-", name)


def fenced(text: str, language: str) -> str:
    """A block of code, whatever fences stand in it."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text) or [""]))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def docstring(text: str) -> str:
    """A docstring: its paragraphs as prose, its examples as code."""
    return "\n\n".join(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        before, example, _ = paragraph.partition(">>>")
        if before.strip():
            yield prose(before)
        if example:
            yield fenced(paragraph[len(before) :], "pycon")
