"""The quality gate: how well the samples are read, and whether any change made it worse.

    python tests/gate/gate.py                     show scores, floors, facts gained and lost
    python tests/gate/gate.py --raise             accept a better state: floors go up, never down
    python tests/gate/gate.py --lower KIND ...    accept a worse score of these kinds alone

`floors.json` holds the least F1 of each fact kind, the least share of each metadata field that is
right, and a hash of the samples and their gold; `facts.txt` the facts found when it was last
written. Where SOLIEU_GOLD names a folder with `articles/` and `gold/`, its scores are shown too,
and held to a `floors.json` in that folder if there is one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from solieu.corpus import load
from solieu.dataset import Scores, build, changes, fact_lines, means, open_dataset, score
from solieu.dataset.judging.compare import MEASURES

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
OUTSIDE = "SOLIEU_GOLD"
HASH = "hash of samples and gold"
_DECIMALS = 1000  # floors are kept to three places, rounded down


@dataclass(frozen=True)
class Run:
    """One reading of a folder of articles: its rates by name, and every fact as a line."""

    rates: dict[str, float]
    facts: list[str]
    absent: list[str]


def run(articles: Path, gold: Path) -> Run:
    """Read the articles, score them, and list what was found."""
    with tempfile.TemporaryDirectory() as out:
        build(load([articles]), out)
        scores = score(gold, out)
        return Run(rates_of(scores), sorted(fact_lines(open_dataset(out))), scores.absent)


def rates_of(scores: Scores) -> dict[str, float]:
    """The F1 of each fact kind, then the share of each metadata field that is right."""
    kinds = {kind: tally.f1 for kind, tally in scores.kinds.items()}
    return kinds | {f"metadata {name}": share for name, share in means(scores.metadata).items()}


def corpus_hash() -> str:
    """A hash of every sample and its gold: floors hold for these and no others."""
    digest = hashlib.sha256()
    for path in sorted([*CORPUS.glob("samples/**/*"), *CORPUS.glob("gold/*.json")]):
        if path.is_file():
            digest.update(path.relative_to(CORPUS).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def read_floors(folder: Path = HERE) -> dict[str, float | str]:
    """The floors kept in a folder; none where there is no file."""
    file = folder / "floors.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def sunk(rates: dict[str, float], floors: dict[str, float | str]) -> dict[str, float]:
    """The floors that a rate lies below, and those whose rate is gone."""
    numbers = {name: floor for name, floor in floors.items() if isinstance(floor, float | int)}
    return {name: floor for name, floor in numbers.items() if rates.get(name, -1.0) < floor}


def lowered(
    rates: dict[str, float], floors: dict[str, float | str], allowed: list[str]
) -> dict[str, float | str]:
    """New floors: never below the old ones, but for the kinds allowed."""
    new: dict[str, float | str] = {HASH: corpus_hash()}
    for name, rate in rates.items():
        reached = math.floor(rate * _DECIMALS) / _DECIMALS
        old = floors.get(name, 0.0)
        new[name] = reached if name in allowed or not isinstance(old, float) else max(old, reached)
    return new


def main() -> int:
    """Show the state of the gate; with a flag, write a new one. 1 where a floor is broken."""
    options = _options()
    now, floors = run(CORPUS / "samples", CORPUS / "gold"), read_floors()
    facts_file = HERE / "facts.txt"
    before = facts_file.read_text(encoding="utf-8").splitlines() if facts_file.exists() else []
    print("\n".join(changes(before, now.facts)) or "no fact gained or lost")
    _show(now.rates, floors)
    below = [name for name in sunk(now.rates, floors) if name not in options.lower]
    if below:
        print(f"below the floor: {', '.join(below)} (accept it with --lower KIND)")
    elif options.raise_floors or options.lower:
        new = json.dumps(lowered(now.rates, floors, options.lower), ensure_ascii=False, indent=1)
        (HERE / "floors.json").write_text(new + "\n", encoding="utf-8")
        facts_file.write_text("\n".join(now.facts) + "\n", encoding="utf-8")
        print("floors.json and facts.txt are written")
    elif floors.get(HASH) != corpus_hash():
        print("the samples or their gold changed since the floors were set: run with --raise")
    return 1 if below or _outside() else 0


def _options() -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--raise", dest="raise_floors", action="store_true", help="raise floors")
    choice.add_argument("--lower", nargs="+", default=[], metavar="KIND", help="lower these floors")
    options = parser.parse_args()
    unknown = [name for name in options.lower if name not in MEASURES and "metadata" not in name]
    if unknown:
        parser.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    return options


def _show(rates: dict[str, float], floors: dict[str, float | str]) -> None:
    for name, rate in rates.items():
        floor = floors.get(name)
        told = f"floor {floor:.3f}" if isinstance(floor, float) else "no floor"
        print(f"{name:<22} {rate:.4f}   {told}")


def _outside() -> bool:
    """Whether the gold that the environment names lies below its own floors."""
    named = os.environ.get(OUTSIDE)
    if not named:
        return False
    folder = Path(named)
    rates = run(folder / "articles", folder / "gold").rates
    print(f"\n{OUTSIDE}:")
    _show(rates, read_floors(folder))
    return bool(sunk(rates, read_floors(folder)))


if __name__ == "__main__":
    sys.exit(main())
