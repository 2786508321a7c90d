"""Kills runs at random moments, again and again, and holds what is left at the end against a run
that nobody disturbed.

    PYTHONPATH=tests/inputs python tests/tools/kills.py [KILLS] [SEED]

Two of three kills hit the run itself, so the next one has to go on; the others hit one of its
workers, and the run has to go on by itself.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from run_inputs import PORTION_BYTES, STREAM_BYTES, tables_of, write_sources

RUN = f"""
import sys
from solieu.corpus import portions
from solieu.dataset import Settings, build_from

if __name__ == "__main__":
    portions.PORTION_BYTES, portions.STREAM_BYTES = {PORTION_BYTES}, {STREAM_BYTES}
    build_from(sys.argv[1], sys.argv[2], Settings(workers=2))
"""
MOST_KILLS = 4  # of what becomes one dataset
LONGEST = 300.0  # seconds


def main(kills: int = 200, seed: int = 0) -> int:
    """Kill so many times; 1 if a dataset is not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        differing = 0
        for n, is_equal in kill(Path(folder), kills, seed):
            differing += not is_equal
            print(f"{n} kills, {differing} datasets that differ", flush=True)
    return int(differing > 0)


def kill(folder: Path, kills: int, seed: int) -> Iterator[tuple[int, bool]]:
    """The number of kills so far, and whether the dataset is that of an undisturbed run, for each
    dataset that was made in spite of some."""
    pick = random.Random(seed)
    write_sources(folder / "tin")
    (folder / "run.py").write_text(RUN, "utf-8")
    started = time.monotonic()
    start(folder, "undisturbed").wait(LONGEST)
    duration = time.monotonic() - started
    expected = tables_of(folder / "undisturbed")
    done = 0
    while done < kills:
        for _ in range(pick.randint(1, min(MOST_KILLS, kills - done))):
            done += kill_one(start(folder, "killed"), pick, duration)
        assert start(folder, "killed").wait(LONGEST) == 0
        yield done, tables_of(folder / "killed") == expected
        if pick.random() < 0.5:  # else the next runs write over a dataset that is there
            for file in (folder / "killed").iterdir():
                file.unlink()


def kill_one(run: subprocess.Popen[bytes], pick: random.Random, duration: float) -> bool:
    """Kill a run or one of its workers after a while; whether there was something to kill."""
    time.sleep(pick.uniform(0, duration))
    workers = children_of(run.pid)
    if run.poll() is not None:
        return False
    if workers and pick.random() < 1 / 3:
        try:
            os.kill(pick.choice(workers), 9)
        except ProcessLookupError:
            return False
        assert run.wait(LONGEST) == 0
        return True
    run.kill()
    run.wait()
    return True


def children_of(process: int) -> list[int]:
    """The processes that a process has started."""
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    except OSError:
        return []
    return [child for child in map(int, found.split()) if b"spawn_main" in command_of(child)]


def command_of(process: int) -> bytes:
    """What a process was started with."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def start(folder: Path, out: str) -> subprocess.Popen[bytes]:
    """Start a run."""
    return subprocess.Popen([sys.executable, folder / "run.py", folder / "tin", folder / out])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
