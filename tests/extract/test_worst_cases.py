"""Hostile texts: work grows with their length, counted in calls; nothing hangs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from solieu.extract import extract, parse_numeral

SMALL, TIMES = 2_000, 4
MOST_GROWTH = 6  # calls at four times the length; a square would be sixteen
LONG = 20_000
PATIENCE = 60  # seconds for all hostile texts together; they take a few

# What the readers love, over and over.
LOVED = [
    "1,", "1.", "1 ", "12/", "1-", "- ", "% ", "5 hộ, ", "5 hộ và ", "5, ", "tỷ ", "nghìn ",
    "1 000 ", "hai ", "một ", "mươi ", "một trăm ", "năm ", "tăng ", "trên ", "số hộ ",
    "xếp thứ 5 ", "5 điểm ", "ngày 1", "ngày 1 ", "từ ngày 1 đến ", "tháng 1 ", "quý 1 ",
    "năm 2020-", "15/6/2023 ", "trước ", "lúc 5 giờ ", "trong 5 năm qua ", "“", "“a ", "“abc”, ",
    "mô hình ", "mô hình “", "phong trào Xanh ", "Luật ", "Luật A ", "Luật Đất đai, ",
    "Luật sửa đổi, bổ sung ", "Luật Khiếu nại, tố cáo, ", "[", "([", "Nghị quyết ",
    "Nghị quyết Đại hội a ", "Đại hội a a a ", "Nghị quyết 54, ", "54, ", "NQ-", "A-", "1-A/",
    "khoản 1, ", "khoản 1 điều 2 ", "Đề án “", "Đề án về ", "Kế hoạch thực hiện a ",
    "của Bộ Chính trị ", "UBND tỉnh ", "a", "à", "A", "Ư", "0", "9", " ", "\n", "\t", ", ", "và ",
    "...", "…", "!? ", "https://a", "5h", "29A-", "0912 ", "khóa XII ", "so với cùng kỳ ",
    "lần lượt 5 và 6% ", "có 5 trong số 6 hộ ", "Hiệp định ", "Công ước A ", "Hiệp định CPTPP, ",
    "Quyết định khởi tố ", "thanh tra ", "được Bộ Y tế ", "Bộ Y tế ký ", "ngày 1/1/2020 ra ",
    "uọ ", "l5 2O1", "phù họp l", "năm 2O15 O1/", "trường họp ",
    "Luật Tố cáo. Luật này ", "Nghị quyết này ", "TP. ", "UBND TP. A ", "(A) ", "kinh tế - ",
    "5 hộ 5 ", "5 giờ ", "5 phút 3 giây ", "Thông tư 9/2016 ", "điểm a, ", "1 NQ/TU ",
    "Đạo luật a ", "Luật Ngân sách Mỹ ",
]  # fmt: skip
FACTS = [
    "Luật Đất đai. Luật này. ", "Hiệp định CPTPP và RCEP. ", "Thông tư 9/2016. Thông tư 9. ",
    "UBND tỉnh ra Quyết định số 5/QĐ-UBND. ",
    "Xã có 12 hộ nghèo. ", "Năm 2022, xã có 12 hộ, tăng 5%. ", "Luật Đất đai. ",
    "Hơn 5 tỷ đồng; ", "54-NQ/TW a ", "ngày 1/1/2020 có 5 hộ, ", "Chỉ số xếp thứ 5/63 tỉnh. ",
    "Nghị quyết số 54-NQ/TW. ", "“Nhà sạch” và mô hình “Nhà sạch” ",
]  # fmt: skip


def calls_of(work: Callable[[str], Any], text: str) -> int:
    """How many Python and C functions the work enters; generators count each time."""
    entered = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal entered
        entered += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return entered


def growth(work: Callable[[str], Any], loved: str) -> float:
    text = loved * (SMALL // len(loved))
    work(text * TIMES)  # fills the caches
    return calls_of(work, text * TIMES) / calls_of(work, text)


@pytest.mark.parametrize("loved", [*LOVED, *FACTS])
def test_calls_grow_with_the_text(loved: str) -> None:
    assert growth(extract, loved) < MOST_GROWTH


def dated(days: int) -> str:
    """So many days, each told with its year and without."""
    told = (f"{1 + k % 28}/{1 + k // 28 % 12}/{2001 + k // 336}" for k in range(days))
    return " ".join(f"Ngày {day} có 5 hộ. Ngày {day[:-5]} có 7 hộ." for day in told)


def test_calls_grow_with_the_days_told() -> None:
    extract(dated(400))  # fills the caches
    assert calls_of(extract, dated(400)) / calls_of(extract, dated(100)) < MOST_GROWTH


def try_numeral(text: str) -> None:
    try:
        parse_numeral(text)
    except ValueError:
        return


NUMERALS = ["1", "1.", "1 ", "tỷ ", "một ", "năm trăm ", "5 tỷ ", "mươi ", "- "]


@pytest.mark.parametrize("loved", NUMERALS)
def test_calls_for_a_numeral_grow_with_it(loved: str) -> None:
    assert growth(try_numeral, loved) < MOST_GROWTH


RECORDER = """
import re, sys, json
patterns, compile_ = {}, re.compile
def recording(pattern, flags=0):
    made = compile_(pattern, flags)
    if sys._getframe(1).f_globals.get("__name__", "").startswith("solieu.extract"):
        patterns[made] = True
    return made
