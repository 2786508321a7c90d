"""A dataset in a notebook: all its figures as one typed frame, and its summary, however hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hostile import PAYLOADS, Node, strictly
from solieu.corpus import Article, load
from solieu.dataset import Dataset, build, open_dataset
from solieu.dataset.reading import dataset_html

ROOT = Path(__file__).parents[2]
PLAIN: set[str] = set()
ALLOWED = dict.fromkeys(("style", "p", "table", "thead", "tbody", "th"), PLAIN) | {
    "div": {"class"},
    "tr": {"class"},
    "td": {"class"},
}
DISAGREES = "Xã Đồng Mây đã giải quyết 62/77 đơn, đạt 90,5%."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    out = tmp_path_factory.mktemp("figures")
    build(load([ROOT / "corpus" / "samples"]), out)
    return open_dataset(out)


def rows_of(root: Node, nth: int) -> list[list[str]]:
    table = root.all("table")[nth]
    return [[cell.words() for cell in row.all("td")] for row in table.all("tr")[1:]]


def test_figures_are_all_counts_and_percentages_as_they_are(data: Dataset) -> None:
    figures = data.figures().set_index("figure_id")
    counts, shares = data.counts.set_index("count_id"), data.percentages.set_index("percentage_id")
    assert set(figures.index) == set(counts.index) | set(shares.index)
    assert len(figures) == len(counts) + len(shares)
    for own in (counts, shares.rename(columns={"of": "item"})):
        for name in own.columns.intersection(figures.columns):
            for told, stated in zip(figures.loc[own.index, name], own[name], strict=True):
                same = pd.isna(told) and pd.isna(stated)
                assert same or told == stated or told == pd.Timestamp(stated), name
    assert (figures.loc[shares.index, "kind"] == "percentage").all()


def test_each_column_of_figures_has_the_right_type(data: Dataset, tmp_path: Path) -> None:
    build([], tmp_path)
    for figures in (data.figures(), open_dataset(tmp_path).figures()):
        types = figures.dtypes.astype(str).to_dict()
        assert {name for name, kind in types.items() if kind == "category"} == {
            *("kind", "unit", "unit_code", "change", "modifier", "place", "site", "rule"),
        }
        dates = ("period_start", "period_end", "published_at")
        assert {types[name] for name in dates} == {"datetime64[s]"}
        assert {types[name] for name in ("start", "end")} == {"Int64"}
        assert {types[name] for name in ("number", "confidence")} == {"float64"}
        decimals = ("value", "value_max", "total", "numerator", "denominator")
        assert {name for name, kind in types.items() if kind == "object"} == set(decimals)
        assert all(isinstance(v, Decimal) for name in decimals for v in figures[name].dropna())
        others = set(types.values()) - {"category", "datetime64[s]", "Int64", "float64", "object"}
        assert others == {"string"}


def test_sums_are_exact_and_numbers_plot(data: Dataset, tmp_path: Path) -> None:
    text = "Xã có 0,1 ha lúa. Xã có 0,2 ha ngô. Xã thu 9.007.199.254.740.993 đồng."
    build([Article("a", text)], tmp_path)
    figures = open_dataset(tmp_path).figures()
    sums = figures.groupby("unit", observed=True)["value"].sum()
    assert sums["ha"] == Decimal("0.3")
    assert sums["đồng"] == Decimal("9007199254740993")
    assert figures.groupby("unit", observed=True)["number"].sum()["ha"] == pytest.approx(0.3)
    assert data.figures().groupby("kind", observed=True)["number"].median().notna().all()


def test_figures_bring_their_article_and_place(tmp_path: Path) -> None:
    article = Article(
        *("bao/1.txt", "Năm 1010, có 12 xe. Năm 2023, toàn tỉnh có 45 hộ nghèo."),
        *("Tin ngắn", "2024-05-06T07:08", None, "Báo Thử", None, "Hà Giang"),
    )
    undated = replace(article, source="bao/2.txt", text="Có 3 hồ.", published_at=None, place=None)
    build([article, undated, replace(article, source="bao/3.txt")], tmp_path)
    figures = open_dataset(tmp_path).figures()
    told = figures[figures["surface"].str.startswith("45 hộ")].sort_values("source").iloc[0]
    assert (told["title"], told["site"], told["place"]) == ("Tin ngắn", "Báo Thử", "Hà Giang")
    assert told["published_at"] == pd.Timestamp("2024-05-06 07:08")
    assert told["period_start"].date() == date(2023, 1, 1)
    assert figures["duplicate_of"].notna().sum() == 2
    assert figures.loc[figures["source"] == "bao/2.txt", "published_at"].isna().all()


def test_old_days_fit(data: Dataset) -> None:
    from solieu.extract.views.facts_frame import column

    days = column("period_start", [date(1010, 1, 1), None], date)
    assert [days.dt.year[0], pd.isna(days[1])] == [1010, True]


def test_a_dataset_tells_its_tables_and_first_mismatches(data: Dataset) -> None:
    root = strictly(data._repr_html_(), ALLOWED)
    rows = {row[0]: row for row in rows_of(root, 0)}
    assert int(rows["counts"][1]) == len(data.counts)
    assert rows["counts"][3].split(", ") == list(data.counts.columns)
    wrong = data.checks[data.checks["status"] == "mismatch"]
    assert len(rows_of(root, 1)) == min(len(wrong), dataset_html.MOST_MISMATCHES) > 0
    assert repr(data) == f"Dataset({str(data.folder)!r})"


def test_a_broken_or_empty_dataset_is_shown_as_such(tmp_path: Path) -> None:
    build([], tmp_path)
    assert "No figures" in strictly(open_dataset(tmp_path)._repr_html_(), ALLOWED).words("style")
    (tmp_path / "counts.parquet").write_bytes(b"PAR1")
    (tmp_path / "checks.parquet").unlink()
    rows = rows_of(strictly(open_dataset(tmp_path)._repr_html_(), ALLOWED), 0)
    assert [row[0] for row in rows if row[3] == "cannot be read"] == ["counts", "checks"]


def test_hostile_titles_and_folders_are_only_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = [(name, text) for name, text in PAYLOADS.items() if text.strip()]
    articles = [
        Article(f"{n}.txt", f"{DISAGREES} {text}", title=text) for n, (_, text) in enumerate(named)
    ]
    folder = tmp_path / "a<b>&\"'<img src=x onerror=hit()>"
    build(articles, folder, duplicates="exact")
    monkeypatch.setattr(dataset_html, "MOST_MISMATCHES", len(articles))
    data = open_dataset(folder)
    root = strictly(data._repr_html_(), ALLOWED)
    assert root.all("p")[0].words() == f"Dataset in {folder}"
    assert len(rows_of(root, 1)) >= len(articles)
    titles = {row[0] for row in rows_of(root, 1)}
    assert {text for _, text in named if text.isprintable()} <= titles
    assert set(data.figures()["title"].dropna()) == set(data.articles["title"].dropna())
