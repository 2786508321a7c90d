"""The commands from what they say of themselves: usage, help, arguments, options, example."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import typer.main
from markup import anchor, code, docstring, fenced, prose, table
from solieu.cli.app import BAD_USAGE, NOTHING_READ, OK
from solieu.cli.main import app

_CODES = {
    OK: "done",
    NOTHING_READ: "nothing could be read or found, or the run was stopped; of `diff`: changes",
    BAD_USAGE: "wrong usage: an option, path or file that cannot be used; the message says which",
}


def commands() -> dict[str, Any]:
    """Every command by the words it is called with, those of groups, too."""
    return dict(sorted(_below(typer.main.get_command(app), ())))


def _below(group: object, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, command in getattr(group, "commands", {}).items():
        if hasattr(command, "commands"):
            yield from _below(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


def all_commands() -> str:
    """All commands: a list, then each with usage, options and an example."""
    listed = [
        (f"[`solieu {name}`](#{anchor(f'solieu {name}')})", prose(_parts(command)[0]))
        for name, command in commands().items()
    ]
    told = [_command(name, command) for name, command in commands().items()]
    return "\n\n".join([table(("command", "what it does"), listed), *told])


def exit_codes() -> str:
    """What the program ends with."""
    rows = [(code(number), prose(meaning)) for number, meaning in _CODES.items()]
    return table(("code", "meaning"), rows)


def _parts(command: Any) -> list[str]:
    """The paragraphs of its help; the last one is the example."""
    return inspect.cleandoc(command.help or "").split("\n\n")


def _command(name: str, command: Any) -> str:
    *told, example = _parts(command)
    shown = command.get_help(command.context_class(command, info_name=f"solieu {name}"))
    usage = " ".join(shown.split("\n\n")[0].removeprefix("Usage:").split())
    rows = [_row(p, shown) for p in command.params if p.name != "help"]
    return "\n\n".join(
        [
            f"## `solieu {name}` {{ #{anchor(f'solieu {name}')} }}",
            fenced(usage, "text"),
            *map(docstring, told),
            table(("argument or option", "default", "meaning"), rows),
            fenced(" ".join(example.removeprefix("Example:").split()), "sh"),
        ]
    )


def _row(parameter: Any, shown: str) -> tuple[str, str, str]:
    told = prose(str(parameter.help or ""))
    if parameter.param_type_name == "argument":
        return code(parameter.metavar or parameter.name), "", told
    names = ", ".join(parameter.opts)
    flag = getattr(parameter, "is_flag", False)
    takes = "" if flag else f" {parameter.metavar or _choices(parameter.opts[0], shown)}"
    default = "" if flag or parameter.default in (None, "") else str(parameter.default)
    return code(names + takes), "required" if parameter.required else code(default), told


def _choices(option: str, shown: str) -> str:
    """What an option without a name for its value takes, as the help of its command says it."""
    found = re.search(rf"{option} [<\[]([^>\]]+)", shown)
    return "".join(found[1].split()) if found else "VALUE"