re.compile = recording
from solieu.extract import extract
job = json.loads(sys.stdin.read())
for text in job["warm"]:
    extract(text)
for text in job["texts"]:
    extract(text)
for pattern in list(patterns):
    for text in job["anchored"]:
        for place in range(0, len(text), max(1, len(text) // 5)):
            pattern.match(text, place)
    for text in job["searched"]:
        for _ in pattern.finditer(text):
            pass
print(len(patterns))
"""


def run(patience: int, **job: list[str]) -> int:
    """The number of patterns, once all texts are read; TimeoutExpired after `patience` seconds."""
    wanted = {"warm": [], "texts": [], "anchored": [], "searched": [], **job}
    ran = subprocess.run(
        [sys.executable, "-c", RECORDER],
        input=json.dumps(wanted), capture_output=True, text=True, timeout=patience, check=True,
    )  # fmt: skip
    return int(ran.stdout)


def repeated(texts: list[str], length: int) -> list[str]:
    return [text * (length // len(text)) for text in texts]


def test_no_hostile_text_hangs() -> None:
    assert run(PATIENCE, texts=repeated([*LOVED, *FACTS], LONG)) > 40


def test_no_pattern_hangs() -> None:
    """Patterns that begin with blanks are only ever matched in place: no search in blanks."""
    texts = repeated(LOVED, 500)
    words = [text for text in texts if text.strip(" ,")]
    assert run(PATIENCE, warm=[*FACTS, *texts], anchored=texts, searched=words) > 40


HEADS = [
    "Nghị quyết 54", "Nghị quyết số 54-NQ/TW ", "Luật Đất đai ", "mô hình “", "Đề án “", "Luật ",
    "khoản 1 điều 2 ", "UBND tỉnh ", "Nghị quyết Đại hội ", "từ 5 ", "phong trào A", "xã có 5 ",
    "tăng ", "năm 2020 ", "Kế hoạch ", "Hiệp định ", "Nghị quyết 54 về ", "do Bộ ",
    "Thông tư số 5/", "Quyết định khởi tố ", "điểm a ",
    "Nghị quyết số 39-NQ/TW ngày 17/4/2015 về tinh giản ",
]  # fmt: skip


TAILS = [
    "a ", "a", "A", "5 ", " ", "\n", "1,", "Bộ ", "và ", "đơn, ", "khoản 1, ", "sửa đổi, bổ sung ",
]  # fmt: skip


def test_no_long_tail_behind_a_head_hangs() -> None:
    ends = ["", "ngày 1/1/2020", "”"]
    texts = [h + tail + end for h in HEADS for tail in repeated(TAILS, 4_000) for end in ends]
    run(PATIENCE, texts=texts)


def test_a_run_of_dots_does_not_hang() -> None:
    run(5, texts=["Xã có 5 hộ " + "…" * 100_000])


def test_a_symbol_of_capitals_without_end_does_not_hang() -> None:
    run(10, texts=["Thông tư số 5/" + "A" * 100_000])


def test_a_row_of_numbers_without_end_is_read() -> None:
    assert extract("Xã có 5 hộ " + "5 hộ 5 " * 2_000).counts
    extract("5 giờ " * 4_000)


MOST_CALLS = 600  # for a share; some eight times as many before clauses were told once


@pytest.mark.parametrize("unit", ["5% ", "5%, "])
def test_shares_in_a_row_cost_what_they_are_worth(unit: str) -> None:
    text = unit * 600
    extract(text)  # fills the caches
    assert calls_of(extract, text) < 600 * MOST_CALLS
