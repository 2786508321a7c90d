"""Rejected inputs as rows with a key of their own, kept apart from the articles."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b

import numpy as np

from ...corpus.article import Reject
from ..writing.cells import Row, well_formed


def reject_line(reject: Reject) -> bytes:
    """The reject as a line that sorts by source."""
    cells = [well_formed(str(part)) for part in (reject.source, reject.reason, reject.detail)]
    return json.dumps(cells, ensure_ascii=False).encode()


class RejectedSources:
    """Sources that were rejected at least once, eight bytes each. Almost never is another one
    taken for one of them, which `reject_rows` stands.

    >>> from solieu.corpus.article import Reason
    >>> line = reject_line(Reject("x.txt", Reason.EMPTY, "0 bytes"))
    >>> "x.txt" in RejectedSources([line]), "y.txt" in RejectedSources([line])
    (True, False)
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        keys = (_key(str(json.loads(line)[0])) for line in lines)
        self._keys = np.unique(np.fromiter(keys, np.uint64))

    def __contains__(self, source: str) -> bool:
        key = _key(source) if len(self._keys) else 0
        at = int(np.searchsorted(self._keys, np.uint64(key)))
        return at < len(self._keys) and int(self._keys[at]) == key


def _key(source: str) -> int:
    return int.from_bytes(blake2b(source.encode(), digest_size=8).digest())


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
