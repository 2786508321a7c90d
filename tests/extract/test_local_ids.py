"""Documents of local authorities: two provinces' documents never share an identifier."""

from __future__ import annotations

import pytest
from solieu.corpus import Article
from solieu.extract import extract, parse_document_id


def authorities(text: str, place: str | None = None) -> list[str]:
    article = Article(source="bài", text=text, place=place, published_at="2022-06-01")
    return [parse_document_id(c.document_id).authority for c in extract(article).citations]


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Quyết định số 88/QĐ-UBND của UBND tỉnh Bình Thuận.", "tinh.binh.thuan;uy.ban.nhan.dan"),
        ("Kế hoạch số 31/KH-UBND của UBND huyện Sơn Hạ.", "huyen.son.ha;uy.ban.nhan.dan"),
        ("Nghị quyết số 7/NQ-HĐND của HĐND TP. HCM.", "thanh.pho.ho.chi.minh;hoi.dong.nhan.dan"),
        ("Nghị quyết số 7-NQ/TU của Tỉnh ủy Cao Bằng.", "dang.cong.san.viet.nam;tinh.uy.cao.bang"),
        ("Chỉ thị số 10-CT/HU của Huyện ủy Sơn Hạ.", "dang.cong.san.viet.nam;huyen.uy.son.ha"),
        ("Quyết định số 88/QĐ-UBND có hiệu lực.", "uy.ban.nhan.dan.khong.ro"),
    ],
)
def test_the_issuer_says_whose_it_is(text: str, authority: str) -> None:
    assert authorities(text) == [authority]


@pytest.mark.parametrize(
    ("text", "place", "authority"),
    [
        ("Quyết định số 88/QĐ-UBND của UBND tỉnh.", "Lào Cai", "tinh.lao.cai;uy.ban.nhan.dan"),
        ("Nghị quyết 7-NQ/TU đã có.", "Lào Cai", "dang.cong.san.viet.nam;tinh.uy.lao.cai"),
        ("Quyết định số 88/QĐ-UBND của UBND thành phố.", "Hà Nội",
         "thanh.pho.ha.noi;uy.ban.nhan.dan"),
        ("Quyết định số 88/QĐ-UBND của UBND thành phố.", "Lào Cai", "uy.ban.nhan.dan.khong.ro"),
        ("Chỉ thị số 10-CT/HU đã có.", "Lào Cai",
         "dang.cong.san.viet.nam;huyen.uy.khong.ro"),
    ],
)  # fmt: skip
def test_the_province_of_the_article_says_it(text: str, place: str, authority: str) -> None:
    assert authorities(text, place) == [authority]


def test_mentions_of_one_symbol_share_the_place() -> None:
    text = "Xã làm theo Quyết định 88/QĐ-UBND. Quyết định số 88/QĐ-UBND của UBND tỉnh Bình Thuận."
    assert len(set(authorities(text))) == 1


def test_two_provinces_with_one_symbol_stay_two() -> None:
    text = (
        "Quyết định 88/QĐ-UBND của UBND tỉnh Bình Thuận khác Quyết định 88/QĐ-UBND của UBND tỉnh "
        "Lào Cai."
    )
    assert len(set(authorities(text))) == 2
