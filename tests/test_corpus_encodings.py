"""Encodings: one decision for a whole file, and UTF-8 text is never altered."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.clean import clean
from solieu.corpus.decode import NotText, UnknownEncoding, decode

STORY = "Ủy ban nhân dân xã Phú Lương tổ chức đối thoại với 85 hộ dân ở thôn Đồng Bến. " * 3


def windows_1258(text: str) -> bytes:
    """As an old word processor wrote it: letters composed, tones as marks of their own."""
    data = bytearray()
    for letter in text:
        try:
            data += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            data += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        STORY.encode("utf-8-sig"),
        STORY.encode("utf-16"),
        STORY.encode("utf-16-le"),
        STORY.encode("utf-16-be"),
        b"\xfe\xff" + STORY.encode("utf-16-be"),
        STORY.encode("utf-32"),
        windows_1258(STORY),
    ],
    ids=["utf-8", "with BOM", "utf-16", "le", "be", "be with BOM", "utf-32", "windows-1258"],
)
def test_the_same_story_comes_out_of_every_encoding(data: bytes) -> None:
    assert decode(data) == STORY


def test_decomposed_letters_are_composed() -> None:
    assert clean(decode(unicodedata.normalize("NFD", STORY).encode())) == STORY.strip()


@pytest.mark.parametrize("data", [b"\0\1\2\3\0\0", b"Tin\0\0\0xa", b"GIF89a\0\0\0\0\0\0\xff"])
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        "Uû ban nh©n d©n x· tæ chøc häp".encode("latin-1"),  # TCVN3
        "Привет, как дела сегодня".encode("cp1251"),
        "Grüße aus München, schöne Häuser".encode("latin-1"),
    ],
)
def test_foreign_encodings_are_not_guessed(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decode(data)


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf_8_is_returned_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text
