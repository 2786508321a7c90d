"""Builds the wheel: pure Python, or, where SOLIEU_COMPILE=1 asks for it, with what reads texts
compiled by mypyc (docs/how-to/compile.md). The sources are the same, and so are the facts."""

from __future__ import annotations

import ast
import os
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from setuptools import setup

STAGED = Path("build/staged")  # rooms as the package solieu, as mypyc wants to see them
ROOMS = ("corpus", "models", "extract", "dataset")
NEEDED = ["mypy>=2", "setuptools>=77"]
# Of each room what is done to every text or fact. Facts are not compiled, whose fields must tell
# their types when the program runs, nor what shows them, which is asked for seldom.
COMPILED = {
    "corpus": "compose pages/* places/* text/*",
    "extract": "*",
    "dataset": "ids running/rows writing/cells writing/csv_writer writing/writers",
}
INTERPRETED = {
    "corpus": "pages/fields pages/fragments pages/lines pages/webpage text/decode text/legacy"
    " text/mojibake text/restoring",
    "extract": "facts records spacy_component spacy_vi views/*",
}


def is_compiled(path: Path) -> bool:
    """Whether a module is compiled."""
    room, *below = path.with_suffix("").parts
    name = "/".join(below)

    def told(by: dict[str, str]) -> bool:
        return any(fnmatch(name, pattern) for pattern in by.get(room, "").split())

    return name[-8:] != "__init__" and told(COMPILED) and not told(INTERPRETED)


def staged_modules() -> list[str]:
    """Copies the rooms, and tells which of the copies are to be compiled."""
    modules = []
    for path in sorted(path for room in ROOMS for path in Path(room).rglob("*.py")):
        text, copy = path.read_text(encoding="utf-8"), STAGED / "solieu" / path
        if is_compiled(path):
            modules.append(str(copy))
            text = with_constructors(with_finals(text))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    return modules


def with_finals(text: str) -> str:
    """A module whose constants are told to be final: they then need no look-up by name."""
    tree = ast.parse(text)
    set_ = Counter(
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    )
    lines = text.splitlines()
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id.isupper() and set_[target.id] == 1:
            at = target.lineno - 1
            lines[at] = lines[at].replace(f"{target.id} =", f"{target.id}: Final =", 1)
    future = "from __future__ import annotations"  # one line as before, for tracebacks
    return "\n".join(lines).replace(future, f"{future}; from typing import Final", 1) + "\n"


def with_constructors(text: str) -> str:
    """A module whose dataclasses that can change have a constructor that is compiled: the one that
    the decorator makes is not."""
    lines = text.splitlines()
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and "@dataclass(slots=True)" in lines[node.lineno - 2]:
            fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
            behind = fields[-1].end_lineno or 0
            if not lines[behind] and "field(default" not in ast.unparse(node):
                lines[behind] = f"    {constructor(node, fields)}"
    return "\n".join(lines) + "\n"


def constructor(node: ast.ClassDef, fields: list[ast.AnnAssign]) -> str:
    """The constructor of a dataclass, in one line."""
    told = {ast.unparse(one.target): one for one in fields}
    given = {name: one for name, one in told.items() if "init=False" not in ast.unparse(one)}
    taken = ", ".join(ast.unparse(one).replace("\n", " ") for one in given.values())
    steps = [f"self.{name} = {name}" for name in given]
    if any(getattr(one, "name", "") == "__post_init__" for one in node.body):
        steps.append("self.__post_init__()")
    return f"def __init__(self, {taken}) -> None: {'; '.join(steps)}"


def compiled() -> list[Any]:
    """What is compiled, as setuptools wants it."""
    from mypyc.build import mypycify

    os.environ["MYPYPATH"] = str(STAGED)
    # Without what happens to be installed here, so that the same comes out everywhere.
    flags = ["--config-file=", "--no-site-packages", "--ignore-missing-imports"]
    flags += ["--namespace-packages", "--explicit-package-bases", *staged_modules()]
    options = {"opt_level": "2", "debug_level": "0", "target_dir": str(STAGED / "c")}
    modules: list[Any] = mypycify(flags, multi_file=True, **options)
    return modules


if os.environ.get("SOLIEU_COMPILE") != "1":
    setup()
elif {"egg_info", "dist_info"} & set(sys.argv):  # asked what the build needs
    setup(setup_requires=NEEDED)
else:
    setup(ext_modules=compiled())
