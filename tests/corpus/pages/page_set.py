"""Saved pages of our own making: layouts of Vietnamese sites filled with articles, and their gold.

Templates mark what is the article's own (`data-gold`); a page is handed out without the marks.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from lxml import html

FOLDER = Path(__file__).parent
PAGES_A_LAYOUT = 4
HELD, DEV, BLIND = "held", "dev", "blind"
FIRST_DAY = {BLIND: datetime(2024, 1, 1)}  # that a page may be of; 2015-2023 where none is told
YEARS = {BLIND: 2.5}
MARKS = {
    "## ": "head", "* ": "list", "! ": "figure", "| ": "table", "@ ": "signature", "~ ": "text",
    ">": "box",
}  # fmt: skip
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[r1-6]|header|html|li|main|nav|ol|p|section|table|tbody|tr|ul"
)
SPACED = re.compile("p|h[1-4]|figure|table|[uo]l|blockquote")  # a blank line around
UNSEEN = re.compile("head|script|style|noscript|select|option|textarea|input|template")
BUTTONS = ("a", "button", "label")  # laid out apart, where no blank stands between two
HIDDEN = re.compile(r"display: ?none|\bd-none\b|\bhidden\b")


@dataclass(frozen=True)
class Line:
    """A visible line of a page and what it is: body, title, meta (of the masthead) or furniture."""

    text: str
    role: str


@dataclass(frozen=True)
class Page:
    """A saved page with all that is to be read off it."""

    name: str
    layout: str
    html: str
    lines: tuple[Line, ...]  # what a browser's copy-all gives, blank lines included
    title: str
    published_at: str
    author: str
    site: str

    @property
    def dump(self) -> str:
        """The visible text of the page, a line a block."""
        return "\n".join(line.text for line in self.lines)

    def texts(self, *roles: str) -> list[str]:
        """The lines of the roles, in reading order."""
        return [line.text for line in self.lines if line.text and line.role in roles]


def pages(part: str) -> Iterator[Page]:
    """The pages of the layouts of a part: `dev`, `held` (once held out) or `blind`."""
    articles = _toml(f"articles_{part}.toml")["article"]
    names = sorted(path.name for path in (FOLDER / "layouts").glob(f"{part}_*.html"))
    for number, name in enumerate(names):
        for k in range(PAGES_A_LAYOUT):
            at = (number * PAGES_A_LAYOUT + k + number // 4) % len(articles)
            yield _page(name, articles[at], random.Random(f"{name} {k}"))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _page(layout: str, article: dict[str, Any], chance: random.Random) -> Page:
    part = layout.partition("_")[0]
    minutes = round(YEARS.get(part, 9) * 365 * 24 * 60)
    at = FIRST_DAY.get(part, datetime(2015, 1, 1)) + timedelta(minutes=chance.randrange(minutes))
    news = _toml("headlines.toml")[part]
    blocks = _blocks(article["body"])
    filled = article | {"blocks": blocks}
    module = _environment().get_template(layout).make_module(
        {"article": filled, "at": at, "now": at + timedelta(days=3, hours=5), "head": None}
        | _furniture(news, at, chance)
    )  # fmt: skip
    marked = html.document_fromstring(str(module))
    lines = tuple(_lines(marked))
    for element in marked.xpath("//*[@data-gold]"):
        del element.attrib["data-gold"]
    return Page(
        name=f"{layout.removesuffix('.html')}: {article['title']}",
        layout=layout.removesuffix(".html"),
        html="<!doctype html>" + html.tostring(marked, encoding="unicode"),
        lines=lines,
        title=article["title"],
        published_at=at.isoformat(timespec="minutes"),
        author=_author_shown(article["author"], blocks, marked),
        site=module.site,
    )


def _author_shown(author: str, blocks: list[tuple[str, Any]], page: html.HtmlElement) -> str:
    """The name that the page gives somewhere; an empty one where a layout leaves it out."""
    whole = html.tostring(page, encoding="unicode").casefold()
    names = [author, *(words for kind, words in blocks if kind == "signature")]
    forms = [(name, (name, name.upper(), json.dumps(name)[1:-1])) for name in names]
    return next((name for name, said in forms if any(f.casefold() in whole for f in said)), "")


def _furniture(news: dict[str, list[str]], at: datetime, chance: random.Random) -> dict[str, Any]:
    """What templates draw the things around an article from."""
    titles, leads, comments, readers = (
        cycle(chance.sample(news[kind], len(news[kind])))
        for kind in ("titles", "leads", "comments", "readers")
    )

    def headlines(number: int) -> list[dict[str, object]]:
        return [
            {"title": next(titles), "lead": next(leads), "id": chance.randrange(10**6),
             "at": at + timedelta(minutes=chance.randrange(-9000, 4000))}
            for _ in range(number)
        ]  # fmt: skip

    def said(number: int) -> list[dict[str, str]]:
        return [{"reader": next(readers), "text": next(comments)} for _ in range(number)]

    return {"news": headlines, "comments": said, "number": lambda most: chance.randrange(1, most)}


def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(FOLDER / "layouts"), autoescape=True)
    environment.filters["weekday"] = lambda at: WEEKDAYS[at.weekday()]
    environment.filters["day"] = _day
    environment.filters["utc"] = lambda at: f"{at - timedelta(hours=7):%Y-%m-%dT%H:%M:%S}Z"
    return environment


def _day(at: datetime, form: str) -> str:
    """A time in the letters of PHP's date(), which most of these sites run on."""
    told = {
        "d": f"{at.day:02}", "j": str(at.day), "m": f"{at.month:02}", "n": str(at.month),
        "Y": str(at.year), "H": f"{at.hour:02}", "G": str(at.hour), "i": f"{at.minute:02}",
    }  # fmt: skip
    return re.sub(r"(?<![^\W\d_])[A-Za-z](?![^\W\d_])", lambda m: told[m[0]], form)


