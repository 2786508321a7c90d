"""How well a dataset agrees with gold: facts found, missed and invented, and their fields.

Gold is a folder of JSON files, one an article: `{"article": FILE NAME, "metadata": {…},
"facts": [{"kind_of_fact": "count", …}]}`. An article is found by the file name its source ends
in. Within an article, facts of a kind pair up one to one where their keys agree, so offsets need
not. Gold facts marked `optional` neither help when found nor hurt when missed.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from ..tables import ARTICLES
from .compare import MEASURES, Record, comparable, key_of, likeness, overlap, plain, same_unit

_LONGEST_CELL = 10**9
Predictions = dict[str, dict[str, list[Record]]]


@dataclass(slots=True)
class Share:
    """A mean that grows: points reached of points possible."""

    reached: float = 0.0
    possible: int = 0

    def add(self, points: float) -> None:
        """Count one more case."""
        self.reached += points
        self.possible += 1

    @property
    def mean(self) -> float:
        """Points per case."""
        return self.reached / self.possible


@dataclass(slots=True)
class Tally:
    """Right, spurious and missed facts, and how the fields of the right ones compare."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    exact: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    phrase: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))

    @property
    def precision(self) -> float:
        """The share of found facts that are right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of gold facts that were found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def as_dict(self) -> dict[str, Any]:
        """Numbers only, for a JSON file."""
        names = ("tp", "fp", "fn", "precision", "recall", "f1")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that gold and dataset do not share: `what` is missed, spurious or metadata."""

    what: str
    article: str
    kind: str
    record: Record


@dataclass(slots=True)
class Scores:
    """The tallies by fact kind and in all, the metadata, what differs, what was not found."""

    kinds: dict[str, Tally]
    metadata: dict[str, Share]
    differences: list[Difference]
    absent: list[str]
    articles: list[dict[str, tuple[int, int, int]]] = field(default_factory=list)
    """For each gold article the right, spurious and missed facts of each kind."""

    @property
    def all(self) -> Tally:
        """The facts of all kinds together."""
        sums = (sum(getattr(t, name) for t in self.kinds.values()) for name in ("tp", "fp", "fn"))
        return Tally(*sums)

    def as_dict(self) -> dict[str, Any]:
        """Everything but the differences, as plain numbers for a JSON file."""
        numbers: dict[str, Any] = {}
        for kind, tally in self.kinds.items():
            fields = {"exact": means(tally.exact), "phrase": means(tally.phrase)}
            numbers[kind] = tally.as_dict() | fields
        numbers["all"] = self.all.as_dict()
        return numbers | {"metadata": means(self.metadata), "absent": self.absent}


def means(shares: dict[str, Share]) -> dict[str, float]:
    """The mean of each share that has a case.

    >>> means({"term": Share(1, 2)})
    {'term': 0.5}
    """
    return {name: share.mean for name, share in shares.items() if share.possible}


def score(gold_dir: str | Path, tables_dir: str | Path) -> Scores:
    """The scores of the dataset in `tables_dir` against the gold in `gold_dir`.

    Raises `FileNotFoundError` where there is no gold or a table is missing.

    >>> score("/nowhere", "build/demo")
    Traceback (most recent call last):
    ...
    FileNotFoundError: /nowhere holds no gold: one JSON file an article
    """
    gold = _read_gold(Path(gold_dir))
    articles = {PurePath(row["source"]).name: row for row in _rows(Path(tables_dir), ARTICLES.name)}
    predictions = {kind: _by_article(Path(tables_dir), m.table) for kind, m in MEASURES.items()}
    scores = Scores({kind: Tally() for kind in MEASURES}, defaultdict(Share), [], [])
    for entry in gold:
        article_id = str(articles.get(entry["article"], {}).get("article_id"))
        found = {kind: predictions[kind].get(article_id, []) for kind in MEASURES}
        scores.articles.append(
            {kind: score_facts(scores, kind, entry, found[kind]) for kind in MEASURES}
        )
    for entry in gold:
        if entry["article"] not in articles:
            scores.absent.append(entry["article"])
        _score_metadata(scores, entry, articles.get(entry["article"], {}))
    return scores


