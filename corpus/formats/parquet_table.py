"""Parquet: rows in small batches, of the columns that are needed and no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from ..article import Reason, Reject
from ..limits import MEGABYTE, SAMPLE_ROWS
from ..record import Record, record_of
from .content import Content, Found, Span
from .lines import SPLIT
from .tables import Layout, layout_of, report_table

MOST_ROWS, BATCH_BYTES = 256, 8 * MEGABYTE  # read at a time, whichever is less

Fields = dict[str, object]


def read_parquet(content: Content) -> Found:
    """A record for each row, named by its number from 1."""
    number = content.first - 1
    with content.seekable() as file:
        try:
            table = _open(file)
            sample, size = _sample(table)
            layout = layout_of(content, table.schema_arrow.names, sample)
            if isinstance(layout, Reject):
                yield layout
                return
            report_table(content, "parquet", "utf-8", layout)
            rows = _rows(table, layout.names, size, content.span)
            for number, fields in enumerate(rows, start=content.first):
                yield _record(content, number, fields, layout)
            if not number:
                yield content.reject(Reason.NO_ARTICLES, "the table has no row")
        except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
            words = " ".join(str(error).split())[:200]
            detail = f"the Parquet file is broken after row {number} ({words}): fetch it again"
            yield content.reject(Reason.BROKEN_ARCHIVE, detail)


def _open(file: BinaryIO) -> Any:
    return pq.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)


def _sample(table: Any) -> tuple[list[Fields], int]:
    """The first rows of the columns that can be a text, and how many rows to read at a time."""
    names = [field.name for field in table.schema_arrow if _is_text(field.type)]
    batches = table.iter_batches(SAMPLE_ROWS, columns=names) if names else iter(())
    batch = next(batches, None)
    if batch is None or not batch.num_rows:
        return [], MOST_ROWS
    row_bytes = max(1, batch.nbytes // batch.num_rows)
    return list(_fields(batch)), max(1, min(MOST_ROWS, BATCH_BYTES // row_bytes))


def _is_text(kind: Any) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _rows(table: Any, names: tuple[str, ...], size: int, span: Span | None) -> Iterator[Fields]:
    groups = list(range(span.start, span.end)) if span else None
    for batch in table.iter_batches(size, groups, columns=list(names), use_threads=False):
        yield from _fields(batch)


def _fields(batch: Any) -> Iterator[Fields]:
    """The rows one at a time, for one may be large."""
    columns = [(name, batch.column(name)) for name in batch.schema.names]
    for row in range(batch.num_rows):
        yield {name: _cell(column[row]) for name, column in columns}


def _cell(cell: Any) -> object:
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return bytes(cell.as_buffer())


def _record(content: Content, number: int, fields: Fields, layout: Layout) -> Record | Reject:
    source = f"{content.name}:{number}"
    found = record_of(source, fields, layout.columns)
    if found is not None and len(found.text) > content.options.article_bytes:
        detail = f"a text of {len(found.text):,} characters: {SPLIT}"
        return Reject(source, Reason.TOO_LARGE, detail)
    return found or Reject(source, Reason.NO_TEXT, "its text column is empty")
