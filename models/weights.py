"""Weights on disk: numbers and words in skops archives, read without executing anything.

An archive is made with skops and holds plain values only (dicts, lists, text, numbers), so whoever
has skops can open it, too. Reading here needs neither skops nor scikit-learn: the values stand as
JSON in the archive, and whatever else is in it is refused.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

_SCHEMA = "schema.json"
_MOST_BYTES = 20_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
# What reading a damaged archive raises, by the part of it that is damaged.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError,
    LookupError, TypeError, ValueError, AttributeError,
)  # fmt: skip


class WeightsError(ValueError):
    """A file of weights that is damaged or not ours; the message names it and the way out."""


def save(path: str | Path, part: str, values: Mapping[str, Any]) -> None:
    """Write the values of a learned part; the same values give the same bytes.

    Needs skops (`pip install 'solieu[train]'`).

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save(f"{folder}/w.skops", "named_phrases", {"labels": ["name", "none"]})
    ...     load(f"{folder}/w.skops", "named_phrases")
    {'labels': ['name', 'none']}
    """
    from skops.io import dumps

    made = zipfile.ZipFile(io.BytesIO(dumps({"part": part, **values})))
    schema = _renumbered(json.loads(made.read(_SCHEMA)), {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(_SCHEMA, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, json.dumps(schema, ensure_ascii=False, sort_keys=True))


def _renumbered(node: Any, seen: dict[int, int]) -> Any:
    """The schema with ids in the order of the nodes in place of addresses in memory."""
    if isinstance(node, dict):
        if "__id__" in node:
            number = seen.setdefault(node["__id__"], len(seen))
            node = {**node, "__id__": number}
        return {key: _renumbered(value, seen) for key, value in node.items()}
    return [_renumbered(value, seen) for value in node] if isinstance(node, list) else node


def load(path: str | Path, part: str) -> dict[str, Any]:
    """The values that were saved for a part.

    Raises `WeightsError` where the file is no such archive, `OSError` where there is none.

    >>> from importlib.resources import files
    >>> load(str(files(__package__).joinpath("named_phrases.skops")), "named_phrases")["labels"]
    ['name', 'none']
    """
    refused = f"{path} holds no weights of {part}: solieu train {part} makes them"
    file = io.BytesIO(Path(path).read_bytes())
    try:
        values = _value(json.loads(_schema(file)))
    except _DAMAGE as error:
        raise WeightsError(f"{refused} ({error!r})") from error
    if not isinstance(values, dict) or values.pop("part", None) != part:
        raise WeightsError(f"{refused} (it is of another part)")
    return values


def _schema(file: BinaryIO) -> bytes:
    with zipfile.ZipFile(file) as archive:
        if archive.namelist() != [_SCHEMA]:
            raise ValueError(f"it holds {', '.join(archive.namelist())}")
        if archive.getinfo(_SCHEMA).file_size > _MOST_BYTES:
            raise ValueError("it is too large")
        return archive.read(_SCHEMA)


def _value(node: dict[str, Any]) -> Any:
    """The plain value of a node; a node of any other class is refused."""
    if node["__loader__"] == "JsonNode":
        return json.loads(node["content"])
    if node["__loader__"] == "DictNode" and node["__class__"] == "dict":
        return {key: _value(value) for key, value in node["content"].items()}
    if node["__loader__"] == "ListNode" and node["__class__"] == "list":
        return [_value(value) for value in node["content"]]
    raise TypeError(f"a {node['__class__']} is no plain value")
