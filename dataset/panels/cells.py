"""Cells of a panel: what all articles state of one indicator, place and period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from .figures import Figure
from .statements import Statement, agree, all_agree, precision
from .stories import Story
from .wording import content_words

SINGLE, AGREED, CONFLICT, UNCLEAR = "single", "agreed", "conflict", "unclear"
SEVERAL = "one article states several values"
OPEN = "the period has no end and the articles are of different days"
EARLY = "stated before the period had ended"
UNLIKE = "the sentences share too few words to be of one thing"
ALIKE_SHARE, ALIKE_WORDS = 0.3, 4  # of the shorter sentence, without what the indicator says


@dataclass(frozen=True, slots=True)
class Said:
    """A figure with what it states in the unit of its indicator, and its article."""

    figure: Figure
    statement: Statement
    article: Story


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a panel: `shown` is what states it best, None where nothing does."""

    said: tuple[Said, ...]
    shown: Said | None
    statements: tuple[Statement, ...]
    status: str
    reason: str | None = None

    @property
    def n_articles(self) -> int:
        """How many articles state a value, each with its duplicates once."""
        return len({said.figure.story for said in self.said})


def cell_of(figures: Iterable[Figure], exponent: int, known: dict[str, Story]) -> Cell:
    """The cell of the figures that share indicator, place and period, sorted as their lines."""
    said = _told_once(
        Said(figure, figure.statement(exponent), known[figure.article_id]) for figure in figures
    )
    statements = tuple(dict.fromkeys(s.statement for s in said))
    by_story = [
        [s.statement for s in group] for _, group in groupby(said, lambda s: s.figure.story)
    ]
    shown = _best(said)
    if all_agree(statements):
        return Cell(said, shown, statements, AGREED if len(by_story) > 1 else SINGLE)
    reason = _doubt(said, by_story)
    if reason is not None:
        return Cell(said, None, statements, UNCLEAR, reason)
    return Cell(said, shown, statements, CONFLICT)


def _told_once(said: Iterable[Said]) -> tuple[Said, ...]:
    """What each article states once, its duplicates' statements only where they add one."""
    met: dict[tuple[str, Statement], Said] = {}
    for one in said:
        met.setdefault((one.figure.story, one.statement), one)
    return tuple(met.values())


def _best(said: Sequence[Said]) -> Said | None:
    """The most exact of the statements that most articles support; None where none has more."""
    support = {
        at: len({o.figure.story for o in said if agree(one.statement, o.statement)})
        for at, one in enumerate(said)
    }
    most = max(support.values())
    best = [said[at] for at, n in support.items() if n == most]
    if not all_agree([one.statement for one in best]):
        return None
    return max(best, key=lambda one: precision(one.statement))


def _doubt(said: Sequence[Said], by_story: Sequence[Sequence[Statement]]) -> str | None:
    """Why values that differ need not contradict each other."""
    if not all(map(all_agree, by_story)):
        return SEVERAL
    days, end = {one.article.day for one in said}, said[0].figure.end
    if len(days) > 1 and not end:
        return OPEN
    if len(days) > 1 and any(day and day <= end for day in days):
        return EARLY
    pairs = combinations(said, 2)
    disagreeing = [(a, b) for a, b in pairs if not agree(a.statement, b.statement)]
    return None if any(_alike(a.figure, b.figure) for a, b in disagreeing) else UNLIKE


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two sentences share enough beside what they count to speak of one thing."""
    known = content_words(f"{one.indicator.item} {one.indicator.action}")
    left, right = (content_words(f.sentence) - known for f in (one, other))
    shared = len(left & right)
    return shared >= ALIKE_WORDS and shared >= ALIKE_SHARE * min(len(left), len(right))
