"""The rows of a written table, a batch at a time: for what must not hold a whole dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..finishing.replacing import parquet_of

_BATCH = 4096


def stream(
    folder: Path, table: str, columns: Sequence[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of a table of the dataset in a folder, in the order written.

    Raises `FileNotFoundError` where there is no such dataset, `OSError` where a file of it is not
    the table, or of another run than the others.

    >>> next(stream(Path("/nowhere"), "counts"))
    Traceback (most recent call last):
    ...
    FileNotFoundError: /nowhere/counts.parquet is missing: write the dataset first, ...
    """
    path = parquet_of(folder, table)
    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise OSError(f"{path} is not the table of a dataset: {error}") from error
    with file:
        missing = sorted(set(columns or ()) - set(file.schema_arrow.names))
        if missing:
            raise OSError(f"{path} has no column {missing[0]}: write the dataset anew")
        for batch in file.iter_batches(_BATCH, columns=columns):
            yield from batch.to_pylist()
