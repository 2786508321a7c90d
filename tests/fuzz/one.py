"""One target under atheris in this process: `python tests/fuzz/one.py TARGET OUT [LIBFUZZER…]`."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

import atheris
from watching import failure_of
from words import dictionary_file, mutated

SLOWNESS = 4  # instrumented code runs about so many times as long
HANG = 60  # seconds after which the process is ended, whatever holds it

with atheris.instrument_imports(include=["solieu"]):
    from targets import target_of


def main(name: str, out: Path, options: list[str]) -> None:
    target, began, tried = target_of(name), time.process_time(), 0
    corpus, failures = out / "corpus" / name, out / "failures"
    seeds = target.plant(out / "seeds" / name)
    corpus.mkdir(parents=True, exist_ok=True)
    logging.disable()  # what parsers say of odd pages
    dictionary = dictionary_file(out / "words.dict")
    target.warm_up()

    def try_one(data: bytes) -> None:
        nonlocal tried
        if failure := failure_of(target.check, data, slowness=SLOWNESS):
            failure.save(failures, name, data)
        if tried % 500 == 0:  # the first, too: something runs
            cpu = time.process_time() - began
            (out / f"{name}.told").write_text(f"{tried} inputs in {cpu:.0f} s of CPU time")
        tried += 1

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        return mutated(data, most, seed) or atheris.Mutate(data, most)

    prefix = f"-artifact_prefix={failures}/{name}-"
    fixed = [prefix, f"-dict={dictionary}", f"-timeout={HANG}", "-rss_limit_mb=3000"]
    # The first folder is the one that what is found is written to.
    atheris.Setup(
        [sys.argv[0], *fixed, *options, str(corpus), str(seeds)],
        try_one,
        custom_mutator=mutate if target.is_text else None,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
