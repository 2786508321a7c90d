"""Charts as SVG, each with its title and, below it, its data as a table."""

from __future__ import annotations

import re
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from .overview import Bars
from .wording import number, say

_WIDTH, _ROW, _LABEL, _FIGURE = 480, 26, 215, 60
_HEIGHT, _FOOT = 170, 22
_LONGEST = 25  # characters of a label that fit beside its bar
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: object) -> str:
    """The text without control characters, which neither HTML nor SVG may hold.

    >>> plain("Hà\\x00 Nội")
    'Hà� Nội'
    """
    return _CONTROL.sub("\ufffd", str(text))


def figure(key: str, bars: Bars, language: str, *, is_timeline: bool = False) -> Element:
    """A chart under its heading, with its data in a table that unfolds."""
    box = Element("figure")
    SubElement(box, "figcaption").text = say(key, language)
    if not bars:
        SubElement(box, "p").text = say("chart.none", language)
        return box
    draw = _columns if is_timeline else _rows
    box.append(draw(key, bars, language))
    details = SubElement(box, "details")
    SubElement(details, "summary").text = say("chart.data", language)
    table = SubElement(details, "table", {"class": "data"})
    _line(table, "th", say("chart.what", language), say("chart.number", language))
    for bar in bars:
        _line(table, "td", _named(bar.label, bar.key, language), number(bar.value, language))
    return box


def _line(table: Element, cell: str, what: str, figure: str) -> None:
    row = SubElement(table, "tr")
    for text in (what, figure):
        SubElement(row, cell, {"scope": "col"} if cell == "th" else {}).text = text


def _named(label: str, key: str, language: str) -> str:
    return say(key, language) if key else plain(label)


def _canvas(key: str, height: int, language: str) -> Element:
    size = {"viewBox": f"0 0 {_WIDTH} {height}", "role": "group"}
    svg = Element("svg", size | {"aria-label": say(key, language)})
    SubElement(svg, "title").text = say(key, language)
    return svg


def _link(svg: Element, goes_to: str, told: str) -> Element:
    return SubElement(svg, "a", {"href": goes_to, "data-go": goes_to, "aria-label": told})


def _text(parent: Element, x: float, y: float, text: str, anchor: str = "start") -> None:
    place = {"x": f"{x:.0f}", "y": f"{y:.0f}", "text-anchor": anchor}
    SubElement(parent, "text", place).text = text


def _rows(key: str, bars: Bars, language: str) -> Element:
    """Bars that lie, one a line, with label and figure."""
    svg = _canvas(key, _ROW * len(bars), language)
    most = max(bar.value for bar in bars) or 1
    room = _WIDTH - _LABEL - _FIGURE
    for n, bar in enumerate(bars):
        label, told = _named(bar.label, bar.key, language), number(bar.value, language)
        link = _link(svg, bar.goes_to, f"{label}: {told}")
        SubElement(link, "title").text = f"{label}: {told}"
        short = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
        middle = n * _ROW + _ROW / 2
        _text(link, _LABEL - 8, middle + 4, short, "end")
        width = max(1.0, bar.value / most * room)
        SubElement(link, "rect", _box(_LABEL, n * _ROW + 5, width, _ROW - 10))
        _text(link, _LABEL + width + 6, middle + 4, told)
    return svg


def _columns(key: str, bars: Bars, language: str) -> Element:
    """Bars that stand, one a year, with every so many years named."""
    svg = _canvas(key, _HEIGHT + _FOOT, language)
    most = max(bar.value for bar in bars) or 1
    step = _WIDTH / len(bars)
    every = max(1, ceil(42 / step))
    for n, bar in enumerate(bars):
        told = f"{bar.label}: {number(bar.value, language)}"
        link = _link(svg, bar.goes_to, told)
        SubElement(link, "title").text = told
        height = bar.value / most * (_HEIGHT - 18)
        SubElement(link, "rect", _box(n * step + 1, _HEIGHT - height, max(step - 2, 1), height))
        if bar.value == most:
            _text(link, n * step + step / 2, _HEIGHT - height - 5, told.split(": ")[1], "middle")
        if (len(bars) - 1 - n) % every == 0:
            _text(link, n * step + step / 2, _HEIGHT + 16, bar.label, "middle")
    ends = {"x1": "0", "x2": str(_WIDTH), "y1": str(_HEIGHT), "y2": str(_HEIGHT)}
    SubElement(svg, "line", ends | {"class": "axis"})
    return svg


def _box(x: float, y: float, width: float, height: float) -> dict[str, str]:
    sizes = {"x": x, "y": y, "width": width, "height": height}
    return {"class": "bar", "rx": "2"} | {name: f"{size:.1f}" for name, size in sizes.items()}
