"""The masthead: title, date, author, publisher, section and lead from the page's own lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.pages.dates import parse_date
from solieu.corpus.pages.masthead import read_masthead
from solieu.corpus.pages.signature import find_signature, parse_signature
from solieu.corpus.pages.sites import site_of_footer, site_of_lead

BODY = (
    "Trong quý II/2022, tổ hòa giải ở 14 thôn của xã Phú Lương đã nhận 27 vụ việc, hòa giải thành "
    "24 vụ, phần lớn về ranh giới đất vườn; ba vụ còn lại được chuyển lên tòa án huyện theo ý "
    "của các bên, sau khi cán bộ tư pháp giải thích rõ quyền và nghĩa vụ."
)
DATES = [
    ("Thứ hai - 04/03/2019 08:15", "2019-03-04T08:15"),
    ("08:15 04/03/2019", "2019-03-04T08:15"),
    ("Xã hội 04/03/2019 08:15", "2019-03-04T08:15"),
    ("Thứ hai, 04/03/2019 08:15", "2019-03-04T08:15"),
    ("4/3/2019 8:05", "2019-03-04T08:05"),
    ("Thứ hai, 4 Tháng 3 2019 16:06", "2019-03-04T16:06"),
    ("16:06, Thứ Hai, 04/03/2019 (GMT+7)", "2019-03-04T16:06"),
    ("QTI 04/03/2019 16:06", "2019-03-04T16:06"),
    ("Cập nhật lúc: 16:06 04/03/2019", "2019-03-04T16:06"),
    ("ngày 4 tháng 3 năm 2019", "2019-03-04"),
    ("Ngày đăng: 4-3-2019", "2019-03-04"),
    ("04.03.2019 | 16h06", "2019-03-04T16:06"),
    ("04/03/2019 4:06 PM", "2019-03-04T16:06"),
    ("Chủ nhật, 29/02/2004", "2004-02-29"),
    ("2019-03-04T16:06:31+07:00", "2019-03-04T16:06"),
    ("2019-03-04T18:30:00Z", "2019-03-05T01:30"),
    ("2019-03-04", "2019-03-04"),
    ("29/02/2019", None),
    ("04/13/2019", None),
    ("04/03/1989", None),
    ("04/03/2101", None),
    ("25:00 04/03/20199", None),
    ("04/2015/NĐ-CP", None),
    ("mấy hôm trước", None),
    ("", None),
]


@pytest.mark.parametrize(("stamp", "iso"), DATES)
def test_dates(stamp: str, iso: str | None) -> None:
    assert parse_date(stamp) == iso


@pytest.mark.parametrize("stamp", [stamp for stamp, iso in DATES[:13] if iso])
def test_the_title_stands_above_the_date(stamp: str) -> None:
    head = read_masthead(f"Hòa giải ở 14 thôn\n\n{stamp}\n{BODY}")
    assert (head.title, head.published_at) == ("Hòa giải ở 14 thôn", parse_date(stamp))
    assert head.own_lines == (0, 1, 3)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (("Phú Lương:", "Hòa giải ở 14 thôn", "04/03/2019 08:15", BODY), "Hòa giải ở 14 thôn"),
        (("Phú Lương:", "Hòa giải ở 14 thôn", BODY), "Hòa giải ở 14 thôn"),
        (("Thứ hai, 04/03/2019", "Hòa giải ở 14 thôn", BODY), "Hòa giải ở 14 thôn"),
        (("Hòa giải ở 14 thôn", "Chia sẻ", "04/03/2019 08:15", BODY), "Hòa giải ở 14 thôn"),
        (("Hòa giải ở 14 thôn", "Xã đã hòa giải 24 vụ.", "04/03/2019", BODY), "Hòa giải ở 14 thôn"),
        ((BODY, BODY), None),
        (("Xã có 12 hộ nghèo.",), None),
        (("Xã có 12 hộ nghèo.", "Năm ngoái xã có 15 hộ."), None),
    ],
)
def test_titles(page: tuple[str, ...], title: str | None) -> None:
    assert read_masthead("\n\n".join(page)).title == title


def test_a_headline_that_names_a_day_is_no_date_line() -> None:
    head = read_masthead(f"Lịch tiếp dân ngày 12/5/2022\n\n{BODY}")
    assert (head.title, head.published_at) == ("Lịch tiếp dân ngày 12/5/2022", None)


def test_the_clock_and_the_menu_above_the_headline_are_dropped() -> None:
    page = (
        "Trang chủ » Tin tức", "Văn bản", "Thứ sáu, 01/07/2022 06:12", "Góp ý dự thảo",
        "Hòa giải ở 14 thôn", "Thứ tư - 29/06/2022 07:48 | Lượt xem: 12", BODY,
    )  # fmt: skip
    head = read_masthead("\n".join(page))
    assert (head.title, head.published_at) == ("Hòa giải ở 14 thôn", "2022-06-29T07:48")
    assert head.own_lines == (4, 6)


@pytest.mark.parametrize(
    ("page", "section"),
    [
        (("Trang nhất » Tin tức » Tư pháp", "Hòa giải ở xã", "04/03/2019 08:15", BODY), "Tư pháp"),
        (("Hòa giải ở xã", "Tư pháp 04/03/2019 08:15", BODY), "Tư pháp"),
        (("Hòa giải ở xã", "QTI 04/03/2019 08:15", BODY), None),
        (("Hòa giải ở xã", "Huế, ngày 4 tháng 3 năm 2019", BODY), None),
    ],
)
def test_sections(page: tuple[str, ...], section: str | None) -> None:
    assert read_masthead("\n".join(page)).section == section


def test_the_lead_is_the_first_paragraph_where_more_follows() -> None:
    assert read_masthead(f"Hòa giải ở xã\n{BODY}\n{BODY}\n{BODY}").lead == BODY
    assert read_masthead(f"Hòa giải ở xã\n{BODY}").lead is None


SIGNATURES = [
    # words, name, publisher
    ("Mai Hoa", "Mai Hoa", None),
    ("M.H", "M.H", None),
    ("B.T.", "B.T.", None),
    ("H.Chi", "H.Chi", None),
    ("T. Xuân", "T. Xuân", None),
    ("NGUYỄN MAI HOA", "Nguyễn Mai Hoa", None),
    ("Nguyễn Mai Hoa – Phó Trưởng phòng Nội vụ", "Nguyễn Mai Hoa", None),
    ("Nguyễn Mai Hoa, Văn phòng Huyện ủy", "Nguyễn Mai Hoa", None),
    ("Đại tá LÊ VĂN SƠN", "Lê Văn Sơn", None),
    ("Bài, ảnh: Mai Hoa", "Mai Hoa", None),
    ("Tin và ảnh: Mai", "Mai", None),
    ("Tác giả: Mai Hoa", "Mai Hoa", None),
    ("Mai Hoa (tổng hợp)", "Mai Hoa", None),
    ("Mai Hoa Tổng hợp", "Mai Hoa", None),
    ("Mai Hoa - Lê Sơn", "Mai Hoa - Lê Sơn", None),
    ("Mai Hoa/VOV", "Mai Hoa", "VOV"),
    ("Mai Hoa (Theo AFP)", "Mai Hoa", None),
    ("Theo Mai Hoa Dân Trí", "Mai Hoa", "Dân trí"),
    ("Theo AFP", None, None),
    ("PV", None, None),
    ("TV Online", None, None),
    ("Tác giả: | Mai Hoa", "Mai Hoa", None),
    ("Theo Zing News", None, None),
    ("TTXVN", None, None),
    ("Hà Nội", None, None),
    ("Ông Lê Văn Sơn", None, None),
    ("Lê Văn Sơn – Quán quân mùa thứ nhất", None, None),
    ("Đại biểu biểu quyết thông qua nghị quyết", None, None),
    ("Lãnh đạo xã trao quà - Ảnh: LÊ SƠN", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("words", "name", "site"), SIGNATURES)
def test_signatures(words: str, name: str | None, site: str | None) -> None:
    found = parse_signature(words)
    assert (found and found.author, found and found.site) == (name, site)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Xã đã hòa giải 24 vụ. Mai Hoa", "Mai Hoa"),
        ("Xã đã hòa giải 24 vụ./. Mai Hoa", "Mai Hoa"),
        ("Ông Sơn nói: “Bà con đều mừng”. Mai Hoa/VOV", "Mai Hoa"),
        ("Xin cảm ơn bà! Mai Hoa (ghi) Chiều qua, xã họp bàn việc đê điều.", "Mai Hoa"),
        ("Giải nhất thuộc về Mai Hoa", None),
        ("Xã đã hòa giải 24 vụ. Đoàn gồm Lê Sơn, Mai Hoa.", None),
        ("Xã đã hòa giải 24 vụ. Hà Nội", None),
        ("Xã đã hòa giải 24 vụ.", None),
    ],
)
def test_signatures_that_run_in(body: str, name: str | None) -> None:
    found = find_signature([BODY + " " + body])
    assert (found and found.author) == name


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("(Tổ Quốc) - Sáng nay, xã họp.", "Tổ Quốc"),
        ("(SGGPO).- Sáng nay, xã họp.", "SGGPO"),
        ("(QBT) – Sáng nay, xã họp.", "QBT"),
        ("(Báo Phú Lương) - Sáng nay, xã họp.", "Báo Phú Lương"),
        ("TTO - Sáng nay, xã họp.", "Tuổi Trẻ"),
        ("(12 hộ) - chưa có nhà.", None),
        ("Xã họp (lần 2) - thông qua kế hoạch.", None),
    ],
)
def test_publishers_of_leads(text: str, site: str | None) -> None:
    assert site_of_lead(text.split("\n")) == site


@pytest.mark.parametrize(
    ("lines", "site"),
    [
        (["Bản quyền thuộc Tạp chí Làng Nghề"], "Tạp chí Làng Nghề"),
        (["© Bản quyền thuộc về Báo Phú Lương. Ghi rõ nguồn."], "Báo Phú Lương"),
        (["TIỆN ÍCHCổng thông tin điện tử xã Phú Lương"], "Cổng thông tin điện tử xã Phú Lương"),
        (["Báo Phú Lương", "Bản quyền của Tạp chí Làng Nghề"], "Tạp chí Làng Nghề"),
        (["Hôm nay : 300", "Họ và tên *"], None),
    ],
)
def test_publishers_of_footers(lines: list[str], site: str | None) -> None:
    assert site_of_footer(lines) == site


@given(st.lists(st.sampled_from([*(words for words, _, _ in SIGNATURES), BODY, DATES[0][0]])))
def test_any_page_has_a_masthead(lines: list[str]) -> None:
    head = read_masthead("\n".join(lines))
    assert set(head.own_lines) <= set(range(max(1, len(lines))))


@given(st.text())
def test_any_text_has_a_masthead(text: str) -> None:
    stamp = read_masthead(text).published_at
    assert stamp is None or re.match(r"\d{4}-\d\d-\d\d", stamp)
