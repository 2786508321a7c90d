"""Which articles repeat an earlier one, found in columns on disk and a few arrays.

Articles come in the order of their rows. Their rank is by date of publication, undated last, then
by row: the first of a story is the article that the others are duplicates of. A duplicate is always
like the very article it is a duplicate of, and that one is no duplicate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...corpus.fingerprint import BANDS, Fingerprint, fingerprints
from ...corpus.reprints import LEAST_SEQUENCES, repeats
from .columns import Column

_UNDATED = "~"
_NEIGHBOURS = 4  # met in a crowd that shares a key: so many of the first, and of the nearest
_AT_ONCE = 2**14  # articles whose pairs are in memory
_BANDS_AT_ONCE = 6  # of which the keys of all articles are
_ROWS_AT_ONCE = 2**14  # whose keys are, of all bands
_MOST_COMPARED = 32  # of all that an article meets, those that it meets in most bands
_REMEMBERED = 1024
_CHARS_AT_ONCE = 2**16  # of texts, whose words are found together
_Ranks = NDArray[np.uint32]  # as many articles as pairs can name


class Duplicates(StrEnum):
    """Which articles count as duplicates: those of the same text, or reprints, too."""

    EXACT = "exact"
    NEAR = "near"


class Original(NamedTuple):
    """The article that another one repeats, how similar that is to it, and whether its text is
    the same."""

    article_id: str
    similarity: float
    is_copy: bool


class DuplicateFinder:
    """Takes articles one by one, then says of each which earlier one it repeats."""

    def __init__(self, folder: Path, wanted: Duplicates) -> None:
        folder.mkdir()
        self._wanted = wanted
        self._ids = Column(folder, "id", "S32")
        self._dates = Column(folder, "date", "S25")
        self._hashes = Column(folder, "hash", "S16")
        self._fingerprints = _Fingerprints(folder)
        self._n = 0

    def add(self, article_id: str, content_hash: str, published_at: str | None, text: str) -> None:
        """Take the article of the next row. An article without text is like no other."""
        self._ids.add(article_id.encode())
        self._dates.add((published_at or _UNDATED).encode("ascii", "replace"))
        self._hashes.add(bytes.fromhex(content_hash)[:16] if text else _digest(article_id))
        self._n += 1
        if self._wanted is Duplicates.NEAR:
            self._fingerprints.add(text)

    def take(self, folder: Path) -> None:
        """Take the articles that another finder put into its folder, in their order."""
        for mine in (self._ids, self._dates, self._hashes, *self._fingerprints.columns):
            mine.take(folder)
        self._n = len(self._ids)

    def close(self) -> None:
        """Leave the articles in the folder, for another finder to take."""
        self._fingerprints.finish()
        for column in (self._ids, self._dates, self._hashes, *self._fingerprints.columns):
            column.close()

    def originals(self) -> Iterator[Original | None]:
        """For each row the article that it repeats, or None."""
        by_rank = np.argsort(self._dates.read(), kind="stable").astype(np.uint32)
        copied = _first_of_equals(self._hashes.read()[by_rank])
        first, similarity = copied.copy(), np.ones(self._n)
        if self._wanted is Duplicates.NEAR:
            self._link(first, similarity, by_rank)
            first, similarity = first[copied], similarity[copied]
        for rank in _inverse(by_rank):
            original = first[rank]
            if original == rank:
                yield None
            else:
                row = int(by_rank[original])
                article_id = bytes(self._ids.between(row, row + 1)[0]).decode()
                is_copy = bool(copied[rank] == original)
                yield Original(article_id, float(similarity[rank]), is_copy)

    def _link(self, first: _Ranks, similarity: NDArray[np.float64], by_rank: _Ranks) -> None:
        """Let `first` name the originals of reprints, too, and `similarity` say how similar."""
        self._fingerprints.finish()
        look_up = self._fingerprints.opened()
        for earlier, later in self._fingerprints.pairs(by_rank, first):
            if first[later] != later or first[earlier] != earlier:
                continue
            shared = repeats(look_up(by_rank[earlier]), look_up(by_rank[later]))
            if shared is not None:
                first[later], similarity[later] = earlier, round(shared, 4)


class _Fingerprints:
    """The fingerprints of all articles, on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sequences = Column(folder, "sequence", "<u4")
        self._figures = Column(folder, "figure", "<u8")
        self._sizes = Column(folder, "size", "<i8")
        self._keys = Column(folder, "key", "<u4")
        self._texts: list[str] = []
        self._chars = 0
        self.columns = (self._sequences, self._figures, self._sizes, self._keys)

    def add(self, text: str) -> None:
        """Take the text of the next row; some are looked at together."""
        self._texts.append(text)
        self._chars += len(text)
        if self._chars >= _CHARS_AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Look at the texts that were taken last."""
        if not self._texts:
            return
        found = fingerprints(self._texts)
        self._sequences.add(found.sequences)
        self._figures.add(found.figures)
        self._sizes.add(found.sizes)
        self._keys.add(found.keys)
        self._texts, self._chars = [], 0

    def opened(self) -> Callable[[int], Fingerprint]:
        """What gives the fingerprint of a row."""
        sizes = self._sizes.read().reshape(-1, 2)
        ends = np.zeros((len(sizes) + 1, 2), np.int64)
        np.cumsum(sizes, axis=0, out=ends[1:])
        columns = self._sequences, self._figures

        @lru_cache(_REMEMBERED)
        def of(row: int) -> Fingerprint:
            parts = zip(columns, ends[row].tolist(), ends[row + 1].tolist(), strict=True)
            return Fingerprint(*(np.unique(each.between(*bounds)) for each, *bounds in parts))

        return of

    def pairs(self, by_rank: _Ranks, first: _Ranks) -> Iterator[tuple[int, int]]:
        """The ranks of two articles that may be alike, by the later and then by the earlier."""
        is_long = (self._sizes.read()[::2] >= LEAST_SEQUENCES)[by_rank]
        ranks = np.flatnonzero(is_long & (first == np.arange(len(first)))).astype(np.uint32)
        begins = np.arange(0, len(first) + _AT_ONCE, _AT_ONCE, dtype=np.uint64) << np.uint64(32)
        met = []
        for band, keys in enumerate(self._keys_by_band(by_rank[ranks])):
            column = Column(self._folder, f"met-{band}", "<u8")
            pairs = _pairs_of_equals(keys, ranks)
            column.add(pairs)
            met.append((column, pairs.searchsorted(begins).tolist()))
        for nth in range(len(begins) - 1):
            parts = [column.between(*bounds[nth : nth + 2]) for column, bounds in met]
            found, often = np.unique(np.concatenate(parts), return_counts=True)
            for pair in _most_met(found, often):
                yield int(pair) & 0xFFFFFFFF, int(pair) >> 32

    def _keys_by_band(self, rows: _Ranks) -> Iterator[NDArray[np.uint32]]:
        """The keys of some rows, a band at a time."""
        n = len(self._keys) // BANDS
        for band in range(0, BANDS, _BANDS_AT_ONCE):
            keys = np.empty((_BANDS_AT_ONCE, n), np.uint32)
            for row in range(0, n, _ROWS_AT_ONCE):
                end = min(row + _ROWS_AT_ONCE, n)
                some = self._keys.between(row * BANDS, end * BANDS).reshape(-1, BANDS)
                keys[:, row:end] = some[:, band : band + _BANDS_AT_ONCE].T
            for one in keys:
                yield one[rows]


def _digest(article_id: str) -> bytes:
    return blake2b(article_id.encode(), digest_size=16).digest()


def _most_met(pairs: NDArray[np.uint64], often: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The pairs, without those of a later article that meet less often than enough others."""
    later = pairs >> np.uint64(32)
    order = np.lexsort((-often, later))
    nth = np.arange(len(order)) - _starts(later[order])
    return np.sort(pairs[order[nth < _MOST_COMPARED]])