def _blocks(body: str) -> list[tuple[str, Any]]:
    """The blocks of an article: (kind, words), with the items of a list or table in one block."""
    found: list[tuple[str, Any]] = []
    for line in body.strip().splitlines():
        mark = next((mark for mark in MARKS if line.startswith(mark)), "")
        kind, words = MARKS.get(mark, "text"), line.removeprefix(mark)
        item: Any = [cell.strip() for cell in words.split("|")] if kind == "table" else words
        if kind in ("list", "table") and found and found[-1][0] == kind:
            found[-1][1].append(item)
        else:
            found.append((kind, [item] if kind in ("list", "table") else item))
    return found


def _lines(tree: html.HtmlElement) -> Iterator[Line]:
    """The visible lines of a page: inline text runs together, cells of a row by a tab."""
    words: list[str] = []
    roles: list[str] = []

    def end(*, spaced: bool) -> Iterator[Line]:
        told = "\t".join(filter(None, (" ".join(c.split()) for c in "".join(words).split("\t"))))
        if told:
            yield Line(told, next(role for role in roles if role))
        if spaced:
            yield Line("", "")
        words.clear()
        roles.clear()

    def walk(element: html.HtmlElement, role: str) -> Iterator[Line]:
        tag, looks = element.tag, f"{element.get('style')} {element.get('class')}"
        if not isinstance(tag, str) or UNSEEN.fullmatch(tag) or HIDDEN.search(looks):
            return
        role = element.get("data-gold", role)
        in_cell = any(above.tag in ("td", "th") for above in element.iterancestors())
        is_block = BLOCKS.fullmatch(tag) and not in_cell
        before = element.getprevious()
        touches = before is not None and not before.tail
        if is_block or (touches and (tag in BUTTONS or before.tag in BUTTONS)):
            yield from end(spaced=SPACED.fullmatch(tag) is not None)
        if tag in ("td", "th"):
            words.append("\t")
        for text, below in [(element.text, None), *((b.tail, b) for b in element)]:
            if below is not None:
                yield from walk(below, role)
            if text and text.strip():
                roles.append(role)
            words.append(text or "")
        if is_block:
            yield from end(spaced=SPACED.fullmatch(tag) is not None)

    yield from walk(tree.find("body"), "furniture")
