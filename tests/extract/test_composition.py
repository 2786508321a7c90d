"""A text in NFD gives the facts that it gives in NFC, at its own offsets."""

from __future__ import annotations

import unicodedata
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus import Article
from solieu.extract import extract
from solieu.extract.text.composition import compose

TEXT = (
    "Thực hiện Nghị quyết số 39-NQ/TW ngày 17/4/2015 của Bộ Chính trị, năm 2023 huyện tiếp nhận "
    "96 đơn xin cấp nước, tăng 12,5% so với năm 2022; đã trả lời 45/60 đơn, đạt 75%.\n"
    "Hội Phụ nữ xây dựng 12 mô hình “Vườn sạch”, vận động được 1,5 tỷ đồng. Nghị quyết này giúp "
    "35 hộ."
)
WHERE = {"start", "end", "surface", "sentence", "back_references"}


def split(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("written", [split(TEXT), TEXT[:200] + split(TEXT[200:])])
def test_the_facts_are_those_of_the_composed_text(written: str) -> None:
    plain, apart = extract(TEXT), extract(written)
    assert plain.checks == apart.checks
    pairs = list(zip(plain.mentions(), apart.mentions(), strict=True))
    assert len(pairs) > 6
    for a, b in pairs:
        assert written[b.start : b.end] == b.surface
        assert unicodedata.normalize("NFC", b.surface) == a.surface
        assert b.sentence in written and b.surface in b.sentence
        for field in fields(a):
            if field.name not in WHERE:
                assert getattr(a, field.name) == getattr(b, field.name), field.name


def test_back_references_stand_where_they_are_written() -> None:
    written = split(TEXT)
    citation = extract(Article("a.txt", written)).citations[0]
    start, end = map(int, citation.back_references.split(":"))
    assert unicodedata.normalize("NFC", written[start:end]) == "Nghị quyết này"


@given(
    st.text("aăâđeêoôơuưyxi 12.,%\n\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b", max_size=60)
)
def test_offsets_hold_in_any_text(text: str) -> None:
    for fact in extract(text).mentions():
        assert text[fact.start : fact.end] == fact.surface
    composed = compose(text)
    if composed is not None:
        assert composed.text == unicodedata.normalize("NFC", text)
        assert len(composed.offsets) == len(composed.text) + 1
