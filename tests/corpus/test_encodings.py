"""Encodings: one decision for a whole file, and UTF-8 text is never altered."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.text.clean import clean
from solieu.corpus.text.decode import NotText, UnknownEncoding, decode

STORY = "Ủy ban nhân dân xã Phú Lương tổ chức đối thoại với 85 hộ dân ở thôn Đồng Bến. " * 3


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
        STORY.encode("utf-32-le"),
        STORY.encode("utf-32-be"),
    ],
    ids=[
        "utf-8",
        "with BOM",
        "utf-16",
        "le",
        "be",
        "be with BOM",
        "utf-32",
        "32 le",
        "32 be",
    ],
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
        "Привет, как дела сегодня".encode("cp1251"),
        "Grüße aus München, schöne Häuser".encode("latin-1"),
    ],
)
def test_foreign_encodings_are_not_guessed(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decode(data)


def test_a_stray_byte_in_utf_8_is_told_with_its_place() -> None:
    data = STORY.encode()
    for broken in (data + b"\xff" + data, data + b"\xe1\xbb"):
        with pytest.raises(UnknownEncoding, match=f"utf-8 but breaks at byte {len(data)}"):
            decode(broken)


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf_8_is_returned_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text
