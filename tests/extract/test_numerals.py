"""Numerals: words and digits to exact decimals, and nothing else taken for a number."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.extract import parse_numeral

ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


@dataclass(frozen=True)
class Accent:
    """The choices that speakers make."""

    thousand: str = "nghìn"
    linh: str = "linh"
    four: str = "tư"
    five: str = "lăm"
    seven: str = "bảy"
    billion: str = "tỷ"


ACCENTS = [
    Accent(*choice)
    for choice in product(
        ("nghìn", "ngàn"), ("linh", "lẻ"), ("tư", "bốn"), ("lăm", "nhăm"), ("bảy", "bẩy"),
        ("tỷ", "tỉ"),
    )
]  # fmt: skip
SPOKEN = [Accent(), Accent("ngàn", "lẻ", "bốn", "nhăm", "bẩy", "tỉ")]


def tens(n: int, accent: Accent) -> list[str]:
    """Number words of 10 to 99."""
    ten, one = divmod(n, 10)
    said = ["mười"] if ten == 1 else [ONES[ten], "mươi"]
    if one == 1 and ten > 1:
        return [*said, "mốt"]
    if one == 4 and ten > 1:
        return [*said, accent.four]
    if one == 5:
        return [*said, accent.five]
    return [*said, ONES[one]] if one else said


def below_thousand(n: int, accent: Accent, *, padded: bool) -> list[str]:
    """Number words of 0 to 999; `padded` says the empty hundreds, too."""
    hundred, rest = divmod(n, 100)
    said = [ONES[hundred], "trăm"] if hundred or padded else []
    if rest >= 10:
        return said + tens(rest, accent)
    if rest:
        return [*said, accent.linh, ONES[rest]] if said else [ONES[rest]]
    return said


def spell(n: int, accent: Accent) -> str:
    """The number words of 0 to 10^12."""
    if n == 0:
        return "không"
    said: list[str] = []
    billions, rest = divmod(n, 10**9)
    if billions == 1000:
        said += ["một", accent.thousand, accent.billion]
    elif billions:
        said += [*below_thousand(billions, accent, padded=False), accent.billion]
    for scale, word in ((10**6, "triệu"), (10**3, accent.thousand), (1, "")):
        group, rest = divmod(rest, scale)
        if group:
            said += below_thousand(group, accent, padded=bool(said))
            said += [word] if word else []
    return " ".join(w if w != "bảy" else accent.seven for w in said)


def test_the_speller_spells() -> None:
    assert spell(1_005, Accent()) == "một nghìn không trăm linh năm"
    assert spell(21_345, Accent()) == "hai mươi mốt nghìn ba trăm bốn mươi lăm"
    assert spell(10**12, Accent()) == "một nghìn tỷ"


@pytest.mark.parametrize("accent", SPOKEN, ids=["north", "south"])
def test_every_number_below_ten_thousand_is_read_back(accent: Accent) -> None:
    wrong = {n: spell(n, accent) for n in range(1, 10_000) if read(spell(n, accent)) != n}
    assert not wrong, dict(list(wrong.items())[:10])


def read(text: str) -> Decimal | None:
    try:
        return parse_numeral(text)
    except ValueError:
        return None


@pytest.mark.parametrize("accent", ACCENTS, ids=lambda accent: "-".join(vars(accent).values()))
def test_every_accent_is_read_back(accent: Accent) -> None:
    numbers = [*range(1, 1_000, 7), *range(1_000, 10_000, 97), 1_004, 2_015, 7_777]
    wrong = {n: spell(n, accent) for n in numbers if read(spell(n, accent)) != n}
    assert not wrong


@given(st.integers(1, 10**12), st.sampled_from(ACCENTS))
def test_large_numbers_are_read_back(n: int, accent: Accent) -> None:
    assert parse_numeral(spell(n, accent)) == n


@given(st.integers(1, 999), st.sampled_from([10**3, 10**6, 10**9]), st.sampled_from(ACCENTS))
def test_round_numbers_are_read_back(n: int, scale: int, accent: Accent) -> None:
    assert parse_numeral(spell(n * scale, accent)) == n * scale


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(n: int) -> None:
    assert parse_numeral(f"{n:,}".replace(",", ".")) == n
    assert parse_numeral(str(n)) == n


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_decimals_are_exact(whole: int, hundredths: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{hundredths:02}"
    assert parse_numeral(written) == Decimal(f"{whole}.{hundredths:02}")


SPELLINGS = Path(__file__).parents[1] / "cases" / "numerals_spelled.toml"
VALUES = [
    (written, value)
    for group in tomllib.loads(SPELLINGS.read_text(encoding="utf-8"))["spellings"]
    for written, value in group["values"]
]


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_numeral_has_one_value(written: str, value: str) -> None:
    found = parse_numeral(written)
    assert isinstance(found, Decimal)
    assert found == Decimal(value)


NO_NUMBERS = [
    "", " ", "đơn", "ngày", "hai đơn", "12 hộ", "trăm", "mươi", "mốt", "linh năm", "một hai",
    "hai ba", "1.2.3", "1..2", "1,2,3", "12a", "a12", "%", "5%", "1/2", "10-15", "rưỡi",
    "năm năm", "hai linh", "một trăm linh", "mười mười", "tỷ lệ", "nghìn hai", "½", "²", "VII",
    "e5", "1e5", "nan", "inf", "NaN", "một một", "1.23.456", "1,23.456", "⑫", "- -",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBERS, ids=lambda text: text or "empty")
def test_what_is_no_number_raises(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_numeral(text)


def test_two_signs_are_no_number() -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_numeral("--3")


def test_the_error_names_the_text() -> None:
    with pytest.raises(ValueError, match="mười đơn"):
        parse_numeral("mười đơn")


def test_decomposed_letters_are_read() -> None:
    assert parse_numeral("hai mươi bảy") == 27
    assert parse_numeral("mu\u031bo\u031b\u0300i") == 10


@given(st.text(max_size=40))
def test_any_text_gives_a_decimal_or_a_value_error(text: str) -> None:
    assert read(text) is None or isinstance(read(text), Decimal)
