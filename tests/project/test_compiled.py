"""The compiled build reads what the pure one reads; passed over where `make compiled` made none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builds import COMPILED, build_name, compared, loaded

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not COMPILED.exists(), reason="there is no compiled build: make compiled")
@pytest.mark.skipif(build_name() == "compiled", reason="these tests run on the compiled build")
def test_both_builds_read_the_same() -> None:
    found = compared(loaded(str(ROOT / "corpus" / "samples")))
    assert found.articles >= 27 and found.facts > 900
    assert found.different == ()


def test_what_is_compiled_has_no_cached_properties() -> None:
    """They would be asked anew each time: nothing would fail, but all take longer."""
    setup, known = (ROOT / "setup.py").read_text(encoding="utf-8"), dict[str, Any]()
    exec(setup.partition("\nif os.environ")[0], known)
    paths = (path for room in known["ROOMS"] for path in (ROOT / room).rglob("*.py"))
    compiled = [path for path in paths if known["is_compiled"](path.relative_to(ROOT))]
    assert len(compiled) > 100
    asked = [path.name for path in compiled if "cached_property" in path.read_text("utf-8")]
    assert asked == []
