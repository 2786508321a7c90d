"""Places are looked for line by line: what is found is what the whole text gives."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus import Article, load
from solieu.corpus.places.unit_names import marks_of, names_in
from solieu.corpus.text.by_line import ByLine
from solieu.corpus.text.folding import lowered
from solieu.corpus.text.word_lists import places_of
from solieu.extract.places.scopes import MARKS as WIDE_MARKS
from solieu.extract.places.scopes import wide_scopes

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
TEXTS = [item.text for item in load([SAMPLES]) if isinstance(item, Article)]
PIECES = [
    "xã Tân Quang", "huyện Bắc Quang", "các xã ", "Tân Thành", "tỉnh Hà Giang", "Vinh",
    ", ", " và ", " (", ")", "\n", "\n\n", ". ", "cả nước", "toàn huyện", "đứng thứ 3 ", "tại ",
    "Hàn Quốc", "phường 5", "Q.3", "-", " ở Lào",
]  # fmt: skip


def alike(text: str) -> None:
    whole, places = names_in(text), places_of(lowered(text))
    marks = marks_of(lowered(text))
    lines = ByLine(text, partial(names_in, text, marks, None), marks.both)
    assert lines.between(0, len(text)) == whole
    for start in range(0, len(text), 97):
        end = start + 250
        assert lines.between(start, end) == [n for n in whole if start <= n.start < end]
    wide = ByLine(text, partial(wide_scopes, text, text.lower()), places[WIDE_MARKS])
    assert wide.between(0, len(text) + 9) == wide_scopes(text, text.lower(), 0, len(text))


@pytest.mark.parametrize("text", TEXTS)
def test_samples(text: str) -> None:
    alike(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_pieces_in_any_order(text: str) -> None:
    alike(text)


def test_a_line_is_read_once_and_only_when_asked_for() -> None:
    text = "một\nhai\nba\nbốn"
    asked = []

    def read(start: int, end: int) -> list[range]:
        asked.append(text[start:end])
        return [range(start, end)] if end > start else []

    lines = ByLine(text, read, [0, 5, 8])
    assert lines.between(4, 7) == [range(4, 7)]
    assert lines.between(5, 9) == [range(8, 10)]
    assert lines.between(4, 6) == [range(4, 7)]
    assert lines.between(11, 15) == []  # without a mark nothing is read
    assert asked == ["hai", "ba"]
