"""The objects of a JSON stream, found without holding the whole: at the top or in a list inside."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import ijson

from ..columns import Columns
from ..limits import MOST_NESTING
from ..record import record_of
from .content import Readable

MOST_LEVELS = 3  # objects around the list of articles: `{"response": {"docs": [` are two
MOST_UNNAMED = 1000  # objects without a known text in a list; more are taken for articles

Events = Iterator[tuple[str, Any]]
_STARTS = frozenset(("start_map", "start_array"))
_ENDS = frozenset(("end_map", "end_array"))


def objects(stream: Readable, columns: Columns) -> Iterator[object]:
    """The values that are articles, or stand where articles should, one at a time.

    >>> import io
    >>> stream = io.BytesIO(b'{"total": 2, "docs": [{"text": "a"}, {"text": "b"}]}')
    >>> list(objects(stream, Columns()))
    [{'text': 'a'}, {'text': 'b'}]
    """
    events: Events = iter(ijson.basic_parse(stream, multiple_values=True))
    for event, value in events:
        if event == "start_array":
            yield from _elements(events)
        elif event == "start_map":
            whole = yield from _envelope(events, columns, level=1)
            if whole is not None:
                yield whole
        else:
            yield value


def _elements(events: Events) -> Iterator[object]:
    for event, value in events:
        if event == "end_array":
            return
        yield _value(events, event, value)


def _envelope(
    events: Events, columns: Columns, level: int
) -> Generator[object, None, dict[str, object] | None]:
    """Yields the articles of a list in an object; returns the object where it has none."""
    fields: dict[str, object] = {}
    has_list = False
    for event, key in events:
        if event == "end_map":
            break
        event, value = next(events)
        may_hold = level <= MOST_LEVELS and not _has_text(fields, columns)
        found: object
        if event == "start_array" and may_hold:
            found = yield from _listed(events, columns)
        elif event == "start_map" and may_hold:
            found = yield from _envelope(events, columns, level + 1)
        else:
            found = _value(events, event, value)
        has_list = has_list or (found is None and event in _STARTS)
        fields[key] = found
    return None if has_list and not _has_text(fields, columns) else fields


def _listed(events: Events, columns: Columns) -> Generator[object, None, list[object] | None]:
    """Yields the elements once one has a text; returns them where none has."""
    held: list[object] | None = []
    for element in _elements(events):
        if held is None:
            yield element
            continue
        held.append(element)
        is_object = isinstance(element, dict)
        if is_object and (_has_text(element, columns) or len(held) > MOST_UNNAMED):
            yield from held
            held = None
    return held


def _has_text(fields: object, columns: Columns) -> bool:
    return isinstance(fields, dict) and record_of("", fields, columns) is not None


def _value(events: Events, event: str, value: object) -> object:
    """The value that an event begins; what is nested too deep in it is left out."""
    if event not in _STARTS:
        return value
    whole: Any = {} if event == "start_map" else []
    stack, keys, left_out = [whole], [""], 0
    for event, value in events:
        if event in _ENDS:
            if left_out:
                left_out -= 1
                continue
            stack.pop(), keys.pop()
            if not stack:
                break
        elif left_out or (event in _STARTS and len(stack) >= MOST_NESTING):
            left_out += event in _STARTS
        elif event == "map_key":
            keys[-1] = str(value)
        else:
            item: Any = {} if event == "start_map" else [] if event == "start_array" else value
            if isinstance(stack[-1], dict):
                stack[-1][keys[-1]] = item
            else:
                stack[-1].append(item)
            if event in _STARTS:
                stack.append(item)
                keys.append("")
    return whole
