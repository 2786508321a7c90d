"""Panels: figures of several articles side by side, their conflicts, who cites and names what."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package
from indicator_pairs import precision
from solieu.cli.main import main
from solieu.corpus import load
from solieu.dataset import Wanted, build, panel
from solieu.dataset.panels.tables import PANEL_TABLES

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
HEAD = {"date": "2024-02-10", "site": "Báo Bình Lập"}
MORE = "Các cơ quan đã trả lời từng trường hợp, giải thích rõ cho dân rồi lưu hồ sơ."
PLACE = "Trong năm 2023, tỉnh Hà Giang"


def article(name: str, text: str, **fields: str) -> dict[str, str]:
    """A record of a dump; an opening of its own keeps articles from being reprints."""
    opening = f"Bản tin {name} ghi lại công việc của các cấp, các ngành trong tỉnh ở kỳ này."
    return HEAD | {"id": name, "title": f"Tin {name}", "text": f"{opening}\n{text}"} | fields


Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(*records: dict[str, str], **wanted: str) -> Path:
        dump = tmp_path / "tin.jsonl"
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        dump.write_text("\n".join(lines), encoding="utf-8")
        build(load([dump]), tmp_path / "data")
        panel(tmp_path / "data", tmp_path / "panel", Wanted(**wanted))
        return tmp_path / "panel"

    return made


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    found: list[dict[str, Any]] = pq.read_table(folder / f"{table}.parquet").to_pylist()
    return found


def cell(folder: Path) -> dict[str, Any]:
    """The one row of the panel."""
    (row,) = rows(folder, "panel")
    return row


def test_two_articles_that_say_the_same_agree(make: Make) -> None:
    found = cell(
        make(
            article("a", f"{PLACE} có 327 mô hình “Dân vận khéo”."),
            article("b", f"{PLACE} hiện duy trì 327 mô hình “Dân vận khéo”, nhiều hơn năm trước."),
        )
    )
    assert (found["status"], found["n_articles"], found["value"]) == ("agreed", 2, 327)
    assert (found["place"], found["granularity"], found["year"]) == ("Hà Giang", "year", 2023)
    assert len(found["fact_ids"].split()) == 2
    assert "327" in found["sentence"]


def test_articles_that_disagree_are_a_conflict_with_its_evidence(make: Make) -> None:
    text = "đã tiếp nhận {} đơn khiếu nại, tố cáo, gửi đến trụ sở tiếp công dân hoặc qua bưu điện."
    folder = make(
        article("a", f"{PLACE} {text.format(174)}"),
        article("b", f"{PLACE} {text.format(147)}", site="Báo Tân Sơn"),
        article("c", f"{PLACE} tiếp nhận 174 đơn tố cáo và khiếu nại, nhất là về đất. {MORE}"),
    )
    found = cell(folder)
    assert (found["status"], found["value"], found["n_values"]) == ("conflict", 174, 2)
    assert (found["lowest"], found["highest"]) == (147, 174)
    told = [(row["value"], row["site"]) for row in rows(folder, "conflicts")]
    assert told == [(147, "Báo Tân Sơn"), (174, "Báo Bình Lập"), (174, "Báo Bình Lập")]
    assert rows(folder, "indicators")[0]["n_conflicts"] == 1


def test_qualified_and_rounded_values_do_not_contradict(make: Make) -> None:
    found = cell(
        make(
            article("a", f"{PLACE} thu ngân sách đạt hơn 1.200 tỷ đồng."),
            article("b", f"{PLACE} thu ngân sách đạt 1.234 tỷ đồng."),
            article("c", f"{PLACE} thu ngân sách đạt 1.234,5 tỷ đồng."),
        )
    )
    assert (found["status"], found["value"]) == ("agreed", Decimal("1234500000000"))


def test_values_in_units_of_one_kind_are_converted(make: Make) -> None:
    found = cell(
        make(
            article("a", f"{PLACE} thu hoạch 12.500 tấn lúa."),
            article("b", f"{PLACE} thu hoạch 125.000 tạ lúa."),
        )
    )
    assert (found["status"], found["n_values"]) == ("agreed", 1)


def test_reprints_count_once(make: Make) -> None:
    text = f"{PLACE} có 327 mô hình “Dân vận khéo”, theo báo cáo tổng kết của Ban Dân vận. "
    more = "Các mô hình giúp dân làm đường, dọn vệ sinh, giữ an ninh và phát triển kinh tế."
    one = article("a", text + more)
    found = cell(make(one, one | {"id": "b"}))
    assert (found["n_articles"], found["status"]) == (1, "single")


def test_one_article_with_several_values_makes_no_conflict(make: Make) -> None:
    text = "đã tiếp nhận {} hồ sơ đất đai."
    folder = make(
        article("a", f"{PLACE} {text.format(12)} {PLACE} {text.format(30)}"),
        article("b", f"{PLACE} {text.format(14)}"),
    )
    found = cell(folder)
    assert (found["status"], found["value"]) == ("unclear", None)
    assert found["reason"] == "one article states several values"
    assert not rows(folder, "conflicts")


def test_a_figure_stated_before_its_period_ended_is_no_conflict(make: Make) -> None:
    text = f"{PLACE} có {{}} mô hình “Dân vận khéo” ở các xã, thôn, tổ dân phố và trường học."
    found = cell(
        make(
            article("a", text.format(250), date="2023-08-01"),
            article("b", text.format(327), date="2024-02-10"),
        )
    )
    assert (found["status"], found["reason"]) == ("unclear", "stated before the period had ended")


def test_levels_changes_and_plans_stand_apart(make: Make) -> None:
    folder = make(
        article("a", f"{PLACE} có 327 mô hình “Dân vận khéo”."),
        article("b", f"{PLACE} giảm 41 mô hình “Dân vận khéo”."),
        article("c", "Phấn đấu trong năm 2023, tỉnh Hà Giang có 400 mô hình “Dân vận khéo”."),
    )
    natures = {row["nature"] for row in rows(folder, "indicators")}
    assert natures == {"level", "change", "plan"}
    assert sorted(row["value"] for row in rows(folder, "panel")) == [-41, 327, 400]


def test_without_a_period_the_day_of_the_report_stands_in(make: Make) -> None:
    text = "Tỉnh Hà Giang hiện có 327 mô hình “Dân vận khéo”."
    found = cell(make(article("a", text), by="year"))
    assert (found["granularity"], str(found["period_end"])) == ("report", "2024-02-10")
    assert found["period_start"] is None


def test_a_reprint_is_of_the_day_of_its_original(make: Make) -> None:
    one = article("a", f"Tỉnh Hà Giang hiện có 327 mô hình “Dân vận khéo”. {MORE}")
    found = cell(make(one, one | {"id": "b", "date": "2024-02-14"}))
    assert (found["n_articles"], str(found["period_end"])) == (1, "2024-02-10")


def test_what_is_wanted_is_all_there_is(make: Make) -> None:
    records = [
        article("a", f"{PLACE} có 327 mô hình “Dân vận khéo”."),
        article("b", f"{PLACE} có 1.250 hộ nghèo."),
        article("c", "Tháng 5/2023, xã Tân Quang, huyện Bắc Quang có 12 hộ nghèo."),
    ]
    assert len(rows(make(*records), "panel")) == 3
    assert [row["value"] for row in rows(make(*records, item="dân vận khéo"), "panel")] == [327]
    assert len(rows(make(*records, unit="hộ"), "panel")) == 2
    assert [r["value"] for r in rows(make(*records, level="commune"), "panel")] == [12]
    assert [r["value"] for r in rows(make(*records, by="month"), "panel")] == [12]


def test_a_province_that_the_reform_left_whole_is_one_series(make: Make) -> None:
    old = article("a", "Trong năm 2023, tỉnh Cao Bằng có 1.250 hộ nghèo.")
    new = article("b", "Trong năm 2025, tỉnh Cao Bằng có 930 hộ nghèo.", date="2026-01-05")
    found = rows(make(old, new), "panel")
    assert {row["place_id"] for row in found} == {"63:04", "34:04"}
    assert {row["series_place_id"] for row in found} == {"34:04"}


def test_documents_over_time_and_models_over_provinces(make: Make) -> None:
    text = "Thực hiện Nghị định số 59/2023/NĐ-CP, tỉnh {} xây dựng mô hình “Sạch ngõ xanh nhà”."
    folder = make(
        article("a", text.format("Hà Giang"), place="Hà Giang", date="2023-03-01"),
        article("b", text.format("Cao Bằng"), place="Cao Bằng", date="2024-05-01"),
        article("c", text.format("Cao Bằng") + " Theo 59/2023/NĐ-CP.", date="2024-06-01"),
    )
    cited = [
        (r["period"], r["place"], r["n_articles"]) for r in rows(folder, "citations_over_time")
    ]
    assert sorted(cited) == [("2023", "Hà Giang", 1), ("2024", "Cao Bằng", 2)]
    spread = [(r["place"], r["first_seen"], r["nth_place"]) for r in rows(folder, "models_spread")]
    assert spread == [("Hà Giang", "2023-03-01", 1), ("Cao Bằng", "2024-05-01", 2)]


def test_the_same_dataset_gives_the_same_bytes_as_declared(tmp_path: Path) -> None:
    build(load([SAMPLES]), tmp_path / "data")
    first, second = (panel(tmp_path / "data", tmp_path / name).out for name in ("one", "two"))
    names = {path.name for path in first.iterdir()}
    assert names == {path.name for path in second.iterdir()}
    assert all((first / n).read_bytes() == (second / n).read_bytes() for n in names)
    for table in PANEL_TABLES:
        with (first / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert tuple(next(csv.reader(file))) == table.names
        assert tuple(pq.read_schema(first / f"{table.name}.parquet").names) == table.names
        keys = [row[table.key] for row in rows(first, table.name)]
        assert len(keys) == len(set(keys))
    report = Package(str(first / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(load([SAMPLES]), tmp_path / "data")
    out = str(tmp_path / "panel")
    assert main(["panel", str(tmp_path / "data"), "--item", "Dân vận khéo", "--out", out]) == 0
    assert "panel: 2 (2 single)" in capsys.readouterr().out
    assert main(["panel", str(tmp_path / "khong-co"), "--out", out]) == 2
    assert "write the dataset first" in capsys.readouterr().err


def test_merged_wordings_are_of_one_indicator() -> None:
    right, merged = precision()
    assert merged >= 300
    assert right / merged >= 0.95


def test_no_digit_is_lost(make: Make) -> None:
    digits = "12.345.678.901.234.567.890.123.456.789"
    found = cell(make(article("a", f"{PLACE} giảm {digits} hộ nghèo.")))
    assert found["value"] == -Decimal(digits.replace(".", ""))


def test_a_file_that_is_no_table_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles.parquet").write_text("không phải bảng", encoding="utf-8")
    assert main(["panel", str(tmp_path), "--out", str(tmp_path / "panel")]) == 2
    assert "articles.parquet is not the table of a dataset" in capsys.readouterr().err


def test_of_a_dataset_without_articles_there_is_an_empty_panel(tmp_path: Path) -> None:
    build([], tmp_path / "data")
    summary = panel(tmp_path / "data", tmp_path / "panel")
    assert set(summary.rows.values()) == {0}
    assert pq.read_table(tmp_path / "panel" / "panel.parquet").num_rows == 0


def test_a_level_that_there_is_not_is_said() -> None:
    with pytest.raises(ValueError, match="hamlet is none of province, district, commune"):
        Wanted(level="hamlet")
