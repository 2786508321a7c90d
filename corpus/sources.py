"""Sources -> the inputs in them: paths, folders, globs and standard input, in a stable order."""

from __future__ import annotations

import glob
import json
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .article import Reason, Reject
from .remote import find_remote, is_remote

Source = str | os.PathLike[str]
STDIN = "-"
_PACKAGE = "datapackage.json"
_OURS = "solieu-"  # datasets and panels are called so


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read (or standard input), by the name that rows of the dataset will give it."""

    path: str
    name: str


def find_inputs(sources: Source | Iterable[Source]) -> Iterator[Input | Reject]:
    """Every input that the sources name, one at a time, or why there is none.

    >>> list(find_inputs("-"))
    [Input(path='-', name='-')]
    """
    many = [sources] if isinstance(sources, str | os.PathLike) else sources
    for source in many:
        yield from _inputs_of(os.fspath(source))


def _inputs_of(path: str) -> Iterator[Input | Reject]:
    if path == STDIN:
        yield Input(STDIN, STDIN)
    elif is_remote(path):
        yield from _inputs_elsewhere(path)
    elif os.path.isdir(path):
        yield from _inputs_in_folder(path)
    elif os.path.lexists(path):
        yield _input_at(path)
    elif glob.has_magic(path) and (found := sorted(glob.glob(path, recursive=True))):
        yield from _inputs_of_glob(found)
    else:
        advice = "no file matches it" if glob.has_magic(path) else "no such file or folder"
        yield Reject(_name(path), Reason.NOT_FOUND, f"{advice}: check the spelling and the folder")


def _inputs_elsewhere(path: str) -> Iterator[Input | Reject]:
    """Every file of an address; sorted by it, as folders are."""
    found = False
    try:
        for file in find_remote(path):
            found = True
            yield Input(file, file)
    except OSError as error:
        found = True
        detail = f"it cannot be listed ({error}): check the address and the permissions"
        yield Reject(path, Reason.UNREADABLE, detail)
    if not found:
        yield Reject(path, Reason.NOT_FOUND, "no file has that address: check the spelling")


def _inputs_of_glob(found: list[str]) -> Iterator[Input | Reject]:
    """Each match once: `tin/**` matches a folder and all that is in it."""
    folders = {os.path.join(path, "") for path in found if os.path.isdir(path)}
    for path in found:
        parents = (path[: at + 1] for at, letter in enumerate(path[:-1]) if letter == os.sep)
        if folders.isdisjoint(parents):
            yield from _inputs_of(path)


def _inputs_in_folder(folder: str) -> Iterator[Input | Reject]:
    holds_files = False
    unreadable: list[Reject] = []

    def note(error: OSError) -> None:
        where = _name(str(error.filename))
        detail = f"the folder cannot be listed ({error.strerror}): check its permissions"
        unreadable.append(Reject(where, Reason.UNREADABLE, detail))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        ours = _tables_in(root) if _PACKAGE in names else set()
        files = (name for name in names if not name.startswith(".") and name not in ours)
        links = (name for name in folders if os.path.islink(os.path.join(root, name)))
        for name in sorted((*files, *links)):
            holds_files = True
            yield _input_at(os.path.join(root, name))
        yield from unreadable
        unreadable.clear()
    yield from unreadable
    if not holds_files and not unreadable:
        yield Reject(_name(folder), Reason.NO_ARTICLES, "there is no file in it: check the folder")


def _tables_in(folder: str) -> set[str]:
    """The files of a dataset that an earlier run wrote into the folder: they are no articles."""
    try:
        with open(os.path.join(folder, _PACKAGE), encoding="utf-8") as file:
            package = json.load(file)
        if not package["name"].startswith(_OURS):
            return set()
        tables = {str(table["path"]) for table in package["resources"]}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return set()
    typed = {f"{os.path.splitext(name)[0]}.parquet" for name in tables}
    return {_PACKAGE, "run.json", *tables, *typed}


def _input_at(path: str) -> Input | Reject:
    """The input, unless opening it could block for ever, as a pipe does."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        detail = f"it cannot be read ({error.strerror}): check the link and the permissions"
        return Reject(_name(path), Reason.UNREADABLE, detail)
    if stat.S_ISDIR(mode):
        detail = "a link to a folder, which is not followed: give the folder itself"
        return Reject(_name(path), Reason.UNREADABLE, detail)
    if stat.S_ISREG(mode):
        return Input(path, _name(path))
    return Reject(_name(path), Reason.UNREADABLE, "it is no regular file: pipe it in and give '-'")


def _name(path: str) -> str:
    """The path as given, in characters that every output can write."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
