"""The page for everyone: by axe in light and dark and on a phone, on paper, in a notebook."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import Open
from report_helpers import page_of, wait_for
from solieu.corpus import Article
from solieu.dataset import build, write_report

VIEWS = ("", "#v=facts&q=nghi+quyet", "#v=checks", "#v=rejects")
PHONE = {"width": 380, "height": 780}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:200]}"
        for v in found.response["violations"]
    ]


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing(look: dict[str, Any], dataset: Path, open_page: Open) -> None:
    page = open_page(page_of(dataset), bypass_csp=True, **look)
    kinds = page.evaluate("solieu.facts.kinds.map(([kind]) => kind)")
    assert {"citation", "count", "money", "measure", "score", "rank", "percentage"} <= set(kinds)
    for view in VIEWS:
        page.evaluate("(view) => { location.hash = view || '#v=overview'; }", view)
        wait_for(page, "document.getElementById('counted').textContent")
        assert findings(page) == [], view
    page.evaluate("location.hash = '#v=facts&kind=percentage&check=ok'")
    wait_for(page, "solieu.state.chosen.kind")
    page.click("#rows tr >> nth=0")
    wait_for(page, "!document.getElementById('pane').hidden")
    assert findings(page) == []
    page.keyboard.press("?")
    assert findings(page) == []


def test_nothing_is_wider_than_a_phone(samples: Path, open_page: Open) -> None:
    page = open_page(page_of(samples), viewport=PHONE)
    for view in VIEWS:
        page.evaluate("(view) => { location.hash = view || '#v=overview'; }", view)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], view


def test_targets_are_large_enough_to_hit(samples: Path, open_page: Open) -> None:
    page = open_page(page_of(samples), "#v=facts&q=dan", viewport=PHONE)
    small = page.evaluate("""[...document.querySelectorAll(
        'button, select, label:has(input), summary')]
      .filter((node) => node.offsetParent && !node.closest('.aside'))
      .map((node) => [node.textContent.slice(0, 20), node.getBoundingClientRect().height])
      .filter(([, height]) => height > 1 && height < 23.5)""")
    assert small == []


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset with more facts than paper takes, in long sentences."""
    folder = tmp_path_factory.mktemp("nhieu")
    line = (
        "Thôn {0} của xã Tân Quang trong sáu tháng đầu năm 2023 đã vận động được {1} hộ dân tham "
        "gia làm đường, góp {2} triệu đồng và hiến {3} m2 đất, đạt {4}% kế hoạch cả năm đề ra."
    )
    texts = [
        "\n".join(line.format(n, n + 3, n + 5, n + 7, n % 99 + 1) for n in range(at, at + 20))
        for at in range(0, 400, 20)
    ]
    build((Article(f"{n}.txt", text, title=f"Tin {n}") for n, text in enumerate(texts)), folder)
    return folder


def test_print_says_its_cap_and_stays_within_sixty_pages(many: Path, open_page: Open) -> None:
    page = open_page(page_of(many), "#v=facts")
    total = page.evaluate("solieu.rows.length")
    assert total > 1000
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert 5 < pages <= 60
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    caption = page.evaluate("document.querySelector('#printed caption').textContent")
    assert re.match(r"[\d.]+ trong 1\.\d{3} dòng\.", caption)


def moved(folder: Path, out: Path) -> str:
    """A copy of a dataset in which one fact's words are not at its offsets; the fact's id."""
    out.mkdir()
    for path in folder.glob("*.parquet"):
        (out / path.name).write_bytes(path.read_bytes())
    table = pq.read_table(out / "counts.parquet")
    surfaces = table["surface"].to_pylist()
    surfaces[0] = "99 chỗ khác"
    at = table.column_names.index("surface")
    pq.write_table(table.set_column(at, "surface", pa.array(surfaces)), out / "counts.parquet")
    return str(table["count_id"][0])


def test_unplaced_facts_are_counted_listed_and_exported(
    dataset: Path, tmp_path: Path, open_page: Open
) -> None:
    fact = moved(dataset, tmp_path / "lech")
    path = tmp_path / "lech.html"
    write_report(tmp_path / "lech", path)
    page = open_page(path)
    figures = page.inner_text("#overview .figures >> nth=0")
    assert re.search(r"1\s+dữ kiện không thấy chỗ trong bài", figures)
    page.evaluate("location.hash = '#placed=no'")
    wait_for(page, "solieu.rows.length === 1")
    assert page.evaluate("solieu.facts.id(solieu.rows[0])") == fact
    page.click("#rows tr")
    wait_for(page, "!document.getElementById('pane').hidden")
    assert page.inner_text(".unplaced button") == "99 chỗ khác"
    assert "99 chỗ khác" in page.inner_text("#why")


def test_two_reports_in_one_notebook_stay_apart(
    dataset: Path, samples: Path, browser: Any, tmp_path: Path
) -> None:
    frames = "".join(
        f'<iframe width=900 height=600 srcdoc="{escape(page_of(d).read_text(encoding="utf-8"))}">'
        "</iframe>"
        for d in (dataset, samples)
    )
    path = tmp_path / "so.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><h1>Sổ</h1>{frames}", encoding="utf-8")
    context = browser.new_context()
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    one, two = (frame for frame in page.frames if frame != page.main_frame)
    for frame in (one, two):
        wait_for(frame, "performance.getEntriesByName('search').length")
        frame.click("#tab-facts")
    one.fill("#query", "don")
    wait_for(one, "solieu.state.query === 'don'")
    one.check("[data-facet=kind] input[value=count]")
    one.click("#rows tr >> nth=0")
    wait_for(one, "!document.getElementById('pane').hidden")
    one.evaluate("solieu.judge(solieu.fact, 'right')")
    assert two.evaluate("[solieu.state.query, solieu.rows.length, solieu.reviews.size]") == [
        "", 916, 0,
    ]  # fmt: skip
    before = page.evaluate("scrollY")
    one.evaluate("solieu.open(solieu.rows[solieu.rows.length - 1])")
    wait_for(one, "solieu.fact === solieu.rows[solieu.rows.length - 1]")
    assert page.url == path.as_uri() and page.evaluate("scrollY") == before
    assert "kind=count" in one.evaluate("location.href")
    two.click("#tab-overview")
    two.click("#overview a >> nth=0")
    assert two.evaluate("solieu.rows.length") < 916
    assert errors == []
    context.close()
