"""What the page carries: texts in few bytes, numbers in planes, spans in UTF-16 units."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from solieu.dataset.report.planes import planes, width_of, zigzag
from solieu.dataset.report.spans import PlacedText
from solieu.dataset.report.text_code import END, ONE_BYTE, Census, TextCode

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=5)


def decoded(code: TextCode, data: bytes, others: list[int]) -> str:
    """The texts as the page spells them."""
    rest, units, at = list(others), [], 0
    while at < len(data):
        number = data[at]
        at += 1
        if number >= ONE_BYTE:
            number = ONE_BYTE + (number - ONE_BYTE) * 256 + data[at]
            at += 1
        units.append(code.entries[number] or chr(rest.pop(0)))
    assert not rest
    return "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@given(TEXTS)
@example(["Xã có 12 hộ 😀. " * 9, "🇻🇳", "", "\ufeff\x00\r\n"])
@example(["".join(map(chr, range(0x4E00, 0x4E00 + 400))) + "hộ " * 20])
@settings(max_examples=150, deadline=None)
def test_texts_come_back_as_they_were(texts: list[str]) -> None:
    census = Census()
    for text in texts:
        census.add(text)
    code = census.code()
    assert decoded(code, *code.encode(texts)) == "".join(text + END for text in texts)


def test_frequent_words_take_fewer_bytes_than_letters() -> None:
    text = "các xã đã giải quyết đơn thư của công dân " * 50
    census = Census()
    census.add(text)
    assert len(census.code().encode([text])[0]) < len(text) / 3


@given(st.lists(st.integers(0, 2**32 - 1), max_size=20))
@settings(deadline=None)
def test_numbers_come_back_from_their_planes(numbers: list[int]) -> None:
    width = width_of(numbers)
    data = planes(numbers, width)
    back = [
        sum(data[plane * len(numbers) + n] << 8 * plane for plane in range(width))
        for n in range(len(numbers))
    ]
    assert back == numbers


def test_numbers_of_either_sign_stay_apart() -> None:
    assert len({zigzag(n) for n in range(-500, 500)}) == 1000


@given(st.text(max_size=50))
@settings(deadline=None)
def test_offsets_are_those_of_a_browser(text: str) -> None:
    placed = PlacedText(text)
    for at in range(len(text) + 1):
        assert placed.unit(at) == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    assert placed.n_units == placed.unit(len(text))


def test_a_phrase_is_found_where_it_stands_nearest() -> None:
    text = "hộ nghèo, 12 hộ nghèo, hộ nghèo"
    places = [m.start() for m in re.finditer("hộ nghèo", text)]
    assert PlacedText(text).nearest("hộ nghèo", 10, (0, len(text))) == places[1]
    assert PlacedText(text).nearest("hộ khá", 10, (0, len(text))) == -1
