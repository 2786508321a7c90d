"""Datasets to report on, and a browser to open their pages in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from report_helpers import ARTICLES, FLAGS, wait_for
from solieu.corpus import load
from solieu.dataset import build

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "corpus" / "samples"
WAY_OUT = "apt-get install chromium, or name one with SOLIEU_CHROMIUM=path"
Open = Callable[..., Any]


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small dataset with pairs of units, overlaps, checks that fail, and an empty article."""
    folder = tmp_path_factory.mktemp("nho")
    build(ARTICLES, folder)
    return folder


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the bundled samples."""
    folder = tmp_path_factory.mktemp("mau")
    build(load([str(SAMPLES)]), folder)
    return folder


@pytest.fixture(scope="module")  # Playwright holds the event loop that other tests need
def browser() -> Iterator[Any]:
    """Chromium without a window; the tests that need it are passed over where there is none."""
    path = os.environ.get("SOLIEU_CHROMIUM") or shutil.which("chromium")
    if not path:
        if os.environ.get("SOLIEU_BROWSER") == "required":
            pytest.fail(f"no Chromium: {WAY_OUT}")
        pytest.skip(f"no Chromium: {WAY_OUT}")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Opens a report at a state; whatever goes wrong in its script fails the test."""
    contexts: list[Any] = []
    errors: list[str] = []

    def opened(path: Path, state: str = "", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 860}} | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: said.type == "error" and errors.append(said.text))
        page.goto(path.as_uri() + state)
        if options.get("java_script_enabled", True):
            wait_for(page, "performance.getEntriesByName('search').length")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
