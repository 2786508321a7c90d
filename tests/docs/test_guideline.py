"""The guideline's examples: what its tables say is read of a sentence is what is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from solieu.extract import extract
from solieu.extract.views.showing import in_text_order, value_of

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "facts.md"
ROW = re.compile(r"^\| (.+?) \| (.+?) \|$")


def examples() -> Iterator[tuple[str, str]]:
    """Sentence and reading of each row in a table that is headed by both."""
    inside = False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        inside = line == "| text | read |" or (inside and line.startswith("|"))
        row = ROW.match(line)
        if inside and row and row[1] not in ("text", "---"):
            yield row[1], row[2]


@pytest.mark.parametrize(("sentence", "reading"), list(examples()))
def test_an_example_is_read_as_the_guideline_says(sentence: str, reading: str) -> None:
    facts = extract(sentence)
    read = [value_of(fact) for fact in in_text_order(facts)]
    checked = [f"{check.rule}: {check.status}" for check in facts.checks]
    if not read:
        assert reading.startswith("nothing: ")
    else:
        assert reading in ("; ".join(read), "; ".join(read + checked))


def test_there_are_examples_of_facts_and_of_none() -> None:
    readings = [reading for _, reading in examples()]
    assert len(readings) > 30
    assert sum(reading.startswith("nothing: ") for reading in readings) > 7
