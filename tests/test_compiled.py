"""The compiled build reads what the pure one reads; passed over where `make compiled` made none."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import COMPILED, build_name, compared, loaded

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(not COMPILED.exists(), reason="there is no compiled build: make compiled")
@pytest.mark.skipif(build_name() == "compiled", reason="these tests run on the compiled build")
def test_both_builds_read_the_same() -> None:
    found = compared(loaded(str(ROOT / "corpus" / "samples")))
    assert found.articles >= 27 and found.facts > 900
    assert found.different == ()
