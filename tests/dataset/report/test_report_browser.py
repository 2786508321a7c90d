"""The page in a browser: what it shows is what the dataset holds, by mouse and by key."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Open
from report_helpers import page_of, rows_of, wait_for
from solieu.cli.main import main
from solieu.corpus import Article
from solieu.dataset import build, open_dataset
from solieu.dataset.report.wording import static
from solieu.dataset.tables import FACT_TABLES, Type

ALL_TEXTS = "solieu.head.articles.id.map((id, n) => [id, solieu.texts.text(n)])"
SHOWN = """async () => {
  const shown = [];
  for (const [n, id] of solieu.head.articles.id.entries()) {
    await solieu.read(n, -1);
    const marks = [...document.querySelectorAll('#text mark')].map((mark) =>
      [mark.dataset.of.split(' ').map((fact) => solieu.facts.id(Number(fact))), mark.textContent]);
    shown.push([id, document.getElementById('text').textContent, marks]);
  }
  return shown;
}"""


def saved(page: Any, button: str) -> str:
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", ["dataset", "samples"])
def test_texts_and_marks_are_those_of_the_dataset(
    name: str, open_page: Open, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(name)
    page = open_page(page_of(folder), "#v=facts")
    data = open_dataset(folder)
    texts = dict(zip(data.articles["article_id"], data.articles["text"], strict=True))
    assert dict(page.evaluate(ALL_TEXTS)) == texts
    surfaces: dict[str, str] = {}
    for table in FACT_TABLES:
        frame = getattr(data, table.name)
        surfaces |= dict(zip(frame[table.key], frame["surface"], strict=True))
    lit: dict[str, str] = {}
    for article, text, marks in page.evaluate(SHOWN):
        assert text == texts[article]
        for of, words in marks:
            for fact in of:
                lit[fact] = lit.get(fact, "") + words
    assert lit == surfaces


@pytest.mark.parametrize("name", ["dataset", "samples"])
def test_the_exported_rows_are_those_of_the_tables(
    name: str, open_page: Open, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(name)
    page = open_page(page_of(folder), "#v=facts")
    out = saved(page, "#save-csv")
    assert out.startswith("\ufefffact_id,") and out.count("\r\n") >= 3
    rows = {row["fact_id"]: row for row in csv.DictReader(io.StringIO(out[1:], newline=""))}
    wanted = {row[t.key]: (t, row) for t in FACT_TABLES for row in rows_of(folder, t.name)}
    assert rows.keys() == wanted.keys()
    for key, (table, row) in wanted.items():
        told = {name: rows[key][name] for name in table.names[1:]}
        assert told == {name: row[name] for name in table.names[1:]}
    articles = {row["article_id"]: row for row in rows_of(folder, "articles")}
    for row in rows.values():
        article = articles[row["article_id"]]
        assert [row["article_title"], row["source"]] == [article["title"], article["source"]]


def test_only_numbers_are_exported_unguarded() -> None:
    numbers = re.search(r"NUMBERS = new Set\(\[([^]]+)\]", static("rows_out.js"))
    assert numbers
    listed = set(re.findall(r'"(\w+)"', numbers[1]))
    free = {c.name for t in FACT_TABLES for c in t.columns if c.type is Type.TEXT}
    assert listed and not listed & free


def test_what_is_exported_is_what_is_in_view(samples: Path, open_page: Open) -> None:
    page = open_page(page_of(samples), "#v=facts&kind=money&q=dong&sort=-value")
    out = saved(page, "#save-csv")
    rows = list(csv.DictReader(io.StringIO(out[1:], newline="")))
    assert [row["fact_id"] for row in rows] == page.evaluate(
        "Array.from(solieu.rows, (fact) => solieu.facts.id(fact))"
    )
    values = [float(row["value"]) for row in rows]
    assert values == sorted(values, reverse=True) and len(values) > 10
    assert {row["kind"] for row in rows} == {"money"}
    lines = saved(page, "#save-json").splitlines()
    assert [json.loads(line)["fact_id"] for line in lines] == [row["fact_id"] for row in rows]
    heading = page.inner_text("#counted")
    words = "loại là tiền; câu có “dong” (không kể dấu)"
    assert heading == f"{len(rows)} trong 916 dữ kiện: {words}"


def test_the_address_holds_the_whole_state(samples: Path, open_page: Open) -> None:
    state = "#v=facts&q=nghi+quyet&in=article&kind=citation&sort=-when&l=en"
    page = open_page(page_of(samples), state)
    before = page.evaluate("Array.from(solieu.rows)")
    page.click("#rows tr >> nth=2")
    fact = page.evaluate("solieu.state.fact")
    address = page.evaluate("location.href")
    assert f"f={fact}" in address and "sort=-when" in address
    again = open_page(Path(page_of(samples)), "#" + address.split("#")[1])
    assert again.evaluate("Array.from(solieu.rows)") == before
    assert again.evaluate("solieu.state.fact") == fact
    assert again.is_visible("#pane") and again.inner_text("#close") == "Close"
    page.go_back()
    wait_for(page, "!solieu.state.fact")
    assert page.is_hidden("#pane")


def test_a_fact_has_one_link_that_opens_it(dataset: Path, open_page: Open) -> None:
    row = rows_of(dataset, "percentages")[0]
    page = open_page(page_of(dataset), f"#a={row['article_id']}&f={row['percentage_id']}")
    wait_for(page, "solieu.fact >= 0")
    assert page.inner_text("#text mark.chosen") == row["surface"]
    link = page.evaluate("decodeURIComponent(location.hash)")
    assert row["percentage_id"] in link


def test_the_arithmetic_stands_beside_the_fact(dataset: Path, open_page: Open) -> None:
    page = open_page(page_of(dataset), "#v=facts&kind=percentage&check=ok")
    page.click("#rows tr >> nth=0")
    assert page.inner_text("#why .equation") == "62/77 = 80,5 %, khớp ở độ chính xác đã in"
    assert page.inner_text("#text mark.compared") == "62/77 đơn"
    assert "Lâm Đồng 63:68" in page.inner_text("#why")
    assert "percent.sign số kèm dấu %" in page.inner_text("#why")
    page.click("#tab-checks")
    page.select_option("#check-status", "mismatch")
    assert "status=mismatch" in page.evaluate("location.hash")
    cards = page.locator("#check-list .check").all_inner_texts()
    assert len(cards) == 2
    wrong = next(card for card in cards if "45/60" in card)
    assert "45/60 = 75 %; bài viết ghi 95 %, lệch 20 điểm %" in wrong
    assert "Báo Bình Lập, 05/07/2023 08:30" in wrong
    page.click("#check-list button >> nth=0")
    assert page.is_visible("#pane")


def test_numbers_and_days_are_written_as_vietnamese_writes_them(
    samples: Path, open_page: Open
) -> None:
    page = open_page(page_of(samples), "#v=facts&kind=money&sort=-value")
    row = page.locator("#rows tr >> nth=0")
    largest = max(
        float(row["value"]) for row in rows_of(samples, "counts") if row["kind"] == "money"
    )
    value = row.locator(".c-value").inner_text()
    assert re.fullmatch(r"(?:\w+ )?[\d.]+(?:,\d+)? tỷ đồng", value), value
    row.click()
    whole = re.search(r"Giá trị\s+([\d.]+) đồng", page.inner_text("#why"))
    assert whole and float(whole[1].replace(".", "")) == largest
    days = [t for t in page.locator("#rows .c-when").all_inner_texts() if t]
    form = r"\d{4}|\d\d/\d{4}|\d\d–\d\d/\d{4}|(?:\d\d/\d\d/\d{4}|…)(?: – (?:\d\d/\d\d/\d{4}|…))?"
    assert days and all(re.fullmatch(form, day) for day in days), days


def test_everything_can_be_done_by_key(dataset: Path, open_page: Open) -> None:
    page = open_page(page_of(dataset))
    press = page.keyboard.press
    page.focus("#tab-overview")
    press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-facts"
    press("/")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.type("don")
    wait_for(page, "solieu.state.query === 'don' && solieu.rows.length")
    press("Escape")
    page.focus("#grid")
    press("End")
    n = page.evaluate("solieu.rows.length")
    assert page.evaluate("solieu.table.active") == n - 1
    press("Home")
    press("ArrowDown")
    press("Enter")
    wait_for(page, "!document.getElementById('pane').hidden")
    first = page.evaluate("solieu.fact")
    press("y")
    assert page.evaluate("solieu.reviews.verdictOf(solieu.fact)") == "right"
    press("j")
    wait_for(page, f"solieu.fact !== {first}")
    press("n")
    press("m")
    page.keyboard.type("sai đơn vị")
    press("Tab")
    assert page.evaluate("solieu.reviews.noteOf(solieu.fact)") == "sai đơn vị"
    press("Escape")
    assert page.is_hidden("#pane")
    assert page.evaluate("document.activeElement.id") == "grid"
    press("?")
    assert page.is_visible("#keys")
    page.uncheck("#use-keys")
    press("Escape")
    press("y")
    assert page.evaluate("solieu.reviews.size") == 2


def test_verdicts_are_numbers_for_evaluate(
    dataset: Path, open_page: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = open_page(page_of(dataset), "#v=facts&kind=count")
    for n, key in enumerate("yyn"):
        page.click(f"#rows tr >> nth={n}")
        page.keyboard.press(key)
    path = tmp_path / "danh-gia.jsonl"
    path.write_text(saved(page, "#save-reviews"), encoding="utf-8")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    hashes = {row["article_id"]: row["content_hash"] for row in rows_of(dataset, "articles")}
    assert all(line["sha256"] == hashes[line["article"]] for line in lines)
    assert main(["evaluate", str(path), str(dataset), "--errors"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"count +0\.667 +0\.208-0\.939 +2 +1 +0 +0", told)
    assert "wrong  n" in told
    page.reload()
    wait_for(page, "performance.getEntriesByName('search').length")
    assert page.evaluate("solieu.reviews.size") == 3
    page.evaluate("localStorage.clear()")


def test_the_plain_table_holds_every_row_in_view(samples: Path, open_page: Open) -> None:
    page = open_page(page_of(samples), "#v=facts")
    page.click("#show-all")
    page.wait_for_selector("#plain table")
    assert page.locator("#plain tbody tr").count() == 916
    assert page.inner_text("#plain caption").startswith("916 trong 916 dòng.")


def test_the_first_view_reads_without_script(samples: Path, open_page: Open) -> None:
    page = open_page(page_of(samples), java_script_enabled=False)
    assert page.is_visible("svg >> nth=0")
    assert "916" in page.inner_text("#overview")
    assert "CSV" in page.inner_text("main")


def test_a_bar_leads_to_its_facts(samples: Path, open_page: Open) -> None:
    page = open_page(page_of(samples))
    page.click("#overview a[aria-label^='tiền']")
    assert page.inner_text("#counted").startswith("101 trong 916 dữ kiện: loại là tiền")
    page.click("#language")
    assert page.inner_text("#counted") == "101 of 916 facts: kind is money"
    assert page.get_attribute("html", "lang") == "en"


def test_a_model_is_called_as_it_is_written_most(tmp_path: Path, open_page: Open) -> None:
    texts = ("“Đường Hoa Thắm”", "“Đường hoa thắm”", "“Đường hoa thắm”", "“Vườn xanh”")
    build([Article(f"{n}.txt", f"Xã có mô hình {t}.") for n, t in enumerate(texts)], tmp_path)
    page = open_page(page_of(tmp_path))
    page.click("#overview a[aria-label='Đường hoa thắm: 3']")
    assert page.inner_text("#counted").endswith("phong trào là Đường hoa thắm")
    assert page.locator("#rows tr").count() == 3
