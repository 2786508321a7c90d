"""Which article, and which fact of it, of one dataset is which of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from ..reading.streams import stream

Fact: TypeAlias = dict[str, Any]
Pair: TypeAlias = tuple[Fact | None, Fact | None]


class Known(NamedTuple):
    """An article without its text."""

    article_id: str
    source: str
    content_hash: str


class Twins(NamedTuple):
    """An article as each dataset has it, None where one has it not."""

    before: Known | None
    after: Known | None

    @property
    def source(self) -> str:
        """Where it is from, as the later dataset says if that has it."""
        article = self.after or self.before
        return article.source if article else ""

    @property
    def same_text(self) -> bool:
        """Whether both have it, with one text."""
        both = self.before is not None and self.after is not None
        return both and self.before.content_hash == self.after.content_hash  # type: ignore[union-attr]


def articles_of(folder: Path) -> list[Known]:
    """The articles of a dataset, without their texts."""
    columns = ("article_id", "source", "content_hash")
    return [Known(**row) for row in stream(folder, "articles", columns)]


def pair_articles(before: Sequence[Known], after: Sequence[Known]) -> list[Twins]:
    """The articles of both datasets side by side, by source.

    They belong together by text and source, else by text, else by source.

    >>> old, new = Known("a1", "tin.txt", "f0"), Known("a2", "tin.txt", "f1")
    >>> pair_articles([old], [new])[0].same_text
    False
    """
    keys: tuple[Callable[[Known], Hashable], ...] = (
        lambda article: article[1:],
        lambda article: article.content_hash,
        lambda article: article.source,
    )
    found: list[Twins] = []
    left, right = list(before), list(after)
    for key in keys:
        pairs, left, right = _paired(left, right, key)
        found += pairs
    found += [Twins(article, None) for article in left] + [Twins(None, a) for a in right]
    return sorted(
        found, key=lambda twins: (twins.source, twins.before or ("",), twins.after or ("",))
    )


def _paired(
    left: Sequence[Known], right: Sequence[Known], key: Callable[[Known], Hashable]
) -> tuple[list[Twins], list[Known], list[Known]]:
    """Articles that share a key, the nth with the nth; then what is left of both."""
    waiting: defaultdict[Hashable, list[Known]] = defaultdict(list)
    for article in reversed(right):
        waiting[key(article)].append(article)
    pairs, alone = [], []
    for article in left:
        others = waiting.get(key(article))
        if others:
            pairs.append(Twins(article, others.pop()))
        else:
            alone.append(article)
    taken = {twins.after for twins in pairs}
    return pairs, alone, [article for article in right if article not in taken]


def pair_facts(before: Sequence[Fact], after: Sequence[Fact], *, same_text: bool) -> Iterator[Pair]:
    """The facts of one kind of an article side by side.

    In one text they match by span, then by spans that overlap; in two, by surface in order.
    """
    key = _span if same_text else _surface
    waiting: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in reversed(after):
        waiting[key(fact)].append(fact)
    left = []
    for fact in before:
        others = waiting.get(key(fact))
        if others:
            yield fact, others.pop()
        else:
            left.append(fact)
    right = sorted((fact for facts in waiting.values() for fact in facts), key=_span)
    for fact in left:
        near = next((o for o in right if same_text and _overlap(fact, o)), None)
        if near is not None:
            right.remove(near)
        yield fact, near
    yield from ((None, fact) for fact in right)


def _span(fact: Fact) -> tuple[int, int]:
    return fact["start"], fact["end"]


def _surface(fact: Fact) -> str:
    return " ".join(str(fact["surface"]).split())


def _overlap(one: Fact, other: Fact) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
