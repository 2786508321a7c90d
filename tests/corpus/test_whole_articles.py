"""Web pages and whole samples: what an article looks like when all steps have run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree
from solieu.corpus import Article, load
from solieu.corpus.pages.fields import dated_beside, page_fields

ROOM = Path(__file__).parents[2] / "corpus"
GOLD = sorted((ROOM / "gold").glob("*.json"))
FIELDS = ("title", "published_at", "author", "site", "place")

LEAD = "Xã Phú Lương đã hòa giải thành 24 vụ việc chỉ trong ba tháng của quý II năm 2022."
PAGE = f"""<!doctype html><html><head><title>Hòa giải ở xã - Báo Xã</title>
<meta property="og:title" content="Hòa giải ở 14 thôn của tỉnh Hậu Giang">
<meta property="og:site_name" content="Báo Phú Lương">
<meta property="article:published_time" content="2022-07-01T08:30:00+07:00">
<script type="application/ld+json">
{{"@type": "NewsArticle", "author": {{"name": "Mai Hoa"}}}}</script>
<script type="application/ld+json">{{hỏng</script></head><body>
<nav><a href="/">Trang chủ</a> <a href="/t">Thời sự</a></nav>
<article><h1>Hòa giải ở 14 thôn của tỉnh Hậu Giang</h1><h2 class="sapo">{LEAD}</h2>
<p>Trong quý II/2022, tổ hòa giải ở 14 thôn đã nhận 27 vụ việc, phần lớn về ranh giới đất vườn.</p>
<p>Ba vụ còn lại được chuyển lên tòa án huyện theo đề nghị của các bên liên quan trong vụ việc.</p>
<table><tr><td>Thôn Đồng Bến</td><td>8 vụ</td></tr>
<tr><td>Thôn Cầu Gạo</td><td>5 vụ</td></tr></table>
<p>Cán bộ tư pháp xã đã giải thích rõ quyền và nghĩa vụ của từng bên trước khi lập biên bản.</p>
</article><footer>Giấy phép số 12/GP-TTĐT</footer></body></html>"""


def load_one(path: Path) -> Article:
    (found,) = load(path)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_web_page(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "trang.html"
    path.write_bytes(PAGE.encode(encoding))
    found = load_one(path)
    assert found.title == "Hòa giải ở 14 thôn của tỉnh Hậu Giang"
    assert (found.published_at, found.author) == ("2022-07-01T08:30", "Mai Hoa")
    assert (found.site, found.place) == ("Báo Phú Lương", "Hậu Giang")
    assert found.text.count(LEAD) == 1 and found.lead == LEAD
    assert "27 vụ việc" in found.text and "8 vụ" in found.text
    assert "Trang chủ" not in found.text and "Giấy phép" not in found.text


OWNED = "<footer>Bản quyền thuộc Ủy ban nhân dân tỉnh Hà Nam</footer>"


@pytest.mark.parametrize(
    ("title", "footer", "site"),
    [
        ("Cổng Thông tin điện tử xã Vui > Tin > Hòa giải", OWNED, "Cổng Thông tin điện tử"),
        ("Hòa giải ở xã - Báo Xã Vui", OWNED, "Báo Xã Vui"),
        ("Hòa giải ở xã - Báo Xã Vui", "<footer>© Báo Xã Lành</footer>", "Báo Xã Lành"),
        ("Hòa giải", "<footer>CỔNG THÔNG TIN ĐIỆN TỬ XÃ VUI</footer>", "Cổng thông tin điện tử Xã"),
        ("Hòa giải ở xã", OWNED, "Ủy ban nhân dân tỉnh Hà Nam"),
        ("Hòa giải - Cách làm của xã", "", None),
    ],
)
def test_the_publisher_is_who_the_page_names_as_one(
    tmp_path: Path, title: str, footer: str, site: str | None
) -> None:
    page = re.sub("<title>.*?</title>", f"<title>{title}</title>", PAGE)
    page = re.sub("<meta property=.og:site_name.*?>", "", page)
    (tmp_path / "a.html").write_text(re.sub("<footer>.*</footer>", footer, page))
    found = load_one(tmp_path / "a.html").site
    assert (found and found.startswith(site)) if site else found is None


LATE = PAGE.replace("Mai Hoa", "").replace("article:published_time", "x")
CLOCK = "<div>Hôm nay: Thứ hai, 04/07/2022 - 09:00</div>"


@pytest.mark.parametrize(
    "byline",
    [
        "<div class='box author'>Mai Hoa</div>",
        "<table><tr><td>Tác giả:</td><td>Mai Hoa</td></tr></table>",
        "<div class='comment'><b class='author'>Lê Sơn</b></div><p>Tin, ảnh: Mai Hoa</p>",
    ],
)
def test_author_and_date_that_a_page_only_shows(tmp_path: Path, byline: str) -> None:
    page = LATE.replace("</h1>", "</h1><span><i></i> Ngày đăng: 01/07/2022 08:30 9 lượt xem</span>")
    page = page.replace("<nav>", f"{CLOCK}<nav>").replace("</article>", f"</article>{byline}")
    (tmp_path / "a.html").write_text(page)
    found = load_one(tmp_path / "a.html")
    assert (found.published_at, found.author) == ("2022-07-01T08:30", "Mai Hoa")


@pytest.mark.parametrize(
    ("box", "author"),
    [
        ("relative", "Mai Hoa"),
        ("mt-4 Relative", "Mai Hoa"),
        ("related-news", None),
        ("comments", None),
    ],
)
def test_whose_author_an_element_names_goes_by_its_box(box: str, author: str | None) -> None:
    page = f"<div class='{box}'><p><i class='author'>Mai Hoa</i></p></div>"
    assert page_fields(etree.HTML(page)).author == author


def test_a_date_in_a_comment_is_not_shown() -> None:
    page = "<h1>Xã họp</h1><!-- 02/08/2022 10:00 --><p>Tin</p><p><i></i> 01/07/2022 08:30</p>"
    assert dated_beside(etree.HTML(page), "Xã họp") == "2022-07-01T08:30"


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_the_metadata_of_the_samples(gold: Path) -> None:
    known = json.loads(gold.read_text(encoding="utf-8"))
    found = load_one(ROOM / "samples" / known["article"])
    expected = {field: known["metadata"][field] for field in FIELDS}
    assert {field: getattr(found, field) for field in FIELDS} == expected


def test_a_page_gives_its_article_only(tmp_path: Path) -> None:
    path = tmp_path / "trang.txt"
    page = (
        "Trang nhất » Tin tức » Tư pháp", "Hòa giải ở 14 thôn", "Thứ sáu - 01/07/2022 08:30", LEAD,
        "Một buổi hòa giải ở thôn Đồng Bến. Ảnh: Lê Sơn", LEAD.replace("24", "25"), "Mai Hoa",
        "Những tin cũ hơn", "Trao 35 suất học bổng (20/06/2022)", "Đang truy cập : 12",
        "Bản quyền thuộc Báo Phú Lương",
    )  # fmt: skip
    path.write_text("\n\n".join(page), encoding="utf-8")
    found = load_one(path)
    assert found.text.split("\n\n") == [page[1], *page[3:7]]
    assert (found.author, found.site, found.section) == ("Mai Hoa", "Báo Phú Lương", "Tư pháp")
    assert found.published_at == "2022-07-01T08:30"


def test_a_page_that_hides_its_body_until_scripts_run_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("<body>", '<body style="display: none">'))
    (tmp_path / "b.html").write_text(PAGE)
    assert load_one(tmp_path / "a.html").text == load_one(tmp_path / "b.html").text
