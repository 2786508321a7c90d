"""What holds of extraction for every text, however odd: spans, types, calm."""

from __future__ import annotations

import dataclasses
import gc
import re
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from case_texts import case_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from solieu.corpus import Article
from solieu.extract import NamedModel, extract
from solieu.extract.lexicons import read_toml
from soundness import assert_sound

TEXTS = case_texts()
NAUGHTY = [
    "", " ", "\n\n\n", ".", "%", "12", "12%", "\ufeffXã có 12 hộ.", "Xã\u200bcó 12\u200b hộ nghèo.",
    "İ İ İ 12 hộ nghèo theo Nghị quyết số 54-NQ/TW.", "ẞ ß ǅ 5 đơn; ŉ 6 đơn.", "\x00 12 hộ \x00",
    "Xã có 12\u2028hộ.", "\u202e12 hộ\u202c", "👩‍👩‍👧 5 hộ 👍🏽 6%", "12 h\u1ed9\u0323\u0302",
    "①② ½ hộ ² m",
    "١٢ hộ", "𝟏𝟐 hộ", "Ⅻ hộ", "9" * 5_000 + " hộ", "0,0000000001%",
    "1.000.000.000.000.000.000 đồng",
    "0/0 đơn, đạt 0%", "5/0 hộ, đạt 80%", "1/3 đơn, đạt 33,3333%", "ngày 32/13/2020 có 5 hộ",
    "ngày 00/00/0000 có 5 hộ", "tháng 99/2020 có 5 hộ", "quý 9/2023 có 5 hộ", "Hiến pháp năm 9999",
    "29/2/2023 có 5 hộ", "từ tháng 13 đến tháng 14/2020 có 5 hộ", "Nghị quyết 54 khóa IIII",
    "Nghị quyết 54 khóa İ",
    "Nghị quyết số 54-NQ/TW ngày 31/02/2020", "Nghị quyết Đại hội IIX", "“““mô hình “” ””",
    "mô hình “", "Luật", "Luật ", "Luật.", "Đề án “”", "số 0-NQ/TW", "Điều", "năm năm năm năm năm",
    "một một một", "mười mười", "nửa", "rưỡi", "- 5 - 6 - 7 - 8", "1/2/3/4/5", "1-2-3-4", "1.2.3.4",
    "$", "$5", "5$", "+5", "5+", "5 +", "(5", "5)", "5.", ".5", ",5", "5,", "5 000 000 000",
    "\r\nXã có 5 hộ\r\n6 hộ", "Xã có 5\u00a0hộ", "Xã có 5\tđơn", "từ 5 lên 6%", "5 - 6 - 7%",
    "từ 5 đến 4 hộ", "trên trên trên 5 hộ", "5 tỷ tỷ tỷ tỷ", "1 triệu tỷ nghìn vạn đồng",
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(NAUGHTY)))
def test_naughty_strings_give_sound_facts(number: int) -> None:
    text = NAUGHTY[number]
    assert_sound(text, extract(text))


@pytest.mark.parametrize("text", ["\ud800 12 hộ", "Nghị quyết số 54-NQ/TW\udfff", "“\udc80”"])
def test_lone_surrogates_do_no_harm(text: str) -> None:
    assert_sound(text, extract(text))


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_normal_form_gives_sound_facts(form: str) -> None:
    text = unicodedata.normalize(form, "\n".join(TEXTS))  # type: ignore[arg-type]
    assert_sound(text, extract(text))


def test_case_texts_give_sound_facts_in_any_case() -> None:
    for text in TEXTS:
        for written in (text, text.upper(), text.lower(), text.title()):
            assert_sound(written, extract(written))


@given(st.text())
def test_any_text_gives_sound_facts(text: str) -> None:
    assert_sound(text, extract(text))


@given(st.text(alphabet=st.characters(categories=["Cs", "L", "N", "P", "Z", "C"])))
def test_any_code_points_give_sound_facts(text: str) -> None:
    assert_sound(text, extract(text))


WORDS = """
12 1.750 43,85 06 62/77 10-15 % , . ; : ( ) “ ” - – / hộ đơn xã tỷ triệu nghìn đồng km điểm bậc
hai mươi lăm năm rưỡi nửa một trăm tăng giảm lên xuống còn từ đến hơn gần khoảng trên so với nghị
Nghị quyết số 54-NQ/TW Luật Đất đai khoản điều khóa XII của Bộ Chính trị ngày 15/6/2023 tháng quý
I/2024 mô hình phong trào “Nhà sạch” đạt chiếm tỷ lệ xếp thứ trong tổng
"""
ATOMS = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(ATOMS, max_size=30).map(" ".join))
@settings(max_examples=300)
def test_words_of_the_trade_in_any_order_give_sound_facts(text: str) -> None:
    assert_sound(text, extract(text))


SMALL_WORDS = sorted(
    {word for block in read_toml("grammar.toml").values() for word in block.split()}
)