def _inverse(by_rank: _Ranks) -> _Ranks:
    ranks = np.empty_like(by_rank)
    ranks[by_rank] = np.arange(len(by_rank), dtype=by_rank.dtype)
    return ranks


def _first_of_equals(values: NDArray[np.bytes_]) -> _Ranks:
    """For each value the position of the first one like it."""
    order = np.argsort(values, kind="stable").astype(np.uint32)
    first = np.empty_like(order)
    first[order] = order[_starts(values[order])]
    return first


def _starts(sorted_values: NDArray[np.generic]) -> _Ranks:
    """For each of the sorted values the position where its equals begin."""
    at = np.arange(len(sorted_values), dtype=np.uint32)
    is_first = np.ones(len(sorted_values), bool)
    is_first[1:] = sorted_values[1:] != sorted_values[:-1]
    at[~is_first] = 0
    return np.maximum.accumulate(at, out=at)


def _pairs_of_equals(keys: NDArray[np.uint32], ranks: _Ranks) -> NDArray[np.uint64]:
    """Pairs of ranks with one key, the later in the upper half: each with the first of its crowd
    and with those right before it."""
    order = np.argsort(keys, kind="stable")
    starts, ranks = _starts(keys[order]), ranks[order]
    at = np.flatnonzero(starts < np.arange(len(order)))
    starts, pairs = starts[at].astype(np.int64), []
    for step in range(_NEIGHBOURS):
        for earlier in (starts + step, at - step - 1):
            is_pair = (earlier >= starts) & (earlier < at)
            later = ranks[at[is_pair]].astype(np.uint64) << np.uint64(32)
            pairs.append(later | ranks[earlier[is_pair]].astype(np.uint64))
    return np.unique(np.concatenate(pairs))
