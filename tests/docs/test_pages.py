"""What the pages show works: every block of code in them, and in the README, runs or parses."""

from __future__ import annotations

import re
from pathlib import Path

import make_site
import pytest
from blocks import Block, blocks, check
from solieu.cli.main import main

ROOT = Path(__file__).parents[2]
ELSEWHERE = [ROOT / path for path in sorted({"README.md", *make_site.ELSEWHERE.values()})]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *ELSEWHERE]
WRONG = {
    "an option": ("sh", "solieu extract corpus/samples --no-such build\n"),
    "a command": ("sh", "solieu no-such-command\n"),
    "a program": ("sh", "no-such-program\n"),
    "a target": ("sh", "make no-such-target\n"),
    "an extra": ("sh", "pip install 'solieu[no-such-extra]'\n"),
    "an output": ("console", "$ solieu --version\nsolieu 99\n"),
    "an example": ("pycon", ">>> 1 + 1\n3\n"),
    "a program in Python": ("python", "import solieu.corpus\nsolieu.corpus.no_such\n"),
    "a language": ("no-such-language", "x\n"),
}


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the pages work: the samples, and the dataset of them."""
    folder = tmp_path_factory.mktemp("workplace")
    for name in ("corpus", "models", "tests"):
        (folder / name).symlink_to(ROOT / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["extract", "corpus/samples", "--out", "build/demo", "--quiet"]) == 0
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_code_of_a_page_holds(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    monkeypatch.setenv("COLUMNS", "110")
    names: dict[str, object] = {}
    for block in blocks(page):
        check(block, names)


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_a_block_is_noticed(
    what: str, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workplace)
    with pytest.raises(BaseException):  # noqa: B017
        check(Block(*WRONG[what], 1), {})


def test_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link.partition("#") for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text)]
    assert links
    for path, _, heading in links:
        assert (ROOT / path).is_file(), path
        if not heading:
            continue
        titles = re.findall(r"^#+ (.+)$", (ROOT / path).read_text(encoding="utf-8"), re.M)
        assert heading in map(slug, titles), f"{path}#{heading}"


def slug(title: str) -> str:
    """The anchor of a heading, as hosts of Markdown make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 200
