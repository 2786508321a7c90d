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


def test_what_is_compiled_has_no_cached_properties() -> None:
    """They would be asked anew each time: nothing would fail, but all take longer."""
    setup = (ROOT / "setup.py").read_text(encoding="utf-8")
    names = setup.partition("CORPUS = (")[2].partition(")")[0].replace('"', "").split()
    paths = [*(ROOT / "extract").rglob("*.py"), *(ROOT / "corpus" / f"{n}.py" for n in names)]
    assert len(names) > 5 and len(paths) > 50
    asked = [path.name for path in paths if "cached_property" in path.read_text(encoding="utf-8")]
    assert asked == []