def pair(kind: str, gold: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int]]:
    """Positions of gold and found facts that belong together, each used once.

    Where a key stands several times the likest pair first; gold that is not optional before
    gold that is.
    """
    by_key: dict[Any, list[int]] = defaultdict(list)
    for at, fact in enumerate(found):
        by_key[key_of(kind, fact)].append(at)
    candidates = [
        (bool(fact.get("optional")), -likeness(kind, fact, found[at]), gold_at, at)
        for gold_at, fact in enumerate(gold)
        for at in by_key.get(key_of(kind, fact), ())
        if kind != "count" or same_unit(fact.get("unit"), found[at].get("unit"))
    ]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for *_, gold_at, at in sorted(candidates):
        if gold_at not in pairs and at not in used:
            pairs[gold_at] = at
            used.add(at)
    return list(pairs.items())


def score_facts(
    scores: Scores, kind: str, entry: Record, found: Sequence[Record]
) -> tuple[int, int, int]:
    """Add one article's facts of a kind to the scores: its right, spurious and missed ones."""
    gold = [fact for fact in entry["facts"] if fact["kind_of_fact"] == kind]
    pairs = pair(kind, gold, found)
    tally = scores.kinds[kind]
    paired_gold = {gold_at for gold_at, _ in pairs}
    missed = [f for at, f in enumerate(gold) if at not in paired_gold and not f.get("optional")]
    verdicts = _verdicts(gold, found, pairs)
    spurious = [fact for fact, right in zip(found, verdicts, strict=True) if right is False]
    right = sum(not gold[at].get("optional") for at in paired_gold)
    tally.tp += right
    tally.fn += len(missed)
    tally.fp += len(spurious)
    for gold_at, at in pairs:
        _score_fields(tally, kind, gold[gold_at], found[at])
    for what, facts in (("missed", missed), ("spurious", spurious)):
        scores.differences += [Difference(what, entry["article"], kind, fact) for fact in facts]
    return right, len(spurious), len(missed)


def judge(kind: str, gold: Sequence[Record], found: Sequence[Record]) -> list[bool | None]:
    """For each found fact of an article whether gold states it; None where gold leaves it open."""
    return _verdicts(gold, found, pair(kind, gold, found))


def _verdicts(
    gold: Sequence[Record], found: Sequence[Record], pairs: Sequence[tuple[int, int]]
) -> list[bool | None]:
    doubtful = [plain(fact.get("surface")) for fact in gold if fact.get("optional")]
    verdicts = [None if _is_doubtful(fact, doubtful) else False for fact in found]
    for gold_at, at in pairs:
        verdicts[at] = None if gold[gold_at].get("optional") else True
    return verdicts


def _is_doubtful(fact: Record, doubtful: Sequence[str]) -> bool:
    """Whether the fact is one that gold marks optional, with more or fewer words."""
    surface = plain(fact.get("surface"))
    return surface != "" and any(surface in other or other in surface for other in doubtful)


def _score_fields(tally: Tally, kind: str, gold: Record, found: Record) -> None:
    for name in MEASURES[kind].exact:
        if name != "period" or gold.get("period"):
            tally.exact[name].add(comparable(gold, name) == comparable(found, name))
    for name in MEASURES[kind].phrase:
        if gold.get(name):
            tally.phrase[name].add(overlap(gold.get(name), found.get(name)))


def _score_metadata(scores: Scores, entry: Record, article: Record) -> None:
    for name, stated in (entry.get("metadata") or {}).items():
        read = article.get(name)
        if stated is None and not read:
            continue
        if name == "published_at":
            agrees = str(read or "")[:10] == str(stated or "")[:10]
        else:
            agrees = plain(read) == plain(stated)
        scores.metadata[name].add(agrees)
        if not agrees:
            both = {"gold": stated, "read": read}
            scores.differences.append(Difference("metadata", entry["article"], name, both))


def _read_gold(folder: Path) -> list[Any]:
    files = sorted(folder.glob("*.json"))
    if not files:
        raise FileNotFoundError(f"{folder} holds no gold: one JSON file an article")
    return [_gold(file) for file in files]


def _gold(file: Path) -> Any:
    try:
        entry = json.loads(file.read_text(encoding="utf-8"))
        if not all(fact["kind_of_fact"] in MEASURES for fact in entry["facts"]):
            raise ValueError("a fact of no known kind")
        if not isinstance(entry["article"], str):
            raise ValueError("the article is no file name")
    except (ValueError, KeyError, TypeError) as error:
        wanted = "an object with article and facts, each with kind_of_fact"
        raise OSError(f"{file} is no gold ({error!r}): it holds {wanted}") from error
    return entry


def _by_article(folder: Path, table: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for row in _rows(folder, table):
        found[row["article_id"]].append(row)
    return found


def _rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    path = folder / f"{table}.csv"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: write it with solieu extract")
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    finally:
        csv.field_size_limit(before)
