"""The documentation as a site: pages are put together in `build/docs`, then built strictly.

python docs/website/make_site.py [FOLDER]
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import commands
import declared
import library
import measured

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WEBSITE = DOCS / "website"
_PLACE = re.compile(r"^\{\{ ([\w:]+) \}\}$", re.M)  # a line of its own: what is made goes there

MADE: dict[str, Callable[[], str]] = {
    "commands": commands.all_commands,
    "exit_codes": commands.exit_codes,
    "tables": declared.tables,
    "panel_tables": declared.panel_tables,
    "reasons": declared.reasons,
    "formats": declared.formats,
    "columns": declared.columns,
    "rules": declared.rules,
    "sites": declared.sites,
    "quality": partial(declared.section_of_readme, "How well it reads"),
    **{
        f"speed:{made.__name__}": made
        for made in (
            measured.machine,
            measured.beside_others,
            measured.stages,
            measured.costs,
            measured.growth,
            measured.workers,
        )
    },
} | {f"library:{room}": partial(library.room, room) for room in library.ROOMS}
# Files that stand elsewhere in the repository and are pages, too.
ELSEWHERE = {
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "explanation/learned-parts.md": "models/README.md",
    "explanation/named-phrases.md": "models/named_phrases.md",
    "explanation/annotations.md": "corpus/annotations/README.md",
}


def assemble(folder: Path) -> None:
    """Put pages, pictures, theme and settings of the site together in a new folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder / "pages", ignore=shutil.ignore_patterns("website"))
    for page, path in ELSEWHERE.items():
        shutil.copyfile(ROOT / path, folder / "pages" / page)
    for path in sorted((folder / "pages").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(_PLACE.sub(lambda met: MADE[met[1]](), text), encoding="utf-8")
    shutil.copytree(WEBSITE / "theme", folder / "theme")
    shutil.copyfile(WEBSITE / "style.css", folder / "pages" / "style.css")
    shutil.copyfile(WEBSITE / "mkdocs.yml", folder / "mkdocs.yml")


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of an assembled folder into its `site`; a broken link fails it."""
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def main(arguments: list[str]) -> int:
    """Assemble and build; what is wrong is printed."""
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "docs"
    assemble(folder)
    built = build(folder)
    print(built.stdout + built.stderr if built.returncode else f"Open {folder}/site/index.html")
    return built.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
