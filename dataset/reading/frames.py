"""A written dataset as pandas frames."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..file_formats import rows_in
from ..finishing.replacing import mixture, parquet_of, state_of
from ..tables import Table, Type, table
from ..writing.parquet_writer import arrow_schema, arrow_table
from .dataset_html import dataset_html
from .figures import figures_of

_NULLABLE = {pa.int64(): pd.Int64Dtype()}


class Dataset:
    """The tables of one dataset, each read when first asked for: from its Parquet file, else from
    a file or folder of another format that `convert` wrote. The frames are the same. Once another
    run has written into the folder, `OSError` says so: open it again.

    Whole numbers are nullable integers, figures are exact `Decimal`, dates are `date`.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._state = state_of(self.folder)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """Every article that was read."""
        return self._read("articles")

    @cached_property
    def citations(self) -> pd.DataFrame:
        """Every citation of a document."""
        return self._read("citations")

    @cached_property
    def documents(self) -> pd.DataFrame:
        """Every document cited."""
        return self._read("documents")

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Every stated number of something."""
        return self._read("counts")

    @cached_property
    def percentages(self) -> pd.DataFrame:
        """Every stated share or rate."""
        return self._read("percentages")

    @cached_property
    def models(self) -> pd.DataFrame:
        """Every named model, movement, campaign or motto."""
        return self._read("models")

    @cached_property
    def places(self) -> pd.DataFrame:
        """Every place that another table names."""
        return self._read("places")

    @cached_property
    def checks(self) -> pd.DataFrame:
        """Every check of the articles' own arithmetic."""
        return self._read("checks")

    @cached_property
    def rejects(self) -> pd.DataFrame:
        """Every input that gave no article."""
        return self._read("rejects")

    def figures(self) -> pd.DataFrame:
        """Counts and percentages together, a row each, with their article and place.

        `kind` is `percentage` or that of a count; `item` is what is counted, or what a percentage
        is `of`. `value` is the exact `Decimal`, `number` the nearest float, for plots and means.
        Dates are `datetime64[s]`, whole numbers nullable, and kinds, units, places, sites and rules
        categories. `duplicate_of` is filled where the article repeats another one.
        """
        return figures_of(self.counts, self.percentages, self._read)

    def __repr__(self) -> str:
        return f"Dataset({str(self.folder)!r})"

    def _repr_html_(self) -> str:
        return dataset_html(self.folder)

    def _read(self, name: str, columns: list[str] | None = None) -> pd.DataFrame:
        declared = table(name)
        found = _arrow(self.folder, declared, columns)
        if state_of(self.folder) != self._state:
            raise OSError(f"{self.folder} was written anew since it was opened: open it again")
        return _with_plain_decimals(found.to_pandas(types_mapper=_NULLABLE.get), declared)


def open_dataset(folder: str | Path) -> Dataset:
    """The dataset in a folder that `build` or `solieu extract` wrote, or in what `convert` or
    `solieu export` made of it: a folder of CSV or JSON Lines, a SQLite, DuckDB or xlsx file.

    >>> open_dataset("/nowhere").counts
    Traceback (most recent call last):
    ...
    FileNotFoundError: /nowhere does not exist: ...
    """
    if not Path(folder).exists():
        raise FileNotFoundError(
            f"{folder} does not exist: write the dataset first, "
            f"as in `solieu extract corpus/samples --out {folder}`"
        )
    return Dataset(folder)


def _arrow(place: Path, declared: Table, columns: list[str] | None) -> pa.Table:
    is_ours = (place / f"{declared.name}.parquet").is_file() or mixture(place)
    batches = None if is_ours else rows_in(place, declared)
    if batches is None:
        return pq.read_table(parquet_of(place, declared.name), columns=columns)
    schema = arrow_schema(declared)
    tables = [arrow_table(rows, declared) for rows in batches]
    found = pa.concat_tables([schema.empty_table(), *tables])
    return found if columns is None else found.select(columns)


def _with_plain_decimals(frame: pd.DataFrame, declared: Table) -> pd.DataFrame:
    for column in declared.columns:
        if column.type is Type.DECIMAL and column.name in frame:
            frame[column.name] = frame[column.name].map(_plain, na_action="ignore")
    return frame


def _plain(value: Decimal) -> Decimal:
    """The same number without the zeros that fill its column: 1750, not 1750.000000000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
