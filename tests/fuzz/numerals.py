"""Numerals: a finite decimal or a ValueError, the same however blanks and case stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from case_texts import case_texts
from solieu.extract import parse_numeral

NUMERAL = re.compile(r"(?:[\d.,]+|\b(?:một|hai|ba|năm|mười|trăm|nghìn|triệu|tỷ|rưỡi)\b|\s)+")


def seeds() -> Iterator[bytes]:
    found = (match.strip() for text in case_texts() for match in NUMERAL.findall(text))
    for words in sorted(set(found) - {""}):
        if value_of(words) is not None:
            yield words.encode()


def value_of(text: str) -> Decimal | None:
    try:
        return parse_numeral(text)
    except ValueError:
        return None


def check(data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    value = value_of(text)
    assert value is None or (isinstance(value, Decimal) and value.is_finite())
    assert value_of(text) == value_of(f" {text}\n") == value
    if value is not None:
        assert value_of(text.lower()) == value
        assert value_of(format(abs(value), "f").replace(".", ",")) == abs(value)