@given(st.lists(st.sampled_from(SMALL_WORDS) | ATOMS, max_size=14).map(" ".join))
@settings(max_examples=500)
def test_words_of_the_grammar_in_any_order_give_sound_facts(text: str) -> None:
    text = text.replace("_", " ")
    assert_sound(text, extract(text))


def test_sentences_that_break_off_give_sound_facts() -> None:
    for text in TEXTS:
        for blank in re.finditer(r"\s", text[:400]):
            assert_sound(text[: blank.start()], extract(text[: blank.start()]))


@given(st.sampled_from(TEXTS), st.integers(0, 300), st.integers(0, 12), st.text(max_size=4))
@settings(max_examples=300)
def test_mutated_sentences_give_sound_facts(text: str, at: int, cut: int, put: str) -> None:
    mutated = text[:at] + put + text[at + cut :]
    assert_sound(mutated, extract(mutated))


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_extraction_is_repeatable(one: str, other: str) -> None:
    first = extract(one)
    extract(other)
    assert extract(one) == first


@pytest.mark.parametrize(
    "text",
    [
        "G 5 g vàng",
        "5 " * 990 + "đồng",
        "12 hộ\u0323\u0323",
        unicodedata.normalize("NFD", "각 5 ば"),
    ],
)
def test_odd_texts_give_sound_facts(text: str) -> None:
    assert_sound(text, extract(text))


def test_an_article_gives_what_its_text_gives() -> None:
    for text in TEXTS[::7]:
        read, said = extract(Article(source="case", text=text)), extract(text)
        assert list(map(without_surroundings, read.mentions())) == list(
            map(without_surroundings, said.mentions())  # a bare text has no places
        )
        assert read.checks == said.checks


def without_surroundings(fact: Any) -> Any:
    """A fact without what a report around it may add: period, place, references back to it."""
    if hasattr(fact, "period_start"):
        return dataclasses.replace(fact, period_start=None, period_end=None, place_id=None)
    if hasattr(fact, "back_references"):
        return dataclasses.replace(fact, back_references=None)
    return dataclasses.replace(fact, confidence=0) if isinstance(fact, NamedModel) else fact


def settled(text: str) -> list[Any]:
    """The facts but for names that are none for sure: there the whole article has a say."""
    facts = extract(text).mentions()
    sure = (f for f in facts if not isinstance(f, NamedModel) or f.confidence >= 0.95)
    return [without_surroundings(fact) for fact in sure]


STRANGERS = [t for t in TEXTS if not (found := extract(t)).citations and not found.models]


@given(st.sampled_from(TEXTS), st.sampled_from(STRANGERS))
@settings(max_examples=300)
def test_a_paragraph_more_takes_nothing_away(one: str, other: str) -> None:
    alone = settled(one)
    joined = [without_surroundings(fact) for fact in extract(f"{one}\n\n{other}").mentions()]
    assert [fact for fact in alone if fact not in joined] == []


@given(st.sampled_from(TEXTS), st.sampled_from(STRANGERS))
@settings(max_examples=300)
def test_a_headline_without_a_full_stop_keeps_its_facts(one: str, other: str) -> None:
    headline = one.rstrip(".")
    alone = settled(headline)
    joined = [without_surroundings(f) for f in extract(f"{headline}\n\n{other}").mentions()]
    assert [fact for fact in alone if fact not in joined] == []


@given(st.sampled_from(TEXTS), st.integers(1, 5))
def test_a_text_said_again_gives_its_figures_again(text: str, times: int) -> None:
    once, often = extract(text), extract("\n\n".join([text] * times))
    assert len(often.counts) == times * len(once.counts)
    assert len(often.percentages) == times * len(once.percentages)
    assert len(often.citations) == times * len(once.citations)


@pytest.mark.parametrize("digits", [10, 29, 60])
def test_ratios_of_any_precision_are_checked(digits: int) -> None:
    text = f"Xã giải quyết 1/3 đơn, đạt 33,{'3' * digits}%."
    assert_sound(text, extract(text))


@pytest.mark.parametrize("zeros", [20, 40, 400])
def test_huge_numbers_are_exact(zeros: int) -> None:
    text = f"Xã có 1{'0' * zeros}/3{'0' * zeros} đơn, đạt 33,3%."
    facts = extract(text)
    assert_sound(text, facts)
    assert facts.counts[0].value == Decimal(10**zeros)


def test_an_article_leaves_nothing_to_collect() -> None:
    text = "Huyện Bắc Quang có 5 xã.\nTại xã Tân Quang, cả nước có 12 hộ nghèo theo Nghị định 12."
    article = Article(source="a", text=text, place="Hà Giang", published_at="2020-05-01")
    extract(article)  # fills the caches
    gc.collect()
    gc.disable()
    try:
        extract(article)
        assert gc.collect() == 0
    finally:
        gc.enable()
