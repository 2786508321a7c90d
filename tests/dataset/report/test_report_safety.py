"""Nothing that an article says becomes markup or script, asks the network, or breaks the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hostile_articles as hostile
import pytest
from conftest import Open
from report_helpers import page_of, wait_for
from solieu.corpus import Reason, Reject
from solieu.dataset import build, open_dataset, write_report

TABS = ("overview", "facts", "checks", "rejects")
ELEMENTS = """() => {
  const known = new Set(('html head meta title style body a header h1 button div main noscript p '
    + 'section ul li strong figure figcaption svg rect text line details summary table tr th td '
    + 'search label input select option h2 h3 thead tbody span mark b ol aside dialog form script '
    + 'blockquote footer cite dl dt dd code fieldset legend caption').split(' '));
  const bad = [];
  for (const node of document.querySelectorAll('*')) {
    if (!known.has(node.localName)) bad.push(node.localName);
    for (const { name, value } of node.attributes)
      if (/^(on|style$|srcdoc|formaction|src$)/.test(name) && name !== 'style'
          || /^(href|action)$/.test(name) && !/^(#|https?:)/.test(value))
        bad.push(`${name}=${value}`);
  }
  return bad;
}"""


@pytest.fixture(scope="module")
def hostile_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doc")
    rejects = [Reject(p, Reason.EMPTY, p) for p in hostile.TEXTS]
    build([*hostile.articles(), *rejects], folder, extract=hostile.facts_of, duplicates="exact")
    return folder


def test_there_are_enough_payloads_and_each_is_an_article(hostile_dataset: Path) -> None:
    assert len(set(hostile.TEXTS)) >= 60
    data = open_dataset(hostile_dataset)
    assert len(data.articles) == len(hostile.TEXTS)
    assert len(data.citations) == len(data.counts) == len(hostile.TEXTS)


# The page sets its title itself, so a title that is set from elsewhere is caught when it is.
WATCH = """
const { set, get } = Object.getOwnPropertyDescriptor(Document.prototype, 'title');
Object.defineProperty(document, 'title', {
  get, set(title) { if (title === 'hit') window.pwned = 1; set.call(document, title); },
});
"""
HARMED = "window.pwned === 1 || document.title === 'hit'"


def watched(page: Any) -> list[str]:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    return asked


def test_no_payload_runs_or_breaks_the_page(hostile_dataset: Path, open_page: Open) -> None:
    folder = hostile_dataset
    path = folder / "report.html"
    write_report(folder, path, title="</title><script>document.title='hit'</script>")
    page = open_page(path)
    page.context.add_init_script(WATCH)
    page.reload()
    wait_for(page, "performance.getEntriesByName('search').length")
    asked = watched(page)
    for tab in TABS:
        page.click(f"#tab-{tab}")
        assert page.is_visible("#language"), tab
    page.click("#tab-facts")
    for name in page.evaluate("solieu.facets.map((facet) => facet.name)"):
        page.evaluate("(name) => { solieu.opened.add(name); solieu.widen(name); }", name)
    for number in range(0, len(hostile.TEXTS) * 4, 13):
        page.evaluate("(n) => solieu.open(n)", number)
    page.click("#show-all")
    page.wait_for_selector("#plain table")
    assert page.evaluate(ELEMENTS) == []
    assert not page.evaluate(HARMED)
    assert page.evaluate("document.title = 'hit'; window.pwned") == 1, "nothing was watched"
    assert asked == []
    assert page.locator("#plain tbody tr").count() == 4 * len(hostile.TEXTS)


def test_every_payload_is_shown_as_it_stands(hostile_dataset: Path, open_page: Open) -> None:
    page = open_page(page_of(hostile_dataset), "#v=facts")
    data = open_dataset(hostile_dataset)
    texts = dict(zip(data.articles["article_id"], data.articles["text"], strict=True))
    shown = page.evaluate("""async () => {
      const shown = [];
      for (const [n, id] of solieu.head.articles.id.entries()) {
        await solieu.read(n, -1);
        shown.push([id, document.getElementById('text').textContent,
          document.getElementById('reader-title').textContent]);
      }
      return shown;
    }""")
    titles = dict(zip(data.articles["article_id"], data.articles["title"], strict=True))
    for article, text, title in shown:
        assert text == texts[article]
        assert title == titles[article]


def test_the_layout_holds(hostile_dataset: Path, open_page: Open) -> None:
    phone = {"viewport": {"width": 380, "height": 780}}
    page = open_page(page_of(hostile_dataset), **phone)
    for tab in TABS:
        page.click(f"#tab-{tab}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 380, tab


def test_a_search_for_a_payload_finds_it(hostile_dataset: Path, open_page: Open) -> None:
    page = open_page(page_of(hostile_dataset), "#v=facts")
    for query in ("<script>", "onerror", "</style>", "${script}", "__proto__"):
        page.fill("#query", query)
        wait_for(page, "solieu.state.query && solieu.found && solieu.found.total")
        assert not page.evaluate(HARMED)


def test_an_address_with_markup_is_only_words(dataset: Path, open_page: Open) -> None:
    state = "#q=<img src=x onerror=document.title='hit'>&kind=<b>&f=<i>&a=<u>&sort=<s>&v=<x>"
    page = open_page(page_of(dataset), state)
    assert not page.evaluate(HARMED)
    assert page.evaluate(ELEMENTS) == []
    assert page.evaluate("solieu.state.sort") == ""


def test_the_page_asks_nothing_of_the_network(samples: Path, browser: Any) -> None:
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(page_of(samples).as_uri())
    wait_for(page, "performance.getEntriesByName('search').length")
    page.click("#tab-facts")
    context.close()
    assert asked == [page_of(samples).as_uri()]
