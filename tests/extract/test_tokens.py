"""Tokens: what is kept of one place must not tell wrongly of another."""

from __future__ import annotations

import re

import pytest
from solieu.extract.lexicons import any_of
from solieu.extract.text.document import tokens


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("gọi 0912345678", "ws"),
        ("có 0912345678đồng", "wnw"),
        ("gọi 1900.1234 nhé", "wsw"),
        ("gọi _1900.1234", "wpn"),
        ("xe 62C - 04348 lúc 8 h 30", "wswt"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_kind_is_that_of_the_place(text: str, kinds: str) -> None:
    for _ in range(2):  # the second time from what is kept
        assert "".join(tokens(text).kinds) == kinds


def test_a_number_can_begin_where_a_phone_does_not() -> None:
    assert tokens("có 0912345678đồng").numbers == [1]


def test_tokens_say_where_they_stand() -> None:
    text = " Xã  có\t12 hộ. "
    s = tokens(text, start=5)
    assert [text[a - 5 : b - 5] for a, b in zip(s.starts, s.ends, strict=True)] == s.raw


@pytest.mark.parametrize("text", ["xã hội", "xã", "xã\nhội", "xóm", "x", "xã hộ", "a.b", "aXb"])
def test_a_tree_of_words_finds_the_longest(text: str) -> None:
    entries = ["xã", "xã hội", "xã hội học", "xóm", "a.b"]
    longest = sorted(entries, key=len, reverse=True)
    plain = "|".join(re.escape(e).replace(r"\ ", r"\s") for e in longest)
    tree, listed = re.match(any_of(entries), text), re.match(plain, text)
    assert (tree and tree[0]) == (listed and listed[0])
