"""A dataset as a notebook shows it: its tables with their sizes, and the mismatches it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ...extract.views.html_parts import frame, line, some, table
from ..finishing.replacing import mixture
from ..tables import TABLES, Table
from ..writing.cells import decimal_text

MOST_MISMATCHES = 5
_TABLES = ("table", "rows", "MB", "columns", "what it holds")
_MISMATCHES = ("mismatch in", "rule", "stated", "expected")
_TOLD = ("article_id", "rule", "stated", "expected")


def dataset_html(folder: Path) -> str:
    """The tables in a folder; nothing is read of them but their footers, the checks and titles."""
    if told := mixture(folder):
        return frame(line(told))
    rows = [_row(folder, declared) for declared in TABLES]
    absent = [n for n, row in enumerate(rows) if not row[1]]
    return frame(line(f"Dataset in {folder}"), table(_TABLES, rows, absent), _mismatches(folder))


def _row(folder: Path, declared: Table) -> list[str]:
    path = folder / f"{declared.name}.parquet"
    if (footer := _footer(path)) is None:
        return [declared.name, "", "", "cannot be read", declared.description]
    size = f"{path.stat().st_size / 1e6:,.1f}"
    names = ", ".join(footer.schema.names)
    return [declared.name, f"{footer.num_rows:,}", size, names, declared.description]


def _footer(path: Path) -> pq.FileMetaData | None:
    try:
        return pq.read_metadata(path)
    except (OSError, pa.ArrowInvalid):
        return None


def _mismatches(folder: Path) -> str:
    """The first articles whose own figures do not agree."""
    if _footer(folder / "checks.parquet") is None or _footer(folder / "articles.parquet") is None:
        return ""
    wrong = pc.field("status") == "mismatch"
    found = pq.read_table(folder / "checks.parquet", columns=[*_TOLD], filters=wrong)
    first = found.slice(0, MOST_MISMATCHES).to_pylist()
    if not first:
        return line("No figures of an article are known to disagree.")
    titles = _titles(folder, {row["article_id"] for row in first})
    rows = [_mismatch_row(titles.get(row["article_id"], ""), row) for row in first]
    told = some(len(rows), found.num_rows, "mismatches", "`solieu audit` lists all, worst first")
    return table(_MISMATCHES, rows) + line(told)


def _mismatch_row(title: str, check: dict[str, Any]) -> list[str]:
    figures = [decimal_text(check[name]) or "" for name in ("stated", "expected")]
    return [title, check["rule"], *figures]


def _titles(folder: Path, ids: set[str]) -> dict[str, str]:
    wanted = pc.field("article_id").isin(list(ids))
    columns = ["article_id", "title", "source"]
    found = pq.read_table(folder / "articles.parquet", columns=columns, filters=wanted)
    return {row["article_id"]: row["title"] or row["source"] for row in found.to_pylist()}
