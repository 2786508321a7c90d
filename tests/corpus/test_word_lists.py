"""What is looked for only where words stand is found wherever it would be found without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from solieu.corpus.text.word_finder import WordFinder
from solieu.corpus.text.word_lists import WordList, places_of
from solieu.extract.citations import type_words
from solieu.extract.figures import candidates as figure_candidates
from solieu.extract.named_models import candidates
from solieu.extract.text import misread
from solieu.extract.text.document import Document

ROOT = Path(__file__).parents[2]
MADE_UP = """\
Theo NQ 12 và QĐ\xa0số 5, BLHS và BLTTHS, KH 7; nghị quyết số 8, Nghị quyêt 9, LUẬT Đất đai.
Mô hình “Vườn xanh”, câu lạc bộ, clb, phong trào thi đua.
Hai người, chỉ một, thứ ba, một triệu, không phẩy năm.
Việc ừong thời gian qua đuợc thục hiện từ năm 2O19."""
TEXTS = [MADE_UP, *(p.read_text(encoding="utf-8") for p in (ROOT / "corpus/samples").glob("*.txt"))]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_found_where_their_patterns_find_them(text: str) -> None:
    doc = Document(text)
    for words, pattern in (
        (type_words.HEADS, type_words.heads()),
        (candidates._CLASSES, candidates._class_words()),
    ):
        found = [m.span() for m in doc.matches(words, pattern)]
        assert found == [m.span() for m in pattern.finditer(doc.low)]
    codes = [m.start() for m in type_words.codes().finditer(text)]
    assert set(codes) <= set(doc.found[type_words.CODES])
    said = [m.start() + 1 for m in figure_candidates._SAID.finditer(doc.low)]
    assert set(said) <= set(doc.found[figure_candidates._BEGINNINGS])
    assert misread.put_right(text) is None or doc.found[misread.SIGNS]


def test_a_list_that_comes_after_its_text_is_met_there_too() -> None:
    places_of("na, lim")
    late = WordList(lambda: ["lim"])
    assert places_of("na, lim")[late] == [4]


@pytest.mark.parametrize("strange", ["\ud800", "\U0001f600", "\0", "ж", "“", "ñ", "?", "\u0301"])
def test_offsets_are_those_of_the_text_whatever_stands_before(strange: str) -> None:
    text = f"{strange * 3}xã {strange}xã"
    assert WordFinder(["xã", "họp"]).matches(text) == [(0, 3, 5), (0, 7, 9)]


def test_no_word_is_found_for_letters_that_have_no_code() -> None:
    assert WordFinder(["xã\u3000"]).starts("xã\u3001 xã\u3000") == [4]
    for words in (["\0"], list(map(chr, range(0x4E00, 0x4F00)))):
        with pytest.raises(ValueError, match="150 letters"):
            WordFinder(words)
