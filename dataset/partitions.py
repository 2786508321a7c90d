"""Frames of texts to frames of facts, a partition at a time: pandas, or Dask."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import pandas as pd

from ..corpus.article import Article
from ..extract import Registry, extract
from ..extract.facts import Facts
from ..extract.views.facts_frame import frame_of

Frame = TypeVar("Frame")  # of pandas or of Dask


def map_partitions(
    frame: Frame,
    table: str = "counts",
    *,
    text: str = "text",
    published_at: str | None = None,
    registry: Registry | None = None,
) -> Frame:
    """The facts of one table that the texts of a frame state, each under the index of its text.

    `text` and `published_at` name columns; texts are read as they are, so that offsets count in
    them. Of a Dask frame it is a Dask frame, and nothing is read before that is computed.

    >>> found = map_partitions(pd.DataFrame({"text": ["Xã có 12 hộ.", None, "Thôn có 7 hộ."]}))
    >>> found["surface"].to_dict()
    {0: '12 hộ', 2: '7 hộ'}
    """
    options: dict[str, Any] = {
        "table": table, "text": text, "published_at": published_at, "registry": registry,
    }  # fmt: skip
    if isinstance(frame, pd.DataFrame):
        return cast(Frame, _facts_of(frame, **options))
    lazy: Any = frame
    nothing = _facts_of(lazy._meta.iloc[:0], **options)
    return cast(Frame, lazy.map_partitions(_facts_of, **options, meta=nothing))


def _facts_of(
    frame: pd.DataFrame,
    table: str,
    text: str,
    published_at: str | None,
    registry: Registry | None,
) -> pd.DataFrame:
    found = [frame_of(Facts(), table)]
    index: list[Any] = []
    dates = frame[published_at] if published_at is not None else [None] * len(frame)
    for key, said, day in zip(frame.index, frame[text], dates, strict=True):
        if not isinstance(said, str):
            continue
        article = Article(str(key), said, published_at=None if pd.isna(day) else str(day)[:10])
        facts = frame_of(extract(article, registry=registry), table)
        if len(facts):
            found.append(facts)
            index += [key] * len(facts)
    whole = pd.concat(found[1:] or found, ignore_index=True)
    whole.index = pd.Index(index, dtype=frame.index.dtype, name=frame.index.name)
    return whole
