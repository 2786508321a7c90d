"""Printed lines become paragraphs again."""

from __future__ import annotations

import pytest
from solieu.corpus.formats.paragraphs import joined_lines, without_page_lines

FULL = "Trong năm 2023, Ủy ban nhân dân xã Phú Lương đã tổ chức đối thoại với 85"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([FULL, "hộ dân ở thôn Đồng Bến."], [f"{FULL} hộ dân ở thôn Đồng Bến."]),
        ([FULL, "Hộ dân được mời."], [f"{FULL} Hộ dân được mời."]),
        ([f"{FULL} hộ.", "Sau đó xã họp."], [f"{FULL} hộ.", "Sau đó xã họp."]),
        ([FULL, "- Tiếp nhận 12 đơn"], [FULL, "- Tiếp nhận 12 đơn"]),
        ([FULL, "2. Kết quả"], [FULL, "2. Kết quả"]),
        ([FULL, "Điều 2. Hiệu lực"], [FULL, "Điều 2. Hiệu lực"]),
        ([FULL, "BÁO CÁO"], [FULL, "BÁO CÁO"]),
        (["Kính gửi:", FULL], ["Kính gửi:", FULL]),
        (["theo Kế hoạch số 31/KH-", "UBND của xã"], ["theo Kế hoạch số 31/KH-UBND của xã"]),
        (["kết nối inter-", "net cho 12 hộ"], ["kết nối internet cho 12 hộ"]),
        (["tuyên\xad", "truyền"], ["tuyêntruyền"]),
        ([], []),
    ],
)
def test_lines_are_joined_where_the_page_broke_them(lines: list[str], expected: list[str]) -> None:
    assert joined_lines(lines).split("\n") == (expected or [""])


def test_numbers_of_pages_and_running_heads_are_left_out() -> None:
    heads = [["UBND XÃ PHÚ LƯƠNG", f"Câu thứ {n}.", FULL, "Có 12 hộ.", "Hết trang.", f"Trang {n}/4"]
             for n in range(1, 5)]  # fmt: skip
    kept = without_page_lines(heads)
    assert not {"UBND XÃ PHÚ LƯƠNG", "Trang 2/4"} & set(kept)
    assert kept.count("Có 12 hộ.") == 4


def test_a_full_line_is_no_running_head() -> None:
    pages = [[FULL, "hộ dân.", f"Câu {n}.", "Hết."] for n in range(4)]
    assert without_page_lines(pages).count(FULL) == 4


def test_a_line_that_stands_on_few_pages_stays() -> None:
    pages = [["UBND XÃ PHÚ LƯƠNG", "Có 12 hộ.", "x"], ["Báo cáo", "Có 15 hộ.", "y"]]
    assert "UBND XÃ PHÚ LƯƠNG" in without_page_lines(pages)
    assert without_page_lines([["12", "Có 15 hộ."]]) == ["Có 15 hộ."]
