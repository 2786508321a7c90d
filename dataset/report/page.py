"""The page as one file: shell, style, script and packed blocks, under a policy of hashes only."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from .overview import overview_of
from .payload import Payload, encode
from .planes import packed
from .reading import Source
from .sections import overview_html, rejects_html
from .wording import say, static, words

SCRIPTS = (
    *("say", "sha256", "decode", "search", "facts", "describe", "filter", "state", "facets"),
    *("table", "article", "arithmetic", "why", "review", "rows_out", "controls", "keys"),
    *("checks", "view", "app"),
)
_TABS = ("overview", "facts", "checks", "rejects")
_HEADS = ("kind", "value", "about", "sentence", "when", "where", "article", "sure")
_UNSORTED = frozenset({"about", "sentence"})
LARGE = 20_000_000  # bytes from which a page is slow to open, and many mails refuse it


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written: where, its bytes, and how much it shows."""

    path: Path
    n_bytes: int
    n_articles: int
    n_facts: int

    @property
    def is_large(self) -> bool:
        """Whether the page is slow to open."""
        return self.n_bytes > LARGE


def write_report(
    folder: str | Path,
    path: str | Path,
    *,
    title: str | None = None,
    panel: str | Path | None = None,
) -> Written:
    """Write the page of the dataset in `folder` to `path`, and say what it holds.

    With a `panel` of the dataset, or one in its folder, the page shows what articles disagree on.
    The page is UTF-8 whatever the locale, and the same dataset gives the same page. An older page
    at `path` is replaced once the new one is complete. Raises `FileNotFoundError` where `folder`
    holds no dataset, or `panel` no panel.

    >>> write_report("/nowhere", "report.html")
    Traceback (most recent call last):
    ...
    FileNotFoundError: ...
    """
    source = Source(folder, panel)
    payload = encode(source)
    told = title or f"solieu · {Path(folder).resolve().name}"
    overview = overview_of(payload, source)
    sections = {"overview": overview_html(overview), "rejects": rejects_html(overview)}
    data = _page(payload, told, sections).encode("utf-8")
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_name(f".{target.name}.{os.getpid()}")
    scratch.write_bytes(data)
    scratch.replace(target)
    return Written(target, len(data), payload.n_articles, payload.n_facts)


def script() -> str:
    """The page's whole script: its files one behind the other, in a scope of their own.

    >>> "</script" in script() or "<!--" in script()
    False
    """
    joined = "\n".join(static(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{joined}}})();\n'


def _page(payload: Payload, title: str, sections: dict[str, str]) -> str:
    style, code = static("style.css"), script()
    given = {
        key.replace(".", "_"): escape(say(key, "vi"))
        for key in ("skip", "search", "tabs", "no.script", "too.old")
    }
    return Template(static("page.html")).substitute(
        given | sections,
        policy=_policy(code, style),
        title=escape(title),
        style=style,
        script=code,
        tab_buttons="".join(_tab(name) for name in _TABS),
        heads="".join(_head(name) for name in _HEADS),
        blocks="\n".join(_blocks(payload, title)),
    )


def _policy(code: str, style: str) -> str:
    """Only this script and this style, nothing from elsewhere, and nothing sent anywhere."""
    return (
        f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _tab(name: str) -> str:
    attributes = f'role="tab" id="tab-{name}" aria-controls="{name}" data-say="tab.{name}"'
    return f'<button type="button" {attributes}>{escape(say(f"tab.{name}", "vi"))}</button>'


def _head(name: str) -> str:
    words = f'data-say="head.{name}">{escape(say(f"head.{name}", "vi"))}'
    tag = "span" if name in _UNSORTED else "button"
    return f'<th scope="col" class="c-{name}" data-column="{name}"><{tag} {words}</{tag}></th>'


def _blocks(payload: Payload, title: str) -> Iterator[str]:
    rules = words("rules.json")
    met = sorted({v for table in payload.head["tables"] for v in _rules(table)} & set(rules))
    more = {"title": title, "words": words(), "rules": {rule: rules[rule] for rule in met}}
    head = payload.head | more | {"digest": payload.digest}
    # Escapes keep lone halves of a pair, of which an alphabet may consist, as they are.
    yield _block("head", json.dumps(head, separators=(",", ":")).encode("ascii"))
    yield _block("columns", payload.columns)
    for number, block in enumerate(payload.blocks):
        yield _block(f"t{number}", block)


def _rules(table: dict[str, Any]) -> list[str]:
    return next(column["values"] for column in table["columns"] if column["name"] == "rule")


def _block(name: str, data: bytes) -> str:
    return f'<script type="text/plain" id="{name}">{packed(data)}</script>'
