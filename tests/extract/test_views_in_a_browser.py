"""What notebooks show, in a real browser: no hostile text runs, hides, moves or ends anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hostile import PAYLOADS
from lxml import html
from solieu.corpus import Article
from solieu.dataset import build, open_dataset
from solieu.extract import extract

WAY_OUT = "no Chromium: apt-get install chromium, or name one with SOLIEU_CHROMIUM=path"
HEAD = "<!DOCTYPE html><html><head><meta charset=utf-8><title>safe</title></head><body>"
MEASURE = """<script>
document.body.dataset.wide = document.documentElement.scrollWidth > window.innerWidth;
for (const part of document.querySelectorAll("section")) {
  part.dataset.seen = [...part.querySelectorAll("tr")].every(row => row.offsetHeight > 10);
}
</script>"""


@pytest.fixture(scope="module")
def chromium() -> str:
    """The browser; tests are passed over where there is none, unless it is required."""
    found = os.environ.get("SOLIEU_CHROMIUM") or shutil.which("chromium")
    if found is None:
        say = pytest.fail if os.environ.get("SOLIEU_BROWSER") == "required" else pytest.skip
        say(WAY_OUT)
    return found


def shown(chromium: str, page: str, folder: Path) -> html.HtmlElement:
    """The page as the browser has it a second after loading."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    asked = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000"]
    profile = f"--user-data-dir={folder / 'profile'}"
    ran = subprocess.run(
        [chromium, *asked, profile, "--dump-dom", path.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return html.document_fromstring(ran.stdout.decode("utf-8"))


def views(folder: Path) -> list[str]:
    found = [
        extract(f"Xã có 12 hộ nghèo; mô hình “{text}” giúp 5 hộ, đạt 9/10 hộ, 80%. {text}")
        for text in PAYLOADS.values()
    ]
    text = PAYLOADS["image that fails"]
    build([Article(text, f"Đã giải quyết 62/77 đơn, đạt 90,5%. {text}", title=text)], folder)
    return [*(facts._repr_html_() for facts in found), open_dataset(folder)._repr_html_()]


def test_nothing_hostile_happens(chromium: str, tmp_path: Path) -> None:
    parts = views(tmp_path / "data")
    sections = "".join(f"<section>{part}</section>" for part in parts)
    page = shown(chromium, f"{HEAD}{sections}{MEASURE}</body></html>", tmp_path)
    assert page.findtext(".//title") == "safe"
    body = page.body
    assert [part.tag for part in body] == ["section"] * len(parts) + ["script"]
    assert body.get("data-wide") == "false"
    assert {part.get("data-seen") for part in body[:-1]} == {"true"}
    assert not page.xpath("//section//script | //section//*[@onerror or @onload or @href or @src]")


def test_the_browser_runs_what_is_not_escaped(chromium: str, tmp_path: Path) -> None:
    for name in ("script", "image that fails", "svg that loads"):
        page = shown(chromium, f"{HEAD}<p>{PAYLOADS[name]}</p></body></html>", tmp_path)
        assert page.findtext(".//title") == "hit", name
