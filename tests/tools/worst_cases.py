"""CPU time of whole articles of one thing, at four lengths: it should grow as they do.

    python tests/tools/worst_cases.py [KILOBYTES]      # of the shortest, 100 where nothing is said

Each line: seconds to make an article of the text and read its facts, at 1, 2, 4 and 8 times the
length; `!` where eight times the length takes more than twelve times as long.
"""

from __future__ import annotations

import sys
import time

from solieu.corpus import Article
from solieu.corpus.compose import compose
from solieu.corpus.record import Record
from solieu.extract import extract

TIMES, MOST_GROWTH = (1, 2, 4, 8), 12
# Over and over; `#` is the number of the time.
UNITS = [
    "7", "7 ", "“", "“a” ", "“‘", '"', ",", ", ", "A", "A ", "Hà Đông ", "số ", "và ",
    "(", "[(", "()",
    "15/6/2023 ", "ngày 15/6/2023, ", "%", "5% ", "5%, ", "Nguyễn Văn An, ", "Luật ",
    "Luật Đất đai, ",
    "xãcóhộnghèo", "xãcó5hộ,đạt5%;", "\u0301", "a\u0301\u0323", "\n", "a\n", "5\n", " ",
    ".", "-", "/",
    "&", "&amp;", "<", "Xã có 12 hộ nghèo. ", "Xã có # hộ nghèo.\n",
    "xã có # hộ nghèo, ", "5 hộ 5 ",
    "62/77 đơn, đạt 80,5%; ", "Nghị quyết số 54-NQ/TW, ",
    "Quyết định số #/QĐ-UBND của UBND tỉnh Hà Nam. ",
    "mô hình “Nhà sạch #”. ", "Liên đoàn Lao động # (LĐLĐ#). ", "xã Tân Lập, huyện Bắc Quang; ",
    "# + ", "#% tốt; ", "# hộ, ", "từ năm 2019 đến năm 2021, ", "hai trăm năm mươi ", "5 giờ ",
    "| Xã Tân # | # hộ | #,5% |\n", "Xã Tân #\t#\t#,5%\n", "Điều 5. ", "- # hộ;\n", "XÃ CÓ # HỘ ",
    "1,5 tỷ đồng ", "a\u200b", "\u00a05", "XÃ£ cÃ³ 12 há»™. ", "Vie^.t Nam co' ",
    "Xaõ coù 12 hoä. ",
]  # fmt: skip
HEADS = ["", "Thông tư số 5/", "Xã có 5 hộ "]


def written(unit: str, size: int) -> str:
    """The unit over and over, so many characters of it."""
    if "#" not in unit:
        return (unit * (size // len(unit) + 1))[:size]
    return "".join(unit.replace("#", str(n)) for n in range(size // (len(unit) + 3)))


def seconds(text: str) -> float:
    began = time.process_time()
    article = compose(Record("a", text))
    extract(article if isinstance(article, Article) else text)
    return time.process_time() - began


def main() -> None:
    size = int(sys.argv[1]) * 1000 if len(sys.argv) > 1 else 100_000
    for unit in UNITS:
        extract(written(unit, 2_000))
    for head in HEADS:
        for unit in UNITS:
            took = [seconds(head + written(unit, size * times)) for times in TIMES]
            grows = took[-1] > 0.5 and took[-1] > MOST_GROWTH * took[0]
            print(*(f"{each:7.2f}" for each in took), "!" if grows else " ", ascii(head + unit))


if __name__ == "__main__":
    main()
