"""How pages and their dumps are read: body kept, furniture dropped, masthead, beside trafilatura.

python tests/corpus/pages/page_scores.py          all parts, a line a layout
python tests/corpus/pages/page_scores.py dev      one studied part (`dev`, `held`), with every miss
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import trafilatura
from page_set import BLIND, DEV, HELD, Page, pages
from solieu.corpus import Article
from solieu.corpus.compose import compose
from solieu.corpus.pages.webpage import record_of_page
from solieu.corpus.record import Record
from solieu.corpus.text.clean import clean

FIELDS = ("title", "published_at", "author", "site")


@dataclass
class Tally:
    """Counts of one kind: what was right out of what there was, and what was missed."""

    right: int = 0
    of: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The part that was right."""
        return self.right / self.of if self.of else 1.0

    def add(self, right: int, of: int, misses: Iterable[str] = ()) -> None:
        """Count some more."""
        self.right, self.of = self.right + right, self.of + of
        self.misses.extend(misses)


Scores = dict[str, dict[str, Tally]]  # layout -> measure -> tally; the layout `all` is their sum


def dump_scores(found: Iterable[Page]) -> Scores:
    """Of the dumps: lines of the body kept, lines of furniture dropped."""
    scores = _scores()
    for page in found:
        article = compose(Record(page.name, page.dump))
        kept = Counter(article.text.split("\n") if isinstance(article, Article) else [])
        body = Counter(map(clean, page.texts("title", "body")))
        furniture = Counter(map(clean, page.texts("furniture")))
        lost, left = body - kept, furniture & (kept - body)
        _add(scores, page, "body", body.total() - lost.total(), body.total(), lost)
        _add(scores, page, "furniture", furniture.total() - left.total(), furniture.total(), left)
    return scores


def page_scores(found: Iterable[Page]) -> Scores:
    """Of the pages: right fields, and precision and recall of the body's words."""
    scores = _scores()
    for page in found:
        article = compose(record_of_page(page.html, page.name))
        if not isinstance(article, Article):
            raise ValueError(f"{page.name}: {article.detail}")
        for name in FIELDS:
            wanted, met = getattr(page, name), getattr(article, name) or ""
            right = wanted.casefold() == met.casefold()
            _add(scores, page, name, int(right), 1, [] if right else [f"{met} for {wanted}"])
        bare = trafilatura.bare_extraction(  # with what serves it best here
            page.html, include_comments=False, favor_precision=True
        )
        _add_words(scores, page, "", article.text)
        _add_words(scores, page, "bare ", str(bare.text if bare else ""))
    return scores


def f1(tallies: dict[str, Tally], prefix: str = "") -> float:
    """The harmonic mean of the precision and recall of words."""
    precision, recall = (tallies[f"{prefix}{name}"].share for name in ("precision", "recall"))
    return 2 * precision * recall / (precision + recall)


def _add_words(scores: Scores, page: Page, prefix: str, text: str) -> None:
    apart = set(map(clean, page.texts("title", "meta")))  # judged by the fields
    gold = Counter(_words(page.texts("body")))
    lines = [line for line in clean(text).split("\n") if line not in apart]
    met = Counter(_words(lines))
    both = (gold & met).total()
    _add(scores, page, f"{prefix}precision", both, met.total(), met - gold)
    _add(scores, page, f"{prefix}recall", both, gold.total(), gold - met)


def _words(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        stripped = (word.strip("|*-_ ") for word in clean(line).split())
        yield from filter(None, stripped)


def _scores() -> Scores:
    return defaultdict(lambda: defaultdict(Tally))


def _add(
    scores: Scores, page: Page, measure: str, right: int, of: int, misses: Iterable[str]
) -> None:
    for layout in (page.layout, "all"):
        scores[layout][measure].add(right, of, misses)


def main(parts: list[str]) -> int:
    """Print the table of each part; the misses, too, of one part that is studied."""
    for part in parts or (DEV, HELD, BLIND):
        found = list(pages(part))
        dumps, read = dump_scores(found), page_scores(found)
        print(f"{part}: {len(found)} pages   dump: body furniture | page: fields, F1, bare F1")
        for layout in dumps:
            shares = [dumps[layout][name].share for name in ("body", "furniture")]
            shares += [read[layout][name].share for name in FIELDS]
            shares += [f1(read[layout]), f1(read[layout], "bare ")]
            print(f"{layout:18}" + "".join(f"{share:7.3f}" for share in shares))
            if parts in ([DEV], [HELD]) and layout != "all":
                for measures in (dumps[layout], read[layout]):
                    for name, tally in measures.items():
                        if tally.misses and not name.startswith("bare"):
                            print(f"    {name}: {' | '.join(tally.misses)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
