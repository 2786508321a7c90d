"""Lines cut to a width are joined into paragraphs; lines that are lines stay so."""

from __future__ import annotations

import textwrap

import pytest
from solieu.corpus import Article
from solieu.corpus.compose import compose
from solieu.corpus.record import Record
from solieu.corpus.text.wrapping import unwrapped

PARAGRAPHS = [
    "Sáng ngày 12/8, Ủy ban nhân dân xã Nà Lốc họp bàn việc sửa đường vào ba bản ở xa, nơi mùa mưa "
    "năm nào cũng sạt lở, trẻ con phải nghỉ học nhiều ngày và bà con không bán được ngô.",
    "Theo báo cáo, từ đầu năm đến nay xã đã giải quyết 14 đơn khiếu nại, tố cáo, trong đó có 3 đơn "
    "kéo dài từ năm trước; số đơn mới giảm hẳn so với cùng kỳ, nhất là đơn về đất đai ở trung tâm.",
    "Thực hiện Nghị quyết số 39-NQ/TW ngày 17/4/2015 của Bộ Chính trị, xã giảm 5 biên chế, gộp "
    "2 thôn, bố trí lại trụ sở của các đoàn thể và chuyển 1 cán bộ về phòng chuyên môn của huyện.",
    "Chủ tịch xã đề nghị các thôn rà soát lại danh sách hộ nghèo trước ngày 30/9, công khai "
    "kết quả tại nhà văn hóa và trả lời thắc mắc của bà con bằng văn bản trong vòng mười ngày.",
] * 2


@pytest.mark.parametrize("width", [55, 64, 72, 90, 110])
@pytest.mark.parametrize(("between", "indent"), [("\n\n", ""), ("\n\n", "    "), ("\n", "    ")])
def test_paragraphs_come_back(width: int, between: str, indent: str) -> None:
    cut = [textwrap.fill(text, width, initial_indent=indent) for text in PARAGRAPHS]
    assert unwrapped(between.join(cut)) == between.join(PARAGRAPHS)


def test_a_word_broken_at_a_hyphen_is_whole_again() -> None:
    whole = "\n\n".join(PARAGRAPHS)
    cut = "\n\n".join(textwrap.fill(text, 70) for text in PARAGRAPHS)
    narrow = cut.replace("số 39-NQ/TW", "số 39-\nNQ/TW")
    article = compose(Record("a.txt", narrow))
    assert isinstance(article, Article)
    assert "Nghị quyết số 39-NQ/TW" in article.text
    assert unwrapped(cut) == whole


LINES = {
    "paragraphs": "\n".join(PARAGRAPHS),
    "a list": "\n".join(
        f"- Bản số {n} có {n * 7} hộ, {n} hộ nghèo và {n + 2} giếng" for n in range(30)
    ),
    "a menu": "\n".join(["Trang chủ", "Tin tức", "Văn bản", "Liên hệ", "Sơ đồ trang"] * 8),
    "verse": "\n".join(["Nước về đồng cạn mênh mông", "mà em gánh mạ qua sông một mình"] * 12),
    "whole sentences": "\n".join(
        f"Bản thứ {n} đã làm xong đường bê tông dài {n} km trong năm qua." for n in range(20)
    ),
    "verse of eight words": "\n".join(
        [
            "con suối nhỏ chảy qua chân đồi sim tím",
            "nghe trong gió mùi cơm chiều mẹ mới nấu",
            "ai về đó cho tôi gửi vài câu hỏi",
            "rằng cây gạo đầu làng năm nay ra hoa chưa",
        ]
        * 3
    ),
    "addresses": "\n".join(
        f"Hợp tác xã rau sạch số {n}, thôn Nà Pản {n}, xã Kỳ Vỹ\n"
        f"huyện Lục Yên, điện thoại 0912 34{n} 6{n}8"
        for n in range(1, 9)
    ),
    "steps": "\n".join(
        f"bước {n}, cán bộ nhận tờ khai của bà con rồi ghi vào sổ số {n}" for n in range(1, 14)
    ),
    "few lines": textwrap.fill(PARAGRAPHS[0], 60),
}


@pytest.mark.parametrize("name", LINES)
def test_lines_that_are_lines_stay(name: str) -> None:
    assert unwrapped(LINES[name]) == LINES[name]


def test_items_and_headings_stay_on_lines_of_their_own() -> None:
    items = ["- " + PARAGRAPHS[1], "- " + PARAGRAPHS[3]]
    page = ["KẾT QUẢ CÔNG TÁC DÂN VẬN", *PARAGRAPHS[:2], "NHIỆM VỤ TRONG THỜI GIAN TỚI", *items]
    cut = "\n".join(textwrap.fill(text, 72) for text in page)
    lines = unwrapped(cut).split("\n")
    assert [line for line in lines if line.isupper()] == [page[0], page[3]]
    assert [line for line in lines if line.startswith("- ")] == items


ROWS = "\n".join(f"Bản Nà Hỳ {n}    {n * 12} hộ    {n + 3} giếng    đã xong" for n in range(1, 14))
ITEMS = "\n".join(
    f"{n}. Bà Lò Thị {name}, sinh năm 19{60 + n}, ở bản Nà Hỳ, xã Nà Lốc"
    for n, name in enumerate(["Mai", "Pản", "Hoa", "Ín", "Dung", "Ơn"], start=1)
)


@pytest.mark.parametrize("block", [ROWS, ROWS.replace("    ", "\t"), ITEMS])
def test_rows_and_items_between_cut_paragraphs_stay(block: str) -> None:
    cut = [textwrap.fill(text, 64) for text in PARAGRAPHS]
    assert unwrapped("\n\n".join([*cut, block])) == "\n\n".join([*PARAGRAPHS, block])


def test_a_soft_hyphen_at_the_end_of_a_line_joins_it() -> None:
    assert unwrapped("nông th\xad\nôn mới") == "nông thôn mới"
