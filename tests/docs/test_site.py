"""The documentation as a site: it builds without a broken link, misses nothing that is public,
shows hostile text as text, and asks no other host for anything."""

from __future__ import annotations

import importlib
import inspect
import re
import shutil
import subprocess
from pathlib import Path

import declared
import library
import make_site
import markup
import pytest
from builds import build_name
from commands import commands
from hostile import PAYLOADS
from lxml import html
from solieu.corpus import Article, Reason, load
from solieu.dataset.dictionary import Entry
from solieu.extract import extract

ROOT = Path(__file__).parents[2]
HARMLESS = {
    *("article", "h1", "h2", "p", "code", "pre", "span", "a", "em", "strong", "br", "div", "nav"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
PUBLIC = [
    (room, module, name)
    for room, modules in library.ROOMS.items()
    for module in modules
    for name in library.public_names(importlib.import_module(module))
]
OTHER_HOST = re.compile(r"\s*(?:https?:)?//", re.I)
pytestmark = pytest.mark.skipif(
    build_name() == "compiled", reason="the site is made of the sources of the pure build"
)
CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="needs a browser: apt-get install chromium"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the site was put together and built."""
    folder = tmp_path_factory.mktemp("docs") / "made"
    make_site.assemble(folder)
    built = make_site.build(folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def page_of(made: Path, name: str) -> html.HtmlElement:
    return html.parse(made / "site" / name).getroot()


def test_every_page_is_in_the_menu_and_every_entry_a_page(made: Path) -> None:
    menu = (made / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2]
    pages = [p.relative_to(made / "pages").as_posix() for p in (made / "pages").rglob("*.md")]
    assert sorted(re.findall(r"[\w/-]+\.md", menu)) == sorted(pages)


@pytest.mark.parametrize("link", ["no-such-page.md", "index.md#no-such-heading"])
def test_a_broken_link_fails_the_build(made: Path, tmp_path: Path, link: str) -> None:
    shutil.copytree(made, tmp_path / "made", ignore=shutil.ignore_patterns("site", ".cache"))
    (tmp_path / "made" / "pages" / "tutorial.md").write_text(f"# A\n\n[b]({link})\n", "utf-8")
    assert make_site.build(tmp_path / "made").returncode != 0


def test_every_command_is_documented(made: Path) -> None:
    page = page_of(made, "reference/commands.html")
    anchors, text = set(page.xpath("//@id")), page.text_content()
    for name, command in commands().items():
        assert markup.anchor(f"solieu {name}") in anchors
        options = {opt for p in command.params for opt in p.opts if opt.startswith("-")}
        assert [opt for opt in options - {"--help"} if opt not in text] == [], name


def test_every_public_name_is_documented(made: Path) -> None:
    pages = {room: page_of(made, f"reference/{room}.html") for room in library.ROOMS}
    ids = {room: set(page.xpath("//@id")) for room, page in pages.items()}
    assert [(m, n) for room, m, n in PUBLIC if f"{m}.{n}" not in ids[room]] == []


@pytest.mark.parametrize(("module", "name"), [entry[1:] for entry in PUBLIC], ids=str)
def test_every_public_name_says_what_it_is(module: str, name: str) -> None:
    told = library.entry(importlib.import_module(module), name)
    assert re.search(r"^[A-Z`](?:.|\n)*\.", re.sub(r"(?s)```.*?```", "", told), re.M)
    if inspect.isroutine(getattr(importlib.import_module(module), name)):
        assert "\n>>> " in told, "a function without an example"


def test_every_rule_that_reads_anything_is_explained() -> None:
    articles = [item for item in load([ROOT / "corpus" / "samples"]) if isinstance(item, Article)]
    in_samples = {fact.rule for article in articles for fact in extract(article).mentions()}
    assert in_samples | set(declared.rules_met()) <= set(declared.meanings_of_rules())


def test_every_reason_of_a_reject_has_a_meaning_and_a_way_out() -> None:
    rows = declared.reasons().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == [str(reason) for reason in Reason]
    assert all(len(cell.strip()) > 5 for row in rows for cell in row.split(" | "))


def test_hostile_text_is_shown_and_never_run(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "made", ignore=shutil.ignore_patterns("site", ".cache"))
    made_of_it = [
        made_page
        for text in PAYLOADS.values()
        for made_page in (
            markup.shown(text),
            markup.prose(text),
            markup.docstring(text),
            markup.fenced(f"{text}\n```\n{text}", "text"),
            markup.table(["a"], [[markup.code(text)], [markup.shown(text)], [markup.prose(text)]]),
            declared.columns_of(text, [Entry(*[text] * 6, {text: text}, False, None)]),
        )
    ]
    page = tmp_path / "made" / "pages" / "tutorial.md"
    page.write_text("# A\n\n" + "\n\n".join(made_of_it), encoding="utf-8")
    make_site.build(tmp_path / "made")
    body = page_of(tmp_path / "made", "tutorial.html").xpath("//article")[0]
    assert {element.tag for element in body.iter()} <= HARMLESS
    assert not body.xpath(
        ".//@*[starts-with(name(), 'on')] | .//@src | .//@style[contains(., ':x')]"
    )
    assert all(re.match(r"[#\w./-]*$", address) for address in body.xpath(".//@href"))
    assert body.text_content().count("document.title='hit'") > 6 * 30


def test_no_page_refers_to_another_host(made: Path) -> None:
    loaded = "//@src | //@srcset | //link/@href | //@data | //@poster | //form/@action"
    for path in sorted((made / "site").rglob("*.html")):
        page = html.parse(path)
        assert [url for url in page.xpath(loaded) if OTHER_HOST.match(url)] == [], path.name
    for path in sorted((made / "site").rglob("*.css")):
        addresses = re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")]+)", path.read_text("utf-8"))
        assert [url for url in addresses if OTHER_HOST.match(url)] == [], path.name


def dom(page: Path, folder: Path, script: str) -> html.HtmlElement:
    """What a browser makes of a page on disk, after a script that leaves what it found."""
    copy = page.with_name("watched.html")
    told = page.read_text("utf-8").replace("</body>", f"<script>{script}</script></body>")
    copy.write_text(told, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
               f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=8000",
               "--dump-dom", copy.as_uri()]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    copy.unlink()
    return html.fromstring(ran.stdout)


LEAVE = """
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))
const leave = (id, text) => {
  const told = document.body.appendChild(document.createElement("pre"))
  told.id = id
  told.textContent = text
}
const leaveHosts = () => leave("asked", performance.getEntriesByType("resource")
  .map(entry => new URL(entry.name).host).filter(host => host).join(" "))
