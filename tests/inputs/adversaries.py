"""Texts that are hard for a pattern, made from the pattern itself: each thing that it repeats, over
and over behind what must precede it, and then a break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from re import _constants as op, _parser  # type: ignore[attr-defined]  # isort: skip

POOL = "aAàĐ5 ,.-/(“\n:;%"  # what a class is tried with
BREAK = "\x00"
MOST, MOST_MET = 40, 4_000  # ways for one pattern; a long list of words has thousands alike
LONGEST_COUNTED = 8  # repeats that are bounded by less cannot grow
CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
GROUPS = {op.SUBPATTERN: 3, op.ATOMIC_GROUP: None}  # where in its argument the inside stands
Node = tuple[Any, Any]


def adversaries(pattern: str, flags: int) -> list[tuple[str, str]]:
    """What precedes and what is to be repeated behind it, in at most `MOST` ways."""
    tree = list(_parser.parse(pattern, flags & ~re.DEBUG))
    behind = list(dict.fromkeys(islice(repeated(tree), MOST_MET)))
    alone = [("", before + unit) for before, unit in behind] + [("", example(tree))]
    made = [pair for pair in dict.fromkeys([*behind, *alone]) if pair[1]]
    return made[:: len(made) // MOST + 1]


def written_out(pair: tuple[str, str], length: int) -> str:
    """The text of about that length; the break at its end lets no repeat succeed there."""
    before, unit = pair
    return before + unit * (length // len(unit)) + BREAK


def repeated(tree: Sequence[Node], before: str = "") -> Iterator[tuple[str, str]]:
    """Each thing that is repeated, with what precedes it."""
    for kind, argument in tree:
        if kind in REPEATS:
            _, most, inside = argument
            if most is op.MAXREPEAT or most > LONGEST_COUNTED:
                yield from ((before, unit) for unit in units(list(inside)))
            yield from repeated(list(inside), before)
        elif kind is op.BRANCH:
            for branch in argument[1]:
                yield from repeated(list(branch), before)
        elif kind in GROUPS:
            yield from repeated(list(inside_of(kind, argument)), before)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from repeated(list(argument[1]), before)
        before += example([(kind, argument)])


def units(inside: Sequence[Node]) -> list[str]:
    """What can stand for one repeat: of a class or a choice, several."""
    if len(inside) != 1:
        return [example(inside)]
    kind, argument = inside[0]
    if kind is op.IN:
        return members(argument)[:6]
    if kind is op.NOT_LITERAL:
        return [c for c in POOL if ord(c) != argument][:6]
    if kind is op.ANY:
        return ["a", "5", " "]
    if kind is op.BRANCH:
        return [example(list(branch)) for branch in argument[1]][:8]
    if kind in GROUPS:
        return units(list(inside_of(kind, argument)))
    return [example(inside)]


def inside_of(kind: Any, argument: Any) -> Sequence[Node]:
    at = GROUPS[kind]
    return argument if at is None else argument[at]  # type: ignore[no-any-return]


def example(tree: Sequence[Node]) -> str:
    """The shortest text that the tree is likely to match."""
    return "".join(_example(kind, argument) for kind, argument in tree)


def _example(kind: Any, argument: Any) -> str:
    if kind is op.LITERAL:
        return chr(argument)
    if kind is op.NOT_LITERAL:
        return next(c for c in POOL if ord(c) != argument)
    if kind is op.ANY:
        return "a"
    if kind is op.IN:
        return (members(argument) or [""])[0]
    if kind is op.BRANCH:
        return min((example(list(branch)) for branch in argument[1]), key=len)
    if kind in REPEATS:
        return example(list(argument[2])) * min(argument[0], 40)
    return example(list(inside_of(kind, argument))) if kind in GROUPS else ""


def members(items: Sequence[Node]) -> list[str]:
    """Letters of a class, those of the pool first."""
    negated = items[0][0] is op.NEGATE
    found = [c for c in POOL if any(_holds(item, c) for item in items) != negated]
    listed = [chr(argument) for kind, argument in items if kind is op.LITERAL]
    return (
        found
        or ([] if negated else listed)
        or [chr(argument[0]) for kind, argument in items if kind is op.RANGE]
    )


def _holds(item: Node, letter: str) -> bool:
    kind, argument = item
    if kind is op.LITERAL:
        return bool(argument == ord(letter))
    if kind is op.RANGE:
        return bool(argument[0] <= ord(letter) <= argument[1])
    return kind is op.CATEGORY and re.match(CATEGORIES[argument], letter) is not None
