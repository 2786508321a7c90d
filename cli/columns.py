"""The options that name columns of tables and fields of JSON, for every command that reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Optional

import typer

from ..corpus.columns import Columns
from .app import err
from .option_groups import taking

_END = "_column"
_MEANINGS = {
    "text": "the text of an article; this and the next are known by the usual names",
    "title": "its title",
    "date": "the day it was published",
    "author": "who wrote it",
    "site": "who published it",
    "url": "its address, which tells the publisher",
    "id": "a key of yours, to be put behind its name in `source`",
}

_OPTIONS = {
    part + _END: (
        Annotated[
            Optional[str],  # noqa: UP045
            typer.Option(
                metavar="NAME", help=f"Column of a table or field of JSON that holds {meaning}."
            ),
        ],
        None,
    )
    for part, meaning in _MEANINGS.items()
}


def _columns(**given: str | None) -> Columns:
    return Columns(**{option.removesuffix(_END): name for option, name in given.items()})


takes_columns = taking("columns", _OPTIONS, _columns)


def tell_guesses(guessed: Mapping[str, str]) -> None:
    """Print each column that was guessed to be the text, with the first file it was read from."""
    for column, source in sorted(guessed.items()):
        told = f"solieu: {source}: text is read from column {column}, the longest"
        err().print(f"{told}; another: --text-column", markup=False, soft_wrap=True)
