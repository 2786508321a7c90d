"""Cleaning: one spelling of characters, no figure lost, the second time changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.text.clean import clean, is_tidy, sound_octets, tidied

CASES = [
    # what is written, what is read
    ("Xã  có\t12   hộ", "Xã có 12 hộ"),
    ("12\xa0345 hộ\u202f; 7\u3000xã", "12 345 hộ ; 7 xã"),
    (" Dòng một \r\n\r\n\r\n\r\n Dòng hai ", "Dòng một\n\nDòng hai"),
    ("Dòng một\rDòng hai\u2028Dòng ba", "Dòng một\nDòng hai\nDòng ba"),
    ("phát\u00adtriển, \ufeffnông\u200b thôn\x07", "pháttriển, nông thôn"),
    ("Số 12/2019/NÐ-CP, QÐ-UBND, HÐND", "Số 12/2019/NĐ-CP, QĐ-UBND, HĐND"),
    ("ðồng bào, Ðảng bộ", "đồng bào, Đảng bộ"),
    ("ông Sigurðsson", "ông Sigurðsson"),
    ("ᴠăn bản mới ѕố 5, хã Tân An", "văn bản mới số 5, xã Tân An"),
    ("nhà văn Чехов", "nhà văn Чехов"),
    ("ΝGHỊ QUYẾΤ, phοng trào", "NGHỊ QUYẾT, phong trào"),
    ("báo Το Βήμα, góc ΑΟΒ", "báo Το Βήμα, góc ΑΟΒ"),
    ("Sở KH&amp;CN, Th&aacute;i B&igrave;nh", "Sở KH&CN, Thái Bình"),
    ("a &amp;amp; b; R&D; 5 &lt; 7", "a & b; R&D; 5 < 7"),
    ("giá &#49;&#50; đồng", "giá &#49;&#50; đồng"),
    ("ê\u0323 e\u0323\u0302", "ệ ệ"),
    ("", ""),
    ("\n \n", ""),
    ("lỗi \ud800 nửa chữ", "lỗi nửa chữ"),
]


@pytest.mark.parametrize(("written", "read"), CASES)
def test_cleaning(written: str, read: str) -> None:
    assert clean(written) == read


def test_clean_text_is_returned_itself() -> None:
    text = "Năm 2023, xã có 45 mô hình “Dân vận khéo” – tăng 12%."
    assert clean(text) is text


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from("0123456789.,/ \n\t\r\xa0\u200b\u00ad&;#ðÐаеу\u0301\u0323ê"),
    st.sampled_from(["&amp;", "&AMP;", "&#38;", "lt;", "&nbsp;", "&shy;", "NÐ-CP", "\r\n"]),
)
TEXT = st.lists(ALPHABET, max_size=60).map("".join)


@given(TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(TEXT)
def test_what_comes_out_can_be_written_and_is_composed(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned


@given(st.text(alphabet=st.characters(exclude_characters="&")))
def test_no_figure_is_lost(text: str) -> None:
    figures = [letter for letter in unicodedata.normalize("NFC", text) if letter.isdigit()]
    assert [letter for letter in clean(text) if letter.isdigit()] == figures


@given(st.lists(st.text(alphabet="aăđ1 9", min_size=1).filter(str.strip), min_size=1))
def test_lines_stay_lines(lines: list[str]) -> None:
    assert len(clean("\n".join(lines)).split("\n")) == len(lines)


@given(st.text(alphabet="xãĐ5 \n.“ñʒЖ²&;\u200b\0\u0303"))
def test_a_look_at_octets_says_what_the_text_would(text: str) -> None:
    octets = sound_octets(text)
    if octets is None:
        assert set(text) & set("Ж²&\u200b\0\u0303ʒ")
    else:
        assert len(octets) == len(text) and clean(text) == tidied(text)
        assert is_tidy(octets) == (text != "" and tidied(text) == text)
