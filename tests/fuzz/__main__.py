"""Fuzzing with coverage: searches for inputs that break what every input must keep to.

    make fuzz                                         # every target for a minute
    make fuzz FUZZ='facts pages --seconds 3600'       # these, for an hour each
    make fuzz FUZZ='--again build/fuzz/failures/facts-*'    # do these still fail? without atheris

A failure is written to `OUT/failures` with what was raised beside it; what was found interesting
stays in `OUT/corpus/TARGET`, where the next run goes on. Ends with 1 where anything failed, or
did not run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

from targets import TARGETS, target_of
from watching import failure_of

ONE = Path(__file__).with_name("one.py")
PATIENCE = 60  # seconds past its time before a process is ended
MOST_BYTES = 4_096  # of one input
MOST_STARTS = 100  # of a target whose process ends before its time


class Unfit(Exception):
    """A target that cannot be fuzzed here."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--again", type=Path, nargs="+", metavar="FILE", help="try saved inputs")
    chosen = parser.parse_args()
    if unknown := set(chosen.targets) - set(TARGETS):
        parser.error(f"no target {', '.join(sorted(unknown))}: there are {', '.join(TARGETS)}")
    return chosen


def fuzz(name: str, seconds: int, out: Path) -> str:
    """Fuzz one target for so long, starting again where a process ends before; what came of it.

    Raises `Unfit` where its processes end before they tried anything, or again and again.
    """
    (out / "failures").mkdir(parents=True, exist_ok=True)
    told = out / f"{name}.told"
    told.unlink(missing_ok=True)
    began, starts, end = time.monotonic(), 0, time.monotonic() + seconds
    while (left := int(end - time.monotonic())) > 0 or not starts:
        starts += 1
        limits = [f"-max_total_time={max(left, 1)}", f"-max_len={MOST_BYTES}"]
        run = [sys.executable, str(ONE), name, str(out), *limits]
        with open(out / f"{name}.log", "ab") as log:
            _run(run, log, left + PATIENCE)
        if starts > MOST_STARTS or not told.exists():
            raise Unfit(f"{name}: ended before its time, see {out / name}.log")
    return f"{name}: {told.read_text()}; {time.monotonic() - began:.0f} s, {starts} starts"


def _run(command: list[str], log: BinaryIO, seconds: int) -> None:
    try:
        subprocess.run(command, stdout=log, stderr=log, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as late:
        raise Unfit(f"ended {PATIENCE} s past its time, see {log.name}") from late


def again(paths: list[Path]) -> int:
    """How many of the saved inputs still fail, each shown."""
    failed = 0
    for path in paths:
        if path.suffix == ".txt":
            continue
        target = target_of(path.name.partition("-")[0])
        target.warm_up()
        failure = failure_of(target.check, path.read_bytes(), slowness=1)
        failed += failure is not None
        print(f"{path.name}: {failure.words if failure else 'fails no more'}")
    return failed


def main() -> int:
    chosen = arguments()
    if chosen.again:
        return again(chosen.again) > 0
    unfit = 0
    for name in chosen.targets or TARGETS:
        try:
            print(fuzz(name, chosen.seconds, chosen.out), flush=True)
        except Unfit as reason:
            print(reason, flush=True)
            unfit += 1
    failures = sorted((chosen.out / "failures").glob("*.txt"))
    for path in failures:
        print(f"{path.with_suffix('')}: {path.read_text().strip().splitlines()[-1][:200]}")
    return unfit + len(failures) > 0


if __name__ == "__main__":
    sys.exit(main())
