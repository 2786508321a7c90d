"""What people changed, for tools that keep labels and offsets but neither fields nor ids.

Such a format carries the exported annotation beside the labels. A region that is still there keeps
everything; one that is not has moved to a new region of its label that overlaps it, or changed its
label in place, or was removed; a new region that takes no old one's place was added.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from ...corpus.annotated import Annotation, AnnotationError, as_row, from_row, text_hash
from .regions import PART, Marked, Region, mark

Key: TypeAlias = tuple[str, int, int]
View: TypeAlias = Callable[[Region], Key | None]


def as_it_is(region: Region) -> Key:
    """How a format shows a region that can show every offset."""
    return region.key


def keys(marked: Marked, view: View = as_it_is) -> list[Key]:
    """Every region once as the format shows it, in text order, the longer first."""
    shown = {key for region in marked.regions if (key := view(region))}
    return sorted(shown, key=lambda key: (key[1], -key[2], key[0]))


def corrected(exported: Marked, found: Iterable[Key], view: View = as_it_is) -> Marked:
    """The exported regions as they are after the correction that shows `found`.

    A region that the format cannot show stays as it was.
    """
    after = dict.fromkeys(found)
    shown = [view(region) for region in exported.regions]
    lost = dict.fromkeys(key for key in shown if key and key not in after)
    moves: dict[Key, Key] = {}
    for key in sorted(set(after) - set(shown), key=lambda key: (key[1:], key[0])):
        origin = _origin(key, [old for old in lost if old not in moves])
        if origin:
            moves[origin] = key
    kept: dict[int, Region] = {}
    for number, (region, seen) in enumerate(zip(exported.regions, shown, strict=True)):
        if seen is None or seen in after:
            kept[number] = region
        elif seen in moves:
            kept[number] = _moved(region, moves[seen])
    known = {*shown, *moves.values()}
    added = [Region(*key) for key in after if key not in known]
    return dataclasses.replace(exported, regions=(*_renumbered(kept), *added))


def _origin(key: Key, lost: list[Key]) -> Key | None:
    label, start, end = key

    def shared(old: Key) -> int:
        return min(end, old[2]) - max(start, old[1])

    alike = [old for old in lost if old[0] == label and shared(old) > 0]
    if alike:
        return max(alike, key=shared)
    same_place = [old for old in lost if old[1:] == key[1:]]
    return next((old for old in same_place if _is_fact(old) == _is_fact(key)), None)


def _is_fact(key: Key) -> bool:
    return "-" not in key[0]


def _moved(region: Region, key: Key) -> Region:
    label, start, end = key
    return dataclasses.replace(region, label=label, start=start, end=end)


def _renumbered(kept: dict[int, Region]) -> list[Region]:
    numbers = {old: new for new, old in enumerate(kept)}
    return [
        dataclasses.replace(
            region,
            parts=tuple(
                numbers[part]
                for part in region.parts
                if part in numbers and kept[part].label.startswith(PART)
            ),
        )
        for region in kept.values()
    ]


def linked(marked: Marked, links: Iterable[tuple[Key, Key]]) -> Marked:
    """The regions with exactly these links from facts to phrase fields."""
    numbers = {region.key: number for number, region in enumerate(marked.regions)}
    parts: dict[Key, list[int]] = {}
    for source, target in links:
        parts.setdefault(source, []).append(numbers[target])
    regions = (
        dataclasses.replace(region, parts=tuple(dict.fromkeys(parts.get(region.key, ()))))
        for region in marked.regions
    )
    return dataclasses.replace(marked, regions=tuple(regions))


def carried(annotation: Annotation) -> str:
    """The exported annotation as one line of JSON, to be carried beside the labels."""
    return json.dumps(as_row(annotation), ensure_ascii=False)


def exported(row: Any, text: str, where: str) -> Marked:
    """The exported regions that a file carries; `AnnotationError` where the text has changed."""
    annotation = from_row(row, where)
    if text_hash(text) != annotation.sha256:
        raise AnnotationError(
            f"{where}: the text of article {annotation.article} has changed, its offsets no longer "
            "hold: correct labels only, export again to start over"
        )
    return mark(annotation, text)
