"""Places: which province a text names, which one it is about, and in which set of codes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.places.article_place import article_place, find_places, place_by_id, place_of
from solieu.corpus.places.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tỉnh Quảng Nam", ["63:49"]),
        ("UBND tỉnh Hoà Bình, HĐND tỉnh Hòa Bình", ["63:17", "63:17"]),
        ("tỉnh Thừa Thiên - Huế, tỉnh Thừa Thiên Huế và TP Huế", ["63:46"] * 3),
        ("Bà Rịa – Vũng Tàu, Bà Rịa-Vũng Tàu", ["63:77"] * 2),
        ("Đắc Lắc, Đăk Lăk, Đắk Lắk, ĐẮK LẮK", ["63:66"] * 4),
        ("TP HCM, TP.HCM, TPHCM, thành phố Hồ Chí Minh", ["63:79"] * 4),
        ("tỉnh Bắc Cạn, tỉnh Kon Tum", ["63:06", "63:62"]),
        ("Hà Tây", ["64:28"]),
        ("huyện Hữu Lũng, thị xã Hồng Lĩnh", ["63:20/186", "63:42/437"]),
        ("Thị uỷ Hồng Lĩnh", ["63:42/437"]),
        ("huyện Quảng Ninh", ["63:44/456"]),
        ("thành phố Thái Nguyên", ["63:19/164"]),
        ("quận 7, quận Cầu Giấy", ["63:79/778", "63:01/005"]),
        # none
        ("ông Trương Hòa Bình, bà Nguyễn Thị Hà Giang", []),
        ("vì hòa bình và hợp tác", []),
        ("tư tưởng Hồ Chí Minh, Đoàn TNCS Hồ Chí Minh", []),
        ("bờ Thái Bình Dương", []),
        ("phường Hiệp Bình Phước, đường Cao Bằng, cầu Long An", []),
        ("huyện Châu Thành", []),
        ("Hà Nộiiii và xHà Nội", []),
    ],
)
def test_places_in_a_text(text: str, found: list[str]) -> None:
    assert [place.place_id for _, _, place in find_places(text)] == found


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("Hậu Giang: 12 xã về đích", "Các xã có 450 hộ thoát nghèo.", "Hậu Giang"),
        (None, "Huyện ủy Mường Lát (Thanh Hóa) giao ban. Toàn tỉnh có 26 huyện.", "Thanh Hóa"),
        (None, "Trên địa bàn tỉnh có 9 huyện. Đoàn đã đến huyện Hữu Lũng.", "Lạng Sơn"),
        ("Đối thoại với dân ở thị xã Hồng Lĩnh", "UBND thị xã gặp 200 người.", "Hà Tĩnh"),
        ("Bí thư Trương Hòa Bình về xã", "Ông Trương Hòa Bình thăm 5 hộ.", None),
        ("Hà Nội và Cần Thơ hợp tác", "Hà Nội và Cần Thơ ký 3 văn bản.", None),
        ("Giá vàng tăng", "Tại Hà Nội, giá vàng là 70 triệu đồng một lượng.", None),
        ("Xuất khẩu gạo tăng", "Gạo từ An Giang, Kiên Giang, Đồng Tháp bán chạy.", None),
        (None, "", None),
    ],
)
def test_the_place_an_article_is_about(title: str | None, text: str, place: str | None) -> None:
    found = article_place(title, text)
    assert (found and found.name) == place


def test_a_publisher_s_province_counts() -> None:
    text = "Trên địa bàn tỉnh có 120 hội viên nhận quà."
    found = article_place("Tặng quà", text, site="Trang thông tin điện tử Sở Nội vụ Cao Bằng")
    assert found is not None and found.place_id == "63:04"


@pytest.mark.parametrize(
    ("name", "day", "place_id"),
    [
        ("Quảng Nam", "2013-10-31", "63:49"),
        ("Quảng Nam", "2025-09-01", "63:49"),  # gone by then: the older unit
        ("Lào Cai", "2025-06-30", "63:10"),
        ("Lào Cai", "2025-07-01T08:00", "34:15"),
        ("Yên Bái", None, "63:15"),
        ("Huế", "2024-05-05", "63:46"),
        ("Huế", "2025-08-08", "34:46"),
        ("Thừa Thiên Huế", "2024-05-05", "63:46"),
        ("Hà Tây", "2007-01-01", "64:28"),
    ],
)
def test_the_set_of_units_is_that_of_the_day(name: str, day: str | None, place_id: str) -> None:
    found = place_of(name, day)
    assert found is not None and found.place_id == place_id


def test_no_name_no_place() -> None:
    assert place_of("Atlantis") is None
    assert place_by_id("15") is None


def test_the_tables_hold_together() -> None:
    units = gazetteer().by_id
    provinces = [place for place in units.values() if place.level == "province"]
    assert [sum(place.vintage == v for place in provinces) for v in ("63", "34")] == [63, 34]
    for place in units.values():
        assert place.place_id.startswith(f"{place.vintage}:")
        assert place.place_id.endswith(place.code)
        assert place.parent_id is None or place.parent_id in units
        assert all(place_by_id(successor) for successor in place.successor_ids)
    old = [place for place in provinces if place.vintage == "63"]
    assert {place.successor_ids[0] for place in old} == {
        place.place_id for place in provinces if place.vintage == "34"
    }


@pytest.mark.parametrize("spelling", gazetteer().spellings)
def test_every_spelling_can_match(spelling: str) -> None:
    text = f"Đoàn đến tỉnh {spelling}."
    (found,) = [text[start:end] for start, end, _ in find_places(text)]
    assert found.endswith(spelling.split()[-1])


@given(st.lists(st.sampled_from(["Hà", "Nội", "tỉnh", "huyện", "TP", ".", "-", "Huế", "Ba", "Bể"])))
def test_offsets_hold(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for start, stop, _ in find_places(text):
        assert end <= start < stop <= len(text)
        end = stop


@pytest.mark.parametrize("piece", ["Hà ", "huyện A-", "TP ", "Bà Rịa ", "thị xã Hồng ", "Nguyễn "])
def test_a_long_text_is_read_in_linear_time(piece: str) -> None:
    begin = time.perf_counter()
    find_places(piece * 50_000)
    assert time.perf_counter() - begin < 10
