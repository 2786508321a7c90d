"""Rejected inputs as rows with a key of their own, kept apart from the articles."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from ..corpus.article import Reject
from .cells import Row, well_formed


def reject_line(reject: Reject) -> bytes:
    """The reject as a line that sorts by source."""
    cells = [well_formed(str(part)) for part in (reject.source, reject.reason, reject.detail)]
    return json.dumps(cells, ensure_ascii=False).encode()


def reject_sources(lines: Iterable[bytes]) -> set[str]:
    """The sources that were rejected at least once."""
    return {str(json.loads(line)[0]) for line in lines}


def reject_rows(lines: Iterable[bytes], taken: Collection[str]) -> Iterator[Row]:
    """A row for each of the sorted lines. A source that is taken, or met before, gets a number.

    So no row hides another, and no source stands both here and in `articles`.

    >>> from solieu.corpus.article import Reason
    >>> line = reject_line(Reject("x.txt", Reason.EMPTY, "0 bytes"))
    >>> [row[0] for row in reject_rows([line, line], taken=())]
    ['x.txt', 'x.txt (2)']
    """
    used = set(taken)
    previous, nth = None, 0
    for line in lines:
        source, reason, detail = json.loads(line)
        nth = nth + 1 if source == previous else 1 + (source in used)
        previous = source
        key = source if nth == 1 else f"{source} ({nth})"
        if nth > 1:
            used.add(key)
        yield [key, reason, detail]
