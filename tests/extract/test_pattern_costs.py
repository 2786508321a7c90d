"""Every pattern, matched on texts made from itself, costs what the length of the text is worth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
BOUNDED = {"corpus/extras.py"}  # read from the metadata of this package alone
LEAST_PATTERNS = 400


def test_no_pattern_costs_more_than_the_length_of_its_text() -> None:
    environment = os.environ | {"PYTHONPATH": str(TESTS / "inputs")}
    ran = subprocess.run(
        [sys.executable, TESTS / "tools" / "pattern_costs.py", "--in-place"],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    *costly, told = map(json.loads, ran.stdout.splitlines())
    assert told["patterns"] > LEAST_PATTERNS
    assert [each for each in costly if each["file"] not in BOUNDED] == []
