"""House rules as tests: how the rooms import, how large code may grow, what imports may touch."""

from __future__ import annotations

import ast
import dataclasses
import doctest
import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer.main
from solieu.cli.main import app
from solieu.corpus import Article
from solieu.dataset.tables import FACT_TABLES, TABLES
from solieu.extract.facts import Citation, Count, NamedModel, Percentage

ROOT = Path(__file__).parents[2]
ROOMS = ("corpus", "models", "extract", "dataset", "cli")
MOST_MODULE_LINES, MOST_FUNCTION_LINES, MOST_PARAMETERS, MOST_COMMAND_LINES = 300, 40, 5, 60
FOLDERS = {room: Path(importlib.import_module(f"solieu.{room}").__path__[0]) for room in ROOMS}
FILES = [(room, path) for room in ROOMS for path in sorted(FOLDERS[room].rglob("*.py"))]
BOUNDARY = "engine.py"  # the only module that may catch every exception

MENTION = "start end surface sentence"
CONTRACT = {
    "articles": "article_id source title published_at author site section place place_id lead text "
    "n_chars content_hash duplicate_of similarity",
    "citations": f"citation_id article_id document_id {MENTION} doc_type symbol name issuer "
    "issued_on term title pinpoint repaired rule confidence resolution candidates "
    "back_references",
    "documents": "document_id doc_type symbol name issuer issued_on term title n_citations "
    "n_articles",
    "counts": f"count_id article_id {MENTION} kind value value_max total unit item modifier change "
    "action period_start period_end place_id rule confidence unit_code",
    "percentages": f"percentage_id article_id {MENTION} value value_max unit of numerator "
    "denominator change base modifier period_start period_end place_id rule confidence",
    "models": f"model_id article_id {MENTION} kind name canonical_name count rule confidence",
    "places": "place_id name level parent_id code vintage successor_ids",
    "checks": "check_id article_id rule fact_ids stated expected status",
    "rejects": "source reason detail",
}


def module_names() -> list[str]:
    return [
        found.name
        for room in ROOMS
        for found in pkgutil.walk_packages([str(FOLDERS[room])], f"solieu.{room}.")
    ]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported_rooms(tree: ast.Module, depth: int) -> Iterator[str]:
    """The rooms that a module imports from, each as often as it does; `depth` counts its path."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == depth + 1:
            yield from [node.module.split(".")[0]] if node.module else [n.name for n in node.names]


def absolute_imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def by_file(*parts: object) -> str:
    return "/".join(getattr(part, "name", str(part)) for part in parts)


@pytest.mark.parametrize(("room", "path"), FILES, ids=by_file)
def test_rooms_import_each_other_relatively_and_leftwards(room: str, path: Path) -> None:
    tree = tree_of(path)
    assert not {"solieu", *ROOMS} & set(absolute_imports(tree))
    allowed = ROOMS[: ROOMS.index(room)]
    depth = len(path.relative_to(FOLDERS[room]).parts)
    assert set(imported_rooms(tree, depth)) <= set(allowed)


@pytest.mark.parametrize(("room", "path"), FILES, ids=by_file)
def test_code_stays_small(room: str, path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_MODULE_LINES
    for node in functions_of(path):
        assert (node.end_lineno or 0) - node.lineno < MOST_FUNCTION_LINES, node.name
        named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        own = [argument for argument in named if argument.arg not in ("self", "cls")]
        is_command = any(path == file_of(command) for command in commands())
        assert is_command or len(own) <= MOST_PARAMETERS, node.name


@pytest.mark.parametrize(("room", "path"), FILES, ids=by_file)
def test_everything_public_says_what_it_is(room: str, path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree), "the module has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize(("room", "path"), FILES, ids=by_file)
def test_no_module_takes_the_name_of_a_standard_one(room: str, path: Path) -> None:
    assert path.stem not in sys.stdlib_module_names


def test_one_place_catches_every_exception() -> None:
    broad = {None, "Exception", "BaseException"}
    catching = [
        path.name
        for _, path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and getattr(node.type, "id", None) in broad
        if node.type is None or isinstance(node.type, ast.Name)
    ]
    assert catching == [BOUNDARY]


def test_tables_are_those_of_the_contract() -> None:
    assert {table.name: " ".join(table.names) for table in TABLES} == CONTRACT


def test_fact_attributes_are_the_columns_of_their_table() -> None:
    kinds = (Citation, Count, Percentage, NamedModel)
    for kind, table in zip(kinds, FACT_TABLES, strict=True):
        fields = {field.name for field in dataclasses.fields(kind)}
        assert fields | {table.key, "article_id"} == set(table.names)


def test_article_attributes_are_columns() -> None:
    added = {"article_id", "place_id", "n_chars", "content_hash", "duplicate_of", "similarity"}
    fields = {field.name for field in dataclasses.fields(Article)}
    assert fields | added == set(TABLES[0].names)


def test_links_point_to_tables_and_their_own_columns() -> None:
    names = {table.name for table in TABLES}
    for table in TABLES:
        assert table.names[0] == table.key
        for link in table.links:
            assert link.column in table.names
            assert link.table in names


def commands() -> dict[str, click.Command]:
    """Every command by the words it is called with, those of groups, too."""

    def below(group: object, words: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
        for name, command in getattr(group, "commands", {}).items():
            if hasattr(command, "commands"):
                yield from below(command, (*words, name))
            else:
                yield " ".join((*words, name)), command

    return dict(sorted(below(typer.main.get_command(app), ())))


def file_of(command: str) -> Path:
    name = command.replace(" ", "_")
    return FOLDERS["cli"] / f"{name}{'_command' if name in sys.stdlib_module_names else ''}.py"


def test_every_command_has_help_with_an_example() -> None:
    for name, command in commands().items():
        assert "Example: " in (command.help or "") and f"solieu {name} " in command.help
        options = [parameter for parameter in command.params if parameter.name != "help"]
        assert all(getattr(option, "help", None) for option in options), name


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in commands() if f"solieu {name}" not in readme]
    assert not missing


def test_every_command_is_a_short_file_of_its_name() -> None:
    for name in commands():
        lines = file_of(name).read_text(encoding="utf-8").splitlines()
        assert len(lines) <= MOST_COMMAND_LINES, name


WATCH = """
import importlib, json, logging, sys
touched = []
def watch(event, arguments):
    if event == "open" and any(letter in str(arguments[1] or "") for letter in "wax+"):
        touched.append(f"writes {arguments[0]}")
    elif event in ("socket.connect", "socket.getaddrinfo", "os.mkdir", "os.rename", "os.remove",
                   "subprocess.Popen", "locale.setlocale"):
        touched.append(f"{event} {arguments[0]}")
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
before = set(sys.modules)
for name in [name for name in before if name.startswith("solieu")]:
    del sys.modules[name]
sys.addaudithook(watch)
for name in json.loads(sys.argv[2]):
    importlib.import_module(name)
touched += [f"logs to {handler}" for handler in logging.root.handlers]
print(json.dumps(touched))
"""


def test_importing_touches_nothing(tmp_path: Path) -> None:
    """Once other packages are loaded: what those do at import is theirs."""
    names = json.dumps(module_names())
    ran = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, names, names],
        capture_output=True, text=True, cwd=tmp_path, check=True,
    )  # fmt: skip
    assert json.loads(ran.stdout.splitlines()[-1]) == []
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", module_names())
def test_examples_in_docstrings_hold(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert results.failed == 0
