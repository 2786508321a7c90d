"""Bars as SVG: readable on light and on dark pages, and told in words to who does not see them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

# Pixels. Text has the colour of the page's own; the bars stand out from white and from black.
_WIDTH, _NAMES, _ROW, _BAR, _SIZE = 720, 200, 28, 18, 13
_FIGURES = 80  # for what stands behind the longest bar
_COLOUR = "#5b78c9"

Bar = tuple[str, float, str]  # a name, a length, and the figure as it is shown


def bars(key: str, title: str, description: str, rows: Sequence[Bar]) -> str:
    """A figure of horizontal bars; `key` is its own on the page.

    >>> print(bars("pace", "Pace", "Each worker as fast.", [("1 worker", 2.0, "2 MB/s")])[:28])
    <figure>
    <svg role="img" ari
    """
    longest = max(length for _, length, _ in rows)
    scale = (_WIDTH - _NAMES - _FIGURES) / (longest or 1)
    said = "; ".join(f"{name}: {figure}" for name, _, figure in rows)
    lines = [
        f'<svg role="img" aria-labelledby="{key}-title {key}-told"'
        f' viewBox="0 0 {_WIDTH} {_ROW * len(rows)}" width="100%"'
        f' font-family="inherit" font-size="{_SIZE}">',
        f'<title id="{key}-title">{escape(title)}</title>',
        f'<desc id="{key}-told">{escape(f"{description} {said}.")}</desc>',
        *(_row(_ROW * at, bar, scale) for at, bar in enumerate(rows)),
        "</svg>",
    ]
    caption = f"<figcaption>{escape(title)}. {escape(description)}</figcaption>"
    return "\n".join(["<figure>", *lines, caption, "</figure>"])


def _row(top: int, bar: Bar, scale: float) -> str:
    name, length, figure = bar
    width, base = max(1.0, length * scale), top + _ROW / 2 + _SIZE / 3
    return (
        f'<text x="{_NAMES - 8}" y="{base:.0f}" text-anchor="end" fill="currentColor">'
        f"{escape(name)}</text>"
        f'<rect x="{_NAMES}" y="{top + (_ROW - _BAR) // 2}" width="{width:.0f}" height="{_BAR}"'
        f' rx="2" fill="{_COLOUR}"/>'
        f'<text x="{_NAMES + width + 6:.0f}" y="{base:.0f}" fill="currentColor">'
        f"{escape(figure)}</text>"
    )
