"""Misread words: what they were, and that facts keep the words and offsets as written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.text.phonology import bare_and_tones, is_syllable
from solieu.extract import extract
from solieu.extract.lexicons import read_csv
from solieu.extract.text.misread import intended, misread_forms, put_right
from solieu.extract.text.tokenizer import syllables

MEANT = [
    ("quán ừiệt ừong cấp ừên", "quán triệt trong cấp trên"),
    ("đuọc nguời dân ữong xã", "được người dân trong xã"),
    ("QUYÊT ĐỊNH đuọc ký", "QUYẾT ĐỊNH được ký"),
    ("Thục hiện phù họp", "Thực hiện phù hợp"),
    ("từ năm 2O15", "từ năm 2015"),
    ("môt số nguời", "một số người"),
    ("trường họp này phù họp, phối họp l5 lần", "trường hợp này phù hợp, phối hợp 15 lần"),
    ("phù họp, phối họp 5l nước", "phù hợp, phối hợp 5l nước"),
]
CLEAN = [
    "Nhà trường họp phụ huynh; hội trường họp báo.",
    "Bà Quới, ông Nguơn ở Đắk Lắk; quán café Genève; phường Kuôp.",
    "Thuở ấy, mười hai khuỷu tay, ngoằn ngoèo, giữa trưa.",
    "Số 12/2020/NĐ-CP, chip I5, nhóm máu O, tháng 10/2019.",
]


@pytest.mark.parametrize(("written", "meant"), MEANT)
def test_what_was_meant(written: str, meant: str) -> None:
    read = put_right(written)
    assert read is not None
    assert read.text == meant
    assert read.written == written


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_read_as_it_stands(text: str) -> None:
    assert put_right(text) is None


def test_no_syllable_of_the_language_is_misread() -> None:
    known = [s for s in syllables() if is_syllable(s)]
    assert len(known) > 6000
    assert not any(intended(s) for s in known)


def test_misread_forms_are_none_of_the_language() -> None:
    for phrase in ("nghị quyết", "quyết định", "chỉ thị", "pháp lệnh", "kế hoạch"):
        forms, letters = misread_forms(phrase), "".join(bare_and_tones(phrase)[0])
        assert phrase not in forms
        for form in forms:
            moved = bare_and_tones(form)[0] == letters
            assert moved or not all(map(is_syllable, form.split()))
        assert forms < misread_forms(phrase, syllables_too=True) or phrase == "pháp lệnh"


def test_listed_misreadings_are_composed_and_lead_to_no_other() -> None:
    rows = read_csv("misreadings.csv")
    written = {row["written"].lower() for row in rows}
    assert len(written) == len(rows)
    for row in rows:
        assert row["where"] in ("anywhere", "scan")
        assert row["meant"].lower() not in written
        assert unicodedata.is_normalized("NFC", row["written"] + row["meant"])
        assert len(row["written"].split()) == len(row["meant"].split())


PIECES = ["ừiệt ", "đuọc ", "phù họp ", "trường họp ", "Nghị quyểt số 5-NQ/TW ", "l5 hộ, ", "2O15 "]
PIECES += ["12 nguời. ", "ſ", "İ", "e\u0323\u0302", "mô hĩnh “Sạch” ", "tăng 1O% ", "\n", "ừ" * 9]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_facts_stand_where_they_are_written(text: str) -> None:
    facts = extract(text)
    for fact in (*facts.citations, *facts.counts, *facts.percentages, *facts.models):
        assert text[fact.start : fact.end] == fact.surface
        assert fact.sentence in text
    read = put_right(unicodedata.normalize("NFC", text))
    if read is not None:
        assert len(read.offsets) == len(read.text) + 1
        assert read.offsets == sorted(read.offsets)
