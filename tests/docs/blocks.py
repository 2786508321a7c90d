"""The code blocks of a page: found, and held to what they claim."""

from __future__ import annotations

import ast
import contextlib
import doctest
import importlib.util
import io
import re
import shlex
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from commands import commands
from solieu.cli.main import main

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^( *)(`{3,})([\w-]*)[^\n]*\n(.*?)^\1\2$", re.M | re.S)
_SHOWN = {"text", "csv", "toml", "json", "jsonl", "html"}  # what is looked at, not run
_CHECKS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# What stands beside solieu in a shell: their own options are theirs.
_OTHER_PROGRAMS = {"cd", "echo", "cat", "export", "git", "sqlite3", "duckdb", "apt-get", "python"}


@dataclass(frozen=True)
class Block:
    """A block of code: its language, what stands in it, its line on the page."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    """All code blocks of a Markdown page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(met[3], "\n".join(line.removeprefix(met[1]) for line in met[4].splitlines()) + "\n",
              text.count("\n", 0, met.start()) + 1)
        for met in _FENCE.finditer(text)
    ]  # fmt: skip


def check(block: Block, names: dict[str, Any]) -> None:
    """Run a block in the folder that is current, or parse it, as its language asks."""
    if block.language == "sh":
        for line in shell_lines(block.text):
            check_shell(line)
    elif block.language == "console":
        check_session(block.text)
    elif block.text.startswith(">>> "):
        check_examples(block, names)
    elif block.language == "python":
        check_program(block, names)
    else:
        assert block.language in _SHOWN, f"line {block.line}: a block of {block.language!r}"


def shell_lines(text: str) -> Iterator[str]:
    """The commands of a shell block, each on a line of its own."""
    for line in text.replace("\\\n", " ").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def check_shell(line: str) -> None:
    """A line of shell: programs that are known, options and targets that there are."""
    for part in _programs(shlex.split(line, comments=True)):
        name, *arguments = part
        name = name.removeprefix(".venv/bin/")
        if name == "solieu":
            parse(arguments)
        elif name == "pip":
            check_install(arguments)
        elif name == "make":
            makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
            targets = [word for word in arguments if "=" not in word]
            assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets), line
        else:
            assert name in _OTHER_PROGRAMS, line


def _programs(tokens: list[str]) -> Iterator[list[str]]:
    """The words of each program of a line, without the file that it writes to."""
    part: list[str] = []
    for token in [*tokens, "|"]:
        if token in ("|", "&&"):
            yield part[: part.index(">")] if ">" in part else part
            part = []
        else:
            part.append(token)


def check_install(arguments: list[str]) -> None:
    """`pip install` of this package names extras that it has."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = [name for word in arguments for name in re.findall(r"\[(.+)\]", word)]
    assert arguments[0] == "install"
    assert all(extra in extras for names in named for extra in names.split(","))


def parse(arguments: list[str]) -> None:
    """Parse a call of solieu as the program does; a usage error fails."""
    known = commands()
    name = next((n for n in known if arguments[: len(n.split())] == n.split()), None)
    if name is None:
        assert arguments[:1] in (["--help"], ["--version"]), f"solieu {shlex.join(arguments)}"
        return
    rest = arguments[len(name.split()) :]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(typer.Exit):
        known[name].make_context(name, list(rest))


def check_session(text: str) -> None:
    """Run each `$ solieu …` of a session; what follows it is what it prints."""
    for call in re.split(r"^\$ ", text, flags=re.M)[1:]:
        line, _, wanted = call.partition("\n")
        told = run(line)
        if not doctest.OutputChecker().check_output(wanted, told, _CHECKS):
            pytest.fail(f"$ {line}\n--- the page says\n{wanted}--- the program says\n{told}")


def run(line: str) -> str:
    """What a call prints to both streams; `echo TEXT | solieu …` and `cat FILE` work, too."""
    *before, call = _programs(shlex.split(line, comments=True))
    if call[0] == "cat":
        return Path(call[1]).read_text(encoding="utf-8-sig")
    told, given = io.StringIO(), " ".join(before[0][1:]) + "\n" if before else ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            main(call[1:])
    return told.getvalue()


def check_examples(block: Block, names: dict[str, Any]) -> None:
    """Run an interactive session as a doctest."""
    parsed = doctest.DocTestParser().get_doctest(block.text, {}, "block", None, block.line)
    parsed.globs = names
    told = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=_CHECKS)
    runner.run(parsed, out=told.write, clear_globs=False)
    assert not runner.failures, told.getvalue()


def check_program(block: Block, names: dict[str, Any]) -> None:
    """Run a program, or only compile it where a library that it imports is not installed."""
    program = compile(block.text, f"line {block.line}", "exec")
    if all(importlib.util.find_spec(name) for name in _imported(block.text)):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(program, names)


def _imported(text: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