"""
SEARCH = """
const inputs = () => [document, ...[...document.querySelectorAll("*")].map(e => e.shadowRoot)]
  .filter(root => root).flatMap(root => [...root.querySelectorAll("input:not([type=checkbox])")])
addEventListener("load", async () => {
  await wait(500); document.querySelector(".md-search__button").click(); await wait(1500)
  for (const input of inputs()) {
    input.value = "arithmetic"; input.dispatchEvent(new Event("input", { bubbles: true }))
  }
  await wait(2500)
  leave("found", inputs().map(input => input.getRootNode().textContent).join(" "))
  leaveHosts()
})
"""


@needs_chromium
def test_a_page_on_disk_can_be_searched_and_asks_no_other_host(made: Path, tmp_path: Path) -> None:
    page = dom(made / "site" / "index.html", tmp_path, LEAVE + SEARCH)
    assert "solieu audit" in page.get_element_by_id("found").text_content()
    assert page.get_element_by_id("asked").text_content() == ""


@needs_chromium
def test_a_page_that_asks_another_host_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<body><img src="http://elsewhere.invalid/a.png"></body>', encoding="utf-8")
    watch = LEAVE + "addEventListener('load', async () => { await wait(500); leaveHosts() })"
    shown = dom(page, tmp_path, watch)
    assert shown.get_element_by_id("asked").text_content() == "elsewhere.invalid"
