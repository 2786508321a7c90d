"""The public names of the library, each from its own source: signature, docstring, fields."""

from __future__ import annotations

import ast
import dataclasses
import enum
import importlib
import inspect
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from markup import code, docstring, fenced, table

ROOMS = {
    "corpus": ("solieu.corpus", "solieu.corpus.annotated"),
    "extract": ("solieu.extract",),
    "dataset": ("solieu.dataset",),
    "models": ("solieu.models.linear", "solieu.models.named_phrases", "solieu.models.weights"),
}
_WIDEST = 88


def public_names(module: ModuleType) -> list[str]:
    """What a module offers: its `__all__`, or else the functions and classes that it defines."""
    if hasattr(module, "__all__"):
        return sorted(module.__all__)
    return sorted(
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
        if callable(value)
    )


def room(name_of_room: str) -> str:
    """The modules of a room, every public name in them with its anchor."""
    parts = [table(("name", "what it is"), summary_rows(name_of_room))]
    for name in ROOMS[name_of_room]:
        module = importlib.import_module(name)
        parts.append(f"## `{name}`")
        parts.append(docstring(inspect.getdoc(module) or ""))
        parts += [entry(module, public) for public in public_names(module)]
    return "\n\n".join(parts) + "\n"


def entry(module: ModuleType, name: str) -> str:
    """One public name: heading, how it is called or made, what it says of itself, its parts."""
    thing = getattr(module, name)
    home, defined = _definition(module, name)
    heading = f"### `{name}` {{ #{module.__name__}.{name} }}"
    parts = [heading, fenced(_form(thing, defined), "python"), _said(thing, home, defined)]
    if inspect.isclass(thing):
        parts += [_values(thing), _members(thing, home)]
    return "\n\n".join(part for part in parts if part)


def _definition(module: ModuleType, name: str) -> tuple[ModuleType, ast.stmt]:
    """The statement that defines a public name, with the module in which it stands."""
    for node in _tree(module).body:
        if isinstance(node, ast.ImportFrom) and name in [alias.name for alias in node.names]:
            package = module.__package__ if "." * node.level == "." else None
            found = importlib.import_module("." * node.level + (node.module or ""), package)
            return _definition(found, name)
        if name in _names_of(node):
            return module, node
    raise LookupError(f"{module.__name__} defines no {name}")


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _names_of(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _said(thing: Any, home: ModuleType, defined: ast.stmt) -> str:
    if isinstance(defined, ast.FunctionDef | ast.ClassDef):
        return docstring(inspect.getdoc(thing) or "")
    body = _tree(home).body
    behind = body[body.index(defined) + 1 :][:1]
    told = [node.value for node in behind if isinstance(node, ast.Expr)]
    return docstring(str(ast.literal_eval(told[0]))) if told else ""


def _form(thing: Any, defined: ast.stmt) -> str:
    if isinstance(defined, ast.FunctionDef):
        return _call(defined.name, defined)
    if isinstance(defined, ast.ClassDef):
        makers = [n for n in defined.body if getattr(n, "name", "") == "__init__"]
        if makers and isinstance(makers[0], ast.FunctionDef):
            return "class " + _call(defined.name, makers[0])
        bases = ", ".join(ast.unparse(base) for base in defined.bases)
        return f"class {defined.name}({bases})" if bases else f"class {defined.name}"
    if isinstance(thing, dict):
        return f"{_names_of(defined)[0]}: " + ", ".join(repr(str(key)) for key in thing)
    return ast.unparse(defined)


def _call(name: str, function: ast.FunctionDef) -> str:
    """A signature in one line, or a parameter a line where it is long."""
    given = list(_parameters(function.args))
    result = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    if function.name == "__init__":
        result = ""
    line = f"{name}({', '.join(given)}){result}"
    if len(line) <= _WIDEST:
        return line
    return f"{name}(\n" + "".join(f"    {each},\n" for each in given) + f"){result}"


def _parameters(args: ast.arguments) -> Iterator[str]:
    plain = [arg for arg in [*args.posonlyargs, *args.args] if arg.arg not in ("self", "cls")]
    defaults = [None] * (len(plain) - len(args.defaults)) + list(args.defaults)
    yield from (_parameter(arg, value) for arg, value in zip(plain, defaults, strict=True))
    if args.vararg:
        yield "*" + _parameter(args.vararg, None)
    elif args.kwonlyargs:
        yield "*"
    for arg, value in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield _parameter(arg, value)
    if args.kwarg:
        yield "**" + _parameter(args.kwarg, None)


def _parameter(arg: ast.arg, value: ast.expr | None) -> str:
    told = f"{arg.arg}: {ast.unparse(arg.annotation)}" if arg.annotation else arg.arg
    return f"{told} = {ast.unparse(value)}" if value is not None else told


def _values(cls: Any) -> str:
    """The fields of a dataclass or the members of an enumeration, as a table."""
    if issubclass(cls, enum.Enum):
        return table(("member", "value"), [(code(m.name), code(m.value)) for m in cls])
    if not dataclasses.is_dataclass(cls):
        return ""
    rows = [(code(f.name), code(f.type), code(_default(f))) for f in dataclasses.fields(cls)]
    return table(("field", "type", "default"), rows)


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default is not dataclasses.MISSING:
        return repr(field.default)
    made = field.default_factory
    return "" if made is dataclasses.MISSING else f"{getattr(made, '__name__', 'made')}()"


def _members(cls: type, home: ModuleType) -> str:
    """The public methods and properties of a class, a line or an example each."""
    found = next(n for n in _tree(home).body if getattr(n, "name", "") == cls.__name__)
    told = [
        f"**`{_member_form(node)}`** — {docstring(ast.get_docstring(node) or '')}"
        for node in getattr(found, "body", ())
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    return "\n\n".join(told)


def _member_form(node: ast.FunctionDef) -> str:
    marks = {ast.unparse(mark) for mark in node.decorator_list}
    if marks & {"property", "cached_property"}:
        return f"{node.name}: {ast.unparse(node.returns)}" if node.returns else node.name
    return _call(node.name, node).replace("\n", " ").replace("(     ", "(").replace(", )", ")")


def summary_rows(name_of_room: str) -> list[tuple[str, str]]:
    """Every public name of a room as a link, with the first sentence of its docstring."""
    rows = []
    for name in ROOMS[name_of_room]:
        module = importlib.import_module(name)
        for public in public_names(module):
            home, defined = _definition(module, public)
            first = _said(getattr(module, public), home, defined).split("\n\n")[0]
            rows.append((f"[`{public}`](#{name}.{public})", first.replace("\n", " ")))
    return rows
