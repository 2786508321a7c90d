"""Figures of a panel on the report page: those that articles disagree on."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Open
from report_helpers import wait_for
from solieu.cli.main import main
from solieu.corpus import Article
from solieu.dataset import build

POVERTY = (
    Article(
        "a.txt",
        "Năm 2023, tỉnh Lâm Đồng có 1.250 hộ nghèo, giảm 310 hộ so với năm trước.",
        title="Lâm Đồng giảm nghèo",
        published_at="2024-01-12",
        site="Báo An Lạc",
        place="Lâm Đồng",
    ),
    Article(
        "b.txt",
        "Năm 2023, tỉnh Lâm Đồng có 1.320 hộ nghèo, theo các huyện.",
        title="Tổng kết công tác xã hội",
        published_at="2024-02-20",
        site="Báo Bình Lập",
        place="Lâm Đồng",
    ),
)


def test_figures_that_articles_disagree_on_stand_side_by_side(
    tmp_path: Path, open_page: Open
) -> None:
    data, panel, path = (str(tmp_path / name) for name in ("ds", "bang", "report.html"))
    build(POVERTY, data)
    assert main(["panel", data, "--out", panel]) == 0
    assert main(["report", data, "--panel", panel, "--out", path]) == 0
    page = open_page(Path(path), "#v=checks")
    page.select_option("#check-status", "conflict")
    card = page.locator("#check-list .check")
    assert card.count() == 1
    assert "hộ nghèo, Lâm Đồng, 2023" in card.inner_text()
    assert card.locator(".formula").inner_text() == "1.250 hộ ≠ 1.320 hộ"
    told = "\n".join(card.locator("blockquote").all_inner_texts())
    assert "Báo An Lạc, 12/01/2024" in told and "Báo Bình Lập, 20/02/2024" in told
    assert card.locator("mark").all_inner_texts() == ["1.250 hộ", "1.320 hộ"]
    card.locator("button").click()
    assert page.locator("#why blockquote").count() == 2
    page.evaluate("location.hash = '#check=conflict'")
    wait_for(page, "solieu.rows.length === 2")


def test_a_folder_without_a_panel_is_bad_usage(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "x.html")
    assert main(["report", str(dataset), "--panel", str(tmp_path), "--out", out]) == 2
    assert "conflicts.parquet is missing" in capsys.readouterr().err
