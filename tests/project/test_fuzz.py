"""What `make fuzz` gives runs its targets, and says so where one does not run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What atheris does, but for the searching: it gives the seeds to the target.
STAND_IN = """
import contextlib
from pathlib import Path

instrument_imports = lambda include: contextlib.nullcontext()

def Setup(arguments, target, custom_mutator):
    global run
    seeds = sorted(Path(arguments[-1]).iterdir())
    run = lambda: [target(seed.read_bytes()) for seed in seeds[:5]]

def Fuzz():
    run()
"""


def fuzzed(target: str, out: Path, atheris: str) -> subprocess.CompletedProcess[str]:
    """The command of `make fuzz` in its own environment, with such an atheris."""
    (out / "atheris.py").write_text(atheris)
    shown = ["make", "-n", "fuzz", f"FUZZ={target} --seconds 1 --out {out}", f"VENV={out}"]
    lines = subprocess.run(shown, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    given = next(line for line in lines.splitlines() if line.startswith("PYTHONPATH="))
    command = given.replace(f"{out}/bin/python", sys.executable)
    command = command.replace("PYTHONPATH=", f"PYTHONPATH={out}:")
    env = os.environ | {"PYTHONSAFEPATH": "1"}
    return subprocess.run(command, shell=True, cwd=ROOT, env=env, capture_output=True, text=True)


@pytest.mark.parametrize("target", ["numerals", "facts"])
def test_a_target_runs(target: str, tmp_path: Path) -> None:
    found = fuzzed(target, tmp_path, STAND_IN)
    assert found.stdout.startswith(f"{target}: 0 inputs in "), found.stdout + found.stderr
    assert found.returncode == 0


def test_a_target_that_does_not_run_is_a_failure(tmp_path: Path) -> None:
    found = fuzzed("numerals", tmp_path, "raise ImportError('not for this machine')")
    assert found.stdout.startswith("numerals: ended before its time, see ")
    assert found.returncode == 1
    assert "not for this machine" in (tmp_path / "numerals.log").read_text()
