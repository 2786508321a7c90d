"""Texts that would harm a page which shows them unescaped, and a strict reading of such pages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_FILE = Path(__file__).parents[1] / "hostile" / "payloads.toml"
_LISTED = tomllib.loads(_FILE.read_text(encoding="utf-8"))["payload"]
PAYLOADS = {one["name"]: one["text"] * one.get("repeat", 1) for one in _LISTED}
BREAKING = [one["name"] for one in _LISTED if one.get("breaks", True)]


@dataclass
class Node:
    """An element with its attributes and all that stands in it."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    def all(self, tag: str) -> list[Node]:
        """Every element of that name below, in order."""
        below = [node for node in self.inside if isinstance(node, Node)]
        return [
            found for node in below for found in [*([node] * (node.tag == tag)), *node.all(tag)]
        ]

    def words(self, *but: str) -> str:
        """The text below, that of some elements left out."""
        return "".join(
            node if isinstance(node, str) else node.words(*but)
            for node in self.inside
            if isinstance(node, str) or node.tag not in but
        )


class NotAsWritten(AssertionError):
    """Markup that a page of ours never has."""


class _Strict(HTMLParser):
    def __init__(self, allowed: dict[str, set[str]]) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]
        self._allowed = allowed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if tag not in self._allowed or not set(names) <= self._allowed[tag]:
            raise NotAsWritten(f"<{tag} {names}>")
        node = Node(tag, dict(attrs))
        self._open[-1].inside.append(node)
        self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self._open.pop().tag != tag:
            raise NotAsWritten(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise NotAsWritten("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment

    def close(self) -> None:
        super().close()
        if self._open != [self.root]:
            raise NotAsWritten(f"<{self._open[-1].tag}> without an end")


def strictly(html: str, allowed: dict[str, set[str]]) -> Node:
    """The tree of markup that has only the elements and attributes allowed, each one closed."""
    parser = _Strict(allowed)
    parser.feed(html)
    parser.close()
    return parser.root
