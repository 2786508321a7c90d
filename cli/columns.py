"""The options that name columns of tables and fields of JSON, for every command that reads."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, Optional, get_type_hints

import typer

from ..corpus.columns import Columns
from ..corpus.formats import Layout
from .app import err

_MEANINGS = {
    "text": "the text of an article; this and the next are known by the usual names",
    "title": "its title",
    "date": "the day it was published",
    "author": "who wrote it",
    "site": "who published it",
    "url": "its address, which tells the publisher",
    "id": "a key of yours, to be put behind its name in `source`",
}


def takes_columns(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each column, `--text-column` …, in place of `columns`."""
    hints = get_type_hints(command, include_extras=True)
    taken = {name: hint for name, hint in hints.items() if name not in ("columns", "return")}
    options = {f"{part}_column": _option(part, meaning) for part, meaning in _MEANINGS.items()}
    parameters = inspect.signature(command).parameters

    def with_options(**given: Any) -> None:
        told = {part: given.pop(f"{part}_column") for part in _MEANINGS}
        command(columns=Columns(**told), **given)

    own = [parameters[name].replace(annotation=hint) for name, hint in taken.items()]
    keyword = inspect.Parameter.KEYWORD_ONLY
    added = [
        inspect.Parameter(name, keyword, default=None, annotation=hint)
        for name, hint in options.items()
    ]
    with_options.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]
    with_options.__annotations__ = taken | options
    with_options.__name__, with_options.__doc__ = command.__name__, command.__doc__
    return with_options


def _option(part: str, meaning: str) -> Any:
    wanted = f"Column of a table or field of JSON that holds {meaning}."
    return Annotated[Optional[str], typer.Option(metavar="NAME", help=wanted)]  # noqa: UP045


class Guesses:
    """What was guessed of the files that were read, to be said when they are."""

    def __init__(self) -> None:
        self._met: dict[str, str] = {}

    def note(self, layout: Layout) -> None:
        """Take note of a file whose text column was told by what stands in it."""
        if layout.guessed:
            self._met.setdefault(dict(layout.columns)["text"], layout.source)

    def tell(self) -> None:
        """Print each guessed column once, with the first file that it was read from."""
        for column, source in self._met.items():
            told = f"solieu: {source}: text is read from column {column}, the longest"
            err().print(f"{told}; another: --text-column", markup=False, soft_wrap=True)
