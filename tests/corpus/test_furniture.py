"""Page furniture: what is dropped from a page dump, and what must stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.pages.bars import bar_lines, loose_tags, menu_end
from solieu.corpus.pages.furniture import is_furniture, is_link
from solieu.corpus.pages.parts import furniture_lines

BODY = (
    "Trong quý II/2022, tổ hòa giải ở 14 thôn của xã Phú Lương đã nhận 27 vụ việc, hòa giải thành "
    "24 vụ, phần lớn về ranh giới đất vườn; ba vụ còn lại được chuyển lên tòa án huyện theo ý "
    "của các bên, sau khi cán bộ tư pháp giải thích rõ quyền và nghĩa vụ."
)


def kept(*lines: str, title: str | None = None) -> list[str]:
    dropped = furniture_lines(lines, title)
    return [line for number, line in enumerate(lines) if number not in dropped]


@pytest.mark.parametrize(
    "line",
    [
        "Trang nhất » Tin hoạt động » Văn hóa",
        "Trang chủ > Xã hội",
        "EmailPrintAa",
        "Chia sẻ:",
        "In bài viết",
        "leftcenterrightdel",
        "Lượt xem: 2.189",
        "1.024 lượt xem",
        "Số lần xem: 87",
        "12 lượt thíchChia sẻ bài viết",
        "(3 lượt thích)",
        "Tệp đính kèm: bieu-mau-02.docx (0.4 MB) Tải về",
        "* Mời quý khán giả đón xem chương trình vào 20 giờ.",
        "Bình luận (0)",
        "Hôm nay : 301",
        "Đang truy cậpĐang truy cập : 12",
        "• Đường dây nóng",
        "0912 345 678",
        "(024) 3.999.888 - 0912.345.678",
        "0912.345.678 - toasoan@vi-du.example",
        "baoxa@vi-du.example",
        "Bản quyền thuộc về Báo Xã",
        "© 2020 Báo Xã",
        "Giấy phép số 12/GP-TTĐT do Sở cấp ngày 05/02/2015.",
        "Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập.",
        "Tổng số điểm của bài viết là: 12",
        "-----",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "12 lượt thích nghi với lũ",
        "Mời quý khách đến dự 12 gian hàng",
        "Xã nhận 3 tệp đính kèm đơn của 12 hộ",
        "Xã có 12 hộ nghèo.",
        "1.750",
        "0,5",
        "75%",
        "2022",
        "15/10/2022",
        "08:15 10/10/2022",
        "Chia sẻ kinh nghiệm trồng lúa",
        "Liên hệ thực tế ở cơ sở",
        "Hôm nay, xã bàn giao 3 căn nhà.",
        "Bình luận viên Lan kể lại trận đấu",
        "Toàn cảnh hội nghị",
        "Người dân nộp hồ sơ ở bộ phận một cửa. Ảnh: Hà An",
        "Xếp hạng: 15/63",
        "Nguồn vốn: 12 tỷ đồng",
    ],
)
def test_the_article_s_own_lines(line: str) -> None:
    assert not is_furniture(line)


def test_everything_after_the_rating_is_dropped() -> None:
    page = (
        "Tin xã",
        BODY,
        "M.H",
        "Tổng số điểm của bài viết là: 0",
        "KỶ YẾU",
        "Thôn 5 đoạt giải nhất",
    )
    assert kept(*page) == ["Tin xã", BODY, "M.H"]


def test_a_list_of_other_news_is_dropped_with_its_headlines() -> None:
    page = (
        "Tin xã",
        BODY,
        "Những tin mới hơn",
        "Bầu 25 trưởng thôn (21/06/2022)",
        "Mừng thọ 30 cụ",
    )
    assert kept(*page) == ["Tin xã", BODY]


def test_a_list_inside_the_body_takes_only_its_own_lines() -> None:
    page = (BODY, "Tin liên quan", "- Bầu 25 trưởng thôn", "Mừng thọ (01/06/2022)", "Kết quả", BODY)
    assert kept(*page) == [BODY, "Kết quả", BODY]


def test_a_marker_before_the_body_drops_no_body() -> None:
    assert kept("Bình luận", "Tin xã", BODY, BODY) == ["Tin xã", BODY, BODY]


def test_a_heading_of_comments_may_head_a_part_of_the_article() -> None:
    part = ("Xã đã ghi 14 điều dân hỏi.", "Có 9 điều nói về đất.", "Mai Hoa")
    assert kept("Tin xã", BODY, "Ý kiến", *part) == ["Tin xã", BODY, *part]
    comments = ("Mai Hoa", "Bài này hay.", "Lò Văn Pản", "Nên làm sớm.")
    assert kept("Tin xã", BODY, "Ý kiến", *comments) == ["Tin xã", BODY]


def test_a_menu_in_capitals_ends_a_page_but_a_signature_stays() -> None:
    assert kept("Tin xã", BODY, "KỶ YẾU", "CÔNG TÁC XUẤT BẢN") == ["Tin xã", BODY]
    assert kept("Tin xã", BODY, "MAI HOA") == ["Tin xã", BODY, "MAI HOA"]


def test_the_headline_is_said_once() -> None:
    page = ("Hòa giải ở xã", "Hoà giải ở xã - Ảnh 1.", BODY, "HÒA GIẢI Ở XÃ", "Ảnh: Hà An")
    assert kept(*page, title="Hòa giải ở xã") == ["Hòa giải ở xã", BODY, "Ảnh: Hà An"]


def test_a_record_of_two_lines_is_untouched() -> None:
    assert kept("Chia sẻ", "Bình luận") == ["Chia sẻ", "Bình luận"]


LIST = ("Bầu 25 trưởng thôn mới", "Mừng thọ 30 cụ ở xã", "Thôn 5 đoạt giải nhất")
BUTTONS = ("Chia sẻ", "In bài viết", "Gửi email")


def test_a_list_of_news_below_the_buttons_needs_no_known_heading() -> None:
    assert kept("Tin xã", BODY, *BUTTONS, "Đừng bỏ lỡ", *LIST, "RSS") == ["Tin xã", BODY]
    first = "Hội đồng nhân dân xã vừa bầu xong 25 trưởng thôn của nhiệm kỳ mới."
    pairs = [line for headline in LIST for line in (headline, first)]
    assert kept("Tin xã", BODY, *BUTTONS, "Góc nhỏ", *pairs, "RSS") == ["Tin xã", BODY]


def test_a_part_of_the_article_below_buttons_is_no_list_of_news() -> None:
    page = ("Tin xã", BODY, *BUTTONS, "Ba việc phải làm", *LIST, BODY, "RSS")
    assert kept(*page) == ["Tin xã", BODY, "Ba việc phải làm", *LIST, BODY]


def test_loose_tags_below_the_article_are_dropped_and_its_signature_stays() -> None:
    end = ("Chia sẻ", "In bài viết", "Bình luận (2)", "Họ và tên")
    signed = ["Tin xã", BODY, "Mai Hoa"]
    assert kept(*signed, "hòa giải", "Hà Giang", *end) == signed
    assert kept("Tin xã", BODY, "Hà Giang", *end) == ["Tin xã", BODY]
    assert kept(*signed, "Phó Chủ tịch xã", *end) == [*signed, "Phó Chủ tịch xã"]
    assert kept("Tin xã", BODY, "Toàn cảnh buổi lễ", *end) == ["Tin xã", BODY, "Toàn cảnh buổi lễ"]


def test_without_a_page_around_them_short_last_lines_are_the_article_s() -> None:
    page = ("Tin xã", BODY, "Mai Hoa", "hòa giải", "Hà Giang")
    assert kept(*page) == list(page)
    assert loose_tags(["Lê Văn Tám", "Trần Thị Hoa", "Mai Hoa"], range(3)) == set()


@pytest.mark.parametrize(
    "line",
    [
        ">> Xã Phú Lương có cầu mới",
        "» Xã Phú Lương có cầu mới",
        "Xã Phú Lương có cầu mới »",
        "Xem thêm: Xã Phú Lương có cầu mới",
    ],
)
def test_links_to_other_articles_are_dropped_wherever_they_stand(line: str) -> None:
    assert kept(BODY, line, BODY) == [BODY, BODY]


@pytest.mark.parametrize(
    "line", ["Xem thêm phụ lục 3 của báo cáo", "« Dân bàn, dân làm »", ">> 12", "Chỉ số > 12 »"]
)
def test_quotations_and_figures_are_no_links(line: str) -> None:
    assert not is_link(line)


def test_a_menu_is_told_by_its_row_and_not_by_its_words() -> None:
    menu = ["Ruộng đồng", "Bến nước", "Chợ phiên", "Người quê"]
    assert menu_end([*menu, "Xã Phú Lương hòa giải thành 24 vụ"], range(5)) == 3
    assert menu_end([*menu[:3], "Xã Phú Lương hòa giải thành 24 vụ", "Chợ phiên"], range(5)) == -1
    assert menu_end(["12 hộ", "14 hộ", "9 hộ", "7 hộ"], range(4)) == -1


def test_below_a_menu_little_furniture_makes_a_page() -> None:
    menu = ("Ruộng đồng", "Bến nước", "Chợ phiên", "Người quê")
    end = ("Các tin bài được quan tâm", *LIST, "RSS")
    assert kept(*menu, "Tin xã hôm nay", BODY, *end)[-1] == BODY
    assert kept("Tin xã hôm nay", BODY, *end[:-1]) == ["Tin xã hôm nay", BODY, *end[:-1]]


def test_a_bar_keeps_the_byline_and_what_stands_apart_from_it() -> None:
    lines = ["Chia sẻ", "In bài viết", "Nghe tin", "Mai Hoa", "Họp thôn"]
    assert bar_lines(lines, range(5), {0, 1}) == {2}
    assert bar_lines(lines, range(5), {0}) == set()


@given(st.lists(st.sampled_from([BODY, "Xem thêm", "- Tin 5/6/2022", "Mã số 15", "", "NỔI BẬT"])))
def test_no_body_is_ever_dropped(lines: list[str]) -> None:
    assert kept(*lines).count(BODY) == lines.count(BODY)


@pytest.mark.parametrize("line", ["- Xem thêm", "Bình luận", "0912 345 678", "NỔI BẬT"])
def test_a_long_page_of_markers_is_read_in_linear_time(line: str) -> None:
    begin = time.perf_counter()
    furniture_lines([*[line] * 50_000, BODY])
    assert time.perf_counter() - begin < 10


def test_leads_of_other_news_open_with_the_mark_of_the_site() -> None:
    lead = "Nongthon.vn - Sáng nay, xã Phú Lương mở hội thi với 12 đội của 14 thôn trong xã."
    other = "Nongthon.vn - Ba hộ dân ở thôn Hạ vừa nhận nhà mới do các hội viên góp công dựng."
    known = [line.replace("Nongthon", "Chinhphu") for line in (lead, other)]
    buttons = ["In trang", "Chia sẻ", "Gửi email"]
    head = "Nhà mới cho ba hộ nghèo thôn Hạ"
    assert kept(*buttons, known[0], BODY, head, known[1]) == [known[0], BODY]
    # No site is known by this name.
    assert kept(*buttons, lead, BODY, head, other) == [lead, BODY, head, other]
