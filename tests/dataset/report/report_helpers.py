"""Articles to report on, and what tests do with the page of a dataset."""

from __future__ import annotations

import csv
import time
from pathlib import Path
from typing import Any

from solieu.corpus import Article
from solieu.dataset import write_report

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--no-first-run", "--enable-precise-memory-info"),
)
ARTICLES = (
    Article(
        "https://tin.example/xa-binh-lap",
        "Xã Bình Lập 😀 giải quyết đơn thư 🇻🇳\n\nSáu tháng đầu năm 2023, xã đã giải quyết "
        "62/77 đơn, đạt 80,5%. Xã có 45/60 hộ đăng ký, đạt 95%.\n\t“Dân vận khéo” 👩‍👩‍👧 được nêu "
        "gương; mô hình “Dân vận khéo” có ở 12 thôn.\u2028Hết.",
        title="Xã Bình Lập 😀 giải quyết đơn thư",
        published_at="2023-07-05T08:30",
        author="Lê Vân",
        site="Báo Bình Lập",
        place="Lâm Đồng",
    ),
    Article(
        "lam-dong.txt",
        "Tỉnh Lâm Đồng làm đồng\nTheo Nghị quyết số 39-NQ/TW ngày 17/4/2015 của Bộ Chính trị, tỉnh "
        "Lâm Đồng giảm 106 đơn vị. Người dân dẫn đàn dê qua đường; ông Dương đưa 3 con đan giỏ. "
        "NGHỊ QUYẾT của dân: góp 1,5 tỷ đồng. Nghi\u0323 viện tặng 20 suất quà.",
        title="Tỉnh Lâm Đồng làm đồng",
        published_at="2024-02-01",
        place="Lâm Đồng",
    ),
    Article(
        "luat.txt",
        "Luật Khiếu nại, tố cáo được phổ biến tới 1.234 người. Giá 3.000 đồng/kg; 7 km đường.\r\n"
        "Đường 5 có 2 làn; xã nhận 20 đơn, gồm 8 đơn tố cáo và 11 đơn khiếu nại. Huyện xếp hạng "
        "15/63, chỉ số hài lòng đạt 43,85 điểm. Phong trào “Ngày thứ bảy xanh” lan rộng.",
        title="Phổ biến luật",
    ),
    Article("trong.txt", "Không có số nào ở đây cả, Uỷ ban và Ủy ban đều hoà thuận."),
)


def page_of(folder: Path) -> Path:
    """The report of a dataset, in its folder."""
    path = folder / "report.html"
    if not path.is_file():
        write_report(folder, path)
    return path


def wait_for(page: Any, expression: str, seconds: float = 20) -> Any:
    """What the expression gives once it gives anything: the policy forbids the usual way to wait,
    by code made of a string."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if value := page.evaluate(expression):
            return value
        time.sleep(0.02)
    raise AssertionError(f"in vain: {expression}")


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
